"""What pages ask of a ledger, and whose diplomacy it is about."""

from collections.abc import Sequence
from typing import Protocol

from dragoman.analysis.contacts import most_met
from dragoman.errors import DragomanError
from dragoman.records import Commitment, Document, Event, Figure, Statement


class Records(Protocol):
    """The records of a ledger (``dragoman.ledger.store.Ledger`` answers it)."""

    def events(self) -> Sequence[Event]:
        """All events."""
        ...

    def figures(self) -> Sequence[Figure]:
        """All figures."""
        ...

    def commitments(self) -> Sequence[Commitment]:
        """All commitments."""
        ...

    def statements(self) -> Sequence[Statement]:
        """All statements."""
        ...

    def documents(self) -> Sequence[Document]:
        """All documents."""
        ...

    @property
    def home(self) -> str | None:
        """The country whose diplomacy the ledger is about, where it has been told."""
        ...


def home_of(ledger: Records, home: str | None, events: Sequence[Event]) -> str:
    """The country to write about: the one given, else the ledger's own, else the state in most events.

    Raises DragomanError where there is none.
    """
    country = (home or ledger.home or most_met(events) or "").upper()
    if not country:
        raise DragomanError(
            "The ledger holds no events: read something into it first, with 'dragoman ingest'."
        )
    return country
