"""The review of an invented year: its themes, what came of them, and its balance."""

from pathlib import Path

import pytest

from dragoman.analysis.balance import asymmetric, journeys, spread
from dragoman.analysis.themes import Outcome, themes
from dragoman.errors import DragomanError, UsageError
from dragoman.publishing.page.model import Page
from dragoman.publishing.review import build_review, write_review
from dragoman.records import Status

from .. import month as given


def built(year: str = "2015", home: str = given.HOME) -> Page:
    return build_review(given.EVENTS, given.FIGURES, given.COMMITMENTS, given.DOCUMENTS, year, home)


@pytest.fixture(scope="module")
def review() -> Page:
    return built()


def section(page: Page, key: str) -> str:
    return "\n".join(p.text for s in page.sections if s.key == key for p in s.paragraphs)


def test_the_lead_counts_contacts_beside_the_year_before(review: Page) -> None:
    assert (
        "Norway had nine contacts with seven partners in 2015, after one the year before." in review.lead.text
    )


def test_themes_are_ranked_and_each_has_its_outcome(review: Page) -> None:
    (found,) = (s for s in review.sections if s.key == "themes")
    assert [p.label for p in found.paragraphs] == ["1. Latvia", "2. Energy"]
    assert found.paragraphs[0].text.endswith("Outcome: achieved, with one agreement.")
    assert found.paragraphs[1].text.endswith("Outcome: open.")


def test_outcomes_follow_what_came_about_and_what_failed() -> None:
    gone = given.event("evt-gone", "visit", "2015-04-01", "LVA", status=Status.CANCELLED)
    expelled = [given.event(f"evt-x{n}", "expulsion", f"2015-04-0{n}", "FIN") for n in (1, 2)]
    freed = [
        given.event("evt-freed", "sanction", "2015-04-03", "ISL", form=("lifted or suspended",)),
        given.event("evt-visit", "visit", "2015-04-04", "ISL"),
    ]
    found = themes([given.AGREEMENT, given.CALL, gone, *expelled, *freed], (), given.HOME)
    assert {t.key: t.outcome for t in found} == {
        "LVA": Outcome.MIXED,
        "FIN": Outcome.FAILED,
        "ISL": Outcome.ACHIEVED,
    }


def test_no_event_belongs_to_two_themes_and_there_are_ten_at_most() -> None:
    codes = ("FIN", "SWE", "DNK", "ISL", "EST", "LVA", "LTU", "POL", "DEU", "FRA", "ITA", "ESP")
    events = [
        given.event(f"evt-{c}-{n}", "call", f"2015-0{n}-01", c, topics=("trade",) if n == 1 else ())
        for c in codes
        for n in (1, 2, 3)
    ]
    found = themes(events, (), given.HOME)
    told = [e.id for t in found for e in t.events]
    assert len(found) == 10
    assert len(told) == len(set(told))
    assert [t.weight for t in found] == sorted((t.weight for t in found), reverse=True)


def test_the_balance_counts_spread_journeys_and_unequal_ranks() -> None:
    year = [e for e in given.EVENTS if e.date and e.date.startswith("2015")]
    found = spread(year, given.HOME)
    assert found
    assert found.partners == 7
    assert 1 < found.equal <= found.partners
    assert journeys(year, given.HOME)["ITA"] == (2, 0)
    assert journeys(year, given.HOME)["USA"] == (0, 1)
    assert [(e.id, steps) for e, steps in asymmetric(year, given.HOME)] == [("evt-reception", 5)]


def test_unequal_ranks_stand_in_a_table_with_their_note(review: Page) -> None:
    (balance,) = (s for s in review.sections if s.key == "balance")
    (table,) = (t for t in balance.tables if t.key == "asymmetry")
    assert table.rows[0][1] == "Olav Vik (Prime Minister)"
    assert table.rows[0][3] == "5"
    assert table.rows[0][4].startswith("[")


def test_promises_due_in_the_year_are_counted_by_what_became_of_them(review: Page) -> None:
    assert "The one promise due in 2015 is overdue." in section(review, "promises")
    assert "no source read so far says that this was done" in section(review, "promises")
    assert section(built("2014"), "promises").startswith("No source read so far tells of a promise")


def test_trade_stands_beside_the_year_before() -> None:
    (trade,) = (s for s in built("2014").sections if s.key == "trade")
    assert trade.tables[0].header[2:4] == ("2014", "2013")
    assert trade.tables[0].rows[0][:4] == ("Italy", "Turnover", "$64.2 million", "–")


def test_a_year_without_a_year_before_says_so() -> None:
    assert "No source read so far tells of a contact in 2013" in section(built("2014"), "balance")


def test_every_sentence_counts_or_has_notes(review: Page) -> None:
    for sentence in review.sentences():
        assert sentence.notes or sentence.records or sentence.text.startswith("No "), sentence.text


def test_no_sentence_stands_twice(review: Page) -> None:
    texts = [s.text for s in review.sentences() if not s.text.startswith("Outcome:")]
    assert len(texts) == len(set(texts))


def test_the_same_records_in_another_order_give_the_same_review(review: Page) -> None:
    again = build_review(
        given.EVENTS[::-1], given.FIGURES[::-1], given.COMMITMENTS, given.DOCUMENTS[::-1], "2015", given.HOME
    )
    assert again == review


def test_bad_input_is_refused() -> None:
    for year, home in (("2015-03", "NOR"), ("last", "NOR"), ("20155", "NOR"), ("2015", "XYZ")):
        with pytest.raises(UsageError):
            built(year, home)
    with pytest.raises(DragomanError, match="nothing that Norway did"):
        built("1999")


@pytest.mark.parametrize("form", ["md", "html", "pdf", "docx"])
def test_it_is_written_in_every_format(tmp_path: Path, form: str) -> None:
    written = write_review(given.Shelf(), "2015", output=tmp_path, format=form)  # type: ignore[arg-type]
    assert written.path == tmp_path / f"review-NOR-2015.{form}"
    assert written.path.stat().st_size > 2000
