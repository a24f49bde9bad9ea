"""Times relative to the day of publication: yesterday, on Tuesday, last week, two months ago, by the end of the year."""

import re
from collections.abc import Callable
from datetime import date

from dragoman.annotation.dates.arithmetic import Days, add_days, advance, month, part_of, unit_of, week_of
from dragoman.annotation.dates.clause import EITHER, FUTURE, PAST, PRESENT
from dragoman.annotation.dates.diary import next_weekday
from dragoman.annotation.dates.grammar import number, weekday_number
from dragoman.annotation.dates.periods import cut
from dragoman.annotation.dates.scene import REFUSED, Reading, Readings, Scene
from dragoman.records.edtf import span_of

UNKNOWN: Readings = (Reading(None),)
"""An expression of time of which nothing can be said."""

_NAMED_WEEKDAYS = re.compile(
    r"\b(?:Black|Good|Palm|Easter|Bloody|Holy|Ash|Super|Cyber|Clean|Whit|Maundy)\s+$"
)
_CALLED_OFF = re.compile(
    r"\b(?:has|have|had)\s(?:now\s|again\s)?been\s(?:postponed|cancell?ed|put\s(?:off|back|on\shold)|called\soff|delayed|scrapped"
    r"|rescheduled|shelved|suspended|pushed\sback|dropped)\b|\b(?:is|are)\s(?:now\s)?off\b",
    re.IGNORECASE,
)
_RECORD = re.compile(r"\b(?:first|second|third|time|only|once|twice|[a-z]+est)\b(?:[^.]|(?<=\b[A-Z])\.)*$")
NEARER_HALF = 3
"""Of the two Thursdays around a day, the next is the nearer one up to so many days ahead."""
NOT_YESTERDAY = 5
"""Further ahead than this, a weekday is that of yesterday rather than of the next week."""
_DAY_SHIFTS = (
    ("before", -2), ("after tom", 2), ("yesterday", -1), ("tomorrow", 1), ("last", -1), ("", 0),
)  # fmt: skip
_SHIFT = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1, "this coming": 1}


def _published(days: Days) -> Readings:
    return (Reading(span_of(*days), "publication"),)


def today(match: re.Match[str], scene: Scene) -> Readings:
    """Today, yesterday, tomorrow and the days beside them; this morning, last night; overnight is of publication."""
    day = scene.story.written or scene.publication.day
    words = match.group().lower()
    entry = scene.entry_day()
    if entry is not None and words == "today":
        day = entry.first
    shift = next(count for name, count in _DAY_SHIFTS if name in words)
    return _published((add_days(day, shift),) * 2) if day else UNKNOWN


def weekday(match: re.Match[str], scene: Scene) -> Readings:
    """A weekday: the last one up to publication, or the next one where the clause is in the future.

    "Next Friday" is that of the next week, "this Friday" that of the week of publication.
    """
    if _NAMED_WEEKDAYS.search(scene.before()):
        return REFUSED
    day = scene.publication.day
    if day is None:
        return UNKNOWN
    which, rel, week = weekday_number(match["w1"]), (match["rel"] or "").lower(), match["week"]
    if match["hence"]:
        found = add_days(day, (which - day.weekday()) % 7 + 7)
    elif rel or week:
        found = _weekday(which, rel, week, scene, day)
    else:
        found = _bare_weekday(which, scene, day)
    return _published((found, found))


def _bare_weekday(which: int, scene: Scene, day: date) -> date:
    found = _nearest_weekday(which, scene, day)
    return add_days(found, -7) if scene.after(12).startswith(" a week ago") else found


