"""PLOVER, POLECAT, ICEWS and Phoenix: the columns of their code books, read back as the field's tools read them."""

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pandas
import pytest

from dragoman.knowledge.event_codes import categories, contexts
from dragoman.publishing.export import export, phoenix
from dragoman.publishing.export.formats import json_form
from dragoman.records import Event, Participant, Role, Status

from .test_export import an_event
from .test_ftm import SCHEMA

# The header of POLECAT's files, as those who read them quote it (weekly files on Dataverse, doi:10.7910/DVN/AJGVIT).
POLECAT = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
]
# The columns of ICEWS (doi:10.7910/DVN/28075) and of Phoenix, with the types that phoxy gives them when it reads.
ICEWS = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
]
PHOENIX = [
    *(("integer",) * 5), *(("character",) * 8), *(("factor",) * 3), "numeric", "character", "numeric", "numeric",
    *(("character",) * 6),
]  # fmt: skip
# The fields of PLOVER's records (manual 0.6b2): those that it requires, and the others.
REQUIRED = {"id", "date", "enddate", "source", "event"}
OPTIONAL = {
    "time", "endtime", "target", "eventLoc", "eventText", "quadCode", "eventScale", "mode", "context", "dead",
    "injured", "size", "link", "text", "citation", "url", "language", "publication", "license", "copyright",
    "textInfo", "coder", "version", "codebook", "dateCoded", "comment",
}  # fmt: skip
OURS = {"edtf", "status", "confidence", "sources", "cameo"}
DOCUMENT = {
    "site": "The Gazette",
    "published": "2015-03-06",
    "url": "https://example.org/a",
    "language": "en",
}


def event(status: Status = Status.OCCURRED, **other: Any) -> Event:
    codes = {"plover": "CONSULT", "cameo": "042", "organisations": (), "status": status}
    return an_event().model_copy(update=codes | other)


def visit_and_meeting() -> list[Event]:
    people = (
        Participant(name="Ana Berg", country="LTU", office="Foreign Minister", rank=4, role=Role.VISITOR),
        Participant(country="BLR", office="Speaker of Parliament", rank=3, role=Role.HOST),
    )
    return [
        event(participants=people),
        event(id="ev-2", type="meeting", cameo="040", organisations=("EU",), date="2015-03"),
        event(id="ev-3", type="visit", cameo="036", plover="AGREE", status=Status.PLANNED, date=None),
    ]


def written(records: list[Event], name: str, left_out: Counter[str] | None = None) -> bytes:
    out = io.BytesIO()
    told = [json_form(record) | {"documents": [DOCUMENT]} for record in records]
    assert export("events", told, name, out, left_out) == len(records)
    return out.getvalue()


def table(content: bytes, header: int | None = 0) -> Any:
    """As R's read.csv(sep = "\\t", quote = "") reads it: every cell as text."""
    return pandas.read_csv(
        io.BytesIO(content), sep="\t", quoting=csv.QUOTE_NONE, header=header, dtype=str, keep_default_na=False
    )


# -- columns ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "columns"), [("polecat", POLECAT), ("cameo", ICEWS)])
def test_the_header_is_that_of_the_data_set(name: str, columns: list[str]) -> None:
    assert list(table(written(visit_and_meeting(), name)).columns) == columns
    assert written([], name).decode() == "\t".join(columns) + "\n"


def test_phoenix_has_no_header_and_columns_of_the_types_that_its_readers_expect() -> None:
    frame = table(written(visit_and_meeting(), "phoenix"), header=None)
    assert frame.shape[1] == len(PHOENIX)
    for place, type_ in enumerate(PHOENIX):
        cells = [cell for cell in frame[place] if cell]
        if type_ == "integer":
            assert all(int(cell) < 2**31 for cell in cells)
        elif type_ == "numeric":
            assert all(isinstance(float(cell), float) for cell in cells)


@pytest.mark.parametrize("name", ["polecat", "cameo"])
def test_duckdb_and_pandas_read_the_same_rows(name: str, tmp_path: Path) -> None:
    path = tmp_path / "rows.tsv"
    path.write_bytes(written(visit_and_meeting(), name))
    found = duckdb.connect().execute(
        "SELECT * FROM read_csv(?, delim='\t', quote='', header=true, all_varchar=true, nullstr='~')",
        [str(path)],
    )
    assert [tuple(row) for row in table(path.read_bytes()).to_numpy().tolist()] == found.fetchall()


def test_a_tab_or_line_end_in_a_name_does_not_break_a_row() -> None:
    odd = event(participants=(Participant(name='A\tB\n"C', country="LTU", role=Role.VISITOR),))
    assert table(written([odd], "cameo"))["Source Name"].tolist() == ['A B "C', "Belarus"]


# -- rows ------------------------------------------------------------------------------------------------------------


def test_a_visit_is_made_and_hosted() -> None:
    frame = table(written(visit_and_meeting()[:1], "cameo"))
    columns = [
        "Event ID",
        "Event Date",
        "Source Name",
        "Source Sectors",
        "Target Country",
        "CAMEO Code",
        "Story ID",
    ]
    assert frame[columns].to_numpy().tolist() == [
        ["1", "2015-03-05", "Ana Berg", "Government", "Belarus", "042", "ev-0001"],
        ["2", "2015-03-05", "Belarus", "Legislative / Parliamentary", "Lithuania", "043", "ev-0001"],
    ]
    assert set(frame["City"]) == {"Vilnius"}
    assert set(frame["Publisher"]) == {"The Gazette"}


