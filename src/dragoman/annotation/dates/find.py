"""Find every expression of time in a text, and resolve each as far as the text allows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.annotation.dates.arithmetic import Stretch, add_days, stretch_of
from dragoman.annotation.dates.clause import cues_in
from dragoman.annotation.dates.days import DAYS
from dragoman.annotation.dates.diary import LONGEST_TITLE, is_diary
from dragoman.annotation.dates.grammar import Found, scan, tour_start
from dragoman.annotation.dates.narrative import NARRATIVE
from dragoman.annotation.dates.periods import PERIODS
from dragoman.annotation.dates.reckoned import RECKONED
from dragoman.annotation.dates.relative import RELATIVE
from dragoman.annotation.dates.scene import Publication, Reading, Readings, Scene, Story
from dragoman.annotation.mentions import DateKind, DateMention
from dragoman.records.edtf import is_valid

_RESOLVERS = DAYS | PERIODS | RELATIVE | NARRATIVE | RECKONED
_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n\s*+")
_AFTER_STAMP = re.compile(r"\s*(?:$|[-–—(:.)/|]|,\s[A-Z]{2,8}\s[-–—])")
# "NEW DELHI, ", "Buckingham Palace, ", "Port of Spain (": what may stand before the day of a dateline.
_PLACE_OF_STAMP = re.compile(
    r"\s*(?:[^\W\d_a-z][\w.'’-]*(?:[ /](?:[^\W\d_a-z][\w.'’-]*|of|de|del|da|la)){0,3}[,.]?\s?\(?){0,2}"
)
MOST_HEADINGS = 3
"""No more lines than these stand over the dateline of a text."""
_WEEK_TITLE = re.compile(
    r"(?i)\b(?:(?:week|agenda|diary|calendar|schedule|programme|events)\b[^\n.]{0,60}|weekly\b[^.]{0,60})$"
)
DATELINE_LAG = 2
"""A dateline lies at most so many days before publication."""
_ENDS_TITLE = re.compile(r"[\s).\]]*")
ISSUE_LAG = 14
"""An issue that names its week alone is published no more than so many days after the week."""
_HEADINGS = ("title", "heading")
DIGEST_LAG = 45
"""A digest of a month is published no more than so many days after the month."""


def find_dates(
    text: str,
    sentences: Sequence[tuple[int, int]],
    published: str | None,
    passages: Sequence[tuple[Any, ...]] | None = None,
    title: str | None = None,
    stamp: str | None = None,
) -> list[DateMention]:
    """The expressions of time in the ``sentences`` of ``text``, in order; they never overlap.

    ``published`` is the EDTF day (or month, or year) of publication, or None. ``passages`` are the bounds of the
    paragraphs with their roles, as ``Article.bounds()`` gives them: a heading ends a story ("the same day" does
    not reach over it), and a year named in a heading or in the title holds for what stands under it. Without
    them, blank lines part the paragraphs. ``title`` is the title where it is no part of ``text``; ``stamp`` the day at
    the head of the page where that is none: the day of writing, if it lies shortly before publication.
    """
    publication = Publication(published)
    story = Story(diary=is_diary(f"{title}\n{text}" if title else text))
    story.written = _written_on(stretch_of(stamp) if stamp and is_valid(stamp) else None, publication)
    if title and title not in text[: len(title) + 200]:
        _note_title(story, title, published, publication)
    mentions: list[DateMention] = []
    bounds = list(passages) if passages is not None else list(_paragraphs(text))
    at = -1
    for begin, end in sentences:
        while at + 1 < len(bounds) and (at < 0 or bounds[at + 1][0] <= begin):
            at += 1
            _enter(story, _role(bounds[at]) or _plain_title(text, bounds, at))
        passage = bounds[at] if at >= 0 else (begin, end)
        for mention in _in_sentence(text, int(passage[0]), begin, end, publication, story):
            tour = _tour(text, mentions, mention)
            if tour is not None:
                mentions.pop()
            mentions.append(tour or mention)
            if at <= 0 or _under_headings(text, bounds, at):
                _note_head(story, text, mention, publication, int(passage[0]))
            role = _plain_title(text, bounds, at) or _role(passage)
            if role in _HEADINGS:
                _note_heading(story, mention, role, publication)
    return mentions


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for gap in _BLANK_LINE.finditer(text):
        yield at, gap.start()
        at = gap.end()
    yield at, len(text)


def _role(passage: tuple[Any, ...]) -> str:
    return str(passage[2]) if len(passage) > 2 else ""


def _plain_title(text: str, bounds: Sequence[tuple[Any, ...]], at: int) -> str:
    """``title`` for the first line of a plain text where it stands alone, is short and has no full stop."""
    if at != 0 or len(bounds) < 2:
        return ""
    line = text[int(bounds[0][0]) : int(bounds[0][1])].strip()
    return (
        "title" if 0 < len(line) <= LONGEST_TITLE and "\n" not in line and line[-1] not in '.!?:;,…”"' else ""
    )


def _note_title(story: Story, title: str, published: str | None, publication: Publication) -> None:
    """A month or year in a title that is no part of the text holds for it all the same."""
    for mention in find_dates(title, [(0, len(title))], published):
        _note_heading(story, mention, "title", publication)


def _enter(story: Story, role: str) -> None:
    if role in _HEADINGS:
        story.enter_section()
    else:
        story.enter_paragraph()


def _note_heading(story: Story, mention: DateMention, role: str, publication: Publication) -> None:
    """A heading that names one past year ("Results of 2014") sets the year of what stands under it."""
    if not mention.edtf or mention.prefix:
        return
    stretch = stretch_of(mention.edtf)
    if stretch is None or stretch.yearless or stretch.first.year != stretch.last.year or stretch.length < 28:
        return
    if role == "title" and _is_behind(stretch, mention, publication):
        story.title_span = stretch
    if mention.anchor != "absolute":
        return
    if publication.span is None or stretch.first.year <= publication.span[1].year:
        if role == "title":
            story.title_year = stretch.first.year
        else:
            story.section_year = stretch.first.year


def _under_headings(text: str, bounds: Sequence[tuple[Any, ...]], at: int) -> bool:
    """Whether nothing but a few headings stands over a passage."""
    over = [text[int(b[0]) : int(b[1])].strip() for b in bounds[:at]]
    return at <= MOST_HEADINGS and all(len(line) <= LONGEST_TITLE and line[-1:] not in ".!?" for line in over)


def _written_on(stretch: Stretch | None, publication: Publication) -> date | None:
    """The day of writing, where a stretch is one day not long before publication."""
    if stretch is None or stretch.yearless or stretch.length != 1 or publication.day is None:
        return None
    return stretch.first if 0 <= (publication.day - stretch.first).days <= DATELINE_LAG else None


def _note_head(story: Story, text: str, mention: DateMention, publication: Publication, passage: int) -> None:
    """The day or week at the head of the text: of a diary, of a week's agenda, or of the writing (a dateline)."""
    stretch = stretch_of(mention.edtf) if mention.edtf and ".." not in mention.edtf else None
    day = publication.day
    if stretch is None or stretch.yearless or day is None or mention.prefix:
        return
    line_end = text.find("\n", mention.end)
    after = text[mention.end : line_end if line_end >= 0 else len(text)]
    if stretch.length == 1:
        if story.diary and stretch.first >= day and len(after) <= LONGEST_TITLE:
            story.diary_day = stretch.first
        if _PLACE_OF_STAMP.fullmatch(text[passage : mention.start]) and _AFTER_STAMP.match(after):
            story.written = _written_on(stretch, publication) or story.written
    elif 4 <= stretch.length <= 8 and (
        (_WEEK_TITLE.search(text[: mention.start]) and len(after) <= LONGEST_TITLE)
        or (
            any(c.isdigit() for c in mention.text) and _ends_title(after, day, stretch, mention.end - passage)
        )
    ):
        story.title_week = stretch
        story.diary = story.diary or stretch.last > day


