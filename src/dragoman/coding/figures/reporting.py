"""Periods told by pointing at another: "in the reporting period", "compared to the same period in 2022 ($586 million)"."""

import re
from dataclasses import replace

from dragoman.annotation.mentions import DateMention
from dragoman.coding.figures.scene import Scene

_SPAN = r"(?:(?:reporting|time|[a-z]+[-\s]month)\s+)?(?:period|time\s?frame|months|span|interval|term)"
_SAME = re.compile(
    rf"\b(?:same|corresponding|analogous|similar|respective|comparable|equivalent)\s+{_SPAN}\b"
    r"(?:(?:\s+(?:of|in|from|during|a|the))*\s+(?P<year>(?:19|20)\d\d|(?:last|previous|preceding|past|prior)\s+year|year\s+(?:earlier|before|ago))\b)?",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    rf"\b(?:(?:reporting|specified|said|given|indicated|mentioned|reviewed|this|that)\s+{_SPAN}\b|period\s+under\s+review\b|period\s+in\s+question\b)",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|during|over|for|within|throughout|across)\s+(?:the\s+)?$", re.IGNORECASE)
_ONE_YEAR = re.compile(r"(?P<year>\d{4})(?P<first>(?:-\d\d)?)(?:/(?P=year)(?P<last>-\d\d))?")


def latest(periods: list[str]) -> str | None:
    """The period that ends last: of "$610 million in 2023 ($586 million in 2022)" the one that is reported."""
    return max(periods, key=lambda p: (p.partition("/")[2] or p, p), default=None)


def pointed(scene: Scene, told: str | None) -> Scene:
    """The sentence with the periods that it only points at among its dates; ``told`` is the period told before.

    "The same period in 2022" after "January to July 2023" is January to July 2022, not the year.
    """
    text, found = scene.report.text, []
    for match in _SAME.finditer(text, scene.start, scene.end):
        own = [d for d in scene.dates if d.end <= match.start() or d.start >= match.end()]
        before = [d.edtf for d in own if d.end <= match.start() and _ONE_YEAR.fullmatch(d.edtf or "")]
        period = _of_year(before[-1] if before else told, match["year"])
        found.append((match.start(), match.end(), period))
    for match in _REPORTING.finditer(text, scene.start, scene.end):
        if _IN.search(text[scene.start : match.start()]):
            found.append((match.start(), match.end(), told))
    dates = list(scene.dates)
    for start, end, period in found:
        if period is not None:
            dates = [d for d in dates if d.end <= start or d.start >= end]
            dates.append(DateMention(start, end, text[start:end], edtf=period))
    return replace(scene, dates=tuple(sorted(dates, key=lambda d: d.start))) if found else scene


def _of_year(period: str | None, year: str | None) -> str | None:
    """A period in another year: "last year", "2022"; itself where no year is named."""
    parts = _ONE_YEAR.fullmatch(period or "")
    if parts is None or year is None:
        return period
    other = year if year.isdigit() else str(int(parts["year"]) - 1)
    return f"{other}{parts['first']}" + (f"/{other}{parts['last']}" if parts["last"] else "")
