"""The week over which an issue of a digest tells: "Caspian Notes, No. 23 (6-12 November 2017)". It dates an undated page."""

import re
from datetime import date
from functools import cache

from dragoman.cleaning.dates import any_month
from dragoman.cleaning.lines import Page
from dragoman.cleaning.shape import is_prose, words
from dragoman.knowledge.boilerplate import boilerplate

# From Monday to Friday, or to the Monday after; what lasts longer or shorter is rather an event than an issue.
_SHORTEST, _LONGEST = 4, 8
# Beside the title of a digest and the number of its issue stands little else.
_REST_WORDS = 9
_AHEAD = re.compile(
    r"\b(?:agenda|diary|calendar|schedules?|programme|planner|plans?|ahead|upcoming|coming|forthcoming|next)\b",
    re.IGNORECASE,
)


@cache
def _week_pattern() -> re.Pattern[str]:
    month = any_month()
    day, to = r"\d{1,2}(?:st|nd|rd|th)?", r"\s*(?:[-–—−]|to|through|till|until)\s*"
    return re.compile(
        rf"(?<![\w/.-])(?:"
        rf"(?P<d1>{day})(?:\s+(?P<m1>{month})\b\.?)?(?:,?\s+(?P<y1>\d{{4}}))?{to}(?P<d2>{day})\s+(?P<m2>{month})\b\.?"
        rf"|(?P<m3>{month})\b\.?\s+(?P<d3>{day})(?:,?\s+(?P<y3>\d{{4}}))?{to}(?:(?P<m4>{month})\b\.?\s+)?(?P<d4>{day})"
        rf"),?\s+(?P<year>\d{{4}})(?![\w/-])",
        re.IGNORECASE,
    )


def week_of(line: str) -> tuple[date, date] | None:
    """The first and the last day of the week that a line names in full: "27 November - 3 December 2017", "Nov. 6-12, 2017"."""
    found = _week_pattern().search(line)
    if found is None:
        return None
    months = boilerplate().months
    ends = found["m2"] or found["m4"] or found["m3"]
    begins = found["m1"] or found["m3"] or ends
    day = [
        int(re.sub(r"\D", "", found[name] or found[other])) for name, other in (("d1", "d3"), ("d2", "d4"))
    ]
    year, number = int(found["year"]), (months[begins.casefold()], months[ends.casefold()])
    first_year = int(found["y1"] or found["y3"] or year - (number[0] > number[1]))
    try:
        first, last = date(first_year, number[0], day[0]), date(year, number[1], day[1])
    except ValueError:
        return None
    return (first, last) if _SHORTEST <= (last - first).days + 1 <= _LONGEST else None


def names_event(line: str) -> bool:
    """Whether a line names what is held over its days rather than what is issued on them."""
    return bool(boilerplate().held.search(line))


def issue_day(page: Page, title: int | None, first: int) -> str | None:
    """The EDTF day on which a digest without a date of its own was closed: the last of its week, or the first where it
    tells what lies ahead. The week stands in the title or in a line of its own at the head of the page, above ``first``
    or as that."""
    blocks = [
        b for i, b in enumerate(page.blocks[: first + 1]) if b.kept or i == title or b.reason == "stamp"
    ]
    head = [b.line for b in blocks if week_of(b.line) or not is_prose(b.line)]
    if names_event(" ".join(head)):
        return None
    for line in head:
        week, beside = week_of(line), _week_pattern().sub(" ", line)
        if week is None or is_prose(beside) or len(words(beside)) > _REST_WORDS:
            continue
        return (week[0] if any(_AHEAD.search(named) for named in head) else week[1]).isoformat()
    return None
