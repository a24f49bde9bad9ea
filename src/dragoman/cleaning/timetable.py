"""Timetables of somebody's days: lines that begin with a time of day, and the days over them. None of these is a menu's."""

import re

from dragoman.cleaning.article import PassageRole
from dragoman.cleaning.lines import Page

_CLOCK = re.compile(
    r"(?:[-–—*•]\s*)?(?:[01]?\d|2[0-3])(?:[:.h]\d{2}|\s?[ap]\.?m\b)[\s:,–—-]+\S", re.IGNORECASE
)
_TITLE = re.compile(
    r"\b(?:schedule|agenda|diary|calendar|programme|program|engagements|appointments)\b", re.IGNORECASE
)
# A page of more blocks has a menu and teasers of its own: there the ordinary ways tell them apart.
_LONGEST = 60
_FEWEST_TIMES = 4


def is_timetable(page: Page) -> bool:
    """Whether a bare page is the timetable of an office: its title says so, and its lines begin with times of day."""
    if len(page.blocks) > _LONGEST or not page.blocks:
        return False
    titled = any(_TITLE.search(block.line) for block in page.blocks[:3])
    times = sum(_CLOCK.match(block.line) is not None for block in page.blocks)
    return titled and times >= _FEWEST_TIMES


def settle_timetable(page: Page) -> None:
    """Keep every line: the title as heading, so that the text says whose days they are, the rest as entries."""
    page.title = page.title or page.blocks[0].line
    for number, block in enumerate(page.blocks):
        block.reason = None
        block.role = PassageRole.PARAGRAPH if number else PassageRole.HEADING
