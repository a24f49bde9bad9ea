"""``dragoman digest``: the month's foreign policy as a page, with a source under every sentence."""

from typing import Annotated

import typer

from dragoman.cli.options import Session
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

MonthOption = Annotated[
    str, typer.Option("--month", metavar="MONTH", help="The month, as 2015-03.", show_default=False)
]


def digest(
    session: Session,
    month: MonthOption,
    format: FormatOption = None,
    output: OutputOption = None,
    polish: PolishOption = None,
    polish_model: PolishModelOption = None,
    polish_timeout: PolishTimeoutOption = None,
) -> None:
    """Write the digest of a month. As Markdown, one self-contained HTML page, PDF or Word."""
    from dragoman.publishing.digest.write import write_digest

    editor = editor_at(polish, polish_model, polish_timeout)
    target, form = destination(format, output, "digest")
    with session.open_ledger() as ledger:
        written = write_digest(ledger, month, session.home_of(ledger), target, form, editor=editor)
    deliver(written, f"The digest of {month}", session.quiet, editor)
