"""The words that decide whether an event was planned, happened, was put off, denied or only imagined."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.loading import shipped


@dataclass(frozen=True, slots=True)
class ModalityWords:
    """One class of ``tables/modality.toml``: lemmas by part of speech, whole phrases, and turns of lemmas."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    prepositions: frozenset[str]
    marks: frozenset[str]
    phrases: tuple[str, ...]
    intransitive: tuple[str, ...]
    reasons: frozenset[str]
    turns: frozenset[tuple[str, ...]]


@cache
def modality_words() -> dict[str, ModalityWords]:
    """The classes by name: planned, postponed, cancelled, declined, denied, irreal, unconfirmed, ..."""

    def words(table: dict[str, list[str]], key: str) -> frozenset[str]:
        return frozenset(table.get(key, ()))

    return {
        name: ModalityWords(
            verbs=words(table, "verbs"),
            nouns=words(table, "nouns"),
            adjectives=words(table, "adjectives"),
            adverbs=words(table, "adverbs"),
            auxiliaries=words(table, "auxiliaries"),
            prepositions=words(table, "prepositions"),
            marks=words(table, "marks"),
            phrases=tuple(table.get("phrases", ())),
            intransitive=tuple(table.get("intransitive", ())),
            reasons=words(table, "reasons"),
            turns=frozenset(tuple(turn) for turn in table.get("turns", ())),
        )
        for name, table in shipped("modality.toml").items()
    }
