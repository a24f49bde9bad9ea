"""Claims that stay because a person stands behind them, although no reader makes them (or no longer does)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from dragoman.ledger import layer, schema
from dragoman.ledger.claimstore import claim_row
from dragoman.ledger.merging.claim import KINDS, StoredClaim
from dragoman.ledger.merging.identity import PREFIXES
from dragoman.records import Anchor, Document, Evidence

#: What stands in the place of the reader's version in such claims.
PERSON = "a person"

_CLAIMS = schema.claims


def keep(
    connection: Connection, document: Document, text: str, claims: Sequence[StoredClaim[Any]]
) -> list[StoredClaim[Any]]:
    """Bind the corrections that wait for this document to its ``claims``, and write the claims that they need and
    that are not among these. Returns those that were written."""
    _, missing = layer.bind(connection, document.id, claims)
    kept: list[StoredClaim[Any]] = []
    for anchor in missing:
        claim = _claim(connection, document, text, anchor)
        if claim is not None:
            connection.execute(delete(schema.aliases).where(schema.aliases.c.id == claim.id))
            connection.execute(insert(_CLAIMS), [claim_row(claim, PERSON)])
            kept.append(claim)
    if kept:
        layer.bind(connection, document.id, [*claims, *kept])
    return kept


def _claim(connection: Connection, document: Document, text: str, anchor: Anchor) -> StoredClaim[Any] | None:
    """The claim of an anchor, if its words still stand in the text and nothing else bears its id."""
    kind = next(kind for kind, prefix in PREFIXES.items() if anchor.claim.startswith(f"{prefix}-"))
    if connection.scalar(select(_CLAIMS.c.number).where(_CLAIMS.c.id == anchor.claim)) is not None:
        return None
    said = KINDS[kind].model_validate(anchor.said)
    evidence = [placed for told in said.evidence if (placed := located(told, text)) is not None]
    if not evidence:
        return None
    return StoredClaim(
        number=1 + (connection.scalar(select(func.max(_CLAIMS.c.number))) or 0),
        id=anchor.claim,
        document=document.id,
        published=document.published,
        kind=kind,
        position=next_position(connection, document.id, kind),
        said=said.model_copy(update={"evidence": tuple(evidence)}),
    )


def located(told: Evidence, text: str) -> Evidence | None:
    """The evidence where its words stand in ``text``: at its place, else at the nearest; None where nowhere."""
    if text[told.start : told.end] == told.quote:
        return told
    places = []
    at = text.find(told.quote) if told.quote else -1
    while at >= 0:
        places.append(at)
        at = text.find(told.quote, at + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - told.start))
    return told.model_copy(update={"start": start, "end": start + len(told.quote)})


def next_position(connection: Connection, document: str, kind: str) -> int:
    """The place after the last claim of a kind in a document."""
    mine = (_CLAIMS.c.document == document, _CLAIMS.c.kind == kind)
    last = connection.scalar(select(func.max(_CLAIMS.c.position)).where(*mine))
    return 0 if last is None else last + 1
