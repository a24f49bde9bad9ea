"""Making all records anew from the claims, after a migration: by today's rules, under the ids that were given out."""

from sqlalchemy import Connection, select

from dragoman.ledger import schema
from dragoman.ledger.claimstore import ClaimStore, claim_of, stored, write_keys
from dragoman.ledger.settling import Settling

_CLAIMS, _DOCUMENTS = schema.claims, schema.documents


def rebuild(connection: Connection) -> None:
    """Work out where all claims are looked for, and settle them document by document, in the order of publication."""
    store = ClaimStore()
    said = connection.scalar(select(schema.settings.c.value).where(schema.settings.c.key == "run"))
    run = int(said or 0) + 1
    ordered = select(_DOCUMENTS.c.id).order_by(
        _DOCUMENTS.c.published.is_(None), _DOCUMENTS.c.published, _DOCUMENTS.c.id
    )
    documents = list(connection.scalars(ordered))
    decisions = store.decisions(connection)
    for place in ("keys", "records"):
        for document in documents:
            rows = connection.execute(
                stored().where(_CLAIMS.c.document == document).order_by(_CLAIMS.c.number)
            )
            claims = [claim_of(row) for row in rows]
            if not claims:
                continue
            if place == "keys":
                write_keys(connection, claims, decisions, anew=True)
            else:
                Settling(connection, store, run).settle(claims)
