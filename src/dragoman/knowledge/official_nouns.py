"""Nouns that act for a state when its name or adjective stands before them, and those that don't. The lists are a table."""

from dragoman.knowledge.loading import words_of

_TABLE = "official_nouns.toml"


def official_nouns() -> frozenset[str]:
    """Lower-case lemmas from ``tables/official_nouns.toml``."""
    return words_of(_TABLE, "nouns")


def private_people() -> frozenset[str]:
    """Lemmas of those whose delegation acts for no state: travel agents, students, pilgrims."""
    return words_of(_TABLE, "private")


def sent_people() -> frozenset[str]:
    """Lemmas of people of a trade whom states do send: observers, inspectors, officers."""
    return words_of(_TABLE, "sent")


def keepsakes() -> frozenset[str]:
    """Lemmas of what shows or remembers an event and tells none: photographs, films, anniversaries."""
    return words_of(_TABLE, "keepsakes")


def parts_of_countries() -> frozenset[str]:
    """Lemmas of what a country's adjective marks as lying in it, and not as the state: its cities, firms, universities."""
    return words_of(_TABLE, "parts")


def insurgents() -> frozenset[str]:
    """Lemmas of those who fight or oppose a government: no state's, whatever they sign."""
    return words_of(_TABLE, "insurgents")


def describing_nouns() -> frozenset[str]:
    """Nouns by which a text describes who somebody is before or behind the name: "the head of Oman's mission, X"."""
    return words_of(_TABLE, "describing")


def held_by_officers() -> frozenset[str]:
    """Lemmas of what people in office make, hold and have, and no state: "the President of Poland's visit"."""
    return words_of(_TABLE, "held")


def office_descriptions() -> frozenset[str]:
    """Words that describe who holds an office, between the country and the title: "the Danish veteran foreign minister"."""
    return words_of(_TABLE, "office_descriptions")


def no_descriptions() -> frozenset[str]:
    """Words that end a noun phrase, so that what stands before them describes no office behind: "aid to", "talks with the"."""
    return words_of(_TABLE, "no_descriptions")


def offices_of_states() -> frozenset[str]:
    """Ends of titles that a country's adjective belongs to over any word between: no firm or club has a prime minister."""
    return words_of(_TABLE, "offices_of_states")


def bands() -> frozenset[str]:
    """Lemmas that gather or count the people under their "of": "a group of diplomats"."""
    return words_of(_TABLE, "bands")


def band_members() -> frozenset[str]:
    """Lemmas of those of a trade whom states send abroad in such bands: lawmakers, inspectors, experts."""
    return words_of(_TABLE, "band_members")


def private_groups() -> frozenset[str]:
    """Lemmas of groups that act for no state, whatever they protest against: watchdogs, charities, campaigners."""
    return words_of(_TABLE, "private_groups")
