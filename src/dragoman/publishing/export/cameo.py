"""CAMEO, in the columns of ICEWS: one source, one target and one code a row, tab-separated, with a header.

What each does to the other (a meeting) is a row in either direction, as CAMEO's manual has it, and a visit has a second row
of its host's. ``Event ID`` counts the rows, since the tools of the field read a number there; ``Story ID`` is the record's id.
``Event Date`` is empty where no day is known; ``Intensity`` is Goldstein's scale for the code.
"""

from collections.abc import Iterable
from typing import Any, BinaryIO

from dragoman.analysis.acts import Act, Party, first_day
from dragoman.knowledge.event_codes import EventCode
from dragoman.publishing.export.actrows import (
    country_of,
    documents,
    dyads,
    name_of,
    place_of,
    sector_of,
    why_left_out,
    write_rows,
)
from dragoman.publishing.export.formats import Format, JsonRecord, register

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher",
    "City", "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def side(title: str, party: Party | None) -> dict[str, Any]:
    """The columns of one side: ``title`` is "Source" or "Target"."""
    if party is None:
        return {}
    return {
        f"{title} Name": name_of(party),
        f"{title} Sectors": sector_of(party).icews,
        f"{title} Country": country_of(party),
    }


def shared(act: Act, record: JsonRecord) -> dict[str, Any]:
    """The columns that all rows of an act share: when, where, and who tells of it."""
    day = first_day(act.event.date)
    told = {
        "Event Date": day.isoformat() if day else None,
        "Story ID": act.event.id,
        "Publisher": ";".join(documents(record, "site")),
    }
    return told | place_of(act.event.venue)


def coded(number: int, code: EventCode) -> dict[str, Any]:
    """The columns of a row's number and code."""
    return {
        "Event ID": number,
        "Event Text": code.title,
        "CAMEO Code": code.cameo,
        "Intensity": code.goldstein,
    }


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write a header and one dyad a line."""
    write_rows(dyads(records, shared, coded, side), COLUMNS, out, header=True)


register(
    Format(
        "cameo",
        "CAMEO",
        binary=False,
        write=write,
        kinds=("events",),
        sources=True,
        leaves_out=why_left_out,
    )
)
