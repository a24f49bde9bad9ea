"""Independent voices: copies of one agency story count as one source.

A document's wording is kept as a bottom-k sketch, a form of MinHash with a single hash function (Cohen and
Kaplan, "Summarizing data using bottom-k sketches", PODC 2007): the k smallest hashes of its runs of five words.
The share of common hashes among the k smallest of both together estimates how much wording two documents share.
"""

import re
from array import array
from collections.abc import Iterable, Mapping
from functools import lru_cache
from zlib import crc32

#: Words in a run, hashes kept, and the likeness from which two documents are copies of one story.
RUN, KEPT, COPIES = 5, 128, 0.5

_WORD = re.compile(r"\w+")


def sketch(text: str) -> bytes:
    """The sketch of a text: up to 128 ascending 32-bit hashes, little-endian."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))} if words else set()
    return array("I", sorted({crc32(run.encode()) for run in runs})[:KEPT]).tobytes()


@lru_cache(maxsize=8192)
def _hashes(sketched: bytes) -> frozenset[int]:
    return frozenset(array("I", sketched))


@lru_cache(maxsize=65536)
def copies(a: bytes, b: bytes) -> bool:
    """Whether two sketched texts are copies of one: the estimated Jaccard similarity of their wording."""
    left, right = _hashes(a), _hashes(b)
    both = left & right
    together = min(KEPT, len(left) + len(right) - len(both))
    if not together or len(both) / together < COPIES:  # the estimate can only be smaller
        return False
    lowest = sorted(left | right)[:KEPT]
    return sum(1 for h in lowest if h in both) / len(lowest) >= COPIES


class Voices:
    """Which documents of one record speak with one voice."""

    def __init__(self, sketches: Mapping[str, bytes]) -> None:
        """Group documents, given with their sketches: each group holds copies of one story."""
        self._voice: dict[str, int] = {}
        for number, document in enumerate(sorted(sketches)):
            mine = sketches[document]
            same = {self._voice[other] for other in self._voice if copies(mine, sketches[other])}
            self._voice[document] = voice = min(same, default=number)
            if len(same) > 1:
                for other, given in self._voice.items():
                    self._voice[other] = voice if given in same else given

    def of(self, document: str) -> int:
        """The number of a document's voice."""
        return self._voice[document]

    def count(self, documents: Iterable[str]) -> int:
        """How many independent voices these documents are."""
        return len({self._voice[document] for document in documents})
