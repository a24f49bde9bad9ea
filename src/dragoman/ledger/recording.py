"""Writing records and what they are found by: of those that are there already, only what is no longer so.

An event that one more source tells of mostly keeps its day, its parties and its people; to write all of that anew, in all
its indexes, would cost several times as much.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select

from dragoman.ledger import schema
from dragoman.ledger.attending import attendances
from dragoman.ledger.dialect import delete_rows, insert_rows, put_rows, update_rows
from dragoman.ledger.merging.claim import Cluster
from dragoman.ledger.prepared import Prepared
from dragoman.ledger.rows import AnyRecord, found_by, indexed, told_by, value_of, words_of
from dragoman.records import Event, Figure

#: What records are found by besides their own columns: the table, its column, and where its values stand.
LISTS: tuple[tuple[Table, str, str], ...] = (
    (schema.record_parties, "party", "parties"),
    (schema.record_people, "name", "people"),
    (schema.record_topics, "topic", "topics"),
)

_LAST = Prepared(select(func.max(schema.records.c.number)))


@dataclass(frozen=True, slots=True)
class Stored:
    """A record as it stands in the ledger: with its place in the order of telling, the run that gave its id out, and its
    claims; ``number`` is that of its row."""

    record: AnyRecord
    payload: str
    sequence: str
    born: int
    number: int
    claims: frozenset[int]


@dataclass(frozen=True, slots=True)
class Made:
    """A record to be written with its claims, in the place of what stood there ``before``."""

    record: AnyRecord
    group: Cluster[Any]
    before: Stored | None
    born: int


def write_records(connection: Connection, made: Sequence[Made]) -> None:
    """Write records, and which claims they are made of."""
    new: list[dict[str, Any]] = []
    elsewhere: list[dict[str, Any]] = []
    otherwise: list[dict[str, Any]] = []
    words: list[dict[str, Any]] = []
    number = _LAST.value(connection) or 0
    come: dict[str, list[dict[str, Any]]] = {column: [] for _, column, _ in LISTS}
    gone: dict[str, list[dict[str, Any]]] = {column: [] for _, column, _ in LISTS}
    aside = _Aside()
    for one in made:
        record, before, found = one.record, one.before, indexed(one.record)
        first = min((member.claim for member in one.group), key=lambda claim: claim.canonical)
        place, told = found_by(record, found, first.sequence), told_by(record)
        was = indexed(before.record) if before else None
        if before is None or was is None:
            number += 1
            new.append(place | told | {"born": one.born, "number": number})
        elif place == found_by(before.record, was, before.sequence):
            otherwise.append({"id": record.id} | told)
        else:
            elsewhere.append(place | told)
        its = before.number if before else number
        words.append({"number": its, "words": words_of(record, found)})
        aside.note(
            one,
            its,
            place["line"],
            found_by(before.record, was, before.sequence)["line"] if before and was else "",
        )
        for _, column, values in LISTS:
            now: frozenset[str] = getattr(found, values)
            then: frozenset[str] = getattr(was, values) if was else frozenset()
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
    put_rows(connection, schema.record_claims, [row for one in made for row in _members(one)])


class _Aside:
    """What is written beside records, for counting: who takes part in events, and what figures say."""

    def __init__(self) -> None:
        self._guises: dict[int, dict[str, Any]] = {}
        self._come: list[dict[str, Any]] = []
        self._gone: list[dict[str, Any]] = []
        self._values: list[dict[str, Any]] = []

    def note(self, made: Made, number: int, line: str, was: str) -> None:
        """Note what is to be written for a record; ``number`` is that of its row, ``line`` its place in lists, ``was`` the one that
        it had before."""
        match made.record:
            case Event() as event:
                now = {it["place"]: (guise, it) for guise, it in attendances(event, number, line)}
                then = {}
                if made.before and isinstance(made.before.record, Event):
                    then = {it["place"]: it for _, it in attendances(made.before.record, number, was)}
                self._gone += [
                    {"number": number, "place": place}
                    for place, it in then.items()
                    if place not in now or now[place][1] != it
                ]
                for place, (guise, it) in now.items():
                    if then.get(place) != it:
                        self._guises[guise["number"]] = guise
                        self._come.append(it)
            case Figure() as figure:
                self._values.append(value_of(figure, number))

    def write(self, connection: Connection) -> None:
        """Write all that was noted."""
        put_rows(connection, schema.guises, list(self._guises.values()))
        delete_rows(connection, schema.attendances, self._gone)
        insert_rows(connection, schema.attendances, self._come)
        put_rows(connection, schema.figure_values, self._values)


def _members(made: Made) -> list[dict[str, Any]]:
    return [
        {
            "claim": member.claim.number,
            "record": made.record.id,
            "place": place,
            "score": member.match.score if member.match else None,
            "reasons": json.dumps(member.match.reasons) if member.match else None,
        }
        for place, member in enumerate(made.group)
    ]
