"""Words of a text as full-text search sees them, and an excerpt around those that were found.

SQLite's FTS5 does both by itself; for databases that don't, it is done here in the same way: letters and digits make
words, case and accents don't count, an excerpt is a run of words with the most of what was asked for.
"""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.ledger.search import WORD, Term

#: So many words make an excerpt.
EXCERPT = 32

#: Of a longer word only the beginning counts (what is so long is none: a key, an attachment).
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Word:
    """A word at [``start``, ``end``) of a text; ``plain`` is it without case and accents."""

    start: int
    end: int
    plain: str


def words(text: str) -> Iterator[Word]:
    """The words of a text."""
    for found in WORD.finditer(text):
        yield Word(found.start(), found.end(), plain(found.group()))


def plain(word: str) -> str:
    """A word in lower case, without accents."""
    if word.isascii():
        return word.lower()[:LONGEST]
    bare = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", "".join(c for c in bare if not unicodedata.combining(c)))[:LONGEST]


def excerpt(
    text: str, terms: list[Term], stem: Callable[[str], str]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The part of a text that holds most of what was asked for, and the (start, end) of the found words in it."""
    listed = list(words(text))
    if not listed:
        return text, ()
    stems = [stem(word.plain) for word in listed]
    found = list(_found(stems, terms, stem))
    first, last = _window(found, len(listed))
    start = 0 if first == 0 else listed[first].start
    end = len(text) if last == len(listed) - 1 else listed[last].end
    before, after = "…" if start else "", "…" if end < len(text) else ""
    marks = tuple(
        (listed[at].start - start + len(before), listed[until].end - start + len(before))
        for _, at, until in found
        if first <= at and until <= last
    )
    return before + text[start:end] + after, marks


def _found(stems: list[str], terms: list[Term], stem: Callable[[str], str]) -> Iterator[tuple[int, int, int]]:
    """Where terms stand, as (term, first word, last word), in the order of the text; none reaches into another."""
    wanted = [[stem(plain(word)) for word in term.words] for term in terms]
    at = 0
    while at < len(stems):
        for number, (term, asked) in enumerate(zip(terms, wanted, strict=True)):
            here = stems[at : at + len(asked)]
            last = here[-1].startswith(asked[-1]) if term.begins else here[-1] == asked[-1]
            if len(here) == len(asked) and here[:-1] == asked[:-1] and last:
                yield number, at, at + len(asked) - 1
                at += len(asked) - 1
                break
        at += 1


def _window(found: list[tuple[int, int, int]], many: int) -> tuple[int, int]:
    """The first and last word of the excerpt: a run that holds the most different terms, the earliest of the best."""
    best, chosen = (-1, -1), 0
    for place, (_, start, _) in enumerate(found):
        within = [term for term, _, until in found[place:] if until < start + EXCERPT]
        if (len(set(within)), len(within)) > best:
            best, chosen = (len(set(within)), len(within)), place
    if not found:
        return 0, min(EXCERPT, many) - 1
    start = found[chosen][1]
    last = max((until for _, _, until in found[chosen:] if until < start + EXCERPT), default=start)
    room = max(0, EXCERPT - (last - start + 1))
    first = max(0, min(start - room // 2, many - EXCERPT))
    return first, min(many, first + EXCERPT) - 1
