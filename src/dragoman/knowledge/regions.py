"""The vectors of the digest: to which section a state or an organisation belongs (``tables/regions.toml``)."""

from dataclasses import dataclass
from functools import cache

from dragoman.errors import DragomanError
from dragoman.knowledge.countries import country, is_state
from dragoman.knowledge.loading import settings


@dataclass(frozen=True, slots=True)
class Vector:
    """A section of the digest. ``order`` is its place there."""

    id: str
    title: str
    order: int
    codes: frozenset[str] = frozenset()
    subregions: frozenset[str] = frozenset()
    continents: frozenset[str] = frozenset()
    exceptions: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    organisations: bool = False
    last: bool = False


OTHER = Vector("other", "Other contacts", 99)
"""The vector of what no table places."""


def _vector(entry: dict[str, object]) -> Vector:
    def listed(key: str) -> frozenset[str]:
        values = entry.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise DragomanError(
                f"regions.toml: {key!r} of the vector {entry['id']!r} must be a list of words."
            )
        return frozenset(values)

    order = entry.get("order", 50)
    if not isinstance(order, int):
        raise DragomanError(f"regions.toml: 'order' of the vector {entry['id']!r} must be a whole number.")
    return Vector(
        id=str(entry["id"]),
        title=str(entry.get("title", entry["id"])),
        order=order,
        codes=listed("codes"),
        subregions=listed("subregions"),
        continents=listed("continents"),
        exceptions=listed("except"),
        homes=listed("homes"),
        organisations=bool(entry.get("organisations", False)),
        last=bool(entry.get("last", False)),
    )


@cache
def _tried() -> tuple[Vector, ...]:
    """The vectors in the order in which they are tried: listed codes first, then wider areas."""
    every = [_vector(entry) for entry in settings("regions.toml", "vector", "id")]
    return tuple(sorted(every, key=lambda vector: vector.last))


@cache
def vectors() -> tuple[Vector, ...]:
    """All vectors in the order of the digest's sections."""
    return tuple(sorted((*_tried(), OTHER), key=lambda vector: vector.order))


@cache
def vector_of(code: str, home: str | None = None) -> Vector:
    """The one vector to which a state or organisation belongs in the digest of ``home``.

    A vector that lists the code wins over one that holds its subregion or continent; of equals the first wins.
    """
    tried = [
        vector
        for vector in _tried()
        if code not in vector.exceptions and (not vector.homes or home in vector.homes)
    ]
    for vector in tried:
        if code in vector.codes:
            return vector
    if not is_state(code):
        return next((vector for vector in tried if vector.organisations), OTHER)
    place = country(code)
    for vector in tried:
        if place.subregion in vector.subregions:
            return vector
    return next((vector for vector in tried if place.continent in vector.continents), OTHER)
