"""Full-text search over the sources: what people type, and what is found."""

import re
from dataclasses import dataclass

from dragoman.errors import UsageError

_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')

#: Letters and digits make words, with the accents that stand behind them as signs of their own.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


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


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together in this order; ``begins``: of the last word only the beginning is given."""

    words: tuple[str, ...]
    begins: bool = False


def terms(query: str) -> list[Term]:
    """What a query asks for: all its words, "phrases in quotes", and word* for beginnings.

    Raises UsageError where no word is left.
    """
    found = []
    for phrase, word in _TERM.findall(query):
        words = tuple(WORD.findall(phrase or word))
        if words:
            found.append(Term(words, begins=word.endswith("*")))
    if not found:
        raise UsageError(f"There is no word to search for in '{query}'.")
    return found
