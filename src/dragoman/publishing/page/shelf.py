"""What pages ask of a ledger, whose diplomacy it is about, and the records that one page is written from."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol, TypeVar

from dragoman.analysis.firsts import Lookup
from dragoman.analysis.partnership import busiest
from dragoman.errors import DragomanError
from dragoman.ledger.appearing import Appearance
from dragoman.ledger.filters import Filter
from dragoman.ledger.tallying import Tally
from dragoman.publishing.telling.cast import Cast
from dragoman.records import Commitment, Document, Event, Figure, Statement, Status
from dragoman.records.vocabulary import CONTACTS

AnyRecord = Event | Figure | Commitment | Statement
R = TypeVar("R", Event, Figure, Commitment, Statement)


class Records(Protocol):
    """The records of a ledger (``dragoman.ledger.store.Ledger`` answers it). Each list is in an order of its own, and holds
    what a filter lets pass."""

    def events(self, wanted: Filter | None = None) -> Sequence[Event]:
        """Events."""
        ...

    def figures(self, wanted: Filter | None = None) -> Sequence[Figure]:
        """Figures."""
        ...

    def commitments(self, wanted: Filter | None = None) -> Sequence[Commitment]:
        """Commitments."""
        ...

    def statements(self, wanted: Filter | None = None) -> Sequence[Statement]:
        """Statements."""
        ...

    def documents(self, wanted: Filter | None = None) -> Sequence[Document]:
        """Documents."""
        ...

    def tallies(self, wanted: Filter | None = None, home: str | None = None) -> Sequence[Tally]:
        """In how many events each party takes part."""
        ...

    def appearances(
        self,
        wanted: Filter | None = None,
        names: Collection[tuple[str, str | None]] | None = None,
        *,
        counted: bool = False,
    ) -> Sequence[Appearance]:
        """Who takes part in events, and how often in which guise."""
        ...

    def named(self) -> Sequence[tuple[str, str | None]]:
        """The names of all who take part in events, each with a country."""
        ...

    def last_day(self) -> date | None:
        """The last day that is known of."""
        ...

    @property
    def home(self) -> str | None:
        """The country whose diplomacy the ledger is about, where it has been told."""
        ...


@dataclass(frozen=True, slots=True)
class Chosen:
    """The records that a page is written from, each list in the ledger's order, with all documents that they quote; and who
    bears the names of their people in the whole ledger."""

    events: Sequence[Event]
    documents: Sequence[Document]
    figures: Sequence[Figure] = ()
    commitments: Sequence[Commitment] = ()
    statements: Sequence[Statement] = ()
    cast: Cast | None = None

    def __iter__(self) -> Iterator[AnyRecord]:
        """All records but the documents."""
        yield from self.events
        yield from self.figures
        yield from self.commitments
        yield from self.statements


def home_of(ledger: Records, home: str | None) -> str:
    """The country to write about: the one given, else the ledger's own, else the state in most events.

    Raises DragomanError where there is none.
    """
    country = (home or ledger.home or busiest(ledger.tallies()) or "").upper()
    if not country:
        raise DragomanError(
            "The ledger holds no events: read something into it first, with 'dragoman ingest'."
        )
    return country


def quoted_in(records: Iterable[AnyRecord]) -> set[str]:
    """The ids of the documents that records quote."""
    return {proof.document for record in records for proof in record.evidence}


def outcomes_of(
    ledger: Records, commitments: Iterable[Commitment], known: Iterable[AnyRecord]
) -> tuple[list[Event], list[Figure]]:
    """The events and figures with which commitments ended, but for those that are ``known``."""
    there = {record.id for record in known}
    promises = list(commitments)
    events = {c.outcome_event for c in promises if c.outcome_event} - there
    figures = {c.outcome_figure for c in promises if c.outcome_figure} - there
    return (
        list(ledger.events(Filter(ids=tuple(events)))) if events else [],
        list(ledger.figures(Filter(ids=tuple(figures)))) if figures else [],
    )


def each_once(read: Callable[[Filter], Sequence[R]], *filters: Filter) -> list[R]:
    """The records that pass any of some filters, in the ledger's order."""
    lists = [read(wanted) for wanted in filters]
    if len([found for found in lists if found]) < 2:
        return [record for found in lists for record in found]
    return list(read(Filter(ids=tuple({record.id for found in lists for record in found}))))


def documents_of(
    ledger: Records, records: Iterable[AnyRecord], known: Sequence[Document] = ()
) -> list[Document]:
    """The documents that records quote; those that are ``known`` are not looked up again."""
    missing = quoted_in(records) - {document.id for document in known}
    return [*known, *(ledger.documents(Filter(ids=tuple(missing))) if missing else ())]


def contacts_between(ledger: Records, home: str) -> Lookup:
    """Looks up the contacts that home had between two days, with one partner or with any."""
    held = Filter(kinds=tuple(sorted(CONTACTS)), statuses=(Status.OCCURRED.value,), with_=home)

    def contacts(first: date | None, last: date, partner: str | None) -> Sequence[Event]:
        since = first.isoformat() if first else None
        among = (partner,) if partner else ()
        return ledger.events(replace(held, since=since, until=last.isoformat(), countries=among))

    return contacts
