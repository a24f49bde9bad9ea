"""The tables that stand beside the records, as the records would have them: who takes part in events, what figures say,
of which sort each record is, and with what commitments ended.

After a migration they are filled so; ``checking.py`` compares them.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, delete, func, select, true

from dragoman.ledger import schema
from dragoman.ledger.attending import attendances
from dragoman.ledger.database import Telling
from dragoman.ledger.dialect import insert_rows, put_rows
from dragoman.ledger.rows import outcome_of, record_of, value_of
from dragoman.ledger.sorting import sort_rows
from dragoman.records import Commitment, Event, Figure

_RECORDS = schema.records

#: So many records are at hand at a time.
MANY = 1000


@dataclass(frozen=True)
class Beside:
    """Rows that stand beside some records: of the tables of guises and sorts by their numbers, of the others by theirs."""

    guises: dict[int, dict[str, Any]] = field(default_factory=dict)
    attendances: list[dict[str, Any]] = field(default_factory=list)
    values: list[dict[str, Any]] = field(default_factory=list)
    sorts: dict[int, dict[str, Any]] = field(default_factory=dict)
    sorted: list[dict[str, Any]] = field(default_factory=list)
    outcomes: list[dict[str, Any]] = field(default_factory=list)


def refill(connection: Connection, tables: Collection[str], telling: Telling | None = None) -> None:
    """Fill these tables anew from the records; none where none is named."""
    filled = [table for table in reversed(schema.metadata.sorted_tables) if table.name in tables]
    for table in filled:
        connection.execute(delete(table))
        for index in table.indexes:  # to make them in the end is quicker than to keep them up
            index.drop(connection)
    if schema.attendances in filled:
        known: set[int] = set()
        for rows in _told(by_number(connection, "event", "figure"), "people", connection, telling):
            made = beside(rows)
            _put(connection, schema.guises, made.guises, known)
            insert_rows(connection, schema.attendances, made.attendances)
            insert_rows(connection, schema.figure_values, made.values)
    if schema.record_sorts in filled:
        known = set()
        for rows in _told(by_number(connection), "sorts", connection, telling):
            made = sorted_rows(connection, rows)
            _put(connection, schema.sorts, made.sorts, known)
            insert_rows(connection, schema.record_sorts, made.sorted)
    if schema.record_outcomes in filled:
        for rows in _told(by_number(connection, "commitment"), "outcomes", connection, telling):
            insert_rows(connection, schema.record_outcomes, beside(rows).outcomes)
    for table in filled:
        for index in sorted(table.indexes, key=lambda it: str(it.name)):
            index.create(connection)


def _told(
    rows: Iterable[Sequence[Row[Any]]], step: str, connection: Connection, telling: Telling | None
) -> Iterator[Sequence[Row[Any]]]:
    """The same rows, of each of which ``telling`` hears when they are done: by their numbers, the last of which is known."""
    last = connection.scalar(select(func.max(_RECORDS.c.number))) or 0
    for some in rows:
        yield some
        if telling:
            telling(step, some[-1].number, last)


def _put(connection: Connection, table: Table, rows: dict[int, dict[str, Any]], known: set[int]) -> None:
    """Write rows of which the numbers are not yet known."""
    put_rows(connection, table, [row for number, row in rows.items() if number not in known])
    known |= rows.keys()


def beside(rows: Iterable[Row[Any]]) -> Beside:
    """Who takes part in events, what figures say, and with what commitments ended, of these rows of records."""
    made = Beside()
    for row in rows:
        match record_of(row.kind, row.payload):
            case Event() as event:
                for guise, attendance in attendances(event, row.number, row.line):
                    made.guises.setdefault(guise["number"], guise)
                    made.attendances.append(attendance)
            case Figure() as figure:
                made.values.append(value_of(figure, row.number))
            case Commitment() as commitment if outcome := outcome_of(commitment):
                made.outcomes.append({"number": row.number, "outcome": outcome})
    return made


def sorted_rows(connection: Connection, rows: Sequence[Row[Any]]) -> Beside:
    """Of which sorts these rows of records are."""
    made, listed = Beside(), schema.record_parties
    parties: dict[str, list[str]] = {row.id: [] for row in rows}
    asked = select(listed.c.record, listed.c.party).join(_RECORDS, _RECORDS.c.id == listed.c.record)
    between = _RECORDS.c.number.between(rows[0].number, rows[-1].number)
    for record, party in connection.execute(asked.where(between)):
        parties[record].append(party)
    for row in rows:
        sort, record = sort_rows(row._mapping, parties[row.id], row.number)
        made.sorts.setdefault(sort["number"], sort)
        made.sorted.append(record)
    return made


def by_number(connection: Connection, *kinds: str) -> Iterator[Sequence[Row[Any]]]:
    """Records in the order of their numbers, some at a time: those of these kinds with what is kept of them; where none is
    named, all, by their columns alone."""
    wanted: Select[Any] = select(*(column for column in _RECORDS.c if kinds or column.name != "payload"))
    wanted = wanted.where(_RECORDS.c.kind.in_(kinds) if kinds else true()).order_by(_RECORDS.c.number)
    last = 0
    while rows := connection.execute(wanted.where(_RECORDS.c.number > last).limit(MANY)).all():
        yield rows
        last = rows[-1].number
