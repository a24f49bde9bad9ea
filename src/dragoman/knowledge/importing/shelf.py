"""The folder of imported tables: one readable CSV an import, which the reader lays over the tables that ship.

Imports lie in ``office_holders/`` of the user's folder (see ``loading``). Importing a file again replaces what it gave
before; removing an import is deleting its file.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.knowledge.importing.entities import from_entities
from dragoman.knowledge.importing.offices import code_of, known_office
from dragoman.knowledge.importing.rows import from_simple_json, from_sparql, from_table
from dragoman.knowledge.importing.tenure import Tenure
from dragoman.knowledge.loading import user_folder
from dragoman.knowledge.names import keys_of

TABLE = "office_holders"
COLUMNS = ("name", "variants", "country", "office", "rank", "start", "end", "wikidata")
LOWEST = 6
_FROM = "# Imported from "


@dataclass(frozen=True, slots=True)
class Imported:
    """One import as it lies in the folder: its name, from which file it was made, and how many tenures it holds."""

    name: str
    origin: str
    path: Path
    tenures: int


@dataclass(slots=True)
class Outcome:
    """What came of an import. ``left_out`` counts by reason; ``unknown`` the words of offices that are not known."""

    stored: Imported
    replaced: bool
    left_out: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)


def import_holders(source: Path, name: str | None = None, lowest: int = LOWEST) -> Outcome:
    """Read the office holders of a file and store them in the user's folder, under ``name`` or the file's.

    Offices below the rank ``lowest`` are left out. Raises DragomanError for a file that can't be read, and for one from
    which nothing would come.
    """
    left_out: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    rows = _rows(read_tenures(source), lowest, left_out, unknown)
    if not rows:
        told = "; ".join(f"{count} {reason}" for reason, count in left_out.most_common())
        raise DragomanError(f"{source}: no tenure could be taken from it ({told or 'it is empty'}).")
    called = _slug(name or source.name.split(".")[0])
    path = user_folder() / TABLE / f"{called}.csv"
    replaced = path.exists()
    _write(path, source, rows)
    return Outcome(Imported(called, str(source), path, len(rows)), replaced, left_out, unknown)


def read_tenures(source: Path) -> Iterator[Tenure]:
    """The tenures of a file of any kind that is understood, by what stands in it and not by what it is called."""
    try:
        text = source.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DragomanError(f"{source}: this is not UTF-8 text.") from error
    except OSError as error:
        raise DragomanError(f"{source}: {error.strerror or error}.") from error
    start = text.lstrip()
    if not start:
        raise DragomanError(f"{source}: the file is empty.")
    if start[0] not in "{[":
        return from_table(text, str(source))
    whole = _whole(start)
    if isinstance(whole, dict) and "results" in whole:
        return from_sparql(whole, str(source))
    if isinstance(whole, list):
        return from_simple_json(whole, str(source))
    return from_entities(text.splitlines(), str(source))


def _whole(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None  # one object a line, or an error that from_entities tells with its line


def _rows(
    tenures: Iterator[Tenure], lowest: int, left_out: Counter[str], unknown: Counter[str]
) -> list[dict[str, str]]:
    rows: dict[tuple[str, str, str, str], dict[str, str]] = {}
    for one in tenures:
        if not one.name or not one.office or not keys_of(one.name.split()):
            left_out["without a name or office"] += 1
        elif not one.start:
            left_out["without a day on which it began"] += 1
        elif one.end and one.end < one.start[: len(one.end)]:
            left_out["that end before they begin"] += 1
        elif one.country and code_of(one.country) is None:
            left_out["of countries that are not known"] += 1
        else:
            known = known_office(one.office, one.country)
            if known is None:
                left_out["in offices that are not known"] += 1
                unknown[one.office] += 1
            elif known.rank > lowest:
                left_out[f"in offices below rank {lowest}"] += 1
            else:
                key = (one.name, known.country, known.office, one.start)
                rows[key] = {
                    "name": _cell(one.name), "variants": ";".join(_cell(v) for v in one.variants),
                    "country": known.country, "office": known.office, "rank": str(known.rank),
                    "start": one.start, "end": one.end, "wikidata": one.wikidata,
                }  # fmt: skip
    return [rows[key] for key in sorted(rows, key=lambda k: (k[1], k[2], k[3], k[0]))]


def _cell(text: str) -> str:
    """A value that fits into one cell of ours: one line, and no semicolon, which parts values."""
    return " ".join(text.replace(";", ",").split())


def _slug(name: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if not slug:
        raise DragomanError(f"'{name}' is no name for an import: it needs a letter or digit.")
    return slug


def _write(path: Path, source: Path, rows: list[dict[str, str]]) -> None:
    out = io.StringIO()
    out.write(
        f"{_FROM}{_cell(str(source))}\n# by 'dragoman knowledge import', which replaces this file when it reads that one again.\n"
    )
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".part")
        draft.write_text(out.getvalue(), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise DragomanError(f"{path} cannot be written: {error.strerror or error}.") from error


def imports() -> list[Imported]:
    """What was imported into the user's folder, by name."""
    found = []
    for path in sorted((user_folder() / TABLE).glob("*.csv")):
        try:
            lines = path.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise DragomanError(f"{path} cannot be read as UTF-8 text: {error}.") from error
        origin = next((line.removeprefix(_FROM) for line in lines[:1] if line.startswith(_FROM)), "")
        tenures = sum(1 for line in lines if line.strip() and not line.startswith("#")) - 1
        found.append(Imported(path.stem, origin, path, max(0, tenures)))
    return found


def remove_import(name: str) -> Imported:
    """Delete an import. Raises DragomanError where there is none of that name."""
    known = imports()
    for each in known:
        if each.name == name:
            each.path.unlink()
            return each
    listed = ", ".join(each.name for each in known) or "none"
    raise DragomanError(f"There is no import called '{name}'; there are: {listed}.")
