"""What the commands that write pages share: the format, the place, and the way to a file or to standard output."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from dragoman.cli.options import format_option, output_option
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.publishing.page.save import Format, Written

FormatOption = Annotated[
    str | None, format_option("md, html, pdf or docx [default: as --output ends, or md].")
]
OutputOption = Annotated[str | None, output_option("FILE_OR_FOLDER")]


def destination(format: str | None, output: str | None, noun: str) -> "tuple[Path | None, Format]":
    """Where to write (None: standard output) and in which format. Raises UsageError for what cannot be."""
    from dragoman.publishing.page.save import FORMATS

    target = None if output in (None, "-") else Path(str(output))
    ending = target.suffix.lower().removeprefix(".") if target else ""
    ending = {"htm": "html"}.get(ending, ending)
    named = (format or ending).lower()
    form = next((known for known in FORMATS if known == named), None if format else FORMATS[0])
    if form is None:
        raise UsageError(f"There is no format '{format}' for a {noun}; choose {', '.join(FORMATS)}.")
    if form in ("pdf", "docx") and target is None and sys.stdout.isatty():
        raise UsageError(f"{form.upper()} is not for a terminal: give --output FILE.")
    return target, form


def deliver(written: "Written", name: str, quiet: bool) -> None:
    """The page to standard output, or a word on where it was written. ``name``: "The digest of 2015-03"."""
    if written.path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(written.content)
    elif not quiet:
        pictures = f" with {len(written.pictures)} pictures" if written.pictures else ""
        print(f"{name} is written to {written.path}{pictures}.", file=sys.stderr)
