"""What the ledger finds by SQL is what the same question, asked of each record in Python, lets pass."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any, cast

import pytest

from dragoman.analysis.promises import is_overdue
from dragoman.ledger import Filter, Ledger
from dragoman.records import Document, Event, edtf
from ledger.conftest import BACKENDS, places
from ledger.stories import Story, person, place

DATES = (
    None, "2015-03-05", "2015-03", "2015", "201X", "XXXX-03-05", "2015-02-27/2015-03-02", "../2015-03", "2015-03/..",
    "2014-12/2015-01", "2016-01-01",
)  # fmt: skip
WINDOWS = (
    None,
    "2015-03-05",
    "2015-03",
    "2015",
    "2014-12-31",
    "2015-03/2015-05",
    "2016",
    "9999",
    "../2015-03",
)


@pytest.fixture(scope="module", params=BACKENDS)
def many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A ledger with an event, a commitment and a document for every form of date, and officials of many ranks."""
    with places(request.param, request, tmp_path_factory.mktemp("filters")) as new_place:
        yield filled(new_place())


def filled(location: str) -> str:
    with Ledger.open(location, create=True) as ledger:
        for n, day in enumerate(DATES):
            ranks = (None, 1, 3, 5, 8)[n % 5]
            who = person(f"Person {n}", "GEO", rank=ranks), person(None, "BLR", rank=7 if n % 2 else None)
            story = Story(
                published=day if day and "X" not in day and "." not in day else None, salt=f"Number {n}"
            )
            story.event(
                f"Meeting {n}.", "meeting", date=day, states=("BLR", "GEO"), participants=who if n else (),
                venue=place(f"Town {n}", "GEO"), ordinal=n,
            )  # fmt: skip
            story.commitment(f"undertaking number {n}", due=day, state="open" if n % 3 else "kept")
            story.statement(f"Position {n}", issue="visas" if n % 2 else "trade", date=day)
            reading = story.reading()
            named = reading.document.model_copy(
                update={"title": f"Reißbrett № {n}", "site": f"site{n}.example"}
            )
            ledger.add(reading.model_copy(update={"document": named}))
    return location


def window(date: str | None, since: str | None, until: str | None) -> bool:
    low, high = (since and edtf.edges(since)[0]), (until and edtf.edges(until)[1])
    return (not low and not high) or (date is not None and edtf.overlaps(date, since, until))


@pytest.mark.parametrize(("since", "until"), list(product(WINDOWS, WINDOWS)))
def test_windows_of_time(many: str, since: str | None, until: str | None) -> None:
    wanted = Filter(since=since, until=until)
    with Ledger.open(many) as ledger:
        assert ledger.events(wanted) == [e for e in ledger.events() if window(e.date, since, until)]
        everything = ledger.documents()
        assert ledger.documents(wanted) == [
            d for d in everything
            if (since, until) == (None, None) or (d.published and edtf.overlaps(d.published, since, until))
        ]  # fmt: skip


@pytest.mark.parametrize("day", ["2015-03-04", "2015-03-31", "2015-04", "2016", "2020-01-01", "2014"])
def test_overdue_commitments_as_of_a_day(many: str, day: str) -> None:
    last = edtf.edges(day)[1]
    assert last
    with Ledger.open(many) as ledger:
        expected = [it for it in ledger.commitments() if is_overdue(it, last)]
        assert ledger.commitments(Filter(overdue=day)) == expected
        assert ledger.commitments(Filter(overdue=day, limit=1)) == expected[:1]


@pytest.mark.parametrize("ranks", [(1, 2), (3,), (0,), (7, 8), (5, 0)])
def test_the_highest_official_of_an_event(many: str, ranks: tuple[int, ...]) -> None:
    def highest(event: Event) -> int:
        return min((who.rank for who in event.participants if who.rank), default=0)

    with Ledger.open(many) as ledger:
        expected = [event for event in ledger.events() if highest(event) in ranks]
        assert ledger.events(Filter(ranks=ranks)) == expected
        assert expected


