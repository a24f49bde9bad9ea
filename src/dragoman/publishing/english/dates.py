"""Dates in words, British style: "on 5 and 6 March", "from 18 to 21 March", "in January 2016".

The year is left out where the reader knows it: pass it as ``year``.
"""

from calendar import month_name
from datetime import date, timedelta

from dragoman.records import edtf

LONGEST_STAY = 31
"""Days from which on an interval says when something happened, not how long it went on."""

_THIRDS = {(1, 10): "early ", (11, 20): "mid-", (21, 0): "late "}
"""The first and the last day of a part of a month (0 is the month's last), and its name."""


def date_phrase(value: str, year: int | None = None) -> str:
    """An EDTF date with its preposition, as an adverbial: "on 12 March", "in 2016", "on 13 April" (year unknown).

    Raises ValueError for what is not EDTF.
    """
    if not edtf.year_known(value):
        return _yearless(value)
    first, last = edtf.edges(value)
    if first and last:
        return _closed(value, first, last, year)
    if first:
        return f"from {_end_words(value.partition('/')[0], year)}"
    if last:
        return f"until {_end_words(value.partition('/')[2], year)}"
    return ""


def day_words(day: date, year: int | None = None) -> str:
    """A day without a preposition: "12 March", or "12 March 2015" where the year is not understood."""
    tail = "" if day.year == year else f" {day.year}"
    return f"{day.day} {month_name[day.month]}{tail}"


def month_words(first: date, year: int | None = None) -> str:
    """A month without a preposition: "March", or "March 2015" where the year is not understood."""
    return month_name[first.month] + ("" if first.year == year else f" {first.year}")


def period_words(value: str, year: int | None = None) -> str:
    """An EDTF period as a noun: "2014", "January 2015", "January to November 2015", "5 and 6 March"."""
    phrase = date_phrase(value, year)
    for preposition in ("on ", "in ", "from "):
        phrase = phrase.removeprefix(preposition)
    return phrase


def time_phrase(value: str, year: int | None = None, *, ahead: bool = False) -> str:
    """When something happened, or is to happen (``ahead``), as an adverbial.

    As ``date_phrase``; but an interval that bounds when, and is no duration, is told as one: "in late April",
    "between 2 June and 31 December", and of what lies ahead "by the end of 2015".
    """
    first, last = edtf.edges(value) if edtf.year_known(value) else (None, None)
    left, _, right = value.partition("/")
    if not first or not last or not len(left) == len(right) == 10:
        return date_phrase(value, year)
    part = _THIRDS.get((first.day, 0 if _ends_month(last) else last.day))
    if part and (first.year, first.month) == (last.year, last.month):
        return f"in {part}{month_words(first, year)}"
    if (last - first).days < LONGEST_STAY:
        return date_phrase(value, year)
    if ahead:
        return _by(last, year)
    head = day_words(first, last.year if first.year == last.year else None)
    return f"between {head} and {day_words(last, year if first.year == last.year else None)}"


def scheduled(value: str, year: int | None = None) -> str:
    """For when something is planned: "for 5 March", "for January 2016", "by the end of 2015"."""
    phrase = time_phrase(value, year, ahead=True)
    if phrase.startswith("by "):
        return phrase
    for preposition in ("on ", "in ", "from "):
        phrase = phrase.removeprefix(preposition)
    return f"for {phrase}"


def due_phrase(value: str, year: int | None = None) -> str:
    """An EDTF due date: "by 9 May", "by the end of 2016" for a year, "in December" for a month, else as what is ahead."""
    first, last = edtf.edges(value) if edtf.year_known(value) else (None, None)
    if first is None or last is None:
        return date_phrase(value, year)
    if first == last or len(value) == 4:
        return _by(last, year)
    return time_phrase(value, year, ahead=True)


def _by(last: date, year: int | None) -> str:
    """ "by 9 May", "by the end of May", "by the end of 2015"."""
    if (last.month, last.day) == (12, 31):
        return f"by the end of {last.year}"
    return f"by the end of {month_words(last, year)}" if _ends_month(last) else f"by {day_words(last, year)}"


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _end_words(point: str, year: int | None) -> str:
    return period_words(point, year)


def _closed(value: str, first: date, last: date, year: int | None) -> str:
    left, slash, right = value.partition("/")
    if first == last:
        return f"on {day_words(first, year)}"
    if not slash:
        if left.endswith("X"):
            return f"in the {first.year}s"
        if len(left) == 4:
            return f"in {first.year}"
        return f"in {month_words(first, year)}"
    if len(left) == len(right) == 10:
        return _days(first, last, year)
    if len(left) == len(right) == 7 and first.year == last.year:
        joint = "and" if last.month == first.month + 1 else "to"
        lead = "in" if joint == "and" else "from"
        return f"{lead} {month_name[first.month]} {joint} {month_words(last, year)}"
    return f"from {_end_words(left, year)} to {_end_words(right, year)}"


def _days(first: date, last: date, year: int | None) -> str:
    if first.weekday() == 0 and last - first == timedelta(days=6):
        return f"in the week of {day_words(first, year)}"  # what "last week" becomes; no visit of seven days
    adjacent = last - first == timedelta(days=1)
    if (first.year, first.month) == (last.year, last.month):
        tail = day_words(last, year)
        return f"on {first.day} and {tail}" if adjacent else f"from {first.day} to {tail}"
    head = day_words(first, last.year) if first.year == last.year else day_words(first)
    tail = day_words(last, year if first.year == last.year else None)
    return f"on {head} and {tail}" if adjacent else f"from {head} to {tail}"


def _yearless(value: str) -> str:
    """A date whose year no source gives, in words that do not give one either."""
    left, slash, right = value.partition("/")
    first = [int(part) for part in left.split("-")[1:]]
    if not slash:
        month = month_name[first[0]]
        return f"on {first[1]} {month}" if len(first) == 2 else f"in {month}"
    last = [int(part) for part in right.split("-")[1:]]
    if len(first) == 2 and len(last) == 2 and first[0] == last[0]:
        joint, lead = ("and", "on") if last[1] == first[1] + 1 else ("to", "from")
        return f"{lead} {first[1]} {joint} {last[1]} {month_name[last[0]]}"
    return f"from {_yearless(left).split(' ', 1)[1]} to {_yearless(right).split(' ', 1)[1]}"
