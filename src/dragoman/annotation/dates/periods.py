"""Months, quarters, halves, seasons, years and decades, and parts of them."""

import re
from collections.abc import Callable
from datetime import date

from dragoman.annotation.dates.arithmetic import Days, month, part_of, year
from dragoman.annotation.dates.clause import FUTURE
from dragoman.annotation.dates.grammar import month_number, number
from dragoman.annotation.dates.scene import REFUSED, Reading, Readings, Scene
from dragoman.annotation.dates.years import LEAP, choose_year, dated

# "At the May summit", "since Kigali's March visit": the month of an event.
_OF_EVENT = re.compile(r"(?:\b(?:[Tt]he|[Tt]his|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)|['’]s)\s$")
_EVENT_AFTER = re.compile(
    r"\s(?:(?:[A-Z][\w-]*|\d+(?:th|st|nd|rd)?)\s){0,3}(?:summits?|visits?|meetings?|talks|conference|session|round|"
    r"consultations|trip|forum|tour|dialogue|assembly|agreement|accord|deal|vote|referendum|elections?|ceasefire|truce)\b"
)
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


_SEASON_LEAD = re.compile(r"\b(?:in|by|until|till|since|during|throughout|for)\s+$", re.IGNORECASE)
_NO_SEASON = re.compile(r"\s(?:of|in|to|from|water|session|term|offensive|palace)\b|-", re.IGNORECASE)


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
    told = scene.story_unit("year") if rel.lower().startswith("the") else None
    if told:
        return told[0].year, "context"
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
    return dated(first, last, anchor, yearless=chosen is None)


def cut(whole: Days, part: str | None, scene: Scene) -> Days:
    """The part of a month or year that is said; "by the end of" is its last day."""
    if not part:
        return whole
    if re.search(r"end|close", part, re.IGNORECASE) and scene.prefix in ("by", "until", "before"):
        return whole[1], whole[1]
    if part.lower().startswith(("earlier", "later")):
        return whole
    if re.search(r"last\sdays", part, re.IGNORECASE):
        part = "late"
    return part_of(whole, part)


_OPENING = re.compile(r"(?:^|[.;:”\"\n]\s*)(?:In|Since|By) (?:early |late |mid-)?$")


