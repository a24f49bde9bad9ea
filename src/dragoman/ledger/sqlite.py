"""What a ledger needs of SQLite: how a file is opened and locked, the mark that it is a ledger, full-text search by FTS5.

It is one of the dialects (``dialect.py``).
"""

import json
import re
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from os import W_OK, access
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    Connection,
    Engine,
    Integer,
    QueuePool,
    Table,
    TextualSelect,
    column,
    create_engine,
    text,
)

from dragoman.errors import DragomanError
from dragoman.ledger.address import Address
from dragoman.ledger.search import Hit, Term

#: ``PRAGMA application_id`` of a ledger: "Drgm" in ASCII.
APPLICATION_ID = 0x4472676D

#: Pages of the write-ahead log after which it is written back to the file. A document touches some hundreds, many of
#: them those of its neighbours: to write them back after every few documents is to write most of them in vain.
LOG_PAGES = 8000

SNIPPET_OPEN, SNIPPET_CLOSE = "\x02", "\x03"
_MARK = re.compile(f"{SNIPPET_OPEN}|{SNIPPET_CLOSE}")

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
    """
    CREATE VIRTUAL TABLE record_index USING fts5(
        words, content='record_words', content_rowid='number', detail=none, columnsize=0,
        tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
    )
    """,
    """
    CREATE TRIGGER record_words_come AFTER INSERT ON record_words BEGIN
        INSERT INTO record_index(rowid, words) VALUES (new.number, new.words);
    END
    """,
    """
    CREATE TRIGGER record_words_go AFTER DELETE ON record_words BEGIN
        INSERT INTO record_index(record_index, rowid, words) VALUES ('delete', old.number, old.words);
    END
    """,
    """
    CREATE TRIGGER record_words_change AFTER UPDATE ON record_words BEGIN
        INSERT INTO record_index(record_index, rowid, words) VALUES ('delete', old.number, old.words);
        INSERT INTO record_index(rowid, words) VALUES (new.number, new.words);
    END
    """,
)


def expect(address: Address, create: bool) -> None:
    """Raises DragomanError where no file is, or none can be made."""
    path = _file(address)
    if path.is_dir():
        raise DragomanError(f"{path} is a folder, not a ledger.")
    if not path.exists():
        if not create:
            raise DragomanError(f"There is no ledger at {path}; 'dragoman ingest SOURCE...' makes one.")
        if not path.parent.is_dir():
            raise DragomanError(f"The ledger {path} can't be made: there is no folder {path.parent}.")


def engine(address: Address, timeout: float) -> Engine:
    """An engine on a file; one that can't be written to opens for reading."""
    path = _file(address)
    writable = not path.exists() or access(path, W_OK)

    def connect() -> sqlite3.Connection:
        # A write-ahead log needs a folder to write in; where there is none, nobody can be writing either.
        bare = not writable and not access(path.parent, W_OK) and not Path(f"{path}-wal").exists()
        mode = "?immutable=1" if bare else "?mode=ro" if not writable else "?mode=rwc"
        uri = f"file:{quote(str(path.absolute()))}{mode}"
        connection = sqlite3.connect(uri, uri=True, timeout=timeout, check_same_thread=False)
        prepare(connection, timeout, writable)
        return connection

    return create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=2)


def _file(address: Address) -> Path:
    assert address.file is not None, "an address of a server"
    return address.file


def prepare(connection: Any, timeout: float, writable: bool) -> None:
    """Set up one fresh DB-API connection: foreign keys, patience with other writers, write-ahead log."""
    connection.isolation_level = None  # BEGIN is written by ``begin``
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {int(timeout * 1000)}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA cache_size = -32000")
    cursor.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
    cursor.execute("PRAGMA temp_store = MEMORY")
    if not writable:
        cursor.execute("PRAGMA query_only = ON")
    cursor.close()


def begin(connection: Connection, writes: bool, timeout: float) -> None:
    """Begin a transaction: readers see one state of the file, writers take their turn at once."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def sentence(error: BaseException, address: Address) -> str | None:
    """What SQLite complains of, in one sentence."""
    said, path = str(error), address.file
    sentences = {
        "is locked": f"The ledger {path} is in use by another program; try again when that has finished.",
        "file is not a database": f"{path} is not a Dragoman ledger.",
        "disk is full": f"The disk that holds the ledger {path} is full; nothing of this document was added.",
        "disk I/O error": f"The ledger {path} can't be read or written: the disk reports an error.",
        "readonly database": f"The ledger {path} can't be written to: it is read-only.",
        "unable to open": f"The ledger {path} can't be opened: permission denied, or its folder is read-only.",
        "malformed": f"The ledger {path} is damaged; restore it from a backup or ingest the sources again.",
    }
    return next((sentence for sign, sentence in sentences.items() if sign in said), None)


def before_tables(engine: Engine) -> None:
    """Let readers work while a writer adds. A lasting property of the file; set once, when it is made."""
    raw = engine.raw_connection()
    try:
        with suppress(sqlite3.OperationalError):  # another program is making the same ledger: it sets this
            connection: Any = raw.driver_connection
            connection.execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def for_driver(statement: str) -> str:
    """The text of a statement, as it is."""
    return statement


def ask(connection: Connection, statement: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
    """Run a statement by the driver alone, and return its rows."""
    return _cursor(connection).execute(statement, values).fetchall()


def _cursor(connection: Connection) -> sqlite3.Cursor:
    driver: Any = connection.connection.driver_connection
    return driver.cursor()  # type: ignore[no-any-return]


def is_complaint(error: Exception) -> bool:
    """Whether this is what the driver raises."""
    return isinstance(error, sqlite3.Error)


def insert_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Write rows into a table."""
    _cursor(connection).executemany(_insertion(table, rows[0]), [tuple(row.values()) for row in rows])


