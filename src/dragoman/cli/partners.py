"""``dragoman partners``: with whom the home country had contacts, at which level, and when last; one line each."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from dragoman.cli.filters import APPLY, Filters, with_filters
from dragoman.cli.options import JsonOption, LimitOption, Session
from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.ledger.filters import Filter
    from dragoman.ledger.store import Ledger


@with_filters(*(name for name in APPLY["events"] if name not in ("country", "with_", "status")))
def partners(session: Session, filters: Filters, limit: LimitOption = None, json: JsonOption = False) -> None:
    """List the partners of the home country: contacts by level, planned ones, the last; open commitments; trade."""
    from dragoman.analysis.partnership import busiest
    from dragoman.cli.tables import Column, show_lines, show_list

    wanted = filters.wanted("events")
    with session.open_ledger() as ledger:
        home = session.home_of(ledger)
        if home is None:
            tallies = ledger.tallies(wanted)
            home = busiest(tallies)
            if home is None and tallies:
                raise DragomanError("It is not known whose partners to list: give --home COUNTRY.")
        found = list(islice(summary(ledger, wanted, home), limit)) if home else []
        traded = _traded(ledger, home) if home and found else {}
        promised = (
            ledger.promises_by_party(home, [row["partner"] for row in found], still_open())
            if home and json
            else {}
        )
    found = [row | {"trade": traded.get(row["partner"], [])} for row in found]
    if json:
        for row in found:
            row |= {"open_commitments": promised.get(row["partner"], [])}
        show_lines(found)
        return
    for row in found:
        row |= {"turnover": _turnover(row["trade"])}

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


def summary(ledger: "Ledger", wanted: "Filter", home: str) -> Iterator[dict[str, Any]]:
    """One row a partner: contacts that took place in all and by level, planned ones, the last, how many commitments are open."""
    from dragoman.analysis.partnership import partnerships
    from dragoman.publishing.english.actors import heading

    found = partnerships(ledger.tallies(wanted, home))
    dates = ledger.dates_of([it.last for it in found if it.last])
    promised = ledger.promised_by_party(home, still_open())
    for it in found:
        yield (
            {"partner": it.partner, "name": heading(it.partner), "contacts": it.contacts}
            | dict(zip(LEVELS, it.counts, strict=True))
            | {"planned": it.planned, "last": dates.get(it.last or ""), "last_event": it.last}
            | {"open": promised.get(it.partner, 0)}
        )


def still_open() -> "Filter":
    """Commitments that are open, whatever else is asked for."""
    from dragoman.ledger.filters import Filter

    return Filter(statuses=("open",))


def _traded(ledger: "Ledger", home: str) -> dict[str, list[dict[str, Any]]]:
    """Turnover, exports and imports of home year by year, by partner."""
    found: dict[str, list[dict[str, Any]]] = {}
    for it in ledger.trade(home):
        told = {"year": it.year, "indicator": str(it.indicator), "value": it.value}
        found.setdefault(it.partner, []).append(told | {"currency": it.currency, "figure": it.figure})
    return found


def _turnover(trade: list[dict[str, Any]]) -> str:
    """The last year's turnover of a series, in words for a table."""
    from dragoman.cli.tables import amount

    last = next((it for it in reversed(trade) if it["indicator"] == "turnover"), None)
    return f"{amount(last['value'])} {last['currency'] or ''} ({last['year']})" if last else ""
