"""By which nouns a later sentence takes up an act of some kind told before. The lists are a table."""

from functools import cache

from dragoman.knowledge.loading import words_of

_TABLE = "taken_up.toml"
_KINDS = ("protest", "summons", "expulsion", "mission", "aid", "sanction", "relations", "membership")


@cache
def taken_up_by(kind: str) -> frozenset[str]:
    """Lower-case nouns from ``tables/taken_up.toml``, none for a kind that the table lacks."""
    return words_of(_TABLE, kind) if kind in _KINDS else frozenset()
