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
from dragoman.ledger.dialect import delete_rows, insert_rows, put_rows, update_rows
from dragoman.ledger.merging.claim import Cluster
from dragoman.ledger.prepared import Prepared
from dragoman.ledger.rows import AnyRecord, found_by, indexed, told_by, words_of

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
        words.append({"number": before.number if before else number, "words": words_of(record, found)})
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
    put_rows(connection, schema.record_claims, [row for one in made for row in _members(one)])


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
