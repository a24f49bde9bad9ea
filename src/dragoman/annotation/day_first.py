"""A day before the object, "received on Thursday morning the ambassador", and an envoy "accredited to our country" behind it."""

from spacy.tokens import Doc, Token

from dragoman.annotation.dates.grammar import MONTH_NAMES, WEEKDAY_NAMES

_PARTS = frozenset({"morning", "afternoon", "evening", "noon", "night"})
_ENVOYS = frozenset({"ambassador", "envoy", "commissioner", "nuncio", "representative", "consul"})


def mend_accredited(parsed: Doc) -> None:
    """ "Received Y, the new ambassador of A accredited to B": the participle says who the envoy is."""
    for verb in parsed:
        if verb.lower_ != "accredited" or verb.dep_ not in ("ROOT", "ccomp"):
            continue
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        if not subjects or subjects[-1].lemma_.lower() not in _ENVOYS or _has_auxiliary(verb):
            continue
        envoy = subjects[-1]
        over = (
            verb.head if verb.dep_ == "ccomp" else next((c for c in verb.children if c.dep_ == "ccomp"), None)
        )
        comma = parsed[envoy.left_edge.i - 1] if envoy.left_edge.i > 1 else None
        if over is None or over.i > envoy.i or comma is None or comma.text != ",":
            continue
        for other in subjects[:-1]:
            other.head, other.dep_ = over, "dobj"
        if verb.dep_ == "ROOT":
            over.head, over.dep_ = over, "ROOT"
        for mark in [c for c in verb.children if c.dep_ == "punct"]:
            mark.head = over
        envoy.head, envoy.dep_ = parsed[comma.i - 1], "appos"
        verb.head, verb.dep_ = envoy, "acl"


def _has_auxiliary(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "auxpass", "dobj") for c in verb.children)


def mend_object_behind_day(parsed: Doc) -> None:
    """Hang the noun behind "on Thursday morning" on the verb: nothing is "on Thursday morning copies"."""
    for on in parsed[:-2]:
        if on.lower_ != "on" or on.dep_ != "prep" or parsed[on.i + 1].lower_ not in WEEKDAY_NAMES:
            continue
        day = parsed[on.i + 2] if parsed[on.i + 2].lower_ in _PARTS else parsed[on.i + 1]
        noun, verb = day.head, on.head
        if day.dep_ != "compound" or noun.i < day.i or on.i < verb.i or noun.head not in (on, verb):
            continue
        if not _lacks_object(verb, but=noun):
            continue
        noun.head, noun.dep_ = verb, "dobj"
        day.head, day.dep_ = on, "pobj"
        if parsed[on.i + 1] != day:
            parsed[on.i + 1].head = day


def _lacks_object(verb: Token, but: Token) -> bool:
    """Whether a verb in the active has nobody and nothing else to act on yet."""
    there = ("dobj", "nsubjpass", "auxpass", "attr", "ccomp", "oprd")
    return verb.pos_ == "VERB" and not any(c.dep_ in there and c != but for c in verb.children)


def mend_subject_behind_day(parsed: Doc) -> None:
    """ "At the summit of 3 July leaders lifted the sanctions": who acts stands behind the day, and is no part of it."""
    for month in parsed[1:-1]:
        noun = month.head
        if (
            month.lower_ not in MONTH_NAMES
            or month.dep_ != "compound"
            or noun.i != month.i + 1
            or noun.dep_ != "pobj"
        ):
            continue
        day, verb = parsed[month.i - 1], parsed[min(noun.right_edge.i + 1, len(parsed) - 1)]
        before = noun.head
        if (
            not day.like_num
            or noun.tag_ not in ("NNS", "NNPS")
            or before.i != day.i - 1
            or verb.tag_ not in _FINITE
        ):
            continue
        main = verb if verb.pos_ == "VERB" else verb.head
        if any(c.dep_ in ("nsubj", "nsubjpass", "csubj") for c in main.children):
            continue
        noun.head, noun.dep_ = (
            main,
            "nsubjpass" if any(c.dep_ == "auxpass" for c in main.children) else "nsubj",
        )
        month.head, month.dep_ = before, "pobj"
        day.head, day.dep_ = month, "nummod"


def mend_subject_beside_day(parsed: Doc) -> None:
    """ "In the Council on Tuesday, China, as feared, vetoed the draft": who acts stands behind the comma, and is no name of the day."""
    for name in parsed:
        day = name.head
        if (
            name.dep_ != "appos"
            or name.pos_ != "PROPN"
            or day.lower_ not in WEEKDAY_NAMES
            or day.dep_ != "pobj"
        ):
            continue
        verb = day.head.head
        if verb.pos_ != "VERB" or verb.tag_ not in _FINITE or verb.i < name.i:
            continue
        if any(c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl") for c in verb.children):
            continue
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        name.head, name.dep_ = verb, "nsubjpass" if passive else "nsubj"


# The verb that the noun behind a day has right behind it.
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
