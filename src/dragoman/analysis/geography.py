"""Where contacts took place: venues with their coordinates, and how often each was met in."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.analysis.contacts import contacts
from dragoman.analysis.selection import partners
from dragoman.records import Event


@dataclass(frozen=True, slots=True)
class Place:
    """A venue (WGS 84 degrees) and the number of contacts there."""

    name: str
    country: str | None
    latitude: float
    longitude: float
    count: int


def places(events: Iterable[Event], home: str) -> list[Place]:
    """The venues of home's contacts that have coordinates, most frequent first, then by name."""
    tally: dict[tuple[str, str | None], list[tuple[float, float]]] = {}
    for event in contacts(events, home):
        venue = event.venue
        if venue and venue.latitude is not None and venue.longitude is not None:
            tally.setdefault((venue.name, venue.country), []).append((venue.latitude, venue.longitude))
    found = [Place(n, c, *points[0], count=len(points)) for (n, c), points in tally.items()]
    return sorted(found, key=lambda p: (-p.count, p.name))


def abroad(events: Iterable[Event], home: str) -> tuple[int, int]:
    """How many contacts took place abroad and at home; those without a venue count in neither."""
    venues = [e.venue.country for e in contacts(events, home) if e.venue and e.venue.country]
    return sum(c != home for c in venues), sum(c == home for c in venues)


def partner_counts(events: Iterable[Event], home: str) -> dict[str, int]:
    """The number of contacts with each state, by code."""
    tally: dict[str, int] = {}
    for event in contacts(events, home):
        for code in partners(event, home):
            tally[code] = tally.get(code, 0) + 1
    return dict(sorted(tally.items()))
