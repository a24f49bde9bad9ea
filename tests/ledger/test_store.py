"""What a ledger keeps and finds."""

from collections.abc import Callable

import pytest

from dragoman.errors import DragomanError, UsageError
from dragoman.ledger import Filter, Ledger
from dragoman.records import Document, Event
from ledger.stories import Story, person, place

Told = Callable[..., Ledger]


@pytest.fixture
def year(told: Told) -> Ledger:
    """A ledger with a few events of 2015."""
    vilnius = place("Vilnius", "LTU", (54.69, 25.28))
    return told(
        Story("2015-04-02")
        .event("Guryanov went to Vilnius.", "visit", date="2015-03-05/2015-03-06", states=("BLR", "LTU"), venue=vilnius,
               participants=(person("Alexander Guryanov", "BLR", "visitor", 4),), topics=("trade",))
        .event("Talks with the EU and Latvia.", "consultation", date="2015-03-12", states=("BLR", "LVA"),
               organisations=("EU",), topics=("visas",), outcome="They agreed to go on.")
        .event("A visit to Georgia is planned.", "visit", "planned", states=("BLR", "GEO"))
        .event("It meets on a 13 April.", "summit", date="XXXX-04-13", states=("BLR",), organisations=("CIS",))
        .event("A commission in Rome.", "commission", "planned", date="2016-01", states=("BLR", "ITA"),
               venue=place("Rome", "ITA"), participants=(person("Émile Dupont-Łabędź", "ITA"),))
        .figure("$64.18m", 64_180_000, period="2014"),
    )  # fmt: skip


def seen(ledger: Ledger, **wanted: object) -> list[str | None]:
    return [event.date for event in ledger.events(Filter(**wanted))]  # type: ignore[arg-type]


def test_events_come_by_date_and_undated_ones_last(year: Ledger) -> None:
    assert [e.date for e in year.events()] == [
        "2015-03-05/2015-03-06", "2015-03-12", "2016-01", None, "XXXX-04-13",
    ]  # fmt: skip


def test_a_filter_narrows_by_every_field(year: Ledger) -> None:
    assert seen(year, kinds=("visit",)) == ["2015-03-05/2015-03-06", None]
    assert seen(year, statuses=("planned",)) == ["2016-01", None]
    assert seen(year, countries=("LTU", "ITA")) == ["2015-03-05/2015-03-06", "2016-01"]
    assert seen(year, countries=("EU",), with_="LVA") == ["2015-03-12"]
    assert seen(year, person="guryanov") == ["2015-03-05/2015-03-06"]
    assert seen(year, person="EMILE dupont-labedz") == ["2016-01"]
    assert seen(year, venue="vilni") == ["2015-03-05/2015-03-06"]
    assert seen(year, venue="ITA") == ["2016-01"]
    assert seen(year, topic="visas") == ["2015-03-12"]
    assert seen(year, text="agreed GO") == ["2015-03-12"]
    assert seen(year, text="100%") == []
    assert seen(year, limit=1, offset=1) == ["2015-03-12"]


def test_a_window_finds_every_date_that_shares_a_day_with_it(year: Ledger) -> None:
    assert seen(year, since="2015-03-06", until="2015-03-06") == ["2015-03-05/2015-03-06"]
    assert seen(year, since="2015-03-07", until="2015-12") == ["2015-03-12"]
    assert seen(year, since="2016-01-31") == ["2016-01"]
    assert seen(year, until="2015-03-05") == ["2015-03-05/2015-03-06"]
    with pytest.raises(UsageError, match="2015-13"):
        seen(year, since="2015-13")


def test_what_went_in_comes_out(ledger: Ledger) -> None:
    story = (
        Story()
        .event("Зустріч у Мінску - déjà vu.", "meeting", states=("BLR", "UKR"), date="2015-03-12")
        .reading()
    )
    added = ledger.add(story, b"\xff\x00raw", encoding="koi8-u")
    assert (added.new, added.claims, len(added.created)) == (True, 1, 1)
    assert ledger.has(story.document.sha256)
    assert not ledger.has("0" * 64)
    assert ledger.documents() == [ledger.document(story.document.id)] == [story.document]
    assert ledger.text(story.document.id) == story.text
    assert ledger.raw(story.document.id) == b"\xff\x00raw"
    assert ledger.passages(story.document.id) == [(0, len(story.text))]
    (event,) = ledger.events()
    (proof,) = event.evidence
    assert ledger.text(proof.document)[proof.start : proof.end] == proof.quote
    assert ledger.claims_of(event.id)[0].said == story.claims.events[0]


def test_reading_the_same_bytes_again_changes_nothing(ledger: Ledger) -> None:
    story = Story().event("A visit.", "visit", states=("BLR", "GEO")).reading()
    ledger.add(story)
    before = ledger.counts()
    again = ledger.add(story)
    assert (again.new, again.created, ledger.counts()) == (False, (), before)


def test_a_document_without_claims_is_kept(ledger: Ledger) -> None:
    ledger.add(Story().reading())
    assert (ledger.counts().documents, ledger.counts().claims) == (1, 0)


def test_home_is_remembered(ledger: Ledger) -> None:
    assert ledger.home is None
    ledger.set_home("BLR")
    ledger.set_home("GEO")
    assert ledger.home == "GEO"
    ledger.set_home(None)
    assert ledger.home is None


def test_an_id_or_its_beginning_leads_to_the_record(year: Ledger) -> None:
    event = year.events()[0]
    assert year.get(event.id) == event
    assert year.get(event.id[:9]) == event
    assert isinstance(year.get("doc-"), Document)
    with pytest.raises(DragomanError, match="could be any of ev-"):
        year.get("ev-")
    with pytest.raises(DragomanError, match="no record 'ev-zzz'"):
        year.get("ev-zzz")
    with pytest.raises(DragomanError, match="no record ''"):
        year.get("")


def test_search_finds_words_phrases_and_beginnings_and_marks_them(year: Ledger) -> None:
    (hit,) = year.search("vilnius guryanov")
    assert [hit.snippet[a:b] for a, b in hit.marks] == ["Guryanov", "Vilnius"]
    assert year.text(hit.document)[hit.start : hit.end].startswith("Guryanov")
    assert year.search('"talks with the EU"')
    assert not year.search('"EU talks with"')
    assert year.search("comm*")
    assert not year.search("rome AND NOT minsk OR (")
    with pytest.raises(UsageError, match="no word"):
        year.search(' "" *')


@pytest.mark.parametrize(
    "query", ["a' OR 1=1 --", "NEAR(x y)", "text:rome", "^rome", "{rome}", "ro-me", "\x00"]
)
def test_no_query_breaks_the_search(year: Ledger, query: str) -> None:
    try:
        year.search(query)
    except UsageError:
        assert query == "\x00"


def test_a_reader_sees_one_state_while_a_writer_adds(location: str) -> None:
    with Ledger.open(location, create=True) as writer, Ledger.open(location) as reader:
        for n in range(5):
            writer.add(Story(salt=str(n)).event("A visit.", "visit", states=("BLR", "GEO")).reading())
            assert reader.counts().documents == n + 1
            assert all(isinstance(e, Event) for e in reader.events())
