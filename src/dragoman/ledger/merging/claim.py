"""A claim as the ledger keeps it: what one document says, and where it stands."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from dragoman.records import CommitmentClaim, EventClaim, FigureClaim, StatementClaim, edtf

C = TypeVar("C", EventClaim, FigureClaim, CommitmentClaim, StatementClaim)
AnyClaim = EventClaim | FigureClaim | CommitmentClaim | StatementClaim

#: The kinds of record, each with the class of its claims.
KINDS: dict[str, type[AnyClaim]] = {
    "event": EventClaim,
    "figure": FigureClaim,
    "commitment": CommitmentClaim,
    "statement": StatementClaim,
}


@dataclass(frozen=True, eq=False)
class StoredClaim(Generic[C]):
    """One claim of one document. ``said`` is the claim itself.

    ``number`` is the ledger's own row (it depends on the order of reading and decides nothing); ``id`` is
    derived from what the claim says and where (see ``identity.py``); ``published`` is the EDTF date of the
    document; ``position`` the claim's place among those of its kind in its document; ``event`` the number of
    the event claim that a commitment points to.
    """

    number: int
    id: str
    document: str
    published: str | None
    kind: str
    position: int
    said: C
    event: int | None = None

    @cached_property
    def reported(self) -> tuple[date, date] | None:
        """The first and last day on which the document can have been published."""
        return edtf.bounds(self.published) if self.published else None

    @cached_property
    def canonical(self) -> tuple[str, str, int]:
        """The order in which claims are taken, whatever the order in which documents were read."""
        return (self.published or "9999", self.document, self.position)

    @cached_property
    def at_hand(self) -> dict[str, Any]:
        """What merging has worked out of this claim, by name; forgotten with it."""
        return {}

    @cached_property
    def sequence(self) -> str:
        """``canonical`` as text that sorts alike."""
        return f"{self.published or '9999'}|{self.document}|{self.position:06}"


@dataclass(frozen=True, slots=True)
class Key:
    """Where a claim is looked for: a name and a window [first, last] on a scale of whole numbers."""

    name: str
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """How far two claims tell of the same: a score from 0 to 1 and its reasons.

    ``conflict`` names what forbids it altogether; ``excusable`` conflicts are those of time, which a report of
    postponement explains.
    """

    score: float = 0.0
    reasons: tuple[str, ...] = ()
    conflict: str | None = None
    excusable: bool = False


@dataclass(frozen=True)
class Member(Generic[C]):
    """A claim in a cluster, and why it was taken in; the claim that the cluster began with has no match."""

    claim: StoredClaim[C]
    match: Match | None = None


Cluster = list[Member[C]]
