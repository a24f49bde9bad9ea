"""Words with two readings ("Georgia", "Congo", "Brussels"), decided by the words around them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.loading import settings


@dataclass(frozen=True)
class Homonym:
    """A word's default and other reading ("none": no actor), and patterns of the words that speak for each."""

    default: str
    other: str
    default_cues: re.Pattern[str]
    other_cues: re.Pattern[str]
    whole_document: bool


def _cues(words: Sequence[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)") if listed else re.compile(r"(?!)")


@cache
def homonyms() -> dict[str, Homonym]:
    """The homonyms by surface."""
    found = {}
    for entry in settings("homonyms.toml", "homonym", "name"):
        homonym = Homonym(
            default=entry["default"],
            other=entry["other"],
            default_cues=_cues(entry.get("default_cues", [])),
            other_cues=_cues(entry.get("other_cues", [])),
            whole_document=entry.get("scope", "document") == "document",
        )
        for surface in entry["surfaces"]:
            found[surface] = homonym
    return found


class Readings:
    """The readings of homonyms in one text; its cues are looked for once."""

    def __init__(self, text: str, home: str | None) -> None:
        self._text = text
        self._home = home
        self._positions: dict[int, tuple[list[int], list[int]]] = {}

    def _cues_of(self, homonym: Homonym) -> tuple[list[int], list[int]]:
        """Where the cues of the default and of the other reading stand in the text."""
        key = id(homonym)
        if key not in self._positions:
            self._positions[key] = (
                [found.start() for found in homonym.default_cues.finditer(self._text)],
                [found.start() for found in homonym.other_cues.finditer(self._text)],
            )
        return self._positions[key]

    def read(self, surface: str, code: str, vicinity: tuple[int, int]) -> str:
        """The code that ``surface`` stands for, given the offsets of its vicinity in the sentence; "none" for no actor."""
        homonym = homonyms().get(surface)
        if homonym is None:
            return code
        start, end = vicinity
        default, other = self._cues_of(homonym)
        mine = bisect_left(default, end) - bisect_left(default, start)
        others = bisect_left(other, end) - bisect_left(other, start)
        if mine != others:
            return homonym.other if others > mine else homonym.default
        if not homonym.whole_document or self._home == homonym.default:
            return homonym.default
        return homonym.other if len(other) > len(default) else homonym.default
