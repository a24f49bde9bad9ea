"""The article found in a source: passages of the stored source text, and the page's own metadata."""

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

PASSAGE_BREAK = "\n\n"
_BROKEN_LINES = dict.fromkeys(map(ord, "\r\n\t\f\v\x85\u2028\u2029"), " ")


class PassageRole(StrEnum):
    """What a passage is on its page. A headline ends the story above it; facts are coded from it as from a paragraph."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice [start, end) of the stored source text that belongs to the article."""

    start: int
    end: int
    role: PassageRole


@dataclass(frozen=True, slots=True)
class Dropped:
    """A slice that cleaning left out, and why (``menu``, ``teaser``, ``link spam``, ``repeated`` ...)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True)
class Article:
    """The article of one source.

    ``source_text`` is the stored source text: the file's own text for plain text, the visible text of the page
    for HTML. ``text`` is the article alone, its passages joined by blank lines; ``to_source`` leads any span of
    it back to the source. ``published`` and ``retrieved`` are EDTF; ``dateline_place`` is left to annotation.
    """

    source_text: str
    passages: tuple[Passage, ...]
    dropped: tuple[Dropped, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    retrieved: str | None = None
    url: str | None = None
    site: str | None = None
    section: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = field(default_factory=tuple)

    @cached_property
    def text(self) -> str:
        """The article's passages, joined by blank lines: verbatim, but that a line that goes on has a space where it broke."""
        return PASSAGE_BREAK.join(
            self.source_text[p.start : p.end].translate(_BROKEN_LINES) for p in self.passages
        )

    @cached_property
    def _starts(self) -> list[int]:
        lengths = (p.end - p.start + len(PASSAGE_BREAK) for p in self.passages)
        return [0, *accumulate(lengths)][: len(self.passages)]

    def passage_at(self, offset: int) -> Passage:
        """The passage in which the character ``offset`` of ``text`` lies."""
        return self.passages[max(0, bisect_right(self._starts, offset) - 1)]

    def bounds(self) -> list[tuple[int, int, PassageRole]]:
        """The passages as (start, end, role) in offsets of ``text``."""
        return [
            (start, start + p.end - p.start, p.role)
            for start, p in zip(self._starts, self.passages, strict=True)
        ]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The span of the stored source text for a span of ``text`` that lies within one passage.

        Raises ValueError for a span that crosses passages: no such span is verbatim in the source.
        """
        index = max(0, bisect_right(self._starts, start) - 1)
        passage, base = self.passages[index], self._starts[index]
        if end - base > passage.end - passage.start:
            raise ValueError("a span of evidence must lie within one passage")
        return passage.start + start - base, passage.start + end - base
