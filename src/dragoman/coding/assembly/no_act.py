"""Words of protest, offers and aid that tell of no act of a government: a rights group's protest, an offer taken up, aid withheld."""

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.knowledge.official_nouns import insurgents, private_groups
from dragoman.knowledge.vocabulary import vocabulary

# What others do with an offer to mediate.
_TAKEN_UP = vocabulary("takes_a_stand")
_WITHHELD = vocabulary("halts")


def by_private_group(candidate: Candidate) -> bool:
    """ "A human rights group protested": whoever was named before it, no state does."""
    tokens = candidate.tokens("sender")
    return bool(tokens) and all(_is_private(candidate, token) for token in tokens)


def by_insurgents(candidate: Candidate) -> bool:
    """ "Rebels attacked its consulate in Mosul": those who fight a government, of whom no state is named beside them."""
    tokens = candidate.tokens("sender")
    return bool(tokens) and all(
        t.lemma_.lower() in insurgents() and not candidate.resolver.entities(t) for t in tokens
    )


def _is_private(candidate: Candidate, token: Token) -> bool:
    start, end = token.left_edge.idx, token.idx + len(token)
    named = any(start <= a.start < end for a in candidate.resolver.actors)
    indefinite = (
        any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in token.children) or token.tag_ == "NNS"
    )
    return token.lemma_.lower() in private_groups() and indefinite and not named


def takes_up_offer(candidate: Candidate) -> bool:
    """ "Agreed to Norwegian mediation", "is opposed to French mediation": the offer is another's."""
    noun = candidate.trigger
    if noun.pos_ != "NOUN" or noun.dep_ not in ("dobj", "pobj"):
        return False
    verb = grammar.clause_verb(noun)
    return verb is not None and verb.lemma_.lower() in _TAKEN_UP


def is_withheld(noun: Token) -> bool:
    """ "The suspension of Dutch aid to Rwanda"."""
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "in", "to", "on"):
        return False
    return noun.head.head.pos_ == "NOUN" and noun.head.head.lemma_.lower() in _WITHHELD
