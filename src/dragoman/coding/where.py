"""Which of a sentence's places is the venue of an event."""

from dragoman.annotation.mentions import PlaceMention
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.knowledge.countries import country, in_prose
from dragoman.records import Venue

_AT = frozenset({"in", "at", "near", "to"})


def venue_from_places(places: list[PlaceMention]) -> Venue | None:
    """One venue for places of one country: "Vilnius and Klaipeda", with the coordinates of the first."""
    if not places:
        return None
    first = places[0]
    names = list(dict.fromkeys(p.name for p in places if p.country == first.country))
    name = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
    return Venue(name=name, country=first.country, latitude=first.latitude, longitude=first.longitude)


def venue_of_country(code: str) -> Venue | None:
    """A venue of which only the country is known; without coordinates."""
    known = country(code)
    return None if known is None else Venue(name=in_prose(code).removeprefix("the "), country=code)


def venue_of(candidate: Candidate) -> Venue | None:
    """The place at which the sentence sets the event, or None where it sets none."""
    places = _hanging(candidate)
    return venue_from_places(places) if places else None


def _hanging(candidate: Candidate) -> list[PlaceMention]:
    """Places under "in" or "at" of the trigger, of the nouns around it, or of the verb that holds it."""
    heads = [candidate.trigger]
    over = grammar.ancestors(candidate.trigger)
    heads += [t for t in over[1:4] if t.lemma_.lower() in ("round", "session", "meeting")]
    if candidate.anchor is not None:
        heads.append(candidate.anchor)
    for head in heads:
        for preposition, noun in grammar.prepositional(head):
            if preposition in _AT - {"to"}:
                found = candidate.resolver.places_of(noun)
                if found:
                    return found
    for head in heads:
        for token in [*grammar.objects(head)] if head.pos_ in ("VERB", "AUX") else []:
            for preposition, noun in grammar.prepositional(token):
                if preposition in ("in", "at"):
                    found = candidate.resolver.places_of(noun)
                    if found:
                        return found
    return _loose(candidate)


def _loose(candidate: Candidate) -> list[PlaceMention]:
    """A place that the parse hung elsewhere: the only "in X" of a sentence that has one verb."""
    text = candidate.report.text
    verbs = [t for t in candidate.sentence if t.pos_ == "VERB" and t.dep_ not in ("amod", "compound")]
    places = [p for p in candidate.resolver.places if text[max(0, p.start - 4) : p.start].lower().endswith(" in ")
              or (p.start == candidate.sentence.start_char + 3 and text[p.start - 3 : p.start] == "In ")]  # fmt: skip
    return places if len(verbs) <= 1 and len(places) == 1 else []
