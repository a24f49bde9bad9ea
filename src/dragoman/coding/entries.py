"""The day that stands over an entry, and the place that leads it: in diaries, a court's register and chronicles.

A chronicle leads its paragraphs, or heads them, with the day of which they tell: "5 June. Foreign Minister X arrives in
Quito", "11 January: France launches air strikes". What is planned in it has a day of its own.
"""

import re

from dragoman.annotation.dates import LABEL_ALONE
from dragoman.annotation.mentions import DateKind, DateMention, PlaceMention
from dragoman.annotation.report import Report, within
from dragoman.coding.candidate import Candidate
from dragoman.records import Status
from dragoman.records import edtf as edtf_values

# A line with a date and no more than this besides is a heading: "Tuesday, 18 June:".
LONGEST_HEADING = 40
# "4-6 September 2022 - INDONESIA", over what is told of these days.
_HEADING_OF_DAYS = re.compile(r"\s?[:–—-]\s[^.!?\na-z]{3,40}\n")
# So many days lead or head what is told of them in a chronicle; one may be a dateline.
FEWEST_LABELS = 2


def day_over(candidate: Candidate) -> tuple[str, DateMention] | None:
    """The day that stands over the candidate's sentence, as EDTF, and where it stands; None where none does."""
    report = candidate.report
    if report.is_diary:
        return _of_heading(candidate)
    if report.is_register:
        return _of_heading(candidate) or _of_stamp(candidate)
    if candidate.modality.status is not Status.OCCURRED:
        return None
    if (today := _of_live_page(candidate)) is not None:
        return today
    if len(report.day_labels) < FEWEST_LABELS:
        return None
    before = [label for label in report.day_labels if label.start <= candidate.sentence.start_char]
    if not before or before[-1].edtf is None:
        return None
    between = report.text[before[-1].end : candidate.sentence.start_char]
    if not LABEL_ALONE.match(between) and not _HEADING_OF_DAYS.match(between) and "\n" in between.strip(" "):
        return None  # another paragraph, or line, than the one that the day leads
    return before[-1].edtf, before[-1]


def _of_stamp(candidate: Candidate) -> tuple[str, DateMention] | None:
    """The day at the head of a register, which is no part of the text."""
    day = candidate.report.article.published
    if (
        day is None
        or day == candidate.report.published
        or len(day) != len("2016-05-01")
        or candidate.modality.status is not Status.OCCURRED
    ):
        return None
    return day, DateMention(0, 0, "", edtf=day, kind=DateKind.MOMENT)


# "17.10 Canada throws out four diplomats": the hour that leads an entry of a page written as things happen.
_HOUR = re.compile(r"^[ \t]*\d{1,2}[.:]\d\d(?: ?(?:[ap]m|GMT|UTC|CET|BST))?[.:]? (?=\S)", re.MULTILINE)
FEWEST_HOURS = 3


def _of_live_page(candidate: Candidate) -> tuple[str, DateMention] | None:
    """The day of the page, where hours lead its entries and this one tells of the present: "orders out", "has summoned"."""
    report = candidate.report
    line = report.text.rfind("\n", 0, candidate.sentence.start_char + 1) + 1
    if len(report.published or "") != len("2016-05-01") or _HOUR.match(report.text, line) is None:
        return None
    if len(_HOUR.findall(report.text)) < FEWEST_HOURS:
        return None
    verb = candidate.anchor or candidate.trigger
    tags = {verb.tag_, *(c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass"))}
    day = report.published or ""
    mark = DateMention(line, line, "", edtf=day, kind=DateKind.MOMENT)
    return (day, mark) if not tags & {"VBD", "MD"} else None


def _of_heading(candidate: Candidate) -> tuple[str, DateMention] | None:
    """In a diary or a register, the day that stands over the entry as a line of its own, or leads its line."""
    report = candidate.report
    for mention in reversed([m for m in report.dates if m.end <= candidate.trigger.idx]):
        line_start = report.text.rfind("\n", 0, mention.start) + 1
        line_end = report.text.find("\n", mention.end)
        line = report.text[line_start : line_end if line_end >= 0 else None]
        leads = mention.start == line_start and _LABEL.match(report.text, mention.end) is not None
        over = mention.end <= candidate.sentence.start_char
        if mention.edtf is not None and (
            leads or (over and len(line) <= len(mention.text) + LONGEST_HEADING)
        ):
            return _until(candidate, mention.edtf), mention
    return None


# "Tue - PRAIA: ...", "TUESDAY 18: Riga, ...", "Wed 4 May 10.00: ...": what follows the day that leads a line.
_LABEL = re.compile(
    r"\.?(?: \d{1,2}(?:st|nd|rd|th)?)?(?:,? \d{1,2}[.:]?\d\d(?: ?(?:GMT|UTC|hrs|am|pm))?)?\s?(?::|[-–—|] |[-–—]{2})"
)


_CLOSING_BRACKET = re.compile(r" ?\((?:[Tt]o|[Uu]ntil) [^()\n]{3,30}\)")


def _until(candidate: Candidate, day: str) -> str:
    """The stretch from the heading's day to the end that the entry gives: "visits Helsinki (to 20 June)", "... . (To 20 June)"."""
    sentence, end = candidate.sentence, candidate.sentence.end_char
    if (bracket := _CLOSING_BRACKET.match(candidate.report.text, end)) is not None:
        end = bracket.end()
    for mention in within(candidate.report.dates, sentence.start_char, end):
        if mention.edtf is None or mention.prefix != "until":
            continue
        first, last = edtf_values.bounds(day), edtf_values.bounds(mention.edtf)
        if first and last and first[0] < last[1]:
            return edtf_values.span_of(first[0], last[1])
    return day


# "Lisbon: King X arrives": the town before the colon opens a line, or a sentence of a line that holds several entries.
_BEFORE_ENTRY = re.compile(r"(?:\A|[.;!?)])[\s*•●▪–—-]*(?:The )?\Z")


def place_over(report: Report, offset: int) -> PlaceMention | None:
    """In a diary the town that leads the entry in which ``offset`` lies, the last such town of its line; or None."""
    if not report.is_diary:
        return None
    line = report.text.rfind("\n", 0, offset) + 1
    led = [
        place
        for place in report.places
        if line <= place.start <= offset
        and report.text[place.end : place.end + 2] == ": "
        and _BEFORE_ENTRY.search(report.text[line : place.start])
    ]
    return led[-1] if led else None
