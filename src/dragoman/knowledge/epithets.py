"""What states are called after where they lie: "the Pacific nation", "the Gulf state"."""

from functools import cache

from dragoman.knowledge.countries import countries
from dragoman.knowledge.loading import many, table


@cache
def states_called() -> dict[str, frozenset[str]]:
    """For each epithet, in lower case, the codes of the states that it fits."""
    regions: dict[str, set[str]] = {}
    for place in countries():
        regions.setdefault(place.subregion, set()).add(place.code)
        regions.setdefault(place.continent, set()).add(place.code)
    found: dict[str, frozenset[str]] = {}
    for row in table("epithets.csv", ("epithets",)):
        codes = frozenset[str]().union(*(regions.get(part, {part}) for part in many(row["of"])))
        found.update(dict.fromkeys((epithet.lower() for epithet in many(row["epithets"])), codes))
    return found
