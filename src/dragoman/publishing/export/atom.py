"""Atom (RFC 4287): what is new in the ledger, written by ``feedgenerator``, the newest report first.

An entry's ``updated`` is the day on which its latest source was published, where that is known, else the day of the
event. Entries whose day nothing tells come last, with the feed's earliest day.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from io import StringIO
from typing import BinaryIO

from dragoman.publishing.export.captions import caption, people, quotations
from dragoman.publishing.export.formats import Format, JsonRecord, register
from dragoman.records import edtf

EARLIEST = date(1970, 1, 1)


def updated(record: JsonRecord) -> date:
    """The day on which the record was last told of."""
    days = [entry["reported"] for entry in record["history"]]
    known = [span[1] for day in days if day and (span := edtf.bounds(day))]
    span = edtf.bounds(record["date"]) if record["date"] else None
    return max(known, default=span[0] if span else EARLIEST)


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write one feed with an entry for each event."""
    from feedgenerator import Atom1Feed

    feed = Atom1Feed(
        title="Diplomatic contacts",
        link="urn:dragoman:events",
        description="",
        feed_guid="urn:dragoman:events",
    )
    for record in sorted(records, key=lambda each: (-updated(each).toordinal(), each["id"])):
        feed.add_item(
            title=caption(record),
            link=f"urn:dragoman:{record['id']}",
            unique_id=f"urn:dragoman:{record['id']}",
            description="\n\n".join(filter(None, (people(record), quotations(record)))),
            updateddate=datetime.combine(updated(record), time(), UTC),
            categories=[record["type"], *record["topics"]],
        )
    text = StringIO()
    feed.write(text, "utf-8")
    out.write(text.getvalue().encode("utf-8", "replace"))


register(Format("atom", "Atom feed", binary=False, write=write, kinds=("events",)))
