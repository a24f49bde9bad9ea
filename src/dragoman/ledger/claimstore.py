"""Claims as they are kept: loaded by number, and remembered, since a claim never changes."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select

from dragoman.ledger import schema
from dragoman.ledger.merging.claim import KINDS, StoredClaim
from dragoman.ledger.merging.decisions import Decisions
from dragoman.ledger.merging.kinds import MATCHERS

#: How many claims are remembered before the memory is emptied.
REMEMBERED = 50_000

#: At most so many values in one ``IN (...)``.
CHUNK = 5_000


#: Windows of at most so many steps are narrow: they are found within an index range (see ``schema.claim_keys``).
NARROW = 200


class ClaimStore:
    """The claims of one open ledger."""

    def __init__(self) -> None:
        self._known: dict[int, StoredClaim[Any]] = {}

    def remember(self, claims: Iterable[StoredClaim[Any]]) -> None:
        """Keep claims at hand."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
        self._known.update((claim.number, claim) for claim in claims)

    def forget(self) -> None:
        """Drop what is at hand: a transaction was undone, and its numbers will be given to others."""
        self._known.clear()

    def load(self, connection: Connection, numbers: Iterable[int]) -> list[StoredClaim[Any]]:
        """The claims with these numbers, in the order of the numbers."""
        wanted = sorted(set(numbers))
        missing = [n for n in wanted if n not in self._known]
        loaded = {n: self._known[n] for n in wanted if n in self._known}
        for at in range(0, len(missing), CHUNK):
            query = stored().where(schema.claims.c.number.in_(missing[at : at + CHUNK]))
            loaded.update((row.number, claim_of(row)) for row in connection.execute(query))
        self.remember(loaded.values())
        return [loaded[n] for n in wanted]


def stored() -> Select[Any]:
    """The query whose rows ``claim_of`` reads."""
    claims, documents = schema.claims, schema.documents
    return select(
        claims.c.number,
        claims.c.id,
        claims.c.document,
        documents.c.published,
        claims.c.kind,
        claims.c.position,
        claims.c.payload,
        claims.c.event,
    ).join(documents, documents.c.id == claims.c.document)


def claim_of(row: Row[Any]) -> StoredClaim[Any]:
    """A claim from its row."""
    said = KINDS[row.kind].model_validate_json(row.payload)
    return StoredClaim(
        row.number, row.id, row.document, row.published, row.kind, row.position, said, row.event
    )


def claim_row(claim: StoredClaim[Any], reader: str) -> dict[str, Any]:
    """The row of a new claim, which stands in a block of its own until it is settled."""
    return {
        "number": claim.number,
        "id": claim.id,
        "document": claim.document,
        "kind": claim.kind,
        "position": claim.position,
        "payload": claim.said.model_dump_json(),
        "reader": reader,
        # statements are only ever compared within their document, and form no larger blocks
        "block": claim.number,
        "event": claim.event,
    }


def write_keys(
    connection: Connection, claims: Iterable[StoredClaim[Any]], decisions: Decisions, *, anew: bool = False
) -> None:
    """Write where the claims, in all their variants, are looked for; ``anew`` where that was written before."""
    claims = list(claims)
    if anew:
        numbers = [claim.number for claim in claims]
        connection.execute(delete(schema.claim_keys).where(schema.claim_keys.c.claim.in_(numbers)))
    rows = [
        {
            "claim": claim.number,
            "key": key.name,
            "wide": int(key.last - key.first > NARROW),
            "first": key.first,
            "last": key.last,
        }
        for claim in claims
        for key in dict.fromkeys(
            key for said in decisions.variants(claim) for key in MATCHERS[claim.kind].keys(said)
        )
    ]
    if rows:
        connection.execute(insert(schema.claim_keys), rows)
