"""What people do to the ledger: set, reject, confirm, merge, split, add, undo. ``docs/corrections.md`` tells how.

Nothing that was read is changed. Each act is an entry in a layer of its own, bound to claims; records are made anew
with the entries that stand.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, select

from dragoman.errors import DragomanError, UsageError
from dragoman.ledger import layer, schema
from dragoman.ledger.added import claim_to_add
from dragoman.ledger.claimstore import ClaimStore, claim_of, stored, write_keys
from dragoman.ledger.fields import derived, fitting, parsed
from dragoman.ledger.finding import Finder
from dragoman.ledger.keeping import PERSON, keep
from dragoman.ledger.merging.claim import StoredClaim
from dragoman.ledger.merging.decisions import Decisions
from dragoman.ledger.merging.identity import PREFIXES
from dragoman.ledger.settling import Settling
from dragoman.records import Action, Anchor, Correction, Document

_CLAIMS, _MEMBERS = schema.claims, schema.record_claims


class Correcting:
    """One act of a person on its way into the ledger, within one transaction."""

    def __init__(
        self, connection: Connection, store: ClaimStore, run: int, find: Finder, by: str, reason: str
    ) -> None:
        """``find`` resolves what the person calls a record; ``by`` and ``reason`` say who and why."""
        self._connection = connection
        self._store = store
        self._run = run
        self._find = find
        self._by = " ".join(by.split())
        self._reason = " ".join(reason.split())
        if not self._by:
            raise UsageError("A correction needs the name of the person who makes it (--by NAME).")
        if not self._reason:
            raise UsageError("A correction needs a reason (--reason WORDS).")

    def change(self, identity: str, given: Mapping[str, Any]) -> Correction:
        """Give fields of a record other values."""
        if not given:
            raise UsageError("There is nothing to set: give a field and its value (--set date=2015-04-22).")
        record, kind, plain = self._record(identity)
        fields = parsed(kind, given)
        for kind_of in ("event", "figure"):
            if fields.get(f"outcome_{kind_of}"):
                fields[f"outcome_{kind_of}"] = self._of_kind(fields[f"outcome_{kind_of}"], kind_of)
        fields = fitting(kind, plain, fields)
        fields |= derived(kind, plain, fields)
        return self._enter(Action.SET, record, kind, self._anchors(record), fields=fields)

    def judge(self, identity: str, action: Action) -> Correction:
        """Reject or confirm a record."""
        record, kind, _ = self._record(identity)
        return self._enter(action, record, kind, self._anchors(record))

    def merge(self, identity: str, other: str) -> Correction:
        """Say that two records are one."""
        record, kind, _ = self._record(identity)
        second, its_kind, _ = self._record(other)
        if second == record:
            raise UsageError(f"{identity} and {other} are one record already: {record}.")
        if kind != its_kind:
            raise UsageError(f"{record} is {_a(kind)} and {second} {_a(its_kind)}: they can't be one.")
        anchors = self._anchors(record) + self._anchors(second)
        return self._enter(Action.MERGE, record, kind, anchors, other=second)

    def split(self, identity: str, parts: Sequence[str]) -> Correction:
        """Say that some claims of a record tell of another thing: claims by their ids, or all of a document."""
        record, kind, _ = self._record(identity)
        claims = self._claims(record)
        leaving = {c.number for part in parts for c in self._part(record, claims, part)}
        if not leaving:
            raise UsageError("There is nothing to split off: name claims or documents of the record.")
        if len(leaving) == len(claims):
            raise UsageError(f"All of {record} can't be split off from it; something must stay.")
        anchors = tuple(_anchor(claim, side=int(claim.number not in leaving)) for claim in claims)
        return self._enter(Action.SPLIT, record, kind, anchors)

    def add(self, kind: str, given: Mapping[str, Any]) -> Correction:
        """Add what the reader missed, with the words of a stored source as its evidence."""
        said, fields, document = claim_to_add(kind, given, self._find)
        at = self._now()
        digest = blake2b(f"{document}|{kind}|{said.model_dump_json()}|{at}".encode(), digest_size=6)
        claim = f"{PREFIXES[kind]}-{digest.hexdigest()}"
        anchor = Anchor(claim=claim, document=document, said=said.model_dump(mode="json"))
        return self._enter(Action.ADD, claim, kind, (anchor,), fields=fields, at=at)

    def undo(self, wanted: str) -> Correction:
        """Take an entry back, by its number or its id."""
        entry = self._entry(wanted)
        if not entry.standing:
            raise UsageError(f"Correction {entry.number} ({entry.id}) is undone already.")
        return self._enter(
            Action.UNDO, entry.record, entry.kind, (), undoes=entry.id, about=self._first(entry)
        )

    def _first(self, entry: Correction) -> Correction:
        """Of an undo, the entry that it, or what it took back, took back; the entry that is about claims."""
        known = {other.id: other for other in layer.entries(self._connection)}
        while entry.undoes in known:
            entry = known[entry.undoes]
        return entry

    def bring(self, entries: Iterable[Correction]) -> int:
        """Take in entries that were exported from a ledger; returns how many were new."""
        known = {entry.id for entry in layer.entries(self._connection)}
        new = [entry for entry in sorted(entries, key=lambda e: (e.at, e.id)) if entry.id not in known]
        for entry in new:
            layer.append(self._connection, entry)
        about = [self._first(entry) for entry in new]
        self._renew({anchor.document for entry in about for anchor in entry.anchors}, about)
        return len(new)

    # -- what they share ----------------------------------------------------------------------------------------

    def _enter(
        self,
        action: Action,
        record: str | None,
        kind: str | None,
        anchors: tuple[Anchor, ...],
        *,
        at: str | None = None,
        about: Correction | None = None,
        **more: Any,
    ) -> Correction:
        at = at or self._now()
        said = f"{at}|{self._by}|{action}|{record}|{more}|{self._reason}"
        entry = Correction(
            id=f"cor-{blake2b(said.encode(), digest_size=6).hexdigest()}",
            number=0,
            at=at,
            by=self._by,
            action=action,
            record=record,
            kind=kind,
            reason=self._reason,
            anchors=anchors,
            **more,
        )
        entry = layer.append(self._connection, entry)
        self._renew({anchor.document for anchor in (about or entry).anchors}, [about or entry])
        return entry

    def _now(self) -> str:
        """This instant, later than all entries: their order is that in which they were made."""
        now = datetime.now(UTC)
        last = self._connection.scalar(
            select(schema.corrections.c.at).order_by(schema.corrections.c.at.desc()).limit(1)
        )
        if last is not None:
            now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
        return now.isoformat(timespec="microseconds")

    def _renew(self, documents: set[str], entries: Sequence[Correction]) -> None:
        """Bind the entries to the claims of these documents, and make the records of these claims anew."""
        touched: set[int] = set()
        for document in sorted(documents):
            found = self._find.source(document)
            if found is None:
                continue
            claims = self._of_document(found[0])
            touched |= {c.number for c in keep(self._connection, *found, claims)}
        for entry in entries:
            touched |= set(layer.bound_to(self._connection, entry.id))
        claims = self._store.load(self._connection, touched)
        decisions = layer.decided(self._connection, touched)
        gone = [claim for claim in claims if self._needless(claim, decisions)]
        left = [claim for claim in claims if claim not in gone]
        settling = Settling(self._connection, self._store, self._run)
        around = settling.surroundings(claims)
        write_keys(self._connection, left, decisions, anew=True)
        settling.settle(left, around=around, gone=gone)

    def _needless(self, claim: StoredClaim[Any], decisions: Decisions) -> bool:
        """Whether a claim stood only because a person stood behind it, and nobody does so any more."""
        reader = self._connection.scalar(select(_CLAIMS.c.reader).where(_CLAIMS.c.number == claim.number))
        standing = any(d.entry.action in layer.KEEPING for d in decisions.on([claim]))
        return reader == PERSON and not standing

    def _of_document(self, document: Document) -> list[StoredClaim[Any]]:
        rows = self._connection.execute(stored().where(_CLAIMS.c.document == document.id))
        return [claim_of(row) for row in rows]

    def _record(self, identity: str) -> tuple[str, str, dict[str, Any]]:
        """The present id of a record, its kind, and its fields."""
        found = self._find.get(identity)
        if isinstance(found, Document):
            raise UsageError(f"{identity} is a document; only records can be corrected.")
        return found.id, type(found).__name__.lower(), found.model_dump(mode="json")

    def _of_kind(self, identity: str, kind: str) -> str:
        record, its_kind, _ = self._record(identity)
        if its_kind != kind:
            raise UsageError(f"{record} is {_a(its_kind)}, not {_a(kind)}.")
        return record

    def _claims(self, record: str) -> list[StoredClaim[Any]]:
        query = stored().join(_MEMBERS, _MEMBERS.c.claim == _CLAIMS.c.number)
        rows = self._connection.execute(query.where(_MEMBERS.c.record == record))
        return sorted((claim_of(row) for row in rows), key=lambda claim: claim.canonical)

    def _anchors(self, record: str) -> tuple[Anchor, ...]:
        return tuple(_anchor(claim) for claim in self._claims(record))

    def _part(self, record: str, claims: list[StoredClaim[Any]], part: str) -> list[StoredClaim[Any]]:
        """The claims of a record that a person names, by the id of one or of its document."""
        part = part.strip()
        found = [
            c for c in claims if len(part) >= 3 and (c.id.startswith(part) or c.document.startswith(part))
        ]
        if not found:
            told = ", ".join(f"{claim.id} ({claim.document})" for claim in claims)
            raise UsageError(f"{record} has no claim or document '{part}'; it rests on {told}.")
        if len({claim.id for claim in found}) > 1 and len({claim.document for claim in found}) > 1:
            raise UsageError(f"'{part}' could be any of {', '.join(claim.id for claim in found)}.")
        return found

    def _entry(self, wanted: str) -> Correction:
        known = layer.entries(self._connection)
        wanted = wanted.strip()
        fits = [e for e in known if str(e.number) == wanted] or [
            e for e in known if len(wanted) >= 5 and e.id.startswith(wanted)
        ]
        if len(fits) != 1:
            what = "is no correction" if not fits else "could be several corrections"
            raise DragomanError(f"'{wanted}' {what}; 'dragoman corrections' lists them.")
        return fits[0]


def _anchor(claim: StoredClaim[Any], side: int = 0) -> Anchor:
    return Anchor(claim=claim.id, document=claim.document, side=side, said=claim.said.model_dump(mode="json"))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
