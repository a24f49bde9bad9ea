"""The columns of POLECAT, the data set that is coded in PLOVER: one act a row, tab-separated, with a header.

Several actors stand in one cell, parted by semicolons, in the same order in each column. Where each does to the other what
the other does, all are actors and all recipients. What POLECAT has and we don't know is empty: ``Intensity`` (its own scale),
codes of the Correlates of War, Wikipedia and GeoNames, the place's district and province. ``Event ID`` is the record's id.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from dragoman import __version__
from dragoman.analysis.acts import Act, Party, first_day
from dragoman.knowledge.event_codes import categories
from dragoman.publishing.english.actors import heading
from dragoman.publishing.export.actrows import (
    acts,
    country_of,
    documents,
    name_of,
    place_of,
    sector_of,
    write_rows,
)
from dragoman.publishing.export.formats import Format, JsonRecord, register
from dragoman.publishing.export.plover import category_of, why_left_out

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title",
    "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
    "Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip

ORGANISATION = "Intergovernmental Organization"
"""What POLECAT's coder writes for the country of an organisation."""


def side(title: str, parties: Sequence[Party]) -> dict[str, str]:
    """The columns of one side: ``title`` is "Actor" or "Recipient"."""
    sectors = _joined(sector_of(party).plover for party in parties)
    return {
        f"{title} Name": _joined(name_of(party) for party in parties),
        f"{title} Country": _joined(country_of(party) or ORGANISATION for party in parties),
        f"Primary {title} Sector": sectors,
        f"{title} Sectors": sectors,
        f"{title} Title": _joined(party.lead.office if party.lead else None for party in parties),
    }


def row(act: Act, record: JsonRecord) -> dict[str, Any]:
    """An act as a row, by the names of the columns."""
    event, day = act.event, first_day(act.event.date)
    venue = event.venue.name if event.venue else None
    known: dict[str, Any] = {
        "Event ID": event.id,
        "Event Date": day.isoformat() if day else None,
        "Event Type": category_of(act),
        "Event Mode": _joined(act.modes),
        "Quad Code": categories()[str(act.plover)].quad,
        "Contexts": _joined(act.contexts),
        "Source": _joined(documents(record, "site")),
        "Publication Date": min(documents(record, "published"), default=None),
        "Story People": _joined(dict.fromkeys(p.name for p in event.participants if p.name)),
        "Story Organizations": _joined(heading(code) for code in event.organisations),
        "Placename": venue,
        "Story Locations": venue,
        "Language": _joined(documents(record, "language")),
        "Version": f"Dragoman {__version__}",
    }
    known |= place_of(event.venue)
    return known | side("Actor", act.sources) | side("Recipient", act.targets)


def rows(records: Iterable[JsonRecord]) -> Iterator[dict[str, Any]]:
    """One row for each event that is an act with a category in PLOVER."""
    return (row(act, record) for act, record in acts(records) if category_of(act))


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write a header and one act a line."""
    write_rows(rows(records), COLUMNS, out, header=True)


def _joined(values: Iterable[str | None]) -> str:
    """The values of a cell. What one of several lacks leaves its place empty; where all lack it, the cell is."""
    cells = [value or "" for value in values]
    return ";".join(cells) if any(cells) else ""


register(
    Format(
        "polecat",
        "POLECAT",
        binary=False,
        write=write,
        kinds=("events",),
        sources=True,
        leaves_out=why_left_out,
    )
)
