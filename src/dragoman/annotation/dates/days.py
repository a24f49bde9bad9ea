"""Dates that name a day, or a stretch of days, in words or figures."""

import re
from collections.abc import Callable
from datetime import date

from dragoman.annotation.dates.arithmetic import Stretch, add_days, month
from dragoman.annotation.dates.clause import FUTURE
from dragoman.annotation.dates.grammar import ORDINALS, day_number, month_number, weekday_number
from dragoman.annotation.dates.scene import REFUSED, Reading, Readings, Scene
from dragoman.annotation.dates.years import LEAP, choose_year, dated, day_exists


def _is_month(word: str, year_given: bool) -> bool:
    """Whether the word beside a day number is a month: "may" and "mar" in lower case only before a year."""
    return year_given or word[0].isupper() or (len(word) > 4 and word != "march")


def day(match: re.Match[str], scene: Scene) -> Readings:
    """``27 February 2015``, ``Thursday, 12 March``, ``the fifth of May``."""
    named = match.groupdict()
    name = named["m1"] or named["m2"]
    number = month_number(name)
    on = ORDINALS[named["o1"].lower()] if named.get("o1") else day_number(named["d1"] or named["d2"])
    if not _is_month(name, bool(named["y1"])) or not day_exists(LEAP, number, on):
        return REFUSED
    if named["y1"]:
        given = int(named["y1"])
        return (
            dated(date(given, number, on), date(given, number, on), "absolute", yearless=False)
            if day_exists(given, number, on)
            else REFUSED
        )
    said = named.get("w1") or named.get("w2")
    chosen, anchor = choose_year(scene, number, on, weekday_number(said) if said else None)
    found = date(chosen or LEAP, number, on)
    return dated(found, found, anchor, yearless=chosen is None)


def day_range(match: re.Match[str], scene: Scene) -> Readings:
    """``18 – 21 March``, ``June 30 to July 2``, ``5 and 6 March``."""
    named = match.groupdict()
    if not _is_month(named["m2"], bool(named["y2"])):
        return REFUSED
    last_month, last_day = month_number(named["m2"]), day_number(named["d2"])
    first_month = month_number(named["m1"]) if named.get("m1") else last_month
    first_day = day_number(named["d1"])
    joint = (named.get("joint") or "-").strip().split()
    again = "again" in joint or "then" in joint
    between = re.search(r"\bbetween\s+(?:the\s)?$", scene.before(), re.IGNORECASE)
    if joint[0] in ("and", "&", ",", "/") and first_month != last_month:
        last_of_first = month(LEAP, first_month)[1].day
        if again or last_day != 1 or first_day != last_of_first or last_month != first_month % 12 + 1:
            return REFUSED  # two days, each with its month
    elif joint[0] in ("and", "&", ",") and (again or (last_day != first_day + 1 and not between)):
        return _separate_days(match, scene, [("d1", first_day), ("d2", last_day)], last_month)
    if not (day_exists(LEAP, first_month, first_day) and day_exists(LEAP, last_month, last_day)):
        return REFUSED
    over_new_year = (first_month, first_day) > (last_month, last_day)
    if over_new_year and first_month == last_month:
        return REFUSED
    first_year, last_year, anchor = _years_of_range(
        named, scene, (first_month, first_day), (last_month, last_day)
    )
    yearless = first_year is None or last_year is None
    y1, y2 = first_year or LEAP, last_year or LEAP + over_new_year
    if not (day_exists(y1, first_month, first_day) and day_exists(y2, last_month, last_day)):
        return REFUSED
    return dated(date(y1, first_month, first_day), date(y2, last_month, last_day), anchor, yearless=yearless)


def week_from(match: re.Match[str], scene: Scene) -> Readings:
    """``the week of April 13``: seven days from that day on."""
    on_month, on_day = month_number(match["m1"] or match["m2"]), day_number(match["d1"] or match["d2"])
    if not day_exists(LEAP, on_month, on_day):
        return REFUSED
    return _of_year(match["y1"], on_month, on_day, scene, days=7)


def _of_year(given: str | None, on_month: int, on_day: int, scene: Scene, days: int = 1) -> Readings:
    year, anchor = (int(given), "absolute") if given else choose_year(scene, on_month, on_day)
    first = date(year or LEAP, on_month, on_day)
    return dated(first, add_days(first, days - 1), anchor, yearless=year is None)


