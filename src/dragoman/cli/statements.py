"""``dragoman statements``: who holds what position on what; one line a statement."""

from typing import TYPE_CHECKING

from dragoman.cli.filters import APPLY, Filters, with_filters
from dragoman.cli.options import JsonOption, LimitOption, Session

if TYPE_CHECKING:
    from dragoman.records import Statement


@with_filters(*APPLY["statements"])
def statements(
    session: Session, filters: Filters, limit: LimitOption = None, json: JsonOption = False
) -> None:
    """List who holds what position on what."""
    from dragoman.cli.tables import Column, show_list

    columns: list[Column[Statement]] = [
        Column("id", lambda statement: statement.id),
        Column("date", lambda statement: statement.date or "", breaks="/"),
        Column("speaker", lambda statement: statement.speaker, share=2),
        Column("country", lambda statement: statement.country or ""),
        Column("stance", lambda statement: statement.stance),
        Column("issue", lambda statement: statement.issue or "", share=2),
        Column("position", lambda statement: statement.quotation or statement.position, share=6),
    ]
    wanted = filters.wanted("statements", limit)
    with session.open_ledger() as ledger:
        show_list(
            columns, ledger.statements(wanted), as_json=json, empty="No statement fits.", quiet=session.quiet
        )
