"""Tables of office holders: CSV in the usual columns, and results of Wikidata queries (SPARQL) as CSV, TSV or JSON."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.errors import DragomanError
from dragoman.knowledge.importing.tenure import Tenure, edtf_day, item

# How files call our columns; compared without case, "_" and "?" (SPARQL TSV). Labels go before the bare items.
COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name", "personlabel", "holderlabel", "itemlabel", "humanlabel", "fullname", "person", "holder"),
    "country": (
        "country", "countrylabel", "iso3", "alpha3", "countrycode", "jurisdictionlabel", "jurisdiction", "state",
        "statelabel", "organisation", "organization", "organisationlabel", "organizationlabel",
    ),
    "office": ("office", "officelabel", "position", "positionlabel", "post", "postlabel", "title", "role"),
    "start": ("start", "startdate", "starttime", "from", "begin", "since"),
    "end": ("end", "enddate", "endtime", "to", "until"),
    "wikidata": ("wikidata", "wikidataid", "qid", "item", "person", "holder", "human"),
    "variants": ("variants", "aliases", "alias", "altlabel", "altlabels", "personaltlabel", "also"),
}  # fmt: skip
_NEEDED = ("name", "office", "start")


def from_table(text: str, origin: str) -> Iterator[Tenure]:
    """The tenures of a CSV or TSV text. Raises DragomanError where its header has no columns for name, office and start."""
    lines = text.splitlines(keepends=True)
    skipped = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    body = "".join(lines[skipped:])
    header_line = body.splitlines()[0] if body else ""
    delimiter = max(",\t;", key=header_line.count)
    body = body if delimiter != "\t" else body.replace('"', "\x00")  # SPARQL's TSV writes "Angola"@en
    reader = csv.DictReader(io.StringIO(body), delimiter=delimiter)
    header = list(reader.fieldnames or [])
    _check(header, origin)
    for row in reader:
        if str(row.get(header[0]) or "").startswith("#"):
            continue
        values = {column: _cell(value) for column, value in row.items() if column is not None}
        yield _tenure(values, f"line {reader.line_num + skipped}")


def from_sparql(document: Mapping[str, Any], origin: str) -> Iterator[Tenure]:
    """The tenures of a SPARQL result in JSON, as query.wikidata.org gives it."""
    try:
        header = [str(name) for name in document["head"]["vars"]]
        bindings = document["results"]["bindings"]
        rows = [
            {name: str(value["value"]) for name, value in each.items() if value["type"] != "bnode"}
            for each in bindings
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise DragomanError(f"{origin} is not a complete SPARQL result: {error} is missing.") from error
    _check(header, origin)
    for number, values in enumerate(rows, start=1):
        yield _tenure(values, f"result {number}")


def from_simple_json(rows: Iterable[Any], origin: str) -> Iterator[Tenure]:
    """The tenures of a JSON list of objects: the "JSON file" that query.wikidata.org offers for download."""
    listed = [row for row in rows if isinstance(row, dict)]
    if not listed:
        raise DragomanError(f"{origin} holds a JSON list without objects in it.")
    header = list(dict.fromkeys(str(key) for row in listed for key in row))
    _check(header, origin)
    for number, row in enumerate(listed, start=1):
        yield _tenure(
            {str(k): v if isinstance(v, str) else json.dumps(v) for k, v in row.items()}, f"entry {number}"
        )


def _plain(column: str) -> str:
    return column.strip().strip('"').lstrip("\ufeff?").lower().replace("_", "").replace(" ", "")


def _cell(value: object) -> str:
    """A cell; SPARQL's TSV writes texts as "Angola"@en and items as <http://...>."""
    text = str(value or "").replace("\x00", '"').strip()
    if text.startswith("<") and text.endswith(">"):
        return text[1:-1]
    tagged = re.fullmatch(r'"(.*)"(?:@[\w-]+|\^\^<.*>)?', text)
    return tagged[1] if tagged else text


def _check(header: list[str], origin: str) -> None:
    known = {_plain(column) for column in header}
    for wanted in _NEEDED:
        if not known & set(COLUMNS[wanted]):
            raise DragomanError(
                f"{origin}: there is no column for the {wanted} (such as {', '.join(COLUMNS[wanted][:3])}); "
                f"its columns are {', '.join(header) or 'none'}."
            )


def _tenure(values: Mapping[str, str], where: str) -> Tenure:
    by_name = {_plain(column): value.strip() for column, value in values.items()}

    def first(column: str, *, items: bool = False) -> str:
        found = [by_name[name] for name in COLUMNS[column] if by_name.get(name)]
        return next((value for value in found if bool(item(value)) is items), "")

    return Tenure(
        name=first("name"),
        country=first("country"),
        office=first("office"),
        start=edtf_day(first("start")),
        end=edtf_day(first("end")),
        wikidata=item(first("wikidata", items=True)),
        variants=tuple(part.strip() for part in re.split(r"[;|]", first("variants")) if part.strip()),
        where=where,
    )
