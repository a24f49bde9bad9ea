"""What is set for a day behind a comma: "to take part in the 5th meeting of the council of the two countries, set for Friday"."""

from spacy.tokens import Doc, Token

from dragoman.knowledge.triggers import event_nouns
from dragoman.knowledge.vocabulary import vocabulary

_SET = vocabulary("planned")
_GOING_ON = frozenset({"for", "on", "to", "in", "at", "later", "tomorrow", "next"})


def mend_planned_aside(parsed: Doc) -> None:
    """Hang the participle on the event that it is said of, not on the last noun before the comma nor on the verb."""
    for clause in parsed:
        if clause.lower_ not in _SET or clause.dep_ not in ("acl", "advcl", "amod") or clause.i < 2:
            continue
        if parsed[clause.i - 1].text != "," or any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children):
            continue
        if clause.i + 1 >= len(parsed) or parsed[clause.i + 1].lower_ not in _GOING_ON:
            continue
        noun = _event_before(parsed[clause.i - 2], clause)
        if noun is None:
            continue
        over = next((t for t in noun.ancestors if t.pos_ in ("VERB", "AUX")), None)
        clause.head, clause.dep_ = noun, "acl"
        for child in list(clause.children):
            if over is not None and child.i > clause.i and parsed[child.left_edge.i - 1].text == ",":
                child.head = over  # "set for Friday in Lima, after a row": it is told of the verb


def _event_before(last: Token, clause: Token) -> Token | None:
    """The event noun whose phrase the comma closes, or None."""
    for token in [last, *last.ancestors]:
        if token.pos_ in ("VERB", "AUX") or clause in token.ancestors or token == clause:
            return None
        if token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in event_nouns():
            return token
    return None
