"""Dates as EDTF: the part of ISO 8601-2:2019 (Extended Date/Time Format, levels 0 and 1) that the records use.

Forms: a day ``2015-03-18``, a month ``2015-03``, a year ``2015``, a decade ``201X``; a day or month of an unknown
year ``XXXX-04-13``, ``XXXX-04``; an interval of two of these ``2015-03-18/2015-03-19``; an interval open at one
end ``../2015-03``, ``2015-03/..``. Seasons and quarters are written as intervals of months (``2015-03/2015-05``),
never as ``2015-21``: what "spring" is depends on where one stands, months do not. Years run from 0001 to 9999.
https://www.loc.gov/standards/datetime/
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

UNKNOWN_PRECISION = 1_000_000
"""The ``precision`` of a value whose year or whose end is not known, in days."""

OPEN = ".."

_POINT = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?|(?P<decade>\d{3})X",
    re.ASCII,
)
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


@lru_cache(maxsize=65536)
def is_valid(value: str) -> bool:
    """Whether ``value`` is a date that exists, in one of the forms of this module."""
    first, slash, last = value.partition("/")
    if not slash:
        return _is_point(first)
    if OPEN in (first, last):
        return _is_point(last if first == OPEN else first)
    if not (_is_point(first) and _is_point(last)) or _yearless(first) != _yearless(last):
        return False
    start, end = _point_bounds(first), _point_bounds(last)
    return start is None or end is None or start[0] <= end[1]


def bounds(value: str) -> tuple[date, date] | None:
    """The first and the last day of ``value``; None where the year is not known or an end is open.

    Raises ValueError for what is not a date.
    """
    first, last = edges(value)
    return (first, last) if first and last else None


@lru_cache(maxsize=65536)
def edges(value: str) -> tuple[date | None, date | None]:
    """The first and the last day, each None where it is not known (an open end, an unknown year).

    Raises ValueError for what is not a date.
    """
    if not is_valid(value):
        raise ValueError(f"'{value}' is not a date in EDTF.")
    left, slash, right = value.partition("/")
    start = _point_bounds(left)
    end = _point_bounds(right) if slash else start
    return (start[0] if start else None), (end[1] if end else None)


def span_of(first: date, last: date) -> str:
    """The shortest EDTF value that covers exactly the days from ``first`` to ``last``.

    A day, a whole month, a whole year, or an interval of two days, two months or two years. Raises ValueError
    where ``last`` lies before ``first``.
    """
    if last < first:
        raise ValueError(f"an interval cannot end ({last}) before it begins ({first})")
    left, right = first.isoformat(), last.isoformat()
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        whole_years = first.month == 1 and last.month == 12
        left, right = (left[:4], right[:4]) if whole_years else (left[:7], right[:7])
    return left if left == right else f"{left}/{right}"


def precision(value: str) -> int:
    """How many days ``value`` covers: 1 for a day; ``UNKNOWN_PRECISION`` for an unknown year or an open end."""
    span = bounds(value)
    return (span[1] - span[0]).days + 1 if span else UNKNOWN_PRECISION


def year_known(value: str) -> bool:
    """Whether ``value`` says in which year it lies."""
    return "XXXX" not in value


def compatible(a: str, b: str) -> bool:
    """Whether ``a`` and ``b`` could be said of the same time: they share a day, in some year where none is given."""
    if not year_known(a) and not year_known(b):
        return any(_share_a_day(x, y) for x in _placements(a, 2015, 2016) for y in _placements(b, 2015, 2017))
    if not year_known(a):
        a, b = b, a
    return any(_share_a_day(a, placed) for placed in _candidates(b, a))


def finer(a: str, b: str) -> str:
    """The more precise of two compatible values; ``a`` where they are equally precise.

    A day of an unknown year takes its year from the other value, where only one year fits:
    ``finer("XXXX-04-13", "2015-04")`` is ``2015-04-13``.
    """
    if year_known(a) != year_known(b):
        known, open_year = (a, b) if year_known(a) else (b, a)
        fits = [placed for placed in _candidates(open_year, known) if _share_a_day(placed, known)]
        placed = fits[0] if len(fits) == 1 and bounds(known) else known
        return min(known, placed, key=precision)
    return b if _rank(b) < _rank(a) else a


def overlaps(value: str, since: str | date | None, until: str | date | None) -> bool:
    """Whether ``value`` shares a day with the window from ``since`` to ``until`` (both included, None is open).

    A window's end may be EDTF (``until="2015-03"`` reaches to the last of March). A value whose year is not
    known lies in no window, except the one that is open on both sides.
    """
    low = edges(since)[0] if isinstance(since, str) else since
    high = edges(until)[1] if isinstance(until, str) else until
    if low is None and high is None:
        return True
    if not year_known(value):
        return False
    first, last = edges(value)
    return (low is None or last is None or last >= low) and (high is None or first is None or first <= high)


_USER_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ]\d{1,2}:\d{2}\S*)?", re.ASCII)
_USER_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_USER_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})", re.ASCII)
_USER_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]+)\.?,?\s+(\d{4})", re.ASCII)
_USER_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII)


def parse_user_date(text: str) -> str:
    """A date as a person types it, as EDTF: ``2015-3-5``, ``5 March 2015``, ``Mar 2015``, ``5.3.2015``, or EDTF.

    Raises ValueError, with one clear sentence, for what is not a date and for what could be two
    (``03/04/2015``).
    """
    said = " ".join(text.split())
    if is_valid(said):
        return said
    left, slash, right = said.partition("/")
    if slash and _POINT.fullmatch(left) and _POINT.fullmatch(right) and len(left) + len(right) > 7:
        raise ValueError(
            f"'{text}' is not a date: one of its ends doesn't exist, or it ends before it begins."
        )
    if match := _USER_ISO.fullmatch(said) or _USER_COMPACT.fullmatch(said):
        return _existing(text, match[1], match[2], match[3])
    if match := _USER_NUMERIC.fullmatch(said):
        return _existing(text, match[4], *_month_and_day(text, match))
    if match := _USER_DAY_FIRST.fullmatch(said.lower()):
        return _existing(text, match[3], _month_named(text, match[2]), match[1])
    if match := _USER_MONTH_FIRST.fullmatch(said.lower()):
        return _existing(text, match[3], _month_named(text, match[1]), match[2])
    raise ValueError(
        f"'{text}' is not a date: write it as 2015-03-18, 2015-03, 2015, or 2015-03-18/2015-03-19."
    )


def _month_and_day(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Month and day of ``d.m.yyyy`` (day first) or of a slashed date of which only one reading exists."""
    one, mark, two = match[1], match[2], match[3]
    if mark == "." or int(one) > 12 or one == two:
        return two, one
    if int(two) > 12:
        return one, two
    raise ValueError(
        f"'{text}' could be two dates: write it as {match[4]}-{two:0>2}-{one:0>2} (year-month-day)."
    )


