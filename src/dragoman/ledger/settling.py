"""Making records of claims: which groups of claims a new document touches, and what they add up to now."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from dragoman.ledger import schema
from dragoman.ledger.among import among
from dragoman.ledger.awaiting import Awaiting
from dragoman.ledger.claimstore import ClaimStore
from dragoman.ledger.dialect import insert_rows
from dragoman.ledger.merging.claim import Cluster, Member, StoredClaim
from dragoman.ledger.merging.clustering import Grouping
from dragoman.ledger.merging.commitments import CommitmentMatcher
from dragoman.ledger.merging.decisions import same_words
from dragoman.ledger.merging.identity import record_id
from dragoman.ledger.merging.kinds import MATCHERS, fuse
from dragoman.ledger.merging.outcomes import SETTLING, Became, Outcome, outcome_of
from dragoman.ledger.merging.overlay import overlaid
from dragoman.ledger.merging.voices import Voices
from dragoman.ledger.rows import AnyRecord, indexed, record_row
from dragoman.ledger.shelf import LedgerShelf
from dragoman.records import Event

_CLAIMS, _RECORDS, _MEMBERS = schema.claims, schema.records, schema.record_claims


# Built once: to build a query anew for each document takes longer than to run it.
_MEMBERSHIP = (
    select(_MEMBERS.c.claim, _MEMBERS.c.record, _RECORDS.c.born)
    .join(_RECORDS, _RECORDS.c.id == _MEMBERS.c.record)
    .where(among(_MEMBERS.c.claim, "claims"))
)
_SKETCHES = select(schema.documents.c.id, schema.documents.c.sketch).where(
    among(schema.documents.c.id, "documents")
)
_PAYLOADS = select(_RECORDS.c.id, _RECORDS.c.payload).where(among(_RECORDS.c.id, "records"))
_HOLDERS = select(_MEMBERS.c.claim, _MEMBERS.c.record).where(
    among(_MEMBERS.c.claim, "claims"), _MEMBERS.c.record.not_in(select(schema.rejected.c.record))
)
_ALIASED = schema.aliases
_ALIASES = select(_ALIASED.c.id, _ALIASED.c.claim).where(among(_ALIASED.c.claim, "claims"))
_MEMBERS_OF = select(_MEMBERS.c.claim, _MEMBERS.c.record).where(among(_MEMBERS.c.record, "records"))
_KINDS = select(_CLAIMS.c.number, _CLAIMS.c.kind).where(among(_CLAIMS.c.number, "claims"))
_REJECTED = select(schema.rejected.c.record).where(among(schema.rejected.c.record, "records"))
_DELETE = delete(_RECORDS).where(among(_RECORDS.c.id, "records"))


class Settling:
    """Brings the records up to date with new claims, within one transaction.

    ``created`` and ``changed`` are ids of records; ``merged`` ids that earlier runs gave out and that now lead
    to another record; ``removed`` those of records of which no claim is left.
    """

    def __init__(self, connection: Connection, store: ClaimStore, run: int) -> None:
        self._connection = connection
        self._store = store
        self._run = run
        self._shelf = LedgerShelf(connection, store)
        self._voices: dict[frozenset[str], Voices] = {}
        self._refused: set[str] = set()
        self._awaiting = Awaiting(connection, store)
        self._waiting: set[int] = set()
        self._events: dict[int, str | None] = {}
        self.created: list[str] = []
        self.changed: list[str] = []
        self.merged: list[str] = []
        self.removed: list[str] = []

    def surroundings(self, claims: Iterable[StoredClaim[Any]]) -> set[int]:
        """The claims that could tell of the same as these; to be asked before what these say is altered."""
        numbers = [claim.number for claim in claims]
        self._waiting |= self._awaiting.on_claims(numbers)
        found = self._shelf.neighbours(numbers)
        return {other for others in found.values() for other in others}

    def settle(
        self,
        fresh: Sequence[StoredClaim[Any]],
        *,
        around: Iterable[int] | None = None,
        gone: Sequence[StoredClaim[Any]] = (),
    ) -> None:
        """Find the groups of claims that are new, or of which people now say something else, and make anew the
        records that this changes: events before commitments, which look for their outcome among them.

        ``around`` are, for claims that are not new, their surroundings as they were; ``gone`` are claims that are to be
        deleted first.
        """
        decisions = self._store.decisions(self._connection)
        touched = decisions.touching(claim.number for claim in (*fresh, *gone))
        asked = {*(around or ()), *self.surroundings(gone)}
        deprived = self._withdraw(gone)
        left = {claim.number for claim in gone}
        claims = self._store.load(self._connection, touched - left)
        judged = [c for c in claims if around is not None or decisions.bears_on(c.number)]
        asked |= self.surroundings(judged)
        # what rests on the words of a claim that is or was judged may now be, or no longer be, a copy of what was rejected
        near = self._store.load(self._connection, asked - touched - left)
        claims += [claim for claim in near if any(same_words(claim, other) for other in (*judged, *gone))]
        kinds = {
            row.number: row.kind
            for row in self._connection.execute(_KINDS, {"claims": sorted(asked | deprived)})
        }

        def of(kind: str, numbers: set[int]) -> set[int]:
            return {number for number in numbers if kinds.get(number) == kind}

        for together in (("event", "figure", "statement"), ("commitment",)):
            groups: list[Cluster[Any]] = []
            for kind in together:
                new = [claim.number for claim in claims if claim.kind == kind]
                near_by, waiting = of(kind, asked), set()
                if kind == "commitment":
                    moved = self._awaiting.claims_of([*self.created, *self.changed])
                    near_by |= self._awaiting.planned_by(moved)
                    waiting = self._waiting | self._awaiting.on_claims(moved)
                groups += self._grouped(kind, new, near_by, of(kind, deprived), waiting)
            self._renew(groups)

    def _grouped(
        self, kind: str, new: list[int], around: set[int], deprived: set[int], waiting: set[int]
    ) -> list[Cluster[Any]]:
        """The claims of each record of a kind that is no longer as it was; and of those that hold ``waiting`` claims."""
        if not (new or around or deprived or waiting):
            return []
        matcher = CommitmentMatcher(self._event_of) if kind == "commitment" else MATCHERS[kind]
        grouping = Grouping(matcher, self._shelf)
        grouping.settle(new, around, deprived)
        return grouping.clusters(waiting)

    def _withdraw(self, claims: Sequence[StoredClaim[Any]]) -> set[int]:
        """Delete claims, and the records of which nothing is left; returns the claims that shared a record with them.

        The ids of the claims lead on to what is left of their records.
        """
        if not claims:
            return set()
        numbers = sorted(claim.number for claim in claims)
        execute = self._connection.execute
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
        self._shelf = LedgerShelf(self._connection, self._store)
        self._waiting.difference_update(numbers)
        return {claim for rest in left.values() for claim in rest}

    def _event_of(self, claim: int) -> str | None:
        """The event that a claim has become part of."""
        if claim not in self._events:
            found = self._connection.scalar(select(_MEMBERS.c.record).where(_MEMBERS.c.claim == claim))
            self._events[claim] = found
        return self._events[claim]

    def _renew(self, groups: list[Cluster[Any]]) -> None:
        """Make the records of these claims anew, and write those that differ."""
        claims = [member.claim for group in groups for member in group]
        if not claims:
            return
        before, born = self._membership(claims)
        given_out = {identity: run for identity, run in born.items() if run < self._run}
        aliases: dict[int, list[str]] = {}
        for row in self._connection.execute(_ALIASES, {"claims": [claim.number for claim in claims]}):
            aliases.setdefault(row.claim, []).append(row.id)
        wanted: dict[str, Cluster[Any]] = {}
        for group in groups:
            told = sorted((member.claim for member in group), key=lambda claim: claim.canonical)
            ids = [claim.id for claim in told]
            ids += sorted(alias for claim in told for alias in aliases.get(claim.number, ()))
            identity = record_id(ids, given_out)
            wanted[identity] = group
            if self._shelf.units([told[0].number])[told[0].number].refused:
                self._refused.add(identity)
        gone = before.keys() - wanted.keys()
        made = self._altered(self._fused(wanted), wanted, before)
        replaced = gone | (made.keys() & before.keys())
        if replaced:
            self._connection.execute(_DELETE, {"records": sorted(replaced)})
        self._insert(made, wanted, born)
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

    def _became(self, groups: Iterable[Cluster[Any]]) -> Became:
        """What became of commitments: the events that their plans are part of, and what else answers them."""
        claims = [member.claim for group in groups for member in group]
        plans = sorted({claim.event for claim in claims if claim.event is not None})
        record_of = {r.claim: r.record for r in self._connection.execute(_HOLDERS, {"claims": plans})}
        rows = self._connection.execute(_PAYLOADS, {"records": sorted(set(record_of.values()))})
        events = {row.id: Event.model_validate_json(row.payload) for row in rows}
        settled = {number for number, record in record_of.items() if events[record].status in SETTLING}
        outcomes: dict[int, Outcome] = {}
        for claim in claims:
            if claim.event in settled:
                continue  # its own event says what became of it
            promised = self._awaiting.promised(claim)
            if promised is not None:
                outcome = outcome_of(promised, self._awaiting.answers(promised))
                if outcome is not None:
                    outcomes[claim.number] = outcome
        return Became({claim: events[record] for claim, record in record_of.items()}, outcomes)

    def _fused(self, groups: Mapping[str, Cluster[Any]]) -> dict[str, AnyRecord]:
        documents = {member.claim.document for group in groups.values() for member in group}
        rows = self._connection.execute(_SKETCHES, {"documents": sorted(documents)})
        sketches = {row.id: row.sketch for row in rows}
        promises = [group for group in groups.values() if group[0].claim.kind == "commitment"]
        became = self._became(promises) if promises else Became({}, {})
        made = {}
        for identity, group in groups.items():
            told = sorted(group, key=lambda member: member.claim.canonical)
            voices = self._voices_of(group, sketches)
            record = fuse(told[0].claim.kind, identity, told, voices, became)
            claims = [member.claim for member in told]
            made[identity] = overlaid(record, self._shelf.decisions.on(claims), claims)
        return made

    def _voices_of(self, group: Cluster[Any], sketches: dict[str, bytes]) -> Voices:
        documents = frozenset(member.claim.document for member in group)
        if documents not in self._voices:
            self._voices[documents] = Voices({document: sketches[document] for document in documents})
        return self._voices[documents]

    def _altered(
        self, made: dict[str, AnyRecord], groups: dict[str, Cluster[Any]], before: dict[str, set[int]]
    ) -> dict[str, AnyRecord]:
        """The records that aren't there already, exactly so: some are made anew on suspicion."""
        suspected = [i for i, group in groups.items() if before.get(i) == {m.claim.number for m in group}]
        rows = self._connection.execute(_PAYLOADS, {"records": suspected}) if suspected else ()
        there = {row.id: row.payload for row in rows}
        refused = set(self._connection.scalars(_REJECTED, {"records": suspected})) if suspected else set()
        return {
            identity: record
            for identity, record in made.items()
            if there.get(identity) != record.model_dump_json()
            or (identity in refused) != (identity in self._refused)
        }

    def _insert(
        self, made: dict[str, AnyRecord], groups: dict[str, Cluster[Any]], born: dict[str, int]
    ) -> None:
        records, parties, people, topics, members = [], [], [], [], []
        for identity, record in made.items():
            found, group = indexed(record), groups[identity]
            first = min((member.claim for member in group), key=lambda claim: claim.canonical)
            records.append(record_row(record, found, first.sequence, born.get(identity, self._run)))
            parties += [{"record": identity, "party": party} for party in sorted(found.parties)]
            people += [{"record": identity, "name": name} for name in sorted(found.people)]
            topics += [{"record": identity, "topic": topic} for topic in sorted(found.topics)]
            members += [_member_row(identity, place, member) for place, member in enumerate(group)]
        for table, rows in (
            (schema.records, records),
            (schema.record_parties, parties),
            (schema.record_people, people),
            (schema.record_topics, topics),
            (schema.record_claims, members),
            (schema.rejected, [{"record": identity} for identity in made if identity in self._refused]),
        ):
            insert_rows(self._connection, table, rows)


def _member_row(record: str, place: int, member: Member[Any]) -> dict[str, Any]:
    match = member.match
    return {
        "claim": member.claim.number,
        "record": record,
        "place": place,
        "score": match.score if match else None,
        "reasons": json.dumps(match.reasons) if match else None,
    }
