"""Diaries: texts that tell day by day what is to come ("Week ahead", "Diary of events"), in the present tense.

In them a weekday or a day without a year is the next one, not the last one.
"""

import re
from collections.abc import Sequence
from datetime import date

from dragoman.annotation.dates.arithmetic import add_days
from dragoman.annotation.dates.clause import PAST, cues_in, tense_around
from dragoman.annotation.mentions import DateKind, DateMention
from dragoman.records.edtf import precision

HEAD_LINES = 4
"""Among so many lines at the top stands the title of a diary."""

LONGEST_TITLE = 110
"""A line of more characters than this is no title."""

_DAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b\.?"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\.?\s\d{1,2}\b"
    r"|\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,7}\b"
)
_AHEAD = re.compile(
    r"\b(?:(?:day|week|fortnight|month)s?[\s-](?:ahead|to\scome)|ahead\sthis\sweek|(?:coming|next)\s(?:days|week|fortnight)"
    r"|looking\sahead|look\sahead|coming\sup|what['’]?s\s(?:on|next|ahead|coming)|what\sto\s(?:watch|expect)"
    r"|forward\s(?:planner|look|diary|agenda)|to\swatch\sthis\sweek|planner|(?:this\sweek['’]s|weekly)\s(?:agenda|calendar|schedule|diary))\b"
    r"|\b(?:upcoming|forthcoming|future)\s(?:\w+\s){0,3}?(?:events|visits|meetings|engagements|summits|talks|diary|agenda)\b|^\W*upcoming\W*$",
    re.IGNORECASE,
)  # fmt: skip
_LISTING = re.compile(
    r"\b(?:diary|agenda|calendar|schedule|daybook|timetable|programme\sof\svisits)\b", re.IGNORECASE
)
_LISTING_DAY = re.compile(
    rf"(?:\w+\s){{0,3}}(?:diary|agenda|calendar|schedule|daybook|events)\b(?:\s(?:for|on|of))?\s?[-–—:,]?\s?(?:{_DAY})[^.!?]*$",
    re.IGNORECASE,
)
# "THE DAY AHEAD – Monday, 23 September": the one day of which the whole list is.
_A_DAY = re.compile(rf"[-–—:,|] ?(?:{_DAY})", re.IGNORECASE)
_BEHIND = re.compile(
    r"\b(?:week|month|year)\s(?:in\s(?:review|brief)|past|behind|that\swas)|\b(?:last|past)\s(?:week|month|year)\b|\bin\sreview\b"
    r"|\bchronicle\b",
    re.IGNORECASE,
)
_ITEM = re.compile(
    rf"^[^\S\n]*(?:[-–—*•·▪◦●■‣>]\s*)?(?P<day>(?:\b(?:{_DAY})[^\S\n]?[,./]?[^\S\n]?){{1,3}})(?P<rest>[^\n]*)",
    re.IGNORECASE | re.MULTILINE,
)
_CLOCK = re.compile(r"^[^\S\n]*(?:[-–—*•][^\S\n]*)?\d{1,2}[:.]\d{2}\b", re.MULTILINE)
FEWEST_TIMES = 2
"""So many lines that begin with a time of day make a list of appointments."""

# "** PARIS - X meets Y - 0900 GMT": entries by town, and what agencies put over them.
_TOWN = re.compile(
    r"^[^\S\n]*(?:\*\*?[^\S\n]?)?[A-Z][A-Z.'’]{2,}(?:[ /]{1,2}[A-Z][A-Z.'’]+){0,3}[^-–—\n]{0,20} [-–—] ",
    re.MULTILINE,
)
_DAY_OVER = re.compile(
    r"^[^\S\n]*(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY,? [A-Z]{3,9}\.? \d{1,2}[^\S\n]*$", re.MULTILINE
)
FEWEST_TOWNS = 4
"""So many lines that a town leads make a list of appointments under the word diary."""
_FILED = re.compile(
    r"(?:this|the) (?:\w+ )?(?:diary|calendar|agenda|schedule) (?:is|was) (?:filed|updated|issued|compiled)\b",
    re.IGNORECASE,
)

_LABEL_END = re.compile(r"\s*(?:\d{1,4}\s*)?(?:[:–—-]|$)")
_BULLET = re.compile(r"(?:^|\n)[^\S\n]*(?:[-–—*•·▪◦●■‣>][^\S\n]+)?(?:the\s)?$", re.IGNORECASE)


# A court's register tells in the past what was done on the day over each paragraph.
_REGISTER = re.compile(
    r"\s*(?:the )?(?:court circular|royal court|[\w' ]*\bpalace\b(?:[^.\n]*\d|\s*\n))", re.IGNORECASE
)


def is_register(text: str) -> bool:
    """Whether ``text`` begins as the register of a court or a palace does."""
    return _REGISTER.match(text) is not None


