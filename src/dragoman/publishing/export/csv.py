"""Comma-separated values (RFC 4180), UTF-8, with a header line; see ``flat`` for the columns."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import TextIOWrapper
from typing import BinaryIO

from dragoman.publishing.export.flat import Cell, columns, flatten, guard
from dragoman.publishing.export.formats import Format, JsonRecord, register


def write_rows(names: Sequence[str], rows: Iterable[Mapping[str, Cell]], out: BinaryIO) -> None:
    """Write a header and the rows; text that looks like a formula gets an apostrophe before it."""
    text = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    try:
        lines = csv.DictWriter(text, names, extrasaction="ignore", lineterminator="\r\n")
        lines.writeheader()
        for row in rows:
            lines.writerow({name: guard(cell) for name, cell in row.items()})
    finally:
        text.detach()


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write a header and one row a record."""
    write_rows([column.name for column in columns(kind)], map(flatten, records), out)


register(Format("csv", "comma-separated values", binary=False, write=write))
