"""The dossier on an invented partner: what it says, what it leaves out, and that it admits what it does not know."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import DragomanError, UsageError
from dragoman.publishing.dossier import build_dossier, write_dossier
from dragoman.publishing.page.model import Page
from dragoman.records import Commitment, CommitmentState

from .. import month as given

DAY = date(2015, 6, 30)
FERRY = Commitment(
    id="com-ferry",
    parties=("ITA", "NOR"),
    undertaking="to open a ferry line",
    due="2015-05",
    state=CommitmentState.OPEN,
    confidence=0.8,
    evidence=given.evidence("Norway and Italy promised to open a ferry line by May."),
)


def built(partner: str = "ITA", day: date = DAY, pictures: bool = False) -> Page:
    commitments = (*given.COMMITMENTS, FERRY)
    return build_dossier(
        given.EVENTS,
        given.FIGURES,
        commitments,
        given.STATEMENTS,
        given.DOCUMENTS,
        given.HOME,
        partner,
        day,
        pictures=pictures,
    )


@pytest.fixture(scope="module")
def dossier() -> Page:
    return built(pictures=True)


def section(page: Page, key: str) -> str:
    return "\n".join(p.text for s in page.sections if s.key == key for p in s.paragraphs)


def test_the_lead_counts_contacts_and_names_the_first_the_last_the_next_and_what_is_owed(
    dossier: Page,
) -> None:
    assert dossier.lead.text.startswith(
        "Norway and Italy have had three contacts on record, the first on 2 November 2014 "
        "and the last on 5 March 2015."
    )
    assert "Next on the calendar is the first session" in dossier.lead.text
    assert "The one promise between them is open and past the day when it was due." in dossier.lead.text


def test_contacts_are_told_by_year_with_dates_in_full(dossier: Page) -> None:
    (last,) = (s for s in dossier.sections if s.key == "last")
    assert [p.label for p in last.paragraphs] == ["2014", "2015"]
    assert "On 2 November 2014, Prime Minister Vik visited Rome." in section(dossier, "last")


def test_others_contacts_stay_out(dossier: Page) -> None:
    assert "Riga" not in " ".join(s.text for s in dossier.sentences())


def test_who_has_met_whom_is_a_table_of_pairs(dossier: Page) -> None:
    (met,) = (s for s in dossier.sections if s.key == "met")
    assert met.tables[0].rows[0][:5] == ("Ingrid Strand", "Paolo Della Torre", "1", "5 March 2015", "Rome")


def test_people_stand_with_their_offices_and_the_years_in_which_these_are_given(dossier: Page) -> None:
    (people,) = (s for s in dossier.sections if s.key == "people")
    assert people.tables[0].rows[0][:3] == ("Paolo Della Torre", "Foreign Minister (2015)", "1")


def test_holders_of_office_on_the_day_come_from_the_reader_s_lists_and_say_so(dossier: Page) -> None:
    (people,) = (s for s in dossier.sections if s.key == "people")
    (holders,) = (t for t in people.tables if t.key == "holders")
    assert ("Matteo Renzi", "Prime Minister") in [row[:2] for row in holders.rows]
    assert holders.remark
    assert "not from the sources read" in holders.remark


def test_trade_has_its_sentence_and_a_picture_with_words(dossier: Page) -> None:
    (trade,) = (s for s in dossier.sections if s.key == "trade")
    assert "came to $64.2 million in 2014, down from almost $300 million in 2011" in section(dossier, "trade")
    assert "2011: turnover almost $300 million; 2014: turnover $64.2 million." in trade.pictures[0].alt


def test_positions_are_quoted_or_told_in_the_words_of_the_source(dossier: Page) -> None:
    told = section(dossier, "positions")
    assert "On 5 March 2015, Della Torre said of transport: “the ferries must sail”." in told
    assert "On 7 March 2015: “Vik regretted the Italian delay”." in told


def test_an_overdue_promise_is_told_as_one_of_which_nothing_was_heard(dossier: Page) -> None:
    assert "due in May 2015; no source read so far says that this was done." in section(dossier, "promises")


def test_where_the_ledger_knows_nothing_the_dossier_says_so() -> None:
    page = built("LVA")
    told = section(page, "untold")
    assert "No source read so far gives a figure for trade" in told
    assert "No source read so far quotes Latvia on Norway" in told
    assert "trade" not in {s.key for s in page.sections}, "one list instead of many empty sections"
    assert section(page, "next") == "No source read so far tells of a contact to come."


def test_what_was_published_later_is_not_known_on_the_day() -> None:
    with pytest.raises(DragomanError, match="nothing about Kazakhstan"):
        built("KAZ", date(2015, 3, 31))
    early = built("KAZ", date(2015, 4, 2))
    assert "is to visit Astana" in section(early, "next")
    assert "visited Astana" in section(built("KAZ"), "last")


def test_every_sentence_that_does_not_count_has_notes_and_records(dossier: Page) -> None:
    for sentence in dossier.sentences()[1:]:
        counts = sentence in dossier.lead.sentences or sentence.text.startswith("No source read so far")
        assert counts or (sentence.notes and sentence.records), sentence.text


def test_the_same_records_in_another_order_give_the_same_dossier() -> None:
    again = build_dossier(
        given.EVENTS[::-1],
        given.FIGURES[::-1],
        (FERRY, *given.COMMITMENTS),
        given.STATEMENTS[::-1],
        given.DOCUMENTS[::-1],
        given.HOME,
        "ITA",
        DAY,
        pictures=False,
    )
    assert again == built()


def test_a_partner_that_is_none_or_home_itself_is_refused() -> None:
    for partner in ("XYZ", "NOR"):
        with pytest.raises(UsageError):
            built(partner)


@pytest.mark.parametrize("form", ["md", "html", "pdf", "docx"])
def test_it_is_written_in_every_format(tmp_path: Path, form: str) -> None:
    written = write_dossier(given.Shelf(), "ITA", output=tmp_path, format=form)  # type: ignore[arg-type]
    assert written.path == tmp_path / f"dossier-NOR-ITA-2015-06-01.{form}"
    assert written.path.stat().st_size > 2000
    if form == "md":
        assert {p.suffix for p in written.pictures} == {".png", ".svg"}
        assert "### By person, the latest first" in written.text
