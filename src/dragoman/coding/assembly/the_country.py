"""Which state "the country" is, where an act is done to it: the one that the sentence named before."""

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.knowledge.vocabulary import vocabulary

_COUNTRY = vocabulary("lands")


def country_meant(candidate: Candidate, acting: list[str]) -> list[Entity]:
    """ "Urged Mali to talk, days after it closed its borders with the country": the one state of others named before."""
    for token in candidate.tokens("target", "called", "measure", "goods"):
        country = token if token.lower_ in _COUNTRY and _is_definite(token) else _under(token)
        if country is None:
            continue
        actors = [a for a in candidate.resolver.actors if a.is_state and a.end <= country.idx]
        before = [a for a in actors if a.code not in acting]
        if len({a.code for a in before}) == 1:
            return candidate.resolver.of_actor(before[-1])
    return []


def _under(noun: Token) -> Token | None:
    """ "The country" of "sanctions on the country", "aid to the country"."""
    held = [n for word, n in grammar.prepositional(noun) if word in ("on", "against", "to", "with", "from")]
    return next((n for n in held if n.lower_ in _COUNTRY and _is_definite(n)), None)


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in ("the", "that") for c in noun.children) and not any(
        c.dep_ == "poss" for c in noun.children
    )
