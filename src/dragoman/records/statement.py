"""Statements: who holds what position on what."""

from pydantic import Field

from dragoman.records.base import Evidence, Record
from dragoman.records.correction import Corrected
from dragoman.records.vocabulary import Stance


class StatementFacts(Record):
    """``speaker`` is a person's name or, where a government speaks, its code; ``country`` is the speaker's."""

    speaker: str
    country: str | None = None
    position: str
    issue: str | None = None
    stance: Stance = Stance.NEUTRAL
    quotation: str | None = None
    date: str | None = None
    confidence: float = Field(ge=0, le=1)
    evidence: tuple[Evidence, ...]


class StatementClaim(StatementFacts):
    """What one document reports of a position."""

    frames: tuple[str, ...] = ()


class Statement(StatementFacts):
    """A position on record."""

    id: str
    corrections: tuple[Corrected, ...] = ()
