"""The day and the place behind a purpose: "signed a protocol on fruit to ease access to both markets on 22 April in Bangkok".

The parse hangs them on what was to be eased; but nobody eases, promotes or strengthens anything for a day.
"""

from spacy.tokens import Doc, Token

from dragoman.annotation.dates.grammar import MONTH_NAMES, WEEKDAY_NAMES
from dragoman.knowledge.triggers import event_nouns
from dragoman.knowledge.vocabulary import vocabulary

# What is aimed at and has no day of its own.
_AIMS = vocabulary("strengthens") | {
    "address",
    "celebrate",
    "combat",
    "cooperate",
    "coordinate",
    "discuss",
    "elevate",
    "explore",
    "mark",
    "push",
    "raise",
    "review",
    "tackle",
}
_MONTHS = frozenset(MONTH_NAMES) | frozenset(
    {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "jan.", "feb.", "aug.", "sept.",
     "oct.", "nov.", "dec."}
)  # fmt: skip
_PLACED = frozenset({"in", "at"})
_OCCASIONS = frozenset({"in", "at", "during", "over"})
_HELD = frozenset(
    {
        "call",
        "conversation",
        "meeting",
        "talk",
        "videoconference",
        "ceremony",
        "session",
        "visit",
        "phone",
        "telephone",
    }
)


def mend_aims(parsed: Doc) -> None:
    """Hang the day that closes a purpose, and the place beside it, on the verb that is told in the past."""
    for aim in parsed:
        if aim.tag_ != "VB" or aim.lemma_.lower() not in _AIMS or not _is_purpose(aim):
            continue
        told = _told(aim)
        if told is None or any(_is_day(c) and c.i < aim.i for c in told.subtree):
            continue
        inside = [t for t in aim.subtree if t.i > aim.i]
        if any(t.pos_ == "VERB" for t in inside):
            continue
        moved = [t for t in inside if _is_occasion(t)][:1]
        day = next((t for t in inside if _is_day(t)), None)
        if day is not None and day.head.lemma_.lower() not in event_nouns():
            moved += [day, *(t for t in inside if _is_place_beside(t, day) and t not in moved)]
        for token in moved:
            token.head, token.dep_ = told, "prep"


def _is_purpose(aim: Token) -> bool:
    return aim.dep_ in ("advcl", "xcomp", "acl", "relcl") and any(
        c.dep_ == "aux" and c.lower_ == "to" for c in aim.children
    )


def _told(aim: Token) -> Token | None:
    """The verb over a purpose, where it is told in the past: "signed", "was opened", "have met"."""
    over = next((t for t in aim.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if over is None or over.tag_ not in ("VBD", "VBN") or over.dep_ in ("acl", "amod"):
        return None
    return over


def _is_occasion(prep: Token) -> bool:
    """ "In a telephone call on Wednesday", "at a meeting in Lima", "during talks": on which it was said or done."""
    if prep.lower_ not in _OCCASIONS or prep.pos_ != "ADP":
        return False
    named = [c for c in prep.children if c.dep_ == "pobj" and c.pos_ == "NOUN"]
    return bool(named) and named[0].lemma_.lower() in _HELD


def _is_day(prep: Token) -> bool:
    """ "On Tuesday", "on 22 April", "on April 22": not "on Tuesday's talks"."""
    if prep.lower_ != "on" or prep.pos_ != "ADP":
        return False
    named = [c for c in prep.children if c.dep_ == "pobj"]
    return bool(named) and (
        named[0].lower_ in WEEKDAY_NAMES
        or (named[0].lower_ in _MONTHS and any(c.pos_ == "NUM" for c in named[0].children))
    )


def _is_place_beside(prep: Token, day: Token) -> bool:
    """ "In Bangkok", right before or behind the day."""
    if prep.lower_ not in _PLACED or prep.pos_ != "ADP":
        return False
    named = [c for c in prep.children if c.dep_ == "pobj" and c.pos_ == "PROPN"]
    behind = max(t.i for t in [day, *(c for c in day.subtree if c != prep and prep not in c.ancestors)]) + 1
    return bool(named) and (prep.i == behind or prep.right_edge.i + 1 == day.i)
