"""Tables of knowledge: those that ship with Dragoman, and the user's own additions to them.

A table is a CSV or TOML file in ``dragoman/knowledge/tables``. A file of the same name in the user's folder
(named by ``DRAGOMAN_KNOWLEDGE``, else ``$XDG_CONFIG_HOME/dragoman/knowledge``, else
``~/.config/dragoman/knowledge``) adds to it: rows with a new key are appended, rows with a known key replace
the row that ships. A user's CSV needs the same header; columns that it leaves out stay empty. Files in a folder that is
called like the table (``office_holders/wikidata.csv``: what ``dragoman knowledge import`` writes) come between the two: of a
row that ships, they fill in only what it leaves open.
"""

import csv
import os
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError

Row = dict[str, str]


def user_folder() -> Path:
    """The folder in which the user's own tables are looked for; it need not exist."""
    named = os.environ.get("DRAGOMAN_KNOWLEDGE")
    if named:
        return Path(named).expanduser()
    config = os.environ.get("XDG_CONFIG_HOME")
    return (Path(config) if config else Path.home() / ".config") / "dragoman" / "knowledge"


def _bundled(name: str) -> str:
    return resources.files("dragoman.knowledge").joinpath("tables", name).read_text("utf-8")


def shipped(name: str) -> dict[str, Any]:
    """A TOML table of ours, as it is in the package. For tables to which users do not add."""
    return tomllib.loads(_bundled(name))


@cache
def words_of(name: str, section: str) -> frozenset[str]:
    """The ``words`` of a section of a TOML table of ours: "private" of ``official_nouns.toml``."""
    return frozenset(shipped(name)[section]["words"])


def _users(name: str) -> tuple[Path, str] | None:
    path = user_folder() / name
    return (path, _read(path)) if path.is_file() else None


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DragomanError(f"The table {path} cannot be read as UTF-8 text: {error}.") from error


def _rows(text: str, origin: str, required: Iterable[str]) -> list[Row]:
    """The rows of a CSV text; lines that start with ``#`` are comments. ``origin`` is named in errors."""
    numbered = [
        (number, line)
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not line.startswith("#")
    ]
    if not numbered:
        return []
    header = next(csv.reader([numbered[0][1]]))
    missing = [column for column in required if column not in header]
    if missing:
        raise DragomanError(f"{origin}, line {numbered[0][0]}: the header lacks the column {missing[0]!r}.")
    rows = []
    for number, line in numbered[1:]:
        cells = next(csv.reader([line]))
        if len(cells) > len(header):
            raise DragomanError(f"{origin}, line {number}: {len(cells)} values for {len(header)} columns.")
        row = dict.fromkeys(header, "") | dict(zip(header, (cell.strip() for cell in cells), strict=False))
        empty = [column for column in required if not row[column]]
        if empty:
            raise DragomanError(f"{origin}, line {number}: the column {empty[0]!r} is empty.")
        rows.append(row)
    return rows


@cache
def table(name: str, key: tuple[str, ...]) -> tuple[Row, ...]:
    """The rows of the CSV table ``name`` with the user's rows merged in.

    ``key`` names the columns that tell rows apart; they must not be empty. Raises DragomanError, with file and
    line, for a user's table that cannot be read.
    """
    bundled = _rows(_bundled(name), name, key)
    columns = list(bundled[0]) if bundled else list(key)
    merged = {tuple(row[column] for column in key): row for row in bundled}
    for path in sorted((user_folder() / Path(name).stem).glob("*.csv")):
        for row in _own_rows(path, _read(path), key, columns):
            filled = {column: value for column, value in row.items() if value}
            place = tuple(row[column] for column in key)
            merged[place] = row | {c: v for c, v in merged.get(place, filled).items() if v}
    if users := _users(name):
        for row in _own_rows(*users, key, columns):
            merged[tuple(row[column] for column in key)] = row
    return tuple(merged.values())


def _own_rows(path: Path, text: str, key: tuple[str, ...], columns: list[str]) -> Iterator[Row]:
    """The rows of a user's table, with all columns."""
    for row in _rows(text, str(path), key):
        unknown = [column for column in row if column not in columns]
        if unknown:
            raise DragomanError(f"{path}: unknown column {unknown[0]!r}; known are {', '.join(columns)}.")
        yield dict.fromkeys(columns, "") | row


def _parsed(text: str, origin: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DragomanError(f"{origin} is not valid TOML: {error}.") from error


@cache
def settings(name: str, entries: str, key: str) -> tuple[dict[str, Any], ...]:
    """The list of tables ``[[entries]]`` of the TOML file ``name``, with the user's entries merged in by ``key``.

    A user's entry with a known key replaces the whole entry and keeps its place; a user's new entries come first.
    """
    shipped = _entries(_bundled(name), name, entries, key)
    users = _users(name)
    own = _entries(users[1], str(users[0]), entries, key) if users else {}
    added = [entry for value, entry in own.items() if value not in shipped]
    return (*added, *(own.get(value, entry) for value, entry in shipped.items()))


def _entries(text: str, origin: str, entries: str, key: str) -> dict[str, dict[str, Any]]:
    """The tables ``[[entries]]`` of a TOML text by their ``key``."""
    listed = _parsed(text, origin).get(entries, [])
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise DragomanError(f"{origin}: entries must be written as [[{entries}]].")
    found = {}
    for place, entry in enumerate(listed, start=1):
        if not entry.get(key):
            raise DragomanError(f"{origin}: entry {place} of [[{entries}]] has no {key!r}.")
        found[str(entry[key])] = entry
    return found


def many(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, written with semicolons between them."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
