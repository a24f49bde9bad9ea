"""Facts about the ledger itself: its home country, and how often something was added."""

from sqlalchemy import Connection, delete, insert, select

from dragoman.ledger import schema

_SETTINGS = schema.settings


def setting(connection: Connection, key: str) -> str | None:
    """What is kept under ``key``, or None."""
    return connection.scalar(select(_SETTINGS.c.value).where(_SETTINGS.c.key == key))


def change(connection: Connection, key: str, value: str | None) -> None:
    """Keep ``value`` under ``key``; None forgets it."""
    connection.execute(delete(_SETTINGS).where(_SETTINGS.c.key == key))
    if value is not None:
        connection.execute(insert(_SETTINGS).values(key=key, value=value))


def begin_run(connection: Connection) -> int:
    """The number of a new run. Ids given out in earlier runs stay; see ``merging/identity.py``."""
    run = int(setting(connection, "run") or 0) + 1
    change(connection, "run", str(run))
    return run