def _nearest_weekday(which: int, scene: Scene, day: date) -> date:
    """A weekday alone: what it limits ("until Friday") goes on from what was told; a diary's are to come."""
    near = scene.told_nearby() if scene.prefix in ("until", "by", "before") else None
    if near is not None:
        return add_days(near.first, (which - near.first.weekday()) % 7)
    week = scene.story.title_week
    gone_by = week is not None and week.last <= day and scene.tense in (FUTURE, PRESENT)
    not_yet = (
        week is not None and week.first > day and scene.tense == PAST
    )  # "Looking back", below a week ahead
    if week is not None and scene.prefix != "since" and not gone_by and not not_yet:
        return add_days(week.first, (which - week.first.weekday()) % 7)
    if scene.story.diary and scene.tense == FUTURE:
        return next_weekday(which, day, scene.story.diary_day)
    if (later := _weekday_of_week(which, scene) or _weekday_of_story(which, scene, day)) is not None:
        return later
    due = scene.prefix in ("until", "by") and scene.tense != PAST
    ahead = scene.prefix != "since" and (scene.tense in (FUTURE, PRESENT) or due)
    if scene.tense in (EITHER, FUTURE) and _NOT_HELD.search(scene.after(300)):
        ahead = False  # "was to have opened on Wednesday, did not take place": it would have been by now
    elif scene.tense == EITHER:
        # "was to begin on Monday, has been put off": as a rule before it was to begin
        reach = NOT_YESTERDAY if _CALLED_OFF.search(scene.after(300)) else NEARER_HALF
        ahead = (which - day.weekday()) % 7 <= reach
    if ahead and _AFTER_WHAT.search(scene.before(80)) and any(c.onward == PAST for c in scene.cues):
        ahead = False
    return add_days(day, (which - day.weekday()) % 7 if ahead else -((day.weekday() - which) % 7))


# "Has severed ties and will recognise X, after a vote on Monday": what is done was done after it.
_AFTER_WHAT = re.compile(r"\b(?:after|following)\s(?:an?|the|its|his|her|their)\s(?:[\w’'-]+\s){1,5}on\s$")
_NOT_HELD = re.compile(
    r"^[^.;]*\b(?:did not|didn't) (?:take place|go ahead|happen|materiali[sz]e)\b|^[^.;]*\bwas not held\b"
)

_STORY_AGE = 7
"""A story told within so many days of its last day means the weekdays before publication."""
_GOES_ON = re.compile(r",?\s(?:he|she|they|the two|both)\b")
_WEEKDAY_FIRST = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def _weekday_of_week(which: int, scene: Scene) -> date | None:
    """The weekday of the week that the sentence, or the one before of the same person, named: "was in Doha last week, meeting
    X on Thursday". What was told of the week of publication itself limits nothing."""
    told = scene.story.told[-1] if scene.story.told else None
    if told is None or scene.prefix in ("since", "until", "by", "before", "from"):
        return None
    week = told.stretch
    if week.length != _WEEK or week.first.weekday() != 0 or week.yearless or told.offset < scene.passage:
        return None
    if told.future != (scene.tense == FUTURE) and scene.tense in (FUTURE, PAST):
        return None
    between = scene.text[told.offset : scene.start]
    if "last week" not in between[:12].lower() and "next week" not in between[:12].lower():
        return None
    same = told.offset >= scene.begin
    goes_on = _GOES_ON.match(scene.after()) is not None and not re.search(r"[.!?]\s.*[.!?]\s", between)
    if not (same or goes_on) or (same and _SAYING_SO.search(between)):
        return None
    return add_days(week.first, which)


_WEEK = 7
# "Said on Thursday" behind "last week" is the day of saying so.
_SAYING_SO = re.compile(
    r"\b(?:said|says|told|announced|confirmed|reported|according|added|stated)\b[^,;]{0,40}$", re.IGNORECASE
)


def _weekday_of_story(which: int, scene: Scene, day: date) -> date | None:
    """In a story of some weeks ago, the weekday after the day that its paragraph told last: "arrived in Lima on Tuesday,
    14 May. On Thursday he met". Such is a digest of a month gone by; else the story must go on with the same person, or
    have named the weekday of that day."""
    told = scene.told_nearby()
    if (
        told is None
        or told.length > 1
        or (day - told.last).days <= _STORY_AGE
        or scene.prefix == "since"
        or scene.tense != PAST
    ):
        return None
    title = scene.story.title_span
    digest = title is not None and title.last < day and title.first <= told.first
    if not (
        digest
        or _GOES_ON.match(scene.after())
        or _WEEKDAY_FIRST.match(scene.text, scene.story.told[-1].offset)
    ):
        return None
    return add_days(told.first, (which - told.first.weekday()) % 7)


def _weekday(which: int, rel: str, week: str | None, scene: Scene, day: date) -> date:
    if week or rel in ("this", "next"):
        return add_days(week_of(day, _SHIFT.get(week or rel, 0))[0], which)
    back = (day.weekday() - which) % 7
    ahead = (which - day.weekday()) % 7
    if rel in ("last", "past", "this past"):
        return add_days(day, -(back or 7))
    return add_days(day, ahead or 7)