def _ends_title(after: str, day: date, stretch: Stretch, length: int) -> bool:
    """Whether a week is the end of a short line, and had just gone by on the day of publication."""
    lag = (day - stretch.last).days
    return length <= LONGEST_TITLE and 0 <= lag <= ISSUE_LAG and _ENDS_TITLE.fullmatch(after) is not None


def _is_behind(stretch: Stretch, mention: DateMention, publication: Publication) -> bool:
    """Whether a title's month or year is what a digest tells of: it is named with its year, or has just passed."""
    if publication.span is None:
        return mention.anchor == "absolute"
    if stretch.first > publication.span[1]:
        return False
    return mention.anchor == "absolute" or (publication.span[0] - stretch.last).days <= DIGEST_LAG


def _in_sentence(
    text: str, passage: int, begin: int, end: int, publication: Publication, story: Story
) -> Iterator[DateMention]:
    """The mentions of one sentence: of what overlaps, the first and longest that is no false friend."""
    free = begin
    candidates = scan(text, begin, end)
    cues = cues_in(text, begin, end) if candidates else []
    for found in candidates:
        if found.start < free:
            continue
        scene = Scene(text, passage, begin, end, found.start, found.end, cues, publication, story)
        readings = _resolve(found, scene)
        for reading in readings:
            explicit = reading.anchor == "absolute"
            scene.remember(reading, explicit_year=explicit)
            story.yearless = story.yearless or (reading.edtf or "").startswith("XXXX-")
            stretch = stretch_of(reading.edtf) if reading.edtf and ".." not in reading.edtf else None
            if stretch is not None:
                _note_led(story, scene, reading, stretch)
            mention = _mention(text, found, scene, reading)
            free = mention.end
            yield mention


