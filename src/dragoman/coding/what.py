"""Clauses with "what" in the place of a noun: "pounded what X called militant hideouts"."""

from spacy.tokens import Token

from dragoman.knowledge.vocabulary import vocabulary

_CALLING = vocabulary("names_as") | {"say"}


def called_so(verb: Token) -> list[Token]:
    """The nouns that a clause with "what" calls its object: "bombed what it described as camps"; else none."""
    found: list[Token] = []
    for clause in verb.children:
        if clause.dep_ not in ("ccomp", "dobj") or clause.lemma_.lower() not in _CALLING:
            continue
        if not any(t.lower_ == "what" for t in clause.subtree if verb.i < t.i < clause.i):
            continue
        found += [c for c in clause.children if c.dep_ in ("oprd", "attr", "dobj") and c.i > clause.i]
        found += [
            n for c in clause.children if c.lower_ == "as" for n in c.children if n.dep_ in ("pobj", "amod")
        ]
        said = (v for v in clause.children if v.dep_ == "ccomp" and v.lemma_ == "be")
        found += [n for v in said for n in v.children if n.dep_ == "attr"]
    return found
