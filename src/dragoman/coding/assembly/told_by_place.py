"""Who acts where only a place tells it, or the thing that acted: "told to leave Bahrain", "a protest from Prague", "over a
vessel that had entered its waters"."""

from dragoman.coding import grammar
from dragoman.coding.assembly.parties import codes, official
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, governments_in, grounds


def left(candidate: Candidate) -> list[Entity]:
    """The country that somebody was told to leave."""
    if candidate.kind.name != "expulsion":
        return []
    for token in candidate.trigger.subtree:
        if token.lemma_.lower() in ("leave", "depart", "quit"):
            found: list[Entity] = []
            for noun in grammar.objects(token):  # "to leave Bahrain and the Emirates"
                found += candidate.resolver.entities(noun) or grounds(candidate.resolver.places_of(noun)[:1])
            if found:
                return found
    return []


def sent_from(candidate: Candidate) -> list[Entity]:
    """ "Saw its diplomat thrown out of Toronto", "were expelled from Stockholm": the state of the city that they must leave."""
    if candidate.kind.name != "expulsion" or not grammar.is_passive(candidate.trigger):
        return []
    nouns = [n for word, n in grammar.prepositional(candidate.trigger) if word in ("from", "of")]
    return grounds([p for n in nouns for p in candidate.resolver.places_of(n)][:1])


def complained_of(candidate: Candidate) -> list[Entity]:
    """ "A protested to B over a vessel that had entered its waters": whose vessel it is."""
    vessel, over = candidate.trigger.head, candidate.trigger.head.head
    relative = candidate.kind.name == "incident" and candidate.trigger.dep_ == "relcl"
    if (
        not relative
        or over.lower_ not in ("over", "about", "at", "against")
        or candidate.resolver.entities(vessel)
    ):
        return []
    verb = grammar.clause_verb(over)
    own = (
        official([e for n in grammar.subjects(verb) for e in candidate.resolver.entities(n)]) if verb else []
    )
    named = [e for e in candidate.resolver.named(states=True) if e.start < candidate.trigger.idx]
    others = [e for e in named if e.code not in codes(own)]
    return others if len(codes(own)) == 1 and len(codes(others)) == 1 else []


def from_capital(candidate: Candidate) -> list[Entity]:
    """ "Drew a protest from Prague", "a complaint by Nicosia": the government of the capital, which is no place here."""
    if candidate.kind.name != "protest":
        return []
    return governments_in(p for t in candidate.tokens("sender") for p in candidate.resolver.places_of(t))
