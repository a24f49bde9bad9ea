"""Lists of records: which way through the tables finds what a filter lets pass.

There are two. Where one condition alone leaves few records (a rare partner, a name, a month), these are looked up and the
others asked of each. Else the list of the kind is walked in its order, by an index that holds all that most conditions ask
for, until the page is full. Neither depends on what a database guesses of its own tables.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, func, or_, select, union
from sqlalchemy import text as sql

from dragoman.ledger.among import among
from dragoman.ledger.dialect import of
from dragoman.ledger.filters import Filter, edges, is_source
from dragoman.ledger.folding import fold
from dragoman.ledger.rows import NARROW
from dragoman.ledger.schema import (
    attendances,
    claims,
    documents,
    guises,
    record_claims,
    record_outcomes,
    record_parties,
    record_people,
    record_topics,
    records,
    rejected,
)
from dragoman.records import CommitmentState, Status, edtf

#: The same table, where it is asked beside the records that are listed.
other_records = records.alias("others")

#: The last day of what has no end.
OPEN = "9999-12-31"

#: So many records are looked up one by one; where every condition leaves more, the list is walked.
FEW = 4000

#: The same where all are wanted: to walk the list is then no way to be done sooner.
MORE = 20_000


@dataclass(frozen=True)
class _Condition:
    """``ids`` finds the records that fulfil it, ``holds`` asks it of one record; ``given`` are lists for ``among``; ``known`` finds
    their numbers, where that is shorter; ``sorted``: the sort of a record, or its place in lists, tells the same."""

    ids: Any
    holds: ColumnElement[bool]
    given: dict[str, Any]
    known: Any = None
    sorted: bool = False

    @property
    def numbers(self) -> Any:
        """Finds the numbers of the records that fulfil it."""
        if self.known is not None:
            return self.known
        return select(other_records.c.number).where(other_records.c.id.in_(self.ids.correlate(None)))

    def among(self) -> ColumnElement[bool]:
        """The same question, for which all that fulfil the condition are found first."""
        return records.c.id.concat("").in_(self.ids.correlate(None))


def listed(connection: Connection, kind: str, wanted: Filter | None) -> Sequence[str]:
    """The payloads of all records of a kind that pass the filter: by date, undated ones last.

    Records of one day stand in the order in which they are told. Raises UsageError for what is not a date.
    """
    wanted = wanted or Filter()
    whole = wanted.limit is None and not wanted.offset
    here, given = chosen(connection, kind, wanted, whole=whole)
    order = records.c.line
    if whole:
        return connection.scalars(select(records.c.payload).where(here).order_by(order), given).all()
    page = select(records.c.id).where(here).order_by(order).limit(wanted.limit).offset(wanted.offset)
    on_page = select(records.c.payload).where(among(records.c.id, "page")).order_by(order)
    return connection.scalars(on_page, {"page": list(connection.scalars(page, given))}).all()


def chosen(
    connection: Connection, kind: str, wanted: Filter, *also: ColumnElement[bool], whole: bool = False
) -> tuple[ColumnElement[bool], dict[str, Any]]:
    """What holds of the records of a kind that pass the filter, and ``also`` this; with the lists that it is given.
    ``whole``: all of them are wanted, not those of a page; then many records are asked a condition at once.

    Raises UsageError for what is not a date.
    """
    conditions = list(_conditions(connection, kind, wanted))
    given: dict[str, Any] = {name: value for it in conditions for name, value in it.given.items()}
    few = _fewest(connection, conditions, MORE if whole else FEW)
    here = and_(*_plain(wanted), *also, records.c.id.not_in(select(rejected.c.record)))
    if few is None:
        here = and_(records.c.kind == kind, here)
    else:  # "||" keeps a database from walking the list nevertheless
        here = and_(records.c.id.in_(few.ids.correlate(None)), records.c.kind.concat("") == kind, here)
    others = (it for it in conditions if it is not few)
    return and_(here, *(it.among() if whole and few is None else it.holds for it in others)), given


def numbers_of(connection: Connection, kind: str, wanted: Filter) -> tuple[list[Any], dict[str, Any]]:
    """For the conditions of a filter that sorts and places in lists do not tell, and for one that leaves few records, what finds
    the numbers of the records that fulfil it, of any kind; with the lists that it is given."""
    conditions = list(_conditions(connection, kind, wanted))
    few = _fewest(connection, conditions, FEW)
    asked = [it for it in conditions if it is few or not it.sorted]
    return [it.numbers for it in asked], {name: value for it in asked for name, value in it.given.items()}


def are_few(connection: Connection, kind: str, wanted: Filter) -> bool:
    """Whether one of the filter's conditions leaves few records. Raises UsageError for what is not a date."""
    return _fewest(connection, list(_conditions(connection, kind, wanted)), FEW) is not None


