"""Who appears in events, counted guise by guise without opening an event (``attending.py`` says what a guise is)."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, literal, not_, select, true

from dragoman.ledger.among import among
from dragoman.ledger.attending import attendances
from dragoman.ledger.filters import Filter
from dragoman.ledger.folding import fold
from dragoman.ledger.listing import are_few, chosen, numbers_of
from dragoman.ledger.schema import attendances as there
from dragoman.ledger.schema import guises, record_sorts, records
from dragoman.ledger.sorting import (
    are_few_of,
    in_days,
    listed,
    of_sorts,
    refused,
    sorts_of,
)
from dragoman.records import Event


class Appearance(NamedTuple):
    """Somebody in one guise: how many times (``times``); where the first and the last of them stand among all
    (``attending.told_at`` tells their ids and dates); the earliest and the latest of their dates, as text.

    ``level``, ``dated``, ``met`` and ``beside`` as in ``schema.guises``.
    """

    name: str
    country: str | None
    office: str | None
    rank: int | None
    level: int | None
    dated: int
    met: str
    beside: str
    times: int
    first: str
    last: str
    earliest: str | None
    latest: str | None


#: Where all events but so many pass, those that don't are left out, rather than the others looked up.
FEW_LEFT_OUT = 20_000

_OF_GUISE = Appearance._fields[:8]
_GUISE = tuple(guises.c[name] for name in _OF_GUISE)
_CALLED = select(guises.c.number).where(among(guises.c.name, "called"))


def appearances(
    connection: Connection,
    wanted: Filter,
    names: Collection[tuple[str, str | None]] | None = None,
    *,
    counted: bool = False,
) -> list[Appearance]:
    """Who appears in the events that pass the filter; with ``names``, of names and countries, only these, each attendance by
    itself unless they are to be ``counted``. In no order."""
    here, given = _here(connection, wanted)
    if names is None:
        return [Appearance(*row) for row in connection.execute(_by_guise(here), given)]
    given |= {"called": sorted({name for name, _ in names})}
    query = _by_guise(and_(here, there.c.guise.in_(_CALLED))) if counted else _one_by_one(here)
    found = (Appearance(*row) for row in connection.execute(query, given))
    return [its for its in found if (its.name, its.country) in names]


def _by_guise(here: ColumnElement[bool]) -> Select[Any]:
    """The attendances that count, each guise once."""
    grouped = (
        select(
            there.c.guise,
            func.count().label("times"),
            func.min(there.c.at).label("first"),
            func.max(there.c.at).label("last"),
            func.min(there.c.date).label("earliest"),
            func.max(there.c.date).label("latest"),
        )
        .where(here)
        .group_by(there.c.guise)
        .subquery()
    )
    return select(*_GUISE, *list(grouped.c)[1:]).join(guises, guises.c.number == grouped.c.guise)


def _one_by_one(here: ColumnElement[bool]) -> Select[Any]:
    """The attendances that count of those who are ``called`` so, each by itself."""
    once = [
        column.label(name)
        for column, name in (
            (literal(1), "times"),
            (there.c.at, "first"),
            (there.c.at, "last"),
            (there.c.date, "earliest"),
            (there.c.date, "latest"),
        )
    ]
    query = select(*_GUISE, *once).join(guises, guises.c.number == there.c.guise)
    return query.where(here, among(guises.c.name, "called"))


def named(connection: Connection) -> list[tuple[str, str | None]]:
    """The names of all who ever took part in an event, each with a country."""
    query = select(guises.c.name, guises.c.country).distinct()
    return [(name, country) for name, country in connection.execute(query)]


def appearances_in(events: Collection[Event]) -> list[Appearance]:
    """Who appears in events that are at hand, each attendance by itself, in their order."""
    guise_of = (
        (guise, it)
        for n, event in enumerate(events)
        for guise, it in attendances(event, n, f"{n:09}|{event.id}")
    )
    return [
        Appearance._make(
            (*(guise[name] for name in _OF_GUISE), 1, it["at"], it["at"], it["date"], it["date"])
        )
        for guise, it in guise_of
    ]


def _here(connection: Connection, wanted: Filter) -> tuple[Any, dict[str, Any]]:
    """What holds of the attendances that count, at the events that pass the filter.

    A person is looked for among the guises; days and what the sorts of records say, where they leave many events, in the attendances
    and among the sorts: to ask that of each record takes several times as long.
    """
    held: list[ColumnElement[bool]] = []
    given: dict[str, Any] = {}
    if wanted.person:
        words = fold(wanted.person).split()
        names = connection.scalars(select(guises.c.name).distinct())
        given["persons"] = [name for name in names if all(word in fold(name) for word in words)]
        held.append(there.c.guise.in_(select(guises.c.number).where(among(guises.c.name, "persons"))))
        wanted = replace(wanted, person=None)
    if are_few(connection, "event", wanted):
        here, more = chosen(connection, "event", wanted, whole=True)
        held.append(there.c.number.in_(select(records.c.number).where(here)))
        return and_(*held), given | more
    numbers, more = numbers_of(connection, "event", wanted)
    held += [there.c.number.in_(found) for found in numbers]
    given |= more
    passing = sorts_of(connection, "event", wanted)
    others = sorts_of(connection, "event", Filter()).keys() - passing
    if are_few_of(connection, others, FEW_LEFT_OUT):
        if others:
            left, given["sorts"] = (
                select(record_sorts.c.number).where(record_sorts.c.sort.in_(listed())),
                [*others],
            )
            held.append(there.c.number.not_in(left))
        given["refused"] = refused(connection)
        if given["refused"]:
            held.append(not_(among(there.c.number, "refused")))
        return and_(true(), *held, *in_days(there.c.at, wanted)), given
    conditions, more = of_sorts(connection, passing, wanted)
    held.append(there.c.number.in_(select(record_sorts.c.number).where(*conditions)))
    return and_(*held), given | more
