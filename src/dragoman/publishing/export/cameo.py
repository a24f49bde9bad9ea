"""CAMEO, in the columns of ICEWS: one source, one target and one code a row, tab-separated, with a header.

What each does to the other (a meeting) is a row in either direction, as CAMEO's manual has it, and a visit has a second row
of its host's. ``Event ID`` counts the rows, since the tools of the field read a number there; ``Story ID`` is the record's id.
``Event Date`` is empty where no day is known; ``Intensity`` is Goldstein's scale for the code.
"""

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dragoman.analysis.acts import Party, first_day
from dragoman.publishing.export.actrows import (
    acts,
    country_name,
    country_of,
    documents,
    name_of,
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


def rows(records: Iterable[JsonRecord]) -> Iterator[dict[str, Any]]:
    """The rows of all events that are acts, numbered from 1."""
    number = 0
    for act, record in acts(records):
        day, venue = first_day(act.event.date), act.event.venue
        shared: dict[str, Any] = {
            "Event Date": day.isoformat() if day else None,
            "Story ID": act.event.id,
            "Publisher": ";".join(documents(record, "site")),
        }
        if venue:
            country = country_name(venue.country)
            shared |= {"City": None if venue.name == country else venue.name, "Country": country}
            shared |= {"Latitude": venue.latitude, "Longitude": venue.longitude}
        for source, target, code in act.pairs():
            number += 1
            what = {
                "Event ID": number,
                "Event Text": code.title,
                "CAMEO Code": code.cameo,
                "Intensity": code.goldstein,
            }
            yield shared | what | side("Source", source) | side("Target", target)


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write a header and one dyad a line."""
    write_rows(rows(records), COLUMNS, out, header=True)


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
