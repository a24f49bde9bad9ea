"""The second of two infinitives, which the parse joins to the verb over both: "is expected to meet leaders, and hold talks"."""

from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBZ", "VBD", "VBN", "VBG"})
_AIMS = ("xcomp", "ccomp", "advcl")


def mend_joined_infinitive(parsed: Doc) -> None:
    """Join a bare infinitive to the one before it: nobody "is expected and hold"."""
    for verb in parsed:
        over = verb.head
        if verb.dep_ != "conj" or verb.tag_ not in ("VB", "VBP") or over.tag_ not in _FINITE:
            continue
        if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "mark") for c in verb.children):
            continue
        if any(c.tag_ == "MD" for c in over.children):
            continue
        first = _infinitive(over, verb)
        if first is not None:
            verb.head, verb.tag_ = first, "VB"


def _infinitive(over: Token, verb: Token) -> Token | None:
    """The last infinitive with "to" under a verb, before another."""
    found = [
        c
        for c in over.children
        if c.dep_ in _AIMS
        and over.i < c.i < verb.i
        and any(t.dep_ == "aux" and t.lower_ == "to" for t in c.children)
    ]
    return found[-1] if found else None
