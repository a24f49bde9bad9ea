"""Comma-separated values (RFC 4180), UTF-8, with a header line; see ``flat`` for the columns."""

import csv
from collections.abc import Iterable
from io import TextIOWrapper
from typing import BinaryIO

from dragoman.publishing.export.flat import columns, flatten, guard
from dragoman.publishing.export.formats import Format, JsonRecord, register


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write a header and one row a record; text that looks like a formula gets an apostrophe before it."""
    names = [column.name for column in columns(kind)]
    text = TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    try:
        rows = csv.DictWriter(text, names, extrasaction="ignore", lineterminator="\r\n")
        rows.writeheader()
        for record in records:
            rows.writerow({name: guard(cell) for name, cell in flatten(record).items()})
    finally:
        text.detach()


register(Format("csv", "comma-separated values", binary=False, write=write))
