"""Finding one record or document by its id, an earlier id, or the beginning of one."""

from sqlalchemy import Connection, select

from dragoman.errors import DragomanError
from dragoman.ledger import schema
from dragoman.ledger.address import Address
from dragoman.records import Commitment, Document, Event, Figure, Statement

Found = Event | Figure | Commitment | Statement | Document

RECORD_KINDS: dict[str, type[Event | Figure | Commitment | Statement]] = {
    "event": Event,
    "figure": Figure,
    "commitment": Commitment,
    "statement": Statement,
}

#: So many ids are listed where the beginning of an id fits several.
LISTED = 8

_RECORDS, _DOCUMENTS, _CLAIMS = schema.records, schema.documents, schema.claims
_MEMBERS, _ALIASES = schema.record_claims, schema.aliases

#: Records by the ids of their claims, and by the ids that claims bore for earlier readers.
_BY_CLAIM = select(_MEMBERS.c.record).join(_CLAIMS, _CLAIMS.c.number == _MEMBERS.c.claim)
_BY_ALIAS = select(_MEMBERS.c.record).join(_ALIASES, _ALIASES.c.claim == _MEMBERS.c.claim)


class Finder:
    """Looks things up within one transaction on the ledger at ``address``."""

    def __init__(self, connection: Connection, address: Address) -> None:
        self._connection = connection
        self._address = address

    def get(self, identity: str) -> Found:
        """The record or document; see ``Ledger.get``."""
        known = self.resolve(identity.strip())
        if known.startswith("doc-"):
            payload = self._connection.scalar(select(_DOCUMENTS.c.payload).where(_DOCUMENTS.c.id == known))
            return Document.model_validate_json(str(payload))
        query = select(_RECORDS.c.kind, _RECORDS.c.payload).where(_RECORDS.c.id == known)
        found = self._connection.execute(query).one()
        return RECORD_KINDS[found.kind].model_validate_json(found.payload)

    def resolve(self, identity: str) -> str:
        """The present id for an id, an earlier id, or the beginning of one. Raises DragomanError."""
        for table in (_RECORDS, _DOCUMENTS):
            if self._connection.scalar(select(table.c.id).where(table.c.id == identity)):
                return identity
        for merged, known in ((_BY_CLAIM, _CLAIMS.c.id), (_BY_ALIAS, _ALIASES.c.id)):
            record = self._connection.scalar(merged.where(known == identity))
            if record is not None:
                return str(record)
        if self._connection.scalar(select(_ALIASES.c.id).where(_ALIASES.c.id == identity)):
            raise DragomanError(
                f"{identity} is no more in {self._address}: the reader no longer finds it, or its entry was undone."
            )
        return self._beginning(identity)

    def _beginning(self, identity: str) -> str:
        fits: set[str] = set()
        if len(identity) >= 3:
            end = identity + "\uffff"
            for table in (_RECORDS, _DOCUMENTS):
                within = select(table.c.id).where(table.c.id >= identity, table.c.id < end)
                fits |= set(self._connection.scalars(within.limit(LISTED + 1)))
            for merged, known in ((_BY_CLAIM, _CLAIMS.c.id), (_BY_ALIAS, _ALIASES.c.id)):
                if not fits:
                    within = merged.where(known >= identity, known < end)
                    fits = set(self._connection.scalars(within.limit(LISTED + 1)))
        if len(fits) == 1:
            return fits.pop()
        if not fits:
            raise DragomanError(f"There is no record '{identity}' in {self._address}.")
        listed = ", ".join(sorted(fits)[:LISTED]) + (" and more" if len(fits) > LISTED else "")
        raise DragomanError(f"'{identity}' could be any of {listed}.")

    def source(self, document: str) -> tuple[Document, str] | None:
        """A document, by its whole id, with its stored text; None where it isn't here."""
        query = select(_DOCUMENTS.c.payload, schema.contents.c.text).join(
            schema.contents, schema.contents.c.document == _DOCUMENTS.c.id
        )
        row = self._connection.execute(query.where(_DOCUMENTS.c.id == document)).first()
        return (Document.model_validate_json(row.payload), row.text) if row else None
