"""Days reckoned from another day, month or week that the same expression names: two Fridays ago, the eve of 9 May, the last
Friday of April, a week ago on Tuesday, the Sunday before last, next week on Thursday."""

import re
from collections.abc import Callable
from datetime import date

from dragoman.annotation.dates.arithmetic import (
    Days,
    Stretch,
    add_days,
    advance,
    month,
    shift_months,
    unit_of,
    week_of,
)
from dragoman.annotation.dates.clause import FUTURE, PAST, PRESENT
from dragoman.annotation.dates.grammar import ORDINALS, day_number, month_number, number, weekday_number
from dragoman.annotation.dates.relative import UNKNOWN, measure
from dragoman.annotation.dates.scene import REFUSED, Reading, Readings, Scene
from dragoman.annotation.dates.years import LEAP, choose_year, dated, day_exists
from dragoman.knowledge.named_days import moves, named_day
from dragoman.records.edtf import span_of

_SHIFT = {"last": -1, "past": -1, "previous": -1, "this": 0, "the": 0, "next": 1, "coming": 1, "following": 1}


def _counted(days: Days) -> Readings:
    return (Reading(span_of(*days), "publication"),)


def _day(day: date) -> Readings:
    return _counted((day, day))


def weekdays_ago(match: re.Match[str], scene: Scene) -> Readings:
    """``two Fridays ago``: the Friday before the last one."""
    today, n = scene.publication.day, number(match["n"])
    if today is None or n is None:
        return UNKNOWN
    back = (today.weekday() - weekday_number(match["w1"])) % 7 or 7
    return _day(add_days(today, -back - 7 * (n - 1)))


def weeks_ago_on(match: re.Match[str], scene: Scene) -> Readings:
    """``a week ago on Tuesday``, ``two weeks ago today``: the Tuesday that lies nearest to so many weeks ago."""
    n, unit = measure(match["n"], match["unit"])
    today = scene.publication.day
    if today is None or n is None:
        return UNKNOWN
    then = advance(today, unit, -n)
    if match["w1"] is None:
        return _day(add_days(then, -1) if "yesterday" in match.group().lower() else then)
    if unit not in ("day", "week"):
        return UNKNOWN
    away = (weekday_number(match["w1"]) - then.weekday()) % 7
    found = add_days(then, away - 7 if away > 3 else away)
    if match["bare"] is not None:  # "a week ago Tuesday": a week before last Tuesday
        last = add_days(today, -((today.weekday() - weekday_number(match["w1"])) % 7 or 7))
        found = add_days(last, -7 * n)
    return _day(found)


def counted_on(match: re.Match[str], scene: Scene) -> Readings:
    """``a week from Friday``, ``two days from now``, ``three weeks hence``; by ``today`` a day is meant, by ``now`` its week."""
    n, unit = measure(match["n"], match["unit"])
    today = scene.publication.day
    if today is None or n is None:
        return UNKNOWN
    words = match.group().lower()
    if match["w1"]:
        start = add_days(today, (weekday_number(match["w1"]) - today.weekday()) % 7)
        return _day(advance(start, unit, n))
    if words.endswith(("today", "tomorrow")):
        return _day(advance(add_days(today, words.endswith("tomorrow")), unit, n))
    return _counted(unit_of(today, unit, n))


def week_then_day(match: re.Match[str], scene: Scene) -> Readings:
    """``next week, on Thursday``, ``Monday to Wednesday last week``: days of the week that is named."""
    today = scene.publication.day
    if today is None:
        return UNKNOWN
    monday = week_of(today, _SHIFT[match["rel"].lower()])[0]
    first = weekday_number(match["w1"])
    last = weekday_number(match.groupdict().get("w2") or match["w1"])
    if last < first:
        return REFUSED
    return _counted((add_days(monday, first), add_days(monday, last)))


