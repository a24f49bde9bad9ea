"""What the formats of event data share: the act of a record, its sources in words, and tab-separated lines.

The tools of the field read tables without quotation marks (R's ``read.csv(quote = "")``), so a tab or a line end within
a cell becomes a space, and nothing is quoted.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, BinaryIO

from dragoman.analysis.acts import Act, Party, act_of, why_no_act
from dragoman.knowledge import countries
from dragoman.knowledge.event_codes import EventCode, Sector, sector
from dragoman.publishing.english.actors import heading
from dragoman.publishing.export.formats import JsonRecord
from dragoman.records import Event, Venue

Cell = str | int | float | None


def event_of(record: JsonRecord) -> Event:
    """The record as an Event, without what came along for the format."""
    return Event.model_validate({name: value for name, value in record.items() if name in Event.model_fields})


def why_left_out(record: JsonRecord) -> str | None:
    """Why an event has no row, in a word or two; see ``analysis.acts``."""
    return why_no_act(event_of(record))


def acts(records: Iterable[JsonRecord]) -> Iterator[tuple[Act, JsonRecord]]:
    """The act of each record that is one, beside the record."""
    for record in records:
        if act := act_of(event_of(record)):
            yield act, record


def documents(record: JsonRecord, field: str) -> list[str]:
    """What the documents of a record say of one field, each value once."""
    values = (document.get(field) for document in record.get("documents", []))
    return list(dict.fromkeys(str(value) for value in values if value))


def sector_of(party: Party) -> Sector:
    """The sector of who acts for a party."""
    return sector(party.lead.office if party.lead else None, organisation=not party.is_state)


def name_of(party: Party) -> str:
    """Who acts: the highest person that is named, else the state or organisation."""
    lead = party.lead
    return lead.name if lead and lead.name else heading(party.code)


def country_of(party: Party) -> str | None:
    """The name of a party's country; None for an organisation."""
    return heading(party.code) if party.is_state else None


def place_of(venue: Venue | None) -> dict[str, Cell]:
    """The columns of where an event took place; a venue that is a country is no city."""
    if venue is None:
        return {}
    country = heading(venue.country) if venue.country else None
    return {
        "City": None if venue.name == country else venue.name,
        "Country": country,
        "Latitude": venue.latitude,
        "Longitude": venue.longitude,
    }


def alpha2(code: str | None) -> str | None:
    """The two letters of a country (ISO 3166-1), where it has them."""
    return countries.country(code).alpha2 or None if code and countries.is_state(code) else None


def dyads(
    records: Iterable[JsonRecord],
    shared: Callable[[Act, JsonRecord], dict[str, Any]],
    coded: Callable[[int, EventCode], dict[str, Any]],
    side: Callable[[str, Party | None], dict[str, Any]],
) -> Iterator[dict[str, Any]]:
    """A row for each source, target and code of each event that is an act, numbered from 1.

    ``shared`` gives the columns that all rows of an act share, ``coded`` those of a row's number and code, ``side`` those of
    the "Source" and of the "Target".
    """
    number = 0
    for act, record in acts(records):
        whole = shared(act, record)
        for source, target, code in act.pairs():
            number += 1
            yield whole | coded(number, code) | side("Source", source) | side("Target", target)


def line(cells: Sequence[Cell]) -> bytes:
    """One line of a tab-separated table."""
    return ("\t".join(map(_plain, cells)) + "\n").encode("utf-8", "replace")


def write_rows(
    rows: Iterable[dict[str, Any]], columns: Sequence[str], out: BinaryIO, *, header: bool
) -> None:
    """Write the rows, their cells in the order of ``columns``; an absent cell is empty."""
    if header:
        out.write(line(columns))
    for row in rows:
        out.write(line([row.get(name) for name in columns]))


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return f"{cell:.1f}"
    return " ".join(cell.split()) if isinstance(cell, str) else str(cell)
