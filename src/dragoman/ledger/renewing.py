"""Reading a document again: what a better reader would change, and changing it, in one transaction.

A claim that the reader still makes, perhaps otherwise, keeps its number and its id: so do its record, and all that
people decided about it. One that it no longer makes goes, unless a person stands behind it; its id leads on to what is
left of its record.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from dragoman.errors import DragomanError
from dragoman.ledger import layer, schema
from dragoman.ledger.claimstore import ClaimStore, claim_of, claim_row, stored, write_keys
from dragoman.ledger.documentstore import Circumstances, update_document
from dragoman.ledger.finding import Finder
from dragoman.ledger.keeping import PERSON, keep, located, next_position
from dragoman.ledger.merging.binding import pairs
from dragoman.ledger.merging.claim import AnyClaim, StoredClaim
from dragoman.ledger.merging.identity import claim_ids
from dragoman.ledger.settling import Settling
from dragoman.records import Reading

_CLAIMS, _MEMBERS = schema.claims, schema.record_claims

#: What isn't told of a claim that has changed: the names of rules, and the place of another claim.
UNTOLD = frozenset({"frames", "event", "figure", "evidence"})


@dataclass(frozen=True, slots=True)
class Change:
    """What reading a document again does to one claim (or to the document's own fields).

    ``what`` is added, gone, altered or kept (gone, if a person didn't stand behind it); ``record`` is the record
    that the claim is part of; ``fields`` are (before, after) of what is altered; ``corrected`` says whether a
    person's correction stands above the record.
    """

    what: str
    kind: str
    said: dict[str, Any]
    record: str | None = None
    fields: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    corrected: bool = False


@dataclass(frozen=True)
class _Plan:
    """Old claims, new ones as (id, kind, claim, place), and which old ones (by place) the new ones continue."""

    old: list[StoredClaim[Any]]
    new: list[tuple[str, str, AnyClaim, int]]
    continued: dict[int, int]
    kept: list[StoredClaim[Any]]
    gone: list[StoredClaim[Any]]


class Renewing:
    """One document that is read again, within one transaction."""

    def __init__(self, connection: Connection, store: ClaimStore, find: Finder) -> None:
        self._connection = connection
        self._store = store
        self._find = find

    def changes(self, reading: Reading) -> list[Change]:
        """What this reading would change."""
        return self._told(self._plan(reading), reading)

    def apply(self, reading: Reading, read: Circumstances, run: int) -> list[Change]:
        """Put this reading in the place of the document's last one."""
        plan = self._plan(reading)
        told = self._told(plan, reading)
        name = reading.document.id
        update_document(self._connection, reading, read)
        self._write(plan, reading, read.reader)
        self._store.forget()
        gone = {claim.number for claim in plan.gone}
        claims = [claim for claim in self._claims(name) if claim.number not in gone]
        claims += keep(self._connection, reading.document, reading.text, claims)
        decisions = layer.decided(self._connection, (claim.number for claim in claims))
        settling = Settling(self._connection, self._store, run)
        around = settling.surroundings(claims)
        write_keys(self._connection, claims, decisions, anew=True)
        settling.settle(claims, around=around, gone=plan.gone)
        return told

    def _claims(self, document: str) -> list[StoredClaim[Any]]:
        rows = self._connection.execute(stored().where(_CLAIMS.c.document == document))
        return [claim_of(row) for row in rows]

    def _plan(self, reading: Reading) -> _Plan:
        document = reading.document
        if self._find.source(document.id) is None:
            raise DragomanError(f"There is no document {document.id} to read again.")
        old = self._claims(document.id)
        new: list[tuple[str, str, AnyClaim, int]] = []
        for kind, claims in said_in(reading).items():
            ids = claim_ids(document.sha256, kind, claims)
            new += [(ids[place], kind, claim, place) for place, claim in enumerate(claims)]
        decisions = layer.decided(self._connection, (claim.number for claim in old))
        continued = pairs(old, [entry[:3] for entry in new], decisions.rejected)
        lost = [claim for place, claim in enumerate(old) if place not in continued]
        kept = [c for c in lost if any(d.entry.action in layer.KEEPING for d in decisions.on([c]))]
        kept = [c for c in kept if all(located(told, reading.text) for told in c.said.evidence)]
        return _Plan(old, new, continued, kept, [claim for claim in lost if claim not in kept])

    def _told(self, plan: _Plan, reading: Reading) -> list[Change]:
        numbers = [claim.number for claim in plan.old]
        rows = self._connection.execute(
            select(_MEMBERS.c.claim, _MEMBERS.c.record).where(_MEMBERS.c.claim.in_(numbers))
        )
        record = {row.claim: row.record for row in rows}
        decisions = layer.decided(self._connection, numbers)
        told = []
        before = self._find.source(reading.document.id)
        fields = _differences(before[0], reading.document) if before else {}
        if fields:
            told.append(
                Change("altered", "document", reading.document.model_dump(mode="json"), fields=fields)
            )
        for place, number in sorted(plan.continued.items(), key=lambda pair: pair[1]):
            claim, said = plan.old[place], plan.new[number][2]
            fields = _differences(claim.said, said)
            if fields:
                corrected = bool(decisions.on([claim]))
                plain = said.model_dump(mode="json")
                told.append(Change("altered", claim.kind, plain, record.get(claim.number), fields, corrected))
        continued = set(plan.continued.values())
        told += [
            Change("added", kind, said.model_dump(mode="json"))
            for number, (_, kind, said, _) in enumerate(plan.new)
            if number not in continued
        ]
        for what, claims in (("gone", plan.gone), ("kept", plan.kept)):
            told += [
                Change(
                    what,
                    claim.kind,
                    claim.said.model_dump(mode="json"),
                    record.get(claim.number),
                    corrected=bool(decisions.on([claim])),
                )
                for claim in claims
                if what == "gone" or self._reader(claim) != PERSON
            ]
        return told

    def _reader(self, claim: StoredClaim[Any]) -> str | None:
        return self._connection.scalar(select(_CLAIMS.c.reader).where(_CLAIMS.c.number == claim.number))

    def _write(self, plan: _Plan, reading: Reading, reader: str) -> None:
        """Write the claims: first out of the way, then each to its place."""
        execute, name = self._connection.execute, reading.document.id
        mine = _CLAIMS.c.document == name
        execute(update(_CLAIMS).where(mine).values(position=-1 - _CLAIMS.c.position, event=None))
        number_of = {number: plan.old[place].number for place, number in plan.continued.items()}
        free = 1 + (self._connection.scalar(select(func.max(_CLAIMS.c.number))) or 0)
        for number in range(len(plan.new)):
            if number not in number_of:
                number_of[number], free = free, free + 1
        events = {place: number_of[n] for n, (_, kind, _, place) in enumerate(plan.new) if kind == "event"}
        continued = set(plan.continued.values())
        fresh = [i for n, (i, _, _, _) in enumerate(plan.new) if n not in continued]
        execute(delete(schema.aliases).where(schema.aliases.c.id.in_(fresh)))
        for n, (identity, kind, said, place) in enumerate(plan.new):
            event = events.get(getattr(said, "event", None))  # type: ignore[arg-type]
            if n in continued:
                values = {
                    "payload": said.model_dump_json(),
                    "position": place,
                    "reader": reader,
                    "event": event,
                }
                execute(update(_CLAIMS).where(_CLAIMS.c.number == number_of[n]).values(**values))
            else:
                published = reading.document.published
                claim: StoredClaim[Any] = StoredClaim(
                    number_of[n], identity, name, published, kind, place, said, event
                )
                execute(insert(_CLAIMS), [claim_row(claim, reader)])
        for claim in plan.kept:
            evidence = [located(told, reading.text) for told in claim.said.evidence]
            kept = claim.said.model_copy(update={"evidence": tuple(evidence)})
            place = max(0, next_position(self._connection, name, claim.kind))
            values = {"payload": kept.model_dump_json(), "position": place, "reader": PERSON}
            execute(update(_CLAIMS).where(_CLAIMS.c.number == claim.number).values(**values))


def said_in(reading: Reading) -> dict[str, Sequence[AnyClaim]]:
    """The claims of a reading by kind of record; events first, since commitments point to them."""
    claims = reading.claims
    return {
        "event": claims.events,
        "figure": claims.figures,
        "commitment": claims.commitments,
        "statement": claims.statements,
    }


def _differences(before: Any, after: Any) -> dict[str, tuple[Any, Any]]:
    """The fields that differ, as JSON; of evidence the words."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    found = {k: (old[k], new[k]) for k in new if k not in UNTOLD and old.get(k) != new[k]}
    if "evidence" in new:
        quotes = [[told["quote"] for told in said["evidence"]] for said in (old, new)]
        if quotes[0] != quotes[1]:
            found["evidence"] = (quotes[0], quotes[1])
    return found
