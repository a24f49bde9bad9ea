"""Making records anew from the claims, after a migration: by today's rules, under the ids that were given out."""

from collections.abc import Collection

from sqlalchemy import Connection, select

from dragoman.ledger import schema
from dragoman.ledger.claimstore import ClaimStore, claim_of, stored, write_keys
from dragoman.ledger.settings import setting
from dragoman.ledger.settling import Settling

_CLAIMS, _DOCUMENTS = schema.claims, schema.documents


def rebuild(connection: Connection, kinds: Collection[str], sought: Collection[str] = ()) -> None:
    """Work out where the claims of these kinds, and of those that are only ``sought`` otherwise, are looked for; settle those
    of ``kinds`` document by document, in the order of publication."""
    if not (kinds or sought):
        return
    store = ClaimStore()
    run = int(setting(connection, "run") or 0) + 1
    ordered = select(_DOCUMENTS.c.id).order_by(
        _DOCUMENTS.c.published.is_(None), _DOCUMENTS.c.published, _DOCUMENTS.c.id
    )
    documents = list(connection.scalars(ordered))
    decisions = store.decisions(connection)
    for place, its in (("keys", {*kinds, *sought}), ("records", {*kinds})):
        for document in documents if its else ():
            mine = stored().where(_CLAIMS.c.document == document, _CLAIMS.c.kind.in_(its))
            rows = connection.execute(mine.order_by(_CLAIMS.c.number))
            claims = [claim_of(row) for row in rows]
            if not claims:
                continue
            if place == "keys":
                write_keys(connection, claims, decisions, anew=True)
            else:
                Settling(connection, store, run).settle(claims)
