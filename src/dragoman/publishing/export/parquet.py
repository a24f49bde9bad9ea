"""Apache Parquet, written by DuckDB; see ``flat`` for the columns."""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from dragoman.publishing.export.flat import Cell, Column, columns, flatten
from dragoman.publishing.export.formats import Format, JsonRecord, register

TYPES = {"text": "VARCHAR", "real": "DOUBLE", "whole": "BIGINT"}
LEAST_LINE = 16 * 1024 * 1024
"""The least size, in bytes, that DuckDB is told to expect of a record; longer ones raise it."""


def write_rows(shown: Sequence[Column], given: Iterable[Mapping[str, Cell]], out: BinaryIO) -> None:
    """Write the rows, in order. They go through a temporary file, so memory stays small."""
    import duckdb

    shape = {column.name: TYPES[column.type] for column in shown}
    longest = LEAST_LINE
    with TemporaryDirectory(prefix="dragoman-") as folder:
        rows, target = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        with rows.open("wb") as lines:
            for cells in given:
                row = json.dumps({name: cells.get(name) for name in shape}, ensure_ascii=False)
                encoded = row.encode("utf-8", "replace") + b"\n"
                longest = max(longest, 2 * len(encoded))
                lines.write(encoded)
        with duckdb.connect() as database:
            if rows.stat().st_size:
                source = "read_json(?, format='newline_delimited', columns=?, maximum_object_size=?)"
                database.execute("SET preserve_insertion_order = true")
                database.execute(f"CREATE TABLE rows AS SELECT * FROM {source}", [str(rows), shape, longest])
            else:
                fields = ", ".join(f'"{name}" {type_}' for name, type_ in shape.items())
                database.execute(f"CREATE TABLE rows ({fields})")
            database.table("rows").write_parquet(str(target), compression="zstd")
        with target.open("rb") as written:
            shutil.copyfileobj(written, out)


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write one row a record, in order."""
    write_rows(columns(kind), map(flatten, records), out)


register(Format("parquet", "Apache Parquet", binary=True, write=write))
