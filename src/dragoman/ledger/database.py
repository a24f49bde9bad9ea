"""Opening a ledger's database: whether it is there and ours, whether it must be brought up to date; its transactions.

Every way in which that can fail is one clear sentence (``DragomanError``).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, event, exc, insert, select

from dragoman.errors import DragomanError
from dragoman.ledger import dialect, schema
from dragoman.ledger.address import Address

#: Is told, while an older ledger is brought up to date: what is done now, how much of it is done, and how much there is of it.
Telling = Callable[[str, int, int], None]

#: Seconds to wait for another program that is writing.
PATIENCE = 10.0


def open_engine(
    location: str | Path | Address, *, create: bool, timeout: float = PATIENCE, telling: Telling | None = None
) -> tuple[Engine, Address]:
    """An engine on a ledger that is there, ours and up to date.

    With ``create``, a missing ledger is made; ``telling`` hears how far an older one is brought up to date. A ledger on a read-only disk opens for reading. Raises
    DragomanError.
    """
    address = Address.of(location)
    dialect.at(address).expect(address, create)
    engine = bare_engine(address, timeout)
    try:
        with translated(address):
            _ready(engine, address, create, telling)
    except BaseException:
        engine.dispose()
        raise
    return engine, address


def bare_engine(address: Address, timeout: float = PATIENCE) -> Engine:
    """An engine on whatever is there."""
    spoken = dialect.at(address)
    engine = spoken.engine(address, timeout)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        spoken.begin(connection, connection.get_execution_options().get("writes", False), timeout)

    return engine


@contextmanager
def writing(engine: Engine, address: Address) -> Iterator[Connection]:
    """One transaction that writes: it takes its turn at once, and all of it happens or nothing."""
    with (
        translated(address),
        engine.connect().execution_options(writes=True) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def reading(engine: Engine, address: Address) -> Iterator[Connection]:
    """One transaction that reads a single state of the ledger, whatever is written meanwhile."""
    with translated(address), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def translated(address: Address) -> Iterator[None]:
    """Turn what the database complains of into one sentence."""
    try:
        yield
    except Exception as error:
        said = error.orig if isinstance(error, exc.DBAPIError) and error.orig is not None else error
        if not (isinstance(error, exc.DBAPIError) or dialect.at(address).is_complaint(error)):
            raise
        sentence = dialect.at(address).sentence(said, address)
        if sentence is None:
            raise
        raise DragomanError(sentence) from error


def _ready(engine: Engine, address: Address, create: bool, telling: Telling | None) -> None:
    spoken = dialect.at(address)
    with engine.connect() as connection, connection.begin():
        empty, ours = spoken.is_empty(connection), spoken.is_ledger(connection)
    if empty:
        if not create:
            raise DragomanError(f"{address} is empty, not a ledger; 'dragoman ingest SOURCE...' fills one.")
        _make(engine, spoken)
        return
    if not ours:
        raise DragomanError(f"{address} is a database, but not a Dragoman ledger.")
    with engine.connect() as connection, connection.begin():
        version = connection.execute(select(schema.alembic_version.c.version_num)).scalar()
    if version != schema.HEAD:
        from dragoman.ledger.migrate import upgrade

        upgrade(engine, address, version, telling=telling)


def _make(engine: Engine, spoken: dialect.Dialect) -> None:
    spoken.before_tables(engine)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if not spoken.is_empty(connection):  # another program was faster
            return
        schema.metadata.create_all(connection)
        spoken.create_full_text(connection)
        spoken.mark_as_ledger(connection)
        connection.execute(insert(schema.alembic_version).values(version_num=schema.HEAD))
