"""Adding one document: what it says, and all records that this changes, in one transaction."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from dragoman.ledger import layer, schema
from dragoman.ledger.claimstore import ClaimStore, claim_row, write_keys
from dragoman.ledger.dialect import insert_rows
from dragoman.ledger.documentstore import Circumstances, insert_document
from dragoman.ledger.keeping import keep
from dragoman.ledger.merging.claim import StoredClaim
from dragoman.ledger.merging.identity import claim_ids
from dragoman.ledger.prepared import Prepared
from dragoman.ledger.renewing import said_in
from dragoman.ledger.settling import Settling
from dragoman.records import Reading

_LAST = Prepared(select(func.max(schema.claims.c.number)))


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a document did. ``new`` is False where the same bytes were there already.

    ``created`` and ``changed`` are ids of records; ``merged`` of those are records that already existed and were
    joined to another.
    """

    document: str
    new: bool
    claims: int = 0
    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


class Adding:
    """One document on its way into the ledger, within one transaction."""

    def __init__(self, connection: Connection, store: ClaimStore, run: int) -> None:
        self._connection = connection
        self._store = store
        self._run = run

    def add(self, reading: Reading, raw: bytes | None, encoding: str | None, read: Circumstances) -> Added:
        """Write ``reading`` and bring the records up to date."""
        insert_document(self._connection, reading, raw, encoding, read)
        fresh = self._write_claims(reading, read.reader)
        settling = Settling(self._connection, self._store, self._run)
        if fresh:
            settling.settle(fresh)
        return Added(
            document=reading.document.id,
            new=True,
            claims=len(fresh),
            created=tuple(settling.created),
            changed=tuple(settling.changed),
            merged=tuple(settling.merged),
        )

    def _write_claims(self, reading: Reading, reader: str) -> list[StoredClaim[Any]]:
        document = reading.document
        said = said_in(reading)
        number = 1 + (_LAST.value(self._connection) or 0)
        first_event = number
        fresh: list[StoredClaim[Any]] = []
        for kind, claims in said.items():
            ids = claim_ids(document.sha256, kind, claims)
            for position, (claim, identity) in enumerate(zip(claims, ids, strict=True)):
                place = getattr(claim, "event", None)
                event = first_event + place if place is not None and place < len(said["event"]) else None
                fresh.append(
                    StoredClaim(
                        number, identity, document.id, document.published, kind, position, claim, event
                    )
                )
                number += 1
        insert_rows(self._connection, schema.claims, [claim_row(c, reader) for c in fresh])
        fresh += keep(self._connection, document, reading.text, fresh)
        if fresh:
            decisions = layer.decided(self._connection, (claim.number for claim in fresh))
            write_keys(self._connection, fresh, decisions)
        self._store.remember(fresh)
        return fresh
