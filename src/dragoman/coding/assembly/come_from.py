"""Who acts, told only by where an act comes from: a note in which somebody objects, a government's seat, a capital."""

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, governments_in, grounds
from dragoman.knowledge.vocabulary import vocabulary

_OBJECTING = vocabulary("blames") | {"complain", "object", "protest", "reject"}


def in_note(candidate: Candidate) -> list[Entity]:
    """ "A was handed a note in which B objects": who objects in it."""
    if candidate.kind.name != "protest":
        return []
    for verb in candidate.trigger.subtree:
        if verb.dep_ == "relcl" and verb.lemma_.lower() in _OBJECTING:
            return [e for n in grammar.subjects(verb) for e in candidate.resolver.entities(n)]
    return []


def from_seat(candidate: Candidate) -> list[Entity]:
    """ "Got a summons from South Block": the government that sits there."""
    if candidate.kind.name != "summons":
        return []
    nouns = candidate.tokens("sender")
    inside = [
        n for t in nouns for word, n in grammar.prepositional(t) if word == "in"
    ]  # "the minister in Harare"
    return grounds([p for token in (*nouns, *inside) for p in candidate.resolver.places_of(token)][:1])


def where_told(candidate: Candidate, verb: Token) -> list[Entity]:
    """ "It was announced in Tehran that the treaty with X": the government of the capital where "it" was told."""
    if not any(
        n.lower_ == "it"
        for n in grammar.subjects(verb) or [c for c in verb.children if c.dep_ == "nsubjpass"]
    ):
        return []
    inside = [n for word, n in grammar.prepositional(verb) if word == "in"]
    return governments_in(p for n in inside for p in candidate.resolver.places_of(n))[:1]
