"""What is known where an expression of time stands: its sentence, the day of publication, the story so far."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dragoman.annotation.dates.arithmetic import Stretch, stretch_of
from dragoman.annotation.dates.clause import FUTURE, Cue, in_quotation, is_aside, prefix_before, tense_around
from dragoman.annotation.mentions import DateKind
from dragoman.records.edtf import bounds, is_valid

STORY_REACH = 1500
"""How many characters on a date of the story can still be meant by "three days later"."""

STAMP_SLACK = 15
"""A line without a full stop that begins with a date, or has no more than this besides one, is a stamp of the page: no part of the story, nor of its year."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. ``start`` and ``end`` are given where it covers only a part of the match."""

    edtf: str | None
    anchor: str = "none"
    kind: DateKind = DateKind.MOMENT
    days: int | None = None
    start: int | None = None
    end: int | None = None


Readings = tuple[Reading, ...]
REFUSED: Readings = ()
"""What a resolver returns for words that are no expression of time."""


class Publication:
    """When the text was published, as far as it is known: a day, a month, a year or nothing."""

    def __init__(self, published: str | None) -> None:
        span = bounds(published) if published and is_valid(published) else None
        self.span = span
        self.day: date | None = span[0] if span and span[0] == span[1] else None
        self.year: int | None = span[0].year if span and span[0].year == span[1].year else None
        same_month = self.year is not None and span is not None and span[0].month == span[1].month
        self.month: date | None = span[0] if span and same_month else None

    def unit_day(self, unit: str) -> date | None:
        """A day of the week, month or year of publication, where publication is known that well."""
        if unit == "month":
            return self.month
        if unit == "year":
            return date(self.year, 1, 1) if self.year else None
        return self.day


@dataclass(frozen=True, slots=True)
class Told:
    """A time that the story told: where, and whether as something to come."""

    offset: int
    stretch: Stretch
    future: bool


@dataclass
class Story:
    """The running story: the times told in its main clauses, and the year that it is in."""

    told: list[Told] = field(default_factory=list)
    year: int | None = None
    paragraph_day: date | None = None
    section_year: int | None = None
    title_year: int | None = None

    def enter_paragraph(self) -> None:
        """A year told in the last paragraph no longer holds where the day of publication says better."""
        self.paragraph_day = None

    def enter_section(self) -> None:
        """A heading: nothing told before it is meant by "the same day" after it."""
        self.told.clear()
        self.paragraph_day = None
        self.section_year = None


@dataclass
class Scene:
    """One expression [start, stop) in its sentence [begin, end), whose passage begins at ``passage``."""

    text: str
    passage: int
    begin: int
    end: int
    start: int
    stop: int
    cues: list[Cue]
    publication: Publication
    story: Story

    @cached_property
    def prefix(self) -> str:
        """The preposition that limits the expression."""
        return prefix_before(self.text, self.begin, self.start)

    @cached_property
    def tense(self) -> str:
        """Whether the clause tells of the past or the future, or "" where no verb says."""
        return tense_around(self.text, self.cues, self.begin, self.end, self.start, self.stop)

    def before(self, length: int = 40) -> str:
        """The words before the expression, within its sentence."""
        return self.text[max(self.begin, self.start - length) : self.start]

    def after(self, length: int = 40) -> str:
        """The words after the expression, within its sentence."""
        return self.text[self.stop : min(self.end, self.stop + length)]

    def last_told(self, longest: int) -> Stretch | None:
        """The last time of the story of at most ``longest`` days; one to come only if this is to come as well."""
        for told in reversed(self.story.told):
            if self.start - told.offset > STORY_REACH:
                return None
            if told.stretch.length <= longest and (not told.future or self.tense == FUTURE):
                return told.stretch
        return None

    def remember(self, reading: Reading, *, explicit_year: bool) -> None:
        """Let the story go on to this time, if it is told in the main line of the story."""
        stretch = stretch_of(reading.edtf) if reading.edtf and ".." not in reading.edtf else None
        if stretch is None or self.prefix not in ("", "from", "during"):
            return
        unfinished = self.text[self.end - 1] not in '.!?…"”'
        alone = self.start == self.begin or self.stop - self.start + STAMP_SLACK > self.end - self.begin
        if unfinished and alone:
            return
        if in_quotation(self.text, self.passage, self.start) or is_aside(self.text, self.begin, self.start):
            return
        future = self.tense == FUTURE
        opens_sentence = self.before().strip().lower() in ("in", "during", "throughout")
        if stretch.length <= 31 or opens_sentence:
            self.story.told.append(Told(self.start, stretch, future))
            if explicit_year and not future and not stretch.yearless:
                self.story.paragraph_day = stretch.first
                self.story.year = stretch.first.year
