"""Which date on a page is its publication."""

import pytest

from dragoman.cleaning.article import Article
from dragoman.cleaning.cleaner import clean
from dragoman.intake.reading import source_from_bytes

TITLE = "Peru and Chile sign treaty on their border"
BODY = "The foreign ministers of Peru and Chile signed a treaty in Lima on Monday.\n\nIt was prepared in 2014 and 2015.\n"


def read(text: str) -> Article:
    return clean(source_from_bytes(text.encode(), "page.txt"))


@pytest.mark.parametrize(
    "stamp",
    [
        "04.05.2015  |  Politics",
        "Published: 4 May 2015",
        "4 May 2015, 10:15",
        "By Jane Doe | 4 May 2015",
        "Posted on May 4, 2015",
        "Date: 2015-05-04",
        "Press release No. 12, 4 May 2015",
        "Monday, 4th May 2015",
        "Published: 4 May 2015 | Updated: 6 June 2019",
        "First published 04.05.15",
        "May 4, 2015 | 7:12 pm",
        "Publicado em 4 de maio de 2015",
    ],
)
def test_a_date_below_the_title_is_the_publication(stamp: str) -> None:
    article = read(f"{TITLE}\n{stamp}\n\n{BODY}")
    assert article.published == "2015-05-04"
    assert article.title == TITLE
    assert "2015" not in article.text.replace("in 2014 and 2015", "")


@pytest.mark.parametrize(
    "stamp",
    ["Last updated: 4 May 2015", "Agency | Updated: 2015-05-04 10:15", "Updated at: 4 May, 2015 09:30 pm"],
)
def test_where_a_page_shows_only_when_it_was_touched_that_is_its_day(stamp: str) -> None:
    assert read(f"{TITLE}\n{stamp}\n\n{BODY}").published == "2015-05-04"


def test_a_page_touched_years_after_what_it_tells_has_no_day() -> None:
    assert read(f"{TITLE}\nLast updated: 6 June 2019\n\n{BODY}").published is None


@pytest.mark.parametrize(
    "masthead",
    [
        "Ministry of Foreign Affairs of Peru. Lima, 4 May 2015.",
        "Peru's foreign policy in April. Published 4 May 2015.",
        "Peru's foreign policy in April | Issued on 4 May 2015",
        "No. 112/2015\nLima, the 4th of May, 2015",
    ],
)
def test_a_masthead_in_one_line_ends_with_the_day(masthead: str) -> None:
    assert read(f"{masthead}\n\n{BODY}").published == "2015-05-04"


def test_a_first_sentence_that_ends_with_a_day_is_no_masthead() -> None:
    assert read(f"Peru and Chile opened talks on 4 May 2015.\n\n{BODY}").published is None


@pytest.mark.parametrize("tail", ["Lima, 4 May 2015", "Lima\nMay 4, 2015", "(4 May 2015)"])
def test_a_place_and_a_day_below_the_article_sign_it(tail: str) -> None:
    assert read(f"{TITLE}\n\n{BODY}\n{tail}\n").published == "2015-05-04"


@pytest.mark.parametrize(
    "stamp",
    [
        "Last updated: 6 June 2019",
        "Modified on 6 June 2019",
        "Saturday 23 November 2024 | 01:41",
        "Retrieved 23 November 2024",
        "04/05/2015",
        "",
    ],
)
def test_changes_saving_days_and_ambiguous_dates_are_not_the_publication(stamp: str) -> None:
    assert read(f"{stamp}\n{TITLE}\n\n{BODY}").published is None


def test_the_day_of_saving_comes_out_as_retrieved() -> None:
    article = read(f"Saturday 23 November 2024 | 01:41\n\n{TITLE}\n\n4 May 2015\n\n{BODY}")
    assert (article.published, article.retrieved) == ("2015-05-04", "2024-11-23")


def test_a_date_with_slashes_is_taken_where_another_tells_the_order() -> None:
    article = read(f"{TITLE}\n04/05/2015\n\n{BODY}\nNext:\n25/12/2015 Concert in Lima\n")
    assert article.published == "2015-05-04"


def test_wire_copy_that_gives_its_day_in_full_was_published_on_it() -> None:
    assert read("LIMA, May 4, 2015 (Agency) - " + BODY).published == "2015-05-04"
    assert read("LIMA, May 4 (Agency) - " + BODY).published is None


@pytest.mark.parametrize(
    "line", ["LIMA — May 4, 2015. ", "Port Louis - Monday, 4 May 2015 - ", "New Delhi – 4 May 2015: "]
)
def test_a_dateline_may_have_its_dash_before_the_day(line: str) -> None:
    assert read(f"{TITLE}\n\n{line}{BODY}").published == "2015-05-04"


def test_a_headline_with_a_capital_for_every_word_is_no_row_of_tags() -> None:
    headline = "Peru Recalls Its Envoy From Chile After Border Clash"
    assert read(f"{headline}\n\nLIMA, May 4, 2015 - {BODY}").title == headline
    tags = "Peru Chile Borders Treaties Foreign Ministers Lima Santiago Andes"
    assert read(f"{tags}\n\nLIMA, May 4, 2015 - {BODY}").title is None


def test_a_date_in_the_story_is_not_the_publication() -> None:
    assert read("On 4 May 2015 the ministers of Peru and Chile signed a treaty.\n" + BODY).published is None
    assert (
        read("Peru, 4 May 2015 was a day that nobody in the ministry will forget.\n" + BODY).published is None
    )


