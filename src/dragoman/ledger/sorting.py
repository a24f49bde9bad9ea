"""Records by their sort: kind, type, status, highest rank and parties, whatever the day.

Many records are of few sorts, so that they are counted sort by sort along one index, and what asks for nothing else than the
sort, or the day, is answered without looking at a record. The number of a sort, like that of a guise (``attending.py``),
follows from what it says: the same everywhere, and known without asking.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, not_, select

from dragoman.ledger.among import among
from dragoman.ledger.filters import Filter, edges
from dragoman.ledger.schema import record_sorts, records, rejected, sorts
from dragoman.records import CommitmentState


@dataclass(frozen=True, slots=True)
class Sort:
    """What records have in common; ``parties`` is a JSON list."""

    kind: str
    type: str | None
    status: str | None
    highest: int
    dated: int
    parties: str

    @property
    def codes(self) -> list[str]:
        """Who takes part."""
        codes: list[str] = json.loads(self.parties)
        return codes

    def passes(self, wanted: Filter) -> bool:
        """Whether such records pass what a filter asks of their sort."""
        if wanted.kinds and self.type not in wanted.kinds:
            return False
        if wanted.statuses and self.status not in wanted.statuses:
            return False
        if wanted.overdue and self.status != CommitmentState.OPEN:
            return False
        if wanted.ranks and self.highest not in wanted.ranks:
            return False
        if not wanted.countries and not wanted.with_:
            return True
        codes = self.codes
        if wanted.with_ and wanted.with_.upper() not in codes:
            return False
        return not wanted.countries or any(code.upper() in codes for code in wanted.countries)


def sort_rows(
    place: Mapping[Any, Any], parties: Iterable[str], number: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The row of a record's sort, and that by which the record is found there; ``place`` are the columns of its own row."""
    told = {name: place[name] for name in ("kind", "type", "status", "highest")}
    told |= {"dated": int(place["date_first"] is not None), "parties": json.dumps(sorted(parties))}
    sort = number_of(told.values())
    return {"number": sort} | told, {"number": number, "sort": sort, "line": place["line"]}


def number_of(told: Iterable[Any]) -> int:
    """The number, of 63 bits, that follows from some columns."""
    return int.from_bytes(blake2b(json.dumps(list(told)).encode(), digest_size=8).digest(), "big") >> 1


def by_sort_alone(wanted: Filter) -> bool:
    """Whether a filter asks for nothing but sorts and days."""
    return by_day_alone(replace(wanted, kinds=(), statuses=(), ranks=(), countries=(), with_=None))


def by_day_alone(wanted: Filter) -> bool:
    """Whether a filter asks for nothing but days."""
    return replace(wanted, since=None, until=None) == Filter()


def sorts_of(connection: Connection, kind: str, wanted: Filter) -> dict[int, Sort]:
    """The sorts of a kind that a filter lets pass, by their numbers."""
    every = (
        (number, Sort(*told))
        for number, *told in connection.execute(select(sorts).where(sorts.c.kind == kind))
    )
    return {number: sort for number, sort in every if sort.passes(wanted)}


def of_sorts(
    connection: Connection, numbers: Collection[int] | None, wanted: Filter
) -> tuple[list[ColumnElement[bool]], dict[str, Any]]:
    """What holds of the rows of ``record_sorts`` of these sorts (None: of all), in a filter's days; with the lists that it is
    given."""
    given = {"refused": refused(connection)}
    held = in_days(record_sorts.c.line, wanted)
    if numbers is not None:
        given["sorts"] = list(numbers)
        held.append(record_sorts.c.sort.in_(listed()))
    return [*held, *([not_(among(record_sorts.c.number, "refused"))] if given["refused"] else [])], given


def refused(connection: Connection) -> list[int]:
    """The numbers of the records that people rejected."""
    query = select(records.c.number).join(rejected, rejected.c.record == records.c.id)
    return list(connection.scalars(query))


def listed() -> Select[Any]:
    """The numbers of sorts that the parameter ``sorts`` lists: a list of some thousands is looked through for each row by
    PostgreSQL, what another table holds is not."""
    return select(sorts.c.number).where(among(sorts.c.number, "sorts"))


def are_few_of(connection: Connection, numbers: Collection[int], most: int) -> bool:
    """Whether there are no more than ``most`` records of these sorts."""
    some = select(record_sorts.c.number).where(record_sorts.c.sort.in_(listed())).limit(most + 1).subquery()
    query = select(func.count()).select_from(some)
    return not numbers or (connection.scalar(query, {"sorts": [*numbers]}) or 0) <= most


def in_days(line: ColumnElement[Any], wanted: Filter) -> list[ColumnElement[bool]]:
    """What a filter's days ask of the first and the last day, with which a place in lists begins."""
    first = edges(wanted.since)[0] if wanted.since else None
    last = edges(wanted.until)[1] if wanted.until else None
    before = edges(wanted.overdue)[1] or "" if wanted.overdue else None
    held: list[ColumnElement[bool]] = [line < "~"] if first or last or before is not None else []
    if before is not None:
        held.append(func.substr(line, 12, 10) < before)
    if first:
        held.append(func.substr(line, 12, 10) >= first)
    if last:
        held.append(func.substr(line, 1, 10) <= last)
    return held
