"""Dates that name a day, a month or a year: what they say, and the year where they leave it out."""

import re
from collections.abc import Callable
from datetime import date

from dragoman.annotation.dates.arithmetic import Days, Stretch, add_days, month, part_of, year
from dragoman.annotation.dates.clause import FUTURE, PAST
from dragoman.annotation.dates.grammar import ORDINALS, day_number, month_number, number, weekday_number
from dragoman.annotation.dates.scene import REFUSED, Reading, Readings, Scene

LEAP = 2016
"""The year that stands in for an unknown one while a date is computed."""

EITHER = "either"
"""Of a deadline told in the past ("agreed to finish by 1 May"): it may lie on both sides of publication."""

_MONTH_LEAD = re.compile(
    r"\b(?:in|by|since|until|till|from|during|of|for|between|before|after|through|throughout|to|following|around|late|early|mid"
    r"|this|last|next|past|both|as of|(?-i:(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Sept|Nov|Dec)ember|October))"
    r"(?:\s+(?:and|or|&)|,|\s*[-–—/])?\s*$",
    re.IGNORECASE,
)
_AMBIGUOUS_MONTHS = frozenset({3, 4, 5, 6, 8})
_NAME_AFTER = re.compile(
    r"\s+(?!(?:The|This|In|On|At|A|He|She|It|They|We|His|Her|But|And|When|President|Prime|Minister|Foreign)\b)[A-Z][a-z]+"
)
_UNIT_AFTER = re.compile(
    r"\s+(?:km|kilomet|met[re]{2}|miles?|tons?|tonnes?|people|persons?|troops|soldiers|guests|participants|students|delegates"
    r"|visitors|companies|firms|percent|per cent|million|billion|thousand|mln|bln|euros?|dollars?|rubles?|roubles?|pounds|yuan"
    r"|times|hours|minutes|barrels|hectares|jobs|families|refugees|cars|units|MW|GW|kg|tourists|citizens|members|copies|reads|views)\b",
    re.IGNORECASE,
)  # fmt: skip
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|by|until|till|of|from|during|before|after|throughout|between|through|and|or|for|around|as of|early|late|mid"
    r"|year|back to|than|over|with|and|to|as early as|the|a|this|its|their)\s+(?:the\s)?|[(\[]|\bmid-)$",
    re.IGNORECASE,
)
_WEAK_LEAD = re.compile(
    r"\b(?:over|with|and|or|to|the|a|its|their|this|for|of|from|after|than)\s+(?:the\s)?$", re.IGNORECASE
)
_NAMED_YEAR = re.compile(
    r"\b(?:expo|agenda|resolutions?|vision|strategy|olympics|games|eurovision|euro|cup|no\.?|number|res\.?|boeing|article|section"
    r"|room|flight|channel|windows|model|code|order|decree|programme?|plan)\s+(?:of\s+)?(?:the\s)?$",
    re.IGNORECASE,
)


def choose_year(
    scene: Scene, number: int, day: int | None, weekday: int | None = None
) -> tuple[int | None, str]:
    """The year of a day (or month) named without one, and what gave it: publication, context, or none.

    The year of the section or, for a story that goes on from an explicit date, of the paragraph comes first;
    then the nearest past (future, where the clause is in the future) on the day of publication; then the last
    year that the document named. A weekday must fit.
    """
    story, span = scene.story, scene.publication.span
    fits = [y for y in _years(scene) if _exists(y, number, day) and _falls_on(y, number, day, weekday)]
    section = story.section_year or story.title_year
    if section and section in fits and (span is None or section < span[1].year):
        return section, "context"
    told = story.paragraph_day
    if told and told.year in fits and (span is None or told.year != span[1].year):
        behind = (number, day or 31) < (told.month, told.day)
        if not behind or span is None:
            return told.year, "context"
    if span is None:
        return (story.year, "context") if story.year in fits else (None, "none")
    tense = scene.tense
    if scene.prefix in ("by", "until") and tense != FUTURE:
        tense = EITHER
    return _nearest(span[1], number, day, tense, fits), "publication"


def _years(scene: Scene) -> list[int]:
    story, span = scene.story, scene.publication.span
    named = {
        story.section_year,
        story.title_year,
        story.year,
        story.paragraph_day and story.paragraph_day.year,
    }
    around = set(range(span[1].year - 8, span[1].year + 9)) if span else set()
    return sorted(y for y in named | around if y and 1 < y < 9990)


