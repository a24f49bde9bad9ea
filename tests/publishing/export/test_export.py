"""Exports, read back with each format's own library."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from dragoman.errors import UsageError
from dragoman.publishing.export import export, format_named, formats, kinds
from dragoman.publishing.export.flat import columns, flatten, guard
from dragoman.publishing.export.formats import KINDS, json_form
from dragoman.records import (
    Contradiction,
    Document,
    Event,
    Evidence,
    Figure,
    FigureRole,
    HistoryEntry,
    Indicator,
    Participant,
    Role,
    SaidValue,
    Status,
    Venue,
)


def an_event(number: int = 1, outcome: str | None = "agreed to meet again") -> Event:
    return Event(
        id=f"ev-{number:04}",
        type="visit",
        status=Status.OCCURRED,
        date="2015-03-05/2015-03-06",
        states=("BLR", "LTU"),
        organisations=("EU",),
        participants=(
            Participant(name="Ana Berg", country="LTU", office="foreign minister", rank=3, role=Role.HOST),
            Participant(country="BLR", office="deputy foreign minister", rank=4, role=Role.VISITOR),
        ),
        venue=Venue(name="Vilnius", country="LTU", latitude=54.69, longitude=25.28),
        topics=("trade", "visas"),
        outcome=outcome,
        confidence=0.8,
        evidence=(Evidence(document="doc-a", start=3, end=8, quote="visit"),),
        history=(HistoryEntry(status="planned", date="2015-03", document="doc-a", reported="2015-02-01"),),
        sources=2,
        contradictions=(
            Contradiction(
                field="date",
                values=(
                    SaidValue(value="2015-03-05", documents=("doc-a",)),
                    SaidValue(value="2015-03-06", documents=("doc-b",)),
                ),
            ),
        ),
    )


def a_figure() -> Figure:
    return Figure(
        id="fi-1", indicator=Indicator.BALANCE, reporter="BLR", partner="LTU", value=-64_180_000.0, currency="USD",
        period="2014", role=FigureRole.ACTUAL, confidence=0.9,
        evidence=(Evidence(document="doc-a", start=0, end=2, quote="$6"),),
    )  # fmt: skip


def written(kind: str, records: list[Any], name: str) -> bytes:
    out = io.BytesIO()
    assert export(kind, records, name, out) == len(records)
    return out.getvalue()


def rows_of(content: bytes, name: str, tmp_path: Path) -> list[dict[str, Any]]:
    if name == "jsonl":
        return [json.loads(line) for line in content.decode().split("\n") if line]
    if name == "csv":
        csv.field_size_limit(2**31 - 1)
        return list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    if name == "parquet":
        path = tmp_path / "rows.parquet"
        path.write_bytes(content)
        cursor = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = [field[0] for field in cursor.description or []]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    header, *rest = load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rest]


def test_the_formats_of_the_contract_are_found() -> None:
    assert {"csv", "jsonl", "parquet", "xlsx"} <= set(formats())
    assert all(format_named(name).kinds == kinds() for name in ("csv", "jsonl", "parquet", "xlsx"))
    assert kinds() == ("events", "figures", "commitments", "statements", "documents", "corrections")


def test_jsonl_holds_the_record_as_it_is() -> None:
    (row,) = rows_of(written("events", [an_event()], "jsonl"), "jsonl", Path())
    assert Event.model_validate(row) == an_event()
    assert next(iter(row)) == "id"


def test_whole_figures_are_written_without_a_decimal_point() -> None:
    content = written("figures", [a_figure()], "jsonl")
    assert b'"value": -64180000,' in content
    assert rows_of(written("figures", [a_figure()], "csv"), "csv", Path())[0]["value"] == "-64180000"


@pytest.mark.parametrize("name", ["csv", "parquet", "xlsx"])
def test_flat_formats_hold_the_same_row(name: str, tmp_path: Path) -> None:
    (row,) = rows_of(written("events", [an_event()], name), name, tmp_path)
    assert list(row) == [column.name for column in columns("events")]
    assert row["states"] == "BLR; LTU"
    assert row["venue_country"] == "LTU"
    assert float(row["venue_latitude"]) == 54.69
    assert row["participants"] == (
        "Ana Berg (foreign minister, LTU, host); unnamed (deputy foreign minister, BLR, visitor)"
    )
    assert json.loads(row["participants_json"])[0]["rank"] == 3
    assert row["quotes"] == "visit"
    assert row["evidence"] == "doc-a:3-8"
    assert row["history"] == "planned 2015-03 (doc-a of 2015-02-01)"
    assert row["contradictions"] == "date: 2015-03-05 (doc-a) / 2015-03-06 (doc-b)"
    assert int(row["sources"]) == 2


@pytest.mark.parametrize("name", ["csv", "parquet", "xlsx"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_empty_export_still_has_its_columns(kind: str, name: str, tmp_path: Path) -> None:
    content = written(kind, [], name)
    if name == "csv":
        header = content.decode().strip().split(",")
    elif name == "xlsx":
        header = [str(c.value) for c in next(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows())]
    else:
        (tmp_path / "x.parquet").write_bytes(content)
        cursor = duckdb.connect().execute("SELECT * FROM read_parquet(?)", [str(tmp_path / "x.parquet")])
        header = [field[0] for field in cursor.description or []]
    assert header == [column.name for column in columns(kind)]


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet", "xlsx"])
def test_exports_are_complete_and_in_order(name: str, tmp_path: Path) -> None:
    rows = rows_of(written("events", [an_event(n) for n in range(3000)], name), name, tmp_path)
    assert [row["id"] for row in rows] == [f"ev-{n:04}" for n in range(3000)]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_spreadsheet_cannot_take_text_for_a_formula(start: str) -> None:
    record = an_event(outcome=f"{start}cmd|' /C calc'!A0")
    row = rows_of(written("events", [record], "csv"), "csv", Path())[0]
    assert row["outcome"] == f"'{record.outcome}"
    book = load_workbook(io.BytesIO(written("events", [record], "xlsx")))
    place = [column.name for column in columns("events")].index("outcome") + 1
    cell = book.worksheets[0].cell(row=2, column=place)
    assert cell.data_type == "s"
    assert cell.value == record.outcome
    assert cell.quotePrefix


def test_numbers_are_not_guarded() -> None:
    assert guard(-5.0) == -5.0
    assert guard("-5") == "'-5"


@pytest.mark.parametrize("name", ["jsonl", "csv", "parquet"])
def test_documents_carry_their_source_text_whole(name: str, tmp_path: Path) -> None:
    text = 'First line,\r\n"second" \u2028 third\ttab\x00\x1f end ' + "дипломатия 🙂 " * 100_000
    document = Document(id="doc-a", origin="a.txt", sha256="0" * 64, authors=("A", "B"))
    record = document.model_dump(mode="json") | {"text": text}
    (row,) = rows_of(written("documents", [record], name), name, tmp_path)
    assert row["text"] == text


def test_a_long_text_goes_on_in_a_second_sheet_of_a_workbook() -> None:
    text = "🙂 long text " * 9_000
    record = Document(id="doc-a", origin="a.txt", sha256="0" * 64).model_dump(mode="json") | {"text": text}
    book = load_workbook(io.BytesIO(written("documents", [record], "xlsx")))
    place = [column.name for column in columns("documents")].index("text") + 1
    parts = [str(book.worksheets[0].cell(row=2, column=place).value)]
    parts += [str(row[3]) for row in list(book["continued"].iter_rows(values_only=True))[1:]]
    assert "".join(parts) == text


def test_characters_that_xml_cannot_hold_do_not_break_a_workbook() -> None:
    (row,) = rows_of(written("events", [an_event(outcome="a\x00b")], "xlsx"), "xlsx", Path())
    assert row["outcome"] == "a\ufffdb"


def test_an_unknown_format_or_kind_is_one_sentence() -> None:
    with pytest.raises(
        UsageError, match="There is no format 'pdf'; choose from atom, bibtex, cameo, csl, csv"
    ):
        format_named("pdf")
    with pytest.raises(UsageError, match="no kind of record 'people'"):
        export("people", [], "csv", io.BytesIO())


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(outcome=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_survives_csv_and_parquet(outcome: str, tmp_path: Path) -> None:
    record = an_event(outcome=outcome)
    (row,) = rows_of(written("events", [record], "csv"), "csv", tmp_path)
    assert row["outcome"] == guard(outcome)
    (row,) = rows_of(written("events", [record], "parquet"), "parquet", tmp_path)
    assert row["outcome"] == outcome


def test_every_field_of_every_kind_has_a_column() -> None:
    for kind, record in (("events", an_event()), ("figures", a_figure())):
        assert list(flatten(json_form(record))) == [column.name for column in columns(kind)]
