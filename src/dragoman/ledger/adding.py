"""Adding one document: what it says, and all records that this changes, in one transaction."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select

from dragoman.ledger import schema, sqlite
from dragoman.ledger.claimstore import ClaimStore
from dragoman.ledger.merging.claim import KINDS, AnyClaim, Cluster, StoredClaim
from dragoman.ledger.merging.clustering import THRESHOLD, cluster
from dragoman.ledger.merging.identity import claim_ids, record_id
from dragoman.ledger.merging.kinds import MATCHERS, fuse
from dragoman.ledger.merging.voices import Voices, sketch
from dragoman.ledger.rows import AnyRecord, indexed, record_row
from dragoman.records import Event, Reading

#: Windows of at most so many steps are narrow: they are found within an index range (see ``schema.claim_keys``).
NARROW = 200


@dataclass(frozen=True, slots=True)
class Added:
    """What adding a document did. ``new`` is False where the same bytes were there already.

    ``created`` and ``changed`` are ids of records; ``merged`` of those are records that already existed and were
    joined to another.
    """

    document: str
    new: bool
    claims: int = 0
    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()


class Adding:
    """One document on its way into the ledger, within one transaction."""

    def __init__(self, connection: Connection, store: ClaimStore, run: int) -> None:
        self._connection = connection
        self._store = store
        self._run = run
        self._created: list[str] = []
        self._changed: list[str] = []
        self._merged: list[str] = []
        self._voices: dict[frozenset[str], Voices] = {}

    def add(self, reading: Reading, reader: str, raw: bytes | None, encoding: str | None) -> Added:
        """Write ``reading`` and bring the records up to date."""
        self._write_document(reading, raw, encoding)
        fresh = self._write_claims(reading, reader)
        for kind in KINDS:
            self._settle(kind, [claim for claim in fresh if claim.kind == kind])
        return Added(
            document=reading.document.id,
            new=True,
            claims=len(fresh),
            created=tuple(self._created),
            changed=tuple(self._changed),
            merged=tuple(self._merged),
        )

    def _write_document(self, reading: Reading, raw: bytes | None, encoding: str | None) -> None:
        document, text = reading.document, reading.text
        spans = reading.spans or ((0, len(text)),)
        article = " ".join(text[start:end] for start, end in spans)
        execute = self._connection.execute
        execute(
            insert(schema.documents).values(
                id=document.id,
                sha256=document.sha256,
                published=document.published,
                payload=document.model_dump_json(),
                sketch=sketch(article),
            )
        )
        execute(
            insert(schema.contents).values(
                document=document.id,
                text=text,
                raw=zlib.compress(raw) if raw is not None else None,
                encoding=encoding,
            )
        )
        table = schema.passages
        number = 1 + (self._connection.scalar(select(func.max(table.c.number))) or 0)
        kept = [(start, end) for start, end in spans if text[start:end].strip()]
        if kept:
            execute(
                insert(table),
                [
                    {"number": number + i, "document": document.id, "start": start, "end": end}
                    for i, (start, end) in enumerate(kept)
                ],
            )
            words = [(number + i, text[start:end]) for i, (start, end) in enumerate(kept)]
            sqlite.index_passages(self._connection, words)

    def _write_claims(self, reading: Reading, reader: str) -> list[StoredClaim[Any]]:
        document = reading.document
        said: dict[str, Sequence[AnyClaim]] = {
            "event": reading.claims.events,
            "figure": reading.claims.figures,
            "commitment": reading.claims.commitments,
            "statement": reading.claims.statements,
        }
        number = 1 + (self._connection.scalar(select(func.max(schema.claims.c.number))) or 0)
        first_event = number
        fresh: list[StoredClaim[Any]] = []
        for kind, claims in said.items():
            ids = claim_ids(document.sha256, kind, claims)
            for position, (claim, identity) in enumerate(zip(claims, ids, strict=True)):
                place = getattr(claim, "event", None)
                event = first_event + place if place is not None and place < len(said["event"]) else None
                fresh.append(
                    StoredClaim(
                        number, identity, document.id, document.published, kind, position, claim, event
                    )
                )
                number += 1
        if fresh:
            self._connection.execute(insert(schema.claims), [_claim_row(c, reader) for c in fresh])
            keys = [row for claim in fresh for row in _key_rows(claim)]
            if keys:
                self._connection.execute(insert(schema.claim_keys), keys)
        self._store.remember(fresh)
        return fresh

    def _settle(self, kind: str, fresh: list[StoredClaim[Any]]) -> None:
        """Find the blocks that claims of one kind touch, and make their records anew."""
        blocks = self._join_blocks(fresh) if fresh else set()
        if kind == "commitment":
            blocks |= self._blocks_awaiting()
        if not blocks:
            return
        table = schema.claims
        query = select(table.c.number, table.c.block).where(table.c.block.in_(blocks))
        block_of = {row.number: row.block for row in self._connection.execute(query)}
        claims = self._store.load(self._connection, block_of)
        together: dict[int, list[StoredClaim[Any]]] = {}
        for claim in claims:
            together.setdefault(block_of[claim.number], []).append(claim)
        matcher = MATCHERS[kind]
        clusters = [c for block in together.values() for c in cluster(block, matcher, matcher.compare)]
        self._write_records(kind, claims, clusters)

    def _join_blocks(self, fresh: list[StoredClaim[Any]]) -> set[int]:
        """Join the blocks of claims that may belong together; returns the blocks that hold ``fresh``."""
        matcher = MATCHERS[fresh[0].kind]
        pairs = set(self._candidates(fresh))
        pairs |= {(a.number, b.number) for i, a in enumerate(fresh) for b in fresh[i + 1 :]}
        others = {n for pair in pairs for n in pair}
        known = {c.number: c for c in self._store.load(self._connection, others | {c.number for c in fresh})}
        block = self._blocks_of(known)
        moved: dict[int, int] = {}

        def find(b: int) -> int:
            while b in moved:
                b = moved[b]
            return b

        for a, b in sorted(pairs):
            one, other = find(block[a]), find(block[b])
            if one == other:
                continue
            match = matcher.compare(known[a], known[b])
            if match.conflict is None and match.score >= THRESHOLD:
                moved[max(one, other)] = min(one, other)
        table = schema.claims
        for old in moved:
            self._connection.execute(table.update().where(table.c.block == old).values(block=find(old)))
        return {find(block[claim.number]) for claim in fresh}

    def _candidates(self, fresh: list[StoredClaim[Any]]) -> list[tuple[int, int]]:
        mine, theirs = schema.claim_keys.alias("mine"), schema.claim_keys.alias("theirs")
        meets = and_(theirs.c.first <= mine.c.last, theirs.c.last >= mine.c.first)
        narrow = and_(theirs.c.wide == 0, theirs.c.first >= mine.c.first - NARROW, meets)
        wide = and_(theirs.c.wide == 1, meets)
        found = []
        for within in (narrow, wide):
            query = (
                select(mine.c.claim, theirs.c.claim)
                .distinct()
                .where(mine.c.claim.in_([c.number for c in fresh]))
                .where(theirs.c.key == mine.c.key)
                .where(within)
                .where(theirs.c.claim != mine.c.claim)
            )
            found += [(min(a, b), max(a, b)) for a, b in self._connection.execute(query)]
        return found

    def _blocks_of(self, numbers: Iterable[int]) -> dict[int, int]:
        table = schema.claims
        rows = self._connection.execute(
            select(table.c.number, table.c.block).where(table.c.number.in_(list(numbers)))
        )
        return {row.number: row.block for row in rows}

    def _blocks_awaiting(self) -> set[int]:
        """Blocks of commitments whose events have just changed."""
        members, claims = schema.record_claims, schema.claims
        touched = [i for i in (*self._created, *self._changed) if i.startswith("ev-")]
        if not touched:
            return set()
        changed = select(members.c.claim).where(members.c.record.in_(touched))
        return set(self._connection.scalars(select(claims.c.block).where(claims.c.event.in_(changed))))

    def _write_records(self, kind: str, claims: list[StoredClaim[Any]], clusters: list[Cluster[Any]]) -> None:
        before = self._membership([claim.number for claim in claims])
        born = self._born(before)
        given_out = {identity: run for identity, run in born.items() if run < self._run}
        sketches = self._sketches(claims)
        wanted = {record_id((m.claim.id for m in group), given_out): group for group in clusters}
        gone = before.keys() - wanted.keys()
        renewed = {
            identity: group
            for identity, group in wanted.items()
            if kind == "commitment" or before.get(identity) != {m.claim.number for m in group}
        }
        events = self._events(renewed.values()) if kind == "commitment" else {}
        made = {
            identity: fuse(kind, identity, group, self._voices_of(group, sketches), events)
            for identity, group in renewed.items()
        }
        if kind == "commitment":
            made = {i: record for i, record in made.items() if not self._stands(record)}
        self._merged += sorted(gone & given_out.keys())
        replaced = gone | (made.keys() & before.keys())
        if replaced:
            self._connection.execute(delete(schema.records).where(schema.records.c.id.in_(replaced)))
        self._insert(made, renewed, born)
        self._created += [i for i in made if i not in before]
        self._changed += [i for i in made if i in before]

    def _voices_of(self, group: Cluster[Any], sketches: dict[str, bytes]) -> Voices:
        documents = frozenset(member.claim.document for member in group)
        if documents not in self._voices:
            self._voices[documents] = Voices({document: sketches[document] for document in documents})
        return self._voices[documents]

    def _insert(
        self, made: dict[str, AnyRecord], groups: dict[str, Cluster[Any]], born: dict[str, int]
    ) -> None:
        rows: dict[Any, list[dict[str, Any]]] = {
            table: []
            for table in (
                schema.records,
                schema.record_parties,
                schema.record_people,
                schema.record_topics,
                schema.record_claims,
            )
        }
        for identity, record in made.items():
            found, group = indexed(record), groups[identity]
            first = group[0].claim.sequence
            rows[schema.records].append(record_row(record, found, first, born.get(identity, self._run)))
            rows[schema.record_parties] += [{"record": identity, "party": p} for p in sorted(found.parties)]
            rows[schema.record_people] += [{"record": identity, "name": n} for n in sorted(found.people)]
            rows[schema.record_topics] += [{"record": identity, "topic": t} for t in sorted(found.topics)]
            rows[schema.record_claims] += [_member_row(identity, member) for member in group]
        for table, values in rows.items():
            if values:
                self._connection.execute(insert(table), values)

    def _membership(self, numbers: list[int]) -> dict[str, set[int]]:
        table = schema.record_claims
        members: dict[str, set[int]] = {}
        query = select(table.c.record, table.c.claim).where(table.c.claim.in_(numbers))
        for record, claim in self._connection.execute(query):
            members.setdefault(record, set()).add(claim)
        return members

    def _born(self, ids: Iterable[str]) -> dict[str, int]:
        table = schema.records
        query = select(table.c.id, table.c.born).where(table.c.id.in_(list(ids)))
        return {row.id: row.born for row in self._connection.execute(query)}

    def _sketches(self, claims: Iterable[StoredClaim[Any]]) -> dict[str, bytes]:
        table = schema.documents
        query = select(table.c.id, table.c.sketch).where(table.c.id.in_({c.document for c in claims}))
        return {row.id: row.sketch for row in self._connection.execute(query)}

    def _events(self, groups: Iterable[Cluster[Any]]) -> dict[int, Event]:
        """The events that the event claims of commitments have become part of."""
        numbers = {m.claim.event for group in groups for m in group if m.claim.event is not None}
        members, records = schema.record_claims, schema.records
        query = select(members.c.claim, members.c.record).where(members.c.claim.in_(numbers))
        record_of = {row.claim: row.record for row in self._connection.execute(query)}
        query = select(records.c.id, records.c.payload).where(records.c.id.in_(set(record_of.values())))
        events = {row.id: Event.model_validate_json(row.payload) for row in self._connection.execute(query)}
        return {claim: events[record] for claim, record in record_of.items()}

    def _stands(self, record: AnyRecord) -> bool:
        """Whether exactly this record is there already."""
        table = schema.records
        payload = self._connection.scalar(select(table.c.payload).where(table.c.id == record.id))
        return bool(payload == record.model_dump_json())


def _claim_row(claim: StoredClaim[Any], reader: str) -> dict[str, Any]:
    return {
        "number": claim.number,
        "id": claim.id,
        "document": claim.document,
        "kind": claim.kind,
        "position": claim.position,
        "payload": claim.said.model_dump_json(),
        "reader": reader,
        # statements are only ever compared within their document, and form no larger blocks
        "block": claim.number,
        "event": claim.event,
    }


def _key_rows(claim: StoredClaim[Any]) -> list[dict[str, Any]]:
    return [
        {
            "claim": claim.number,
            "key": key.name,
            "wide": int(key.last - key.first > NARROW),
            "first": key.first,
            "last": key.last,
        }
        for key in MATCHERS[claim.kind].keys(claim)
    ]


def _member_row(record: str, member: Any) -> dict[str, Any]:
    match = member.match
    return {
        "claim": member.claim.number,
        "record": record,
        "score": match.score if match else None,
        "reasons": json.dumps(match.reasons) if match else None,
    }
