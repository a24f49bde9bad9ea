"""The tables that stand beside the records, as the records would have them: who takes part in events, and what figures say.

After a migration they are filled so; ``checking.py`` compares them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, select

from dragoman.ledger import schema
from dragoman.ledger.attending import attendances
from dragoman.ledger.dialect import insert_rows, put_rows
from dragoman.ledger.rows import record_of, value_of
from dragoman.records import Event, Figure

_RECORDS = schema.records

#: So many records are at hand at a time.
MANY = 1000


@dataclass(frozen=True)
class Beside:
    """Rows that stand beside some records; ``guises`` by their numbers."""

    guises: dict[int, dict[str, Any]] = field(default_factory=dict)
    attendances: list[dict[str, Any]] = field(default_factory=list)
    values: list[dict[str, Any]] = field(default_factory=list)


def refill(connection: Connection, tables: Collection[str]) -> None:
    """Fill these tables anew from the records; none where none is named."""
    filled = [table for table in reversed(schema.metadata.sorted_tables) if table.name in tables]
    if not filled:
        return
    for table in filled:
        connection.execute(delete(table))
        for index in table.indexes:  # to make them in the end is quicker than to keep them up
            index.drop(connection)
    known: set[int] = set()
    for rows in by_number(connection):
        made = beside(rows)
        new = [guise for number, guise in made.guises.items() if number not in known]
        put_rows(connection, schema.guises, new)
        insert_rows(connection, schema.attendances, made.attendances)
        insert_rows(connection, schema.figure_values, made.values)
        known |= made.guises.keys()
    for table in filled:
        for index in sorted(table.indexes, key=lambda it: str(it.name)):
            index.create(connection)


def beside(rows: Iterable[Row[Any]]) -> Beside:
    """What stands beside these rows of records."""
    made = Beside()
    for row in rows:
        match record_of(row.kind, row.payload):
            case Event() as event:
                for guise, attendance in attendances(event, row.number, row.line):
                    made.guises.setdefault(guise["number"], guise)
                    made.attendances.append(attendance)
            case Figure() as figure:
                made.values.append(value_of(figure, row.number))
    return made


def by_number(connection: Connection) -> Iterator[Sequence[Row[Any]]]:
    """Events and figures in the order of their numbers, some at a time."""
    columns = (_RECORDS.c.id, _RECORDS.c.number, _RECORDS.c.kind, _RECORDS.c.line, _RECORDS.c.payload)
    wanted: Select[Any] = (
        select(*columns).where(_RECORDS.c.kind.in_(("event", "figure"))).order_by(_RECORDS.c.number)
    )
    last = 0
    while rows := connection.execute(wanted.where(_RECORDS.c.number > last).limit(MANY)).all():
        yield rows
        last = rows[-1].number
