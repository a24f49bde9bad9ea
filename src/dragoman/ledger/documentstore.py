"""Documents as they are kept: their bytes, their text, the passages of the article, and with what they were read."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from dragoman.ledger import dialect, schema
from dragoman.ledger.merging.voices import sketch
from dragoman.ledger.prepared import Prepared
from dragoman.ledger.rows import named
from dragoman.records import Reading

_LAST = Prepared(select(func.max(schema.passages.c.number)))


@dataclass(frozen=True, slots=True)
class Circumstances:
    """With what a document was read: the version of the ``reader``, the ``home`` country (alpha-3), and what was
    ``given`` beside its bytes, as JSON values."""

    reader: str
    home: str | None = None
    given: Mapping[str, Any] = field(default_factory=dict)


def insert_document(
    connection: Connection, reading: Reading, raw: bytes | None, encoding: str | None, read: Circumstances
) -> None:
    """Write a new document."""
    document = reading.document
    dialect.insert_rows(connection, schema.documents, [{"id": document.id} | _row(reading)])
    content = {"text": reading.text, "raw": zlib.compress(raw) if raw is not None else None}
    dialect.insert_rows(
        connection, schema.contents, [{"document": document.id, "encoding": encoding} | content]
    )
    _insert_passages(connection, reading)
    _write_circumstances(connection, document.id, read)


def update_document(connection: Connection, reading: Reading, read: Circumstances) -> None:
    """Write a document as a later reader sees it: the same bytes, perhaps other words of them, another title."""
    name = reading.document.id
    contents, passages = schema.contents, schema.passages
    before = connection.scalar(select(contents.c.text).where(contents.c.document == name)) or ""
    rows = connection.execute(
        select(passages.c.number, passages.c.start, passages.c.end)
        .where(passages.c.document == name)
        .order_by(passages.c.number)
    ).all()
    connection.execute(update(schema.documents).where(schema.documents.c.id == name).values(**_row(reading)))
    kept = [span for span in _spans(reading) if reading.text[span[0] : span[1]].strip()]
    if before != reading.text or [(row.start, row.end) for row in rows] != kept:
        if rows:
            words = [(row.number, before[row.start : row.end]) for row in rows]
            dialect.of(connection).unindex_passages(connection, words)
        connection.execute(delete(passages).where(passages.c.document == name))
        connection.execute(update(contents).where(contents.c.document == name).values(text=reading.text))
        _insert_passages(connection, reading)
    _write_circumstances(connection, name, read)


def _spans(reading: Reading) -> list[tuple[int, int]]:
    return list(reading.spans) or [(0, len(reading.text))]


def _row(reading: Reading) -> dict[str, Any]:
    document = reading.document
    article = " ".join(reading.text[start:end] for start, end in _spans(reading))
    return {
        "sha256": document.sha256,
        "published": document.published,
        "payload": document.model_dump_json(),
        "sketch": sketch(article),
        "named": named(document),
    }


def _insert_passages(connection: Connection, reading: Reading) -> None:
    table, text = schema.passages, reading.text
    number = 1 + (_LAST.value(connection) or 0)
    kept = [(start, end) for start, end in _spans(reading) if text[start:end].strip()]
    if kept:
        rows = [
            {"number": number + i, "document": reading.document.id, "start": start, "end": end}
            for i, (start, end) in enumerate(kept)
        ]
        dialect.insert_rows(connection, table, rows)
        words = [(number + i, text[start:end]) for i, (start, end) in enumerate(kept)]
        dialect.of(connection).index_passages(connection, words)


def _write_circumstances(connection: Connection, document: str, read: Circumstances) -> None:
    given = json.dumps(dict(read.given), ensure_ascii=False, sort_keys=True)
    row = {"document": document, "reader": read.reader, "home": read.home, "given": given}
    dialect.put_rows(connection, schema.readings, [row])


def circumstances(connection: Connection, document: str) -> Circumstances | None:
    """With what a document was read; None where an earlier version of the program read it, which didn't say."""
    table = schema.readings
    row = connection.execute(select(table).where(table.c.document == document)).first()
    return Circumstances(row.reader, row.home, json.loads(row.given)) if row else None