def _years_of_range(
    named: dict[str, str | None], scene: Scene, first: tuple[int, int], last: tuple[int, int]
) -> tuple[int | None, int | None, str]:
    over = first > last
    y1, y2 = named.get("y1"), named.get("y2")
    if y1 or y2:
        last_year = int(y2) if y2 else int(y1 or 0) + over
        return int(y1) if y1 else last_year - over, last_year, "absolute"
    if scene.tense == FUTURE:
        chosen, anchor = choose_year(scene, *last)
        return (chosen - over if chosen else None), chosen, anchor
    chosen, anchor = choose_year(scene, *first)
    return chosen, (chosen + over if chosen else None), anchor


def _separate_days(match: re.Match[str], scene: Scene, days: list[tuple[str, int]], number: int) -> Readings:
    """Days that don't follow on each other ("5 and 9 March"): one reading each."""
    readings = []
    for at, (group, on) in enumerate(days):
        if not day_exists(LEAP, number, on):
            return REFUSED
        given = match.groupdict().get("y2")
        chosen, anchor = (int(given), "absolute") if given else choose_year(scene, number, on)
        if chosen and not day_exists(chosen, number, on):
            return REFUSED
        value = Stretch(
            date(chosen or LEAP, number, on), date(chosen or LEAP, number, on), chosen is None
        ).edtf
        start = scene.start if at == 0 else match.start(group)
        end = match.end(group) if at < len(days) - 1 else scene.stop
        if at == 0 and match.start("m2") < match.start(group):
            start = match.start("m2")
        readings.append(Reading(value, anchor, start=start, end=end))
    return tuple(readings)


def day_list(match: re.Match[str], scene: Scene) -> Readings:
    """``5, 6 and 7 March``: an interval if the days follow on each other."""
    days = [int(n) for n in re.findall(r"\d+", match["list"])]
    number = month_number(match["m2"])
    if days != list(range(days[0], days[0] + len(days))) or not day_exists(LEAP, number, days[-1]):
        return REFUSED
    chosen, anchor = (int(match["y2"]), "absolute") if match["y2"] else choose_year(scene, number, days[0])
    y = chosen or LEAP
    if not day_exists(y, number, days[-1]):
        return REFUSED
    return dated(date(y, number, days[0]), date(y, number, days[-1]), anchor, yearless=chosen is None)


def iso(match: re.Match[str], scene: Scene) -> Readings:
    """``2015-02-27``."""
    y, number, on = int(match["y1"]), int(match["m1"]), int(match["d1"])
    return (
        dated(date(y, number, on), date(y, number, on), "absolute", yearless=False)
        if day_exists(y, number, on)
        else REFUSED
    )


def numeric(match: re.Match[str], scene: Scene) -> Readings:
    """``27.02.2015``, ``27/02/2015``: day first with dots; with slashes, where only one reading is a date.

    Of two readings the one stands that is not after publication; if both or neither are, nothing is said.
    """
    y, a, b = int(match["y1"]), int(match["a"]), int(match["b"])
    found = [
        date(y, number, on)
        for on, number in dict.fromkeys([(a, b), (b, a)])
        if 1 <= number <= 12 and 1 <= on <= month(y, number)[1].day
    ]
    if not found:
        return REFUSED
    if len(found) > 1 and match["sep"] != ".":
        told = [d for d in found if scene.publication.span and d <= scene.publication.span[1]]
        if len(told) != 1 or scene.tense == FUTURE:
            return (Reading(None),)
        found = told
    return dated(found[0], found[0], "absolute", yearless=False)


def numeric_range(match: re.Match[str], scene: Scene) -> Readings:
    """``12-14.07.2015``, ``12.07.2015-14.07.2015``."""
    y, number, on = int(match["y2"]), int(match["m2"]), int(match["d2"])
    y1, number1, on1 = int(match["y1"] or y), int(match["m1"] or number), int(match["d1"])
    if not (1 <= number <= 12 and 1 <= number1 <= 12 and 1 < y < 9999 and 1 < y1 < 9999):
        return REFUSED
    if not (1 <= on <= month(y, number)[1].day and 1 <= on1 <= month(y1, number1)[1].day):
        return REFUSED
    return dated(date(y1, number1, on1), date(y, number, on), "absolute", yearless=False)


DAYS: dict[str, Callable[[re.Match[str], Scene], Readings]] = {
    "day": day, "week_from": week_from, "day_range": day_range, "day_list": day_list, "iso": iso, "numeric": numeric,
    "numeric_range": numeric_range,
}  # fmt: skip
