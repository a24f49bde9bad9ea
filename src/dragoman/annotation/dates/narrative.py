"""Times relative to the story, durations, and what recurs: the same day, three days later, a two-day visit."""

import re
from collections.abc import Callable
from datetime import date

from dragoman.annotation.dates.arithmetic import Days, Stretch, add_days, month, unit_of
from dragoman.annotation.dates.grammar import ORDINALS, day_number, number
from dragoman.annotation.dates.scene import REFUSED, Reading, Readings, Scene
from dragoman.annotation.mentions import DateKind

UNKNOWN: Readings = (Reading(None, "narrative"),)

_LONGEST_VISIT = 14
_LONGEST = {"day": _LONGEST_VISIT, "week": _LONGEST_VISIT, "month": 31, "year": 366}
_DAY_WORDS = frozenset({"day", "morning", "afternoon", "evening", "night"})


def _told(days: Days, yearless: bool) -> Readings:
    """A time of the story. Without a year, only what is the same in every year is said."""
    if yearless and not (days[0].year == days[1].year == 2016 and not _touches_leap_day(days)):
        return UNKNOWN
    return (Reading(Stretch(*days, yearless).edtf, "narrative"),)


def _touches_leap_day(days: Days) -> bool:
    return days[0] <= date(2016, 2, 29) <= days[1] and days[0] == days[1]


def _unit(word: str) -> str:
    return "day" if word in _DAY_WORDS else word


def same(match: re.Match[str], scene: Scene) -> Readings:
    """``the same day``, ``that month``."""
    unit = _unit(match["unit"])
    told = scene.last_told(_LONGEST[unit])
    if told is None or (told.yearless and unit in ("week", "year")):
        return UNKNOWN
    return _told((told.first, told.last) if unit == "day" else unit_of(told.last, unit), told.yearless)


def following(match: re.Match[str], scene: Scene) -> Readings:
    """``the next day``, ``the following week``, ``the previous month``."""
    return _step(scene, _unit(match["unit"]), 1 if match["side"] in ("next", "following") else -1)


def later(match: re.Match[str], scene: Scene) -> Readings:
    """``three days later``, ``a week before``. A year earlier, as statistics compare, is left open."""
    words = match["n"].lower()
    n = number("a" if words == "the" else words)
    side, unit, rest = match["side"].lower(), match["unit"], match["rest"].strip()
    if words == "the" and side not in ("before", "after"):
        return REFUSED
    if n is None or rest == "than" or (side in ("before", "after") and rest and rest[0].isalpha()):
        return UNKNOWN
    backward = side in ("earlier", "before")
    if backward and unit == "year":
        return UNKNOWN
    return _step(scene, unit, -n if backward else n)


def _step(scene: Scene, unit: str, count: int) -> Readings:
    told = scene.last_told(_LONGEST[unit])
    if told is None or (told.yearless and unit != "day" and unit != "month"):
        return UNKNOWN
    edge = told.last if count > 0 else told.first
    days = unit_of(edge, unit, count)
    if told.yearless and unit == "day" and min(edge, days[0]) <= date(2016, 2, 29) <= max(edge, days[0]):
        return UNKNOWN
    return _told(days, told.yearless)


def nth_day(match: re.Match[str], scene: Scene) -> Readings:
    """``the second day of his visit``, where the story gave the visit's first and last day."""
    told = scene.last_told(_LONGEST_VISIT)
    if told is None or told.length == 1:
        return UNKNOWN
    words = match["n"].lower()
    count = told.length if words in ("last", "final") else ORDINALS[words]
    if count > told.length:
        return UNKNOWN
    day = add_days(told.first, count - 1)
    return _told((day, day), told.yearless)


def day_of_month(match: re.Match[str], scene: Scene) -> Readings:
    """``on the 13th``: of the month that the story is in, else the nearest to publication."""
    on = day_number(match["d1"])
    told = scene.last_told(31)
    if told is not None and on <= month(told.last.year, told.last.month)[1].day:
        day = told.last.replace(day=on)
        return (Reading(Stretch(day, day, told.yearless).edtf, "narrative"),)
    today = scene.publication.day
    if today is None:
        return UNKNOWN
    for shift in (1, 0) if scene.tense == "future" else (0, -1, -2):
        first, last = month(today.year, today.month + shift)
        fits = on <= last.day and (scene.tense == "future" or first.replace(day=on) <= today)
        if fits and not (shift == 1 and on >= today.day):
            day = first.replace(day=on)
            return (Reading(day.isoformat(), "publication"),)
    return UNKNOWN


def duration(match: re.Match[str], scene: Scene) -> Readings:
    """``for three days``, ``a two-day visit``: ``days`` where it is counted in days or weeks."""
    words = match["n"] if "n" in match.re.groupindex and match["n"] else match["m"].split()[0]
    n, unit = number(words), match["unit"]
    if n is None:
        return REFUSED
    days = n if unit == "day" else 7 * n if unit == "week" else None
    return (Reading(None, kind=DateKind.DURATION, days=days),)


def recurring(match: re.Match[str], scene: Scene) -> Readings:
    """``every year``, ``annually``, ``each May``."""
    return (Reading(None, kind=DateKind.RECURRING),)


NARRATIVE: dict[str, Callable[[re.Match[str], Scene], Readings]] = {
    "same": same, "following": following, "later": later, "nth_day": nth_day, "day_of_month": day_of_month,
    "duration": duration, "recurring": recurring,
}  # fmt: skip
