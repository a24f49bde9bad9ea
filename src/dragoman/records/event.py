"""Events: who met, visited, called, signed, sanctioned whom. See ``docs/codebook.md`` for the meaning of fields."""

from pydantic import Field

from dragoman.records.base import Contradiction, Evidence, HistoryEntry, Record
from dragoman.records.correction import Corrected
from dragoman.records.vocabulary import Role, Status, Track


class Participant(Record):
    """A person (or an unnamed office-holder or delegation) who takes part in an event.

    ``country`` is an ISO 3166-1 alpha-3 code or an organisation's acronym; ``rank`` runs from 1 (head of
    state) to 8 (see ``knowledge/tables/ranks.csv``). ``name`` is null where only the office is given.
    """

    name: str | None = None
    country: str | None = None
    office: str | None = None
    rank: int | None = Field(default=None, ge=1, le=8)
    role: Role


class Venue(Record):
    """Where an event takes place. ``country`` is alpha-3; coordinates are WGS 84 degrees."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None


class EventFacts(Record):
    """The fields that one document can state of an event, and that the ledger merges."""

    type: str
    status: Status
    date: str | None = None
    states: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    venue: Venue | None = None
    track: Track | None = None
    form: tuple[str, ...] = ()
    ordinal: int | None = None
    series: str | None = None
    topics: tuple[str, ...] = ()
    outcome: str | None = None
    plover: str | None = None
    cameo: str | None = None
    confidence: float = Field(ge=0, le=1)
    evidence: tuple[Evidence, ...]


class EventClaim(EventFacts):
    """What one document says of an event. ``frames`` names the rules that fired (for ``explain``)."""

    frames: tuple[str, ...] = ()


class Event(EventFacts):
    """What the claims about one event add up to."""

    id: str
    history: tuple[HistoryEntry, ...] = ()
    sources: int = 1
    contradictions: tuple[Contradiction, ...] = ()
    corrections: tuple[Corrected, ...] = ()