def last_day(connection: Connection) -> date | None:
    """The last day on which a document was published, or an event took place; open ends count for nothing."""
    held = (records.c.kind == "event", records.c.status == Status.OCCURRED.value, records.c.date_last < OPEN)
    refused = records.c.id.not_in(select(rejected.c.record))
    days = [connection.scalar(select(func.max(records.c.date_last)).where(*held, refused))]
    published = documents.c.published
    latest = connection.scalar(select(func.max(published)).where(published < "A"))
    # a month or a year sorts before its days, and a stretch of time by its beginning
    late = or_(published >= (latest or "")[:4], published.contains("/"), published.contains("X"))
    for told in connection.scalars(select(published).where(late).distinct()):
        if edtf.is_valid(told) and edtf.year_known(told) and (last := edtf.edges(told)[1]):
            days.append(last.isoformat())
    return max((date.fromisoformat(day) for day in days if day), default=None)


def _fewest(connection: Connection, conditions: list[_Condition], most: int) -> _Condition | None:
    """The condition that leaves the fewest records, if these are no more than ``most``."""
    least: tuple[int, _Condition] | None = None
    for it in conditions:
        most = least[0] if least else most
        some = it.ids.limit(most + 1).subquery()
        count = connection.scalar(select(func.count()).select_from(some), it.given) or 0
        if count <= most and (least is None or count < least[0]):
            least = count, it
    return least[1] if least else None


