"""The records of the public contract: plain immutable values that every room of the house may use."""

from dragoman.records.base import Contradiction, Evidence, HistoryEntry, Record, SaidValue
from dragoman.records.claims import Claims, Reading
from dragoman.records.commitment import Commitment, CommitmentClaim
from dragoman.records.correction import Action, Anchor, Corrected, Correction
from dragoman.records.document import Document, document_id
from dragoman.records.event import Event, EventClaim, Participant, Venue
from dragoman.records.figure import Figure, FigureClaim
from dragoman.records.statement import Statement, StatementClaim
from dragoman.records.vocabulary import (
    CommitmentState,
    FigureRole,
    Indicator,
    Role,
    Stance,
    Status,
    Track,
)

__all__ = [
    "Action",
    "Anchor",
    "Claims",
    "Commitment",
    "CommitmentClaim",
    "CommitmentState",
    "Contradiction",
    "Corrected",
    "Correction",
    "Document",
    "Event",
    "EventClaim",
    "Evidence",
    "Figure",
    "FigureClaim",
    "FigureRole",
    "HistoryEntry",
    "Indicator",
    "Participant",
    "Reading",
    "Record",
    "Role",
    "SaidValue",
    "Stance",
    "Statement",
    "StatementClaim",
    "Status",
    "Track",
    "Venue",
    "document_id",
]
