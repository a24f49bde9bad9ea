"""The words of offices as ``tables/offices.csv`` has them, and where they stand in a text.

Between the words of a title may stand an article, or the adjective or acronym of whose office it is: "Speaker of the
Latvian Saeima", "head of the OSCE mission".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.countries import adjective, countries
from dragoman.knowledge.names import Word
from dragoman.knowledge.office_table import office_rows
from dragoman.knowledge.organisations import organisations


@dataclass(frozen=True, slots=True)
class OfficeCore:
    """A row of the table as it stands in texts, in the singular or the plural; ``noun`` is the index of its head noun."""

    words: tuple[str, ...]
    noun: int
    plural: bool
    row: dict[str, str]


@cache
def office_cores() -> dict[str, tuple[OfficeCore, ...]]:
    """The offices of the table by their first word, the longest first."""
    index: dict[str, list[OfficeCore]] = {}
    for row in office_rows():
        words = tuple(row["phrase"].split())
        noun = _noun_of(words)
        plural = (*words[:noun], _plural_of(words[noun]), *words[noun + 1 :])
        for core in (OfficeCore(words, noun, False, row), OfficeCore(plural, noun, True, row)):
            index.setdefault(core.words[0], []).append(core)
    return {first: tuple(sorted(cores, key=lambda c: -len(c.words))) for first, cores in index.items()}


def _plural_of(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:] not in ("oy", "ey", "ay"):
        return word[:-1] + "ies"
    return word + "s"


def _noun_of(words: tuple[str, ...]) -> int:
    """The word that takes the plural: before "of", "to", "in", "general", "extraordinary", else the last."""
    for i, word in enumerate(words):
        if i and word in (
            "of",
            "to",
            "for",
            "in",
            "at",
            "on",
            "extraordinary",
            "plenipotentiary",
            "d'affaires",
            "ad",
            "elect",
        ):
            return i - 1
    if (
        len(words) > 1
        and words[-1] == "general"
        and words[-2] in ("secretary", "attorney", "consul", "director", "governor", "prosecutor")
    ):
        return len(words) - 2
    return len(words) - 1


def match_core(words: Sequence[Word], i: int) -> tuple[OfficeCore, int] | None:
    """The office of the table that starts at word ``i``, and the word after it; None where none does."""
    for core in office_cores().get(words[i].lower, ()):
        j = i + 1
        matched = True
        for expected in core.words[1:]:
            if j < len(words) and words[j].lower == "the" and expected != "the" and joined(words[j]):
                j += 1
            for _ in range(2):  # "Commander of the Royal Thai Navy"
                if j < len(words) and joined(words[j]) and _may_stand_inside(words[j], core, expected):
                    j += 1
            if j >= len(words) or not _goes_on(words, j) or not _same(words[j], expected):
                matched = False
                break
            j += 1
        if matched:
            return core, j
    return None


def joined(word: Word) -> bool:
    """Whether a word continues the phrase before it: only a space, a hyphen or a line's own break between them."""
    return word.gap.replace("\n", " ").strip() in ("", "-", "‑", "–") and "\n\n" not in word.gap


def _goes_on(words: Sequence[Word], j: int) -> bool:
    """Whether word ``j`` continues a title; inside one stands a possessive: "head of the president's office"."""
    return joined(words[j]) or (words[j - 1].possessive and words[j].gap in ("'s ", "’s "))


def _may_stand_inside(word: Word, core: OfficeCore, expected: str) -> bool:
    """Whether a word names whose office it is: "Speaker of the Latvian Saeima", "head of the OSCE mission"."""
    if word.lower == expected:
        return False
    bodies = core.row["kind"] in ("diplomat", "organisation") and word.text in _acronyms()
    if core.row["name"] in _COMMANDS and word.capital and (expected in _FORCES or word.lower == "royal"):
        return word.text in _adjectives() or word.text in _names() or word.text == "Royal"
    return word.text in _adjectives() or bodies


# Those who command a force that bears its country's name: "Commander of the Bangladesh Air Force".
_COMMANDS = frozenset(
    {"Chief of the Navy", "Chief of the Air Force", "Army Chief", "Chief of Defence", "Commander of the Land Forces",
     "Commandant of the Coast Guard", "Commander-in-Chief"}
)  # fmt: skip
_FORCES = frozenset(
    {"navy", "naval", "air", "army", "armed", "defence", "military", "land", "ground", "coast"}
)


@cache
def _names() -> frozenset[str]:
    """Names of states of one word, which stand before a force: "the Bangladesh Army"."""
    return frozenset(c.name for c in countries() if " " not in c.name)


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(o.code for o in organisations() if o.code.isupper())


@cache
def _adjectives() -> frozenset[str]:
    """Adjectives of states, which may stand inside a title: "Speaker of the Latvian Saeima"."""
    return frozenset(word for c in countries() for word in (adjective(c.code),) if word and " " not in word)


def _same(word: Word, expected: str) -> bool:
    found = word.lower
    if word.possessive:
        return found + "'s" == expected or (found == expected and expected in ("president", "ministry"))
    return found == expected or found.replace("defense", "defence") == expected


def noun_index(words: Sequence[Word], start: int, core: OfficeCore) -> int:
    """The index of the head noun of an office whose words begin at ``start``."""
    j, seen = start, 0
    while seen < core.noun:
        j += 1
        passed = words[j].text in _adjectives() or words[j].text in _acronyms()
        if words[j].lower != "the" and not (passed and words[j].lower != core.words[seen + 1]):
            seen += 1
    return j
