"""What somebody demands in the subjunctive: "repeated its call on Friday that Israel lift the blockade", whatever word demands it."""

from spacy.tokens import Token


def demanded(verb: Token) -> bool:
    """Whether a verb after "that" stands in its base form beside one subject, as only the subjunctive does."""
    if verb.tag_ not in ("VB", "VBP") or verb.lower_ != verb.lemma_.lower() or verb.dep_ == "ROOT":
        return False
    if not any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children):
        return False
    if any(c.dep_ in ("aux", "auxpass") and c.lower_ not in ("not",) for c in verb.children):
        return False
    return any(c.dep_ == "nsubj" and c.tag_ == "NNP" and not _several(c) for c in verb.children)


def _several(subject: Token) -> bool:
    """ "That Norway and Sweden lift it": more than one, of whom the indicative says the same."""
    return any(c.dep_ == "conj" for c in subject.children) or subject.lower_.endswith("s")
