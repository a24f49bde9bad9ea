"""The one rule by which a record becomes a row of CSV, Parquet and Excel.

- A plain field is a column of its own name, in the order of the contract; null is an empty cell.
- A list of words is joined by ``"; "``.
- ``venue`` becomes ``venue_name``, ``venue_country``, ``venue_latitude`` and ``venue_longitude``.
- A list of nested values becomes two columns: one to read (``participants``: ``name (office, country, role)``)
  and one exact, ``participants_json``; so too ``evidence``, ``history``, ``contradictions`` and ``corrections``.
  ``quotes`` holds the quoted words alone, joined by ``" | "``.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.publishing.export.formats import KINDS, JsonRecord

Cell = str | int | float | None

VENUE_PARTS = ("name", "country", "latitude", "longitude")
REAL = {"value", "confidence", "venue_latitude", "venue_longitude"}
WHOLE = {"ordinal", "sources", "number"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, and whether it holds ``text``, ``real`` or ``whole`` numbers."""

    name: str
    type: str


def _participant(entry: dict[str, Any]) -> str:
    known = [str(entry[key]) for key in ("office", "country", "role") if entry.get(key)]
    name = entry.get("name") or "unnamed"
    return f"{name} ({', '.join(known)})" if known else name


def _evidence(entry: dict[str, Any]) -> str:
    return f"{entry['document']}:{entry['start']}-{entry['end']}"


def _history(entry: dict[str, Any]) -> str:
    said = " ".join(str(entry[key]) for key in ("status", "date") if entry.get(key))
    reported = f" of {entry['reported']}" if entry.get("reported") else ""
    return f"{said or 'told'} ({entry['document']}{reported})"


def _contradiction(entry: dict[str, Any]) -> str:
    values = " / ".join(
        f"{said['value']} ({', '.join(said['documents']) or 'a person'})" for said in entry["values"]
    )
    return f"{entry['field']}: {values}"


def _corrected(entry: dict[str, Any]) -> str:
    what = f"{entry['field']} set to {entry['value']}, read as {entry['machine']}" if entry["field"] else ""
    return f"{what or entry['action']} ({entry['by']}, {entry['at'][:10]}: {entry['reason']})"


def _anchor(entry: dict[str, Any]) -> str:
    return f"{entry['claim']} of {entry['document']}"


NESTED: dict[str, Callable[[dict[str, Any]], str]] = {
    "participants": _participant,
    "evidence": _evidence,
    "history": _history,
    "contradictions": _contradiction,
    "corrections": _corrected,
    "anchors": _anchor,
}


def _names(field: str) -> Iterator[str]:
    if field == "venue":
        yield from (f"venue_{part}" for part in VENUE_PARTS)
    elif field in NESTED:
        yield field
        if field == "evidence":
            yield "quotes"
        yield f"{field}_json"
    else:
        yield field


def _type(name: str) -> str:
    return "real" if name in REAL else "whole" if name in WHOLE else "text"


def columns(kind: str) -> tuple[Column, ...]:
    """The columns of a kind of record: the same for every export, whether or not there are records."""
    fields = ["id", *(name for name in KINDS[kind].model_fields if name != "id")]
    if kind == "documents":
        fields.append("text")
    return tuple(Column(name, _type(name)) for field in fields for name in _names(field))


def _cell(value: Any) -> Cell:
    if isinstance(value, list):
        return "; ".join(str(item) for item in value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (str, int, float)) or value is None:
        return value
    return json.dumps(value, ensure_ascii=False)


def flatten(record: JsonRecord) -> dict[str, Cell]:
    """A record in its JSON form as one row: cells by column name."""
    row: dict[str, Cell] = {}
    for field, value in record.items():
        if field == "venue":
            venue = value or {}
            row |= {f"venue_{part}": venue.get(part) for part in VENUE_PARTS}
        elif field in NESTED:
            row[field] = "; ".join(map(NESTED[field], value))
            if field == "evidence":
                row["quotes"] = " | ".join(entry["quote"] for entry in value)
            row[f"{field}_json"] = json.dumps(value, ensure_ascii=False)
        else:
            row[field] = _cell(value)
    return row


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def guard(cell: Cell) -> Cell:
    """A text cell that a spreadsheet cannot mistake for a formula: an apostrophe goes before = + - @.

    See OWASP, "CSV Injection". Numbers are left as they are.
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
