"""Nouns that act for a state when its name or adjective stands before them, and those that don't. The lists are a table."""

from functools import cache

from dragoman.knowledge.loading import shipped


@cache
def official_nouns() -> frozenset[str]:
    """Lower-case lemmas from ``tables/official_nouns.toml``."""
    return frozenset(shipped("official_nouns.toml")["nouns"]["words"])


@cache
def private_people() -> frozenset[str]:
    """Lemmas of those whose delegation acts for no state: travel agents, students, pilgrims."""
    return frozenset(shipped("official_nouns.toml")["private"]["words"])
