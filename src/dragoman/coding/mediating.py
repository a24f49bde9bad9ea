"""Who mediated between the parties of an event: "met in Iasi for talks mediated by President X", "under the auspices of Y"."""

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.assembly.parties import of_mention
from dragoman.coding.candidate import Candidate
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Role

_MEDIATED = frozenset({"meeting", "consultation", "agreement", "summit", "call"})
_MEDIATING = frozenset({"mediate", "broker", "facilitate", "moderate"})
_MEDIATION = frozenset({"mediation", "auspex", "auspice", "auspices", "facilitation", "moderation"})
# What was mediated some other time: "discussed the truce that X had brokered".
_OF_THE_EVENT = vocabulary("talks") | {"meeting", "round", "summit"}


def with_mediators(candidate: Candidate, claim: EventClaim) -> EventClaim:
    """The claim with those persons whom its own clause names as mediators."""
    if claim.type not in _MEDIATED:
        return claim
    heads = {t.idx for noun in _mediators(candidate.trigger) for t in noun.subtree}
    known = {p.name for p in claim.participants if p.name}
    found = [
        of_mention(person, person.known_country, Role.MEDIATOR)
        for person in candidate.resolver.persons
        if person.head in heads and person.plural == 1 and person.person.name
        if person.person.name not in known
    ]
    return claim.model_copy(update={"participants": (*claim.participants, *found)}) if found else claim


def _mediators(trigger: Token) -> Iterator[Token]:
    """The nouns behind "mediated by" and "under the mediation of" that hang on the event's word, or on its clause."""
    here = [trigger, *_talks_of(trigger)]
    for word in here:
        for clause in word.children:
            passive = clause.dep_ in ("acl", "advcl") and clause.tag_ == "VBN" and clause.i > word.i
            if passive and clause.lemma_.lower() in _MEDIATING:
                agents = [noun for name, noun in grammar.prepositional(clause) if name == "by"]
                yield from (n for noun in agents for n in grammar.conjuncts(noun))
        for name, noun in grammar.prepositional(word):
            if name in ("under", "with", "through", "by") and noun.lemma_.lower() in _MEDIATION:
                yield from grammar.possessors(noun)
                yield from (n for of, n in grammar.prepositional(noun) if of in ("of", "by"))


def _talks_of(trigger: Token) -> Iterator[Token]:
    """The talks for which a verb says that people met, and the verb over a noun of talks: "held talks mediated by X"."""
    if trigger.pos_ == "VERB":
        yield from (
            noun
            for word, noun in grammar.prepositional(trigger)
            if word in ("for", "in", "at") and noun.lemma_.lower() in _OF_THE_EVENT
        )
    elif trigger.dep_ in ("dobj", "nsubj", "nsubjpass"):
        yield trigger.head
    elif trigger.dep_ == "pobj" and trigger.head.dep_ == "prep" and trigger.head.head.pos_ == "VERB":
        yield trigger.head.head
