"""Times relative to the story, durations, and what recurs: the same day, three days later, a two-day visit."""

import re
from collections.abc import Callable
from datetime import date

from dragoman.annotation.dates.arithmetic import Days, Stretch, add_days, month, unit_of
from dragoman.annotation.dates.grammar import ORDINALS, day_number, number, weekday_number
from dragoman.annotation.dates.scene import REFUSED, Reading, Readings, Scene
from dragoman.annotation.mentions import DateKind
from dragoman.records.edtf import span_of

UNKNOWN: Readings = (Reading(None, "narrative"),)

_LONGEST_VISIT = 14
_LONGEST = {"day": _LONGEST_VISIT, "week": _LONGEST_VISIT, "month": 31, "year": 366}
_GOING_ON = frozenset({"in", "at", "by", "from", "with", "to", "and", "but"})
"""After "the day before", words that do not say of what it is the day before."""
_EVENT_AFTER = re.compile(
    r"\s(?:the|his|her|its|their|this|that)\s(?:[\w-]+\s){0,3}?(?P<event>visit|trip|tour|summit|session|meeting|conference"
    r"|forum|talks|negotiations|consultations|ceremony|vote|election|referendum)\b"
)
_ARRIVING = re.compile(
    r"\b(?:arriv|land|touche?[sd]\sdown|flew|fl(?:y|ies|ying)\b|began|begin|start|c[ao]mes?\sto|kick|opened|set(?:s|ting)?\s(?:off|out)"
    r"|embark|go(?:es|ing)?\sto\b|went\sto\b|travel|head(?:s|ed|ing)?\b|(?:leaves?|leaving|left)\sfor\b|depart\w*\sfor\b"
    r"|(?:pays?|paying|paid)\sa\b|from\b|is\sdue\sin\b)",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:end(?:s|ed|ing)|conclud\w+|wrap\w*|return\w*|complet\w+|depart(?:s|ed|ing)?(?!\sfor\b))\b",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\b(?P<n>[A-Za-z]{3,8}|\d{1,2})[-‑ ]days?\b")
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


OCCASION = 4
"""An occasion is of no more days than these."""


def occasion(match: re.Match[str], scene: Scene) -> Readings:
    """``On this occasion`` at the head of a sentence: the day or days last told."""
    told = scene.last_told(OCCASION)
    return UNKNOWN if told is None else _told((told.first, told.last), told.yearless)


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
    backward = side in ("earlier", "before")
    if n is None or rest == "than" or (backward and unit == "year"):
        return UNKNOWN
    amid = re.search(r"\b(?:had|has|have|was|were)\s$", scene.before())
    unit, count = _unit(unit), -n if backward else n
    if (
        side in ("before", "after")
        and rest
        and rest[0].isalpha()
        and rest.lower() not in _GOING_ON
        and not amid
    ):
        event = _EVENT_AFTER.match(scene.after(80))
        if event is None or unit != "day":
            return UNKNOWN
        return _from(scene.told_event(event["event"], _LONGEST_VISIT), "day", count)
    return _step(scene, unit, count)


def hours(match: re.Match[str], scene: Scene) -> Readings:
    """``hours later``, ``within hours``: on the day that was told last."""
    told = scene.told_nearby() or scene.last_told(1)
    if told is None or told.length > 1:
        return REFUSED
    return _told((told.first, told.last), told.yearless)


def days_of_hours(match: re.Match[str], scene: Scene) -> Readings:
    """``48 hours later``: two days."""
    count = {"24": 1, "twenty-four": 1, "48": 2, "forty-eight": 2, "72": 3}[match["n"].lower()]
    if match["side"] in ("before", "after") and match["rest"].strip()[:1].isalpha():
        return UNKNOWN
    return _step(scene, "day", -count if match["side"] in ("earlier", "before") else count)


def daytime(match: re.Match[str], scene: Scene) -> Readings:
    """``in the afternoon``: of the day that the paragraph told last, or that the text is dated."""
    told = scene.told_nearby()
    if told is None and scene.story.written is None:
        told = scene.last_told(1)
    if told is not None and told.length == 1:
        return _told((told.first, told.last), told.yearless)
    written = scene.story.written
    return _told((written, written), False) if written else REFUSED


def eve(match: re.Match[str], scene: Scene) -> Readings:
    """``on the eve of the summit``, of whose day the story told; "on the eve", of the day last told."""
    if match["event"]:
        return _from(scene.told_event(match["event"], _LONGEST_VISIT), "day", -1)
    return _step(scene, "day", -1)


