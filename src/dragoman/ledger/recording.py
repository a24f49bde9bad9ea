"""Writing records and what they are found by: of those that are there already, only what is no longer so.

An event that one more source tells of mostly keeps its day, its parties and its people; to write all of that anew, in all
its indexes, would cost several times as much.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, exists, func, select

from dragoman.ledger import schema
from dragoman.ledger.among import among
from dragoman.ledger.attending import attendances
from dragoman.ledger.dialect import delete_rows, insert_rows, put_rows, update_rows
from dragoman.ledger.merging.claim import Cluster, Match
from dragoman.ledger.merging.outcomes import Candidate
from dragoman.ledger.prepared import Prepared
from dragoman.ledger.rows import (
    AnyRecord,
    Indexed,
    found_by,
    indexed,
    outcome_of,
    record_of,
    value_of,
    words_of,
)
from dragoman.ledger.sorting import sort_rows
from dragoman.records import Commitment, Event, Figure

#: What records are found by besides their own columns: the table, its column, and where its values stand.
LISTS: tuple[tuple[Table, str, str], ...] = (
    (schema.record_parties, "party", "parties"),
    (schema.record_people, "name", "people"),
    (schema.record_topics, "topic", "topics"),
)


def _unused(table: Table, use: Column[Any]) -> Prepared:
    """Deletes of what was left those rows of a table that nothing uses any more."""
    left = among(table.c.number, "left")
    return Prepared(delete(table).where(left, ~exists().where(use == table.c.number)))


#: What no attendance, and no record, is of any more.
_UNUSED_GUISES = _unused(schema.guises, schema.attendances.c.guise)
_UNUSED_SORTS = _unused(schema.sorts, schema.record_sorts.c.sort)

_LAST = Prepared(select(func.max(schema.records.c.number)))


@dataclass(frozen=True)
class Stored:
    """A record as it stands in the ledger: with its place in the order of telling, the run that gave its id out, and its
    claims; ``number`` is that of its row. ``members`` are, where that is at hand, the claims with their places and why each was
    taken in."""

    record: AnyRecord
    payload: str
    sequence: str
    born: int
    number: int
    claims: frozenset[int]
    members: Mapping[int, tuple[int, Match | None]] = field(default_factory=dict)

    @cached_property
    def found(self) -> Indexed:
        """What the record is found by."""
        return indexed(self.record)

    @cached_property
    def place(self) -> dict[str, Any]:
        """The columns of its row that are in an index."""
        return found_by(self.record, self.found, self.sequence)

    @cached_property
    def attending(self) -> dict[int, tuple[dict[str, Any], dict[str, Any]]]:
        """Who takes part in an event: the rows of the guise and of the attendance, by their places."""
        if not isinstance(self.record, Event):
            return {}
        rows = attendances(self.record, self.number, self.place["line"])
        return {attendance["place"]: (guise, attendance) for guise, attendance in rows}

    @cached_property
    def sorted(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The row of its sort, and that by which it is found there."""
        return sort_rows(self.place, self.found.parties, self.number)

    @property
    def outcome(self) -> str | None:
        """The id of the record with which a commitment ended."""
        return outcome_of(self.record) if isinstance(self.record, Commitment) else None

    @cached_property
    def candidate(self) -> Candidate:
        """The event or the figure as what may answer promises; worked out once."""
        assert isinstance(self.record, Event | Figure)
        return Candidate(self.record)


def stored_record(row: Sequence[Any], claims: frozenset[int]) -> Stored:
    """A record from its row (id, kind, payload, sequence, born, number)."""
    _, kind, payload, sequence, born, number = row
    return Stored(record_of(kind, payload), payload, sequence, born, number, claims)


@dataclass(frozen=True, slots=True)
class Made:
    """A record to be written with its claims, in the place of what stood there ``before``; ``payload`` is its JSON."""

    record: AnyRecord
    payload: str
    group: Cluster[Any]
    before: Stored | None
    born: int


