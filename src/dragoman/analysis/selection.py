"""Which records a month is about: events by their date, documents by the days on which they report it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.errors import UsageError
from dragoman.records import Document, Event, Evidence, Status, edtf
from dragoman.records.vocabulary import CONTACTS

REPORTING_LAG = 15
"""Days after a month's end within which a document still counts as a report on that month."""

LONGEST = 31
"""Events whose date is less precise than this number of days belong to no month."""


VAGUE = 10
"""Days beyond which a date says when, not how long: "in March" is no event of 31 days."""


@dataclass(frozen=True, slots=True)
class Span:
    """The time that a page is about. Events dated less precisely than ``longest`` days belong to none."""

    first: date
    last: date
    longest: int = LONGEST

    @property
    def year(self) -> int | None:
        """The calendar year, where there is but one: dates of it need not name it."""
        return self.first.year if self.first.year == self.last.year else None


@dataclass(frozen=True, slots=True)
class Month(Span):
    """A calendar month."""

    @classmethod
    def parse(cls, text: str) -> "Month":
        """The month of "2015-03". Raises UsageError for what is not a month."""
        if len(text) != 7 or not edtf.is_valid(text) or not (span := edtf.bounds(text)):
            raise UsageError(f"'{text}' is not a month: write it as 2015-03.")
        return cls(*span)

    def __str__(self) -> str:
        return f"{self.first:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Year(Span):
    """A calendar year; an event of which only the year is known belongs to it."""

    @classmethod
    def parse(cls, text: str) -> "Year":
        """The year of "2015". Raises UsageError for what is not a year."""
        if len(text) != 4 or not text.isdecimal() or not text.isascii() or not 1 < int(text) < 9999:
            raise UsageError(f"'{text}' is not a year: write it as 2015.")
        return cls(date(int(text), 1, 1), date(int(text), 12, 31), longest=366)

    def before(self) -> "Year":
        """The year before."""
        return Year.parse(f"{self.first.year - 1:04}")


def until(day: date) -> Span:
    """All time up to and with a day."""
    return Span(date.min, day, longest=edtf.UNKNOWN_PRECISION)


def in_span(event: Event, span: Span) -> bool:
    """Whether the event's date overlaps the span and is as precise as the span asks: a month's are no longer than it."""
    if not event.date or not edtf.year_known(event.date) or edtf.precision(event.date) > span.longest:
        return False
    return edtf.overlaps(event.date, span.first, span.last)


def after_span(event: Event, span: Span) -> bool:
    """Whether the event lies wholly after the span."""
    first = edtf.edges(event.date)[0] if event.date and edtf.year_known(event.date) else None
    return first is not None and first > span.last


def takes_part(event: Event, code: str) -> bool:
    """Whether a state or organisation takes part in the event."""
    return (
        code in event.states
        or code in event.organisations
        or any(p.country == code for p in event.participants)
    )


def partners(event: Event, home: str) -> tuple[str, ...]:
    """The other states that take part, then the organisations, each sorted by code."""
    states = tuple(sorted(s for s in event.states if s != home))
    return states + tuple(sorted(o for o in event.organisations if o != home))


def is_contact(event: Event) -> bool:
    """Whether the event is a contact that took place."""
    return event.type in CONTACTS and event.status is Status.OCCURRED


def reporting(documents: Sequence[Document], events: Sequence[Event], month: Span) -> frozenset[str]:
    """The ids of the documents that report on the month.

    Those published in it or up to ``REPORTING_LAG`` days after; and, of those whose day of publication is not
    known, the ones that tell of an event of the month.
    """
    until = month.last + timedelta(days=REPORTING_LAG)
    undated = {d.id for d in documents if d.published is None}
    chosen = {
        d.id
        for d in documents
        if d.published is not None
        and edtf.is_valid(d.published)
        and edtf.overlaps(d.published, month.first, until)
    }
    for event in events:
        if in_span(event, month):
            chosen |= undated & {e.document for e in event.evidence}
    return frozenset(chosen)


def about(documents: Sequence[Document], events: Sequence[Event], month: Span) -> frozenset[str]:
    """The ids of the documents that are about the month rather than another: where most of what they tell of took place,
    the later of two that have as much; where nothing has a day, those published in it."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for event in events:
        last = edtf.edges(event.date)[1] if event.date and edtf.year_known(event.date) else None
        if last is not None and event.status is Status.OCCURRED and edtf.precision(event.date or "") <= VAGUE:
            for document in {e.document for e in event.evidence}:
                told[document][last.isoformat()[:7]] += 1
    its = {d.id: (d.published or "")[:7] for d in documents}
    its |= {document: max(months, key=lambda m: (months[m], m)) for document, months in told.items()}
    return frozenset(document for document, its_month in its.items() if its_month == f"{month.first:%Y-%m}")


def rests_on(evidence: Sequence[Evidence], documents: frozenset[str]) -> bool:
    """Whether any of the evidence stands in one of the documents."""
    return any(e.document in documents for e in evidence)


def order_key(event: Event) -> tuple[date, int, bool, int, str]:
    """Chronological order: by first day, the longer first, visits before what they hold, then by level, then by id.

    Events of which only the month is known stand at its end, undated ones last.
    """
    first, last = edtf.edges(event.date) if event.date and edtf.year_known(event.date) else (None, None)
    if event.date and first and last and edtf.precision(event.date) > VAGUE:
        first = last
    rank = min((p.rank for p in event.participants if p.rank), default=9)
    begins, ends = first or last or date.max, last or date.max
    return begins, -ends.toordinal(), event.type != "visit", rank, event.id


def latest(events: Sequence[Event]) -> Event | None:
    """The last of events that are in the order of their dates: of those whose year is known, where there are any."""
    placed = (event for event in reversed(events) if event.date and edtf.year_known(event.date))
    return next(placed, events[-1] if events else None)
