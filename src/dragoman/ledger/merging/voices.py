"""Independent voices: copies of one agency story count as one source.

A document's wording is kept as a bottom-k sketch, a form of MinHash with a single hash function (Cohen and
Kaplan, "Summarizing data using bottom-k sketches", PODC 2007): the k smallest hashes of its runs of five words.
The share of common hashes among the k smallest of both together estimates how much wording two documents share.
"""

import re
from array import array
from collections.abc import Iterable, Mapping
from zlib import crc32

#: Words in a run, hashes kept, and the likeness from which two documents are copies of one story.
RUN, KEPT, COPIES = 5, 128, 0.5

_WORD = re.compile(r"\w+")


def sketch(text: str) -> bytes:
    """The sketch of a text: up to 128 ascending 32-bit hashes, little-endian."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))} if words else set()
    return array("I", sorted({crc32(run.encode()) for run in runs})[:KEPT]).tobytes()


def likeness(a: bytes, b: bytes) -> float:
    """The estimated Jaccard similarity of the wording of two sketched texts."""
    left, right = set(array("I", a)), set(array("I", b))
    lowest = sorted(left | right)[:KEPT]
    return sum(1 for h in lowest if h in left and h in right) / len(lowest) if lowest else 0.0


class Voices:
    """Which documents speak with one voice."""

    def __init__(self, sketches: Mapping[str, bytes]) -> None:
        self._sketches = sketches
        self._likeness: dict[tuple[str, str], float] = {}

    def groups(self, documents: Iterable[str]) -> list[list[str]]:
        """The documents, sorted and grouped: each group holds copies of one story."""
        groups: list[list[str]] = []
        for document in sorted(set(documents)):
            same = [g for g in groups if any(self._copies(document, other) for other in g)]
            groups = [g for g in groups if g not in same] + [[document, *(d for g in same for d in g)]]
        return sorted(sorted(group) for group in groups)

    def _copies(self, a: str, b: str) -> bool:
        if (a, b) not in self._likeness:
            self._likeness[a, b] = likeness(self._sketches.get(a, b""), self._sketches.get(b, b""))
        return self._likeness[a, b] >= COPIES
