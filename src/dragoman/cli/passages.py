"""Passages of a source with the words of a record marked in them.

On a terminal the words are reversed; in plain text they stand between ``>>>`` and ``<<<``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dragoman.cli.tables import on_terminal, printable

if TYPE_CHECKING:
    from dragoman.records import Evidence

OPEN, CLOSE = ">>>", "<<<"

CONTEXT = 280
"""Characters of its paragraph that are shown before and after the words of a record."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A slice [start, end) of a source text, and the spans in it that are marked; all offsets of the source."""

    start: int
    end: int
    marks: tuple[Span, ...]


def joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, overlapping ones as one."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result


def around(evidence: "Sequence[Evidence]", paragraphs: Sequence[Span], text: str) -> list[Passage]:
    """The surroundings of the evidence in one source: each within its paragraph, close ones as one passage."""
    marks = joined((it.start, it.end) for it in evidence)
    windows = joined(_window(mark, paragraphs, text) for mark in marks)
    return [
        Passage(start, end, tuple(m for m in marks if start <= m[0] and m[1] <= end))
        for start, end in windows
    ]


def _window(mark: Span, paragraphs: Sequence[Span], text: str) -> Span:
    start, end = mark
    low, high = next(((a, b) for a, b in paragraphs if a <= start and end <= b), (0, len(text)))
    first, last = max(low, start - CONTEXT), min(high, end + CONTEXT)
    if first > low:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    if last < high:
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else last
    return first, last


def show_passage(text: str, passage: Passage, *, whole: bool = False) -> None:
    """Write a passage with its marks. ``whole`` says that it isn't cut, so that no dots stand at its ends."""
    pieces: list[tuple[str, bool]] = []
    at = passage.start
    for start, end in passage.marks:
        pieces += [(text[at:start], False), (text[start:end], True)]
        at = end
    pieces.append((text[at : passage.end], False))
    before = "" if whole or not _cut(text, passage.start - 1) else "… "
    after = "" if whole or not _cut(text, passage.end) else " …"
    clean = [(printable(piece), marked) for piece, marked in pieces]
    if on_terminal():
        from rich.console import Console
        from rich.text import Text

        styled = Text.assemble(
            before, *((piece, "reverse" if marked else "") for piece, marked in clean), after
        )
        Console(highlight=False).print(styled, soft_wrap=False)
    else:
        told = "".join(f"{OPEN}{piece}{CLOSE}" if marked else piece for piece, marked in clean)
        print(f"{before}{told}{after}")


def _cut(text: str, place: int) -> bool:
    """Whether the text goes on in the same line at ``place``, or just beyond a space."""
    return 0 <= place < len(text) and text[place] not in "\r\n"
