"""Backups: a copy of a ledger as it is at one moment, while others use it; and putting one in a ledger's place.

A backup is always a file, and itself a ledger. What is on a server is copied row by row, and back in the same way.
"""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine

from dragoman.errors import DragomanError
from dragoman.ledger import copying, database, dialect, sqlite
from dragoman.ledger.address import Address

#: So many pages are copied at a time; in between, others may write.
PAGES = 4096


def backup(location: str | Path, target: Path, *, force: bool = False) -> None:
    """Copy the ledger at ``location`` to the file ``target``, which takes its name only when it is whole and checked.

    Raises DragomanError; also where ``target`` is there already, unless ``force``.
    """
    source = Address.of(location)
    _open_and_check(source)
    _refuse(source.file, target, force, "backup")
    with _beside(target) as copy:
        if source.file is not None:
            _copy(source.file, copy)
        else:
            _fetch(source, Address(file=copy))
        _open_and_check(Address(file=copy))
        copy.replace(target)


def restore(saved: Path, location: str | Path, *, force: bool = False) -> None:
    """Put the ledger that was saved in the file ``saved`` at ``location``; ``saved`` itself is not changed.

    What is saved is checked first. Raises DragomanError; also where a ledger is there already, unless ``force``:
    then all of it is replaced at once, while others may have it open, or nothing.
    """
    address = Address.of(location)
    if not saved.is_file():
        raise DragomanError(f"There is no backup {saved}.")
    if address.file is None:
        with tempfile.TemporaryDirectory(prefix="dragoman-") as folder:
            copy = Path(folder, "saved.db")
            _look(saved)
            _copy(saved, copy)
            _open_and_check(Address(file=copy))
            _send(Address(file=copy), address, force)
        return
    target = address.file
    _refuse(saved, target, force, "ledger")
    with _beside(target) as copy:
        _look(saved)
        _copy(saved, copy)
        _open_and_check(Address(file=copy))
        if target.exists():
            _copy(copy, target)
        else:
            copy.replace(target)


def _refuse(source: Path | None, target: Path, force: bool, what: str) -> None:
    if target.is_dir():
        raise DragomanError(f"{target} is a folder.")
    if not target.absolute().parent.is_dir():
        raise DragomanError(f"There is no folder {target.parent}.")
    if target.exists():
        if source is not None and source.exists() and target.samefile(source):
            raise DragomanError(f"{source} can't be copied onto itself.")
        if not force:
            raise DragomanError(f"There is a {what} at {target} already; --force replaces it.")


def _look(file: Path) -> None:
    """Raises DragomanError for a file that is no ledger; opens it without touching it."""
    with database.translated(Address(file=file)), closing(_connect(file, "ro")) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != sqlite.APPLICATION_ID:
            raise DragomanError(f"{file} is not a Dragoman ledger.")


def _open_and_check(address: Address) -> None:
    """Open a ledger, which brings it up to date, and raise DragomanError for what is wrong with it."""
    from dragoman.ledger.store import Ledger

    with Ledger.open(address) as ledger:
        fault = next(iter(ledger.faults(sources=False)), None)
    if fault:
        raise DragomanError(f"{address} is not whole: {fault[0].lower()}{fault[1:]}")


def _fetch(source: Address, target: Address) -> None:
    """A ledger on a server into a new file, as it is at one moment."""
    with (
        _opened(source) as old,
        _opened(target, create=True) as new,
        database.reading(old, source) as there,
        database.writing(new, target) as here,
    ):
        copying.copy_rows(there, here)


def _send(source: Address, target: Address, force: bool) -> None:
    """A ledger in a file to a server, in one transaction there."""
    with (
        _opened(source) as old,
        _opened(target, create=True) as new,
        database.reading(old, source) as here,
        database.writing(new, target) as there,
    ):
        if copying.holds_something(there):
            if not force:
                raise DragomanError(f"There is a ledger at {target} already; --force replaces it.")
            copying.empty(there)
        copying.copy_rows(here, there)
        dialect.of(there).take_stock(there)


@contextmanager
def _opened(address: Address, *, create: bool = False) -> Iterator[Engine]:
    engine, _ = database.open_engine(address, create=create)
    try:
        yield engine
    finally:
        engine.dispose()


def _copy(source: Path, target: Path) -> None:
    """All of one file into another, in one transaction of the other."""
    with (
        database.translated(Address(file=target)),
        closing(_connect(source, "ro")) as here,
        closing(_connect(target, "rwc")) as there,
    ):
        try:
            here.backup(there, pages=PAGES, sleep=0.01)
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "busy" in str(error):
                raise sqlite3.OperationalError("database is locked") from error
            raise
        there.execute("PRAGMA journal_mode = WAL")


def _connect(file: Path, mode: str) -> sqlite3.Connection:
    address = f"{file.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=database.PATIENCE, isolation_level=None)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A new file in the same folder, of which nothing is left behind."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.absolute().parent)
    os.close(handle)
    copy = Path(name)
    try:
        copy.unlink()
        yield copy
    finally:
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                Path(f"{copy}{suffix}").unlink()
