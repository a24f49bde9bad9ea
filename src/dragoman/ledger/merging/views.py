"""What merging looks at in a claim of an event, worked out once."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from rapidfuzz import fuzz

from dragoman.ledger.folding import fold
from dragoman.ledger.merging import times
from dragoman.ledger.merging.claim import StoredClaim
from dragoman.ledger.merging.people import Side, leaders, sides_of
from dragoman.records import EventClaim, Participant, Role, Track, Venue

#: Kinds that sources use of one and the same event. "Talks", "consultations" and "a session" of a commission are
#: all met in reports of one gathering; a visit is never the same as a meeting during it.
FAMILIES = {"meeting": "talks", "consultation": "talks", "commission": "talks"}

#: From this likeness of words on (rapidfuzz token_set_ratio of the quotations), two acts are taken to be one.
LIKE_WORDS = 80


@dataclass(frozen=True, eq=False, slots=True)
class EventView:
    """An event claim, ready for comparison. ``window`` is the range of days (ordinals) on which it may lie."""

    type: str
    date: str | None
    days: times.Days | None
    window: tuple[int, int] | None
    parties: frozenset[str]
    leaders: dict[str, list[Participant]]
    sides: dict[str, Side]
    visitor_side: str | None
    place: str | None
    country: str | None
    at: tuple[float, float] | None
    track: Track | None
    form: frozenset[str]
    ordinal: int | None
    series: str | None
    topics: frozenset[str]
    targets: frozenset[str]
    words: str

    def distance(self, other: "EventView") -> float | None:
        """Kilometres between the venues, where both are known."""
        return kilometres(self.at, other.at)

    def words_like(self, other: "EventView") -> bool:
        """Whether the quotations are alike."""
        return bool(fuzz.token_set_ratio(self.words, other.words) >= LIKE_WORDS)


def kilometres(a: tuple[float, float] | None, b: tuple[float, float] | None) -> float | None:
    """The distance between two points (WGS 84), where both are known."""
    if a is None or b is None:
        return None
    (lat1, lon1), (lat2, lon2) = a, b
    half = sin(radians(lat2 - lat1) / 2) ** 2
    half += cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, half)))


def coordinates(venue: Venue | None) -> tuple[float, float] | None:
    """Where a venue lies; None where that is not known."""
    if venue is None or venue.latitude is None or venue.longitude is None:
        return None
    return venue.latitude, venue.longitude


def view(claim: StoredClaim[EventClaim]) -> EventView:
    """``claim`` as merging sees it; worked out once."""
    try:
        return claim.at_hand["view"]  # type: ignore[no-any-return]
    except KeyError:
        seen = claim.at_hand["view"] = _view(claim)
        return seen


def _view(claim: StoredClaim[EventClaim]) -> EventView:
    said = claim.said
    parties = frozenset({*said.states, *said.organisations})
    sides = {p.country for p in said.participants if p.role is Role.VISITOR and p.country}
    visitor = next(iter(sides)) if len(sides) == 1 and said.type == "visit" else None
    venue = said.venue
    country = venue.country if venue else None
    if country is None and visitor is not None and len(said.states) == 2:
        country = next((state for state in said.states if state != visitor), None)
    if visitor is None and said.type == "visit" and len(said.states) == 2 and country in said.states:
        visitor = next(state for state in said.states if state != country)
    led = leaders(said.participants)
    if said.type == "visit" and visitor in led:
        visiting = [p for p in led[visitor] if p.role is Role.VISITOR]
        led[visitor] = visiting or led[visitor]
    return EventView(
        type=said.type,
        date=said.date,
        days=times.days_of(said.date, claim),
        window=times.window(claim),
        parties=parties,
        leaders=led,
        sides=sides_of(led),
        visitor_side=visitor,
        place=venue.name if venue else None,
        country=country,
        at=coordinates(venue),
        track=said.track,
        form=frozenset(said.form),
        ordinal=said.ordinal,
        series=said.series,
        topics=frozenset(said.topics),
        targets=frozenset(p.country for p in said.participants if p.role is Role.TARGET and p.country),
        words=fold(" ".join(e.quote for e in said.evidence)),
    )
