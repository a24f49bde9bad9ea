"""Groups of states that prose names in one breath: "the Baltic states", "the Visegrad countries"."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.loading import many, table


@dataclass(frozen=True, slots=True)
class Group:
    """A named group. ``surfaces`` are its names without the article, with those of all its leaders; ``members`` are codes of its members."""

    name: str
    surfaces: tuple[str, ...]
    members: tuple[str, ...]


# Of these a group has one each: "the Baltic presidents" are three.
_HELD_ONCE = (
    "presidents", "prime ministers", "premiers", "leaders", "foreign ministers", "defence ministers", "defense ministers",
    "heads of state", "heads of government", "capitals",
)  # fmt: skip


@cache
def groups() -> tuple[Group, ...]:
    """All groups, in the order of the table."""
    return tuple(
        Group(
            row["name"],
            (
                *many(row["surfaces"]),
                *(f"{a} {held}" for a in many(row["adjectives"]) for held in _HELD_ONCE),
            ),
            many(row["members"]),
        )
        for row in table("groups.csv", ("name",))
    )