def _nearest(today: date, number: int, day: int | None, tense: str, fits: list[int]) -> int | None:
    past = [y for y in fits if _days(y, number, day)[0] <= today]
    future = [y for y in fits if _days(y, number, day)[1] >= today]
    if not past or not future:
        return (past or future or [None])[-1 if past else 0]
    ago = (today - _days(past[-1], number, day)[1]).days
    ahead = (_days(future[0], number, day)[0] - today).days
    if tense == FUTURE:
        # "would be held on 20 March", told on 2 April, is not of next year.
        return past[-1] if day and ahead > 270 and ago < 60 else future[0]
    if tense == PAST:
        return past[-1]
    if tense == EITHER:
        return future[0] if ahead < ago else past[-1]
    return future[0] if ahead < 60 and ago > 240 else past[-1]


def _days(y: int, number: int, day: int | None) -> Days:
    return month(y, number) if day is None else (date(y, number, day), date(y, number, day))


def _exists(y: int, number: int, day: int | None) -> bool:
    return day is None or day <= month(y, number)[1].day


def _falls_on(y: int, number: int, day: int | None, weekday: int | None) -> bool:
    return weekday is None or day is None or date(y, number, day).weekday() == weekday


def _reading(first: date, last: date, anchor: str, *, yearless: bool) -> Readings:
    if last < first:
        return REFUSED
    return (Reading(Stretch(first, last, yearless).edtf, anchor),)


def _is_month(word: str, year_given: bool) -> bool:
    """Whether the word beside a day number is a month: "may" and "mar" in lower case only before a year."""
    return year_given or word[0].isupper() or (len(word) > 4 and word != "march")


def day(match: re.Match[str], scene: Scene) -> Readings:
    """``27 February 2015``, ``Thursday, 12 March``, ``the fifth of May``."""
    named = match.groupdict()
    number = month_number(named["m1"])
    on = ORDINALS[named["o1"].lower()] if named.get("o1") else day_number(named["d1"])
    if not _is_month(named["m1"], bool(named["y1"])) or not _exists(LEAP, number, on):
        return REFUSED
    if named["y1"]:
        given = int(named["y1"])
        return (
            _reading(date(given, number, on), date(given, number, on), "absolute", yearless=False)
            if _exists(given, number, on)
            else REFUSED
        )
    said = named.get("w1") or named.get("w2")
    chosen, anchor = choose_year(scene, number, on, weekday_number(said) if said else None)
    found = date(chosen or LEAP, number, on)
    return _reading(found, found, anchor, yearless=chosen is None)


def day_range(match: re.Match[str], scene: Scene) -> Readings:
    """``18 – 21 March``, ``June 30 to July 2``, ``5 and 6 March``."""
    named = match.groupdict()
    if not _is_month(named["m2"], bool(named["y2"])):
        return REFUSED
    last_month, last_day = month_number(named["m2"]), day_number(named["d2"])
    first_month = month_number(named["m1"]) if named.get("m1") else last_month
    first_day = day_number(named["d1"])
    joint = named.get("joint") or "-"
    if joint.strip() in ("and", "&", ",", "and the") and last_day != first_day + 1:
        between = re.search(r"\bbetween\s+(?:the\s)?$", scene.before(), re.IGNORECASE)
        if not between:
            return _separate_days(match, scene, [("d1", first_day), ("d2", last_day)], last_month)
    if not (_exists(LEAP, first_month, first_day) and _exists(LEAP, last_month, last_day)):
        return REFUSED
    over_new_year = (first_month, first_day) > (last_month, last_day)
    if over_new_year and first_month == last_month:
        return REFUSED
    first_year, last_year, anchor = _years_of_range(
        named, scene, (first_month, first_day), (last_month, last_day)
    )
    yearless = first_year is None or last_year is None
    y1, y2 = first_year or LEAP, last_year or LEAP + over_new_year
    if not (_exists(y1, first_month, first_day) and _exists(y2, last_month, last_day)):
        return REFUSED
    return _reading(
        date(y1, first_month, first_day), date(y2, last_month, last_day), anchor, yearless=yearless
    )


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
        if not _exists(LEAP, number, on):
            return REFUSED
        given = match.groupdict().get("y2")
        chosen, anchor = (int(given), "absolute") if given else choose_year(scene, number, on)
        if chosen and not _exists(chosen, number, on):
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
    if days != list(range(days[0], days[0] + len(days))) or not _exists(LEAP, number, days[-1]):
        return REFUSED
    chosen, anchor = (int(match["y2"]), "absolute") if match["y2"] else choose_year(scene, number, days[0])
    y = chosen or LEAP
    if not _exists(y, number, days[-1]):
        return REFUSED
    return _reading(date(y, number, days[0]), date(y, number, days[-1]), anchor, yearless=chosen is None)


