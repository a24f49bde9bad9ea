"""Verbs by which governments bind themselves, with how far they bind."""

from functools import cache

from dragoman.knowledge.loading import shipped


@cache
def promises() -> dict[str, float]:
    """Lemma to confidence that what stands under it is an undertaking, from ``tables/promises.toml``."""
    return {str(lemma): float(value) for lemma, value in shipped("promises.toml")["verbs"].items()}
