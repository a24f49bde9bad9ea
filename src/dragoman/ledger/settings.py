"""Facts about the ledger itself: its home country, and how often something was added."""

from uuid import uuid4

from sqlalchemy import Connection, bindparam, select

from dragoman.ledger import schema
from dragoman.ledger.dialect import delete_rows, put_rows
from dragoman.ledger.prepared import Prepared

_SETTINGS = schema.settings
_VALUE = Prepared(select(_SETTINGS.c.value).where(_SETTINGS.c.key == bindparam("key")))


def setting(connection: Connection, key: str) -> str | None:
    """What is kept under ``key``, or None."""
    value: str | None = _VALUE.value(connection, key=key)
    return value


def change(connection: Connection, key: str, value: str | None) -> None:
    """Keep ``value`` under ``key``; None forgets it."""
    if value is None:
        delete_rows(connection, _SETTINGS, [{"key": key}])
    else:
        put_rows(connection, _SETTINGS, [{"key": key, "value": value}])


def begin_run(connection: Connection) -> int:
    """The number of a new run. Ids given out in earlier runs stay; see ``merging/identity.py``."""
    run = int(setting(connection, "run") or 0) + 1
    change(connection, "run", str(run))
    return run


def take_turn(connection: Connection, last: str | None) -> tuple[str, bool]:
    """Leave a mark that this program was the last to change claims or records, and say whether it was so since it left the
    ``last`` one."""
    alone = last is not None and setting(connection, "turn") == last
    mark = uuid4().hex
    change(connection, "turn", mark)
    return mark, alone
