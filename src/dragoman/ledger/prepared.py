"""Statements that every document asks: their text is made once for each sort of database, and given to its driver as it is.

To have SQLAlchemy look up, fill in and unwrap a statement takes several times as long as SQLite needs to answer it, and a
document asks some thirty.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

from dragoman.ledger import dialect


@dataclass(frozen=True, slots=True)
class _Made:
    """The text for one driver, the names of its parameters in their order, what makes a value of each, and the values
    that are always the same."""

    text: str
    names: tuple[str, ...]
    makers: dict[str, Callable[[Any], Any]]
    fixed: dict[str, Any]


class Prepared:
    """One statement with named parameters. Rows are as the driver gives them: a column whose type SQLAlchemy turns into
    something else (``schema.SourceText``) can't be asked for so."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._made: dict[str, _Made] = {}

    def rows(self, connection: Connection, **given: Any) -> Sequence[Any]:
        """All rows; none of a statement that has none."""
        spoken = dialect.of(connection)
        made = self._made.get(connection.dialect.name)
        if made is None:
            made = self._made[connection.dialect.name] = self._make(connection, spoken)
        values = made.fixed | given
        values |= {name: maker(values[name]) for name, maker in made.makers.items()}
        return spoken.ask(connection, made.text, [values[name] for name in made.names])

    def column(self, connection: Connection, **given: Any) -> list[Any]:
        """The first column of all rows."""
        return [row[0] for row in self.rows(connection, **given)]

    def value(self, connection: Connection, **given: Any) -> Any:
        """The first column of the first row, or None."""
        rows = self.rows(connection, **given)
        return rows[0][0] if rows else None

    def _make(self, connection: Connection, spoken: dialect.Dialect) -> _Made:
        compiled: Any = self._statement.compile(dialect=connection.dialect)
        assert isinstance(compiled, SQLCompiler)
        assert compiled.positiontup is not None
        names = tuple(compiled.positiontup)
        makers: Any = {n: maker for n, maker in compiled._bind_processors.items() if n in names}
        fixed = {name: bound.value for name, bound in compiled.binds.items() if bound.value is not None}
        return _Made(spoken.for_driver(str(compiled)), names, makers, fixed)
