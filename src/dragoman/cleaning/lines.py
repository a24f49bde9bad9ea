"""A source text is cut into blocks: its lines or, where lines were wrapped by hand, its runs of lines."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from dragoman.cleaning.article import Dropped, PassageRole
from dragoman.cleaning.run_on import is_run_on, pieces

_LINE = re.compile(r"[^\r\n\f\v\x1c-\x1e\x85\u2028\u2029]+")
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
# "*December 2022, ...": a bullet may stand right before a month or a figure.
_BULLET = re.compile(
    r"\s*(?:(?:[-–—*•·▪●◦»>]|\*\*)\s+|\(?\d{1,2}[.)]\s+(?=\S)|\(?[a-z]\)\s+"
    r"|[*•·▪●](?=(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?[ ,]+\d))"
)
_INDENT = re.compile(r"(?:\t| {2,})\S")
# Mail, wires and old text files wrap at 60 to 80 columns; nobody reads columns narrower than 45 or writes
# paragraphs shorter than the wider limit on one line only.
_NARROWEST, _WIDEST = 45, 110
# Of the line ends in a run, how many must be where the next word did not fit any more. Greedy wrapping gives
# all; hand-made line ends, hyphens and double spaces cost a few.
_FIT_SHARE = 0.8


@dataclass(slots=True)
class Block:
    """A slice [start, end) of the text, and what was decided on it.

    ``line`` is its text with white space collapsed. ``reason`` says why it is left out (None while it stays);
    ``gap`` whether a blank line stands above it; ``heading`` whether the page marks it as one.
    """

    start: int
    end: int
    line: str
    gap: bool = False
    bullet: bool = False
    heading: bool = False
    reason: str | None = None
    role: PassageRole | None = None

    @property
    def kept(self) -> bool:
        """Whether nothing has spoken against the block so far."""
        return self.reason is None


@dataclass
class Page:
    """A text on its way to an article: its blocks, and what the page says of itself."""

    text: str
    blocks: list[Block]
    cuts: list[Dropped] = field(default_factory=list)
    title: str | None = None
    authors: list[str] = field(default_factory=list)
    published: str | None = None
    retrieved: str | None = None
    section: str | None = None
    url: str | None = None
    notes: list[str] = field(default_factory=list)

    def kept(self) -> list[Block]:
        """The blocks that stay so far."""
        return [block for block in self.blocks if block.reason is None]

    def trim(self, block: Block, start: int, end: int, reason: str) -> None:
        """Leave only [start, end) of a block; what is cut off is recorded."""
        if block.start < start:
            self.cuts.append(Dropped(block.start, start, reason))
        if end < block.end:
            self.cuts.append(Dropped(end, block.end, reason))
        block.start, block.end = start, end
        block.line = collapse(self.text[start:end])


def collapse(text: str) -> str:
    """The text on one line, with single spaces."""
    return _SPACE.sub(" ", text).strip()


def make_block(text: str, start: int, end: int, *, gap: bool = False) -> Block | None:
    """The block of [start, end) without the white space around it, or None where nothing else is there."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" \t\xa0\u200b\ufeff\r\n"))
    right = len(piece.rstrip(" \t\xa0\u200b\ufeff\r\n"))
    line = collapse(piece)
    if left >= right or not line:
        return None
    return Block(start + left, start + right, line, gap=gap, bullet=_BULLET.match(piece) is not None)


def segment(text: str) -> list[Block]:
    """The blocks of a plain text, in order."""
    lines: list[Block | None] = []
    above = 0
    run_on = is_run_on(text)
    for match in _LINE.finditer(text):
        gap = text.count("\n", above, match.start()) > 1 or text.count("\r", above, match.start()) > 1
        above = match.end()
        for start, end in pieces(match[0]) if run_on else [(0, len(match[0]))]:
            gap = gap or bool(lines and lines[-1] is None)
            lines.append(make_block(text, match.start() + start, match.start() + end, gap=gap))
            gap = False
    runs: list[list[Block]] = []
    blank = True
    for line in lines:
        if line is None:
            blank = True
        elif blank or line.gap:
            line.gap = True
            runs.append([line])
            blank = False
        else:
            runs[-1].append(line)
    width = _wrap_width(runs)
    if width is None:
        evident = _evident_width(runs)
        return [block for run in runs for block in _going_on(run, evident)]
    return [block for run in runs for block in _unwrap(text, run, width)]


def _fits(line: str, after: Block, width: int) -> bool:
    """Whether the first word of the next line would have had room on this one: then the break is meant."""
    return len(line) + 1 + len(after.line.split(" ", 1)[0]) <= width


