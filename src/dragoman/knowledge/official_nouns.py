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


@cache
def sent_people() -> frozenset[str]:
    """Lemmas of people of a trade whom states do send: observers, inspectors, officers."""
    return frozenset(shipped("official_nouns.toml")["sent"]["words"])


@cache
def keepsakes() -> frozenset[str]:
    """Lemmas of what shows or remembers an event and tells none: photographs, films, anniversaries."""
    return frozenset(shipped("official_nouns.toml")["keepsakes"]["words"])


@cache
def parts_of_countries() -> frozenset[str]:
    """Lemmas of what a country's adjective marks as lying in it, and not as the state: its cities, firms, universities."""
    return frozenset(shipped("official_nouns.toml")["parts"]["words"])


@cache
def insurgents() -> frozenset[str]:
    """Lemmas of those who fight or oppose a government: no state's, whatever they sign."""
    return frozenset(shipped("official_nouns.toml")["insurgents"]["words"])


@cache
def describing_nouns() -> frozenset[str]:
    """Nouns by which a text describes who somebody is before or behind the name: "the head of Oman's mission, X"."""
    return frozenset(shipped("official_nouns.toml")["describing"]["words"])
