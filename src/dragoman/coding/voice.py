"""Whether a verb stands in the active or the passive: "was received", "signed by A", "called in", "conferred by video link"."""

from spacy.tokens import Token

from dragoman.knowledge.vocabulary import vocabulary


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive ("was received"), or is a past participle that modifies a noun."""
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if by_wire(verb):
        return False
    own = any(child.dep_ == "nsubj" for child in verb.children)  # "reports that A had expelled B"
    kinds = {child.dep_ for child in verb.children}
    opens = verb.i == verb.sent.start and verb.tag_ == "VBN" and verb.dep_ == "advcl"
    if opens and not kinds & {"nsubj", "dobj", "aux", "ccomp", "oprd"}:
        return True  # "Summoned to the ministry, the ambassador was told"
    if verb.tag_ == "VBN" and verb.dep_ == "acl" and not own and not finite_after_all(verb):
        return True
    return not own and _passive_beside(verb)


def _passive_beside(verb: Token) -> bool:
    """ "Was drawn up and signed by A", "signed by A, the accord abolishes visas": a passive without its own auxiliary."""
    kinds = {c.dep_ for c in verb.children}
    if verb.tag_ != "VBN" or verb.dep_ not in ("conj", "advcl") or kinds & {"dobj", "aux"}:
        return False
    if verb.dep_ == "advcl":
        return "agent" in kinds
    between = verb.doc[verb.head.i + 1 : verb.i]
    beside = all(t.dep_ in ("cc", "prt", "advmod", "punct") for t in between)
    return ("agent" in kinds or beside) and is_passive(verb.head)


_WIRES = vocabulary("wires") | {"letter"}


def by_wire(verb: Token) -> bool:
    """ "Presidents A and B conferred by video link": nobody conferred them, in a line whose verb the parse puts under A."""
    agents = [
        noun
        for by in verb.children
        if by.dep_ == "agent"
        for noun in by.subtree
        if noun.dep_ in ("pobj", "conj")
    ]
    return bool(agents) and all(noun.lemma_.lower() in _WIRES for noun in agents)


# Verbs whose participle keeps an object of its own in the passive: "a minister given the post".
_OF_TWO = frozenset({"give", "name", "grant", "award", "offer", "hand", "deny", "send", "show", "tell", "ask"})  # fmt: skip


def finite_after_all(verb: Token) -> bool:
    """ "The minister, X, called in the ambassador": after an apposition the parse takes the verb for a participle."""
    if verb.i == verb.sent.start or verb.nbor(-1).text != "," or verb.lemma_.lower() in _OF_TWO:
        return False
    kinds = {c.dep_ for c in verb.children}
    alone = verb.head.dep_ == "ROOT" and any(c.dep_ == "appos" and c.i < verb.i for c in verb.head.children)
    return not kinds & {"agent", "auxpass"} and ("dobj" in kinds or alone)
