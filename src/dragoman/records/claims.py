"""All that the reader makes of one document: the unit that the ledger takes in one transaction."""

from dragoman.records.base import Record
from dragoman.records.commitment import CommitmentClaim
from dragoman.records.document import Document
from dragoman.records.event import EventClaim
from dragoman.records.figure import FigureClaim
from dragoman.records.statement import StatementClaim


class Claims(Record):
    """What one document says, in the order of its text."""

    events: tuple[EventClaim, ...] = ()
    figures: tuple[FigureClaim, ...] = ()
    commitments: tuple[CommitmentClaim, ...] = ()
    statements: tuple[StatementClaim, ...] = ()


class Reading(Record):
    """A document, its stored source text (into which all offsets point), its article and its claims.

    ``spans`` are the (start, end) character ranges of ``text`` that cleaning kept as the article.
    """

    document: Document
    text: str
    spans: tuple[tuple[int, int], ...] = ()
    claims: Claims = Claims()
