"""A text seen from one of its spans: the words before and after it, its sentence, and how that is written."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

_INSIDE_WORDS = "'’.-"
_WORD_AFTER = re.compile(r"(['’]s?)?([^\w]*)(\w[\w'’\-]*)?")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_REACH = 40
_VICINITY = 600


@dataclass(frozen=True, slots=True)
class Before:
    """The word before a span, and what stands between the two."""

    word: str
    gap: str

    @property
    def adjacent(self) -> bool:
        """Whether only a space stands between."""
        return self.gap in (" ", "\u00a0")


@dataclass(frozen=True, slots=True)
class After:
    """The word after a span; ``possessive`` is "'s" or "'" where one is attached to the span."""

    possessive: bool
    gap: str
    word: str

    @property
    def adjacent(self) -> bool:
        """Whether the word follows after one space, with no possessive between."""
        return self.gap in (" ", "\u00a0") and not self.possessive


@dataclass
class Surroundings:
    """A text with its sentences, for questions about what stands around a span."""

    text: str
    sentences: Sequence[tuple[int, int]]
    _starts: list[int] = field(init=False)
    _shouting: dict[int, bool] = field(default_factory=dict)
    _headline: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._starts = [start for start, _ in self.sentences]

    def before(self, start: int) -> Before:
        """The word before ``start``, within the same line; an empty word where there is none."""
        text, first = self.text, max(0, start - _REACH)
        end = start
        while end > first and not text[end - 1].isalnum():
            end -= 1
            if text[end] == "\n":
                return Before("", text[end + 1 : start])
        begin = end
        while begin > first and (text[begin - 1].isalnum() or text[begin - 1] in _INSIDE_WORDS):
            begin -= 1
        return Before(text[begin:end].lstrip(_INSIDE_WORDS), text[end:start])

    def after(self, end: int) -> After:
        """The word after ``end``, within the same line; an empty word where there is none."""
        right = self.text[end : end + _REACH]
        cut = right.find("\n")
        if cut >= 0:
            right = right[:cut]
        found = _WORD_AFTER.match(right)
        if found is None:
            return After(False, right, "")
        return After(bool(found[1]), found[2], found[3] or "")

    def sentence(self, offset: int) -> tuple[int, int]:
        """The sentence in which ``offset`` lies; the whole text where sentences are not given."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return (0, len(self.text))
        return self.sentences[index]

    def vicinity(self, offset: int) -> tuple[int, int]:
        """The sentence in which ``offset`` lies, cut to some hundred characters on either side of it."""
        start, end = self.sentence(offset)
        return max(start, offset - _VICINITY), min(end, offset + _VICINITY)

    def opens_sentence(self, start: int) -> bool:
        """Whether the span stands first in its sentence, quotation marks aside."""
        begin = self.sentence(start)[0]
        if start - begin > _REACH:
            return False
        return not self.text[begin:start].strip(" \t\n\"'“”‘’«»(")

    def shouted(self, offset: int) -> bool:
        """Whether the sentence is written in capital letters throughout."""
        start, end = self.sentence(offset)
        known = self._shouting.get(start)
        if known is None:
            words = _WORDS.findall(self.text, start, min(end, start + 400))
            known = len(words) > 2 and sum(word.isupper() for word in words) >= 0.9 * len(words)
            self._shouting[start] = known
        return known

    def headline(self, offset: int) -> bool:
        """Whether the sentence is written with Capitals in Most Words, as headlines are."""
        start, end = self.sentence(offset)
        known = self._headline.get(start)
        if known is None:
            long = [word for word in _WORDS.findall(self.text, start, min(end, start + 400)) if len(word) > 3]
            unclosed = not self.text[start:end].rstrip().endswith((".", "!", "?", '"', "”"))
            known = unclosed and len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
            self._headline[start] = known
        return known
