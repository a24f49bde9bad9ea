"""Counting records without opening them: how many events each party takes part in, by kind, status and rank."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, case, exists, func, select

from dragoman.ledger.among import among
from dragoman.ledger.filters import Filter
from dragoman.ledger.listing import are_few, chosen
from dragoman.ledger.schema import record_parties, record_sorts, records
from dragoman.ledger.sorting import by_sort_alone, of_sorts, sorts_of


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events of one kind and status, whose highest official has one rank, a party takes part in.

    ``highest`` is 0 where no rank is given; ``last`` is the place in lists (``records.line``) of the last of them whose year
    is known, "" where there is none, ``undated`` that of the last of the others.
    """

    party: str
    type: str
    status: str
    highest: int
    count: int
    last: str
    undated: str

    @property
    def last_id(self) -> str:
        """The id of the last of these events."""
        return (self.last or self.undated).rpartition("|")[2]


def tallied(connection: Connection, wanted: Filter, home: str | None) -> list[Tally]:
    """The events that pass the filter, counted for each party; with ``home`` only those in which it takes part, for each
    party but itself."""
    if by_sort_alone(wanted) and not are_few(connection, "event", wanted):
        return _tallied_by_sort(connection, wanted, home)
    here, given = chosen(connection, "event", wanted, *_with(home), whole=True)
    dated = records.c.date_first.is_not(None)
    columns = (record_parties.c.party, records.c.type, records.c.status, records.c.highest)
    counted = (
        select(
            *columns,
            func.count(),
            func.max(case((dated, records.c.line), else_="")),
            func.max(case((dated, ""), else_=records.c.line)),
        )
        .join(record_parties, record_parties.c.record == records.c.id)
        .where(and_(here, record_parties.c.party != (home or "")))
        .group_by(*columns)
    )
    return [Tally(*row) for row in connection.execute(counted, given)]


def _tallied_by_sort(connection: Connection, wanted: Filter, home: str | None) -> list[Tally]:
    """The same, sort by sort."""
    passing = sorts_of(connection, "event", wanted)
    its = {number: sort for number, sort in passing.items() if home is None or home in sort.codes}
    held, given = of_sorts(connection, its, wanted)
    counted = select(record_sorts.c.sort, func.count(), func.max(record_sorts.c.line)).where(*held)
    found: dict[tuple[str, str, str, int], tuple[int, str, str]] = {}
    for number, count, line in connection.execute(counted.group_by(record_sorts.c.sort), given):
        sort = its[number]
        for party in set(sort.codes) - {home}:
            key = party, sort.type or "", sort.status or "", sort.highest
            before, last, undated = found.get(key, (0, "", ""))
            latest = (max(last, line), undated) if sort.dated else (last, max(undated, line))
            found[key] = before + count, *latest
    return [Tally(*key, *value) for key, value in found.items()]


def dates_of(connection: Connection, ids: Sequence[str]) -> dict[str, str | None]:
    """The dates of records by their ids, as EDTF."""
    query = select(records.c.id, records.c.date).where(among(records.c.id, "ids"))
    return {row.id: row.date for row in connection.execute(query, {"ids": list(ids)})}


def promises_by_party(connection: Connection, wanted: Filter, home: str) -> dict[str, list[str]]:
    """The ids of the commitments of ``home`` that pass the filter, by the other parties, in the order of lists."""
    if by_sort_alone(wanted) and not are_few(connection, "commitment", wanted):
        return _promised_by_sort(connection, wanted, home)
    here, given = chosen(connection, "commitment", wanted, *_with(home), whole=True)
    query = (
        select(record_parties.c.party, records.c.id)
        .join(record_parties, record_parties.c.record == records.c.id)
        .where(and_(here, record_parties.c.party != home))
        .order_by(records.c.line)
    )
    found: dict[str, list[str]] = {}
    for party, identity in connection.execute(query, given):
        found.setdefault(party, []).append(identity)
    return found


def _promised_by_sort(connection: Connection, wanted: Filter, home: str) -> dict[str, list[str]]:
    """The same, sort by sort."""
    passing = sorts_of(connection, "commitment", wanted)
    its = {number: set(sort.codes) - {home} for number, sort in passing.items() if home in sort.codes}
    held, given = of_sorts(connection, its, wanted)
    query = select(record_sorts.c.sort, record_sorts.c.line).where(*held)
    found: dict[str, list[str]] = {}
    for number, line in sorted(connection.execute(query, given), key=lambda row: row[1]):
        for party in its[number]:
            found.setdefault(party, []).append(line.rpartition("|")[2])
    return found


def _with(home: str | None) -> list[ColumnElement[bool]]:
    """That a party takes part, where one is named."""
    mine = record_parties.alias("mine")
    if home is None:
        return []
    return [exists(select(1).where(mine.c.record == records.c.id, mine.c.party == home))]
