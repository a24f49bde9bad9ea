from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.publishing.english.dates import date_phrase, due_phrase, period_words
from dragoman.records import edtf


@pytest.mark.parametrize(
    ("value", "year", "words"),
    [
        ("2015-03-12", 2015, "on 12 March"),
        ("2015-03-12", None, "on 12 March 2015"),
        ("2015-03-05/2015-03-06", 2015, "on 5 and 6 March"),
        ("2015-03-18/2015-03-21", 2015, "from 18 to 21 March"),
        ("2015-03-31/2015-04-01", 2015, "on 31 March and 1 April"),
        ("2015-02-27/2015-03-02", 2016, "from 27 February to 2 March 2015"),
        ("2014-12-31/2015-01-02", 2015, "from 31 December 2014 to 2 January 2015"),
        ("2015-03", 2015, "in March"),
        ("2016-01", 2015, "in January 2016"),
        ("2015", None, "in 2015"),
        ("2015-04/2015-05", 2015, "in April and May"),
        ("2015-01/2015-11", 2015, "from January to November"),
        ("2011/2014", None, "from 2011 to 2014"),
        ("XXXX-04-13", 2015, "on 13 April"),
        ("XXXX-04-13/XXXX-04-14", 2015, "on 13 and 14 April"),
        ("2015-03/..", 2015, "from March"),
        ("../2015-03-09", 2015, "until 9 March"),
        ("201X", None, "in the 2010s"),
    ],
)
def test_dates_are_told_as_an_editor_would(value: str, year: int | None, words: str) -> None:
    assert date_phrase(value, year) == words


def test_a_period_is_a_noun_and_a_due_day_has_by() -> None:
    assert period_words("2015-01/2015-11") == "January to November 2015"
    assert due_phrase("2015-05-09", 2015) == "by 9 May"
    assert due_phrase("2015-12", 2015) == "in December"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
@example(date(2000, 1, 24), 6)
def test_every_interval_of_days_names_both_its_ends(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    words = date_phrase(f"{first}/{last}" if length else str(first))
    assert str(last.year) in words
    assert f"{first.day}" in words
    whole_week = first.weekday() == 0 and length == 6  # "in the week of 24 January 2000"
    assert f"{last.day} " in words or whole_week
    assert edtf.is_valid(str(first))


def test_a_whole_week_is_when_and_not_how_long() -> None:
    assert date_phrase("2015-04-27/2015-05-03", 2015) == "in the week of 27 April"
    assert date_phrase("2015-04-28/2015-05-04", 2015) == "from 28 April to 4 May"
