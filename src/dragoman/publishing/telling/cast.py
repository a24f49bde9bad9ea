"""Who and what a page may have to name: the people of its events, and the records in which promises ended."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analysis.selection import Span
from dragoman.publishing.english.names import Introductions
from dragoman.records import Event, Figure, Participant, edtf

TERM = timedelta(days=366)
"""How far from the time of the page an office may be given that stands in where a record has none."""


@dataclass(frozen=True, slots=True)
class Cast:
    """All who may be confused with the people of a page: how often events name them, by name and country (``named``), and in
    which office events of about its time give them (``serving``), the first of these first."""

    named: Mapping[tuple[str, str | None], int]
    serving: Sequence[Participant]


def cast_of(events: Sequence[Event], span: Span) -> Cast:
    """The people of events that are all at hand."""
    low, high = term_around(span)
    near = [e for e in events if e.date and edtf.year_known(e.date) and edtf.overlaps(e.date, low, high)]
    named = Counter((p.name, p.country) for e in events for p in e.participants if p.name)
    return Cast(named, tuple(p for e in near for p in e.participants))


def introductions(cast: Cast, home: str) -> Introductions:
    """The people of a page, nobody yet introduced; offices that records lack from those of the same time."""
    return Introductions(cast.named, home, cast.serving)


def term_around(span: Span) -> tuple[date, date]:
    """The days from which an office may be taken."""
    low = span.first - TERM if span.first.year > 1 else span.first
    high = span.last + TERM if span.last.year < 9999 else span.last
    return low, high


def settling(events: Iterable[Event], figures: Iterable[Figure]) -> dict[str, Event | Figure]:
    """Events and figures by id, for promises to say in which they ended."""
    return {e.id: e for e in events} | {f.id: f for f in figures}
