"""The last contact and the next one as of a day, and since when the last was the first of its level."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analysis.levels import Band, level
from dragoman.analysis.selection import VAGUE, order_key
from dragoman.records import Event, Status, edtf
from dragoman.records.vocabulary import CONTACTS


@dataclass(frozen=True, slots=True)
class Encounters:
    """``last``: the last contact that took place by the day, if there is one of which that is sure; ``before``: the one before it at its level or above, of
    which it is the first since; ``next``: the first that is planned, or came, after the day."""

    last: Event | None
    before: Event | None
    next: Event | None


def encounters(events: Iterable[Event], day: date) -> Encounters:
    """The contacts around a day, of these events. A contact counts by the time of its date, whenever it was reported; one
    without a date of a known year counts for nothing."""
    everything = list(events)
    return encounters_among(lambda first, last, highest: everything, day)


#: The events between two days (None: from the first, to the last) with an official of one of these bands as the highest
#: (None: any), and perhaps others.
Lookup = Callable[[date | None, date | None, tuple[Band, ...] | None], Iterable[Event]]


def encounters_among(events: Lookup, day: date, told_until: date | None = None) -> Encounters:
    """The contacts around a day, where all events need not be at hand: they are asked for in ever longer stretches of time
    before and after it. ``told_until`` is the last day of which anything is told: what lies between is not looked through."""
    silent = (day - told_until).days if told_until is not None and told_until < day else 0
    last = _latest(events, day, lambda e: _began_by(e, day), silent=silent) or _latest(
        events, day, lambda e: _begins(e) <= day, silent=silent
    )
    before = None
    if last and _begins(last) > date.min:
        bands = tuple(band for band in Band if band <= level(last))
        begun = _begins(last)
        before = _latest(
            events, begun - timedelta(1), lambda e: _ends(e) < begun and level(e) <= level(last), bands
        )
    return Encounters(last, before, _next(events, day))


def _latest(
    events: Lookup,
    day: date,
    fits: Callable[[Event], bool],
    bands: tuple[Band, ...] | None = None,
    silent: int = 0,
) -> Event | None:
    """The latest of the contacts held by a day that fit; of the last ``silent`` days nothing is told."""
    for days in STRETCHES:
        first = date.min if days is None else day - timedelta(min(silent + days, (day - date.min).days))
        found = _dated(events(first if days else None, day, bands))
        held = [e for e in found if e.status is Status.OCCURRED and fits(e)]
        if held and order_key(held[-1])[0] >= first:  # what is later is at hand too
            return held[-1]
    return None


def _next(events: Lookup, day: date) -> Event | None:
    """The first contact that is planned for the day or later, or came after it."""
    for days in STRETCHES:
        last = date.max if days is None else day + timedelta(min(days, (date.max - day).days))
        for event in _dated(events(day, last if days else None, None)):
            ahead = _ends(event) >= day if event.status is Status.PLANNED else _begins(event) > day
            if event.status in (Status.PLANNED, Status.OCCURRED) and ahead:
                if order_key(event)[0] <= last:
                    return event
                break
    return None


#: Days that are looked at, one after the other; None for all.
STRETCHES = (60, 250, 1000, 4000, None)


def _dated(events: Iterable[Event]) -> list[Event]:
    found = [e for e in events if e.type in CONTACTS and e.date and edtf.year_known(e.date)]
    return sorted(found, key=order_key)


def days_between(earlier: Event, later: Event | date) -> int | None:
    """The days from the end of one event to the beginning of another, or to a day; None where a date is vague."""
    ends = edtf.edges(earlier.date)[1] if earlier.date else None
    begins = later if isinstance(later, date) else edtf.edges(later.date)[0] if later.date else None
    return (begins - ends).days if begins and ends and begins >= ends else None


def _began_by(event: Event, day: date) -> bool:
    """Whether an event surely began by a day: of what was "in March", nobody knows on the 20th."""
    vague = edtf.precision(event.date or "") > VAGUE
    return _ends(event) <= day if vague else _begins(event) <= day


def _begins(event: Event) -> date:
    return edtf.edges(event.date or "")[0] or date.min


def _ends(event: Event) -> date:
    return edtf.edges(event.date or "")[1] or date.max