def _month_named(text: str, word: str) -> str:
    if len(word) >= 3:
        for number, month in enumerate(_MONTHS, 1):
            if month.startswith(word[:4] if word == "sept" else word):
                return str(number)
    raise ValueError(f"'{text}' is not a date: '{word}' is not a month.")


def _existing(text: str, year: str, month: str, day: str | None) -> str:
    value = f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else "")
    if not is_valid(value):
        raise ValueError(f"'{text}' is not a date: {value} doesn't exist in the calendar.")
    return value


def _is_point(point: str) -> bool:
    match = _POINT.fullmatch(point)
    if match is None:
        return False
    if match["decade"]:
        return match["decade"] != "000"
    if match["year"] == "XXXX":
        day = int(match["day"] or 1)
        return match["month"] is not None and day <= monthrange(2016, int(match["month"]))[1]
    if match["year"] == "0000":
        return False
    return match["day"] is None or int(match["day"]) <= monthrange(int(match["year"]), int(match["month"]))[1]


def _yearless(point: str) -> bool:
    return point.startswith("XXXX")


def _point_bounds(point: str) -> tuple[date, date] | None:
    """The first and last day of a valid point; None for an unknown year or an open end."""
    if point == OPEN or _yearless(point):
        return None
    if point.endswith("X"):
        first = int(point[:3]) * 10
        return date(first, 1, 1), date(first + 9, 12, 31)
    parts = [int(part) for part in point.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return day, day
    month = parts[1] if len(parts) == 2 else None
    year = parts[0]
    return date(year, month or 1, 1), date(year, month or 12, monthrange(year, month or 12)[1])


def _placements(value: str, first: int, last: int) -> list[str]:
    """``value``, of an unknown year, put into each of the years; an interval over New Year ends a year later."""
    placed = []
    for year in range(max(1, first), min(9998, last) + 1):
        left, slash, right = (part.replace("XXXX", f"{year:04}") for part in value.partition("/"))
        if slash and OPEN not in (left, right) and right < left[: len(right)]:
            right = right.replace(f"{year:04}", f"{year + 1:04}", 1)
        if is_valid(left + slash + right):
            placed.append(left + slash + right)
    return placed


def _candidates(value: str, beside: str) -> list[str]:
    """The readings of ``value`` that could share a day with ``beside`` (whose year is known)."""
    if year_known(value):
        return [value]
    first, last = edges(beside)
    low = (first or last or date.min).year
    high = (last or first or date.max).year
    # Any four years in a row hold every day there is but 29 February around 1900 and its like: eight are enough.
    reach = 9 if first is None or last is None else 1
    return _placements(value, low - reach, min(high, low + 20) + reach)


def _share_a_day(a: str, b: str) -> bool:
    (a_first, a_last), (b_first, b_last) = edges(a), edges(b)
    return (a_first or date.min) <= (b_last or date.max) and (b_first or date.min) <= (a_last or date.max)


def _rank(value: str) -> int:
    """Precision that also tells days of unknown years apart, by their length in one year."""
    if year_known(value):
        return precision(value)
    placed = _placements(value, 2016, 2016)
    return UNKNOWN_PRECISION + (precision(placed[0]) if placed else 0)
