"""The year of a date that names none."""

import re
from datetime import date

from dragoman.annotation.dates.arithmetic import Days, Stretch, month
from dragoman.annotation.dates.clause import EITHER, FUTURE, PAST, PRESENT
from dragoman.annotation.dates.scene import REFUSED, Reading, Readings, Scene

LEAP = 2016
"""The year that stands in for an unknown one while a date is computed."""

NEAR_AHEAD = 10
"""A day so few days ahead is meant, and not that of the year before, whatever the tense."""

NEWS_PEG = 21
"""For so many days after it a day is news, whatever year the text is a review of."""


TURN_OF_YEAR = 9
"""An entry of so many months before the last one in the calendar is of the next year: January after December."""


_HAD_BEEN = re.compile(
    r"\bhad (?:\w+ )?been (?:due|scheduled|expected|set|slated|planned|supposed|foreseen|announced)\b[^;.]*\Z"
)


def choose_year(
    scene: Scene, number: int, day: int | None, weekday: int | None = None
) -> tuple[int | None, str]:
    """The year of a day (or month) named without one, and what gave it: publication, context, or none.

    The year of the section or, for a story that goes on from an explicit date, of the paragraph comes first;
    then the nearest past (future, where the clause is in the future) on the day of publication; then the last
    year that the document named, unless it has told of days without a year before: such a page takes its year for
    granted, and the one that it names is another's ("to meet in January 2016"). A weekday must fit.
    """
    story, span = scene.story, scene.publication.span
    fits = [
        y
        for y in _years(scene, 8 if weekday is not None or day == 29 else 1)
        if day_exists(y, number, day) and _falls_on(y, number, day, weekday)
    ]
    if (led := _year_of_entries(scene, number, day)) is not None:
        return led, "context"
    section = story.section_year or story.title_year
    if section and section in fits and (span is None or section < span[1].year):
        peg = _nearest(span[1], number, day, PAST, fits) if span and day else None
        if span is None or peg is None or day is None or not _just_before(date(peg, number, day), span[1]):
            return section, "context"
    if span is None and story.yearless:
        return None, "none"
    told = story.paragraph_day
    if told and told.year in fits and (span is None or told.year != span[1].year):
        behind = (number, day or 31) < (told.month, told.day)
        if not behind or span is None:
            return told.year, "context"
    if span is None:
        return (story.year, "context") if story.year in fits else (None, "none")
    # "Who hosts the summit in October": of what is fixed; "visits Rome on 5 December" may be told on the 10th.
    tense = scene.tense if scene.tense != PRESENT else FUTURE if day is None else EITHER
    if tense == PAST and day is not None and _HAD_BEEN.search(scene.before()):
        tense = EITHER  # "had been due on 20 August": the nearer one, in the past or not
    if scene.prefix in ("by", "until") and tense != FUTURE:
        tense = EITHER if tense else FUTURE
    return _nearest(span[1], number, day, tense, fits), "publication"


def _year_of_entries(scene: Scene, number: int, day: int | None) -> int | None:
    """The year of an entry that names none, from the entry before: "29 December 2016: ...", "30 December: ...", "3 January: ..."."""
    last = scene.story.label_day
    if last is None or not scene.leads_entry:
        return None
    turned = last.month - number >= TURN_OF_YEAR
    return last.year + turned if day_exists(last.year + turned, number, day) else None


def _years(scene: Scene, reach: int) -> list[int]:
    story, span = scene.story, scene.publication.span
    named = {
        story.section_year,
        story.title_year,
        story.year,
        story.paragraph_day and story.paragraph_day.year,
    }
    around = set(range(span[1].year - reach, span[1].year + reach + 1)) if span else set()
    return sorted(y for y in named | around if y and 1 < y < 9990)


def _nearest(today: date, number: int, day: int | None, tense: str, fits: list[int]) -> int | None:
    past = [y for y in fits if _days(y, number, day)[0] <= today]
    future = [y for y in fits if _days(y, number, day)[1] >= today]
    if not past or not future:
        return past[-1] if past else future[0] if future else None
    ago = (today - _days(past[-1], number, day)[1]).days
    ahead = (_days(future[0], number, day)[0] - today).days
    if tense == FUTURE:
        # "would be held on 20 March", told on 2 April, is not of next year.
        return past[-1] if day and ahead > 270 and ago < 60 else future[0]
    if tense == PAST:
        # "who reviewed the summit of 30 November", told on the 28th, is not of last year.
        return future[0] if day and ahead <= NEAR_AHEAD and ago > 300 else past[-1]
    if tense == EITHER:
        return future[0] if ahead < ago else past[-1]
    return future[0] if ahead < 60 and ago > 240 else past[-1]


def _just_before(day: date, published: date) -> bool:
    """Whether a day is the peg of the news: "On 6 January, the ministry reviewed the year", published on the 10th."""
    return 0 <= (published - day).days <= NEWS_PEG


def _days(y: int, number: int, day: int | None) -> Days:
    return month(y, number) if day is None else (date(y, number, day), date(y, number, day))


def day_exists(y: int, number: int, day: int | None) -> bool:
    return day is None or day <= month(y, number)[1].day


def _falls_on(y: int, number: int, day: int | None, weekday: int | None) -> bool:
    return weekday is None or day is None or date(y, number, day).weekday() == weekday


def dated(first: date, last: date, anchor: str, *, yearless: bool) -> Readings:
    if last < first:
        return REFUSED
    return (Reading(Stretch(first, last, yearless).edtf, anchor),)
