"""``dragoman partners``: with whom the home country had contacts, at which level, and when last; one line each."""

from itertools import islice
from typing import TYPE_CHECKING, Any

from dragoman.cli.filters import APPLY, Filters, with_filters
from dragoman.cli.options import JsonOption, LimitOption, Session
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.ledger.store import Ledger
    from dragoman.records import Event


@with_filters(*(name for name in APPLY["events"] if name not in ("country", "with_", "status")))
def partners(session: Session, filters: Filters, limit: LimitOption = None, json: JsonOption = False) -> None:
    """List the partners of the home country: contacts by level, planned ones, the last; open commitments; trade."""
    from dragoman.analysis.contacts import most_met
    from dragoman.cli.tables import Column, show_lines, show_list

    wanted = filters.wanted("events")
    with session.open_ledger() as ledger:
        events = ledger.events(wanted)
        home = session.home_of(ledger) or most_met(events)
        promised, traded = _promised(ledger, home), _traded(ledger, home)
    if events and home is None:
        raise DragomanError("It is not known whose partners to list: give --home COUNTRY.")
    found = [
        row | {"open_commitments": promised.get(row["partner"], []), "trade": traded.get(row["partner"], [])}
        for row in islice(summary(events, home or ""), limit)
    ]
    if json:
        show_lines(found)
        return
    for row in found:
        row |= {"open": len(row["open_commitments"]), "turnover": _turnover(row["trade"])}

    def cell(name: str) -> Any:
        return lambda row: "" if row[name] is None else str(row[name])

    shown = ("partner", "name", "contacts", *LEVELS, "planned", "last", "open", "turnover")
    numbers = {"contacts", *LEVELS, "planned", "open"}
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
    from dragoman.analysis.selection import CONTACTS, latest
    from dragoman.analysis.selection import partners as partners_of
    from dragoman.publishing.english.actors import heading
    from dragoman.records import Status

    met: dict[str, list[Event]] = {}
    for event in contacts(events, home):
        for code in partners_of(event, home) if event.date else ():
            met.setdefault(code, []).append(event)
    last = {code: found for code, its in met.items() if (found := latest(its)) is not None}
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
            {"partner": code, "name": heading(code), "contacts": sum(counts)}
            | dict(zip(LEVELS, counts, strict=True))
            | {
                "planned": planned.get(code, 0),
                "last": last[code].date if code in last else None,
                "last_event": last[code].id if code in last else None,
            }
        )
    return rows


def _promised(ledger: "Ledger", home: str | None) -> dict[str, list[str]]:
    """The open commitments of home (ids), by partner."""
    from dragoman.ledger.filters import Filter

    found: dict[str, list[str]] = {}
    if home:
        for commitment in ledger.commitments(Filter(countries=(home,), statuses=("open",))):
            for code in {*commitment.parties} - {home}:
                found.setdefault(code, []).append(commitment.id)
    return found


def _traded(ledger: "Ledger", home: str | None) -> dict[str, list[dict[str, Any]]]:
    """Turnover, exports and imports of home year by year, by partner."""
    from dragoman.analysis.trade import by_year
    from dragoman.ledger.filters import Filter

    pairs: dict[str, list[Any]] = {}
    if home:
        for figure in ledger.figures(Filter(countries=(home,), kinds=("turnover", "exports", "imports"))):
            for code in {figure.reporter, figure.partner} - {home, None}:
                pairs.setdefault(str(code), []).append(figure)
    return {
        code: [
            {
                "year": it.year,
                "indicator": str(it.indicator),
                "value": it.figure.value,
                "currency": it.figure.currency,
                "figure": it.figure.id,
            }
            for it in by_year(figures, home or "")
        ]
        for code, figures in pairs.items()
    }


def _turnover(trade: list[dict[str, Any]]) -> str:
    """The last year's turnover of a series, in words for a table."""
    from dragoman.cli.tables import amount

    last = next((it for it in reversed(trade) if it["indicator"] == "turnover"), None)
    return f"{amount(last['value'])} {last['currency'] or ''} ({last['year']})" if last else ""
