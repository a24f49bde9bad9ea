"""Diaries of what is to come are known as such, and their days lie ahead."""

import pytest

from annotation.dates.dated_cases import dates_in
from dragoman.annotation.dates import find_dates, is_diary
from dragoman.annotation.sentences import split_sentences

WEEK = """WEEK AHEAD IN DIPLOMACY

- Monday: Kenya's president visits Accra.
- Tuesday: The king, who was crowned in May, receives the envoy.
- Friday - The union hosts talks, after a round held on Wednesday
- Saturday: The chancellor is in Rome until Tuesday
"""
LISTING = """Calendar of events

MONDAY, JUNE 17
* ROME - The premier meets the president (to 19 June).

TUESDAY, 18 JUNE
* OSLO - The minister visits until Friday
* BONN - The envoy visits (to the 20th)
"""


def days(text: str, published: str) -> list[tuple[str, str | None, str]]:
    return [(m.text, m.edtf, m.prefix) for m in dates_in(text, published)]


@pytest.mark.parametrize(
    "text",
    [
        WEEK,
        LISTING,
        "What's on\n\nWednesday: The minister travels to Oslo.",
        "Upcoming\n\n* 5 May: Talks in Doha.\n* 7 May: A forum in Baku.",
        "Agenda for the coming week\n\nMon 4 March - Talks in Doha.",
        "Forthcoming visits of the minister\n\n- May 5, Doha: talks\n- May 6: talks in Oslo",
    ],
)
def test_a_text_that_lists_days_to_come_is_a_diary(text: str) -> None:
    assert is_diary(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "My diary\n\nMonday: we met the envoy.\n\nTuesday: he left for Rome.",
        "The week in review\n\n- Monday: The king meets the envoy.\n- Tuesday: Talks in Doha.",
        "The agenda of the talks was long\n\nOn Monday, the ministers met in Oslo.",
        "Week ahead of vote tense\n\nThe ministers met in Oslo on Monday.",
        "Chronicle\n\n5 May: Talks in Doha.\n\n6 May: A forum in Baku.",
        "Minister in Rome\n\nMONDAY: The minister said so.\nTUESDAY: He left.",
    ],
)
def test_a_text_that_tells_of_what_has_been_is_no_diary(text: str) -> None:
    assert not is_diary(text)


def test_the_weekdays_of_a_diary_are_the_next_ones() -> None:
    assert days(WEEK, "2019-06-14") == [
        ("Monday", "2019-06-17", ""),
        ("Tuesday", "2019-06-18", ""),
        ("May", "2019-05", ""),
        ("Friday", "2019-06-21", ""),
        ("Wednesday", "2019-06-12", ""),
        ("Saturday", "2019-06-22", ""),
        ("Tuesday", "2019-06-25", "until"),
    ]


@pytest.mark.parametrize("published", ["2019-06-14", "2019-06-17", "2019-06-18"])
def test_the_days_of_a_diary_limit_what_stands_under_them(published: str) -> None:
    assert days(LISTING, published) == [
        ("MONDAY, JUNE 17", "2019-06-17", ""),
        ("19 June", "2019-06-19", "until"),
        ("TUESDAY, 18 JUNE", "2019-06-18", ""),
        ("Friday", "2019-06-21", "until"),
        ("the 20th", "2019-06-20", "until"),
    ]


def test_a_list_that_begins_anew_begins_with_the_next_of_its_days() -> None:
    text = "Week ahead\n\n- Tuesday: Talks.\n- Thursday: Talks.\n\nAsia\n\n- Tuesday: Talks.\n- Wednesday: Talks."
    found = [m.edtf for m in dates_in(text, "2019-06-17")]
    assert found == ["2019-06-18", "2019-06-20", "2019-06-18", "2019-06-19"]


def test_a_diary_over_new_year_goes_on_into_the_next() -> None:
    text = "Week ahead\n\nMonday, 30 December: Talks in Doha.\nThursday, 2 January: Talks in Oslo."
    assert [m.edtf for m in dates_in(text, "2019-12-27")] == ["2019-12-30", "2020-01-02"]


