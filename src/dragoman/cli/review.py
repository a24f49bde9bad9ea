"""``dragoman review``: a year's foreign policy, its themes and its balance, as a page."""

from typing import Annotated

import typer

from dragoman.cli.options import Session
from dragoman.cli.pages import FormatOption, OutputOption, deliver, destination

YearOption = Annotated[
    str, typer.Option("--year", metavar="YEAR", help="The year, as 2015.", show_default=False)
]


def review(
    session: Session, year: YearOption, format: FormatOption = None, output: OutputOption = None
) -> None:
    """Write the review of a year. As Markdown, one self-contained HTML page, PDF or Word."""
    from dragoman.publishing.review.write import write_review

    target, form = destination(format, output, "review")
    with session.open_ledger() as ledger:
        written = write_review(ledger, year, session.home_of(ledger), target, form)
    deliver(written, f"The review of {year}", session.quiet)
