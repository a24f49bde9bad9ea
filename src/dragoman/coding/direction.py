"""Whether a day without a year lies before or after the page: the verb of the event says it, where the words around the
day misled. "Preparations for the session, scheduled to be held in November", told in September, is no plan of last year."""

import re
from datetime import date, timedelta

from spacy.tokens import Token

from dragoman.annotation.mentions import DateMention
from dragoman.coding.candidate import Candidate
from dragoman.records import Status
from dragoman.records import edtf as edtf_values

# A plan whose day has been over for so many days, by the year that was guessed, is of the next year.
LONG_OVER = 60
# A day so few days ahead is of this year, though the text tells of it as past: it was printed early.
NEAR_AHEAD = 10
# "Was to be signed on the 20th": it was, or was not.
_HAD_BEEN = frozenset({"was", "were", "had"})
_YEAR = re.compile(r"\d{4}")
_WEEKDAY = re.compile(
    r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
)
_WEEKDAYS = re.compile(rf"(?:from )?{_WEEKDAY.pattern} (?:to|until|till|through) {_WEEKDAY.pattern}")
_DAY_OF_MONTH = re.compile(r"(?:on )?the \d{1,2}(?:st|nd|rd|th)")
_RELATIVE = re.compile(
    r"\b(?:last|next|this|past|coming|ago|yesterday|today|tomorrow|tonight|earlier|later|same|following|previous|before|after)\b",
    re.IGNORECASE,
)


def in_step(candidate: Candidate, mention: DateMention, governor: Token | None) -> str | None:
    """The value of a date, moved to the side of the page's day on which the event's status has it."""
    value, published = mention.edtf, candidate.report.published
    days = edtf_values.bounds(value) if value else None
    page = edtf_values.bounds(published) if published else None
    if value is None or days is None or page is None or value.startswith("XXXX") or ".." in value:
        return value
    if _YEAR.search(mention.text) or _RELATIVE.search(mention.text):
        return value
    if candidate.modality.status is Status.PLANNED and days[1] < page[0]:
        over = (
            {t.lower_ for t in (*governor.children, *governor.ancestors)} if governor is not None else set()
        )
        return value if over & _HAD_BEEN else _ahead(value, mention.text, days, page[1])
    # "Was in Lima from Monday to Wednesday", told on Tuesday: the last of several days counts
    day = days[1] if _WEEKDAYS.fullmatch(mention.text) else days[0]
    if candidate.modality.status is Status.OCCURRED and day > page[1] and _is_past(governor):
        return _behind(value, mention.text, days, page[0])
    return value


def _week_before(value: str, days: tuple[date, date]) -> str:
    """The same days a week before."""
    first, last = (day - timedelta(days=7) for day in days)
    return f"{first.isoformat()}/{last.isoformat()}" if "/" in value else first.isoformat()


def _ahead(value: str, words: str, days: tuple[date, date], page: date) -> str:
    """The next such day or month, for what is planned."""
    if _DAY_OF_MONTH.fullmatch(words):
        month = days[0].month % 12 + 1
        moved = _replaced(days[0], days[0].year + (month == 1), month)
        return moved.isoformat() if moved is not None and moved >= page and days[0] == days[1] else value
    if _WEEKDAY.fullmatch(words) or (page - days[1]).days <= LONG_OVER:
        return value
    return _years(value, 1)


def _behind(value: str, words: str, days: tuple[date, date], page: date) -> str:
    """The last such day or month, or such days of a week, for what took place."""
    if _WEEKDAYS.fullmatch(words):
        return _week_before(value, days)
    if _WEEKDAY.fullmatch(words):
        week = timedelta(days=7)
        return (days[0] - week).isoformat() if days[0] == days[1] and days[0] - week <= page else value
    return _years(value, -1) if (days[0] - page).days > NEAR_AHEAD else value


def _is_past(governor: Token | None) -> bool:
    """Whether the verb on which a date hangs tells of the past: "met", "has met"; not "is to have met"."""
    if governor is None or governor.tag_ not in ("VBD", "VBN"):
        return False
    over = {c.lower_ for c in governor.children if c.dep_ in ("aux", "auxpass")}
    return governor.tag_ == "VBD" or (bool(over & {"has", "have", "had", "was", "were"}) and "to" not in over)


def _replaced(day: date, year: int, month: int) -> date | None:
    try:
        return day.replace(year=year, month=month)
    except ValueError:
        return None


def _years(value: str, shift: int) -> str:
    """The value with each of its years moved; as it is where that gives no day of the calendar."""
    moved = _YEAR.sub(lambda m: f"{int(m[0]) + shift:04d}", value)
    return moved if edtf_values.is_valid(moved) else value