def told_weekday(match: re.Match[str], scene: Scene) -> Readings:
    """``the following Monday``, ``the Friday before``: the next such day after, or the last before, the one told."""
    told = scene.last_told(_LONGEST_VISIT)
    if told is None or told.yearless:
        return UNKNOWN
    which = weekday_number(match["w1"] or match["w2"])
    if (match["side"] or match["side2"]) in ("next", "following", "after"):
        day = add_days(told.last, (which - told.last.weekday() - 1) % 7 + 1)
    else:
        day = add_days(told.first, -((told.first.weekday() - which - 1) % 7 + 1))
    return _told((day, day), False)


def _step(scene: Scene, unit: str, count: int) -> Readings:
    return _from(scene.last_told(_LONGEST[unit]), unit, count)


def _from(told: Stretch | None, unit: str, count: int) -> Readings:
    if told is None or (told.yearless and unit != "day" and unit != "month"):
        return UNKNOWN
    edge = told.last if count > 0 else told.first
    days = unit_of(edge, unit, count)
    if told.yearless and unit == "day" and min(edge, days[0]) <= date(2016, 2, 29) <= max(edge, days[0]):
        return UNKNOWN
    return _told(days, told.yearless)


def nth_day(match: re.Match[str], scene: Scene) -> Readings:
    """``the second day of his visit``, where the story gave the visit's first and last day."""
    words = match["n"].lower()
    told = next(
        (stay for day in scene.told_before(_LONGEST_VISIT) if (stay := _stay(day, scene, words)) is not None),
        None,
    )
    if told is None:
        return UNKNOWN
    count = told.length if words in ("last", "final") else ORDINALS[words]
    if count > told.length:
        return UNKNOWN
    day = add_days(told.first, count - 1)
    return _told((day, day), told.yearless)


def _stay(told: Stretch, scene: Scene, words: str) -> Stretch | None:
    """The days of a stay that the story told whole, or by the day on which it began."""
    return told if told.length > 1 else _stay_from(told, scene, words)


def _stay_from(day: Stretch, scene: Scene, words: str) -> Stretch | None:
    """The days of the stay that began on ``day``: "arrived on Monday for a five-day visit"; None where it didn't begin."""
    place = next(t.offset for t in reversed(scene.story.told) if t.stretch == day)
    around = scene.text[max(0, place - 200) : min(scene.start, place + 200)]
    if not _ARRIVING.search(around) or _LEAVING.search(around):
        return None
    length = _LENGTH.search(around)
    days = number(length["n"]) if length else None
    if days is None:
        return (
            Stretch(day.first, add_days(day.first, _LONGEST_VISIT), day.yearless)
            if words in ORDINALS
            else None
        )
    return Stretch(day.first, add_days(day.first, days - 1), day.yearless)


def day_of_month(match: re.Match[str], scene: Scene) -> Readings:
    """``on the 13th``: of the month that the story is in, else the nearest to publication."""
    on, until = day_number(match["d1"]), day_number(match["d2"] or match["d1"])
    if until < on:
        return UNKNOWN
    told = scene.entry_day() or scene.last_told(31) or _title_month(scene)
    if told is not None and until <= month(told.last.year, told.last.month)[1].day:
        days = told.last.replace(day=on), told.last.replace(day=until)
        return (Reading(Stretch(*days, told.yearless).edtf, "narrative"),)
    today = scene.publication.day
    if today is None:
        return UNKNOWN
    for shift in (1, 0) if scene.tense == "future" else (0, -1, -2):
        first, last = month(today.year, today.month + shift)
        fits = until <= last.day and (scene.tense == "future" or first.replace(day=on) <= today)
        if fits and not (shift == 1 and on >= today.day):
            found = first.replace(day=on), first.replace(day=until)
            return (Reading(span_of(*found), "publication"),)
    return UNKNOWN


def _title_month(scene: Scene) -> Stretch | None:
    title = scene.story.title_span
    return title if title and title.length <= 31 else None


def bare_day(match: re.Match[str], scene: Scene) -> Readings:
    """``On 5, he met ...``: a day of the month of the title, or of that which the paragraph told last."""
    told = scene.last_told(31)
    paragraph = any(t.offset >= scene.passage and t.stretch.length <= 31 for t in scene.story.told)
    if _title_month(scene) is None and not (told and paragraph and match.string[match.end("m")] == ","):
        return REFUSED
    return tuple(r for r in day_of_month(match, scene) if r.edtf)


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
    "same": same, "occasion": occasion, "following": following, "later": later, "nth_day": nth_day, "day_of_month": day_of_month,
    "bare_day": bare_day, "daytime": daytime, "hours": hours, "days_of_hours": days_of_hours, "eve": eve, "told_weekday": told_weekday, "duration": duration, "recurring": recurring,
}  # fmt: skip
