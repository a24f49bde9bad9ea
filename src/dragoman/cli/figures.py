"""``dragoman figures``: trade, investment, loans, aid and people; one line a figure."""

from typing import TYPE_CHECKING

from dragoman.cli.filters import APPLY, Filters, with_filters
from dragoman.cli.options import JsonOption, LimitOption, Session

if TYPE_CHECKING:
    from dragoman.records import Figure


@with_filters(*APPLY["figures"])
def figures(session: Session, filters: Filters, limit: LimitOption = None, json: JsonOption = False) -> None:
    """List the figures: trade, loans, aid, people."""
    from dragoman.cli.tables import Column, amount, show_list

    columns: list[Column[Figure]] = [
        Column("id", lambda figure: figure.id),
        Column("period", lambda figure: figure.period or "", breaks="/"),
        Column("indicator", lambda figure: figure.indicator),
        Column("reporter", lambda figure: figure.reporter or ""),
        Column("partner", lambda figure: figure.partner or ""),
        Column("qualifier", lambda figure: figure.qualifier or ""),
        Column("value", lambda figure: amount(figure.value), right=True),
        Column("unit", lambda figure: figure.currency or figure.unit or ""),
        Column("role", lambda figure: figure.role),
        Column("sources", lambda figure: str(figure.sources), right=True),
    ]
    wanted = filters.wanted("figures", limit)
    with session.open_ledger() as ledger:
        show_list(columns, ledger.figures(wanted), as_json=json, empty="No figure fits.", quiet=session.quiet)
