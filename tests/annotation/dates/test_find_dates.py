"""Expressions of time are found and resolved."""

import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.dates.dated_cases import Case, cases, dates_in, held, overlapping
from dragoman.annotation.dates import find_dates
from dragoman.annotation.mentions import DateKind
from dragoman.annotation.sentences import split_sentences
from dragoman.records.edtf import is_valid

HELD_OUT_FLOOR = 0.95


@pytest.mark.parametrize("case", cases("expressions.txt"), ids=lambda case: case.text[:60])
def test_the_expression_is_found_and_resolved(case: Case) -> None:
    mention = overlapping(case)
    if case.span is None:
        assert mention is None
        return
    assert mention is not None
    assert (mention.text, mention.edtf) == (case.text[slice(*case.span)], case.edtf)
    for name, expected in case.checks.items():
        assert str(getattr(mention, name)) == expected


def test_expressions_that_no_rule_was_made_for_come_out_right() -> None:
    table = cases("held_out.txt")
    wrong = [case.text for case in table if not held(case)]
    assert len(wrong) <= len(table) * (1 - HELD_OUT_FLOOR), wrong


STYLES = [
    lambda d: f"{d.day} {d:%B %Y}",
    lambda d: f"{d:%B} {d.day}, {d.year}",
    lambda d: f"{d:%b}. {d.day}, {d.year}" if d.month != 5 else f"May {d.day}, {d.year}",
    lambda d: f"{d:%Y-%m-%d}",
    lambda d: f"{d:%d.%m.%Y}",
    lambda d: f"{d:%A}, {d.day} {d:%B %Y}",
    lambda d: f"{d:%A}, {d:%B} {d.day}, {d.year}",
    lambda d: f"the {d.day}{_suffix(d.day)} of {d:%B %Y}",
    lambda d: f"{d:%B} {d.day}{_suffix(d.day)}, {d.year}",
    lambda d: f"{d:%d-%b-%Y}",
    lambda d: f"{d.day} {d:%B, %Y}",
]
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2050, 12, 31))


def _suffix(day: int) -> str:
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@given(DAYS, st.sampled_from(STYLES), st.sampled_from([None, "2015-04-02", "1999"]))
def test_a_day_in_any_style_comes_back_exactly(day: date, style, published: str | None) -> None:  # type: ignore[no-untyped-def]
    text = f"The ministers met on {style(day)} in Geneva."
    found = dates_in(text, published)
    assert [(m.text, m.edtf, m.anchor) for m in found] == [(style(day), day.isoformat(), "absolute")]


@given(DAYS, st.integers(min_value=0, max_value=180))
def test_a_past_day_without_a_year_takes_the_nearest_past(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    (mention,) = dates_in(f"On {day.day} {day:%B}, they met.", published.isoformat())
    assert mention.edtf == day.isoformat()


@given(DAYS, st.integers(min_value=0, max_value=6))
def test_a_weekday_is_the_last_in_the_past_and_the_next_in_the_future(published: date, count: int) -> None:
    past, future = published - timedelta(days=count), published + timedelta(days=count)
    (mention,) = dates_in(f"They met on {past:%A} in Rome.", published.isoformat())
    assert mention.edtf == past.isoformat()
    (mention,) = dates_in(f"They will meet on {future:%A} in Rome.", published.isoformat())
    assert mention.edtf == future.isoformat()


WORDS = [
    "the",
    "a",
    "on",
    "in",
    "by",
    "of",
    "last",
    "next",
    "this",
    "5",
    "6",
    "12",
    "31",
    "2015",
    "1999",
    "March",
    "May",
    "Feb.",
    "February",
    "June",
    "Tuesday",
    "Friday",
    "and",
    "to",
    "–",
    "-",
    "/",
    ".",
    ",",
    "(",
    ")",
    "\n",
    "week",
    "month",
    "year",
    "days",
    "three",
    "later",
    "earlier",
    "ago",
    "same",
    "day",
    "every",
    "for",
    "within",
    "end",
    "half",
    "first",
    "quarter",
    "will",
    "met",
    "“",
    "”",
    "spring",
    "13th",
    "03.04.2015",
    "XX",
]


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80),
    st.sampled_from(
        [None, "2015-04-02", "2016-02-29", "2015-04", "2015", "0001-01-01", "9999-12-31", "not a date"]
    ),
)
def test_any_text_gives_ordered_disjoint_mentions_that_quote_it(text: str, published: str | None) -> None:
    at = 0
    for mention in dates_in(text, published):
        assert at <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        assert mention.edtf is None or is_valid(mention.edtf)
        assert mention.kind is DateKind.MOMENT or mention.edtf is None
        at = mention.end


@pytest.mark.parametrize(
    "unit",
    ["5 ", "March ", "5 March ", "the ", "5, ", "the first half of ", "three-day visit to Rome ", "2015-", "last ", "May 5, ",
     "“ ", "x", "1.", "Monday ", "On 5 March, he came. Three days later, he left. "],
)  # fmt: skip
def test_time_grows_in_step_with_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * length)[: 4 * length]
        begun = time.process_time()
        find_dates(text, [(0, len(text))], "2015-04-02")
        return time.process_time() - begun

    short, long = seconds(500), seconds(4_000)
    assert long < 0.5 + 24 * short


def test_a_heading_ends_the_story_and_a_year_in_it_holds_below() -> None:
    title, first, heading, second = (
        "Results of 2014",
        "On 9 March, he came.",
        "Asia",
        "The next day, they met on 5 May.",
    )
    text = "\n\n".join((title, first, heading, second))
    spans, at = [], 0
    for part, role in ((title, "title"), (first, "paragraph"), (heading, "heading"), (second, "paragraph")):
        spans.append((at, at + len(part), role))
        at += len(part) + 2
    found = find_dates(text, split_sentences(text, spans), "2015-06-01", spans)
    assert [m.edtf for m in found] == ["2014", "2014-03-09", None, "2014-05-05"]


def test_days_that_do_not_follow_on_each_other_are_two_mentions() -> None:
    found = dates_in("They met on 5 and 9 March 2015.")
    assert [(m.text, m.edtf) for m in found] == [("5", "2015-03-05"), ("9 March 2015", "2015-03-09")]


def test_the_monthly_digest_of_the_shared_seeds_is_dated(shared: Path) -> None:
    text = (shared / "seeds" / "monthly-digest-2015-03.txt").read_text(encoding="utf-8")
    found = {m.text: m.edtf for m in dates_in(text, "2015-04-02")}
    assert found["The same day"] == "2015-02-27"
    assert found["Three days later"] == "2015-03-12"
    assert found["18 – 21 March"] == "2015-03-18/2015-03-21"
    assert found["January 2016"] == "2016-01"
    assert "Expo 2015" not in found


@pytest.mark.parametrize("rest", ["", " | Annual review", " - Politics, economy and society"])
def test_the_stamp_of_a_page_gives_the_story_no_year(rest: str) -> None:
    found = dates_in(f"Saturday 23 November 2024{rest}\n\nOn 9 March, he visited Brussels.")
    assert [m.edtf for m in found] == ["2024-11-23", "XXXX-03-09"]
