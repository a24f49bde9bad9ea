"""Days told by how far they are from another day, which the model hangs on the noun before: "with the emirate a day earlier"."""

from spacy.tokens import Doc

_APART = frozenset({"earlier", "later", "before", "after", "ago", "previously", "afterwards", "thereafter"})


def mend_days_apart(parsed: Doc) -> None:
    """ "Severed relations with the emirate a day earlier": the day is that of the verb."""
    for word in parsed:
        noun = word.head
        if word.lower_ not in _APART or word.dep_ not in ("advmod", "npadvmod", "amod") or noun.i > word.i:
            continue
        spans = [c for c in word.children if c.dep_ == "npadvmod" and c.i == word.i - 1]
        if noun.pos_ not in ("NOUN", "PROPN") or not spans or spans[0].left_edge.i != noun.i + 1:
            continue
        if noun.head.i > word.i:
            continue  # "said that his talks two days earlier were useful": of the talks
        verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
        if verb is not None and verb.i < word.i:
            word.head = verb
