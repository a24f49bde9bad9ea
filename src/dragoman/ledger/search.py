"""Full-text search over the sources: what people type, as FTS5 understands it; and what is found."""

import re
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.ledger.sqlite import SNIPPET_CLOSE, SNIPPET_OPEN

_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')
_MARK = re.compile(f"{SNIPPET_OPEN}|{SNIPPET_CLOSE}")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that holds the words: [``start``, ``end``) of the stored source text of ``document``.

    ``snippet`` is an excerpt; ``marks`` are the (start, end) of the found words in it.
    """

    document: str
    start: int
    end: int
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()


def expression(query: str) -> str:
    """The FTS5 expression for a query: all words, "phrases in quotes", and word* for beginnings.

    Raises UsageError where no word is left.
    """
    terms = []
    for phrase, word in _TERM.findall(query):
        words = re.findall(r"\w+", phrase or word)
        if words:
            begins = "*" if word.endswith("*") else ""
            terms.append('"' + " ".join(words) + '"' + begins)
    if not terms:
        raise UsageError(f"There is no word to search for in '{query}'.")
    return " ".join(terms)


def hit(document: str, start: int, end: int, marked: str) -> Hit:
    """A hit from a row of the search, its snippet's marks turned into offsets."""
    plain, opened, marks, at = [], 0, [], 0
    for piece in _MARK.split(marked):
        plain.append(piece)
        opened, at = at, at + len(piece)
        marks.append((opened, at))
    return Hit(document, start, end, "".join(plain), tuple(marks[1::2]))
