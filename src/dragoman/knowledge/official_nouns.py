"""Nouns that act for a state when its name or adjective stands before them. The list is a table."""

from functools import cache

from dragoman.knowledge.loading import shipped


@cache
def official_nouns() -> frozenset[str]:
    """Lower-case lemmas from ``tables/official_nouns.toml``."""
    return frozenset(shipped("official_nouns.toml")["nouns"]["words"])