def is_diary(text: str) -> bool:
    """Whether ``text`` lists day by day what is to come.

    Its head must say so, and at least one line must begin with a day as a label ("- Tuesday: ...", "TUESDAY, JUNE
    18"). "Week ahead" is enough of a head; a "diary", "agenda" or "calendar" may also tell of what has been, so
    that there two days are asked for and most entries must not be in the past tense.
    """
    lines = [line.strip() for line in text[:1500].splitlines() if line.strip()][:HEAD_LINES]
    head = [line for line in lines if len(line) <= LONGEST_TITLE and not _ITEM.match(line)]
    if any(_BEHIND.search(line) for line in head):
        return False
    by_town = len(_TOWN.findall(text)) >= FEWEST_TOWNS
    if by_town and _DAY_OVER.search(text):
        return _mostly_ahead(text)
    ahead = any(_AHEAD.search(line) for line in head)
    listing = any(_LISTING.search(line) and line[-1] not in ".!?" for line in head)
    listing = listing or any(_FILED.match(line) for line in head)
    listing = listing or len(_CLOCK.findall(text)) >= FEWEST_TIMES
    if not (ahead or listing or any(_LISTING_DAY.match(line) for line in head)):
        return False
    if any(_LISTING_DAY.match(line) for line in head) or by_town:
        return _mostly_ahead(text)
    items = [item for item in _ITEM.finditer(text) if _LABEL_END.match(item["rest"])]
    if len(items) < (1 if ahead else 2):
        return any(_AHEAD.search(line) and _A_DAY.search(line) for line in head) and _mostly_ahead(text)
    ends = [item.start() for item in items[1:]] + [len(text)]
    past = sum(_is_past(text, item.end("day"), end) for item, end in zip(items, ends, strict=True))
    return 2 * past <= len(items)


def _mostly_ahead(text: str) -> bool:
    """Whether no more of a text's verbs are in the past tense than are not."""
    cues = cues_in(text, 0, min(len(text), 1500))
    return sum(cue.back != PAST for cue in cues) >= sum(cue.back == PAST for cue in cues)


def _is_past(text: str, start: int, end: int) -> bool:
    """Whether the first verb of the entry is in the past tense."""
    stop = min(end, start + 300)
    cues = cues_in(text, start, stop)
    return bool(cues) and tense_around(text, cues, start, stop, start, start) == PAST


def opens_entry(text: str, start: int) -> bool:
    """Whether what begins at ``start`` opens a line, but for a bullet: the label of an entry, or a heading."""
    return bool(_BULLET.search(text[max(0, start - 12) : start])) or not text[:start].strip()


def next_weekday(which: int, published: date, last: date | None) -> date:
    """The ``which`` weekday (0 is Monday) on or after publication, and not before ``last``, the entry before it.

    Published on a Friday, Monday to Friday are of the week after. A list that begins anew ("Europe: Monday ...
    Friday; Asia: Monday ...") begins with the next of its days.
    """
    plain = add_days(published, (which - published.weekday()) % 7)
    if last is None or last <= plain or which < last.weekday():
        return plain
    return add_days(last, which - last.weekday())


LONGEST_LABEL = 3
"""The label of an entry is of no more days than these."""

LONGEST_PERIOD = 366
"""What leads an entry of a chronicle is at most a year."""

LABEL_ALONE = re.compile(r"[\s:.–—-]*(?:\n|\Z)")
"""What follows a day that is a line of its own."""

_LEADS = re.compile(r"\s?(?:\(?\w+\)?)?(?:[.:]|\s?[–—-])\s")
# A weekday that is all of its sentence: "Monday. Foreign Minister X received the envoy."
_WEEKDAY_LEADS = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\.| [–—-]) (?=[A-Z])")
LEADS_PERIOD = re.compile(r"\s?[:–—-]\s")
"""What parts a month or a year from the entry that it leads: "December, 2015 – X opens an embassy in Lima"."""


def labels_of(text: str, dates: Sequence[DateMention]) -> list[DateMention]:
    """The days, months and years that open a line and are parted from what follows, or days that are a line of their own:
    "5 June. X arrives", "2016 – X recalls its ambassador"."""
    return [
        mention
        for mention in dates
        if mention.kind is DateKind.MOMENT
        and mention.edtf is not None
        and opens_line(text, mention.start)
        and (
            _parted(text, mention.end, precision(mention.edtf))
            if any(c.isdigit() for c in mention.text)
            else _WEEKDAY_LEADS.match(text, mention.start) is not None
        )
    ]


def opens_line(text: str, start: int) -> bool:
    """Whether nothing but a bullet stands before ``start`` in its line."""
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t-–—*•·")


def _parted(text: str, end: int, days: int) -> bool:
    if days > LONGEST_LABEL:
        return days <= LONGEST_PERIOD and LEADS_PERIOD.match(text, end) is not None
    return (_LEADS.match(text, end) or LABEL_ALONE.match(text, end)) is not None
