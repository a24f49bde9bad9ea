"""``dragoman events``: who met, visited, called, signed; one line an event."""

from typing import TYPE_CHECKING

from dragoman.cli.filters import APPLY, Filters, with_filters
from dragoman.cli.options import JsonOption, LimitOption, Session

if TYPE_CHECKING:
    from dragoman.records import Event


@with_filters(*APPLY["events"])
def events(session: Session, filters: Filters, limit: LimitOption = None, json: JsonOption = False) -> None:
    """List the events, by date."""
    from dragoman.cli.tables import Column, show_list

    columns: list[Column[Event]] = [
        Column("id", lambda event: event.id),
        Column("date", lambda event: event.date or "", breaks="/"),
        Column("kind", lambda event: event.type),
        Column("status", lambda event: event.status),
        Column("parties", parties, share=2),
        Column("venue", lambda event: event.venue.name if event.venue else "", share=2),
        Column("persons", persons, share=5),
        Column("sources", lambda event: str(event.sources), right=True),
    ]
    wanted = filters.wanted("events", limit)
    with session.open_ledger() as ledger:
        show_list(columns, ledger.events(wanted), as_json=json, empty="No event fits.", quiet=session.quiet)


def parties(event: "Event") -> str:
    """The codes of the states and organisations that take part."""
    return " ".join((*event.states, *event.organisations))


def persons(event: "Event") -> str:
    """The participants: by name, or by office where no name is known, with their country."""
    told = (
        f"{who.name or who.office or str(who.role)}{f' ({who.country})' if who.country else ''}"
        for who in event.participants
    )
    return ", ".join(dict.fromkeys(told))
