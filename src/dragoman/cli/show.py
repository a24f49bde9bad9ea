"""``dragoman show``: one record with all its fields, and the passages of the sources that it rests on."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dragoman.cli.options import JsonOption, Session

if TYPE_CHECKING:
    from dragoman.ledger.store import Ledger
    from dragoman.records import Document, Evidence

IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The id of a record or a document, or how it alone begins.")
]
LISTS = ("events", "figures", "commitments", "statements")


def show(session: Session, id: IdArgument, json: JsonOption = False) -> None:
    """Show a record and its source passages. The words that it rests on are marked; of a document, all passages."""
    from dragoman.records import Document

    with session.open_ledger() as ledger:
        found = ledger.get(id)
        if isinstance(found, Document):
            _show_document(ledger, found, as_json=json)
        else:
            _show_record(ledger, found, as_json=json)


def _show_record(ledger: "Ledger", record: Any, *, as_json: bool) -> None:
    from dragoman.cli.passages import around, show_passage
    from dragoman.publishing.export.formats import json_form
    from dragoman.publishing.export.jsonl import line

    plain = json_form(record)
    sources = [(ledger.document(id), told) for id, told in _by_document(record.evidence)]
    claims = [
        {"claim": m.claim.id, "document": m.claim.document, "score": m.score, "reasons": list(m.reasons)}
        for m in ledger.memberships(record.id)
    ]
    if as_json:
        passages = [
            passage for document, told in sources for passage in _passages_as_json(ledger, document, told)
        ]
        print(line(plain | {"claims": claims, "passages": passages}))
        return
    _write_fields([*_fields(plain), *(_merged(claims) if len(claims) > 1 else ())])
    for document, told in sources:
        text = ledger.text(document.id)
        print(f"\n{_heading(document)}")
        for passage in around(told, ledger.passages(document.id), text):
            print()
            show_passage(text, passage)


def _merged(claims: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The claims that were taken for one, each with its score and the reasons."""
    for place, claim in enumerate(claims):
        why = f": {claim['score']:.2f}, {', '.join(claim['reasons'])}" if claim["score"] is not None else ""
        yield "claims" if place == 0 else "", f"{claim['claim']} of {claim['document']}{why}"


def _by_document(evidence: "Iterable[Evidence]") -> "list[tuple[str, list[Evidence]]]":
    grouped: dict[str, list[Evidence]] = {}
    for told in evidence:
        grouped.setdefault(told.document, []).append(told)
    return list(grouped.items())


def _passages_as_json(
    ledger: "Ledger", document: "Document", told: "list[Evidence]"
) -> Iterator[dict[str, Any]]:
    from dragoman.cli.passages import around

    text = ledger.text(document.id)
    for passage in around(told, ledger.passages(document.id), text):
        yield {
            "document": document.id,
            "title": document.title,
            "start": passage.start,
            "end": passage.end,
            "text": text[passage.start : passage.end],
            "marks": [list(mark) for mark in passage.marks],
        }


def _heading(document: "Document") -> str:
    from dragoman.cli.tables import plain

    parts = (document.title, document.site, document.published, document.url or document.origin)
    return f"{document.id}  {plain(', '.join(part for part in parts if part))}"


def _fields(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of a record that say something, as (name, words); a list of nested values is several lines."""
    from dragoman.cli.tables import amount
    from dragoman.publishing.export.flat import NESTED

    for name, value in record.items():
        if name == "evidence" or value is None or value == [] or value == "":
            continue
        if name in NESTED:
            for place, entry in enumerate(value):
                yield name if place == 0 else "", NESTED[name](entry) + _rank(entry)
        elif name == "venue":
            where = (
                f" ({value['latitude']}, {value['longitude']})" if value.get("latitude") is not None else ""
            )
            yield name, ", ".join(filter(None, (value["name"], value.get("country")))) + where
        elif isinstance(value, list):
            yield name, ", ".join(map(str, value))
        elif name == "value":
            yield name, amount(value)
        else:
            yield name, str(value)


def _rank(entry: dict[str, Any]) -> str:
    return f", rank {entry['rank']}" if entry.get("rank") else ""


def _write_fields(fields: Iterable[tuple[str, str]]) -> None:
    from dragoman.cli.tables import on_terminal, plain

    if not on_terminal():
        for name, words in fields:
            print(f"{name:<15}{plain(words)}")
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    for name, words in fields:
        grid.add_row(name, Text(plain(words)))
    Console(highlight=False).print(grid)


def _show_document(ledger: "Ledger", document: "Document", *, as_json: bool) -> None:
    from dragoman.cli.passages import Passage, joined, show_passage
    from dragoman.ledger.filters import Filter
    from dragoman.publishing.export.formats import json_form
    from dragoman.publishing.export.jsonl import line

    records = [
        (record.id, told)
        for kind in LISTS
        for record in getattr(ledger, kind)(Filter(documents=(document.id,)))
        for told in record.evidence
        if told.document == document.id
    ]
    plain, text = json_form(document), ledger.text(document.id)
    ids = list(dict.fromkeys(id for id, _ in records))
    if as_json:
        print(line(plain | {"records": ids, "text": text}))
        return
    _write_fields(_fields(plain | {"records": ids}))
    marks = joined((told.start, told.end) for _, told in records)
    for start, end in ledger.passages(document.id):
        print()
        inside = tuple((a, b) for a, b in marks if start <= a and b <= end)
        show_passage(text, Passage(start, end, inside), whole=True)
