"""``dragoman commitments``: who undertook what by when, and what became of it; one line a commitment."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.filters import APPLY, Filters, with_filters
from dragoman.cli.options import JsonOption, LimitOption, Session, as_of_option, last_day

if TYPE_CHECKING:
    from dragoman.records import Commitment

OverdueOption = Annotated[bool, typer.Option("--overdue", help="Only what is open past its due date.")]
AsOfOption = Annotated[str | None, as_of_option("The day on which to be overdue [default: today].")]


@with_filters(*APPLY["commitments"])
def commitments(
    session: Session,
    filters: Filters,
    overdue: OverdueOption = False,
    as_of: AsOfOption = None,
    limit: LimitOption = None,
    json: JsonOption = False,
) -> None:
    """List what was planned or promised, by when."""
    from dragoman.analysis.promises import is_overdue
    from dragoman.cli.tables import Column, show_list

    day = last_day(as_of)
    columns: list[Column[Commitment]] = [
        Column("id", lambda commitment: commitment.id),
        Column("due", lambda commitment: commitment.due or "", breaks="/"),
        Column("state", lambda it: "overdue" if is_overdue(it, day) else it.state),
        Column("parties", lambda commitment: " ".join(commitment.parties), share=2),
        Column("undertaking", lambda commitment: commitment.undertaking, share=6),
        Column("sources", lambda commitment: str(commitment.sources), right=True),
    ]
    wanted = replace(filters.wanted("commitments", limit), overdue=day.isoformat() if overdue else None)
    with session.open_ledger() as ledger:
        found = ledger.commitments(wanted)
        show_list(columns, found, as_json=json, empty="No commitment fits.", quiet=session.quiet)
