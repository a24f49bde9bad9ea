"""Nouns that act for a state when its name or adjective stands before them. The list is a table."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def official_nouns() -> frozenset[str]:
    """Lower-case lemmas from ``tables/official_nouns.toml``."""
    text = files("dragoman.knowledge").joinpath("tables/official_nouns.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["nouns"]["words"])