def test_a_meeting_is_a_row_in_either_direction_of_each_pair() -> None:
    frame = table(written(visit_and_meeting()[1:2], "phoenix"), header=None)
    assert sorted(zip(frame[6], frame[10], strict=True)) == sorted(
        [("BLR", "LTU"), ("LTU", "BLR"), ("BLR", "IGO"), ("IGO", "BLR"), ("LTU", "IGO"), ("IGO", "LTU")]
    )
    assert set(frame[12]) == {"", "EU"}
    dates = frame[[1, 2, 3, 4]].drop_duplicates().to_numpy().tolist()
    assert dates == [["", "2015", "3", ""]]  # a month is no day
    assert set(zip(frame[13], frame[14], frame[15], frame[16], strict=True)) == {("040", "04", "1", "1.0")}


def test_a_plan_is_a_promise_in_every_format() -> None:
    plan = visit_and_meeting()[2:]
    assert table(written(plan, "polecat"))["Event Type"].tolist() == ["AGREE"]
    assert set(table(written(plan, "cameo"))["CAMEO Code"]) == {"036"}
    assert set(table(written(plan, "phoenix"), header=None)[13]) == {"036"}
    assert json.loads(written(plan, "plover"))["event"] == "AGREE"


@pytest.mark.parametrize("name", ["plover", "polecat", "cameo", "phoenix"])
def test_what_is_no_act_is_left_out_and_counted(name: str) -> None:
    left_out: Counter[str] = Counter()
    aside = [event(Status.UNCONFIRMED, id="ev-8"), event(Status.DENIED, id="ev-9")]
    content = written([*visit_and_meeting(), *aside], name, left_out).decode()
    assert left_out == {"unconfirmed": 1, "denied": 1}
    assert "ev-0001" in content
    assert "ev-8" not in content
    assert "ev-9" not in content


def test_polecat_has_one_row_an_event_with_its_actors_in_order() -> None:
    visit, meeting, plan = table(written(visit_and_meeting(), "polecat")).to_dict("records")
    assert (visit["Event ID"], visit["Event Mode"], visit["Quad Code"]) == ("ev-0001", "visit", "1")
    assert (visit["Actor Name"], visit["Actor Country"], visit["Actor Title"]) == (
        "Ana Berg",
        "Lithuania",
        "Foreign Minister",
    )
    assert (visit["Recipient Name"], visit["Primary Recipient Sector"]) == ("Belarus", "LEG")
    assert (
        meeting["Actor Country"]
        == meeting["Recipient Country"]
        == "Belarus;Lithuania;Intergovernmental Organization"
    )
    assert (meeting["Event Date"], meeting["Publication Date"]) == ("", "2015-03-06")
    assert plan["Event Date"] == ""


def test_polecats_values_are_those_of_its_code_book() -> None:
    for row in table(written(visit_and_meeting(), "polecat")).to_dict("records"):
        category = categories()[row["Event Type"]]
        assert set(filter(None, row["Event Mode"].split(";"))) <= set(category.modes)
        assert set(filter(None, row["Contexts"].split(";"))) <= set(contexts())
        assert row["Quad Code"] == str(category.quad)


def test_plovers_records_have_the_fields_of_the_manual_and_name_our_own() -> None:
    for line in written(visit_and_meeting(), "plover").splitlines():
        record = json.loads(line)
        assert set(record) >= REQUIRED
        assert set(record) <= REQUIRED | OPTIONAL | OURS
        assert record["event"] in categories()


def test_plovers_sides_are_lists_and_those_who_meet_are_all_sources() -> None:
    visit, meeting, plan = (json.loads(line) for line in written(visit_and_meeting(), "plover").splitlines())
    assert [actor["code"] for actor in visit["source"]] == ["LTU"]
    assert visit["target"] == [
        {"code": "BLR", "sector": "LEG", "actorText": "Belarus", "office": "Speaker of Parliament"}
    ]
    assert (visit["date"], visit["enddate"]) == ("2015-03-05", "2015-03-06")
    assert [actor["code"] for actor in meeting["source"]] == ["BLR", "LTU", "IGO"]
    assert "target" not in meeting
    assert (meeting["date"], meeting["enddate"], meeting["edtf"]) == ("2015-03-01", "2015-03-31", "2015-03")
    assert (plan["date"], plan["status"]) == (None, "planned")
    assert visit["eventLoc"]["country code"] == "LT"
    assert visit["textInfo"] == [{"start": 3, "end": 8}]


# -- what the page tells ---------------------------------------------------------------------------------------------


def test_every_column_is_told_in_the_documentation() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "export.md").read_text("utf-8")
    parts = dict(part.split("\n", 1) for part in page.split("\n## ")[1:])
    wanted = {"PLOVER": {*REQUIRED, *OURS}, "POLECAT": set(POLECAT), "CAMEO": {*ICEWS, *phoenix.COLUMNS}}
    wanted["PLOVER"] |= {
        name for line in written(visit_and_meeting(), "plover").splitlines() for name in json.loads(line)
    }
    wanted["FollowTheMoney"] = {name for name in SCHEMA if name != "version"}
    for title, names in wanted.items():
        assert {name for name in names if f"`{name}`" not in parts[title]} == set()
