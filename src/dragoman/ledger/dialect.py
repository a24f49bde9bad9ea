"""What a ledger needs of its database beyond portable SQL: here all differences between databases are named.

``sqlite.py`` and ``postgres.py`` each give all of it; nothing else asks which database it is talking to.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Table, TextualSelect

from dragoman.ledger.address import Address
from dragoman.ledger.search import Hit, Term


class Dialect(Protocol):
    """One sort of database."""

    def engine(self, address: Address, timeout: float) -> Engine:
        """An engine; ``timeout`` is how many seconds to wait for another program that writes."""

    def begin(self, connection: Connection, writes: bool, timeout: float) -> None:
        """Begin a transaction: one that reads a single state of the ledger, or one that takes its turn to write."""

    def sentence(self, error: BaseException, address: Address) -> str | None:
        """What the database complains of, in one sentence; None for what no user can help."""

    def expect(self, address: Address, create: bool) -> None:
        """Raises DragomanError where nothing can be there, before anything is opened."""

    def is_empty(self, connection: Connection) -> bool:
        """Whether there is nothing in the database yet (or what was there was never finished)."""

    def is_ledger(self, connection: Connection) -> bool:
        """Whether the database bears a ledger's mark."""

    def before_tables(self, engine: Engine) -> None:
        """What must be set before a new ledger gets its tables."""

    def mark_as_ledger(self, connection: Connection) -> None:
        """Set the mark by which a database is known to be a ledger, once its tables are there."""

    def for_driver(self, statement: str) -> str:
        """The text of a statement that SQLAlchemy has made, as ``ask`` takes it."""

    def ask(self, connection: Connection, statement: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
        """Run a statement by the driver alone, and return its rows."""

    def is_complaint(self, error: Exception) -> bool:
        """Whether this is what the driver raises."""

    def insert_rows(self, connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
        """Write rows, all with the same columns, into a table."""

    def put_rows(self, connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
        """Write rows; of those that are there already (by the first column) only what differs."""

    def update_rows(self, connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
        """Change rows, all given by the same columns, of which the first tells which row is meant."""

    def delete_rows(self, connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
        """Take out the rows that have these values."""

    def create_full_text(self, connection: Connection) -> None:
        """Make the full-text index."""

    def index_passages(self, connection: Connection, rows: list[tuple[int, str]]) -> None:
        """Put passages, as (number, text), into the full-text index."""

    def unindex_passages(self, connection: Connection, rows: list[tuple[int, str]]) -> None:
        """Take passages, as (number, text as it was indexed), out of the full-text index."""

    def search_passages(
        self, connection: Connection, terms: list[Term], limit: int, among: list[str] | None = None
    ) -> list[Hit]:
        """The best passages that hold all terms; ``among``: only in the documents with these ids."""

    def holding(self, words: Sequence[str]) -> TextualSelect:
        """The numbers of the records in which all these folded words stand, or words that begin so."""

    def empty(self, connection: Connection, tables: list[str]) -> None:
        """Take all rows out of these tables (those that point to others come first) and out of the full-text index."""

    def take_stock(self, connection: Connection) -> None:
        """After many rows were written at once: let the database count what it holds, where by that it finds its ways."""

    def damage(self, connection: Connection) -> str | None:
        """What the database itself finds wrong with what it keeps, or None."""

    def unindexed(self, connection: Connection) -> int:
        """By how many passages the full-text index differs from what is stored."""


def at(address: Address) -> Dialect:
    """The dialect of the database at an address."""
    return _named("sqlite" if address.url is None else "postgresql")


def of(connection: Connection) -> Dialect:
    """The dialect that is spoken on a connection."""
    return _named(connection.dialect.name)


def insert_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Write rows, all with the same columns, into a table; none where there are none."""
    if rows:
        of(connection).insert_rows(connection, table, rows)


def put_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Write rows; of those that are there already (by the first column) only what differs."""
    if rows:
        of(connection).put_rows(connection, table, rows)


def update_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Change rows, all given by the same columns, of which the first tells which row is meant."""
    if rows:
        of(connection).update_rows(connection, table, rows)


def delete_rows(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Take out the rows that have these values."""
    if rows:
        of(connection).delete_rows(connection, table, rows)


def _named(name: str) -> Dialect:
    if name == "sqlite":
        from dragoman.ledger import sqlite

        return sqlite
    from dragoman.ledger import postgres

    return postgres
