"""The subject of a second clause, which the parse hangs beside the verb of the first: "A came in May, and B left on Friday"."""

from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mend_second_subject(parsed: Doc) -> None:
    """ "X came in August, and Y, on his way home, stopped in Oslo": Y is who stopped, and it was on his way."""
    for noun in parsed:
        if (
            noun.dep_ not in ("conj", "dobj")
            or noun.pos_ not in ("NOUN", "PROPN")
            or noun.head.pos_ not in ("VERB", "AUX")
        ):
            continue
        verb = _own_verb(noun)
        if verb is None:
            continue
        first = noun.head
        for child in list(first.children):
            if noun.i < child.i < verb.i and child.dep_ in ("prep", "advmod", "npadvmod", "punct", "advcl"):
                child.head = verb
        noun.head, noun.dep_ = verb, "nsubjpass" if _is_passive(verb) else "nsubj"


def _own_verb(noun: Token) -> Token | None:
    """The verb behind a noun, beside the one on which it hangs, that lacks a subject and is told in a tense of its own."""
    first = noun.head
    joined = any(c.dep_ == "cc" and first.i < c.i < noun.i for c in first.children)
    verb = next((c for c in first.children if c.dep_ == "conj" and c.i > noun.i), None)
    if not joined or verb is None or verb.pos_ not in ("VERB", "AUX"):
        return None
    if any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children):
        return None
    finite = verb.tag_ in _FINITE or any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    again = any(c.dep_ == "cc" and noun.i < c.i < verb.i for c in first.children)
    return verb if finite and not again else None


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)