def _note_led(story: Story, scene: Scene, reading: Reading, stretch: Stretch) -> None:
    """The time that leads or heads entries, of a chronicle or a diary, holds for what stands behind it."""
    if scene.leads_entry:
        _note_entry(story, reading, stretch)
    elif scene.heads_entries and reading.anchor == "absolute":
        _note_entries(story, stretch, scene)
    if scene.opens_entry and len(reading.edtf or "") == len("2015-03-18") and not stretch.yearless:
        story.diary_day = stretch.first


def _note_entry(story: Story, reading: Reading, stretch: Stretch) -> None:
    """The day, month or year that leads an entry of a chronicle gives the year of the next, and of what the entry dates."""
    if stretch.yearless or reading.anchor not in ("absolute", "context"):
        return
    story.label_day = stretch.first if stretch.length <= 31 else None
    story.paragraph_day = stretch.first
    if stretch.first.year == stretch.last.year:
        story.year = stretch.first.year


def _note_entries(story: Story, stretch: Stretch, scene: Scene) -> None:
    """A heading of a year or some days in capitals gives the year of what stands under it: "1997 - SUMMIT"."""
    line = scene.text[scene.stop : max(scene.stop, scene.text.find("\n", scene.stop))]
    if line.isupper() and stretch.first.year == stretch.last.year:
        story.section_year = stretch.first.year


def _resolve(found: Found, scene: Scene) -> Readings:
    try:
        return _RESOLVERS[found.form](found.match, scene)
    except (ValueError, OverflowError):
        # Beyond the years 1 to 9999 there are no dates to give.
        return (Reading(None),)


def _mention(text: str, found: Found, scene: Scene, reading: Reading) -> DateMention:
    start = found.start if reading.start is None else reading.start
    end = found.end if reading.end is None else reading.end
    return DateMention(
        start=start,
        end=end,
        text=text[start:end],
        edtf=reading.edtf,
        kind=reading.kind,
        anchor=reading.anchor,
        prefix=scene.prefix if reading.kind is DateKind.MOMENT else "",
        days=reading.days,
    )


def _tour(text: str, mentions: list[DateMention], day: DateMention) -> DateMention | None:
    """``a three-day tour starting Monday`` as one interval, of the duration before and the day after."""
    if not mentions or mentions[-1].kind is not DateKind.DURATION or not day.edtf or not mentions[-1].days:
        return None
    length = mentions[-1]
    start = stretch_of(day.edtf) if ".." not in day.edtf else None
    if start is None or start.length != 1 or not length.days or not tour_start(text, length.start, day.start):
        return None
    whole = Stretch(start.first, add_days(start.first, length.days - 1), start.yearless)
    return replace(
        day,
        start=length.start,
        text=text[length.start : day.end],
        edtf=whole.edtf,
        prefix="",
        days=length.days,
    )
