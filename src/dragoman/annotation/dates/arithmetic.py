"""Arithmetic of days, weeks (Monday to Sunday, ISO 8601), months and years, on spans of two days (first, last)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dragoman.records.edtf import bounds, span_of

YEARLESS = "XXXX"

Days = tuple[date, date]
"""The first and the last day of a stretch of time, both included."""


def add_days(day: date, count: int) -> date:
    """The day ``count`` days on. Raises ValueError beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError as error:
        raise ValueError("beyond the calendar") from error


def week_of(day: date, shift: int = 0) -> Days:
    """Monday to Sunday of the week of ``day``, or of the week ``shift`` weeks on."""
    monday = add_days(day, -day.weekday() + 7 * shift)
    return monday, add_days(monday, 6)


@lru_cache(maxsize=4096)
def month(year: int, number: int) -> Days:
    """A whole month; ``number`` may run beyond 1 to 12 into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def year(number: int) -> Days:
    """A whole year."""
    return date(number, 1, 1), date(number, 12, 31)


def shift_months(day: date, count: int) -> date:
    """The same day of the month ``count`` months on, or the last day of that month where it is shorter."""
    first, last = month(day.year, day.month + count)
    return first.replace(day=min(day.day, last.day))


def unit_of(day: date, unit: str, shift: int = 0) -> Days:
    """The day, week, month or year of ``day``, ``shift`` of them on."""
    if unit == "week":
        return week_of(day, shift)
    if unit == "month":
        return month(day.year, day.month + shift)
    if unit == "year":
        return year(day.year + shift)
    shifted = add_days(day, shift)
    return shifted, shifted


def advance(day: date, unit: str, count: int) -> date:
    """The day ``count`` days, weeks, months or years on."""
    if unit in ("day", "week"):
        return add_days(day, count * (7 if unit == "week" else 1))
    return shift_months(day, count * (12 if unit == "year" else 1))


def part_of(whole: Days, part: str) -> Days:
    """A part of a month, a year or a week.

    ``early`` and ``beginning`` are the first third: days 1 to 10, January to April; ``mid`` and ``middle`` the
    second: days 11 to 20, May to August; ``late`` and ``end`` the last. ``first half`` and ``second half`` are
    days 1 to 15 and 16 to the end, or six months; the first to the fourth ``week`` begin on days 1, 8, 15 and 22,
    the last is the last seven days. Of a week: Monday and Tuesday, Wednesday and Thursday, Friday to
    Sunday. Other stretches are left whole.
    """
    first, last = whole
    week = _week_within(part)
    if week is not None:
        return (
            (add_days(last, -6), last)
            if week < 0
            else (add_days(first, 7 * week), add_days(first, 7 * week + 6))
        )
    which = _third(part)
    if which is None:
        return whole
    length = (last - first).days
    if length == 6:
        cuts = {0: (0, 1), 1: (2, 3), 2: (4, 6), 3: (0, 3), 4: (3, 6)}[which]
        return add_days(first, cuts[0]), add_days(first, cuts[1])
    if 27 <= length <= 30:
        low, high = {0: (1, 10), 1: (11, 20), 2: (21, last.day), 3: (1, 15), 4: (16, last.day)}[which]
        return first.replace(day=low), first.replace(day=high)
    if 364 <= length <= 365:
        low, high = {0: (1, 4), 1: (5, 8), 2: (9, 12), 3: (1, 6), 4: (7, 12)}[which]
        return month(first.year, low)[0], month(first.year, high)[1]
    return whole


def _week_within(part: str) -> int | None:
    """Which week of a month or year "the second week of" is, from 0; -1 for its last seven days."""
    words = part.lower().split()
    if "week" not in words:
        return None
    return next(
        (count for count, name in enumerate(("first", "second", "third", "fourth")) if name in words), -1
    )


def _third(part: str) -> int | None:
    words = part.lower()
    if "half" in words:
        return 3 if "first" in words or "1st" in words else 4
    for third, names in enumerate(
        (("early", "beginning", "start", "first"), ("mid",), ("late", "end", "last", "close"))
    ):
        if any(name in words for name in names):
            return third
    return None


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from ``first`` to ``last``; ``yearless`` where only their months and days are known.

    The days of a yearless stretch are kept in the leap year 2016 (its end, over New Year, in 2017).
    """

    first: date
    last: date
    yearless: bool = False

    @property
    def length(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1

    @property
    def edtf(self) -> str:
        """The stretch as EDTF."""
        value = span_of(self.first, self.last)
        return value.replace("2016", YEARLESS).replace("2017", YEARLESS) if self.yearless else value


def stretch_of(value: str) -> Stretch | None:
    """The stretch of an EDTF value; None for decades of unknown years and open ends."""
    yearless = YEARLESS in value
    left, _, right = value.replace(YEARLESS, "2016").partition("/")
    if yearless and right and right < left[: len(right)]:
        right = right.replace("2016", "2017")
    span = bounds(f"{left}/{right}" if right else left)
    return Stretch(*span, yearless=yearless) if span else None
