"""``dragoman export``: all records of one kind, complete, as a file for another program."""

import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from dragoman.cli.filters import OPTIONS, Filters, select, with_filters, with_texts
from dragoman.cli.options import LimitOption, Session, format_option, output_option
from dragoman.errors import DragomanError, UsageError

if TYPE_CHECKING:
    from dragoman.ledger.store import Ledger

KindArgument = Annotated[
    str,
    typer.Argument(
        metavar="KIND", help="events, figures, commitments, statements, documents or corrections."
    ),
]
FormatOption = Annotated[
    str | None,
    format_option(
        "atom, bibtex, cameo, csl, csv, ftm, geojson, gexf, graphml, ics, jsonl, parquet, phoenix, plover, polecat, stata, "
        "webannotation or xlsx "
        "[default: as --output ends, or jsonl]."
    ),
]
OutputOption = Annotated[str | None, output_option("FILE")]


@with_filters(*OPTIONS)
def export(
    session: Session,
    filters: Filters,
    records: KindArgument,
    format: FormatOption = None,
    output: OutputOption = None,
    limit: LimitOption = None,
) -> None:
    """Write all records of a kind as a file, in any of many formats; all that the filters let pass."""
    from dragoman.publishing.export import export as write
    from dragoman.publishing.export import format_named, kinds

    kind = records
    if kind not in kinds():
        raise UsageError(f"There is no kind of record '{kind}'; choose from {', '.join(kinds())}.")
    target = None if output in (None, "-") else output
    suffix = Path(target).suffix.removeprefix(".") if target else ""
    form = format_named(format or suffix or "jsonl")
    if form.binary and target is None and sys.stdout.isatty():
        raise UsageError(f"{form.title} is not for a terminal: give --output FILE.")
    wanted = filters.wanted(kind, limit)
    with session.open_ledger() as ledger:
        selected = select(ledger, kind, wanted)
        found = with_texts(ledger, selected) if kind == "documents" else selected
        if form.sources:
            found = _with_sources(ledger, found)
        left_out: Counter[str] = Counter()
        with _output(target) as out:
            count = write(kind, found, form.name, out, left_out)
    if session.quiet:
        return
    if target:
        print(f"{count - left_out.total()} {kind} written to {target}.", file=sys.stderr)
    if left_out:
        why = ", ".join(f"{number} {reason}" for reason, number in sorted(left_out.items()))
        print(f"{left_out.total()} {kind} have no place in {form.title}: {why}.", file=sys.stderr)


def _with_sources(ledger: "Ledger", records: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Records with the documents of their evidence, each document once, in the order of the evidence."""
    from dragoman.publishing.export import json_form

    known: dict[str, dict[str, Any]] = {}
    for record in records:
        ids = list(dict.fromkeys(entry.document for entry in record.evidence))
        known |= {each: ledger.document(each).model_dump(mode="json") for each in ids if each not in known}
        yield json_form(record) | {"documents": [known[each] for each in ids]}


@contextmanager
def _output(target: str | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that takes its name only when it is complete."""
    if target is None:
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    place = Path(target)
    if place.exists() and not place.is_file():  # a device or a pipe cannot be replaced
        with place.open("wb") as out:
            yield out
        return
    if not place.parent.is_dir():
        raise DragomanError(f"{target} cannot be written: there is no folder {place.parent}.")
    handle, name = tempfile.mkstemp(prefix=f".{place.name}.", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