@pytest.mark.parametrize(
    "source", ["REISSBRETT 3", "site4.example", "story.txt", "doc-", "nowhere", "%", "doc_"]
)
def test_the_source_of_a_record(many: str, source: str) -> None:
    def fits(document: Document) -> bool:
        from dragoman.ledger.folding import fold

        if source.startswith("doc-"):
            return document.id.startswith(source)
        told = (document.title, document.site, document.url, document.origin)
        words = " ".join(fold(it) for it in told if it)
        return all(word in words for word in fold(source).split())

    with Ledger.open(many) as ledger:
        documents = [document for document in ledger.documents() if fits(document)]
        assert ledger.documents(Filter(source=source)) == documents
        ids = {document.id for document in documents}
        for found, kind in ((ledger.events, "events"), (ledger.commitments, "commitments")):
            expected = [it.id for it in found() if any(proof.document in ids for proof in it.evidence)]
            assert [it.id for it in found(Filter(source=source))] == expected, kind


def test_a_statement_is_found_by_its_issue(many: str) -> None:
    with Ledger.open(many) as ledger:
        assert {it.issue for it in ledger.statements(Filter(topic="visas"))} == {"visas"}
        assert ledger.events(Filter(topic="visas")) == []


def ended() -> list[Story]:
    """A visit that was promised and made, told by one document each; a promise that nobody kept; a visit of a third state's
    guest, and one that nobody tells of twice."""
    visit: dict[str, Any] = {"states": ("BLR", "GEO"), "date": "2015-03-20"}
    promise = Story("2015-03-01", "a").event("He will visit.", "visit", "planned", **visit)
    return [
        promise.commitment("to visit", parties=("BLR", "GEO"), due="2015-03", event=0),
        Story("2015-03-22", "b").event("He visited.", "visit", **visit),
        Story("2015-03-23", "c").commitment("to build a bridge", parties=("BLR", "LTU")),
        Story("2015-04-02", "d").event(
            "They met.", "meeting", states=("BLR", "ITA"), date="2015-04-01",
            participants=(person("Nino Lomidze", "GEO"), person("Ivan Sokol", "BLR")),
        ),
    ]  # fmt: skip


def test_records_of_documents_are_those_with_evidence_there(told: Callable[..., Ledger]) -> None:
    with told(*ended()) as ledger:
        assert {it.outcome_event is not None for it in ledger.commitments()} == {True, False}
        for document in ledger.documents():
            for listed in (ledger.events, ledger.commitments):
                read = cast(Callable[[Filter | None], list[Any]], listed)
                expected = [r for r in read(None) if any(it.document == document.id for it in r.evidence)]
                assert read(Filter(documents=(document.id,))) == expected
                assert read(Filter(source=document.id)) == expected
                assert read(Filter(source=document.id, limit=1)) == expected[:1]
        assert ledger.events(Filter(documents=())) == []


def test_records_by_their_ids_stand_in_the_order_of_lists(told: Callable[..., Ledger]) -> None:
    with told(*ended()) as ledger:
        events, documents = ledger.events(), ledger.documents()
        assert ledger.events(Filter(ids=tuple(event.id for event in reversed(events)))) == events
        assert ledger.events(Filter(ids=(events[1].id, "ev-none"))) == events[1:2]
        assert ledger.events(Filter(ids=())) == []
        assert ledger.documents(Filter(ids=tuple(it.id for it in reversed(documents)))) == documents
        assert ledger.documents(Filter(ids=())) == []


def test_events_that_involve_a_country_are_those_of_its_people_too(told: Callable[..., Ledger]) -> None:
    with told(*ended()) as ledger:
        assert [it.type for it in ledger.events(Filter(involving="GEO"))] == ["visit", "meeting"]
        assert [it.type for it in ledger.events(Filter(countries=("GEO",)))] == ["visit"]


def test_a_commitment_that_is_open_again_has_no_outcome(told: Callable[..., Ledger]) -> None:
    with told(*ended()) as ledger:
        event, told_by = ledger.events()[0], ledger.documents()[1].id
        assert len(ledger.commitments(Filter(documents=(told_by,)))) == 1
        ledger.correct(event.id, {"status": "planned"}, reason="it did not take place", by="Ada")
        assert ledger.commitments(Filter(documents=(told_by,))) == []
        ledger.check()
