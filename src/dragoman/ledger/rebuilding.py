"""Making records anew from the claims, after a migration: by today's rules, under the ids that were given out."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, select

from dragoman.ledger import schema
from dragoman.ledger.among import among
from dragoman.ledger.claimstore import ClaimStore, claim_of, stored, write_keys
from dragoman.ledger.database import Telling
from dragoman.ledger.merging.claim import StoredClaim
from dragoman.ledger.prepared import Prepared
from dragoman.ledger.settings import setting
from dragoman.ledger.settling import Settling

_CLAIMS, _DOCUMENTS = schema.claims, schema.documents

#: So many documents are settled at a time. What becomes of their claims does not depend on it; but to ask for what surrounds
#: them is quicker for many at once.
TOGETHER = 200

_OF = Prepared(
    stored()
    .where(among(_CLAIMS.c.document, "documents"), among(_CLAIMS.c.kind, "kinds"))
    .order_by(_CLAIMS.c.number)
)


def rebuild(connection: Connection, kinds: Collection[str], telling: Telling | None = None) -> None:
    """Work out where the claims of these kinds are looked for, and settle them, some documents at a time, in the order of
    publication."""
    if not kinds:
        return
    store = ClaimStore()
    run = int(setting(connection, "run") or 0) + 1
    ordered = select(_DOCUMENTS.c.id).order_by(
        _DOCUMENTS.c.published.is_(None), _DOCUMENTS.c.published, _DOCUMENTS.c.id
    )
    documents = list(connection.scalars(ordered))
    decisions = store.decisions(connection)

    def claims(step: str) -> Iterator[list[StoredClaim[Any]]]:
        for start in range(0, len(documents), TOGETHER):
            some = documents[start : start + TOGETHER]
            rows = _OF.rows(connection, documents=some, kinds=sorted(kinds))
            if rows:
                yield [claim_of(row) for row in rows]
            if telling:
                telling(step, start + len(some), len(documents))

    for its in claims("claims"):
        write_keys(connection, its, decisions, anew=True)
    for its in claims("records"):
        store.make_room()
        store.remember(its)
        Settling(connection, store, run).settle(its)
