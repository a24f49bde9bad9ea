"""Commitments: who undertook what by when, and what became of it."""

from pydantic import Field

from dragoman.records.base import Contradiction, Evidence, HistoryEntry, Record
from dragoman.records.correction import Corrected
from dragoman.records.vocabulary import CommitmentState


class CommitmentFacts(Record):
    """The fields that one document can state of a commitment.

    ``parties`` are alpha-3 codes or acronyms; ``undertaking`` is in the source's words; ``due`` is EDTF.
    """

    parties: tuple[str, ...] = ()
    undertaking: str
    due: str | None = None
    state: CommitmentState = CommitmentState.OPEN
    confidence: float = Field(ge=0, le=1)
    evidence: tuple[Evidence, ...]


class CommitmentClaim(CommitmentFacts):
    """What one document says of a commitment.

    ``event`` is the place, among the event claims of the same reading, of the planned event that would
    fulfil it, or null; ``figure`` likewise the place of the target that is to be reached.
    """

    event: int | None = None
    figure: int | None = None
    frames: tuple[str, ...] = ()


class Commitment(CommitmentFacts):
    """What the claims about one commitment add up to; ``outcome_event`` is the id of the event that settles it,
    ``outcome_figure`` that of the figure that reached the target or missed it."""

    id: str
    outcome_event: str | None = None
    outcome_figure: str | None = None
    history: tuple[HistoryEntry, ...] = ()
    sources: int = 1
    contradictions: tuple[Contradiction, ...] = ()
    corrections: tuple[Corrected, ...] = ()