def before_last(match: re.Match[str], scene: Scene) -> Readings:
    """``the week before last``, ``the Sunday after next``."""
    ahead = match["side"].lower() == "after"
    if match["w1"]:
        today = scene.publication.day
        if today is None:
            return UNKNOWN
        which = weekday_number(match["w1"])
        if ahead:
            return _day(add_days(today, ((which - today.weekday()) % 7 or 7) + 7))
        return _day(add_days(today, -((today.weekday() - which) % 7 or 7) - 7))
    unit = match["unit"].lower()
    known = scene.publication.unit_day("week" if unit == "weekend" else unit)
    if known is None:
        return UNKNOWN
    if unit == "weekend":
        back = -1 if known.weekday() < 5 else 0  # on a Saturday, "last weekend" is that of the week before
        saturday = add_days(week_of(known, 2 if ahead else back - 1)[0], 5)
        return _counted((saturday, add_days(saturday, 1)))
    return _counted(unit_of(known, unit, 2 if ahead else -2))


def nth_weekday(match: re.Match[str], scene: Scene) -> Readings:
    """``the last Friday of April``, ``the first Monday in March 2016``."""
    whole, anchor = _month_of(match, scene)
    if whole is None:
        return UNKNOWN
    which, words = weekday_number(match["w1"]), match["n"].lower()
    if words in ("last", "final"):
        return _dated_day(add_days(whole[1], -((whole[1].weekday() - which) % 7)), anchor)
    first = add_days(whole[0], (which - whole[0].weekday()) % 7)
    found = add_days(first, 7 * (ORDINALS[words] - 1))
    return _dated_day(found, anchor) if found <= whole[1] else REFUSED


def edge_of_month(match: re.Match[str], scene: Scene) -> Readings:
    """``the last day of April``, ``the first day of this month``."""
    whole, anchor = _month_of(match, scene)
    if whole is None:
        return UNKNOWN
    return _dated_day(whole[0] if match["n"].lower() in ("first", "opening") else whole[1], anchor)


def _dated_day(day: date, anchor: str) -> Readings:
    return dated(day, day, anchor, yearless=False)


def _month_of(match: re.Match[str], scene: Scene) -> tuple[Days | None, str]:
    """The month that an expression names by its name, or as this, last, next; None where its year is not known."""
    if match["m1"]:
        named = month_number(match["m1"])
        year, anchor = (int(match["y1"]), "absolute") if match["y1"] else choose_year(scene, named, None)
        return (month(year, named), anchor) if year else (None, "none")
    known = scene.publication.month
    if known is None:
        return None, "none"
    return unit_of(known, "month", _SHIFT[match["rel"].lower()]), "publication"


def from_named(match: re.Match[str], scene: Scene) -> Readings:
    """``the eve of 9 May``, ``two days after 9 May``, ``the day before Christmas Eve``."""
    named, anchor = _inner_day(match, scene)
    if named is None:
        return UNKNOWN
    words = match["side"].lower()
    n = 1 if match["n"] is None else number(match["n"])
    if n is None:
        return UNKNOWN
    back = words.startswith("eve") or words in ("before", "ahead of", "prior to")
    found = add_days(named.first, -n if back else n)
    return (Reading(Stretch(found, found, named.yearless).edtf, anchor),)


def named_day_(match: re.Match[str], scene: Scene) -> Readings:
    """``Christmas Day``, ``New Year's Eve 2014``, ``Good Friday``."""
    named, anchor = _inner_day(match, scene)
    return UNKNOWN if named is None else (Reading(named.edtf, anchor),)


def _inner_day(match: re.Match[str], scene: Scene) -> tuple[Stretch | None, str]:
    """The day that is named inside an expression, by month and day or by a name of its own."""
    given = match["xy"]
    if match["xname"]:
        name = match["xname"].lower().replace("’", "'")
        return _of_name(name, int(given) if given else None, scene)
    on_month = month_number(match["xm1"] or match["xm2"])
    on_day = day_number(match["xd1"] or match["xd2"])
    if not day_exists(LEAP, on_month, on_day):
        return None, "none"
    year, anchor = (int(given), "absolute") if given else choose_year(scene, on_month, on_day)
    if year is not None and not day_exists(year, on_month, on_day):
        return None, "none"
    found = date(year or LEAP, on_month, on_day)
    return Stretch(found, found, year is None), anchor