def _insertion(table: Table, row: dict[str, Any]) -> str:
    names = ", ".join(f'"{name}"' for name in row)
    return f"INSERT INTO {table.name} ({names}) VALUES ({', '.join('?' * len(row))})"


def put_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Write rows; of those that are there already (by the first column) only what differs."""
    first, *others = rows[0]
    given = ", ".join(f'"{name}" = excluded."{name}"' for name in others)
    differs = " OR ".join(f'{table.name}."{name}" IS NOT excluded."{name}"' for name in others)
    written = f'{_insertion(table, rows[0])} ON CONFLICT ("{first}") DO UPDATE SET {given} WHERE {differs}'
    _cursor(connection).executemany(written, [tuple(row.values()) for row in rows])


def update_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Change rows; the first column tells which one is meant."""
    first, *others = rows[0]
    given = ", ".join(f'"{name}" = ?' for name in others)
    written = f'UPDATE {table.name} SET {given} WHERE "{first}" = ?'
    _cursor(connection).executemany(written, [(*(row[name] for name in others), row[first]) for row in rows])


def delete_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Take out the rows that have these values."""
    given = " AND ".join(f'"{name}" = ?' for name in rows[0])
    _cursor(connection).executemany(
        f"DELETE FROM {table.name} WHERE {given}", [tuple(row.values()) for row in rows]
    )


def create_full_text(connection: Connection) -> None:
    """Make the full-text index."""
    for statement in FULL_TEXT:
        connection.exec_driver_sql(statement)


def index_passages(connection: Connection, rows: list[tuple[int, str]]) -> None:
    """Put passages, as (number, text), into the full-text index."""
    _cursor(connection).executemany("INSERT INTO passage_index(rowid, text) VALUES (?, ?)", rows)


def unindex_passages(connection: Connection, rows: list[tuple[int, str]]) -> None:
    """Take passages, as (number, text as it was indexed), out of the full-text index."""
    connection.exec_driver_sql(
        "INSERT INTO passage_index(passage_index, rowid, text) VALUES ('delete', ?, ?)", rows
    )


def search_passages(
    connection: Connection, terms: Sequence[Term], limit: int, among: list[str] | None = None
) -> list[Hit]:
    """The best passages that hold all terms; ``among``: only in the documents with these ids."""
    wanted = " ".join(f'"{" ".join(term.words)}"{"*" if term.begins else ""}' for term in terms)
    chosen = None if among is None else json.dumps(among)
    found = connection.exec_driver_sql(
        """
        SELECT p.document, p.start, p."end", snippet(passage_index, 0, ?, ?, '…', 32)
        FROM passage_index JOIN passages AS p ON p.number = passage_index.rowid
        WHERE passage_index MATCH ? AND (? IS NULL OR p.document IN (SELECT value FROM json_each(?)))
        ORDER BY bm25(passage_index), p.number LIMIT ?
        """,
        (SNIPPET_OPEN, SNIPPET_CLOSE, wanted, chosen, chosen, limit),
    )
    return [Hit(document, start, end, *_marked(snippet)) for document, start, end, snippet in found]


def holding(words: Sequence[str]) -> TextualSelect:
    """The numbers of the records in which all these folded words stand, or words that begin so."""
    found = text("SELECT rowid FROM record_index WHERE record_index MATCH :holding")
    wanted = " AND ".join(f'"{word}"*' for word in words)
    return found.bindparams(holding=wanted).columns(column("rowid", Integer))


def _marked(snippet: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A snippet with its marks turned into offsets."""
    plain, opened, marks, at = [], 0, [], 0
    for piece in _MARK.split(snippet):
        plain.append(piece)
        opened, at = at, at + len(piece)
        marks.append((opened, at))
    return "".join(plain), tuple(marks[1::2])


def mark_as_ledger(connection: Connection) -> None:
    """Write the application id, by which a file is known to be a ledger."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def is_ledger(connection: Connection) -> bool:
    """Whether the file bears a ledger's application id."""
    return bool(connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID)


def is_empty(connection: Connection) -> bool:
    """Whether there is nothing in the database yet (a new file, or one that was never finished)."""
    return connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0


def empty(connection: Connection, tables: list[str]) -> None:
    """Take all rows out of these tables and out of the full-text index."""
    connection.exec_driver_sql("INSERT INTO passage_index(passage_index) VALUES ('delete-all')")
    for table in tables:
        connection.exec_driver_sql(f"DELETE FROM {table}")


def take_stock(connection: Connection) -> None:
    """Nothing: the ways through a file are laid down by the statements themselves."""


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
