"""Dates that a page writes about itself, in lines that hold little else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.knowledge.boilerplate import boilerplate

# News has no earlier web pages; a "date" beyond these years is a number.
FIRST_YEAR, LAST_YEAR = 1980, 2100
# "3 May" heads a day; "Mon" stands in the calendars of side bars.
_SHORTEST_DAY, _LONGEST_DAY = 5, 60


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date in a line: the EDTF day, what the word before it calls it, and whether weekday and clock stand by.

    ``label`` is ``published``, ``updated``, ``retrieved`` or "" where nothing is said.
    """

    day: str
    label: str
    weekday: bool
    clock: bool
    start: int
    end: int


_WORDS = re.compile(r"[^\W\d_]{3}")
_CLOCK = re.compile(
    r"(?:\bat\s+|[,|T-]\s*)?\b\d{1,2}[:.h]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?(?:\s*(?:\(?(?:GMT|UTC|CET|CEST|EST|EDT|MSK|BST|ET|EET|Z)\b\)?(?:\s*[+-]\d{1,2}(?::?\d{2})?)?|[+-]\d{2}:?\d{2}))?(?:\s*hrs\b)?",
    re.IGNORECASE,
)


def any_month() -> str:
    """The names of the months in all languages as the branches of an expression, the longest first."""
    return _branches(boilerplate().months)


def _branches(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


@cache
def _date_pattern() -> re.Pattern[str]:
    month = any_month()
    sep = r"(?:\s*[.,/-]?\s*(?:de\s+|of\s+)?)"
    return re.compile(
        rf"(?<![\d/.-])(?:"
        rf"(?P<y1>\d{{4}})[-./](?P<m1>\d{{1,2}})[-./](?P<d1>\d{{1,2}})"
        rf"|(?P<d2>\d{{1,2}})(?P<sep>[./-])(?P<m2>\d{{1,2}})(?P=sep)(?P<y2>\d{{4}}|\d{{2}}(?=\s*(?:\d{{1,2}}:\d{{2}}|[|]|\Z)))"
        rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?{sep}(?P<m3>{month})\b\.?{sep}(?P<y3>\d{{4}})"
        rf"|(?P<m4>{month})\b\.?\s*(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*,\s*|\s+)(?P<y4>\d{{4}})"
        rf"|(?P<y5>\d{{4}})[ ,-]+(?P<m5>{month})\b[ -]*(?P<d5>\d{{1,2}})"
        rf")(?!\d)(?!\.\d)",
        re.IGNORECASE,
    )


@cache
def _weekday_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_branches(boilerplate().weekdays)})\b\.?,?", re.IGNORECASE)


def _edtf(match: re.Match[str], month_first: bool | None) -> str | None:
    g = match.groupdict()
    months = boilerplate().months
    for i in "13452":
        if g[f"d{i}"] is None:
            continue
        year, day, month = int(g[f"y{i}"]), int(g[f"d{i}"]), g[f"m{i}"]
        number = months[month.casefold()] if i in "345" else int(month)
        if i == "2":
            year += 2000 if year < 80 else 1900 if year < 100 else 0
            if g["sep"] == "/":
                # 04/05/2015 is April in Boston and May in London: only a date that leaves no choice is taken.
                if number > 12 or (month_first and day <= 12):
                    day, number = number, day
                elif day <= 12 and month_first is None and day != number:
                    return None
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        try:
            return date(year, number, day).isoformat()
        except ValueError:
            return None
    return None


def month_comes_first(text: str) -> bool | None:
    """The order of day and month in the dates with slashes of a page, where one of them tells; else None."""
    votes = {
        int(b) > 12
        for a, b in re.findall(r"\b(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})\b", text[:200_000])
        if int(a) > 12 or int(b) > 12
    }
    return votes.pop() if len(votes) == 1 else None


def stamps(line: str, month_first: bool | None = None) -> list[Stamp]:
    """The dates in a line with what the words before them call them."""
    found: list[Stamp] = []
    table = boilerplate()
    weekdays = _weekday_pattern()
    above = 0
    for match in _date_pattern().finditer(line):
        day = _edtf(match, month_first)
        if day is None:
            continue
        before = line[above : match.start()]
        label = ""
        for name in table.date_label.finditer(before):
            if name[0].strip().lower() != "on" or not _WORDS.search(weekdays.sub(" ", before[name.end() :])):
                label = name.lastgroup or ""  # "Conference on Fisheries, 4 May 2015": that "on" is of no day
        rest = line[match.end() :]
        clock = _CLOCK.search(rest[:14]) or _CLOCK.search(before)
        weekday = weekdays.search(before) or weekdays.match(rest.lstrip(" ,("))
        found.append(Stamp(day, label, weekday is not None, clock is not None, match.start(), match.end()))
        above = match.end()
    return found


def has_date(line: str) -> bool:
    """Whether a full date stands in a line, be it one that leaves a choice."""
    return _date_pattern().search(line) is not None


@cache
def _day_label_pattern() -> re.Pattern[str]:
    month, weekday = any_month(), _branches(boilerplate().weekdays)
    day = (
        rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:{month})\b|(?:{month})\b\.?\s+\d{{1,2}}(?:st|nd|rd|th)?\b"
    )
    return re.compile(rf"\W*(?:(?:{weekday})\b\.?(?:\W+(?:{day}))?|{day})\W*(?:\([^)]*\))?\W*", re.IGNORECASE)


@cache
def _day_range_pattern() -> re.Pattern[str]:
    month = any_month()
    end = rf"(?:(?:{month})\b\.?\s*)?\d{{1,2}}(?:\s*(?:{month})\b\.?)?"
    return re.compile(rf"\W*{end}(?:\s*(?:[-–—]|to|and)\s*){end}(?:,?\s*\d{{4}})?\W*", re.IGNORECASE)


def heads_days(line: str) -> bool:
    """Whether a line is a day or a stretch of days and nothing else, and no page's date: "MONDAY, JUNE 17", "4-10 June
    2012". It heads what happened or will happen then; the date of a page has its year."""
    if not _SHORTEST_DAY <= len(line) <= _LONGEST_DAY:
        return False
    if _day_label_pattern().fullmatch(line) is not None:
        return True
    months = boilerplate().months
    named = any(word.casefold() in months for word in re.findall(r"[^\W\d_]+", line))
    return named and _day_range_pattern().fullmatch(line) is not None


def remainder(line: str) -> str:
    """The line without dates, weekdays, clocks, labels and marks: "Politics" of "04.05.2015  |  Politics"."""
    rest = _date_pattern().sub(" ", line)
    rest = _CLOCK.sub(" ", rest)
    rest = _weekday_pattern().sub(" ", rest)
    rest = boilerplate().date_label.sub(" ", rest)
    return re.sub(r"[\s|•·/,;:()\[\]–—«»>_\-]+", " ", rest).strip(" .")
