"""Calendars, feeds, maps, networks, annotations, bibliographies and Stata, each read back with its own library."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import bibtexparser
import feedparser
import networkx
import pyreadstat
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from geojson_pydantic import FeatureCollection
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from dragoman.errors import UsageError
from dragoman.publishing.export import export, format_named, formats
from dragoman.publishing.export.bibliography import date_parts
from dragoman.publishing.export.formats import KINDS
from dragoman.records import Document, Event, Evidence, HistoryEntry, Status

from .test_export import a_figure, an_event


def written(kind: str, records: list[Any], name: str) -> bytes:
    out = io.BytesIO()
    assert export(kind, records, name, out) == len(records)
    return out.getvalue()


def event(status: Status = Status.OCCURRED, day: str | None = "2015-03-05", **other: Any) -> Event:
    return an_event().model_copy(update={"status": status, "date": day, **other})


def document(**other: Any) -> Document:
    facts: dict[str, Any] = {
        "id": "doc-a",
        "origin": "pages/a.txt",
        "sha256": "00ff",
        "title": "50% & more_of {it} in Pärnu",
        "authors": ("Ana Berg", "Žan Novak"),
        "site": "The Gazette",
        "published": "2015-03-06",
        "retrieved": "2015-04-01",
        "url": "https://example.org/a_b?c=1&d=2",
    }
    return Document(**(facts | other))


# -- what holds what -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", formats())
def test_a_format_takes_its_kinds_and_refuses_the_others_in_one_sentence(name: str) -> None:
    form = format_named(name)
    for kind in KINDS:
        if kind in form.kinds:
            assert isinstance(written(kind, [], name), bytes)
        else:
            with pytest.raises(UsageError, match=f"The format {name} holds"):
                written(kind, [], name)


@pytest.mark.parametrize(
    ("ending", "name"), [("dta", "stata"), ("bib", "bibtex"), ("jsonld", "webannotation")]
)
def test_a_format_is_known_by_the_ending_of_its_files(ending: str, name: str) -> None:
    assert format_named(ending).name == name


# -- calendars -------------------------------------------------------------------------------------------------------


def entries(*events: Event) -> list[Any]:
    calendar = Calendar.from_ical(written("events", list(events), "ics"))
    return [each for each in calendar.subcomponents if each.name in ("VEVENT", "VTODO")]


def test_a_day_and_a_stretch_are_whole_day_entries_that_end_the_day_after() -> None:
    (one, two) = entries(event(), event(day="2015-03-05/2015-03-06"))
    assert (one.decoded("dtstart"), one.decoded("dtend")) == (date(2015, 3, 5), date(2015, 3, 6))
    assert two.decoded("dtend") == date(2015, 3, 7)
    assert str(one["summary"]) == "Visit: Belarus, Lithuania and the EU"
    assert str(one["location"]) == "Vilnius"
    assert "\u201cvisit\u201d (doc-a)" in str(one["description"])


@pytest.mark.parametrize(
    "day", ["2015-03", "2015", "XXXX-03-05", None, "../2015-12-31", "2015-03-05/2015-12-31"]
)
def test_what_has_no_day_is_a_to_do_and_not_lost(day: str | None) -> None:
    (only,) = entries(event(Status.PLANNED, day))
    assert (only.name, "dtstart" in only, str(only["status"])) == ("VTODO", False, "NEEDS-ACTION")


def test_statuses_are_those_of_a_calendar() -> None:
    said = {
        status: str(entries(event(status))[0]["status"])
        for status in Status
        if status is not Status.POSTPONED
    }
    assert said == {
        Status.PLANNED: "TENTATIVE",
        Status.OCCURRED: "CONFIRMED",
        Status.CANCELLED: "CANCELLED",
        Status.DECLINED: "CANCELLED",
        Status.DENIED: "CANCELLED",
        Status.UNCONFIRMED: "TENTATIVE",
    }


def test_what_is_put_off_leaves_its_old_day_and_keeps_a_new_one() -> None:
    plan = HistoryEntry(status="planned", date="2015-03-05", document="doc-a")
    off = HistoryEntry(status="postponed", date="2015-03-05", document="doc-b")
    old = event(Status.POSTPONED, "2015-03-05", history=(plan, off))
    new = event(Status.POSTPONED, "2015-05-05", history=(plan, off))
    assert [str(each["status"]) for each in entries(old, new)] == ["CANCELLED", "TENTATIVE"]
    assert entries(old)[0]["sequence"] == 1


def test_the_same_records_give_the_same_calendar() -> None:
    assert written("events", [event()], "ics") == written("events", [event()], "ics")


# -- feeds, maps -----------------------------------------------------------------------------------------------------


def test_the_feed_has_the_newest_report_first() -> None:
    late = HistoryEntry(status="occurred", date="2015-03-05", document="doc-b", reported="2015-06-01")
    feed = feedparser.parse(written("events", [event(), event(id="ev-2", history=(late,))], "atom"))
    assert not feed.bozo
    assert [entry.id for entry in feed.entries] == ["urn:dragoman:ev-2", "urn:dragoman:ev-0001"]
    assert feed.entries[0].updated.startswith("2015-06-01")
    assert {tag.term for tag in feed.entries[0].tags} == {"visit", "trade", "visas"}


def test_points_have_the_longitude_first_and_what_has_no_place_is_there_too() -> None:
    collection: Any = FeatureCollection.model_validate_json(
        written("events", [event(), event(id="ev-2", venue=None)], "geojson")
    )
    placed, loose = collection.features
    assert placed.geometry is not None
    assert placed.geometry.model_dump()["coordinates"][:2] == (25.28, 54.69)
    assert placed.properties is not None
    assert placed.properties["states"] == ["BLR", "LTU"]
    assert (loose.id, loose.geometry) == ("ev-2", None)


# -- networks --------------------------------------------------------------------------------------------------------


def test_every_pair_of_parties_is_an_edge_with_its_time() -> None:
    records = [event(), event(id="ev-2", day=None, organisations=(), states=("BLR",))]
    graph = networkx.read_gexf(io.BytesIO(written("events", records, "gexf")))
    assert {name: data["label"] for name, data in graph.nodes(data=True)}["LTU"] == "Lithuania"
    assert sorted(tuple(sorted(pair)) for pair in graph.edges()) == [
        ("BLR", "EU"),
        ("BLR", "LTU"),
        ("EU", "LTU"),
    ]
    text = written("events", records, "gexf").decode()
    assert 'timeformat="date"' in text
    assert 'start="2015-03-05"' in text


def test_graphml_keeps_all_facts_of_an_edge() -> None:
    graph = networkx.read_graphml(io.BytesIO(written("events", [event()], "graphml")), force_multigraph=True)
    facts = graph.get_edge_data("BLR", "LTU")["ev-0001-1"]
    assert (facts["event"], facts["kind"], facts["start"], facts["rank"]) == (
        "ev-0001",
        "visit",
        "2015-03-05",
        3,
    )


# -- annotations -----------------------------------------------------------------------------------------------------


def test_every_piece_of_evidence_is_selected_by_place_and_by_words() -> None:
    twice = (
        Evidence(document="doc-a", start=3, end=8, quote="visit"),
        Evidence(document="doc-b", start=0, end=4, quote="trip"),
    )
    page = json.loads(written("events", [event(evidence=twice)], "webannotation"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    selectors = [annotation["target"]["selector"] for annotation in page["items"]]
    assert selectors[1] == [
        {"type": "TextPositionSelector", "start": 0, "end": 4},
        {"type": "TextQuoteSelector", "exact": "trip"},
    ]
    assert json.loads(page["items"][0]["body"]["value"])["id"] == "ev-0001"
    assert len({annotation["id"] for annotation in page["items"]}) == 2


# -- bibliographies --------------------------------------------------------------------------------------------------


def test_a_citation_processor_reads_the_sources() -> None:
    items = json.loads(written("documents", [document(), document(id="doc-b", site=None, title=None)], "csl"))
    assert items[0]["issued"] == {"date-parts": [[2015, 3, 6]]}
    assert (items[1]["type"], items[1]["title"]) == ("document", "a.txt")
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Citation([CitationItem("doc-a")]))
    assert "Pärnu" in str(bibliography.bibliography()[0])


@pytest.mark.parametrize(
    ("value", "parts"),
    [("2015-03-06", [[2015, 3, 6]]), ("2015", [[2015]]), ("XXXX-03-06", None), (None, None),
     ("2015-03/2015-04", [[2015, 3], [2015, 4]]), ("2015-03-05/..", [[2015, 3, 5]])],
)  # fmt: skip
def test_only_known_years_are_dates_of_a_citation(value: str | None, parts: list[list[int]] | None) -> None:
    assert date_parts(value) == (parts and {"date-parts": parts})


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab {}\\%&$#_~^\n", max_size=20))
def test_no_title_breaks_the_bibtex(title: str) -> None:
    written_ = written("documents", [document(title="x" + title), document(id="doc-b")], "bibtex").decode()
    entries_ = bibtexparser.loads(written_).entries
    assert [entry["ID"] for entry in entries_] == ["doc-a", "doc-b"]
    assert entries_[1]["title"] == "{50\\% \\& more\\_of \\textbraceleft{}it\\textbraceright{} in Pärnu}"
    assert (entries_[1]["date"], entries_[1]["ENTRYTYPE"]) == ("2015-03-06", "article")


# -- Stata -----------------------------------------------------------------------------------------------------------


def test_stata_reads_numbers_text_and_very_long_text(tmp_path: Path) -> None:
    path = tmp_path / "events.dta"
    path.write_bytes(written("events", [event(outcome="é" * 5000), event(id="ev-2", outcome=None)], "stata"))
    frame, meta = pyreadstat.read_dta(str(path))
    assert list(frame["id"]) == ["ev-0001", "ev-2"]
    assert frame["outcome"][0] == "é" * 5000
    assert frame["venue_latitude"][0] == 54.69
    assert meta.column_names_to_labels["states"] == "events: states"
    figures = tmp_path / "figures.dta"
    figures.write_bytes(written("figures", [a_figure()], "stata"))
    assert pyreadstat.read_dta(str(figures))[0]["value"][0] == -64_180_000
