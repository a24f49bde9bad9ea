"""Verbs and nouns by which governments bind themselves, with how far they bind."""

from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.loading import shipped


@cache
def promises() -> dict[str, float]:
    """Lemma to confidence that what stands under it is an undertaking, from ``tables/promises.toml``."""
    return {str(lemma): float(value) for lemma, value in shipped("promises.toml")["verbs"].items()}


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """``giving`` verbs bind with a sum, ``assuring`` ones with a clause; ``nouns`` of undertaking stand under
    ``carriers``; ``abroad`` are words of what is no country's affair alone; ``documents`` bind those who signed them."""

    giving: frozenset[str]
    assuring: frozenset[str]
    nouns: frozenset[str]
    carriers: frozenset[str]
    abroad: frozenset[str]
    documents: frozenset[str]


@cache
def promise_words() -> PromiseWords:
    """The words around undertakings of ``tables/promises.toml``."""
    table = shipped("promises.toml")
    return PromiseWords(
        giving=frozenset(table["giving"]["verbs"]),
        assuring=frozenset(table["assuring"]["verbs"]),
        nouns=frozenset(table["nouns"]["words"]),
        carriers=frozenset(table["nouns"]["carriers"]),
        abroad=frozenset(table["abroad"]["words"]),
        documents=frozenset(table["documents"]["nouns"]),
    )
