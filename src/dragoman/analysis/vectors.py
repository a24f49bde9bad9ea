"""The vectors of a country's diplomacy: the groups of partners in which analysts speak of it.

The table is ``knowledge/tables/regions.toml``, which a user can change.
"""

from collections import Counter
from collections.abc import Sequence

from dragoman.knowledge.regions import Vector, vector_of


def vector_of_parties(codes: Sequence[str], home: str) -> Vector | None:
    """The vector that more than half of the parties belong to; None where there is none, or no party."""
    tally = Counter(vector_of(code, home) for code in codes)
    if not tally:
        return None
    vector, count = min(tally.items(), key=lambda item: (-item[1], item[0].order, item[0].id))
    return vector if 2 * count > len(codes) else None
