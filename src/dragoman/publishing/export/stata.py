"""Stata 14 and later (.dta, format 118), written by ``pandas``; see ``flat`` for the columns.

Texts are strL where they are long, so nothing is cut. Stata knows no names of more than 32 characters: none of ours
is longer. Every variable is labelled.
"""

from collections.abc import Iterable
from io import BytesIO
from typing import Any, BinaryIO

from dragoman.publishing.export.flat import columns, flatten
from dragoman.publishing.export.formats import Format, JsonRecord, register

# A str# variable holds 2,045 bytes; longer text needs strL.
SHORT = 2000


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write one observation a record. Empty text stands for null; missing numbers are Stata's missing value."""
    import pandas

    shape = columns(kind)
    rows = [flatten(record) for record in records]
    series: dict[str, Any] = {}
    for column in shape:
        cells = [row.get(column.name) for row in rows]
        if column.type == "text":
            series[column.name] = pandas.Series(
                ["" if cell is None else str(cell) for cell in cells], dtype=object
            )
        else:
            series[column.name] = pandas.Series(
                [None if c is None else float(c) for c in cells], dtype="float64"
            )
    frame = pandas.DataFrame(series)
    long = [
        column.name
        for column in shape
        if column.type == "text" and any(len(cell.encode()) > SHORT for cell in frame[column.name])
    ]
    buffer = BytesIO()
    labels = {column.name: f"{kind}: {column.name.replace('_', ' ')}"[:80] for column in shape}
    frame.to_stata(
        buffer,
        write_index=False,
        version=118,
        convert_strl=long,
        variable_labels=labels,
        data_label=f"Dragoman {kind}",
        time_stamp=None,
    )
    out.write(buffer.getvalue())


register(Format("stata", "Stata", binary=True, write=write, suffix="dta"))
