"""What the commands that write pages share: the format, the place, and the way to a file or to standard output."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import format_option, output_option
from dragoman.errors import UsageError

if TYPE_CHECKING:
    from dragoman.publishing.page.save import Format, Written
    from dragoman.publishing.polish import Editor

FormatOption = Annotated[
    str | None, format_option("md, html, pdf or docx [default: as --output ends, or md].")
]
OutputOption = Annotated[str | None, output_option("FILE_OR_FOLDER")]

PolishOption = Annotated[
    str | None,
    typer.Option(
        "--polish",
        metavar="MODEL_URL",
        help="Have a language model reword the opening paragraph: http://localhost:8080/v1 [default: no].",
        show_default=False,
    ),
]
PolishModelOption = Annotated[
    str | None,
    typer.Option(
        "--polish-model", metavar="NAME", help="The model's name at that address.", show_default=False
    ),
]
PolishTimeoutOption = Annotated[
    float | None,
    typer.Option(
        "--polish-timeout",
        metavar="SECONDS",
        min=0.1,
        help="How long to wait for it [default: 60].",
        show_default=False,
    ),
]


def editor_at(url: str | None, name: str | None, timeout: float | None) -> "Editor | None":
    """Who rewords the lead, or None. Raises UsageError for an address that is none, and for options without one."""
    if url is None:
        if name is not None or timeout is not None:
            raise UsageError("--polish-model and --polish-timeout say nothing without --polish MODEL_URL.")
        return None
    from dragoman.publishing.polish import Editor, Model
    from dragoman.publishing.polish.ask import KEY

    return Editor(Model.at(url, name, os.environ.get(KEY), 60.0 if timeout is None else timeout))


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


def deliver(written: "Written", name: str, quiet: bool, editor: "Editor | None" = None) -> None:
    """The page to standard output, or a word on where it was written, and what the ``editor`` has to tell.

    ``name``: "The digest of 2015-03".
    """
    for remark in editor.remarks if editor and not quiet else ():
        print(remark, file=sys.stderr)
    if written.path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(written.content)
    elif not quiet:
        pictures = f" with {len(written.pictures)} pictures" if written.pictures else ""
        print(f"{name} is written to {written.path}{pictures}.", file=sys.stderr)