def _month_alone(word: str, number: int, scene: Scene) -> bool:
    """Whether a bare month name is a month: not "Theresa May", "March on", "April Jones"."""
    if len(word.rstrip(".")) < 4 and word != "May":
        return False
    if _OPENING.search(scene.before()):
        return True  # "In June Trudeau was host"
    given_name = number in (4, 6) and _NAME_AFTER.match(scene.after()) is not None
    if _OF_EVENT.search(scene.before()) and _EVENT_AFTER.match(scene.after()):
        return not given_name
    if _MONTH_LEAD.search(scene.before()):
        return not given_name
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
    return dated(
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
    given = _year_named(match, scene) or (None, "none")
    if given[0]:
        scene.story.halved = scene.stop, year(given[0])
    return _months(given, 1 if first else 7, 6 if first else 12)


def first_months(match: re.Match[str], scene: Scene) -> Readings:
    """``the first nine months of 2015``, ``the first three quarters of last year``."""
    n = (number(match["n"]) or 0) * (3 if match["unit"].startswith("quarter") else 1)
    if not 1 <= n <= 12:
        return REFUSED
    first = match["side"].lower() != "last"
    return _months(_year_named(match, scene) or (None, "none"), 1 if first else 13 - n, n if first else 12)


def _months(given: tuple[int | None, str], first: int, last: int) -> Readings:
    chosen, anchor = given
    if chosen is None:
        return (Reading(None),)
    return dated(month(chosen, first)[0], month(chosen, last)[1], anchor, yearless=False)


def decade(match: re.Match[str], scene: Scene) -> Readings:
    """``the 1990s`` is ``199X``; its early, mid and late years are 0 to 3, 4 to 6, 7 to 9."""
    first = int(match["y1"])
    part = (match["part"] or "").strip(" -").lower()
    if not part:
        return (Reading(f"{match['y1'][:3]}X", "absolute"),)
    low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
    return dated(date(first + low, 1, 1), date(first + high, 12, 31), "absolute", yearless=False)


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
    return dated(date(first, 1, 1), date(last, 12, 31), "absolute", yearless=False)


def year_(match: re.Match[str], scene: Scene) -> Readings:
    """``2014``, where the words around make it a year and not a number or part of a name."""
    before, after = scene.before(), scene.after()
    if _UNIT_AFTER.match(after) or _NAMED_YEAR.search(before):
        return REFUSED
    bare = match.group()[0].isdigit() and not _leads_entry(scene)
    if bare and not _YEAR_LEAD.search(before) and not re.match(r"['’]s\b", after):
        return REFUSED
    if bare and _WEAK_LEAD.search(before) and re.match(r"\s[a-z-]{3,}s\b(?<!ss)", after):
        return REFUSED
    if bare and re.search(r"\bto\s$", before) and not re.search(r"\b(?:from|back|since)\b", before):
        return REFUSED
    given = int(match["y1"])
    return dated(*year(given), "absolute", yearless=False)


def _leads_entry(scene: Scene) -> bool:
    """ "2016 – X recalls its ambassador": the year that opens an entry of a chronicle."""
    if scene.heads_entries:
        return scene.text.find("\n", scene.stop) >= 0
    return scene.leads_entry and scene.text[scene.stop : scene.stop + 8].lstrip(" :–—-")[:1].isupper()


def _winter(rel: str, scene: Scene) -> Readings:
    """``last winter``, ``this past winter``: the last that was over on the day of publication."""
    today = scene.publication.month
    if rel in ("last", "this past") and today:
        y = today.year - (today.month < 3)
        return dated(month(y - 1, 12)[0], month(y, 2)[1], "publication", yearless=False)
    return (Reading(None),) if rel.startswith(("last", "this", "next")) else REFUSED


def season(match: re.Match[str], scene: Scene) -> Readings:
    """``spring 2015``: March to May, and so on, as north of the equator; a winter needs both of its years."""
    name, rel = match["s"].lower(), (match["rel"] or "").lower()
    y1, y2 = match["y1"], match["y2"]
    if name == "winter":
        if not (y1 and y2):
            return _winter(rel, scene) if not y1 else (Reading(None),)
        return dated(month(int(y1), 12)[0], month(int(y1) + 1, 2)[1], "absolute", yearless=False)
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}[name]
    if y1:
        return _months((int(y1), "absolute"), first, first + 2)
    if match["of"] and scene.publication.year:
        shift = {"last": -1, "this": 0, "next": 1}[match["of"]]
        return _months((scene.publication.year + shift, "publication"), first, first + 2)
    today = scene.publication.month
    if not rel.startswith(("last", "this", "next")):
        return _season_of_story(first, scene)
    if today is None:
        return (Reading(None),)
    y = today.year
    if rel == "last":
        y -= month(y, first + 2)[1] >= today
    elif rel == "next":
        y += month(y, first)[0] <= today
    return _months((y, "publication"), first, first + 2)


def _season_of_story(first: int, scene: Scene) -> Readings:
    """``in the autumn``: of the story's year, else the last that has begun, or in the future the next."""
    if not _SEASON_LEAD.search(scene.before()) or _NO_SEASON.match(scene.after()):
        return REFUSED
    told = scene.story_unit("year")
    if told:
        return _months((told[0].year, "context"), first, first + 2)
    today = scene.publication.month
    if today is None or not scene.tense:
        return REFUSED
    y = today.year
    if scene.tense == FUTURE:
        y += month(y, first + 2)[1] < today
    else:
        y -= month(y, first)[0] > today
    return _months((y, "publication"), first, first + 2)


PERIODS: dict[str, Callable[[re.Match[str], Scene], Readings]] = {
    "month": month_, "month_range": month_range, "quarter": quarter, "half": half, "first_months": first_months,
    "decade": decade, "year": year_, "year_range": year_range, "season": season,
}  # fmt: skip