def weekday_range(match: re.Match[str], scene: Scene) -> Readings:
    """``Monday and Tuesday``, ``Monday to Friday``: refused where the days don't follow on each other."""
    day = scene.publication.day
    first, last = weekday_number(match["w1"]), weekday_number(match["w2"])
    length = (last - first) % 7
    between = re.search(r"\bbetween\s$", scene.before(), re.IGNORECASE)
    if length == 0 or ("and" in match["joint"] and length != 1 and not between) or "again" in match["joint"]:
        return REFUSED
    if day is None:
        return UNKNOWN
    if match["rel"]:
        start = _weekday(first, match["rel"].lower(), None, scene, day)
        return _published((start, add_days(start, length)))
    if scene.tense == FUTURE:
        start = (
            next_weekday(first, day, scene.story.diary_day)
            if scene.story.diary
            else add_days(day, (first - day.weekday()) % 7)
        )
        return _published((start, add_days(start, length)))
    start = add_days(day, -((day.weekday() - first) % 7))
    return _published((start, add_days(start, length)))


def deictic(match: re.Match[str], scene: Scene) -> Readings:
    """Last week, this month, earlier this year, late next month, this weekend."""
    unit, part = match["unit"], (match["part"] or "").lower()
    shift = _SHIFT.get(match["rel"].lower(), 0)
    if unit in ("weekend", "quarter"):
        return _weekend_or_quarter(unit, shift, scene)
    known = scene.publication.unit_day(unit)
    if known is None:
        return UNKNOWN
    whole = unit_of(known, unit, shift)
    if part in ("earlier", "later") and shift == 0:
        day = scene.publication.day
        if day is None:
            return _published(whole)
        return _published((whole[0], day) if part == "earlier" else (day, whole[1]))
    return _published(part_of(whole, part) if part in ("early", "mid", "late") else whole)


