"""The words by which governments speak: verbs and nouns of position, verbs of saying, nouns that speak for a state."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.knowledge.loading import shipped


def _by_word(table: dict[str, Any], key: str) -> dict[str, str]:
    return {word: stance for stance in ("for", "against", "neutral") for word in table[stance].get(key, ())}


@dataclass(frozen=True, slots=True)
class PositionWords:
    """``verbs``, ``nouns``, ``adjectives`` and ``phrases`` lead to a stance: ``for``, ``against`` or ``neutral``.

    ``carriers`` carry a noun of position ("voiced support"); ``persisting`` and ``refusing`` stand over an infinitive;
    ``no_issue`` are objects on which nobody holds a position; ``judgements`` are adjectives and nouns that condemn what they
    are said of ("called the step unfriendly"). ``prepositional`` leads from a verb to its prepositions, and from these to the
    stance ("insist on", "warn against"); ``restraint`` is urged without taking a side; ``readiness`` is for what one is
    ready, open or committed to. ``praises`` are the opposite of ``judgements``; ``courtesies`` are what one gives thanks for
    without taking a side.
    """

    verbs: dict[str, str]
    nouns: dict[str, str]
    adjectives: dict[str, str]
    phrases: dict[str, str]
    carriers: frozenset[str]
    persisting: frozenset[str]
    refusing: frozenset[str]
    only_refused: frozenset[str]
    no_issue: frozenset[str]
    judgements: frozenset[str]
    prepositional: dict[str, dict[str, str]]
    restraint: frozenset[str]
    readiness: frozenset[str]
    praises: frozenset[str]
    courtesies: frozenset[str]


def _by_preposition(table: dict[str, Any]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for pair, stance in _by_word(table, "prepositional").items():
        verb, preposition = pair.split()
        found.setdefault(verb, {})[preposition] = stance
    return found


@cache
def position_words() -> PositionWords:
    """The words of ``tables/positions.toml``."""
    table = shipped("positions.toml")
    return PositionWords(
        verbs=_by_word(table, "verbs"),
        nouns=_by_word(table, "nouns"),
        adjectives=_by_word(table, "adjectives"),
        phrases=_by_word(table, "phrases"),
        carriers=frozenset(table["carriers"]["verbs"]),
        persisting=frozenset(table["persisting"]["verbs"]),
        refusing=frozenset(table["refusing"]["verbs"]),
        only_refused=frozenset(table["only_refused"]["verbs"]),
        no_issue=frozenset(table["no_issue"]["nouns"]),
        judgements=frozenset(table["judgements"]["words"]),
        prepositional=_by_preposition(table),
        restraint=frozenset(table["restraint"]["nouns"]),
        readiness=frozenset(table["readiness"]["nouns"]),
        praises=frozenset(table["praises"]["words"]),
        courtesies=frozenset(table["courtesies"]["nouns"]),
    )


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """``says`` give words to somebody, ``calls`` give a name to something; ``institutions`` and ``persons`` are nouns
    that speak for whoever was told of before; ``papers`` hold the words of those who give them out, by the verbs ``issues``.
    """

    says: frozenset[str]
    calls: frozenset[str]
    institutions: frozenset[str]
    persons: frozenset[str]
    papers: frozenset[str]
    issues: frozenset[str]


@cache
def speech_words() -> SpeechWords:
    """The words of ``tables/speech.toml``."""
    table = shipped("speech.toml")
    return SpeechWords(
        says=frozenset(table["says"]["verbs"]),
        calls=frozenset(table["calls"]["verbs"]),
        institutions=frozenset(table["institutions"]["nouns"]),
        persons=frozenset(table["persons"]["nouns"]),
        papers=frozenset(table["papers"]["nouns"]),
        issues=frozenset(table["papers"]["verbs"]),
    )
