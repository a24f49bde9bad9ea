"""Whether a ledger is what it should be. Each thing that is wrong is one sentence."""

import json
import zlib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from dragoman.ledger import dialect, layer, schema
from dragoman.ledger.refilling import beside, by_number, sorted_rows
from dragoman.ledger.sorting import number_of
from dragoman.records import Action

_DOCUMENTS, _CONTENTS, _CLAIMS = schema.documents, schema.contents, schema.claims
_RECORDS, _MEMBERS, _BOUND = schema.records, schema.record_claims, schema.correction_claims

#: So many texts are at hand while quotations are looked up; records of neighbouring documents follow each other.
TEXTS = 64


def faults(connection: Connection, *, sources: bool = True) -> Iterator[str]:
    """Everything that is wrong, as sentences; ``sources``: also whether the bytes are those that were read.

    What can't be trusted once the file itself is damaged isn't looked at.
    """
    damage = dialect.of(connection).damage(connection)
    if damage:
        yield f"The file is damaged: {damage}."
        return
    if sources:
        yield from _sources(connection)
    yield from _quotations(connection)
    yield from _references(connection)
    yield from _counted(connection)
    unindexed = dialect.of(connection).unindexed(connection)
    if unindexed:
        yield f"{unindexed} passages are not as full-text search has them."
    yield from _corrections(connection)


def _sources(connection: Connection) -> Iterator[str]:
    query = select(_DOCUMENTS.c.id, _DOCUMENTS.c.sha256, _CONTENTS.c.document, _CONTENTS.c.raw)
    query = query.outerjoin(_CONTENTS, _CONTENTS.c.document == _DOCUMENTS.c.id)
    for row in connection.execute(query.order_by(_DOCUMENTS.c.id).execution_options(yield_per=100)):
        if row.document is None:
            yield f"The text of {row.id} is missing."
        elif row.raw is not None:
            try:
                whole = sha256(zlib.decompress(row.raw)).hexdigest() == row.sha256
            except zlib.error:
                whole = False
            if not whole:
                yield f"The bytes kept of {row.id} are not those that were read."


class _Texts:
    """The stored texts, as they are needed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, str | None] = {}

    def of(self, document: str) -> str | None:
        if document not in self._known:
            if len(self._known) >= TEXTS:
                self._known.clear()
            query = select(_CONTENTS.c.text).where(_CONTENTS.c.document == document)
            self._known[document] = self._connection.scalar(query)
        return self._known[document]


def _quotations(connection: Connection) -> Iterator[str]:
    texts = _Texts(connection)
    claims = select(_CLAIMS.c.id, _CLAIMS.c.payload).order_by(_CLAIMS.c.document)
    records = select(_RECORDS.c.id, _RECORDS.c.payload).order_by(_RECORDS.c.sequence)
    for what, query in (("claim", claims), ("record", records)):
        for row in connection.execute(query.execution_options(yield_per=500)):
            evidence = _evidence(row.payload)
            if not evidence:
                yield f"The {what} {row.id} has no evidence."
            for told in evidence or ():
                text = texts.of(told["document"])
                if text is None:
                    yield f"The {what} {row.id} quotes {told['document']}, which isn't here."
                elif text[told["start"] : told["end"]] != told["quote"]:
                    place = f"{told['document']} from {told['start']} to {told['end']}"
                    yield f"The {what} {row.id} quotes words that don't stand in {place}."


def _evidence(payload: str) -> list[dict[str, Any]] | None:
    try:
        found = json.loads(payload).get("evidence")
    except (ValueError, AttributeError):
        return None
    return found if isinstance(found, list) else None


def _references(connection: Connection) -> Iterator[str]:
    orphans = select(_CLAIMS.c.id).where(_CLAIMS.c.number.not_in(select(_MEMBERS.c.claim)))
    for identity in connection.scalars(orphans):
        yield f"The claim {identity} is part of no record."
    hollow = select(_RECORDS.c.id).where(_RECORDS.c.id.not_in(select(_MEMBERS.c.record)))
    for identity in connection.scalars(hollow):
        yield f"The record {identity} rests on no claim."


def _counted(connection: Connection) -> Iterator[str]:
    """What people, trade and partners are counted by: whether it says of each record what the record says."""
    for table in (schema.guises, schema.sorts):
        for number, *told in connection.execute(select(table).execution_options(yield_per=1000)):
            if number_of(told) != number:
                yield f"What records are counted by, row {number} of {table.name}, is not as it was written."
    for rows in by_number(connection, "event", "figure"):
        made = beside(rows)
        wanted = {schema.attendances: made.attendances, schema.figure_values: made.values}
        yield from _miscounted(connection, rows, wanted, "people and of trade count it")
    for rows in by_number(connection, "commitment"):
        wanted = {schema.record_outcomes: beside(rows).outcomes}
        yield from _miscounted(connection, rows, wanted, "outcomes have it")
    for rows in by_number(connection):
        wanted = {schema.record_sorts: sorted_rows(connection, rows).sorted}
        yield from _miscounted(connection, rows, wanted, "partners count it")


def _miscounted(
    connection: Connection, rows: Sequence[Row[Any]], wanted: dict[Table, list[dict[str, Any]]], counted: str
) -> Iterator[str]:
    """The records of which other rows stand in these tables than should."""
    first, last = rows[0].number, rows[-1].number
    differing: set[int] = set()
    for table, made in wanted.items():
        found = connection.execute(select(table).where(table.c.number.between(first, last)))
        differing |= {row[0] for row in {tuple(row) for row in found} ^ {tuple(row.values()) for row in made}}
    for record in rows:
        if record.number in differing:
            yield f"The record {record.id} is not as lists of {counted}."


def _corrections(connection: Connection) -> Iterator[str]:
    entries = {entry.number: entry for entry in layer.entries(connection)}
    known = {entry.id for entry in entries.values()}
    here = select(_DOCUMENTS.c.id)
    lost = select(_BOUND.c.correction, func.min(_BOUND.c.document).label("document"))
    lost = lost.where(_BOUND.c.claim.is_(None), _BOUND.c.document.in_(here)).group_by(_BOUND.c.correction)
    for row in connection.execute(lost.order_by(_BOUND.c.correction)):
        entry = entries[row.correction]
        if entry.standing and entry.action in layer.KEEPING:
            yield (
                f"Correction {entry.number} ({entry.id}) of {entry.record} rests on words that are not found "
                f"in {row.document} any more."
            )
    for entry in entries.values():
        if entry.action is Action.UNDO and entry.undoes not in known:
            yield f"Correction {entry.number} ({entry.id}) undoes {entry.undoes}, which isn't here."
