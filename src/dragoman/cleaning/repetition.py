"""What stands on a page twice: excerpts above the article, second copies with small edits, doubled headlines."""

import re
from collections import defaultdict

from rapidfuzz.distance import Levenshtein

from dragoman.cleaning.bylines import byline
from dragoman.cleaning.dates import heads_days, stamps
from dragoman.cleaning.lines import Block, Page
from dragoman.cleaning.shape import is_headline, is_prose, key, trails_off, words

# Words in a shingle: three in a row by chance are common, in a whole paragraph's order they are not.
_SHINGLE = 3
# Share of a paragraph's shingles that one other paragraph must hold. Copies that we saw edited ("totaled",
# "totalled") keep .9 and more; formulaic notices of two different meetings reach .7.
_COPY_SHARE = 0.75
# Below this many words, only the very same words are a copy.
_FUZZY_WORDS = 12
# How many paragraphs one shingle remembers, so that a page of nothing but copies stays linear.
_POSTINGS = 6
# An excerpt must share so many words with the paragraph that it comes from.
_EXCERPT_WORDS = 4
# Names that differ by so few letters are spellings of one (Lukashenko, Lukashenka).
_SPELLING = 2

_CAPITALISED = re.compile(r"(?<![.!?…]\s)(?<!\A)\b[^\W\d_a-z][\w'’-]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def mark_excerpts(page: Page) -> None:
    """Mark the beginnings of paragraphs ("... for the sake of security in...") whose whole stands elsewhere.

    Where the excerpt stands above the article, its whole sentences before the one that trails off are copies
    too, and what is between it and the article is the caption of the picture there.
    """
    blocks = page.blocks
    keys = [key(b.line) for b in blocks]
    beginnings: dict[str, list[int]] = defaultdict(list)
    places: dict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(keys):
        if blocks[i].kept and text:
            beginnings[" ".join(text.split(" ", _EXCERPT_WORDS)[:_EXCERPT_WORDS])].append(i)
            places[text].append(i)
    for i, block in enumerate(blocks):
        tokens = keys[i].split(" ")
        if not block.kept or len(tokens) < _EXCERPT_WORDS:
            continue
        whole = _whole(i, keys, beginnings[" ".join(tokens[:_EXCERPT_WORDS])], trails_off(block.line))
        if whole is None:
            continue
        block.reason = "excerpt"
        if whole > i:
            _mark_around_excerpt(blocks, keys, places, i, whole)


def _whole(i: int, keys: list[str], others: list[int], trailing: bool) -> int | None:
    """The paragraph that the block ``i`` is the beginning of."""
    if not trailing and keys[i].count(" ") < 2 * _EXCERPT_WORDS:
        return None
    # The last word of an excerpt may be cut; twenty others are more than any page has of one beginning.
    start = keys[i].rsplit(" ", 1)[0] if trailing else keys[i] + " "
    for k in others[:20]:
        if k != i and len(keys[k]) > len(keys[i]) and keys[k].startswith(start):
            return k
    return None


def _mark_around_excerpt(
    blocks: list[Block], keys: list[str], places: dict[str, list[int]], i: int, whole: int
) -> None:
    first = whole
    for k in range(i - 1, -1, -1):
        if not blocks[k].kept:
            continue
        later = [p for p in places[keys[k]] if i < p <= whole]
        if not later or not is_prose(blocks[k].line):
            break
        blocks[k].reason = "excerpt"
        first = min(first, later[0])
    above = any(b.kept and is_headline(b.line) and len(words(b.line)) >= 3 for b in blocks[:i])
    between = [b for b in blocks[i + 1 : first] if b.kept and not stamps(b.line) and not byline(b.line)]
    if above and len(between) <= 3 and not any(is_prose(b.line) for b in between):
        for b in between:
            b.reason = "caption"


def mark_copies(page: Page) -> None:
    """Mark paragraphs that stand further up already, with the same words or with small edits, in any order."""
    seen: dict[str, int] = {}
    index: dict[int, list[int]] = defaultdict(list)
    shingled: dict[int, str] = {}
    for i, block in enumerate(page.blocks):
        if not block.kept:
            continue
        text = key(block.line)
        tokens = text.split(" ")
        if not is_prose(block.line):
            continue
        if text in seen:
            block.reason = "repeated"
            continue
        seen[text] = i
        if len(tokens) < _FUZZY_WORDS:
            continue
        shingles = {hash(tuple(tokens[k : k + _SHINGLE])) for k in range(len(tokens) - _SHINGLE + 1)}
        votes: dict[int, int] = defaultdict(int)
        for shingle in shingles:
            for other in index.get(shingle, ()):
                votes[other] += 1
        best = max(votes, key=votes.__getitem__, default=None)
        if (
            best is not None
            and votes[best] >= _COPY_SHARE * len(shingles)
            and _same_facts(block.line, shingled[best])
        ):
            block.reason = "repeated"
            continue
        shingled[i] = block.line
        for shingle in shingles:
            if len(index[shingle]) < _POSTINGS:
                index[shingle].append(i)
    _mark_copied_headings(page)


def _same_facts(copy: str, original: str) -> bool:
    """Whether a paragraph names nobody and counts nothing that the other does not.

    Reports of two meetings can be alike in all but a name and a day.
    """
    if not set(_NUMBER.findall(copy)) <= set(_NUMBER.findall(original)):
        return False
    names = set(words(original))
    for name in set(_CAPITALISED.findall(copy)) - names:
        limit = _SPELLING if len(name) > 5 else 0
        if not any(Levenshtein.distance(name, other, score_cutoff=limit) <= limit for other in names):
            return False
    return True


def _mark_copied_headings(page: Page) -> None:
    """Mark a headline that stands twice in a row, and headings whose paragraph is a copy."""
    blocks = page.blocks
    above: dict[str, int] = {}
    last = ""
    for i, block in enumerate(blocks):
        text = key(block.line)
        if block.kept and not is_prose(block.line) and text and not heads_days(block.line):
            below = blocks[i + 1] if i + 1 < len(blocks) else None
            copied = below is not None and below.reason == "repeated"
            if text == last or (copied and text in above):
                block.reason = "repeated"
            above[text] = i
        if block.kept or block.reason == "repeated":
            last = text
