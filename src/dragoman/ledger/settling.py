"""Making records of claims: which groups of claims a new document touches, and what they add up to now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from dragoman.ledger import schema
from dragoman.ledger.among import among
from dragoman.ledger.awaiting import Awaiting, Moved
from dragoman.ledger.claimstore import ClaimStore
from dragoman.ledger.dialect import delete_rows, insert_rows
from dragoman.ledger.merging.claim import Cluster, StoredClaim
from dragoman.ledger.merging.clustering import Grouping
from dragoman.ledger.merging.commitments import CommitmentMatcher
from dragoman.ledger.merging.decisions import same_words
from dragoman.ledger.merging.identity import record_id
from dragoman.ledger.merging.kinds import MATCHERS, fuse
from dragoman.ledger.merging.outcomes import SETTLING, Became, Candidate
from dragoman.ledger.merging.overlay import overlaid
from dragoman.ledger.merging.voices import Voices
from dragoman.ledger.prepared import Prepared
from dragoman.ledger.recording import Made, Stored, delete_records, write_records
from dragoman.ledger.rows import AnyRecord
from dragoman.ledger.shelf import LedgerShelf
from dragoman.records import Event, Figure

_CLAIMS = schema.claims


_ALIASED = schema.aliases
_ALIASES = Prepared(select(_ALIASED.c.id, _ALIASED.c.claim).where(among(_ALIASED.c.claim, "claims")))
_KINDS = Prepared(select(_CLAIMS.c.number, _CLAIMS.c.kind).where(among(_CLAIMS.c.number, "claims")))
_REJECTED = Prepared(select(schema.rejected.c.record).where(among(schema.rejected.c.record, "records")))


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
        if decisions:
            self._store.forget_surroundings()
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
        kinds = (
            dict(_KINDS.rows(self._connection, claims=sorted(asked | deprived))) if asked | deprived else {}
        )

        def of(kind: str, numbers: set[int]) -> set[int]:
            return {number for number in numbers if kinds.get(number) == kind}

        self._shelf.ask_at_once(claims)
        new = {kind: [claim.number for claim in claims if claim.kind == kind] for kind in MATCHERS}
        groups: list[Cluster[Any]] = []
        for kind in ("event", "figure", "statement"):
            groups += self._grouped(kind, new[kind], of(kind, asked), of(kind, deprived), set())
        moved = self._renew(groups)
        planned = self._awaiting.planned_by(moved.claims)
        answered = self._awaiting.answered_by(moved)
        waiting = self._waiting | planned | self._awaiting.resting_on(answered)
        around_these = of("commitment", asked) | planned
        self._renew(
            self._grouped("commitment", new["commitment"], around_these, of("commitment", deprived), waiting)
        )

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
        record_of = self._store.records_of(self._connection, numbers)
        there = self._store.records(self._connection, sorted(set(record_of.values())))
        left = {name: sorted(it.claims - set(numbers)) for name, it in there.items()}
        heirs: dict[str, int | None] = {}
        for record in set(record_of.values()):
            rest = self._store.load(self._connection, left[record])
            heirs[record] = min(rest, key=lambda c: c.canonical).number if rest else None
        for claim in claims:
            heir = heirs.get(record_of.get(claim.number, ""))
            execute(update(_ALIASED).where(_ALIASED.c.claim == claim.number).values(claim=heir))
            execute(insert(_ALIASED).values(id=claim.id, claim=heir))
        execute(delete(_CLAIMS).where(_CLAIMS.c.number.in_(numbers)))
        self._store.forget()
        self.removed += sorted(record for record, heir in heirs.items() if heir is None)
        delete_records(self._connection, [it for name, it in there.items() if heirs[name] is None])
        self._shelf = LedgerShelf(self._connection, self._store)
        self._waiting.difference_update(numbers)
        return {claim for rest in left.values() for claim in rest}

    def _event_of(self, claim: int) -> str | None:
        """The event that a claim has become part of."""
        return self._store.record_of(self._connection, claim)

    def _renew(self, groups: list[Cluster[Any]]) -> Moved:
        """Make the records of these claims anew, and write those that differ. Returns which of them may answer promises."""
        claims = [member.claim for group in groups for member in group]
        if not claims:
            return _moved([], [])
        before = self._before(claims)
        given_out = {identity: it.born for identity, it in before.items() if it.born < self._run}
        wanted = self._named(groups, given_out)
        gone = before.keys() - wanted.keys()
        made = [
            Made(record, record.model_dump_json(), wanted[identity], old, old.born if old else self._run)
            for identity, record in self._fused(wanted).items()
            for old in [before.get(identity)]
        ]
        altered = self._altered(made)
        delete_records(self._connection, [before[identity] for identity in sorted(gone)])
        written = write_records(self._connection, altered)
        self._store.remember_records(written, gone)
        for one in altered:
            self._store.remember_group(one.record.id, tuple((it.claim.number, it.match) for it in one.group))
        self._write_rejected(altered)
        self.merged += sorted(gone & given_out.keys())
        self.created += [one.record.id for one in altered if one.before is None]
        self.changed += [one.record.id for one in altered if one.before is not None]
        were = [one.before for one in altered if one.before is not None]
        return _moved([*were, *(before[identity] for identity in gone)], written)

    def _before(self, claims: list[StoredClaim[Any]]) -> dict[str, Stored]:
        """The records that the claims make up so far, with their claims."""
        numbers = [claim.number for claim in claims]
        names = set(self._store.records_of(self._connection, numbers).values())
        return self._store.records(self._connection, sorted(names))

    def _named(self, groups: list[Cluster[Any]], given_out: dict[str, int]) -> dict[str, Cluster[Any]]:
        """The groups by the ids that their records bear."""
        numbers = [member.claim.number for group in groups for member in group]
        aliases: dict[int, list[str]] = {}
        for alias, claim in _ALIASES.rows(self._connection, claims=numbers):
            aliases.setdefault(claim, []).append(alias)
        wanted: dict[str, Cluster[Any]] = {}
        for group in groups:
            told = sorted((member.claim for member in group), key=lambda claim: claim.canonical)
            ids = [claim.id for claim in told]
            ids += sorted(alias for claim in told for alias in aliases.get(claim.number, ()))
            identity = record_id(ids, given_out)
            wanted[identity] = group
            if self._shelf.units([told[0].number])[told[0].number].refused:
                self._refused.add(identity)
        return wanted

    def _became(self, groups: Iterable[Cluster[Any]]) -> Became:
        """What became of commitments: the events that their plans are part of, and what else answers them."""
        claims = [member.claim for group in groups for member in group]
        holders = self._awaiting.holders({claim.event for claim in claims if claim.event is not None})
        records = self._awaiting.records(set(holders.values()))
        events = {
            claim: found
            for claim, name in holders.items()
            if isinstance(found := records[name].record, Event)
        }
        settled = {number for number, event in events.items() if event.status in SETTLING}
        # where its own event says what became of it, nothing else is asked
        return Became(events, self._awaiting.outcomes(c for c in claims if c.event not in settled))

    def _fused(self, groups: Mapping[str, Cluster[Any]]) -> dict[str, AnyRecord]:
        documents = {member.claim.document for group in groups.values() for member in group}
        sketches = self._store.sketches(self._connection, sorted(documents))
        promises = [group for group in groups.values() if group[0].claim.kind == "commitment"]
        became = self._became(promises) if promises else Became({}, {})
        decisions = self._shelf.decisions
        made = {}
        for identity, group in groups.items():
            told = sorted(group, key=lambda member: member.claim.canonical)
            if decisions:
                told = [replace(member, claim=decisions.as_confirmed(member.claim)) for member in told]
            voices = self._voices_of(group, sketches)
            record = fuse(told[0].claim.kind, identity, told, voices, became)
            claims = [member.claim for member in told]
            made[identity] = overlaid(record, decisions.on(claims), claims)
        return made

    def _voices_of(self, group: Cluster[Any], sketches: dict[str, bytes]) -> Voices:
        documents = frozenset(member.claim.document for member in group)
        if documents not in self._voices:
            self._voices[documents] = Voices({document: sketches[document] for document in documents})
        return self._voices[documents]

    def _altered(self, made: list[Made]) -> list[Made]:
        """The records that aren't there already, exactly so: some are made anew on suspicion."""
        refused = self._rejected(made)
        return [
            one
            for one in made
            if one.before is None
            or one.before.claims != {member.claim.number for member in one.group}
            or one.before.payload != one.payload
            or (one.record.id in refused) != (one.record.id in self._refused)
        ]

    def _rejected(self, made: list[Made]) -> set[str]:
        there = sorted(one.record.id for one in made if one.before is not None)
        if self._store.undecided(self._connection):
            return set()
        return set(_REJECTED.column(self._connection, records=there)) if there else set()

    def _write_rejected(self, made: list[Made]) -> None:
        there, wanted = self._rejected(made), {one.record.id for one in made} & self._refused
        delete_rows(self._connection, schema.rejected, [{"record": name} for name in sorted(there - wanted)])
        insert_rows(self._connection, schema.rejected, [{"record": name} for name in sorted(wanted - there)])


def _moved(were: Iterable[Stored], written: Iterable[Stored]) -> Moved:
    """Events and figures as they were, and as they have been written."""
    ids = set[str]()
    found: tuple[dict[int, list[Candidate]], dict[int, list[Candidate]]] = ({}, {})
    for records, by_claim in zip((were, written), found, strict=True):
        for one in records:
            if isinstance(one.record, Event | Figure):
                ids.add(one.record.id)
                for claim in one.claims:
                    by_claim.setdefault(claim, []).append(one.candidate)
    return Moved(frozenset(ids), *found)
