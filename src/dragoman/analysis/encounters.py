"""The last contact and the next one as of a day, and since when the last was the first of its level."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.levels import level
from dragoman.analysis.selection import CONTACTS, order_key
from dragoman.records import Event, Status, edtf


@dataclass(frozen=True, slots=True)
class Encounters:
    """``last``: the last contact that took place by the day; ``before``: the one before it at its level or above, of
    which it is the first since; ``next``: the first that is planned, or came, after the day."""

    last: Event | None
    before: Event | None
    next: Event | None


def encounters(events: Iterable[Event], day: date) -> Encounters:
    """The contacts around a day. A contact counts by the time of its date, whenever it was reported; one without a
    date of a known year counts for nothing."""
    dated = [e for e in events if e.type in CONTACTS and e.date and edtf.year_known(e.date)]
    dated.sort(key=order_key)
    held = [e for e in dated if e.status is Status.OCCURRED and _begins(e) <= day]
    ahead = [
        e
        for e in dated
        if (e.status is Status.PLANNED and _ends(e) >= day)
        or (e.status is Status.OCCURRED and _begins(e) > day)
    ]
    last = held[-1] if held else None
    before = None
    if last:
        earlier = [e for e in held[:-1] if _ends(e) < _begins(last) and level(e) <= level(last)]
        before = earlier[-1] if earlier else None
    return Encounters(last, before, ahead[0] if ahead else None)


def days_between(earlier: Event, later: Event | date) -> int | None:
    """The days from the end of one event to the beginning of another, or to a day; None where a date is vague."""
    ends = edtf.edges(earlier.date)[1] if earlier.date else None
    begins = later if isinstance(later, date) else edtf.edges(later.date)[0] if later.date else None
    return (begins - ends).days if begins and ends and begins >= ends else None


def _begins(event: Event) -> date:
    return edtf.edges(event.date or "")[0] or date.min


def _ends(event: Event) -> date:
    return edtf.edges(event.date or "")[1] or date.max
