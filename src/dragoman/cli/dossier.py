"""``dragoman dossier``: all that is known of a partner, for who is to meet it."""

from typing import Annotated

import typer

from dragoman.cli.options import Session, actor_code, as_of_option, last_day
from dragoman.cli.pages import (
    FormatOption,
    OutputOption,
    PolishModelOption,
    PolishOption,
    PolishTimeoutOption,
    deliver,
    destination,
    editor_at,
)

PartnerArgument = Annotated[
    str, typer.Argument(metavar="PARTNER", help="A state or organisation: GEO, Georgia, EU.")
]
AsOfOption = Annotated[
    str | None,
    as_of_option(
        "The day on which to know it; nothing published later is used [default: the last one the ledger knows of]."
    ),
]


def dossier(
    session: Session,
    partner: PartnerArgument,
    as_of: AsOfOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
    polish: PolishOption = None,
    polish_model: PolishModelOption = None,
    polish_timeout: PolishTimeoutOption = None,
) -> None:
    """Write the dossier on a partner. As Markdown, one self-contained HTML page, PDF or Word."""
    from dragoman.publishing.dossier.write import write_dossier

    code = actor_code(partner, "PARTNER")
    day = last_day(as_of) if as_of is not None else None
    editor = editor_at(polish, polish_model, polish_timeout)
    target, form = destination(format, output, "dossier")
    with session.open_ledger() as ledger:
        written = write_dossier(ledger, code, session.home_of(ledger), day, target, form, editor=editor)
    deliver(written, f"The dossier on {code}", session.quiet, editor)
