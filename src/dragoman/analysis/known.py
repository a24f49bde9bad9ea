"""Records as they were known on a day: without what was only published later."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from dragoman.records import (
    Commitment,
    CommitmentState,
    Document,
    Event,
    Figure,
    HistoryEntry,
    Statement,
    Status,
    edtf,
)

R = TypeVar("R", Event, Figure, Commitment, Statement)


class Knowledge:
    """What the documents published by ``day`` say; undated documents count as known."""

    def __init__(self, documents: Sequence[Document], day: date) -> None:
        self.day = day
        self.documents = frozenset(d.id for d in documents if not _later(d, day))

    def events(self, events: Iterable[Event]) -> list[Event]:
        """Events with the status and the date that the last word by that day gave them."""
        found = []
        for event in self._told(events):
            last = self._last(event.history)
            if last and last.status and len(self._heard(event.history)) < len(event.history):
                told = {"status": Status(last.status), "date": last.date or event.date}
                event = event.model_copy(update=told)
            found.append(event)
        return found

    def commitments(self, commitments: Iterable[Commitment]) -> list[Commitment]:
        """Commitments in the state that they were in."""
        found = []
        for item in self._told(commitments):
            last = self._last(item.history)
            if last and last.status and len(self._heard(item.history)) < len(item.history):
                item = item.model_copy(update={"state": CommitmentState(last.status)})
            found.append(item)
        return found

    def figures(self, figures: Iterable[Figure]) -> list[Figure]:
        """Figures that had been published."""
        return self._told(figures)

    def statements(self, statements: Iterable[Statement]) -> list[Statement]:
        """Statements that had been published."""
        return self._told(statements)

    def _told(self, records: Iterable[R]) -> list[R]:
        """The records that rest on known documents, with the evidence of these alone."""
        found = []
        for record in records:
            heard = tuple(e for e in record.evidence if e.document in self.documents)
            if heard:
                changed = len(heard) < len(record.evidence)
                found.append(record.model_copy(update={"evidence": heard}) if changed else record)
        return found

    def _heard(self, history: Sequence[HistoryEntry]) -> list[HistoryEntry]:
        return [entry for entry in history if entry.document in self.documents]

    def _last(self, history: Sequence[HistoryEntry]) -> HistoryEntry | None:
        return next(reversed(self._heard(history)), None)


def latest(documents: Iterable[Document], events: Iterable[Event] = ()) -> date | None:
    """The last day that is known of: that of the latest document, or of the latest event that took place."""
    days = [_day(d.published) for d in documents if d.published]
    days += [_day(e.date) for e in events if e.date and e.status is Status.OCCURRED]
    return max((day for day in days if day), default=None)


def _later(document: Document, day: date) -> bool:
    published = _day(document.published) if document.published else None
    return published is not None and published > day


def _day(published: str) -> date | None:
    if not edtf.is_valid(published) or not edtf.year_known(published):
        return None
    return edtf.edges(published)[1]