def _plain(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    """What the index of lists itself can answer."""
    if wanted.kinds:
        yield records.c.type.in_(wanted.kinds)
    if wanted.statuses:
        yield records.c.status.in_(wanted.statuses)
    if wanted.ranks:
        yield records.c.highest.in_(wanted.ranks)
    if wanted.overdue:
        yield records.c.status == CommitmentState.OPEN.value
        yield records.c.date_last < (edges(wanted.overdue)[1] or "")
    first = edges(wanted.since)[0] if wanted.since else None
    last = edges(wanted.until)[1] if wanted.until else None
    if first:
        yield records.c.date_last >= first
    if last:
        yield records.c.date_first <= last


def _conditions(connection: Connection, kind: str, wanted: Filter) -> Iterator[_Condition]:
    if wanted.countries:
        codes = [code.upper() for code in wanted.countries]
        yield replace(_listed_as(record_parties, record_parties.c.party.in_(codes)), sorted=True)
    if wanted.with_:
        party = wanted.with_.upper()
        yield replace(_listed_as(record_parties, record_parties.c.party == party), sorted=True)
    if wanted.person:
        names = [
            name for name in _distinct(connection, record_people, "name") if _within(wanted.person, name)
        ]
        yield _listed_as(record_people, among(record_people.c.name, "names"), names=names)
    if wanted.topic:
        yield _listed_as(record_topics, record_topics.c.topic == wanted.topic)
    if wanted.venue:
        yield _at(connection, wanted.venue)
    if wanted.text and fold(wanted.text):
        found = of(connection).holding(fold(wanted.text).split())
        ids = select(records.c.id).where(records.c.number.in_(found))
        yield _Condition(ids, (records.c.number + 0).in_(found), {}, found)
    if wanted.source:
        yield _told_by(connection, kind, wanted.source)
    if wanted.since and wanted.until:
        yield from _days(kind, wanted.since, wanted.until)
    yield from _asked_by_pages(kind, wanted)


def _asked_by_pages(kind: str, wanted: Filter) -> Iterator[_Condition]:
    """What no user types, but pages ask for."""
    if wanted.ids is not None:
        mine = among(records.c.id, "ids")
        yield _Condition(select(records.c.id).where(mine), mine, {"ids": list(wanted.ids)})
    if wanted.documents is not None:
        yield _resting_on(kind, wanted.documents, "quoted")
    if wanted.involving:
        yield _involving(wanted.involving)


def _listed_as(table: Table, condition: ColumnElement[bool], **given: Any) -> _Condition:
    """What is found in one of the tables that list parties, people and topics."""
    return _Condition(
        select(table.c.record).where(condition).distinct(),
        exists(select(1).where(table.c.record == records.c.id, condition).correlate(records)),
        given,
    )


def _at(connection: Connection, venue: str) -> _Condition:
    other = records.alias("other")
    names = [name for name in _distinct(connection, records, "venue") if _within(venue, name)]

    def at(table: Any) -> ColumnElement[bool]:
        return or_(table.c.venue_country == venue, among(table.c.venue, "venues"))

    ids = select(other.c.id).where(at(other))
    return _Condition(ids, records.c.id.concat("").in_(ids), {"venues": names})


def _told_by(connection: Connection, kind: str, source: str) -> _Condition:
    return _resting_on(kind, connection.scalars(select(documents.c.id).where(is_source(source))).all())


def _resting_on(kind: str, given: Sequence[str], name: str = "documents") -> _Condition:
    """Records with evidence in documents; a commitment quotes those of its outcome too."""
    told = among(claims.c.document, name)
    members = select(record_claims.c.record).join(claims, claims.c.number == record_claims.c.claim)
    ids: Any = members.where(told).distinct()
    of_record, outcome = record_claims.alias("of_record"), record_outcomes.alias("outcome")
    held = select(1).join_from(of_record, claims, claims.c.number == of_record.c.claim).where(told)
    holds: ColumnElement[bool] = exists(held.where(of_record.c.record == records.c.id))
    if kind == "commitment":
        ended = select(other_records.c.id).join(outcome, outcome.c.number == other_records.c.number)
        ids = select(union(ids, ended.where(outcome.c.outcome.in_(ids))).subquery().c[0])
        its = held.join(outcome, outcome.c.outcome == of_record.c.record)
        holds = or_(holds, exists(its.where(outcome.c.number == records.c.number)))
    return _Condition(ids, holds, {name: list(given)})


def _involving(code: str) -> _Condition:
    """Records of which a state or an organisation is a party, or somebody of it takes part."""
    parties = select(record_parties.c.record.label("record")).where(record_parties.c.party == code)
    there = select(other_records.c.id).join(attendances, attendances.c.number == other_records.c.number)
    people = there.join(guises, guises.c.number == attendances.c.guise).where(guises.c.country == code)
    ids: Any = union(parties, people)
    return _Condition(select(ids.subquery().c[0]), records.c.id.concat("").in_(ids), {})


def _days(kind: str, since: str, until: str) -> Iterator[_Condition]:
    """Records whose days meet a window: of the narrow ones those that begin in it or shortly before."""
    first, last = edges(since)[0], edges(until)[1]
    if not first or not last or first > last:
        return
    day = date.fromisoformat(first)
    early = (day - timedelta(NARROW)).isoformat() if day.year > 1 else "0001-01-01"
    begun = (records.c.kind == kind, records.c.date_last >= first, records.c.date_first <= last)
    narrow = select(records.c.id).where(*begun, records.c.line >= early, records.c.line < f"{last}~")
    wide = select(records.c.id).where(*begun, sql("wide = 1"))
    both: Any = union(narrow, wide).subquery()
    yield _Condition(select(both.c.id), and_(*begun[1:]), {}, sorted=True)


def _distinct(connection: Connection, table: Table, name: str) -> Sequence[str]:
    """All values of an indexed column, each looked up behind the last: many rows have few names."""
    found = f"""
        WITH RECURSIVE found (value) AS (
            SELECT min({name}) FROM {table.name}
            UNION ALL SELECT (SELECT min({name}) FROM {table.name} WHERE {name} > found.value)
            FROM found WHERE found.value IS NOT NULL
        ) SELECT value FROM found WHERE value IS NOT NULL
    """
    return connection.scalars(sql(found)).all()


def _within(wanted: str, name: str) -> bool:
    return all(word in name for word in fold(wanted).split())
