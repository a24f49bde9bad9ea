"""What is known where an expression of time stands: its sentence, the day of publication, the story so far."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from dragoman.annotation.dates.arithmetic import Days, Stretch, stretch_of, unit_of, year
from dragoman.annotation.dates.clause import (
    FUTURE,
    PAST,
    Cue,
    in_quotation,
    is_aside,
    prefix_before,
    tense_around,
    under_label,
)
from dragoman.annotation.dates.diary import LEADS_PERIOD, opens_entry, opens_line
from dragoman.annotation.mentions import DateKind
from dragoman.records.edtf import bounds, is_valid

STORY_REACH = 1500
"""How many characters on a date of the story can still be meant by "three days later"."""

EVENT_REACH = 300
"""How many characters from a date its event may be named."""

STAMP_SLACK = 15
"""A line without a full stop that begins with a date, or has no more than this besides one, is a stamp of the page: no part of the story, nor of its year."""


SHORTEST_ENTRY = 5
"""What a chronicle tells behind the day of an entry has more words than the section of a page behind its stamp."""


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
    """A time that the story told: where, whether as something to come, and whether counted from another time."""

    offset: int
    stretch: Stretch
    future: bool
    counted: bool = False


@dataclass
class Story:
    """The running story: the times told in its main clauses, and the year that it is in.

    ``title_span`` is the month or year that the title names, ``years`` are those of the times told so far,
    ``halved`` the last month or year of which a half was told. A ``diary`` tells what is to come; ``diary_day`` is
    the day of its last entry, ``title_week`` the week that its title names. ``written`` is the day of the dateline,
    shortly before publication: the "today" of the text; ``label_day`` that which led the last entry of a chronicle. ``yearless`` says whether a day was told whose year is not known.
    """

    told: list[Told] = field(default_factory=list)
    year: int | None = None
    paragraph_day: date | None = None
    section_year: int | None = None
    title_year: int | None = None
    title_span: Stretch | None = None
    years: set[int] = field(default_factory=set)
    halved: tuple[int, Days] | None = None
    diary: bool = False
    diary_day: date | None = None
    title_week: Stretch | None = None
    written: date | None = None
    yearless: bool = False
    label_day: date | None = None

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
        if self.story.diary:
            led = tense_around(self.text, self.cues, self.begin, self.stop, self.start, self.stop)
            return PAST if led == PAST and not self.opens_entry else FUTURE
        tense = tense_around(self.text, self.cues, self.begin, self.end, self.start, self.stop)
        return FUTURE if tense != PAST and under_label(self.text, self.passage, self.start) else tense

    @cached_property
    def opens_entry(self) -> bool:
        """Whether the expression is the label of a diary's entry."""
        return self.story.diary and opens_entry(self.text, self.start)

    @cached_property
    def leads_entry(self) -> bool:
        """Whether the expression opens a line and is parted from what is told behind it: the label of a chronicle's entry."""
        return self._words_led >= SHORTEST_ENTRY

    @cached_property
    def heads_entries(self) -> bool:
        """Whether it leads a heading of entries instead: "1997 - SUMMIT", "4-6 September 2022 - INDONESIA"."""
        return 0 < self._words_led < SHORTEST_ENTRY and self._line_led.lstrip(" :–—-")[:1].isupper()

    @cached_property
    def _line_led(self) -> str:
        """The line that the expression opens, behind it, with what parts it from its words; empty for no such line."""
        if not opens_line(self.text, self.start) or LEADS_PERIOD.match(self.text, self.stop) is None:
            return ""
        line_end = self.text.find("\n", self.stop)
        return self.text[self.stop : line_end if line_end >= 0 else len(self.text)]

    @cached_property
    def _words_led(self) -> int:
        """How many words stand in the line that the expression opens."""
        return sum(any(c.isalpha() for c in word) for word in self._line_led.split())

    def before(self, length: int = 40) -> str:
        """The words before the expression, within its sentence."""
        return self.text[max(self.begin, self.start - length) : self.start]

    def after(self, length: int = 40) -> str:
        """The words after the expression, within its sentence."""
        return self.text[self.stop : min(self.end, self.stop + length)]

    def last_told(self, longest: int) -> Stretch | None:
        """The last time of the story of at most ``longest`` days; one to come only if this is to come as well."""
        return next(self.told_before(longest), None)

    def told_before(self, longest: int) -> Iterator[Stretch]:
        """The times of the story of at most ``longest`` days, the last first; those to come only if this is to come as well."""
        for told in reversed(self.story.told):
            if self.start - told.offset > STORY_REACH:
                return
            if told.stretch.length <= longest and (not told.future or self.tense == FUTURE):
                yield told.stretch

    def entry_day(self) -> Stretch | None:
        """The day of the diary's entry in which this stands."""
        day = self.story.diary_day
        return Stretch(day, day) if self.story.diary and day else None

    def told_nearby(self) -> Stretch | None:
        """The last day or days that this paragraph told, or a diary's entry: what "until Friday" goes on from."""
        if entry := self.entry_day():
            return entry
        for told in reversed(self.story.told):
            if told.offset < self.passage:
                return None
            if told.stretch.length <= 14 and not told.stretch.yearless:
                return told.stretch
        return None

    def told_event(self, noun: str, longest: int) -> Stretch | None:
        """The time of the last event told of that ``noun`` ("summit") names, of at most ``longest`` days."""
        for told in reversed(self.story.told):
            if self.start - told.offset > STORY_REACH:
                return None
            around = self.text[max(0, told.offset - EVENT_REACH) : min(self.start, told.offset + EVENT_REACH)]
            if (
                told.stretch.length <= longest
                and not told.counted
                and noun.lower().rstrip("s") in around.lower()
            ):
                return told.stretch
        return None

    def story_unit(self, unit: str) -> Days | None:
        """The month or year of the story, where it is another than that of publication and is not to come.

        The title says it best; else the month is that of the time last told, the year the one that all times told
        so far were in.
        """
        title = self.story.title_span
        if unit == "year":
            known = self.story.title_year or self.story.section_year
            if known is None and self.tense != FUTURE and len(self.story.years) == 1:
                (known,) = self.story.years
            return year(known) if known and known != self.publication.year else None
        if unit != "month" or self.tense == FUTURE:
            return None
        told = title if title and title.length <= 31 else self.last_told(31)
        if told is None or told.yearless:
            return None
        found, known_month = unit_of(told.last, "month"), self.publication.month
        return None if known_month and found[0] == known_month.replace(day=1) else found

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
        known = self.publication.span
        ahead = known is not None and not stretch.yearless and stretch.first > known[1]
        future = self.tense == FUTURE or ahead
        if not future and not stretch.yearless and stretch.first.year == stretch.last.year:
            self.story.years.add(stretch.first.year)
        opens_sentence = self.before().strip().lower() in ("in", "during", "throughout")
        if stretch.length <= 31 or opens_sentence:
            self.story.told.append(Told(self.start, stretch, future, reading.anchor == "narrative"))
            if explicit_year and not future and not stretch.yearless:
                self.story.paragraph_day = stretch.first
                self.story.year = stretch.first.year
