"""Who did it too: "as did A and B", "along with C and D"."""

from spacy.tokens import Token

from dragoman.coding import grammar


def who_also_did(verb: Token) -> list[Token]:
    """ "Senegal voted for it, as did Egypt and Chad": those who did the like."""
    return [
        noun
        for clause in verb.children
        if clause.lemma_.lower() == "do" and clause.dep_ in ("advcl", "ccomp", "conj", "parataxis")
        if any(c.lower_ in ("as", "so") for c in clause.children)
        and not any(c.dep_ in ("dobj", "xcomp", "aux") for c in clause.children)
        for subject in clause.children
        if subject.dep_ == "nsubj" and not _in_own_words(subject, clause)
        for noun in grammar.conjuncts(subject)
    ]


def _in_own_words(subject: Token, clause: Token) -> bool:
    """ "A did so on Friday": told as an act of its own, with its own day, which the verb before does not have."""
    behind = clause.nbor(1).lower_ if clause.i + 1 < len(clause.doc) else ""
    return subject.i < clause.i and behind == "so"


def along_with(verb: Token, *, closely: bool = False) -> list[Token]:
    """ "Won a seat, along with Denmark and Panama": states that did it too; of those who meet or travel others may be meant.

    ``closely`` takes them without a comma too: "abstained along with Denmark and Panama".
    """
    found = []
    for word in verb.subtree:
        if word.lower_ != "with" or word.i == 0 or word.nbor(-1).lower_ not in ("along", "together"):
            continue
        at = word.i - 2
        opened = (word.i > verb.i and closely) or (at >= 0 and word.doc[at].text == ",")
        others = grammar.objects_of_preposition(word)
        opened = opened or (word.i > verb.i and any(n.lower_ in ("those", "that") for n in others))
        found += others if opened and grammar.clause_verb(word) == verb else []
    # "Was called in, along with those of France and Germany"
    of_those = [
        noun
        for those in found
        if those.lower_ in ("those", "that")
        for word, noun in grammar.prepositional(those)
        if word == "of"
    ]
    return [noun for noun in [*found, *of_those] if noun.pos_ == "PROPN"]
