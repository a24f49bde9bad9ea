"""What leaves an event open: "out of the question", "would not confirm", "were about to", "skipped the planned visit"."""

import re

from spacy.tokens import Token

from dragoman.annotation.own_status import Modality
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status

_OPEN = re.compile(
    r"\b(?:out of the question|in (?:serious |grave |some |considerable )?doubt|in question|in jeopardy|in the balance|up in the air"
    r"|uncertain|unclear|undecided|doubtful|unthinkable|unlikely|off the table|not on the (?:agenda|cards|table|programme)"
    r"|not (?:being )?(?:planned|foreseen|envisaged|scheduled|on))\b"
)
_BEING = frozenset({"be", "remain", "look", "seem", "appear", "hang", "stay", "become"})
# "X would welcome a visit", "would appreciate a call": wishes, whoever says so.
_LIKING = vocabulary("wishes")
_CONFIRMING = frozenset({"confirm", "verify", "corroborate", "substantiate"})
_REFUSING = frozenset({"decline", "refuse"})
_MISSED = frozenset({"skip", "miss", "shun"})
_PLANNED = frozenset({"planned", "scheduled", "announced", "expected", "upcoming", "forthcoming"})
_JOURNEYS = vocabulary("journeys") | {"meeting", "talk"}
_GOING_ON = vocabulary("talks")


def in_doubt(verb: Token, lemma: str) -> bool:
    """Whether a verb says of its subject that nobody knows, or that it won't be: "remains uncertain"."""
    if lemma not in _BEING:
        return False
    behind = [t.text_with_ws for t in verb.subtree if t.i >= verb.i]
    return _OPEN.search("".join(behind[:12]).lower()) is not None


def only_welcome(verb: Token, lemma: str) -> bool:
    """ "Would welcome a visit by X"."""
    return lemma in _LIKING and any(c.dep_ == "aux" and c.lower_ in ("would", "'d") for c in verb.children)


def unconfirmed_by(verb: Token, lemma: str) -> bool:
    """ "Would not confirm that", "declined to confirm that", "neither side would confirm that"."""
    if lemma not in _CONFIRMING:
        return False
    denied = any(c.dep_ == "neg" for c in verb.children)
    over = verb.head if verb.dep_ == "xcomp" else None
    refused = over is not None and over.lemma_.lower() in _REFUSING
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    nobody = any(
        s.lower_ in ("neither", "nobody", "none")
        or any(d.lower_ in ("neither", "no", "none", "nor") for d in s.children)
        for s in subjects
    )
    first = next((t for t in verb.sent if not t.is_punct), verb)
    return denied or refused or nobody or (bool(subjects) and first.lower_ == "neither")


def about_to(verb: Token) -> Modality | None:
    """ "Is about to sign" is ahead; "were about to sign" came to nothing that is told."""
    near = [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - 3) : verb.i]]
    if near[-2:] != ["about", "to"] or len(near) < 3:
        return None
    if near[0] in ("is", "are", "'s", "now"):
        return Modality(Status.PLANNED, "about to")
    if near[0] not in ("was", "were", "been") or _DENYING.search(verb.sent.text):
        return None
    return Modality(None, "only about to")


_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|dismiss\w*|refut\w+|untrue|false)\b", re.IGNORECASE)


def passed_over(noun: Token, verb: Token, lemma: str) -> bool:
    """ "Skipped a planned visit": it was planned, and is off."""
    return (
        lemma in _MISSED
        and noun.lemma_.lower() in _JOURNEYS
        and any(c.dep_ in ("amod", "acl") and c.lower_ in _PLANNED for c in noun.children)
    )


def broken_off(noun: Token, lemma: str) -> bool:
    """ "Suspended talks on a treaty": what was going on rests, and no meeting of a day is put off."""
    dated = any(
        c.dep_ in ("acl", "relcl", "amod") and c.lower_ in _PLANNED | {"due", "set"} for c in noun.children
    )
    return lemma == "suspend" and noun.lemma_.lower() in _GOING_ON and not dated


_ACCEPTED = re.compile(
    r"\baccept(?:ed|s|ing) (?:the|an|his|her|its|this|that|a)\b[^.;]{0,40}?\binvitation\b[^.;]* to $",
    re.IGNORECASE,
)


def invited_to(verb: Token) -> bool:
    """ "Accepted the invitation of President X to visit Tashkent", whatever the parse hangs the infinitive on."""
    if verb.tag_ != "VB" or verb.i == verb.sent.start:
        return False
    return _ACCEPTED.search(verb.doc[verb.sent.start : verb.i].text + " ") is not None


def only_named(preposition: Token) -> bool:
    """ "On the eve of the meeting": of one that the text must have told of elsewhere."""
    nouns = [c for c in preposition.children if c.dep_ == "pobj"]
    return any({c.lower_ for c in noun.children} == {"the"} for noun in nouns)


_OTHER_DAY = re.compile(
    r"\bwill (?:now |instead )?(?:take place|be held|happen|be made|be paid|follow) (?:at|on) (?:a|another|some) (?:later|new|different|other|future)? ?(?:date|day|time|stage)\b"
)
_SET_FOR = re.compile(
    r"\b(?:foreseen|planned|scheduled|set|due|fixed|announced|expected|slated|originally)\b"
)


def to_a_later_day(sentence: str) -> bool:
    """ "A trip to X, foreseen for Friday, will take place at a later date"."""
    found = _OTHER_DAY.search(sentence)
    return found is not None and _SET_FOR.search(sentence[: found.start()]) is not None


def gives_reason(noun: Token) -> bool:
    """ "Saw no reason to summon the ambassador", "has the right to expel him": an infinitive hangs on the noun."""
    return any(
        c.dep_ in ("acl", "relcl") and c.tag_ == "VB" and any(t.tag_ == "TO" for t in c.children)
        for c in noun.children
    )
