"""``dragoman review``: a year's foreign policy, its themes and its balance, as a page."""

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

YearOption = Annotated[
    str, typer.Option("--year", metavar="YEAR", help="The year, as 2015.", show_default=False)
]


def review(
    session: Session,
    year: YearOption,
    format: FormatOption = None,
    output: OutputOption = None,
    polish: PolishOption = None,
    polish_model: PolishModelOption = None,
    polish_timeout: PolishTimeoutOption = None,
) -> None:
    """Write the review of a year. As Markdown, one self-contained HTML page, PDF or Word."""
    from dragoman.publishing.review.write import write_review

    editor = editor_at(polish, polish_model, polish_timeout)
    target, form = destination(format, output, "review")
    with session.open_ledger() as ledger:
        written = write_review(ledger, year, session.home_of(ledger), target, form, editor=editor)
    deliver(written, f"The review of {year}", session.quiet, editor)