def iso(match: re.Match[str], scene: Scene) -> Readings:
    """``2015-02-27``."""
    y, number, on = int(match["y1"]), int(match["m1"]), int(match["d1"])
    return (
        _reading(date(y, number, on), date(y, number, on), "absolute", yearless=False)
        if _exists(y, number, on)
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
    return _reading(found[0], found[0], "absolute", yearless=False)


def numeric_range(match: re.Match[str], scene: Scene) -> Readings:
    """``12-14.07.2015``, ``12.07.2015-14.07.2015``."""
    y, number, on = int(match["y2"]), int(match["m2"]), int(match["d2"])
    y1, number1, on1 = int(match["y1"] or y), int(match["m1"] or number), int(match["d1"])
    if not (1 <= number <= 12 and 1 <= number1 <= 12 and 1 < y < 9999 and 1 < y1 < 9999):
        return REFUSED
    if not (1 <= on <= month(y, number)[1].day and 1 <= on1 <= month(y1, number1)[1].day):
        return REFUSED
    return _reading(date(y1, number1, on1), date(y, number, on), "absolute", yearless=False)


def _year_named(match: re.Match[str], scene: Scene) -> tuple[int | None, str] | None:
    """The year of ``y1``, or of "last year", "the year"; None where neither is said."""
    named = match.groupdict()
    if named.get("y1"):
        return int(named["y1"]), "absolute"
    rel = named.get("rel")
    if not rel:
        return None
    shift = {"last": -1, "past": -1, "next": 1}.get(rel.lower().removeprefix("of ").split()[0], 0)
    y = scene.publication.year
    if rel.lower().startswith("the") and scene.story.title_year:
        return scene.story.title_year, "context"
    return (y + shift, "publication") if y else (None, "none")


def month_(match: re.Match[str], scene: Scene) -> Readings:
    """``March``, ``in March 2015``, ``late February``, ``the end of May``, ``last March``."""
    named = match.groupdict()
    number, part, rel = month_number(named["m1"]), named.get("part"), named.get("rel")
    deictic = rel.lower() if rel and "year" not in rel.lower() else ""
    said = None if deictic else _year_named(match, scene)
    if said is None and not part and not deictic and not _month_alone(match["m1"], number, scene):
        return REFUSED
    if said is None:
        said = choose_year(scene, number, None)
        today = scene.publication.month
        if deictic and today and said[1] == "publication":
            after = number > today.month
            said = {
                "this": today.year, "next": today.year + (number <= today.month)
            }.get(deictic, today.year - (number >= today.month)), "publication"  # fmt: skip
            if deictic == "next" and not after and number == today.month:
                said = today.year + 1, "publication"
    chosen, anchor = said
    if chosen is None and rel and "year" in rel:
        return (Reading(None),)
    first, last = cut(month(chosen or LEAP, number), part, scene)
    return _reading(first, last, anchor, yearless=chosen is None)


def cut(whole: Days, part: str | None, scene: Scene) -> Days:
    """The part of a month or year that is said; "by the end of" is its last day."""
    if not part:
        return whole
    if re.search(r"end|close", part, re.IGNORECASE) and scene.prefix in ("by", "until", "before"):
        return whole[1], whole[1]
    if re.search(r"last\sdays", part, re.IGNORECASE):
        part = "late"
    return part_of(whole, part)


def _month_alone(word: str, number: int, scene: Scene) -> bool:
    """Whether a bare month name is a month: not "Theresa May", "March on", "April Jones"."""
    if len(word.rstrip(".")) < 4 and word != "May":
        return False
    if _MONTH_LEAD.search(scene.before()):
        return not (number in _AMBIGUOUS_MONTHS and _NAME_AFTER.match(scene.after()) and number in (4, 6))
    return number not in _AMBIGUOUS_MONTHS


def month_range(match: re.Match[str], scene: Scene) -> Readings:
    """``January-June 2014``, ``November 2014 – February 2015``."""
    first_month, last_month = month_number(match["m1"]), month_number(match["m2"])
    over = first_month > last_month
    if match["rel"] or match["y2"]:
        named = int(match["y2"]) if match["y2"] else (_year_named(match, scene) or (None, ""))[0]
        anchor = "absolute" if match["y2"] else "publication"
        if named is None:
            return (Reading(None),)
        last_year: int | None = named
    else:
        first_given = int(match["y1"]) if match["y1"] else None
        chosen, anchor = (first_given, "absolute") if first_given else choose_year(scene, first_month, None)
        last_year = chosen + over if chosen else None
    first_year = int(match["y1"]) if match["y1"] else last_year - over if last_year else None
    yearless = first_year is None or last_year is None
    return _reading(
        month(first_year or LEAP, first_month)[0],
        month(last_year or LEAP + over, last_month)[1],
        anchor,
        yearless=yearless,
    )


def quarter(match: re.Match[str], scene: Scene) -> Readings:
    """``the first quarter of 2015``, ``Q1 2015``; of no named year, that of publication."""
    which = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
    said = match["q"].lower()
    n = which.get(said) or int(said[0])
    given = _year_named(match, scene)
    if given is None and said == "last":
        return REFUSED
    if given is None:
        given = choose_year(scene, 3 * n, None)
    return _months(given, 3 * n - 2, 3 * n)


def half(match: re.Match[str], scene: Scene) -> Readings:
    """``the first half of 2015``, ``H1 2015``."""
    first = match["h"].lower()[0] in "f1"
    return _months(_year_named(match, scene) or (None, "none"), 1 if first else 7, 6 if first else 12)


def first_months(match: re.Match[str], scene: Scene) -> Readings:
    """``the first nine months of 2015``."""
    n = number(match["n"]) or 0
    if not 1 <= n <= 12:
        return REFUSED
    first = match["side"].lower() == "first"
    return _months(_year_named(match, scene) or (None, "none"), 1 if first else 13 - n, n if first else 12)


def _months(given: tuple[int | None, str], first: int, last: int) -> Readings:
    chosen, anchor = given
    if chosen is None:
        return (Reading(None),)
    return _reading(month(chosen, first)[0], month(chosen, last)[1], anchor, yearless=False)


def decade(match: re.Match[str], scene: Scene) -> Readings:
    """``the 1990s`` is ``199X``; its early, mid and late years are 0 to 3, 4 to 6, 7 to 9."""
    first = int(match["y1"])
    part = (match["part"] or "").strip(" -").lower()
    if not part:
        return (Reading(f"{match['y1'][:3]}X", "absolute"),)
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
    return _reading(date(first + low, 1, 1), date(first + high, 12, 31), "absolute", yearless=False)


def year_range(match: re.Match[str], scene: Scene) -> Readings:
    """``2010-2012``, ``2014-15``, ``2013 and 2014``."""
    first, words = int(match["y1"]), match["y2"]
    last = int(words) if len(words) == 4 else int(match["y1"][:2] + words)
    spoken = match["joint"].strip()
    if (
        not first < last <= first + 60
        or _UNIT_AFTER.match(scene.after())
        or _NAMED_YEAR.search(scene.before())
    ):
        return REFUSED
    if (
        spoken == "and"
        and last != first + 1
        and not re.search(r"\bbetween\s$", scene.before(), re.IGNORECASE)
    ):
        return REFUSED
    if spoken.isalpha() and not _YEAR_LEAD.search(scene.before()) and scene.before().strip():
        return REFUSED
    return _reading(date(first, 1, 1), date(last, 12, 31), "absolute", yearless=False)


def year_(match: re.Match[str], scene: Scene) -> Readings:
    """``2014``, where the words around make it a year and not a number or part of a name."""
    before, after = scene.before(), scene.after()
    if _UNIT_AFTER.match(after) or _NAMED_YEAR.search(before):
        return REFUSED
    bare = match.group()[0].isdigit()
    if bare and not _YEAR_LEAD.search(before) and not re.match(r"['’]s\b", after):
        return REFUSED
    if bare and _WEAK_LEAD.search(before) and re.match(r"\s[a-z-]{3,}s\b(?<!ss)", after):
        return REFUSED
    if bare and re.search(r"\bto\s$", before) and not re.search(r"\b(?:from|back|since)\b", before):
        return REFUSED
    given = int(match["y1"])
    return _reading(*year(given), "absolute", yearless=False)


def season(match: re.Match[str], scene: Scene) -> Readings:
    """``spring 2015``: March to May, and so on, as north of the equator; a winter needs both of its years."""
    name, rel = match["s"].lower(), (match["rel"] or "").lower()
    y1, y2 = match["y1"], match["y2"]
    if name == "winter":
        if not (y1 and y2):
            return (Reading(None),) if y1 or rel.startswith(("last", "this", "next")) else REFUSED
        return _reading(month(int(y1), 12)[0], month(int(y1) + 1, 2)[1], "absolute", yearless=False)
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}[name]
    if y1:
        return _months((int(y1), "absolute"), first, first + 2)
    today = scene.publication.month
    if not rel.startswith(("last", "this", "next")):
        return REFUSED
    if today is None:
        return (Reading(None),)
    y = today.year
    if rel == "last":
        y -= month(y, first + 2)[1] >= today
    elif rel == "next":
        y += month(y, first)[0] <= today
    return _months((y, "publication"), first, first + 2)


def shift_day(day_: date, count: int) -> Readings:
    """The day ``count`` days from one of publication."""
    found = add_days(day_, count)
    return _reading(found, found, "publication", yearless=False)


ABSOLUTE: dict[str, Callable[[re.Match[str], Scene], Readings]] = {
    "day": day, "day_range": day_range, "day_list": day_list, "iso": iso, "numeric": numeric,
    "numeric_range": numeric_range, "month": month_, "month_range": month_range, "quarter": quarter, "half": half,
    "first_months": first_months, "decade": decade, "year": year_, "year_range": year_range, "season": season,
}  # fmt: skip
