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
        help="md or html [default: as --output ends, or md].",
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
    """Write the digest of a month. As Markdown, or as one self-contained HTML page."""
    from dragoman.publishing.digest import write_digest

    target = None if output in (None, "-") else Path(str(output))
    ending = {".html": "html", ".htm": "html"}.get(target.suffix.lower() if target else "", "md")
    form = (format or ending).lower()
    if form not in ("md", "html"):
        raise UsageError(f"There is no format '{format}' for a digest; choose md or html.")
    with session.open_ledger() as ledger:
        written = write_digest(
            ledger, month, session.home_of(ledger), target, "html" if form == "html" else "md"
        )
    if target is None:
        sys.stdout.write(written.text if written.text.endswith("\n") else f"{written.text}\n")
    elif not session.quiet:
        pictures = f" with {len(written.pictures)} pictures" if written.pictures else ""
        print(f"The digest of {month} is written to {written.path}{pictures}.", file=sys.stderr)