def _wrap_width(runs: list[list[Block]]) -> int | None:
    """The column at which the text is wrapped, or None where its lines are paragraphs.

    Only runs of three lines and more tell: a headline above its byline looks like two wrapped lines.
    """
    wrapped = whole = 0
    widths: Counter[int] = Counter()
    for run in runs:
        if len(run) < 3 or _is_headlines(run):
            continue
        width = max(len(block.line) for block in run)
        breaks = [not _fits(a.line, b, width) for a, b in pairwise(run)]
        full = sum(breaks) >= _FIT_SHARE * len(breaks)
        if _NARROWEST <= width <= _WIDEST and (full or _is_ragged(run, width)):
            wrapped += len(run)
            widths[width] += len(run)
        elif evident := _plainly_wrapped(run):
            wrapped += len(run)
            widths[evident] += len(run)
        else:
            whole += len(run)
    if wrapped < 3 or wrapped < whole:
        return None
    return max(widths)


# So many lines of a run, and such a share of it, go on in the next with a small letter: it is wrapped, though junk in it is not.
_PLAINLY, _PLAIN_SHARE = 4, 0.3


def _broken(run: list[Block]) -> list[Block]:
    """The lines of a run that go on in the next with a small letter."""
    return [a for a, b in pairwise(run) if b.line[0].islower() and not b.bullet]


def _plainly_wrapped(run: list[Block]) -> int | None:
    """The column of a run many of whose lines end within a sentence: an old wire, with a wider line or two below it."""
    broken = [
        len(a.line)
        for a in _broken(run)
        if len(a.line) >= _NARROWEST and (a.line[-1].isalnum() or a.line[-1] in ",'’")
    ]
    many = len(broken) >= max(_PLAINLY, _PLAIN_SHARE * (len(run) - 1))
    return max(broken) if many and max(broken) <= _WIDEST else None


_FULL_STOP = re.compile(r"[a-z0-9)”\"][.!?](?:[”\"’]?\s|[”\"’]?$)")
# A line that goes on in the next one ends within its sentence; so short a line is an entry of a list.
_SHORTEST_WRAPPED = 45
# So many lines that break within a sentence show at which column.
_FEWEST_BROKEN = 2
_CUT_SHORT = re.compile(
    r"(?:\b(?:the|an?|of|to|in|on|at|by|for|with|from|and|or|his|her|its|their|that|which|who|as)|[a-z],)$"
)


def _evident_width(runs: list[list[Block]]) -> int | None:
    """The column at which entries under one another were wrapped: that of the lines whose sentence plainly goes on."""
    lines = [block for run in runs for block in run]
    broken = [len(a.line) for run in runs for a in _broken(run) if _NARROWEST <= len(a.line) <= _WIDEST]
    if len(broken) < _FEWEST_BROKEN:
        return None
    width = max(broken)
    return width if sum(len(b.line) <= width + 1 for b in lines) >= _FIT_SHARE * len(lines) else None


def _going_on(run: list[Block], width: int | None) -> list[Block]:
    """A run without a width of its own (captions, entries of a list): a line is joined with that in which it goes on."""
    blocks, last = run[:1], run[0].line
    for line in run[1:]:
        broken = len(last) >= _SHORTEST_WRAPPED and not line.bullet
        goes_on = (last[-1].isalpha() and line.line[0].islower()) or _CUT_SHORT.search(last)
        full = width is not None and not _fits(last, line, width)
        if broken and (goes_on or (full and last[-1] not in ".!?:")):
            blocks[-1].end = line.end
            blocks[-1].line = f"{blocks[-1].line} {line.line}"
        else:
            blocks.append(line)
        last = line.line
    return blocks


# Programs that even out the right margin (fmt) leave room on most lines: then lines of like length, a good part of which
# begin in lower case, as headlines never do.
_RAGGED, _LOWER_SHARE = 0.72, 0.4


def _is_ragged(run: list[Block], width: int) -> bool:
    """Whether the lines of a run, but the last, are about as long as each other and go on within sentences."""
    lower = sum(block.line[0].islower() for block in run[1:])
    return (
        all(len(block.line) >= _RAGGED * width for block in run[:-1])
        and lower >= _LOWER_SHARE * (len(run) - 1)
        and not any(block.bullet for block in run)
    )


def _is_headlines(run: list[Block]) -> bool:
    """Whether lines stand under one another of which none goes on in lower case and none has a full stop: they tell nothing."""
    return not any(block.line[0].islower() for block in run[1:]) and not any(
        _FULL_STOP.search(block.line) for block in run
    )


def _unwrap(text: str, run: list[Block], width: int) -> list[Block]:
    # The narrowest line that counts as full: two words of room cover ragged and hyphenated settings.
    full = 0.72 * width
    blocks = [run[0]]
    last = run[0]
    for line in run[1:]:
        head = blocks[-1]
        indented = _INDENT.match(text, text.rfind("\n", 0, line.start) + 1) is not None
        starts = line.bullet or (indented and last.line.endswith((".", "”", '"', ":")))
        if not starts and not _fits(last.line, line, int(full)):
            head.end = line.end
            head.line = f"{head.line} {line.line}"
        else:
            blocks.append(line)
        last = line
    return blocks
