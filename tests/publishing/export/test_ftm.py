"""FollowTheMoney entities, against a table of the schema, and by the library itself where it is installed.

The library needs ICU's headers to be built, which a bare Python does not have; so it is none of our dependencies.
``pip install followthemoney`` where they are, and the last test runs too.
"""

import io
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.publishing.export import export
from dragoman.publishing.export.formats import json_form
from dragoman.publishing.export.ftm import dates
from dragoman.records import Evidence, Participant, Role, Status

from .test_export import an_event

SCHEMA = tomllib.loads((Path(__file__).parent / "followthemoney.toml").read_text("utf-8"))
FORMS = {
    "date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "country": re.compile(r"[a-z]{2}"),
    "language": re.compile(r"[a-z]{3}"),
    "url": re.compile(r"https?://\S+"),
    "mimetype": re.compile(r"\w+/[\w.+-]+"),
    "topic": re.compile(r"gov\.(national|igo)"),
    "checksum": re.compile(r"[0-9a-f]{40}"),
}
SOURCE = {
    "id": "doc-a",
    "origin": "pages/a.html",
    "sha256": "ab" * 32,
    "url": "https://example.org/a",
    "title": "A visit",
    "authors": ["Eva Kask"],
    "published": "2015-03-06",
    "retrieved": "2015-04-01",
    "site": "The Gazette",
    "language": "en",
    "media_type": "text/html",
}
NOTE: dict[str, Any] = SOURCE | {
    "id": "doc-b",
    "site": None,
    "title": None,
    "url": None,
    "authors": [],
    "published": "XXXX-03-06",
}


def told() -> list[dict[str, Any]]:
    berg = Participant(name="Ana Berg", country="LTU", office="Foreign Minister", rank=4, role=Role.HOST)
    quote = Evidence(document="doc-a", start=3, end=30, quote="met Ana Berg and Eva Suits.")
    visit = an_event().model_copy(
        update={
            "participants": (
                berg,
                Participant(name="Berg", country="LTU", office="Prime Minister", rank=2, role=Role.HOST),
                Participant(
                    name="Eva Suits", country="EU", office="High Representative", rank=4, role=Role.VISITOR
                ),
                Participant(country="BLR", office="delegation", role=Role.VISITOR),
            ),
            "evidence": (quote,),
        }
    )
    plan = an_event(2).model_copy(
        update={"status": Status.PLANNED, "date": "2015-10", "participants": (berg,), "venue": None,
                "evidence": (Evidence(document="doc-b", start=0, end=5, quote="visit"),)}
    )  # fmt: skip
    return [json_form(visit) | {"documents": [SOURCE]}, json_form(plan) | {"documents": [NOTE]}]


def entities(records: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    out = io.BytesIO()
    export("events", told() if records is None else records, "ftm", out)
    return [json.loads(line) for line in out.getvalue().decode().split("\n") if line]


def of(schema: str) -> list[dict[str, Any]]:
    return [each["properties"] | {"id": each["id"]} for each in entities() if each["schema"] == schema]


def test_every_entity_and_value_fits_the_table_of_the_schema() -> None:
    found = {each["id"]: each for each in entities()}
    assert {each["schema"] for each in found.values()} == set(SCHEMA) - {"version"}
    for each in found.values():
        schema = SCHEMA[each["schema"]]
        assert set(schema["required"]) <= set(each["properties"]), each
        for name, values in each["properties"].items():
            kind, _, wanted = schema["properties"][name].partition(" ")
            assert values
            for value in values:
                if kind == "entity":
                    assert wanted in SCHEMA[found[value]["schema"]]["is_a"]
                elif kind in FORMS:
                    assert FORMS[kind].fullmatch(value), (name, value)


def test_ids_are_written_once_and_the_same_records_give_the_same_file() -> None:
    ids = [each["id"] for each in entities()]
    assert len(ids) == len(set(ids))
    assert entities() == entities()


def test_an_event_has_its_dates_its_parties_and_its_words() -> None:
    visit, plan = of("Event")
    assert (visit["startDate"], visit["endDate"]) == (["2015-03-05"], ["2015-03-06"])
    assert "date" not in visit
    assert plan["date"] == ["2015-10"]
    assert {"body-BLR", "body-LTU", "body-EU"} < set(visit["involved"])
    assert visit["description"] == ["met Ana Berg and Eva Suits."]
    assert visit["proof"] == ["doc-a"]
    assert visit["sourceUrl"] == ["https://example.org/a"]


def test_a_plan_says_that_it_is_one() -> None:
    _, plan = of("Event")
    assert plan["name"] == ["Visit: Belarus, Lithuania and the EU (planned)"]
    assert "planned" in plan["keywords"]


def test_one_person_under_two_names_is_one_with_a_post_for_each_office() -> None:
    assert [person["name"] for person in of("Person")] == [["Ana Berg"], ["Eva Suits"]]
    assert [post["name"] for post in of("Position")] == [
        ["Foreign Minister (Lithuania)"],
        ["Prime Minister (Lithuania)"],
        ["High Representative (European Union)"],
    ]
    assert of("Position")[2]["organization"] == ["body-EU"]


def test_only_what_took_place_shows_a_person_in_office() -> None:
    held = of("Occupancy")[0]
    assert held["date"] == ["2015-03-05", "2015-03-06"]
    assert held["proof"] == ["doc-a", "doc-b"]


def test_evidence_leads_from_the_source_to_the_event_with_its_offsets() -> None:
    proof = of("Documentation")[0]
    assert (proof["document"], proof["entity"]) == (["doc-a"], ["ev-0001"])
    assert proof["recordId"] == ["doc-a:3-30"]
    assert [mention["name"] for mention in of("Mention")] == [["Ana Berg"], ["Eva Suits"]]


def test_a_page_of_a_site_is_an_article_and_other_sources_are_documents() -> None:
    (article,) = of("Article")
    assert (article["publishedAt"], article["language"], article["publisher"]) == (
        ["2015-03-06"],
        ["eng"],
        ["The Gazette"],
    )
    (document,) = of("Document")
    assert document["name"] == ["a.html"]
    assert "publishedAt" not in document


@pytest.mark.parametrize(
    ("value", "found"),
    [("2015-03-05", ["2015-03-05"]), ("2015-03/2015-05", ["2015-03", "2015-05"]), ("XXXX-03-05", []), (None, []),
     ("201X", []), ("../2015-03", ["2015-03"]), ("2015-03/..", ["2015-03"])],
)  # fmt: skip
def test_a_date_without_a_year_is_no_date(value: str | None, found: list[str]) -> None:
    assert dates(value) == found


def test_an_open_end_stays_open() -> None:
    record = json_form(an_event().model_copy(update={"date": "2015-03/.."})) | {"documents": []}
    (event,) = (each["properties"] for each in entities([record]) if each["schema"] == "Event")
    assert event["startDate"] == ["2015-03"]
    assert "endDate" not in event


def test_the_library_itself_takes_every_entity_as_it_is() -> None:
    library: Any = pytest.importorskip("followthemoney")
    for each in entities():
        proxy = library.model.get_proxy(each, cleaned=False)
        proxy.schema.validate(each)
        assert library.model.get_proxy(each).to_dict()["properties"].keys() == each["properties"].keys()