def write_records(connection: Connection, made: Sequence[Made]) -> list[Stored]:
    """Write records, and which claims they are made of; returns them as they now stand in the ledger."""
    if not made:
        return []
    written: list[Stored] = []
    new: list[dict[str, Any]] = []
    elsewhere: list[dict[str, Any]] = []
    otherwise: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    number = _LAST.value(connection) or 0
    come: dict[str, list[dict[str, Any]]] = {column: [] for _, column, _ in LISTS}
    gone: dict[str, list[dict[str, Any]]] = {column: [] for _, column, _ in LISTS}
    aside = _Aside()
    for one in made:
        record, before = one.record, one.before
        number += before is None
        first = min((member.claim for member in one.group), key=lambda claim: claim.canonical)
        members = {it.claim.number: (place, it.match) for place, it in enumerate(one.group)}
        row = before.number if before else number
        its = Stored(record, one.payload, first.sequence, one.born, row, frozenset(members), members)
        written.append(its)
        told = {"confidence": record.confidence, "payload": one.payload}
        if before is None:
            new.append(its.place | told | {"born": one.born, "number": row})
        elif its.place == before.place:
            otherwise.append({"id": record.id} | told)
        else:
            elsewhere.append(its.place | told)
        words.append({"number": row, "words": words_of(record, its.found)})
        aside.note(its, before)
        for _, column, values in LISTS:
            now: frozenset[str] = getattr(its.found, values)
            then: frozenset[str] = getattr(before.found, values) if before else frozenset()
            come[column] += [{"record": record.id, column: value} for value in sorted(now - then)]
            gone[column] += [{"record": record.id, column: value} for value in sorted(then - now)]
    insert_rows(connection, schema.records, new)
    update_rows(connection, schema.records, elsewhere)
    update_rows(connection, schema.records, otherwise)
    put_rows(connection, schema.record_words, words)
    for table, column, _ in LISTS:
        delete_rows(connection, table, gone[column])
        insert_rows(connection, table, come[column])
    aside.write(connection)
    put_rows(
        connection,
        schema.record_claims,
        [row for its, one in zip(written, made, strict=True) for row in _come(its, one)],
    )
    return written


def delete_records(connection: Connection, records: Iterable[Stored]) -> None:
    """Delete records with all that stands beside them."""
    gone = list(records)
    delete_rows(connection, schema.records, [{"id": it.record.id} for it in gone])
    guises = {guise["number"] for it in gone for guise, _ in it.attending.values()}
    _forget_unused(connection, guises, {it.sorted[0]["number"] for it in gone})


def _forget_unused(connection: Connection, guises: Iterable[int], sorts: Iterable[int]) -> None:
    """Delete those of these guises and sorts that are nobody's, and no record's, any more."""
    for unused, left in ((_UNUSED_GUISES, sorted(guises)), (_UNUSED_SORTS, sorted(sorts))):
        if left:
            unused.rows(connection, left=left)


class _Aside:
    """What is written beside records, for counting and finding: who takes part in events, what figures say, of which sort each
    is, with what commitments ended."""

    def __init__(self) -> None:
        self._guises: dict[int, dict[str, Any]] = {}
        self._come: list[dict[str, Any]] = []
        self._gone: list[dict[str, Any]] = []
        self._values: list[dict[str, Any]] = []
        self._sorts: dict[int, dict[str, Any]] = {}
        self._sorted: list[dict[str, Any]] = []
        self._ended: list[dict[str, Any]] = []
        self._reopened: list[dict[str, Any]] = []
        self._left: tuple[set[int], set[int]] = set(), set()

    def note(self, its: Stored, before: Stored | None) -> None:
        """Note what is to be written for a record that stood there otherwise ``before``."""
        then = before.attending if before else {}
        for place, (guise, row) in then.items():
            if place not in its.attending or its.attending[place][1] != row:
                self._gone.append({"number": its.number, "place": place})
                self._left[0].add(guise["number"])
        for place, (guise, row) in its.attending.items():
            if place not in then or then[place][1] != row:
                self._guises[guise["number"]] = guise
                self._come.append(row)
        sort, row = its.sorted
        if before is None or before.sorted[1] != row:
            self._sorts[sort["number"]] = sort
            self._sorted.append(row)
            self._left[1].update({before.sorted[0]["number"]} if before else ())
        if isinstance(its.record, Figure):
            self._values.append(value_of(its.record, its.number))
        if isinstance(its.record, Commitment):
            self._note_outcome(its, before)

    def _note_outcome(self, its: Stored, before: Stored | None) -> None:
        now, then = its.outcome, before.outcome if before else None
        if now and now != then:
            self._ended.append({"number": its.number, "outcome": now})
        elif then and not now:
            self._reopened.append({"number": its.number})

    def write(self, connection: Connection) -> None:
        """Write all that was noted."""
        put_rows(connection, schema.guises, list(self._guises.values()))
        delete_rows(connection, schema.attendances, self._gone)
        insert_rows(connection, schema.attendances, self._come)
        put_rows(connection, schema.figure_values, self._values)
        put_rows(connection, schema.sorts, list(self._sorts.values()))
        put_rows(connection, schema.record_sorts, self._sorted)
        delete_rows(connection, schema.record_outcomes, self._reopened)
        put_rows(connection, schema.record_outcomes, self._ended)
        guises, sorts = self._left
        _forget_unused(connection, guises - self._guises.keys(), sorts - self._sorts.keys())


def _come(its: Stored, made: Made) -> Iterator[dict[str, Any]]:
    """The rows of those claims of a record that were not its own, or not in this place and for these reasons."""
    then = made.before.members if made.before else {}
    for place, member in enumerate(made.group):
        number, match = member.claim.number, member.match
        if then.get(number) != (place, match):
            yield {
                "claim": number,
                "record": its.record.id,
                "place": place,
                "score": match.score if match else None,
                "reasons": _as_json(match.reasons) if match else None,
            }


@lru_cache(maxsize=4096)
def _as_json(reasons: tuple[str, ...]) -> str:
    return json.dumps(reasons)