def test_a_title_beside_the_text_counts_as_its_head() -> None:
    text = "- Monday: The king visits Accra."
    found = find_dates(text, split_sentences(text, [(0, len(text))]), "2019-06-14", title="Week ahead")
    assert [m.edtf for m in found] == ["2019-06-17"]


DIGEST = (
    "On 5, the minister met the envoy. On 7 and 8, he was in Oslo. In the middle of the month, he flew to Rome. "
    "On the 27th, he was back. The forum will meet at the end of the month."
)


@pytest.mark.parametrize("title", ["Diplomacy in March 2016", "Diplomacy in March"])
def test_the_month_of_a_digest_is_that_of_its_title(title: str) -> None:
    found = [m.edtf for m in dates_in(f"{title}\n\n{DIGEST}", "2016-04-10")]
    assert found == [
        "2016-03",
        "2016-03-05",
        "2016-03-07/2016-03-08",
        "2016-03-11/2016-03-20",
        "2016-03-27",
        "2016-04-21/2016-04-30",
    ]


def test_after_a_first_half_the_second_is_of_the_same_year() -> None:
    text = "In 2013, he visited Oslo in the first half of the year, and Rome in the second. He came in the second round."
    assert [(m.text, m.edtf) for m in dates_in(text, "2014-01-10")] == [
        ("2013", "2013"),
        ("the first half of the year", "2013-01/2013-06"),
        ("the second", "2013-07/2013-12"),
    ]


def test_the_day_or_week_in_the_title_of_an_agenda_holds_for_its_entries() -> None:
    day = "EVENTS - TUESDAY, SEPTEMBER 9 (all times GMT)\n\nOSLO - The king receives the envoy until Thursday. 0900\nROME - Talks (to the 11th)"
    week = "THE KING'S WEEK, 9-15 MAY\n\nHe will receive the envoy on Wednesday. On Tuesday he makes a visit."
    assert is_diary(day)
    assert [m.edtf for m in dates_in(day, "2014-09-08")] == ["2014-09-09", "2014-09-11", "2014-09-11"]
    assert [m.edtf for m in dates_in(week, "2022-05-08")] == [
        "2022-05-09/2022-05-15",
        "2022-05-11",
        "2022-05-10",
    ]


def test_the_days_of_a_week_in_review_are_those_of_its_title() -> None:
    text = "Diplomatic agenda: 2-8 May\n\nThe king met the envoy on Tuesday and flew home on Sunday."
    assert [m.edtf for m in dates_in(text, "2022-05-20")][1:] == ["2022-05-03", "2022-05-08"]


@pytest.mark.parametrize(
    ("published", "day"),
    [("2015-03-03", "2015-03-03"), ("2015-03-05", "2015-03-03"), ("2015-03-20", "2015-03-20")],
)
def test_today_is_the_day_of_a_dateline_shortly_before_publication(published: str, day: str) -> None:
    found = dates_in("OSLO, 3 March 2015 - The king dined with the envoy this evening.", published)
    assert [m.edtf for m in found] == ["2015-03-03", day]


@pytest.mark.parametrize(
    "head",
    [
        "Baltic Letter, 4-10 March 2019",
        "Baltic Letter, No. 7 (4-10 March)",
        "Baltic Letter: news of 4-10 March",
        "Baltic Letter\n4 to 10 March 2019",
    ],
)
def test_the_days_of_an_issue_are_those_of_the_week_in_its_head(head: str) -> None:
    text = f"{head}\n\nThe Estonian president met the envoy on Thursday."
    assert dates_in(text, "2019-03-18")[-1].edtf == "2019-03-07"


def test_last_week_at_the_end_of_a_paragraph_heads_no_issue() -> None:
    text = "Envoy met\n\nEstonia opened an embassy, as Latvia did last week.\n\nThe president met the envoy on Thursday."
    assert dates_in(text, "2019-03-18")[-1].edtf == "2019-03-14"
