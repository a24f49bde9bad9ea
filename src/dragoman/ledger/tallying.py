"""Counting records without opening them: how many events each party takes part in, by kind, status and rank."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, select

from dragoman.ledger.among import among
from dragoman.ledger.filters import Filter
from dragoman.ledger.listing import are_few, chosen, numbers_of
from dragoman.ledger.schema import record_parties, record_sorts, records
from dragoman.ledger.sorting import Sort, by_sort_alone, of_sorts, sorts_of


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
    passing = sorts_of(connection, "event", wanted)
    its = {number: sort for number, sort in passing.items() if home is None or home in sort.codes}
    held, given = _held(connection, "event", wanted, its)
    return _added_up(connection, held, given, its, home)


def _held(
    connection: Connection, kind: str, wanted: Filter, its: Mapping[int, Sort]
) -> tuple[list[Any], dict[str, Any]]:
    """What holds of the rows of ``record_sorts`` of the records that pass the filter, and of others of other sorts. What leaves
    few of them is looked up first: by the sort alone, or by what else is asked."""
    if by_sort_alone(wanted) and not are_few(connection, kind, wanted):
        return of_sorts(connection, its, wanted)
    numbers, given = numbers_of(connection, kind, wanted)
    days, refused = of_sorts(connection, None, wanted)
    return [*(record_sorts.c.number.in_(found) for found in numbers), *days], given | refused


def _added_up(
    connection: Connection, held: list[Any], given: dict[str, Any], its: Mapping[int, Sort], home: str | None
) -> list[Tally]:
    """The records of which this holds, sort by sort, counted for each of their parties."""
    counted = select(record_sorts.c.sort, func.count(), func.max(record_sorts.c.line)).where(*held)
    found: dict[tuple[str, str, str, int], tuple[int, str, str]] = {}
    for number, count, line in connection.execute(counted.group_by(record_sorts.c.sort), given):
        sort = its.get(number)
        if sort is None:
            continue
        for party in {*sort.codes} - {home}:
            key = party, sort.type or "", sort.status or "", sort.highest
            before, last, undated = found.get(key, (0, "", ""))
            latest = (max(last, line), undated) if sort.dated else (last, max(undated, line))
            found[key] = before + count, *latest
    return [Tally(*key, *value) for key, value in found.items()]


def dates_of(connection: Connection, ids: Sequence[str]) -> dict[str, str | None]:
    """The dates of records by their ids, as EDTF."""
    query = select(records.c.id, records.c.date).where(among(records.c.id, "ids"))
    return {row.id: row.date for row in connection.execute(query, {"ids": list(ids)})}


def promised_by_party(connection: Connection, wanted: Filter, home: str) -> dict[str, int]:
    """How many commitments of ``home`` that pass the filter each other party shares."""
    counted: Counter[str] = Counter()
    passing = sorts_of(connection, "commitment", wanted)
    its = {number: sort for number, sort in passing.items() if home in sort.codes}
    held, given = _held(connection, "commitment", wanted, its)
    for tally in _added_up(connection, held, given, its, home):
        counted[tally.party] += tally.count
    return dict(counted)


def promises_by_party(
    connection: Connection, wanted: Filter, home: str, parties: Collection[str]
) -> dict[str, list[str]]:
    """The ids of the commitments of ``home`` that pass the filter, by those other parties that are asked for, in the order of
    lists."""
    here, given = chosen(connection, "commitment", wanted, *_with(home), whole=True)
    query = (
        select(record_parties.c.party, records.c.id)
        .join(record_parties, record_parties.c.record == records.c.id)
        .where(and_(here, record_parties.c.party.in_(parties), record_parties.c.party != home))
        .order_by(records.c.line)
    )
    found: dict[str, list[str]] = {}
    for party, identity in connection.execute(query, given):
        found.setdefault(party, []).append(identity)
    return found


def _with(home: str | None) -> list[ColumnElement[bool]]:
    """That a party takes part, where one is named."""
    mine = record_parties.alias("mine")
    if home is None:
        return []
    return [exists(select(1).where(mine.c.record == records.c.id, mine.c.party == home))]