@pytest.mark.parametrize(
    "line", ["Lima, May 4, 2015. ", "Port Louis (4 May 2015). ", "Accra, Monday, 4 May 2015. "]
)
def test_a_dateline_may_end_with_a_stop_behind_a_city(line: str) -> None:
    assert read(f"{TITLE}\n\n{line}{BODY}").published == "2015-05-04"


def test_a_word_that_is_no_city_before_a_day_dates_no_page() -> None:
    assert read(f"Parliament, 4 May 2015. {BODY}").published is None


def test_a_day_at_the_head_later_than_that_of_the_update_is_that_of_saving() -> None:
    article = read(
        f"Friday, May 22, 2020\n\nThe Daily\n\n{TITLE}\n\nUpdate : 04 May 2015, 04:07 PM\n\n{BODY}"
    )
    assert article.published == "2015-05-04"


@pytest.mark.parametrize(
    ("stamp", "below"),
    [
        ("04 May 2015 19:30", "The treaty was prepared in 2014 and 2015."),
        ("May 4, 2015", "LIMA – The treaty was prepared in 2014 and 2015."),
    ],
)
def test_a_lone_day_between_the_lead_and_the_dispatch_is_the_publication(stamp: str, below: str) -> None:
    lead = "The foreign ministers of Peru and Chile signed a treaty in Lima on Monday."
    article = read(f"{TITLE}\n\n{lead}\n\n{stamp}\n\n{below}\n\nThe presidents were there too, it said.\n")
    assert article.published == "2015-05-04"
    assert "May" not in article.text


def test_the_syndicator_s_own_dateline_dates_the_page() -> None:
    line = "LIMA (UrduPoint News / Sputnik - 4th May, 2015) The foreign ministers of Peru and Chile signed a treaty on Monday."
    assert read(f"{TITLE}\n\n{line}\n").published == "2015-05-04"


def test_a_labelled_day_below_the_standfirst_is_the_publication() -> None:
    standfirst = (
        "The treaty, which the two had talked about for years, is expected to bring them closer together"
    )
    text = f"{TITLE}\n\n{standfirst}\n\nFile photo\n\nBy AND Published: Mon 4 May 2015, 4:37 PM\n\n{BODY}"
    assert read(text).published == "2015-05-04"


@pytest.mark.parametrize(
    ("head", "closed"),
    [
        ("Baltic Letter, No. 7 (4-10 March 2019)", "2019-03-10"),
        ("Baltic Letter, 4-10 March 2019", "2019-03-10"),
        ("Baltic Letter, No. 7, 4–10 March 2019", "2019-03-10"),
        ("Baltic Letter\n4-10 March 2019", "2019-03-10"),
        ("BALTIC LETTER\nIssue 7 | March 4 - 10, 2019", "2019-03-10"),
        ("Foreign policy in brief\n25 February to 3 March 2019", "2019-03-03"),
        ("Baltic Letter (30 December 2018 - 5 January 2019)", "2019-01-05"),
        ("Baltic Letter, Dec. 31, 2018 - Jan. 4, 2019", "2019-01-04"),
    ],
)
def test_a_digest_without_a_date_is_closed_on_the_last_day_of_its_week(head: str, closed: str) -> None:
    assert read(f"{head}\n\n{BODY}").published == closed


@pytest.mark.parametrize(
    "head",
    ["The week ahead, 4-10 March 2019", "Ministry's agenda\n4-10 March 2019", "Diary (4–10 March 2019)"],
)
def test_an_agenda_is_dated_by_the_first_day_of_its_week(head: str) -> None:
    assert read(f"{head}\n\n{BODY}").published == "2019-03-04"


@pytest.mark.parametrize(
    "head",
    [
        "Peruvian president's visit to Asia, 4-10 March 2019",
        "Conference on the Pacific, Lima, 4-10 March 2019",
        "Peru and Chile, 4-6 March 2019",
        "Baltic Letter, 4-40 March 2019",
    ],
)
def test_what_lasts_a_week_and_is_no_issue_dates_no_page(head: str) -> None:
    assert read(f"{head}\n\n{BODY}").published is None


def test_a_page_that_says_when_it_was_published_is_not_dated_by_its_week() -> None:
    assert (
        read(f"Baltic Letter, 4-10 March 2019\nPublished: 12 March 2019\n\n{BODY}").published == "2019-03-12"
    )


@pytest.mark.parametrize(
    "head",
    [
        "FREETOWN, la Présidence communique / PRESS UNIT — 4 May 2015\n\nThe week in brief",
        "Statement by the Ministry of Foreign Affairs, 4 May 2015",
        "Weekly letter of our mission in Lima – 4 May 2015\nThe week in brief",
    ],
)
def test_a_line_at_the_head_ends_with_the_day_of_the_page_whatever_its_words(head: str) -> None:
    assert read(f"{head}\n\n{BODY}").published == "2015-05-04"


@pytest.mark.parametrize(
    "head",
    ["Regional Conference on Fisheries for Ministers, Lima, 4 May 2015", "Visits and tours — 4 May 2015"],
)
def test_a_line_that_ends_with_the_day_of_what_is_held_dates_no_page(head: str) -> None:
    assert read(f"{head}\n\n{BODY}").published is None
