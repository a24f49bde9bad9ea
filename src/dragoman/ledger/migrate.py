"""Bringing an older ledger up to the present tables, by Alembic. Loaded only when that is needed (it is slow)."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from dragoman.errors import DragomanError
from dragoman.ledger import dialect
from dragoman.ledger.address import Address
from dragoman.ledger.database import Telling
from dragoman.ledger.rebuilding import rebuild
from dragoman.ledger.refilling import refill

MIGRATIONS = Path(__file__).with_name("migrations")


def configuration() -> Config:
    """Alembic's settings, without an ``alembic.ini``."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def upgrade(
    engine: Engine,
    address: Address,
    version: str | None,
    target: str = "head",
    telling: Telling | None = None,
) -> None:
    """Run the migrations that ``version`` lacks, make anew the records of the kinds that these name, and fill the
    tables that they name, in one transaction;
    ``telling`` hears how far that is.

    Raises DragomanError where ``version`` is none that this program knows: a newer one wrote the ledger.
    """
    config = configuration()
    scripts = {it.revision: it for it in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in scripts:
        raise DragomanError(
            f"The ledger {address} was written by a newer Dragoman (schema {version}); update Dragoman to open it."
        )
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if telling:
            telling("tables", 0, 1)
        config.attributes["connection"] = connection
        command.upgrade(config, target)
        if target == "head":
            due = {revision for revision in scripts if version is None or revision > version}
            anew = {kind for revision in due for kind in scripts[revision].module.REBUILDS}
            rebuild(connection, anew, telling)
            filled = {table for revision in due for table in getattr(scripts[revision].module, "FILLS", ())}
            refill(connection, filled, telling)
            dialect.of(connection).take_stock(connection)
