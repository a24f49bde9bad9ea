"""JSON Lines: the public contract itself, one record a line, UTF-8, keys in a stable order."""

import json
from collections.abc import Iterable
from typing import BinaryIO

from dragoman.publishing.export.formats import Format, JsonRecord, register


def line(record: JsonRecord) -> str:
    """One record as one line, without its line end."""
    return json.dumps(record, ensure_ascii=False, separators=(", ", ": "))


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write one line a record. U+2028, U+2029 and U+0085 stand as they are: a line ends at LF only."""
    for record in records:
        out.write(line(record).encode("utf-8", "replace") + b"\n")


register(Format("jsonl", "JSON Lines", binary=False, write=write))
