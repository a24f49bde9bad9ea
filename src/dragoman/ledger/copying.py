"""All of a ledger from one database into another, of whatever sort: row by row, in one transaction of each."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select, update

from dragoman.ledger import dialect, schema

#: So many rows are at hand at a time; of documents' contents, which are large, fewer.
ROWS, TEXTS = 1000, 50

_CLAIMS, _PASSAGES, _CONTENTS = schema.claims, schema.passages, schema.contents

#: Tables whose numbers the database gives out itself.
_COUNTED = frozenset({schema.claim_keys.name})


def copy_rows(source: Connection, target: Connection) -> None:
    """Put all rows of one ledger into the empty tables of another, and make its full-text index."""
    for table in schema.metadata.sorted_tables:
        if table is schema.alembic_version:
            continue
        columns = [c for c in table.columns if not (table.name in _COUNTED and c.name == "number")]
        if table is _CLAIMS:
            columns = [c for c in columns if c.name != "event"]  # it may point to a claim that comes later
        query = select(*columns).order_by(*table.primary_key.columns)
        for rows in _batches(source, query, TEXTS if table is _CONTENTS else ROWS):
            dialect.insert_rows(target, table, [dict(row._mapping) for row in rows])
    pointing = select(_CLAIMS.c.number, _CLAIMS.c.event).where(_CLAIMS.c.event.is_not(None))
    for rows in _batches(source, pointing, ROWS):
        for row in rows:
            target.execute(update(_CLAIMS).where(_CLAIMS.c.number == row.number).values(event=row.event))
    _index(source, target)


def _index(source: Connection, target: Connection) -> None:
    query = select(_PASSAGES.c.number, _PASSAGES.c.start, _PASSAGES.c.end, _CONTENTS.c.text)
    query = query.join(_CONTENTS, _CONTENTS.c.document == _PASSAGES.c.document)
    for rows in _batches(source, query.order_by(_PASSAGES.c.number), TEXTS):
        words = [(row.number, row.text[row.start : row.end]) for row in rows]
        dialect.of(target).index_passages(target, words)


def _batches(source: Connection, query: Select[Any], many: int) -> Iterator[Sequence[Row[Any]]]:
    found = source.execute(query.execution_options(yield_per=many))
    yield from found.partitions()


def holds_something(target: Connection) -> bool:
    """Whether anything is kept in a ledger."""
    tables = (schema.documents, schema.corrections, schema.settings)
    return any(target.execute(select(*it.primary_key.columns).limit(1)).first() for it in tables)


def empty(target: Connection) -> None:
    """Take all rows out of a ledger, as part of the transaction that puts others in their place."""
    names = [it.name for it in reversed(schema.metadata.sorted_tables) if it is not schema.alembic_version]
    dialect.of(target).empty(target, names)
