"""Promises and their answers, found in the tables of a ledger: each claim knows under which key the other is filed."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, and_, bindparam, or_, select

from dragoman.ledger import schema
from dragoman.ledger.among import among
from dragoman.ledger.claimstore import ANSWERS, PROMISES, WIDTHS, ClaimStore
from dragoman.ledger.merging.claim import Key, StoredClaim
from dragoman.ledger.merging.outcomes import Answer, promise_keys
from dragoman.records import CommitmentClaim, Event, Figure

_CLAIMS, _RECORDS, _MEMBERS, _KEYS = (
    schema.claims,
    schema.records,
    schema.record_claims,
    schema.claim_keys,
)


def _reaching(purpose: int) -> Any:
    """The claims filed for a purpose under ``key`` whose windows reach [first, last]."""
    key: Any = bindparam("key")
    first: Any = bindparam("first")
    last: Any = bindparam("last")
    filed = [
        and_(_KEYS.c.level == purpose + on, _KEYS.c.first >= first - width) for on, width in enumerate(WIDTHS)
    ]
    filed.append(_KEYS.c.level == purpose + len(WIDTHS))
    return select(_KEYS.c.claim).where(
        _KEYS.c.key == key, or_(*filed), _KEYS.c.first <= last, _KEYS.c.last >= first
    )


# Built once: to build a query anew for each document takes longer than to run it.
_PROMISES, _ANSWERS = _reaching(PROMISES), _reaching(ANSWERS)
_POINTING = select(_CLAIMS.c.number).where(among(_CLAIMS.c.event, "claims"))
_HOLDERS = (
    select(_MEMBERS.c.claim, _RECORDS.c.id, _RECORDS.c.kind, _RECORDS.c.payload)
    .join(_RECORDS, _RECORDS.c.id == _MEMBERS.c.record)
    .where(among(_MEMBERS.c.claim, "claims"), _MEMBERS.c.record.not_in(select(schema.rejected.c.record)))
)
_MEMBERS_OF = select(_MEMBERS.c.claim).where(among(_MEMBERS.c.record, "records"))
_FILED = select(_KEYS.c.key, _KEYS.c.first, _KEYS.c.last).where(
    among(_KEYS.c.claim, "claims"), _KEYS.c.level >= ANSWERS
)
_TARGETS = select(_CLAIMS.c.document, _CLAIMS.c.position).where(
    among(_CLAIMS.c.number, "claims"), _CLAIMS.c.kind == "figure"
)
_OF_DOCUMENT = select(_CLAIMS.c.number).where(
    _CLAIMS.c.document == bindparam("document"), _CLAIMS.c.kind == bindparam("kind")
)


class Awaiting:
    """What promises wait for, and who waits for what. ``claims`` are the numbers of claims."""

    def __init__(self, connection: Connection, store: ClaimStore) -> None:
        self._connection = connection
        self._store = store

    def claims_of(self, records: Sequence[str]) -> list[int]:
        """The claims of these records."""
        return sorted(self._connection.scalars(_MEMBERS_OF, {"records": list(records)})) if records else []

    def planned_by(self, claims: Sequence[int]) -> set[int]:
        """The commitments whose plans are these claims."""
        return set(self._connection.scalars(_POINTING, {"claims": list(claims)})) if claims else set()

    def on_claims(self, claims: Iterable[int]) -> set[int]:
        """The commitments for which a change of these claims may matter: those that rest on one of them, and those
        that rest on a plan or a target that one of them may answer, as they are filed now."""
        numbers = set(claims)
        if not numbers:
            return set()
        for key, first, last in self._connection.execute(_FILED, {"claims": sorted(numbers)}).all():
            numbers.update(self._meeting(_PROMISES, Key(key, first, last)))
        reached = {"claims": sorted(numbers)}
        found = self.planned_by(reached["claims"])
        for document, position in self._connection.execute(_TARGETS, reached).all():
            promises = self._claims_in(document, "commitment")
            found.update(claim.number for claim in promises if claim.said.figure == position)
        return found

    def promised(self, commitment: StoredClaim[CommitmentClaim]) -> StoredClaim[Any] | None:
        """The planned event or the target on which a commitment rests, as people have left it."""
        if commitment.event is not None:
            claims = self._store.load(self._connection, [commitment.event])
        elif commitment.said.figure is not None:
            figures = self._claims_in(commitment.document, "figure")
            claims = [claim for claim in figures if claim.position == commitment.said.figure]
        else:
            return None
        return self._store.decisions(self._connection).variants(claims[0])[0] if claims else None

    def answers(self, promised: StoredClaim[Any]) -> list[Answer]:
        """The records that might answer a planned event or a target."""
        numbers = {n for key in promise_keys(promised) for n in self._meeting(_ANSWERS, key)}
        payloads: dict[str, tuple[str, str]] = {}
        for row in self._connection.execute(_HOLDERS, {"claims": sorted(numbers)}):
            payloads[row.id] = (row.kind, row.payload)
        return [
            Event.model_validate_json(payload) if kind == "event" else Figure.model_validate_json(payload)
            for kind, payload in payloads.values()
        ]

    def _meeting(self, query: Any, key: Key) -> Iterable[int]:
        return self._connection.scalars(query, {"key": key.name, "first": key.first, "last": key.last})

    def _claims_in(self, document: str, kind: str) -> list[StoredClaim[Any]]:
        numbers = self._connection.scalars(_OF_DOCUMENT, {"document": document, "kind": kind})
        return self._store.load(self._connection, numbers)
