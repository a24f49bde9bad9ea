"""What grouping asks of each kind of claim."""

from collections.abc import Iterable
from typing import Protocol

from dragoman.ledger.merging.claim import C, Key, Match, StoredClaim


class Matcher(Protocol[C]):
    """What grouping must know of one kind of claim. ``lasting``: the comparison of two claims depends on nothing else, so
    that what it said once it says for ever."""

    @property
    def lasting(self) -> bool: ...

    def keys(self, claim: StoredClaim[C]) -> list[Key]:
        """Where claims are found that could tell of the same."""

    def unlike(self, a: StoredClaim[C], b: StoredClaim[C]) -> bool:
        """Whether ``compare`` would find a conflict, as far as that is told quickly."""

    def compare(self, a: StoredClaim[C], b: StoredClaim[C]) -> Match:
        """How far two claims tell of the same; symmetric."""

    def order(self, claim: StoredClaim[C]) -> tuple[object, ...]:
        """Claims that are plain come before those that are vague."""

    def excused(self, claims: Iterable[StoredClaim[C]]) -> bool:
        """Whether these claims together explain that they give different dates."""

    def nearness(self, claim: StoredClaim[C], other: StoredClaim[C]) -> int:
        """Between groups that fit equally well, the smaller number wins; equal numbers decide nothing."""
