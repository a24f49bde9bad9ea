"""A text as the persons' finder reads it: its words, and which of them are states and organisations."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dragoman.annotation.actors.places import is_dateline
from dragoman.annotation.mentions import ActorForm, ActorMention, DateKind, DateMention, PlaceMention
from dragoman.annotation.persons.secretariat import Secretariat, secretariat_of
from dragoman.annotation.persons.sections import sections
from dragoman.knowledge.countries import country, surfaces
from dragoman.knowledge.loading import table
from dragoman.knowledge.names import Word, split_words

_AT_A_PLACE = frozenset({"from", "in", "at", "near", "outside", "via"})
_LIMITS = frozenset({"since", "until", "by", "before"})
# Words of four letters and more that headings leave small.
_SMALL_IN_HEADINGS = frozenset(
    {"with", "from", "over", "into", "upon", "after", "amid", "between", "their", "that", "this", "than", "under", "against",
     "about", "before", "during", "onto", "towards", "toward", "through", "and", "for", "the", "near", "within", "without"}
)  # fmt: skip


class Span(NamedTuple):
    """A span [start, end) of characters."""

    start: int
    end: int


@cache
def not_names() -> dict[str, str]:
    """Words (lower case) that are no part of a name, with the reason."""
    return {
        word: row["reason"] for row in table("not_names.csv", ("words",)) for word in row["words"].split()
    }


@cache
def _capitals() -> dict[str, str]:
    """Capitals of one word, each with its country; where two countries share the name, none."""
    by_name: dict[str, set[str]] = {}
    for surface in surfaces():
        if surface.form == "capital" and " " not in surface.text:
            by_name.setdefault(surface.text, set()).add(surface.code)
    return {name: codes.pop() for name, codes in by_name.items() if len(codes) == 1}


class Page:
    """The words of a text, and look-ups on them.

    ``home`` is alpha-3 or None; ``published`` an EDTF date or None; ``doc`` a spaCy Doc of the text or None;
    ``dates`` the text's expressions of time; ``places`` its cities.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        actors: Sequence[ActorMention],
        doc: Doc | None = None,
        home: str | None = None,
        published: str | None = None,
        dates: Sequence[DateMention] = (),
        places: Sequence[PlaceMention] = (),
    ) -> None:
        self.text = text
        self.words: list[Word] = split_words(text)
        self.sentences = [Span(*s) for s in sentences] or [Span(0, len(text))]
        self._sentence_starts = [s.start for s in self.sentences]
        self.actors = sorted(actors, key=lambda a: (a.start, -a.end))
        self.doc = doc
        self.home = home
        self.published = published
        self.ground: str | None = (
            None  # the country that the page leaves unsaid, where persons.ground finds one
        )
        self.sections = sections(text, self.actors)
        self.datelines = [p for p in places if is_dateline(text, p.start, p.end)]
        self._places = [p for p in places if p not in self.datelines]
        self._days = self._told(dates)
        self._word_starts = [w.start for w in self.words]
        self._covered: dict[int, ActorMention] = {}
        for actor in self.actors:
            for i in range(self.word_at(actor.start), len(self.words)):
                if self.words[i].start >= actor.end:
                    break
                self._covered.setdefault(i, actor)
        self._join_lines()
        self._headings: dict[int, bool] = {}

    @cached_property
    def secretariat(self) -> Secretariat | None:
        """The organisation whose page it is: whose officials it leaves unsaid, as a country's page its country's."""
        if self.home is not None:  # there the secretary-general may be the ministry's own
            return None
        return secretariat_of(self.words, self.actors, self.published)

    def _told(self, dates: Sequence[DateMention]) -> dict[int, str]:
        """The day of which each sentence tells, where that lies before the report: its latest date, as EDTF.

        "Resumed in January the relations severed in 1972" tells of January.
        """
        days: dict[int, str] = {}
        for date in dates:
            known = date.edtf if date.kind is DateKind.MOMENT and date.prefix not in _LIMITS else None
            day = known.split("/")[0] if known and "X" not in known else ""
            if day[:4].isdigit() and (self.published is None or day < self.published[: len(day)]):
                number = self.sentence_number(date.start)
                days[number] = max(day, days.get(number, day))
        return days

    def day_at(self, offset: int) -> str | None:
        """The day on which to look up who held an office: that of the sentence, or of the one before where it tells of
        another year, else the report's own."""
        number = self.sentence_number(offset)
        before = self._days.get(number - 1) if number and "\n\n" not in self._between(number) else None
        if before is not None and self.published is not None and before[:4] == self.published[:4]:
            before = None
        return self._days.get(number) or before or self.published

    def _between(self, number: int) -> str:
        """What stands between a sentence and the one before."""
        return self.text[self.sentences[number - 1].end : self.sentences[number].start]

    def _join_lines(self) -> None:
        """A line's end inside a sentence is a space: agencies wrap their lines in the middle of a name."""
        for i in range(1, len(self.words)):
            gap = self.words[i].gap
            if "\n" in gap and "\n\n" not in gap and self.same_sentence(i - 1, i):
                self.words[i] = replace(self.words[i], gap=gap.replace("\r", "").replace("\n", " "))

    def word_at(self, offset: int) -> int:
        """The index of the word that holds or follows the character at ``offset``."""
        i = bisect_right(self._word_starts, offset) - 1
        if i >= 0 and offset < self.words[i].end:
            return i
        return i + 1

    def sentence_number(self, offset: int) -> int:
        """The number of the sentence that holds ``offset``."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def sentence(self, offset: int) -> Span:
        """The sentence that holds ``offset``."""
        return self.sentences[self.sentence_number(offset)]

    def actor(self, i: int) -> ActorMention | None:
        """The state or organisation that word ``i`` belongs to."""
        return self._covered.get(i)

    def states_in(self, start: int, end: int) -> set[str]:
        """The states that are named, or whose capitals are named, between two offsets."""
        codes = {
            a.code for a in self.actors if a.is_state and start <= a.start and a.end <= end and not a.members
        }
        words = self.words[self.word_at(start) : self.word_at(end)]
        return codes | {_capitals()[w.text] for w in words if w.text in _capitals()}

    def capitals_in(self, start: int, end: int) -> list[tuple[int, str]]:
        """Where capitals are named between two offsets, each with its country."""
        words = self.words[self.word_at(start) : self.word_at(end)]
        return [(w.start, _capitals()[w.text]) for w in words if w.text in _capitals()]

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens of the parse between two offsets, wholly or in part; none where the text was not parsed."""
        span = self.doc.char_span(start, end, alignment_mode="expand") if self.doc is not None else None
        return list(span) if span is not None else []

    def capital_at(self, i: int) -> tuple[str, int] | None:
        """The state whose capital stands at word ``i`` ("his counterpart in Tripoli"), and the word behind it."""
        if i >= len(self.words):
            return None
        at = self.words[i].start
        place = next((p for p in self._places if p.start == at and p.country), None)
        if place is None or not place.country or country(place.country).capital != place.name:
            return None
        behind = i
        while behind < len(self.words) and self.words[behind].start < place.end:
            behind += 1
        return place.country, behind

    def grounds_in(self, start: int, end: int) -> set[str]:
        """The states of the places that are named between two offsets, datelines left out."""
        return {p.country for p in self._places if p.country and start <= p.start and p.end <= end}

    def in_a_city(self, i: int) -> bool:
        """Whether word ``i`` is the city that a preposition says: "From Lusaka Hichilema flew on"."""
        start = self.words[i].start
        return self.lower(i - 1) in _AT_A_PLACE and any(p.start <= start < p.end for p in self._places)

    def opens_sentence(self, i: int) -> bool:
        """Whether word ``i`` is the first of its sentence, or of a quotation in it."""
        if i == 0:
            return True
        word = self.words[i]
        return self.sentence(word.start).start > self.words[i - 1].start or any(
            c in word.gap for c in '“"‘:.!?\n'
        )

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether words ``i`` and ``j`` stand in one sentence."""
        return self.sentence_number(self.words[i].start) == self.sentence_number(self.words[j].start)

    def heading(self, offset: int) -> bool:
        """Whether the sentence at ``offset`` is a heading: no full stop, its longer words capitalised, its verb too."""
        number = self.sentence_number(offset)
        if number not in self._headings:
            start, end = self.sentences[number]
            words = [w for w in self.words[self.word_at(start) : self.word_at(end)] if len(w.text) > 3]
            closed = self.text[start:end].rstrip("\"”’') \n\t")[-1:] in (".", "!", "?", ";", ":")
            capitals = sum(w.capital for w in words)
            small = any(not w.capital and w.lower not in _SMALL_IN_HEADINGS for w in words)
            self._headings[number] = (
                not closed and len(words) > 2 and capitals >= 0.7 * len(words) and not small
            )
        return self._headings[number]

    def adjective(self, actor: ActorMention) -> bool:
        """Whether an actor is named by an adjective ("Belarusian"), which stands before what belongs to it."""
        return actor.form in (ActorForm.ADJECTIVE, ActorForm.DEMONYM)

    def lower(self, i: int) -> str:
        """Word ``i`` in lower case; empty outside the text."""
        return self.words[i].lower if 0 <= i < len(self.words) else ""

    def tight(self, i: int) -> bool:
        """Whether only a space, a hyphen or an apostrophe stands between word ``i`` and the one before it."""
        if not 0 < i < len(self.words):
            return False
        if self.words[i].gap.strip("\u00a0") == " - ":
            return False  # "ACCRA - President X": a dash
        gap = self.words[i].gap.strip(" \u00a0")
        if self.words[i - 1].possessive:
            gap = gap.strip('“" ')  # China’s “paramount leader”
        return gap in ("", "-", "'s", "’s", "'", "’") or (gap == "." and len(self.words[i - 1].text) == 1)
