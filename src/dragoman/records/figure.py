"""Figures: trade, investment, loans, aid and people between a reporter and a partner."""

from pydantic import Field

from dragoman.records.base import Contradiction, Evidence, HistoryEntry, Record
from dragoman.records.correction import Corrected
from dragoman.records.vocabulary import FigureRole, Indicator


class FigureFacts(Record):
    """The fields that one document can state of a figure.

    ``value`` is in units (64180000, not 64.18), in ``currency`` (ISO 4217) or, where that is null, in persons
    or things named by ``unit``; a deficit is a negative balance. ``period`` is EDTF. ``qualifier`` keeps
    "almost", "over", "about". ``reporter`` and ``partner`` are alpha-3 or an organisation's acronym; the
    direction of exports and imports is the reporter's.
    """

    indicator: Indicator
    reporter: str | None = None
    partner: str | None = None
    value: float
    currency: str | None = None
    unit: str | None = None
    period: str | None = None
    role: FigureRole
    qualifier: str | None = None
    confidence: float = Field(ge=0, le=1)
    evidence: tuple[Evidence, ...]


class FigureClaim(FigureFacts):
    """What one document says of a figure."""

    frames: tuple[str, ...] = ()


class Figure(FigureFacts):
    """What the claims about one figure add up to."""

    id: str
    history: tuple[HistoryEntry, ...] = ()
    sources: int = 1
    contradictions: tuple[Contradiction, ...] = ()
    corrections: tuple[Corrected, ...] = ()
