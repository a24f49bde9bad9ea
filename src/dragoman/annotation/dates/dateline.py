"""The dateline that opens wire copy: ``MINSK, 12 March (BelTA) –``, ``Accra, May 5, GNA -``, ``NEW DELHI:``."""

import re

from dragoman.annotation.dates.find import find_dates
from dragoman.annotation.mentions import DateMention

_PLACE = r"[^\W\d_a-z][\w.'’-]*(?:[ /][^\W\d_a-z][\w.'’-]*){0,3}"
_LINE = re.compile(
    rf"\s{{0,20}}(?P<place>{_PLACE})(?:,\s?(?P<more>{_PLACE}))?"
    r"(?:(?:,\s?|\s\(|\s)(?P<date>(?:[A-Z][a-z]{2,8},?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s[A-Z][A-Za-z]{2,8}|[A-Z][A-Za-z]{2,8}\.?\s\d{1,2}|\d{1,2}\.\d{1,2})"
    r"(?:,?\s\d{4}|\.\d{4})?)\.?\)?)?"
    r"(?P<agency>,?\s?[(/\[][^()\[\]/\n]{1,40}[)/\]]|,\s[A-Z][A-Za-z-]{1,20})?"
    r"\s?(?P<mark>[-–—−:]{1,2}|\.\s[-–—])\s"
)  # fmt: skip
#: What follows the place where agencies part it, the day and their name by full stops or commas: "ASTANA. April 18. KAZINFORM - ",
#: "YEREVAN, JUNE 2, ARMENPRESS. ".
STOPPED = (
    r"[.,]\s(?P<date>(?:\d{1,2}\s[A-Z][A-Za-z]{2,8}|[A-Z][A-Za-z]{2,8}\.?\s\d{1,2})(?:,?\s\d{4})?)"
    r"[.,]\s/?(?P<agency>[A-Z][\w-]{2,20})/?\s?(?P<mark>[.:]|[-–—]{1,2})\s"
)
_STOPPED = re.compile(rf"\s{{0,20}}(?P<place>{_PLACE}){STOPPED}")
#: A syndicator's own form, with no mark behind it: "MOSCOW (UrduPoint News / Sputnik - 12th March, 2021) Talks ...".
CREDITED = r"\s\((?P<agency>[^()\n]{2,60}?)\s?[-–—]\s(?P<date>\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8},?\s\d{4})\)(?P<mark>[:.]?)\s"
_CREDITED = re.compile(rf"\s{{0,20}}(?P<place>{_PLACE}){CREDITED}")
_SPEAKERS = re.compile(
    r"(?i)q|a|question|answer|note|photo|source|title|subject|date|time|venue|tags?|author|by|editor|update\w*|watch|read|video"
)


def dateline(text: str) -> tuple[tuple[int, int] | None, DateMention | None]:
    """The span of the place and the date of the dateline that ``text`` opens with; None where there is none.

    The date is resolved without a day of publication: it is ``XXXX-05-05`` where no year is given. "NEW DELHI:"
    without a date or an agency is a place only in capitals.
    """
    line = _LINE.match(text[:200]) or _STOPPED.match(text[:200]) or _CREDITED.match(text[:200])
    if line is None or _SPEAKERS.fullmatch(line["place"]):
        return None, None
    if (
        not line["date"]
        and not (line["agency"] and line["agency"].lstrip(", ")[0] in "([/")
        and not line["place"].isupper()
    ):
        return None, None
    if line["mark"] == ":" and not line["date"] and not line["place"].isupper():
        return None, None
    place = line.start("place"), line.start("place") + len(line["place"].rstrip("."))
    if not line["date"]:
        return place, None
    start, end = line.span("date")
    found = find_dates(text[: line.end()], [(start, end)], None)
    if not found or found[0].edtf is None:
        return None, None
    return place, found[0]
