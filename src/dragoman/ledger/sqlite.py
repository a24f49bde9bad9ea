"""What only SQLite can do: pragmas, the mark that a file is a ledger, and full-text search by FTS5."""

import json
import sqlite3
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.sql.elements import ColumnElement

from dragoman.ledger.names import plain_words

#: ``PRAGMA application_id`` of a ledger: "Drgm" in ASCII.
APPLICATION_ID = 0x4472676D

SNIPPET_OPEN, SNIPPET_CLOSE = "\x02", "\x03"

#: FTS5 keeps only the index; the words themselves are read through a view on the stored source text.
FULL_TEXT = (
    """
    CREATE VIEW passage_texts AS
    SELECT p.number AS number, substr(c.text, p.start + 1, p."end" - p.start) AS text
    FROM passages AS p JOIN contents AS c ON c.document = p.document
    """,
    """
    CREATE VIRTUAL TABLE passage_index USING fts5(
        text, content='passage_texts', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
)


def prepare(connection: Any, timeout: float, writable: bool) -> None:
    """Set up one fresh DB-API connection: foreign keys, patience with other writers, write-ahead log."""
    connection.create_function("is_source", 2, _is_source, deterministic=True)
    connection.isolation_level = None  # SQLAlchemy's "begin" event writes BEGIN itself, see database.py
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA cache_size = -32000")
    cursor.execute("PRAGMA temp_store = MEMORY")
    if not writable:
        cursor.execute("PRAGMA query_only = ON")
    cursor.close()


def _is_source(payload: str, words: str) -> bool:
    """Whether the title, site and addresses of a document that is kept as JSON hold all these folded words."""
    document = json.loads(payload)
    named = plain_words(" ".join(document.get(name) or "" for name in ("title", "site", "url", "origin")))
    return all(word in named for word in words.split())


def use_write_ahead_log(connection: sqlite3.Connection) -> None:
    """Let readers work while a writer adds. A lasting property of the file; set once, when it is made."""
    connection.execute("PRAGMA journal_mode = WAL")


def create_full_text(connection: Connection) -> None:
    """Make the full-text index."""
    for statement in FULL_TEXT:
        connection.exec_driver_sql(statement)


def index_passages(connection: Connection, rows: list[tuple[int, str]]) -> None:
    """Put passages, as (number, text), into the full-text index."""
    connection.exec_driver_sql("INSERT INTO passage_index(rowid, text) VALUES (?, ?)", rows)


def unindex_passages(connection: Connection, rows: list[tuple[int, str]]) -> None:
    """Take passages, as (number, text as it was indexed), out of the full-text index."""
    connection.exec_driver_sql(
        "INSERT INTO passage_index(passage_index, rowid, text) VALUES ('delete', ?, ?)", rows
    )


def search_passages(
    connection: Connection, expression: str, limit: int, among: list[str] | None = None
) -> list[tuple[str, int, int, str]]:
    """The best passages for an FTS5 expression: (document, start, end, snippet with marked words).

    ``among``: only in the documents with these ids.
    """
    chosen = None if among is None else json.dumps(among)
    found = connection.exec_driver_sql(
        """
        SELECT p.document, p.start, p."end", snippet(passage_index, 0, ?, ?, '…', 32)
        FROM passage_index JOIN passages AS p ON p.number = passage_index.rowid
        WHERE passage_index MATCH ? AND (? IS NULL OR p.document IN (SELECT value FROM json_each(?)))
        ORDER BY bm25(passage_index), p.number LIMIT ?
        """,
        (SNIPPET_OPEN, SNIPPET_CLOSE, expression, chosen, chosen, limit),
    )
    return [(document, start, end, snippet) for document, start, end, snippet in found]


def said(payload: ColumnElement[Any], name: str) -> ColumnElement[Any]:
    """The field ``name`` of a record that is kept as JSON."""
    return func.json_extract(payload, f"$.{name}")


def highest_rank(payload: ColumnElement[Any]) -> ColumnElement[int]:
    """The rank of the highest official (the smallest number) in an event's JSON, 0 where none is given."""
    taking_part = func.json_each(payload, "$.participants").table_valued("value")
    ranks = select(func.min(said(taking_part.c.value, "rank"))).select_from(taking_part)
    return func.coalesce(ranks.scalar_subquery(), 0)


def mark_as_ledger(connection: Connection) -> None:
    """Write the application id, by which a file is known to be a ledger."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def is_ledger(connection: Connection) -> bool:
    """Whether the file bears a ledger's application id."""
    return bool(connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID)


def is_empty(connection: Connection) -> bool:
    """Whether there is nothing in the database yet (a new file, or one that was never finished)."""
    return connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0


def damage(connection: Connection) -> str | None:
    """What ``PRAGMA integrity_check`` and ``foreign_key_check`` complain of, or None."""
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    if said != "ok":
        return str(said).splitlines()[0]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return f"a row of {broken[0]} points nowhere" if broken else None


def unindexed(connection: Connection) -> int:
    """By how many passages the full-text index differs from what is stored."""
    stored = "SELECT number FROM passages"
    indexed = "SELECT id FROM passage_index_docsize"
    query = f"SELECT (SELECT count(*) FROM ({stored} EXCEPT {indexed})) + (SELECT count(*) FROM ({indexed} EXCEPT {stored}))"
    return int(connection.exec_driver_sql(query).scalar() or 0)
