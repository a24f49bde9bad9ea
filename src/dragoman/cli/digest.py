"""``dragoman digest``: the month's foreign policy as a page, with a source under every sentence."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dragoman.cli.options import Session
from dragoman.errors import UsageError

MonthOption = Annotated[
    str, typer.Option("--month", metavar="MONTH", help="The month, as 2015-03.", show_default=False)
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="md, html, pdf or docx [default: as --output ends, or md].",
        show_default=False,
    ),
]
OutputOption = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE_OR_FOLDER",
        help="Where to write [default: standard output].",
        show_default=False,
    ),
]


def digest(
    session: Session, month: MonthOption, format: FormatOption = None, output: OutputOption = None
) -> None:
    """Write the digest of a month. As Markdown, one self-contained HTML page, PDF or Word."""
    from dragoman.publishing.digest.write import FORMATS, write_digest

    target = None if output in (None, "-") else Path(str(output))
    ending = target.suffix.lower().removeprefix(".") if target else ""
    ending = {"htm": "html"}.get(ending, ending)
    named = (format or ending).lower()
    form = next((known for known in FORMATS if known == named), None if format else "md")
    if form is None:
        raise UsageError(f"There is no format '{format}' for a digest; choose {', '.join(FORMATS)}.")
    if form in ("pdf", "docx") and target is None and sys.stdout.isatty():
        raise UsageError(f"{form.upper()} is not for a terminal: give --output FILE.")
    with session.open_ledger() as ledger:
        written = write_digest(ledger, month, session.home_of(ledger), target, form)
    if target is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(written.content)
    elif not session.quiet:
        pictures = f" with {len(written.pictures)} pictures" if written.pictures else ""
        print(f"The digest of {month} is written to {written.path}{pictures}.", file=sys.stderr)
