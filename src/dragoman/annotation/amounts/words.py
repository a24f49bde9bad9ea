"""The words of quantities, from ``knowledge/tables/quantities.toml``, and the expressions made of them."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SPACE = "[ \u00a0\u202f\u2009\t]"


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first; a space also stands for a hard space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", SPACE + "+") for word in ordered)


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The lists of the table, lower-case."""

    scales: dict[str, int]
    letter_scales: dict[str, int]
    number_words: dict[str, int]
    fractions: dict[str, float]
    factors: dict[str, float]
    hedges_before: tuple[str, ...]
    hedges_after: tuple[str, ...]
    numbering: frozenset[str]
    idle_units: frozenset[str]
    stops: frozenset[str]
    plurals: frozenset[str]


@cache
def quantity_words() -> QuantityWords:
    """The table, read once."""
    text = files("dragoman.knowledge").joinpath("tables", "quantities.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return QuantityWords(
        scales=dict(table["scales"]),
        letter_scales=dict(table["letter_scales"]),
        number_words=dict(table["number_words"]),
        fractions=dict(table["fractions"]),
        factors={word: float(value) for word, value in table["factors"].items()},
        hedges_before=tuple(table["hedges"]["before"]),
        hedges_after=tuple(table["hedges"]["after"]),
        numbering=frozenset(table["not_quantities"]["before"]),
        idle_units=frozenset(table["not_quantities"]["units"]),
        stops=frozenset(table["not_quantities"]["stops"]),
        plurals=frozenset(table["not_quantities"]["plurals"]),
    )
