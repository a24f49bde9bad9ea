"""The second of two infinitives, which the parse joins to the verb over both: "is expected to meet leaders, and hold talks"."""

from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBZ", "VBD", "VBN", "VBG"})
_AIMS = ("xcomp", "ccomp", "advcl")


def mend_joined_infinitive(parsed: Doc) -> None:
    """Join a bare infinitive to the one before it: nobody "is expected and hold"."""
    for verb in parsed:
        over = verb.head
        if verb.dep_ == "dep" and verb.tag_ == "VB" and over.i < verb.i and _goes_on_from(over, verb):
            verb.dep_ = "conj"
        if verb.dep_ != "conj" or verb.tag_ not in ("VB", "VBP") or over.tag_ not in _FINITE:
            continue
        if any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "mark") for c in verb.children):
            continue
        if any(c.tag_ == "MD" for c in over.children):
            continue
        first = _infinitive(over, verb)
        if first is not None:
            verb.head, verb.tag_ = first, "VB"


def _goes_on_from(over: Token, verb: Token) -> bool:
    """ "Will fly to Astana, hold talks and be received": the second of three, which the parse leaves loose."""
    helped = any(c.dep_ == "aux" and c.lower_ in ("will", "shall", "to", "would") for c in over.children)
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "mark") for c in verb.children)
    return over.tag_ == "VB" and helped and not own and verb.left_edge.nbor(-1).text == ","


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


def shares_auxiliary(verb: Token) -> bool:
    """ "Is to meet X and be received by Y", "will call on X and hold talks": the "to" or "will" of the verb before is its own."""
    if verb.dep_ != "conj":
        return False
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VB":
        return not helpers
    return len(helpers) == 1 and helpers[0].lower_ == "be"
