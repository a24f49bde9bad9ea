"""The contacts of a month, or of more, on a line of time: one bar or dot for each partner of each contact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.analysis.contacts import contacts
from dragoman.analysis.levels import Band, level
from dragoman.analysis.selection import Span, in_span, order_key, partners
from dragoman.records import Event, Status, edtf


@dataclass(frozen=True, slots=True)
class Mark:
    """A contact with one partner: its days within the span, its level, and whether it took place or was planned."""

    partner: str
    first: date
    last: date
    level: Band
    planned: bool
    event: str


def marks(events: Iterable[Event], home: str, month: Span, finest: int = 10) -> list[Mark]:
    """The contacts of the month (or another span) that are dated to ``finest`` days or better, cut to it, in order.

    Planned ones of which nobody says that they took place are marked as such; postponed, cancelled and
    unconfirmed ones are left out.
    """
    known = list(events)
    planned = [e for e in known if e.status is Status.PLANNED and partners(e, home)]
    found = []
    for event in sorted([*contacts(known, home), *planned], key=order_key):
        if not event.date or not in_span(event, month) or edtf.precision(event.date) > finest:
            continue
        first, last = edtf.edges(event.date)
        assert first
        assert last
        found += [
            Mark(
                partner=partner,
                first=max(first, month.first),
                last=min(last, month.last),
                level=level(event),
                planned=event.status is Status.PLANNED,
                event=event.id,
            )
            for partner in partners(event, home)
        ]
    return found
