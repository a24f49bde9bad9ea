"""Opening a ledger's database: where it is, whether it is ours, whether it must be brought up to date.

Every way in which that can fail is one clear sentence (``DragomanError``).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from os import W_OK, access
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, exc, insert, select

from dragoman.errors import DragomanError, UsageError
from dragoman.ledger import schema, sqlite

#: Seconds to wait for another program that is writing.
PATIENCE = 10.0


def file_of(location: str | Path) -> Path:
    """The file that a path or a ``sqlite:///`` address names. Raises UsageError for other databases."""
    text = str(location)
    if isinstance(location, Path) or "://" not in text:
        if not text:
            raise UsageError("The name of the ledger is empty.")
        return Path(text).expanduser()
    scheme, _, rest = text.partition("://")
    if scheme.split("+")[0] != "sqlite" or not rest.startswith("/") or rest == "/":
        raise UsageError(
            f"'{text}' can't be a ledger: give a path, or an address like sqlite:///dragoman.db."
        )
    return Path(rest[1:]).expanduser()


def open_engine(location: str | Path, *, create: bool, timeout: float = PATIENCE) -> tuple[Engine, Path]:
    """An engine on a ledger that is there, ours and up to date.

    With ``create``, a missing ledger is made. A ledger on a read-only disk opens for reading. Raises
    DragomanError.
    """
    path = file_of(location)
    if path.is_dir():
        raise DragomanError(f"{path} is a folder, not a ledger.")
    if not path.exists():
        if not create:
            raise DragomanError(f"There is no ledger at {path}; 'dragoman ingest SOURCE...' makes one.")
        if not path.parent.is_dir():
            raise DragomanError(f"The ledger {path} can't be made: there is no folder {path.parent}.")
    engine = _engine(path, timeout)
    try:
        with translated(path):
            _ready(engine, path, create)
    except BaseException:
        engine.dispose()
        raise
    return engine, path


def _engine(path: Path, timeout: float) -> Engine:
    writable = not path.exists() or access(path, W_OK)

    def connect() -> sqlite3.Connection:
        # A write-ahead log needs a folder to write in; where there is none, nobody can be writing either.
        bare = not writable and not access(path.parent, W_OK) and not Path(f"{path}-wal").exists()
        mode = "?immutable=1" if bare else "?mode=ro" if not writable else "?mode=rwc"
        address = f"file:{quote(str(path.absolute()))}{mode}"
        connection = sqlite3.connect(address, uri=True, timeout=timeout, check_same_thread=False)
        sqlite.prepare(connection, timeout, writable)
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=2)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def writing(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction that writes: it takes its turn at once, and all of it happens or nothing."""
    with translated(path), engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """One transaction that reads a single state of the ledger, whatever is written meanwhile."""
    with translated(path), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what the database complains of into one sentence."""
    try:
        yield
    except (exc.DBAPIError, sqlite3.Error) as error:
        said = str(error.orig if isinstance(error, exc.DBAPIError) else error)
        sentence = _sentence(said, path)
        if sentence is None:
            raise
        raise DragomanError(sentence) from error


def _sentence(said: str, path: Path) -> str | None:
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


def _ready(engine: Engine, path: Path, create: bool) -> None:
    with engine.connect() as connection, connection.begin():
        empty = sqlite.is_empty(connection)
        ours = sqlite.is_ledger(connection)
    if empty:
        if not create:
            raise DragomanError(f"{path} is empty, not a ledger; 'dragoman ingest SOURCE...' fills one.")
        _make(engine)
        return
    if not ours:
        raise DragomanError(f"{path} is a database, but not a Dragoman ledger.")
    with engine.connect() as connection, connection.begin():
        version = connection.execute(select(schema.alembic_version.c.version_num)).scalar()
    if version != schema.HEAD:
        from dragoman.ledger.migrate import upgrade

        upgrade(engine, path, version)


def _make(engine: Engine) -> None:
    raw = engine.raw_connection()
    try:
        with suppress(sqlite3.OperationalError):  # another program is making the same ledger: it sets this
            connection: Any = raw.driver_connection
            sqlite.use_write_ahead_log(connection)
    finally:
        raw.close()
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if not sqlite.is_empty(connection):  # another program was faster
            return
        sqlite.mark_as_ledger(connection)
        schema.metadata.create_all(connection)
        sqlite.create_full_text(connection)
        connection.execute(insert(schema.alembic_version).values(version_num=schema.HEAD))
