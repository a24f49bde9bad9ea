"""Nouns of parliaments and of other bodies of a state, whose heads act for it; the lists are a table."""

from dragoman.knowledge.loading import words_of

_TABLE = "institutions.toml"


def parliaments() -> frozenset[str]:
    """Lower-case nouns of parliaments and chambers from ``tables/institutions.toml``."""
    return words_of(_TABLE, "parliaments")


def chambers() -> frozenset[str]:
    """What a "chamber" or "house" of a parliament is one of: deputies, representatives, councillors."""
    return words_of(_TABLE, "chambers")


def organs() -> frozenset[str]:
    """Nouns of the other bodies of a state: committee, authority, service."""
    return words_of(_TABLE, "organs")


def private_bodies() -> frozenset[str]:
    """Words that make such a noun the name of a club, firm, church or party."""
    return words_of(_TABLE, "private")
