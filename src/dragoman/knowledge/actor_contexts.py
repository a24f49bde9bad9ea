"""The words around a name that decide whether it is a government, a place, or neither."""

from collections import defaultdict
from functools import cache

from dragoman.knowledge.loading import table


@cache
def _by_kind() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("actor_contexts.csv", ("text", "kind")):
        found[row["kind"]].add(row["text"])
    return {kind: frozenset(texts) for kind, texts in found.items()}


def contexts(kind: str) -> frozenset[str]:
    """The words of one kind; the head of ``tables/actor_contexts.csv`` says what the kinds are."""
    return _by_kind().get(kind, frozenset())
