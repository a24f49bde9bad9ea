"""Ledgers to test with, on every database that a ledger may be kept in."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from servers import Server

from dragoman.ledger import Ledger, schema
from ledger.stories import Story, story

#: The databases; those of the tests that ask for ``backend`` run once on each.
BACKENDS = ("sqlite", "postgresql")


class Shelf:
    """Databases with the tables of a ledger, which are emptied and used again: quicker than to make them anew."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._free: list[str] = []

    def take(self) -> str:
        """The name of a database with an empty ledger."""
        if not self._free:
            self._free.append(self._server.database())
            Ledger.open(self._server.address(self._free[-1]), create=True).close()
        return self._free.pop()

    def give_back(self, name: str) -> None:
        """Empty a database for the next test."""
        tables = [it.name for it in reversed(schema.metadata.sorted_tables) if it.name != "alembic_version"]
        deleted = "".join(f"DELETE FROM {table};" for table in ("passage_index", *tables))
        self._server.execute("SET lock_timeout = '20s'", f"DO $$ BEGIN {deleted} END $$", database=name)
        self._free.append(name)


@pytest.fixture(scope="session")
def shelf(server: Server) -> Shelf:
    """Databases of the tests' own server."""
    return Shelf(server)


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """The sort of database."""
    return str(request.param)


@pytest.fixture
def new_place(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Gives addresses at which an empty ledger can be opened, each time another."""
    with places(backend, request, tmp_path) as place:
        yield place


@contextmanager
def places(backend: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[Callable[[], str]]:
    """The same for fixtures of other scopes: addresses on a database, emptied again in the end."""
    made: list[str] = []
    if backend == "sqlite":

        def place() -> str:
            made.append(str(folder / f"dragoman{len(made) or ''}.db"))
            return made[-1]

        yield place
        return
    shelf: Shelf = request.getfixturevalue("shelf")
    server: Server = request.getfixturevalue("server")

    def database() -> str:
        made.append(shelf.take())
        return server.address(made[-1])

    try:
        yield database
    finally:
        for name in made:
            shelf.give_back(name)


@contextmanager
def being_written(location: str | Path) -> Iterator[None]:
    """Meanwhile, one document after another is added to a ledger."""
    stop = threading.Event()

    def write() -> None:
        with Ledger.open(location) as ledger:
            for number in range(1000, 3000):
                if stop.is_set():
                    return
                ledger.add(story(number).reading())

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        stop.set()
        writer.join()


@pytest.fixture
def location(new_place: Callable[[], str]) -> str:
    """The address of an empty ledger."""
    return new_place()


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger.open(location, create=True) as opened:
        yield opened


@pytest.fixture
def told(ledger: Ledger) -> Callable[..., Ledger]:
    """A ledger into which stories are told, in order."""

    def tell(*stories: Story) -> Ledger:
        for one in stories:
            reading = one.reading()
            ledger.add(reading, reading.text.encode(), encoding="utf-8")
        return ledger

    return tell
