"""Parts of a year that figures are measured over without its number: "in the first half", "for the eight months to August"."""

import re

from dragoman.annotation.dates.grammar import MONTH_NAMES, month_number, number
from dragoman.coding.figures.scene import Scene

_N = r"(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven)"
_FIRST = re.compile(
    rf"\b(?:in|for|over|during|of)\s+the\s+first\s+(?:(?P<half>half)|{_N}\s+months?)(?=[.,;)]|\s+(?:to|and|alone|it|they|was|were)\b|\s*$)",
    re.IGNORECASE,
)
_TO_MONTH = re.compile(
    rf"\b{_N}[\s-]+months?\s+(?:to|through|until|end(?:ed|ing)(?:\s+in)?)\s+(?P<month>{'|'.join(MONTH_NAMES)})(?:\s+(?P<year>\d{{4}}))?\b",
    re.IGNORECASE,
)


def months_counted(scene: Scene) -> str | None:
    """ "For the eight months to August": these months (EDTF interval)."""
    counted = _TO_MONTH.search(scene.between(scene.start, scene.end))
    if counted is None:
        return None
    last = month_number(counted["month"])
    year = int(counted["year"]) if counted["year"] else _year_of(last, scene.report.published)
    return _months(year, last - (number(counted["n"]) or 0) + 1, last)


def part_of_year(scene: Scene) -> str | None:
    """ "In the first half": its months (EDTF interval), of the last year in which the last of them had begun by the month of
    publication. None where the sentence names no such part, or that month isn't known."""
    named = _FIRST.search(scene.between(scene.start, scene.end))
    if named is None:
        return None
    last = 6 if named["half"] else number(named["n"]) or 0
    return _months(_year_of(last, scene.report.published), 1, last)


def _year_of(last: int, published: str | None) -> int | None:
    """The last year of which the month numbered ``last`` had begun in the month of publication; None where that isn't known."""
    if published is None or not published[:4].isdigit() or not published[5:7].isdigit():
        return None
    year, month = int(published[:4]), int(published[5:7])
    return year if last <= month else year - 1


def _months(year: int | None, first: int, last: int) -> str | None:
    if year is None or not 1 <= last <= 12 or last - first > 11:
        return None
    began = year if first >= 1 else year - 1
    return f"{began}-{(first - 1) % 12 + 1:02d}/{year}-{last:02d}"
