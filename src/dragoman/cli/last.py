"""``dragoman last``: when two countries last met, since when that was the first time, when they meet next."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.filters import Filters, with_filters
from dragoman.cli.options import JsonOption, Session, actor_code, as_of_option, last_day

if TYPE_CHECKING:
    from datetime import date

    from dragoman.analysis.levels import Band
    from dragoman.ledger.filters import Filter
    from dragoman.ledger.store import Ledger
    from dragoman.records import Event

PartnerArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="COUNTRY", help="The partner: GEO, Georgia, EU [default: all partners].", show_default=False
    ),
]
AsOfOption = Annotated[str | None, as_of_option("The day to look from [default: today].")]


@with_filters("person", "kind", "venue", "topic", "level", "source", "text")
def last(
    session: Session,
    filters: Filters,
    country: PartnerArgument = None,
    as_of: AsOfOption = None,
    json: JsonOption = False,
) -> None:
    """Tell when they last met, the first time since when, and when they meet next; and who says so."""
    from dragoman.cli.events import parties, persons
    from dragoman.cli.tables import Column, show_lines, show_list

    day = last_day(as_of)
    wanted = filters.wanted("events")
    if country is not None:
        wanted = replace(wanted, countries=(actor_code(country, "COUNTRY"),))
    with session.open_ledger() as ledger:
        rows = contacts_around(ledger, _with_home(session, ledger, wanted), day)
    if json:
        show_lines({"which": which, **_told(event, days, said)} for which, event, days, said in rows)
        return
    columns: list[Column[Any]] = [
        Column("which", lambda row: row[0]),
        Column("id", lambda row: row[1].id),
        Column("date", lambda row: row[1].date or "", breaks="/"),
        Column("days", lambda row: "" if row[2] is None else str(row[2]), right=True),
        Column("kind", lambda row: row[1].type),
        Column("status", lambda row: row[1].status),
        Column("level", lambda row: _level(row[1])),
        Column("parties", lambda row: parties(row[1]), share=2),
        Column("venue", lambda row: row[1].venue.name if row[1].venue else "", share=2),
        Column("persons", lambda row: persons(row[1]), share=5),
        Column("told by", lambda row: "; ".join(_name(it) for it in row[3]), share=4),
    ]
    show_list(columns, rows, as_json=False, empty="No contact fits.", quiet=session.quiet)


Row = tuple[str, "Event", int | None, list[dict[str, Any]]]


def _with_home(session: Session, ledger: "Ledger", wanted: "Filter") -> "Filter":
    """Contacts with the home country, where it is known and not the partner that was asked for."""
    home = session.home_of(ledger)
    return wanted if home is None or home in wanted.countries else replace(wanted, with_=home)


def contacts_around(ledger: "Ledger", wanted: "Filter", day: "date") -> list[Row]:
    """The last contact by a day, the one before it at its level, and the next; each with its days and who says so."""
    from dragoman.analysis.encounters import days_between, encounters_among
    from dragoman.analysis.levels import ranks_of
    from dragoman.records.vocabulary import CONTACTS

    contacts = replace(
        wanted, kinds=wanted.kinds or tuple(sorted(CONTACTS)), statuses=("planned", "occurred")
    )

    def events(first: "date | None", last: "date | None", bands: "tuple[Band, ...] | None") -> "list[Event]":
        window = replace(
            contacts, since=first.isoformat() if first else None, until=last.isoformat() if last else None
        )
        ranks = contacts.ranks or (tuple(rank for band in bands for rank in ranks_of(band)) if bands else ())
        return ledger.events(replace(window, ranks=ranks))

    found = encounters_among(events, day, ledger.last_day())
    rows: list[Row] = []
    if found.last:
        rows.append(("last", found.last, days_between(found.last, day), _said(ledger, found.last)))
        if found.before:
            between = days_between(found.before, found.last)
            rows.append(("before", found.before, between, _said(ledger, found.before)))
    if found.next:
        rows.append(("next", found.next, _until(found.next, day), _said(ledger, found.next)))
    return rows


def _until(event: "Event", day: "date") -> int | None:
    from dragoman.records import edtf

    begins = edtf.edges(event.date or "")[0]
    return max(0, (begins - day).days) if begins else None


def _said(ledger: "Ledger", event: "Event") -> list[dict[str, Any]]:
    """Who says so: each document once, with the words that it is taken from."""
    said: dict[str, dict[str, Any]] = {}
    for proof in event.evidence:
        if proof.document not in said:
            document = ledger.document(proof.document)
            said[proof.document] = {
                "document": document.id,
                "title": document.title,
                "published": document.published,
                "quote": proof.quote,
            }
    return list(said.values())


def _name(said: dict[str, Any]) -> str:
    title = said["title"] or said["document"]
    return f"{title} ({said['published']})" if said["published"] else str(title)


def _level(event: "Event") -> str:
    from dragoman.analysis.levels import Band, level

    band = level(event)
    return "" if band is Band.UNSPECIFIED else band.name.lower()


def _told(event: "Event", days: int | None, said: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "days": days,
        "level": _level(event) or None,
        "told_by": said,
        "event": event.model_dump(mode="json"),
    }
