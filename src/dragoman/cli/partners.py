"""``dragoman partners``: with whom the home country had contacts, at which level, and when last; one line each."""

from itertools import islice
from typing import TYPE_CHECKING, Any

from dragoman.cli.filters import APPLY, Filters, with_filters
from dragoman.cli.options import JsonOption, LimitOption, Session
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.records import Event


@with_filters(*(name for name in APPLY["events"] if name not in ("country", "with_", "status")))
def partners(session: Session, filters: Filters, limit: LimitOption = None, json: JsonOption = False) -> None:
    """List the partners of the home country. Contacts that took place by level, those that are planned, and the last."""
    from dragoman.analysis.contacts import most_met
    from dragoman.cli.tables import Column, show_lines, show_list

    wanted = filters.wanted("events")
    with session.open_ledger() as ledger:
        events = ledger.events(wanted)
        home = session.home_of(ledger) or most_met(events)
    if events and home is None:
        raise DragomanError("It is not known whose partners to list: give --home COUNTRY.")
    found = list(islice(summary(events, home or ""), limit))
    if json:
        show_lines(found)
        return

    def cell(name: str) -> Any:
        return lambda row: "" if row[name] is None else str(row[name])

    shown = ("partner", "name", "contacts", *LEVELS, "planned", "last")
    numbers = {"contacts", *LEVELS, "planned"}
    columns: list[Column[dict[str, Any]]] = [
        Column(name.replace("_", " "), cell(name), share=int(name == "name"), right=name in numbers)
        for name in shown
    ]
    show_list(columns, found, as_json=False, empty="There are no contacts.", quiet=session.quiet)


LEVELS = ("heads", "ministers", "deputies", "officials", "level_unknown")
"""The bands of ``analysis.levels.Band``, in their order, as the keys of a row."""


def summary(events: "list[Event]", home: str) -> list[dict[str, Any]]:
    """One row a partner: contacts that took place in all and by level, planned ones, the day of the last."""
    from dragoman.analysis.contacts import contact_table, contacts
    from dragoman.analysis.selection import CONTACTS
    from dragoman.analysis.selection import partners as partners_of
    from dragoman.records import Status

    last = {
        code: event for event in contacts(events, home) for code in partners_of(event, home) if event.date
    }
    planned: dict[str, int] = {}
    for event in events:
        if event.type in CONTACTS and event.status is Status.PLANNED and home in event.states:
            for code in partners_of(event, home):
                planned[code] = planned.get(code, 0) + 1
    table = {row.partner: row for row in contact_table(events, home)}
    rows = []
    for code in (*table, *(code for code in sorted(planned) if code not in table)):
        counts = table[code].counts if code in table else (0,) * len(LEVELS)
        rows.append(
            {"partner": code, "name": _name(code), "contacts": sum(counts)}
            | dict(zip(LEVELS, counts, strict=True))
            | {
                "planned": planned.get(code, 0),
                "last": last[code].date if code in last else None,
                "last_event": last[code].id if code in last else None,
            }
        )
    return rows


def _name(code: str) -> str:
    from dragoman.knowledge.countries import country, is_state
    from dragoman.knowledge.organisations import is_organisation, organisation

    if is_state(code):
        return country(code).name
    return organisation(code).name if is_organisation(code) else code
