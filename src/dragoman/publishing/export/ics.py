"""iCalendar (RFC 5545): the diary of contacts, written by ``icalendar``.

Events with a day or a stretch of days known become whole-day entries; ``DTEND`` is the day after the last. What is
planned or unconfirmed is ``TENTATIVE``, what took place ``CONFIRMED``, what was cancelled, declined, denied or put off
``CANCELLED``: a calendar that subscribes then takes the entry away. A postponed event whose new date is known stays, as
``TENTATIVE``. Events without a day (only a month or year, no year, nothing) cannot stand in a calendar; they are to-dos
(``VTODO``) without a date, so that nothing is lost. The record's id makes the ``UID``: an entry that is exported again
replaces the old one, and the number of its sources is its ``SEQUENCE``.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from dragoman.publishing.export.captions import caption, people, quotations
from dragoman.publishing.export.formats import Format, JsonRecord, register
from dragoman.records import edtf

LONGEST = timedelta(days=21)
"""A stretch longer than this says when something is due, not how long it lasts: it is a to-do."""

_OVER = ("cancelled", "declined", "denied")
# A calendar wants the time at which an entry was written; the same ledger must give the same bytes.
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)


def status_of(record: JsonRecord) -> str:
    """The record's status in the words of RFC 5545."""
    if record["status"] in _OVER:
        return "CANCELLED"
    if record["status"] == "postponed":
        dates = {entry["date"] for entry in record["history"] if entry["status"] == "planned"}
        return "CANCELLED" if record["date"] is None or record["date"] in dates else "TENTATIVE"
    return "CONFIRMED" if record["status"] == "occurred" else "TENTATIVE"


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write one calendar with an entry for each event, in order."""
    from icalendar import Calendar, Event, Todo

    calendar = Calendar()
    calendar.add("prodid", "-//Dragoman//ledger of diplomacy//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Diplomatic contacts")
    for record in records:
        span = edtf.bounds(record["date"]) if record["date"] and edtf.year_known(record["date"]) else None
        dated = span is not None and span[1] - span[0] <= LONGEST
        entry: Event | Todo = Event() if dated else Todo()
        entry.add("uid", f"{record['id']}@dragoman")
        entry.add("dtstamp", _STAMP)
        entry.add("sequence", max(0, len(record["history"]) - 1))
        entry.add("summary", caption(record))
        if span is not None and dated:
            entry.add("dtstart", span[0])
            entry.add("dtend", span[1] + timedelta(days=1))
        state = status_of(record)
        entry.add("status", state if dated or state == "CANCELLED" else "NEEDS-ACTION")
        if record["venue"]:
            entry.add("location", record["venue"]["name"])
            if record["venue"]["latitude"] is not None:
                entry.add("geo", (record["venue"]["latitude"], record["venue"]["longitude"]))
        if record["topics"]:
            entry.add("categories", record["topics"])
        entry.add("description", "\n\n".join(filter(None, (people(record), quotations(record)))))
        calendar.add_component(entry)
    out.write(calendar.to_ical())


register(Format("ics", "iCalendar", binary=False, write=write, kinds=("events",)))
