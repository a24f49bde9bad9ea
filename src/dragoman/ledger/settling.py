"""Making records of claims: which blocks of claims a new document touches, and what they add up to now."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, select, update

from dragoman.ledger import layer, schema
from dragoman.ledger.claimstore import NARROW, ClaimStore
from dragoman.ledger.merging.claim import Cluster, Member, StoredClaim
from dragoman.ledger.merging.clustering import THRESHOLD, cluster
from dragoman.ledger.merging.decisions import Decisions
from dragoman.ledger.merging.identity import record_id
from dragoman.ledger.merging.kinds import MATCHERS, fuse
from dragoman.ledger.merging.overlay import overlaid
from dragoman.ledger.merging.voices import Voices
from dragoman.ledger.rows import AnyRecord, indexed, record_row
from dragoman.records import Event

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
_HOLDERS = select(_MEMBERS.c.claim, _MEMBERS.c.record).where(
    _MEMBERS.c.claim.in_(_some("claims")), _MEMBERS.c.record.not_in(select(schema.rejected.c.record))
)
_ALIASED = schema.aliases
_ALIASES = select(_ALIASED.c.id, _ALIASED.c.claim).where(_ALIASED.c.claim.in_(_some("claims")))
_POINTING = select(_CLAIMS.c.block).where(_CLAIMS.c.event.in_(_some("claims")))
_MEMBERS_OF = select(_MEMBERS.c.claim, _MEMBERS.c.record).where(_MEMBERS.c.record.in_(_some("records")))
_AWAITING = select(_CLAIMS.c.block).where(
    _CLAIMS.c.event.in_(select(_MEMBERS.c.claim).where(_MEMBERS.c.record.in_(_some("records"))))
)
_DELETE = delete(_RECORDS).where(_RECORDS.c.id.in_(_some("records")))
_JOIN = update(_CLAIMS).where(_CLAIMS.c.block == bindparam("old")).values(block=bindparam("new"))

Blocks = dict[int, list[StoredClaim[Any]]]


class Settling:
    """Brings the records up to date with new claims, within one transaction.

    ``created`` and ``changed`` are ids of records; ``merged`` ids that earlier runs gave out and that now lead
    to another record; ``removed`` those of records of which no claim is left.
    """

    def __init__(self, connection: Connection, store: ClaimStore, run: int) -> None:
        self._connection = connection
        self._store = store
        self._run = run
        self._voices: dict[frozenset[str], Voices] = {}
        self._again = False
        self._refused: set[str] = set()
        self.created: list[str] = []
        self.changed: list[str] = []
        self.merged: list[str] = []
        self.removed: list[str] = []

    def settle(
        self, fresh: list[StoredClaim[Any]], *, again: bool = False, gone: Iterable[StoredClaim[Any]] = ()
    ) -> None:
        """Find the blocks that the new claims touch, and make their records anew: events before commitments,
        which look for their outcome among them.

        ``again``: the claims are not new, but what they say, or what people say of them, has changed; records are
        made anew even where they rest on the same claims. ``gone`` are claims that are to be deleted first.
        """
        self._again = again
        touched = self._withdraw(list(gone))
        blocks = self._blocks(self._join_blocks(fresh) | touched)
        promises = {b: claims for b, claims in blocks.items() if claims[0].kind == "commitment"}
        self._renew({b: claims for b, claims in blocks.items() if b not in promises})
        self._renew(self._blocks(self._awaiting() - promises.keys()) | promises)

    def _withdraw(self, claims: list[StoredClaim[Any]]) -> set[int]:
        """Delete claims, and the records of which nothing is left; returns the blocks that must be made anew.

        The ids of the claims lead on to what is left of their records.
        """
        if not claims:
            return set()
        numbers = sorted(claim.number for claim in claims)
        execute = self._connection.execute
        blocks = {row.block for row in execute(_BLOCKS, {"claims": numbers})}
        blocks |= set(self._connection.scalars(_POINTING, {"claims": numbers}))
        record_of = {row.claim: row.record for row in execute(_MEMBERSHIP, {"claims": numbers})}
        left: dict[str, list[int]] = {}
        for row in execute(_MEMBERS_OF, {"records": sorted(set(record_of.values()))}):
            if row.claim not in record_of:
                left.setdefault(row.record, []).append(row.claim)
        heirs: dict[str, int | None] = {}
        for record in set(record_of.values()):
            rest = self._store.load(self._connection, left.get(record, ()))
            heirs[record] = min(rest, key=lambda c: c.canonical).number if rest else None
        for claim in claims:
            heir = heirs.get(record_of.get(claim.number, ""))
            execute(update(_ALIASED).where(_ALIASED.c.claim == claim.number).values(claim=heir))
            execute(insert(_ALIASED).values(id=claim.id, claim=heir))
        execute(delete(_CLAIMS).where(_CLAIMS.c.number.in_(numbers)))
        self._store.forget()
        self.removed += sorted(record for record, heir in heirs.items() if heir is None)
        if self.removed:
            execute(_DELETE, {"records": self.removed})
        return blocks

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
        decisions = layer.decided(self._connection, wanted)
        linked = {pair for pair in decisions.linked() if wanted.intersection(pair)}
        pairs |= linked
        wanted |= {n for pair in linked for n in pair}
        known = {
            claim.number: decisions.variants(claim) for claim in self._store.load(self._connection, wanted)
        }
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
            if (a, b) in linked or _alike(known[a], known[b]):
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
        decisions = layer.decided(self._connection, (claim.number for claim in claims))
        wanted = self._clustered(blocks.values(), decisions, given_out)
        gone = before.keys() - wanted.keys()
        promises = claims[0].kind == "commitment"
        again = promises or self._again
        renewed = {
            identity: group
            for identity, group in wanted.items()
            if again or before.get(identity) != {m.claim.number for m in group}
        }
        made = self._fused(renewed, self._events(renewed.values()) if promises else {}, decisions)
        if again:
            made = self._altered(made, renewed, before)
        replaced = gone | (made.keys() & before.keys())
        if replaced:
            self._connection.execute(_DELETE, {"records": sorted(replaced)})
        self._insert(made, renewed, born)
        self.merged += sorted(gone & given_out.keys())
        self.created += [i for i in made if i not in before]
        self.changed += [i for i in made if i in before]

    def _clustered(
        self, blocks: Iterable[list[StoredClaim[Any]]], decisions: Decisions, given_out: dict[str, int]
    ) -> dict[str, Cluster[Any]]:
        """The claims of each record, under its id."""
        blocks = list(blocks)
        said = {claim.number: claim for block in blocks for claim in block}
        aliases: dict[int, list[str]] = {}
        for row in self._connection.execute(_ALIASES, {"claims": sorted(said)}):
            aliases.setdefault(row.claim, []).append(row.id)
        wanted: dict[str, Cluster[Any]] = {}
        for refused, part in (part for block in blocks for part in decisions.parted(block)):
            matcher = MATCHERS[part[0].kind]
            for group in cluster(part, matcher, matcher.compare, decisions):
                ids = [m.claim.id for m in group]
                ids += sorted(alias for m in group for alias in aliases.get(m.claim.number, ()))
                told = [Member(said[m.claim.number], m.match) for m in group]
                identity = record_id(ids, given_out)
                wanted[identity] = told
                if refused:
                    self._refused.add(identity)
        return wanted

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

    def _fused(
        self, groups: Mapping[str, Cluster[Any]], events: Mapping[int, Event], decisions: Decisions
    ) -> dict[str, AnyRecord]:
        documents = {member.claim.document for group in groups.values() for member in group}
        rows = self._connection.execute(_SKETCHES, {"documents": sorted(documents)})
        sketches = {row.id: row.sketch for row in rows}
        made = {}
        for identity, group in groups.items():
            voices = self._voices_of(group, sketches)
            record = fuse(group[0].claim.kind, identity, group, voices, events)
            claims = [member.claim for member in group]
            made[identity] = overlaid(record, decisions.on(claims), claims)
        return made

    def _voices_of(self, group: Cluster[Any], sketches: dict[str, bytes]) -> Voices:
        documents = frozenset(member.claim.document for member in group)
        if documents not in self._voices:
            self._voices[documents] = Voices({document: sketches[document] for document in documents})
        return self._voices[documents]

    def _altered(
        self, made: dict[str, AnyRecord], groups: dict[str, Cluster[Any]], before: dict[str, set[int]]
    ) -> dict[str, AnyRecord]:
        """The records that aren't there already, exactly so."""
        rows = self._connection.execute(_PAYLOADS, {"records": sorted(made)})
        there = {row.id: row.payload for row in rows}
        return {
            i: record
            for i, record in made.items()
            if there.get(i) != record.model_dump_json()
            or before.get(i) != {m.claim.number for m in groups[i]}
        }

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
            (schema.rejected, [{"record": identity} for identity in made if identity in self._refused]),
        ):
            if rows:
                self._connection.execute(insert(table), rows)


def _alike(some: list[StoredClaim[Any]], others: list[StoredClaim[Any]]) -> bool:
    """Whether any variants of two claims may tell of the same."""
    compare = MATCHERS[some[0].kind].compare
    matches = (compare(a, b) for a in some for b in others)
    return any(match.conflict is None and match.score >= THRESHOLD for match in matches)


def _member_row(record: str, member: Member[Any]) -> dict[str, Any]:
    match = member.match
    return {
        "claim": member.claim.number,
        "record": record,
        "score": match.score if match else None,
        "reasons": json.dumps(match.reasons) if match else None,
    }
