"""``dragoman corrections``: who decided what, when and why; one line an entry."""

from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import JsonOption, LimitOption, Session

if TYPE_CHECKING:
    from dragoman.records import Correction

IdArgument = Annotated[
    str | None,
    typer.Argument(metavar="ID", help="Only those of this record.", show_default=False),
]


def corrections(
    session: Session, id: IdArgument = None, limit: LimitOption = None, json: JsonOption = False
) -> None:
    """List what people corrected, the oldest entry first."""
    from dragoman.cli.correct import sentence
    from dragoman.cli.tables import Column, show_list

    columns: list[Column[Correction]] = [
        Column("n", lambda entry: str(entry.number), right=True),
        Column("id", lambda entry: entry.id),
        Column("at", lambda entry: entry.at[:16].replace("T", " ")),
        Column("by", lambda entry: entry.by, share=1),
        Column("what", sentence, share=4),
        Column("reason", lambda entry: entry.reason, share=3),
        Column("stands", lambda entry: "yes" if entry.standing else "undone"),
    ]
    with session.open_ledger() as ledger:
        entries = ledger.corrections(None if id is None else ledger.get(id).id)
    show_list(
        columns, entries[:limit], as_json=json, empty="Nobody has corrected anything.", quiet=session.quiet
    )
