"""Statements: each stands for itself; what one document says twice in the same words stands once."""

from collections.abc import Iterable

from dragoman.ledger.folding import fold
from dragoman.ledger.merging.claim import Cluster, Key, Match, StoredClaim
from dragoman.ledger.merging.fuse import evidence
from dragoman.records import Statement, StatementClaim

Claim = StoredClaim[StatementClaim]


class StatementMatcher:
    """Tells repetitions within one document."""

    lasting = True

    def keys(self, claim: Claim) -> list[Key]:
        """None: other documents are never asked."""
        return []

    def unlike(self, a: Claim, b: Claim) -> bool:
        """What one document says is compared."""
        return False

    def compare(self, a: Claim, b: Claim) -> Match:
        """Whether one document says the same of the same speaker twice."""
        if a.document == b.document and _words(a.said) == _words(b.said):
            return Match(1.0, ("same words in one document",))
        return Match(conflict="different statements")

    def order(self, claim: Claim) -> tuple[object, ...]:
        """As they stand."""
        return ()

    def excused(self, claims: Iterable[Claim]) -> bool:
        """Nothing to excuse."""
        return False

    def nearness(self, claim: Claim, other: Claim) -> int:
        """Nothing is decided by nearness."""
        return 0


def _words(said: StatementClaim) -> tuple[str, str, str]:
    return fold(said.speaker), fold(said.position), fold(said.quotation or "")


def fuse_statement(identity: str, cluster: Cluster[StatementClaim]) -> Statement:
    """The statement, as the first claim gives it, with the evidence of all."""
    claims = [member.claim for member in cluster]
    fields = claims[0].said.model_dump(exclude={"frames", "evidence", "confidence"})
    best = max(c.said.confidence for c in claims)
    return Statement(id=identity, evidence=evidence(claims), confidence=best, **fields)
