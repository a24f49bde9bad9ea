"""Who and what a page may have to name: the people of its events, and the records in which promises ended."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from dragoman.analysis.selection import Span
from dragoman.publishing.english.names import Introductions
from dragoman.records import Event, Figure, edtf

TERM = timedelta(days=366)
"""How far from the time of the page an office may be given that stands in where a record has none."""


def introductions(events: Sequence[Event], home: str, span: Span) -> Introductions:
    """The people of the events, nobody yet introduced; offices that records lack from those of the same time."""
    low = span.first - TERM if span.first.year > 1 else span.first
    high = span.last + TERM if span.last.year < 9999 else span.last
    near = [e for e in events if e.date and edtf.year_known(e.date) and edtf.overlaps(e.date, low, high)]
    return Introductions(
        (p for e in events for p in e.participants), home, (p for e in near for p in e.participants)
    )


def settling(events: Iterable[Event], figures: Iterable[Figure]) -> dict[str, Event | Figure]:
    """Events and figures by id, for promises to say in which they ended."""
    return {e.id: e for e in events} | {f.id: f for f in figures}
