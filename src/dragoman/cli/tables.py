"""Lists on a terminal, in a pipe, and as JSON: one description of the columns for all three.

On a terminal: a table that fits its width, with long cells on several lines. In a pipe: tab-separated text with a
header line, nothing cut, no colours. With ``--json``: one JSON record a line.
"""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: its ``title``, what it shows of a record, and its share of the width (0: as wide as it needs).

    On a terminal, a cell may go on in a new line after the character ``breaks``.
    """

    title: str
    cell: Callable[[T], str]
    share: int = 0
    right: bool = False
    breaks: str = ""


def on_terminal() -> bool:
    """Whether standard output is a terminal (``TERM=dumb`` counts as a pipe)."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def show_list(
    columns: Sequence[Column[T]], records: Iterable[T], *, as_json: bool, empty: str = "", quiet: bool = False
) -> None:
    """Write records as a table, as tab-separated text or as JSON lines.

    ``empty`` is the sentence for a terminal when there is nothing to show.
    """
    if as_json:
        from dragoman.publishing.export.formats import json_form
        from dragoman.publishing.export.jsonl import line

        for record in records:
            print(line(json_form(record)))  # type: ignore[arg-type]
    elif not on_terminal():
        print("\t".join(column.title for column in columns))
        for record in records:
            print("\t".join(plain(column.cell(record)) for column in columns))
    else:
        rows = [[column.cell(record) for column in columns] for record in records]
        if rows:
            _table(columns, rows)
        elif empty and not quiet:
            print(empty, file=sys.stderr)


def show_lines(values: Iterable[dict[str, Any]]) -> None:
    """Write values as JSON, one a line."""
    from dragoman.publishing.export.jsonl import line

    for value in values:
        print(line(value))


def plain(text: str) -> str:
    """Text on one line, without tabs, that cannot move the cursor."""
    return " ".join(printable(text).split())


def printable(text: str) -> str:
    """Text without control characters (a source may hold escape sequences); line ends and tabs stay."""
    return "".join(ch for ch in text if (ch >= " " and not "\x7f" <= ch <= "\x9f") or ch in "\n\t")


def _table(columns: Sequence[Column[Any]], rows: list[list[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold underline")
    for column in columns:
        table.add_column(
            column.title,
            justify="right" if column.right else "left",
            ratio=column.share or None,
            no_wrap=not column.share,
            overflow="fold" if column.share else "ellipsis",
        )
    for row in rows:
        table.add_row(*(Text(_broken(plain(cell), c.breaks)) for cell, c in zip(row, columns, strict=True)))
    Console(highlight=False).print(table)


def _broken(text: str, after: str) -> str:
    return text.replace(after, f"{after}\n") if after else text


def amount(value: float) -> str:
    """A number in full, with thin grouping by commas: 64,180,000 or 0.75."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
