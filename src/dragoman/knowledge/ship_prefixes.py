"""What stands before the names of warships, and whose they are: "HMAS", "USS", "BRP"."""

from functools import cache

from dragoman.knowledge.loading import table


@cache
def ship_prefixes() -> dict[str, str]:
    """The code of the state whose ships bear a prefix."""
    return {row["prefix"]: row["code"] for row in table("ship_prefixes.csv", ("prefix",))}
