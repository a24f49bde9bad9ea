"""Groups of states that prose names in one breath: "the Baltic states", "the Visegrad countries"."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.loading import many, table


@dataclass(frozen=True, slots=True)
class Group:
    """A named group. ``surfaces`` are its names without the article; ``members`` are codes of its members."""

    name: str
    surfaces: tuple[str, ...]
    members: tuple[str, ...]


@cache
def groups() -> tuple[Group, ...]:
    """All groups, in the order of the table."""
    return tuple(
        Group(row["name"], many(row["surfaces"]), many(row["members"]))
        for row in table("groups.csv", ("name",))
    )
