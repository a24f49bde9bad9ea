"""The files that users hold: tables, Wikidata results, OpenSanctions entities."""

import json
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.knowledge.importing.shelf import read_tenures
from dragoman.knowledge.importing.tenure import Tenure, edtf_day, item

BINDINGS = [
    {
        "person": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"},
        "personLabel": {"type": "literal", "value": "Ana Berg"},
        "positionLabel": {"type": "literal", "value": "Minister of Foreign Affairs"},
        "countryLabel": {"type": "literal", "value": "Latvia"},
        "start": {"type": "literal", "value": "2011-10-25T00:00:00Z"},
        "end": {"type": "bnode", "value": "t1"},
    }
]
BERG = ("Ana Berg", "Latvia", "Minister of Foreign Affairs", "2011-10-25", "", "Q1")
ENTITIES = [
    {"id": "p1", "schema": "Person", "properties": {"name": ["Ана Берг", "Ana Berg"], "wikidataId": ["Q1"]}},
    {"id": "o1", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["q1"], "startDate": ["2011-10-25"]}},
    {"id": "q1", "schema": "Position", "properties": {"name": ["Minister of Foreign Affairs"], "country": ["lv"]}},
]  # fmt: skip


def brief(one: Tenure) -> tuple[str, ...]:
    return (one.name, one.country, one.office, one.start, one.end, one.wikidata)


def read(folder: Path, text: str) -> list[tuple[str, ...]]:
    path = folder / "held"
    path.write_text(text, encoding="utf-8")
    return [brief(one) for one in read_tenures(path)]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("country,position,person,wikidata,start,end", "Latvia,Minister of Foreign Affairs,Ana Berg,Q1,2011-10-25,"),
        ("name;country;office;start;end;wikidata", "Ana Berg;Latvia;Minister of Foreign Affairs;2011-10-25;;Q1"),
        (
            "person,personLabel,positionLabel,countryLabel,start,end",
            "http://www.wikidata.org/entity/Q1,Ana Berg,Minister of Foreign Affairs,Latvia,2011-10-25T00:00:00Z,",
        ),
        (
            "?person\t?personLabel\t?positionLabel\t?countryLabel\t?start",
            '<http://www.wikidata.org/entity/Q1>\t"Ana Berg"@en\t"Minister of Foreign Affairs"@en\t"Latvia"@en\t'
            '"2011-10-25T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>',
        ),
        ("# a comment\nname,country,office,start,end,wikidata", "Ana Berg,Latvia,Minister of Foreign Affairs,2011-10-25,,Q1"),
    ],
)  # fmt: skip
def test_a_table_is_read_by_its_columns_whatever_they_are_called(
    tmp_path: Path, header: str, row: str
) -> None:
    assert read(tmp_path, f"{header}\n{row}\n") == [BERG]


def test_a_sparql_result_is_read(tmp_path: Path) -> None:
    result = {"head": {"vars": list(BINDINGS[0])}, "results": {"bindings": BINDINGS}}
    assert read(tmp_path, json.dumps(result)) == [BERG]


def test_the_short_json_of_wikidata_is_read(tmp_path: Path) -> None:
    rows = [{key: value["value"] for key, value in BINDINGS[0].items() if value["type"] != "bnode"}]
    assert read(tmp_path, json.dumps(rows)) == [BERG]


def test_flat_entities_are_joined_in_whatever_order_they_stand(tmp_path: Path) -> None:
    lines = [json.dumps(entity, ensure_ascii=False) for entity in ENTITIES]
    expected = [("Ana Berg", "lv", "Minister of Foreign Affairs", "2011-10-25", "", "Q1")]
    assert read(tmp_path, "\n".join(lines)) == expected
    assert read(tmp_path, "\n".join(reversed(lines))) == expected


def test_nested_entities_are_read(tmp_path: Path) -> None:
    person, occupancy, position = (json.loads(json.dumps(entity)) for entity in ENTITIES)
    occupancy["properties"]["post"] = [position]
    del occupancy["properties"]["holder"]
    person["properties"]["positionOccupancies"] = [occupancy]
    assert read(tmp_path, json.dumps(person)) == [
        ("Ana Berg", "lv", "Minister of Foreign Affairs", "2011-10-25", "", "Q1")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("a,b\n1,2\n", "there is no column for the name"),
        ("name,office\nX Y,President\n", "there is no column for the start"),
        ('{"schema": "Person"}\n{"schema"', "line 2: this is not JSON"),
        ('{"a": 1}\n', "line 1: this is not a FollowTheMoney entity"),
        ('{"id": "p", "schema": "Person", "properties": {"name": ["X Y"]}}\n', "no Occupancy"),
        ('{"head": {}, "results": {}}', "not a complete SPARQL result"),
        ("[]", "a JSON list without objects"),
    ],
)
def test_a_file_that_is_none_of_them_is_refused_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DragomanError, match=said):
        read(tmp_path, text)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes("name,office,start\nJos\xe9,President,2010\n".encode("latin-1"))
    with pytest.raises(DragomanError, match="not UTF-8"):
        read_tenures(tmp_path / "x")


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2015-03-18", "2015-03-18"),
        ("2015-03-18T00:00:00Z", "2015-03-18"),
        ("+2015-03-00T00:00:00Z", "2015-03"),
        ("2015-00-00", "2015"),
        ("2015", "2015"),
        ("t123", ""),
        ("18 March", ""),
        ("", ""),
    ],
)
def test_dates_are_kept_as_exact_as_they_are(value: str, edtf: str) -> None:
    assert edtf_day(value) == edtf


def test_an_item_is_known_by_number_or_address() -> None:
    assert item("Q42") == item("http://www.wikidata.org/entity/Q42") == "Q42"
    assert item("42") == item("Quito") == ""
