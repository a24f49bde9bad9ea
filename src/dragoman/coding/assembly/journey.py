"""Visits: somebody of one state or organisation goes to another."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.annotation.mentions import PlaceMention
from dragoman.coding import grammar
from dragoman.coding.assembly.build import build, forms
from dragoman.coding.assembly.parties import codes, is_private, participants
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_from_places, venue_of_country
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.knowledge.organisations import organisations
from dragoman.records import EventClaim, Role, Status, Venue

# Characters around a city within which an organisation that sits there must be named, to be what was visited.
NEARBY = 600
_FOR_PLEASURE = frozenset({"holiday", "holidays", "vacation", "honeymoon", "funeral-goers", "sightseeing"})


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a visit leads: a venue and the party visited (a state, or an organisation at its seat)."""

    venue: Venue | None
    party: Entity


def assemble_journey(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for each country or organisation visited."""
    plural = candidate.trigger.tag_ == "NNS" and len(codes(candidate.entities("destination"))) < 2
    if plural or any(sums_up(token) for token in [candidate.trigger, *candidate.tokens("visitor")]):
        candidate.drop("sums up many at once")
        return []
    if _FOR_PLEASURE & {t.lower_ for t in candidate.sentence}:
        candidate.drop("a private journey")
        return []
    visitors = [e for e in candidate.entities("visitor") if not is_private(e)]
    destinations = (
        _destinations(candidate) or _of_other_side(candidate, visitors) or _to_home(candidate, visitors)
    )
    if not destinations:
        candidate.drop("no destination")
        return []
    visitors = _travelling(candidate, _of_one_side(visitors, destinations))
    if not visitors:
        candidate.drop("no official visitor")
        return []
    claims = []
    for destination in destinations:
        if destination.party.code in codes(visitors):
            candidate.drop("within the visitor's own country")
            continue
        people = participants(visitors, Role.VISITOR)
        claims.append(
            build(candidate, story, [*visitors, destination.party], people, venue=destination.venue)
        )
    if claims:
        candidate.dropped = None
    return claims


def _travelling(candidate: Candidate, visitors: Sequence[Entity]) -> list[Entity]:
    """Those who can travel: people and delegations. A country "visits" another only on pages of sport.

    "A Chinese state visit" is of nobody named, but official.
    """
    if any(e.person is not None or not e.is_state for e in visitors):
        return list(visitors)
    acting = any(t.lemma_.lower() in official_nouns() for t in candidate.tokens("visitor"))
    return list(visitors) if acting or forms(candidate) else []


def _of_one_side(visitors: Sequence[Entity], destinations: Sequence[Destination]) -> list[Entity]:
    """The visitors, without the modifier that names the country visited ("the Georgia visit")."""
    visited = {d.party.code for d in destinations}
    bare = [e for e in visitors if e.person is None and e.code in visited]
    kept = [e for e in visitors if e not in bare]
    return kept if kept else list(visitors)


def _destinations(candidate: Candidate) -> list[Destination]:
    places: list[PlaceMention] = []
    parties: list[Entity] = []
    for token in candidate.tokens("destination"):
        places += candidate.resolver.places_of(token)
        parties += candidate.entities("destination")
    if not places and not parties:
        parties, places = _beside(candidate)
    found: dict[str, Destination] = {}
    for place in places:
        if place.country is not None and place.country not in found:
            same = [p for p in places if p.country == place.country]
            found[place.country] = Destination(venue_from_places(same), _party(candidate, place))
    for entity in parties:
        covered = any(p.start < entity.end and entity.start < p.end for p in places)
        if entity.code is None or covered or entity.code in found:
            continue
        if any(d.party.code == entity.code for d in found.values()):
            continue
        found[entity.code] = Destination(venue_of_country(entity.code) if entity.is_state else None, entity)
    return list(found.values())


def _of_other_side(candidate: Candidate, visitors: Sequence[Entity]) -> list[Destination]:
    """ "A postponed a visit by B's minister": the state that puts a visit off is the one to be visited."""
    people = [e for e in visitors if e.person is not None]
    bare = [e for e in visitors if e.person is None and e.is_state and e.code not in codes(people)]
    called_off = candidate.modality.status in (Status.POSTPONED, Status.CANCELLED)
    if not called_off or len(codes(people)) != 1 or len(codes(bare)) != 1 or bare[0].code is None:
        return []
    return [Destination(venue_of_country(bare[0].code, candidate), bare[0])]


def _to_home(candidate: Candidate, visitors: Sequence[Entity]) -> list[Destination]:
    """ "President X's visit has been put off": where a page of one country names no destination, it is that country."""
    home = candidate.report.home
    foreign = codes(visitors)
    if (
        home is None
        or len(foreign) != 1
        or home in foreign
        or candidate.trigger.pos_ not in ("NOUN", "PROPN")
    ):
        return []
    others = {a.code for a in candidate.resolver.actors if a.is_state} - {home, *foreign}
    if others or not candidate.modality.is_event:
        return []
    at = candidate.trigger.idx
    return [Destination(venue_of_country(home, candidate), Entity(at, at, home, True, assumed=True))]


def _party(candidate: Candidate, place: PlaceMention) -> Entity:
    """The party visited at a place: its country, or the organisation that sits there where the text is about it."""
    at = (place.start, place.end)
    seated = [o.code for o in organisations() if o.seat == place.name]
    if seated:
        named = [a.code for a in candidate.resolver.actors]
        nearby = [a.code for a in candidate.report.actors if abs(a.start - place.start) < NEARBY]
        host = next((code for code in [*named, *nearby] if code in seated), None)
        if place.country not in named and host is not None:
            return Entity(*at, host, False)
    return Entity(*at, place.country, True)


def _beside(candidate: Candidate) -> tuple[list[Entity], list[PlaceMention]]:
    """The place in which a visit is told to be going on: "on a visit, met the minister in Accra"."""
    if candidate.modality.status is not Status.OCCURRED or candidate.trigger.pos_ not in ("NOUN", "PROPN"):
        return [], []
    if candidate.anchor is None or not any(
        candidate.trigger.i in {t.i for t in noun.subtree} for noun in grammar.objects(candidate.anchor)
    ):
        return [], []
    places = [p for word, noun in grammar.prepositional(candidate.anchor) if word in ("to", "in")
              for p in candidate.resolver.places_of(noun)]  # fmt: skip
    return [], places
