"""An open ledger, before anything is asked of it: its address, what is at hand of it, and its transactions."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from dragoman.ledger import database
from dragoman.ledger.address import Address
from dragoman.ledger.settings import begin_run, take_turn

if TYPE_CHECKING:
    from dragoman.ledger.claimstore import ClaimStore


class Opened:
    """What all parts of the ledger's face stand on."""

    def __init__(self, engine: Engine, address: Address) -> None:
        self._engine = engine
        self.address = address
        self._run: int | None = None
        self._turn: str | None = None

    @cached_property
    def _store(self) -> "ClaimStore":
        """What is at hand of the claims; who only reads needs none of it, nor what merges them."""
        from dragoman.ledger.claimstore import ClaimStore

        return ClaimStore()

    def _reading(self) -> AbstractContextManager[Connection]:
        return database.reading(self._engine, self.address)

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        """One transaction that changes claims or records; where it fails, what is at hand is as if it had not been."""
        run = self._run
        try:
            with database.writing(self._engine, self.address) as connection:
                yield connection
        except BaseException:
            self._run, self._turn = run, None
            self._store.forget()
            raise

    def _begun(self, connection: Connection) -> int:
        """The number of this program's run, which begins with the first change."""
        self._run = self._run or begin_run(connection)
        self._turn, alone = take_turn(connection, self._turn)
        if not alone:
            self._store.forget()
        self._store.make_room()
        return self._run
