"""Groups of states that prose names in one breath: "the Baltic states", "the Visegrad countries"."""

from dataclasses import dataclass
from functools import cache
from itertools import permutations

from dragoman.knowledge.loading import Row, many, table


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
    """All groups, in the order of the table, and behind them what two adjectives name together."""
    rows = table("groups.csv", ("name",))
    alone = tuple(
        Group(
            row["name"],
            (
                *many(row["surfaces"]),
                *(f"{a} {held}" for a in many(row["adjectives"]) for held in _HELD_ONCE),
            ),
            many(row["members"]),
        )
        for row in rows
    )
    return alone + tuple(
        _both(one, other) for one, other in permutations(rows, 2) if one["adjectives"] and other["adjectives"]
    )


def _both(one: Row, other: Row) -> Group:
    """ "The Nordic and Baltic foreign ministers", "the Nordic and Baltic countries"."""
    pairs = [f"{a} and {b}" for a in many(one["adjectives"]) for b in many(other["adjectives"])]
    members = dict.fromkeys((*many(one["members"]), *many(other["members"])))
    return Group(
        f"{one['name']} and {other['name']}",
        tuple(f"{pair} {held}" for pair in pairs for held in (*_HELD_ONCE, "states", "countries")),
        tuple(members),
    )
