"""Making records of claims: which blocks of claims a new document touches, and what they add up to now."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, select, update

from dragoman.ledger import schema
from dragoman.ledger.claimstore import ClaimStore
from dragoman.ledger.merging.claim import Cluster, Member, StoredClaim
from dragoman.ledger.merging.clustering import THRESHOLD, cluster
from dragoman.ledger.merging.identity import record_id
from dragoman.ledger.merging.kinds import MATCHERS, fuse
from dragoman.ledger.merging.voices import Voices
from dragoman.ledger.rows import AnyRecord, indexed, record_row
from dragoman.records import Event

#: Windows of at most so many steps are narrow: they are found within an index range (see ``schema.claim_keys``).
NARROW = 200

_MINE, _THEIRS = schema.claim_keys.alias("mine"), schema.claim_keys.alias("theirs")
_CLAIMS, _RECORDS, _MEMBERS = schema.claims, schema.records, schema.record_claims


def _some(name: str) -> Any:
    return bindparam(name, expanding=True)


def _meeting(wide: int) -> Any:
    """Pairs of a given claim and another whose keys meet."""
    within = and_(_THEIRS.c.first <= _MINE.c.last, _THEIRS.c.last >= _MINE.c.first)
    if not wide:
        within = and_(_THEIRS.c.first >= _MINE.c.first - NARROW, within)
    return (
        select(_MINE.c.claim, _THEIRS.c.claim)
        .where(_MINE.c.claim.in_(_some("claims")), _THEIRS.c.key == _MINE.c.key, _THEIRS.c.wide == wide)
        .where(within, _THEIRS.c.claim != _MINE.c.claim)
    )


# Built once: to build a query anew for each document takes longer than to run it.
_CANDIDATES = (_meeting(0), _meeting(1))
_BLOCKS = select(_CLAIMS.c.number, _CLAIMS.c.block).where(_CLAIMS.c.number.in_(_some("claims")))
_INSIDE = select(_CLAIMS.c.number, _CLAIMS.c.block).where(_CLAIMS.c.block.in_(_some("blocks")))
_MEMBERSHIP = (
    select(_MEMBERS.c.claim, _MEMBERS.c.record, _RECORDS.c.born)
    .join(_RECORDS, _RECORDS.c.id == _MEMBERS.c.record)
    .where(_MEMBERS.c.claim.in_(_some("claims")))
)
_SKETCHES = select(schema.documents.c.id, schema.documents.c.sketch).where(
    schema.documents.c.id.in_(_some("documents"))
)
_PAYLOADS = select(_RECORDS.c.id, _RECORDS.c.payload).where(_RECORDS.c.id.in_(_some("records")))
_HOLDERS = select(_MEMBERS.c.claim, _MEMBERS.c.record).where(_MEMBERS.c.claim.in_(_some("claims")))
_AWAITING = select(_CLAIMS.c.block).where(
    _CLAIMS.c.event.in_(select(_MEMBERS.c.claim).where(_MEMBERS.c.record.in_(_some("records"))))
)
_DELETE = delete(_RECORDS).where(_RECORDS.c.id.in_(_some("records")))
_JOIN = update(_CLAIMS).where(_CLAIMS.c.block == bindparam("old")).values(block=bindparam("new"))

Blocks = dict[int, list[StoredClaim[Any]]]


class Settling:
    """Brings the records up to date with new claims, within one transaction.

    ``created`` and ``changed`` are ids of records; ``merged`` ids that earlier runs gave out and that now lead
    to another record.
    """

    def __init__(self, connection: Connection, store: ClaimStore, run: int) -> None:
        self._connection = connection
        self._store = store
        self._run = run
        self._voices: dict[frozenset[str], Voices] = {}
        self.created: list[str] = []
        self.changed: list[str] = []
        self.merged: list[str] = []

    def settle(self, fresh: list[StoredClaim[Any]]) -> None:
        """Find the blocks that the new claims touch, and make their records anew: events before commitments,
        which look for their outcome among them."""
        blocks = self._blocks(self._join_blocks(fresh))
        promises = {b: claims for b, claims in blocks.items() if claims[0].kind == "commitment"}
        self._renew({b: claims for b, claims in blocks.items() if b not in promises})
        self._renew(self._blocks(self._awaiting() - promises.keys()) | promises)

    def _join_blocks(self, fresh: list[StoredClaim[Any]]) -> set[int]:
        """Join the blocks of claims that may belong together; returns the blocks that hold ``fresh``."""
        numbers = [claim.number for claim in fresh]
        pairs = {
            (a.number, b.number) for i, a in enumerate(fresh) for b in fresh[i + 1 :] if a.kind == b.kind
        }
        for query in _CANDIDATES:
            rows = self._connection.execute(query, {"claims": numbers})
            pairs |= {(min(a, b), max(a, b)) for a, b in rows}
        wanted = {n for pair in pairs for n in pair} | set(numbers)
        known = {claim.number: claim for claim in self._store.load(self._connection, wanted)}
        rows = self._connection.execute(_BLOCKS, {"claims": sorted(wanted)})
        block = {row.number: row.block for row in rows}
        moved: dict[int, int] = {}

        def find(b: int) -> int:
            while b in moved:
                b = moved[b]
            return b

        for a, b in sorted(pairs):
            one, other = find(block[a]), find(block[b])
            if one == other:
                continue
            match = MATCHERS[known[a].kind].compare(known[a], known[b])
            if match.conflict is None and match.score >= THRESHOLD:
                moved[max(one, other)] = min(one, other)
        if moved:
            self._connection.execute(_JOIN, [{"old": old, "new": find(old)} for old in sorted(moved)])
        return {find(block[number]) for number in numbers}

    def _blocks(self, blocks: set[int]) -> Blocks:
        """The claims of each block."""
        if not blocks:
            return {}
        rows = self._connection.execute(_INSIDE, {"blocks": sorted(blocks)})
        block_of = {row.number: row.block for row in rows}
        together: Blocks = {}
        for claim in self._store.load(self._connection, block_of):
            together.setdefault(block_of[claim.number], []).append(claim)
        return together

    def _awaiting(self) -> set[int]:
        """Blocks of commitments whose events have just changed."""
        touched = [i for i in (*self.created, *self.changed) if i.startswith("ev-")]
        return set(self._connection.scalars(_AWAITING, {"records": touched})) if touched else set()

    def _renew(self, blocks: Blocks) -> None:
        """Make the records of these blocks anew, and write those that differ."""
        if not blocks:
            return
        claims = [claim for block in blocks.values() for claim in block]
        before, born = self._membership(claims)
        given_out = {identity: run for identity, run in born.items() if run < self._run}
        wanted: dict[str, Cluster[Any]] = {}
        for block in blocks.values():
            matcher = MATCHERS[block[0].kind]
            for group in cluster(block, matcher, matcher.compare):
                wanted[record_id((m.claim.id for m in group), given_out)] = group
        gone = before.keys() - wanted.keys()
        promises = claims[0].kind == "commitment"
        renewed = {
            identity: group
            for identity, group in wanted.items()
            if promises or before.get(identity) != {m.claim.number for m in group}
        }
        made = self._fused(renewed, self._events(renewed.values()) if promises else {})
        if promises:
            made = self._altered(made)
        replaced = gone | (made.keys() & before.keys())
        if replaced:
            self._connection.execute(_DELETE, {"records": sorted(replaced)})
        self._insert(made, renewed, born)
        self.merged += sorted(gone & given_out.keys())
        self.created += [i for i in made if i not in before]
        self.changed += [i for i in made if i in before]

    def _membership(self, claims: list[StoredClaim[Any]]) -> tuple[dict[str, set[int]], dict[str, int]]:
        """The records that the claims make up so far, with their claims; and the runs that gave their ids out."""
        members: dict[str, set[int]] = {}
        born: dict[str, int] = {}
        for row in self._connection.execute(_MEMBERSHIP, {"claims": [claim.number for claim in claims]}):
            members.setdefault(row.record, set()).add(row.claim)
            born[row.record] = row.born
        return members, born

    def _events(self, groups: Iterable[Cluster[Any]]) -> dict[int, Event]:
        """The events that the event claims of commitments have become part of."""
        numbers = sorted({m.claim.event for group in groups for m in group if m.claim.event is not None})
        record_of = {r.claim: r.record for r in self._connection.execute(_HOLDERS, {"claims": numbers})}
        rows = self._connection.execute(_PAYLOADS, {"records": sorted(set(record_of.values()))})
        events = {row.id: Event.model_validate_json(row.payload) for row in rows}
        return {claim: events[record] for claim, record in record_of.items()}

    def _fused(self, groups: Mapping[str, Cluster[Any]], events: Mapping[int, Event]) -> dict[str, AnyRecord]:
        documents = {member.claim.document for group in groups.values() for member in group}
        rows = self._connection.execute(_SKETCHES, {"documents": sorted(documents)})
        sketches = {row.id: row.sketch for row in rows}
        return {
            identity: fuse(group[0].claim.kind, identity, group, self._voices_of(group, sketches), events)
            for identity, group in groups.items()
        }

    def _voices_of(self, group: Cluster[Any], sketches: dict[str, bytes]) -> Voices:
        documents = frozenset(member.claim.document for member in group)
        if documents not in self._voices:
            self._voices[documents] = Voices({document: sketches[document] for document in documents})
        return self._voices[documents]

    def _altered(self, made: dict[str, AnyRecord]) -> dict[str, AnyRecord]:
        """The records that aren't there already, exactly so."""
        rows = self._connection.execute(_PAYLOADS, {"records": sorted(made)})
        there = {row.id: row.payload for row in rows}
        return {i: record for i, record in made.items() if there.get(i) != record.model_dump_json()}

    def _insert(
        self, made: dict[str, AnyRecord], groups: dict[str, Cluster[Any]], born: dict[str, int]
    ) -> None:
        records, parties, people, topics, members = [], [], [], [], []
        for identity, record in made.items():
            found, group = indexed(record), groups[identity]
            records.append(record_row(record, found, group[0].claim.sequence, born.get(identity, self._run)))
            parties += [{"record": identity, "party": party} for party in sorted(found.parties)]
            people += [{"record": identity, "name": name} for name in sorted(found.people)]
            topics += [{"record": identity, "topic": topic} for topic in sorted(found.topics)]
            members += [_member_row(identity, member) for member in group]
        for table, rows in (
            (schema.records, records),
            (schema.record_parties, parties),
            (schema.record_people, people),
            (schema.record_topics, topics),
            (schema.record_claims, members),
        ):
            if rows:
                self._connection.execute(insert(table), rows)


def _member_row(record: str, member: Member[Any]) -> dict[str, Any]:
    match = member.match
    return {
        "claim": member.claim.number,
        "record": record,
        "score": match.score if match else None,
        "reasons": json.dumps(match.reasons) if match else None,
    }