def _weekend_or_quarter(unit: str, shift: int, scene: Scene) -> Readings:
    day = scene.publication.day
    if day is None:
        return UNKNOWN
    if unit == "quarter":
        first = 3 * ((day.month - 1) // 3 + shift) + 1
        return _published((month(day.year, first)[0], month(day.year, first + 2)[1]))
    saturday = add_days(week_of(day)[0], 5)
    if shift == -1:
        saturday = add_days(saturday, -7)
    elif shift == 1:
        saturday = add_days(saturday, 7)
    elif scene.tense != FUTURE and day.weekday() < 4 and re.search(r"\bpast\b", scene.before()):
        saturday = add_days(saturday, -7)
    return _published((saturday, add_days(saturday, 1)))


def over_weekend(match: re.Match[str], scene: Scene) -> Readings:
    """``over the weekend``: the last one that has begun, or the coming one where the clause is in the future."""
    day = scene.publication.day
    if day is None:
        return UNKNOWN
    saturday = add_days(week_of(day)[0], 5)
    if saturday > day and scene.tense != FUTURE and "coming" not in match.group():
        saturday = add_days(saturday, -7)
    return _published((saturday, add_days(saturday, 1)))


def ago(match: re.Match[str], scene: Scene) -> Readings:
    """``three days ago`` is a day; ``two weeks ago`` the week, ``a month ago`` the month, ``10 years ago`` the year."""
    return _shifted(match, scene, -1)


def in_units(match: re.Match[str], scene: Scene) -> Readings:
    """``in three months``, of the future; "the first visit in three years" is refused."""
    if scene.tense != FUTURE or _RECORD.search(scene.before(80)):
        return REFUSED
    return _shifted(match, scene, 1)


def measure(count: str, unit: str) -> tuple[int | None, str]:
    """How many of which unit; a fortnight is two weeks."""
    n = number(count)
    return (n, unit) if unit != "fortnight" else (2 * n if n is not None else None, "week")


def _shifted(match: re.Match[str], scene: Scene, sign: int) -> Readings:
    n, unit = measure(match["n"], match["unit"])
    known = scene.publication.unit_day(unit)
    if n is None or known is None or (unit == "year" and n >= known.year):
        return UNKNOWN
    return _published(unit_of(known, unit, sign * n))


def within(match: re.Match[str], scene: Scene) -> Readings:
    """``within six weeks``: from publication on."""
    n, unit = measure(match["n"], match["unit"])
    day = scene.publication.day
    if n is None or day is None or "following" in match.group():
        return UNKNOWN
    told = scene.last_told(1) if scene.tense == PAST else None
    if told is not None and not told.yearless and unit in ("day", "week"):
        return (Reading(span_of(told.last, advance(told.last, unit, n)), "narrative"),)
    return _published((day, advance(day, unit, n)))


def past_units(match: re.Match[str], scene: Scene) -> Readings:
    """``the past year``, ``the last three months``: up to publication."""
    n, unit = measure(match["n"] or "a", match["unit"] or match["unit1"])
    day = scene.publication.day
    if n is None or day is None or (unit == "year" and n >= day.year):
        return UNKNOWN
    return _published((advance(day, unit, -n), day))


def part_of_unit(match: re.Match[str], scene: Scene) -> Readings:
    """``the end of the year``, ``early 2015``, ``the beginning of this month``, ``year-end``."""
    named = match.groupdict()
    if named.get("y1"):
        given = int(named["y1"])
        return (
            Reading(
                span_of(*cut((date(given, 1, 1), date(given, 12, 31)), named["part"], scene)), "absolute"
            ),
        )
    unit = named.get("unit") or match["part"]
    part = named["part"] if named.get("unit") else "end"
    rel = (named.get("rel") or "the").split()[0].lower()
    if rel == unit and named.get("unit") and not part.lower().endswith("the "):
        return REFUSED
    told = scene.story_unit(unit) if rel in ("the", unit) else None
    if rel == "that":
        last = scene.last_told(366 if unit == "year" else 31 if unit == "month" else 7)
        if last is None or last.yearless:
            return UNKNOWN
        told = unit_of(last.last, unit)
    known = scene.publication.unit_day(unit)
    if told is None and known is None:
        return UNKNOWN
    whole = told or unit_of(known or date.min, unit, _SHIFT.get(rel, 0))
    if "half" in part.lower():
        scene.story.halved = scene.stop, whole
    return (Reading(span_of(*cut(whole, part, scene)), "narrative" if told else "publication"),)


def within_unit(match: re.Match[str], scene: Scene) -> Readings:
    """``earlier in the month``, ``later in the year``: up to, or from, the day last told, else publication."""
    unit, earlier = match["unit"], match["part"].lower() in ("earlier", "early")
    whole = scene.story_unit(unit)
    if whole is not None:
        last = scene.last_told(31)
        if last is None or last.yearless or unit_of(last.last, unit) != whole or last.length > 14:
            return (Reading(span_of(*whole), "narrative"),)
        days = (whole[0], last.last) if earlier else (last.first, whole[1])
        return (Reading(span_of(*days), "narrative"),)
    day = scene.publication.day
    if day is None:
        return UNKNOWN
    first, end = unit_of(day, unit)
    return _published((first, day) if earlier else (day, end))


def within_that(match: re.Match[str], scene: Scene) -> Readings:
    """``later that week``, ``earlier that year``: the part of it after, or before, the day last told."""
    unit = match["unit"]
    told = scene.last_told(31 if unit == "year" else 14)
    if told is None or told.yearless:
        return UNKNOWN
    first, last = unit_of(told.last, unit)
    earlier = match["part"].lower() == "earlier"
    return (Reading(span_of(*((first, told.last) if earlier else (told.first, last))), "narrative"),)


def other_half(match: re.Match[str], scene: Scene) -> Readings:
    """``and Hanoi in the second``: after a first half, the second of the same year or month."""
    if scene.story.halved is None or scene.start - scene.story.halved[0] > 250:
        return REFUSED
    return (Reading(span_of(*part_of(scene.story.halved[1], f"{match['h']} half")), "narrative"),)


def vague(match: re.Match[str], scene: Scene) -> Readings:
    """``recently``, ``in the coming days``: time, but no date."""
    return UNKNOWN


RELATIVE: dict[str, Callable[[re.Match[str], Scene], Readings]] = {
    "today": today, "weekday": weekday, "weekday_range": weekday_range, "deictic": deictic,
    "over_weekend": over_weekend, "ago": ago, "in_units": in_units, "within": within, "past_units": past_units,
    "part_of": part_of_unit, "within_unit": within_unit, "within_that": within_that, "other_half": other_half, "vague": vague,
}  # fmt: skip
