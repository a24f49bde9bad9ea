"""The grammar of figures: what they measure and by which words (``tables/indicators.toml``)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.loading import settings

_TABLE = "indicators.toml"


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """One indicator: its words, and how its two sides are found (see the head of the table)."""

    name: str
    parties: str
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    weak: tuple[str, ...]
    negative: tuple[str, ...]
    units: tuple[str, ...]
    alone: bool
    inherits: bool


@cache
def indicators() -> dict[str, IndicatorWords]:
    """The indicators by name."""
    return {
        entry["name"]: IndicatorWords(
            name=entry["name"],
            parties=entry["parties"],
            nouns=tuple(entry.get("nouns", ())),
            verbs=tuple(entry.get("verbs", ())),
            weak=tuple(entry.get("weak", ())),
            negative=tuple(entry.get("negative", ())),
            units=tuple(entry.get("units", ())),
            alone=bool(entry.get("alone", False)),
            inherits=bool(entry.get("inherits", False)),
        )
        for entry in settings(_TABLE, "indicators", "name")
    }


@cache
def words_of(section: str) -> tuple[str, ...]:
    """All words of a section: ``distractors``, ``followers``, ``receiving``, ``bilateral``, ``excluding``, ``undergoing``."""
    return tuple(word for entry in settings(_TABLE, section, "name") for word in entry["words"])


@cache
def role_words() -> dict[str, tuple[str, ...]]:
    """The words of each role: actual, target, estimate."""
    return {entry["name"]: tuple(entry["words"]) for entry in settings(_TABLE, "roles", "name")}


def expression(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the words as whole words, whatever their capitals, the longest first."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    body = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w-])", re.IGNORECASE)


@cache
def section_pattern(section: str) -> re.Pattern[str]:
    """The pattern for the words of a section."""
    return expression(words_of(section))
