"""What sort of thing a noun names: a craft, troops, a weapon, ground, goods. A frame asks for a sort, not for every word of it."""

from functools import cache

from dragoman.errors import DragomanError
from dragoman.knowledge.loading import table


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("noun_classes.csv", ("word", "class")):
        found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


def nouns_of(name: str) -> frozenset[str]:
    """The lemmas of a class from ``tables/noun_classes.csv``; DragomanError for a class that is not there."""
    if name not in _classes():
        known = ", ".join(sorted(_classes()))
        raise DragomanError(f"there is no class of nouns called {name!r}; known are {known}")
    return _classes()[name]
