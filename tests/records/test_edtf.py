"""Dates in EDTF: what is valid, how long it is, what it shares with another."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import edtf

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
POINTS = st.one_of(
    DAYS.map(lambda d: d.isoformat()),
    DAYS.map(lambda d: d.isoformat()[:7]),
    DAYS.map(lambda d: d.isoformat()[:4]),
    DAYS.map(lambda d: d.isoformat()[:3] + "X"),
)
YEARLESS = st.dates(min_value=date(2016, 1, 1), max_value=date(2016, 12, 31)).map(
    lambda d: "XXXX" + d.isoformat()[4:]
)
INTERVALS = st.tuples(DAYS, DAYS).map(lambda pair: edtf.span_of(min(pair), max(pair)))
VALUES = st.one_of(POINTS, INTERVALS, YEARLESS, YEARLESS.map(lambda v: v[:7]))


@pytest.mark.parametrize(
    "value",
    [
        "2015",
        "2015-03",
        "2015-03-18",
        "2016-02-29",
        "201X",
        "XXXX-04-13",
        "XXXX-04",
        "XXXX-02-29",
        "2015-03-18/2015-03-19",
        "2010/2012",
        "XXXX-04-13/XXXX-04-14",
        "XXXX-12-30/XXXX-01-02",
        "../2015-03",
        "2015-03-01/..",
        "2015-12/2016-01-05",
        "199X",
    ],
)
def test_the_forms_of_the_contract_are_valid(value: str) -> None:
    assert edtf.is_valid(value)
    parse_edtf(value.replace("XXXX-12-30/XXXX-01-02", "XXXX-12-30"))


@pytest.mark.parametrize(
    "value",
    [
        "2015-2-3",
        "2015-02-30",
        "2015-13",
        "XXXX",
        "XXXX-02-30",
        "2015-21",
        "0000",
        "000X",
        "20XX-01",
        "a/b",
        "2015/",
        "/2015",
        "../..",
        "2016/2015",
        "2015-03-18/2015-03-17",
        "2015/XXXX-01-01",
        "2015-03-18T",
        "٢٠١٥",
        "2015/2016/2017",
        "2015-02-29",
    ],
)
def test_what_does_not_exist_or_is_not_edtf_is_refused(value: str) -> None:
    assert not edtf.is_valid(value)


@given(st.one_of(POINTS, INTERVALS))
def test_bounds_agree_with_the_edtf_library(value: str) -> None:
    first, last = edtf.bounds(value) or (None, None)
    parsed = parse_edtf(value)
    assert first == date(*parsed.lower_strict()[:3])
    assert last == date(*parsed.upper_strict()[:3])


@given(DAYS, st.integers(min_value=0, max_value=2000))
def test_a_span_covers_exactly_its_days(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    value = edtf.span_of(first, last)
    assert edtf.bounds(value) == (first, last)
    assert edtf.precision(value) == length + 1


def test_a_span_is_as_short_as_it_can_be() -> None:
    assert edtf.span_of(date(2015, 3, 1), date(2015, 3, 31)) == "2015-03"
    assert edtf.span_of(date(2015, 1, 1), date(2015, 12, 31)) == "2015"
    assert edtf.span_of(date(2015, 1, 1), date(2015, 6, 30)) == "2015-01/2015-06"
    assert edtf.span_of(date(2010, 1, 1), date(2012, 12, 31)) == "2010/2012"
    assert edtf.span_of(date(2015, 3, 18), date(2015, 3, 19)) == "2015-03-18/2015-03-19"


def test_bounds_are_not_known_without_a_year_or_an_end() -> None:
    assert edtf.bounds("XXXX-04-13") is None
    assert edtf.bounds("2015/..") is None
    assert edtf.edges("2015/..") == (date(2015, 1, 1), None)
    assert edtf.precision("../2015") == edtf.UNKNOWN_PRECISION


def test_bounds_of_what_is_no_date_raise() -> None:
    with pytest.raises(ValueError, match="not a date"):
        edtf.bounds("soon")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2015-03-18", "2015-03", True),
        ("2015-03-18", "2015-03-17/2015-03-19", True),
        ("2015-03-18", "2015-03-19", False),
        ("XXXX-04-13", "2015-04-13", True),
        ("XXXX-04-13", "2015-04-14", False),
        ("XXXX-04-13", "2015", True),
        ("XXXX-04", "XXXX-04-13", True),
        ("XXXX-12-30/XXXX-01-02", "2016-01-01", True),
        ("XXXX-12-30/XXXX-01-02", "XXXX-01-01", True),
        ("XXXX-02-29", "2015", False),
        ("XXXX-02-29", "2010/2015", True),
        ("201X", "2015-03", True),
        ("2015/..", "2020-01-01", True),
        ("2015/..", "2014-12-31", False),
        ("2015/..", "XXXX-02-29", True),
    ],
)
def test_times_that_could_be_the_same_are_compatible(a: str, b: str, expected: bool) -> None:
    assert edtf.compatible(a, b) is expected
    assert edtf.compatible(b, a) is expected


@given(VALUES, VALUES)
def test_compatibility_is_symmetric_and_reflexive(a: str, b: str) -> None:
    assert edtf.compatible(a, a)
    assert edtf.compatible(a, b) == edtf.compatible(b, a)
    assert edtf.is_valid(edtf.finer(a, b))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2015-03-18", "2015-03", "2015-03-18"),
        ("2015", "2015-03", "2015-03"),
        ("XXXX-04-13", "2015-04", "2015-04-13"),
        ("XXXX-04", "2015-04-13", "2015-04-13"),
        ("XXXX-04-13", "2014/2016", "2014/2016"),
        ("XXXX-04", "XXXX-04-13", "XXXX-04-13"),
        ("2015/..", "2015-04", "2015-04"),
    ],
)
def test_the_finer_of_two_times_is_the_more_precise(a: str, b: str, expected: str) -> None:
    assert edtf.finer(a, b) == expected
    assert edtf.finer(b, a) == expected


@pytest.mark.parametrize(
    ("value", "since", "until", "expected"),
    [
        ("2015-03-18", "2015-03", "2015-03", True),
        ("2015-03-31/2015-04-02", "2015-03", "2015-03", True),
        ("2015-04-01", "2015-03", "2015-03", False),
        ("2015", None, "2015-01-01", True),
        ("2015/..", "2016", None, True),
        ("../2015", "2016", None, False),
        ("XXXX-03-05", "2015", None, False),
        ("XXXX-03-05", None, None, True),
    ],
)
def test_a_window_takes_what_shares_a_day_with_it(
    value: str, since: str | None, until: str | None, expected: bool
) -> None:
    assert edtf.overlaps(value, since, until) is expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2015-03-18", "2015-03-18"),
        (" 2015-3-5 ", "2015-03-05"),
        ("2015/3", "2015-03"),
        ("2015/03/05", "2015-03-05"),
        ("20150305", "2015-03-05"),
        ("2015-03-05T10:00:00Z", "2015-03-05"),
        ("5 March 2015", "2015-03-05"),
        ("5th mar 2015", "2015-03-05"),
        ("Sept. 5, 2015", "2015-09-05"),
        ("March 2015", "2015-03"),
        ("5.3.2015", "2015-03-05"),
        ("13/3/2015", "2015-03-13"),
        ("3/13/2015", "2015-03-13"),
        ("2015-03/2015-04", "2015-03/2015-04"),
        ("XXXX-04-13", "XXXX-04-13"),
    ],
)
def test_dates_are_read_as_people_type_them(said: str, expected: str) -> None:
    assert edtf.parse_user_date(said) == expected


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("2015-02-30", "doesn't exist"),
        ("30 February 2015", "doesn't exist"),
        ("3/4/2015", "two dates"),
        ("5 Marz 2015", "not a month"),
        ("yesterdayish", "not a date"),
        ("", "not a date"),
        ("2016-01/2015-01", "ends before it begins"),
    ],
)
def test_what_is_no_date_is_refused_in_one_sentence(said: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as caught:
        edtf.parse_user_date(said)
    assert "\n" not in str(caught.value)


@given(st.text(max_size=20))
def test_any_text_is_read_as_valid_edtf_or_refused(said: str) -> None:
    try:
        value = edtf.parse_user_date(said)
    except ValueError:
        return
    assert edtf.is_valid(value)
