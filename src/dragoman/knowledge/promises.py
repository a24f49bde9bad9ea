"""Verbs by which governments bind themselves, with how far they bind."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def promises() -> dict[str, float]:
    """Lemma to confidence that what stands under it is an undertaking, from ``tables/promises.toml``."""
    text = files("dragoman.knowledge").joinpath("tables/promises.toml").read_text(encoding="utf-8")
    return {str(lemma): float(value) for lemma, value in tomllib.loads(text)["verbs"].items()}


@cache
def positions() -> dict[str, str]:
    """Lemma to stance (``for`` or ``against``) of verbs that state a position, from ``tables/positions.toml``."""
    text = files("dragoman.knowledge").joinpath("tables/positions.toml").read_text(encoding="utf-8")
    return {lemma: stance for stance, table in tomllib.loads(text).items() for lemma in table["verbs"]}