def _of_name(name: str, given: int | None, scene: Scene) -> tuple[Stretch | None, str]:
    if given is not None:
        found = named_day(name, given)
        return Stretch(found, found), "absolute"
    if not moves(name):
        found = named_day(name, LEAP)
        year, anchor = choose_year(scene, found.month, found.day)
        return Stretch(
            found.replace(year=year or LEAP), found.replace(year=year or LEAP), year is None
        ), anchor
    today = scene.publication.day
    if today is None:
        return None, "none"
    ahead = scene.tense in (FUTURE, PRESENT)
    days = [named_day(name, year) for year in range(today.year - 1, today.year + 2)]
    found = next(d for d in days if d >= today) if ahead else next(d for d in reversed(days) if d <= today)
    return Stretch(found, found), "publication"


def weekend_of(match: re.Match[str], scene: Scene) -> Readings:
    """``the weekend of 29 April``, ``the week ending 7 May``: the Saturday and Sunday, the seven days, around a day."""
    named, anchor = _inner_day(match, scene)
    if named is None or named.yearless:
        return UNKNOWN
    if match["what"].lower().endswith("ending"):
        return (Reading(span_of(add_days(named.first, -6), named.first), anchor),)
    saturday = add_days(week_of(named.first)[0], 5)
    return (Reading(span_of(saturday, add_days(saturday, 1)), anchor),)


def from_today(match: re.Match[str], scene: Scene) -> Readings:
    """``from today until Friday``, ``from Tuesday to 12 May``: from a day by its relation to a day by its date."""
    today = scene.story.written or scene.publication.day
    if today is None:
        return UNKNOWN
    start = match["start"].lower()
    shifts = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if match["w2"]:
        first = add_days(today, shifts[start])
        last = add_days(first, (weekday_number(match["w2"]) - first.weekday()) % 7)
        return _counted((first, last))
    named, _ = _inner_day(match, scene)
    if named is None or named.yearless:
        return UNKNOWN
    if start in shifts:
        first = add_days(today, shifts[start])
    else:
        first = add_days(named.first, -((named.first.weekday() - weekday_number(start)) % 7 or 7))
    return _counted((first, named.first)) if first < named.first else REFUSED


def of_that_year(match: re.Match[str], scene: Scene) -> Readings:
    """``5 April last year``, ``the 28th of last month``: a day of a month or year told by its relation to this one."""
    on, shift = day_number(match["d1"]), _SHIFT[match["rel"].lower()]
    known = scene.publication.month
    if known is None:
        return UNKNOWN
    if match.groupdict().get("m1"):
        year, named = known.year + shift, month_number(match["m1"])
    else:
        whole = shift_months(known, shift)
        year, named = whole.year, whole.month
    if not day_exists(year, named, on):
        return REFUSED
    return _day(date(year, named, on))


def month_pair(match: re.Match[str], scene: Scene) -> Readings:
    """``in March and June 2016``: the year after the second month holds for the first too."""
    first, last = month_number(match["m1"]), month_number(match["m2"])
    year = int(match["y2"])
    one = month(year - (first > last), first)
    two = month(year, last)
    return (
        Reading(span_of(*one), "absolute", end=match.end("m1")),
        Reading(span_of(*two), "absolute", start=match.start("m2")),
    )


def that_weekday(match: re.Match[str], scene: Scene) -> Readings:
    """``On that Sunday``: of the week that the story told last."""
    told = scene.last_told(7)
    if told is None or told.yearless or scene.tense not in (PAST, ""):
        return REFUSED
    return (Reading(add_days(week_of(told.last)[0], weekday_number(match["w1"])).isoformat(), "narrative"),)


RECKONED: dict[str, Callable[[re.Match[str], Scene], Readings]] = {
    "weekdays_ago": weekdays_ago, "weeks_ago_on": weeks_ago_on, "counted_on": counted_on, "week_then_day": week_then_day,
    "before_last": before_last, "nth_weekday": nth_weekday, "edge_of_month": edge_of_month, "from_named": from_named,
    "named_day": named_day_, "weekend_of": weekend_of, "from_today": from_today, "of_that_year": of_that_year,
    "month_pair": month_pair, "that_weekday": that_weekday,
}  # fmt: skip
