"""Claims as they are kept: loaded by number, and remembered, since a claim never changes."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, delete, select

from dragoman.ledger import layer, schema
from dragoman.ledger.among import among
from dragoman.ledger.dialect import insert_rows
from dragoman.ledger.merging.claim import KINDS, Key, Match, StoredClaim
from dragoman.ledger.merging.clustering import Unit
from dragoman.ledger.merging.decisions import Decisions
from dragoman.ledger.merging.kinds import MATCHERS
from dragoman.ledger.merging.outcomes import PROMISED, Outcome, answer_keys, promise_keys
from dragoman.ledger.prepared import Prepared
from dragoman.ledger.recording import Stored, stored_record

#: How many claims are remembered from one document to the next before the older half is forgotten.
REMEMBERED = 30_000

#: Windows are filed by their width, so that those which may reach a given one lie in a short range of the index: on
#: level n they are at most so many steps wide; those on the last level may be of any width.
WIDTHS = (8, 40, 150, 400, 1500)

#: Above these stand the levels of the keys under which promises and their answers meet: no search for claims that could
#: be one looks there.
PROMISES, ANSWERS = 10, 20


#: The claims of a record in their order, each with why it was taken in.
GroupAsWritten = tuple[tuple[int, Match | None], ...]


class ClaimStore:
    """The claims of one open ledger."""

    def __init__(self) -> None:
        self._known: dict[int, StoredClaim[Any]] = {}
        self._units: dict[int, Unit[Any]] = {}
        self._alike: dict[int, dict[int, Match]] = {}
        self._groups: dict[int, GroupAsWritten] = {}
        self._record_of: dict[int, str] = {}
        self._records: dict[str, Stored] = {}
        self._sketches: dict[str, bytes] = {}
        #: Of planned events and targets, whether a commitment rests on them.
        self.rested_on: dict[int, bool] = {}
        #: What answers promises, by the numbers of their claims; kept up to date by ``Awaiting``. For ledgers in which nobody has
        #: decided anything.
        self.outcomes: dict[int, Outcome | None] = {}
        self._decided: tuple[tuple[object, ...], Decisions] | None = None
        self._by_claim: tuple[dict[int, Any], ...] = (
            self._units,
            self._alike,
            self._groups,
            self._record_of,
            self.outcomes,
            self.rested_on,
        )

    def remember(self, claims: Iterable[StoredClaim[Any]]) -> None:
        """Keep claims at hand."""
        self._known.update((claim.number, claim) for claim in claims)

    def make_room(self) -> None:
        """Forget the older half where too much is at hand; to be called between documents, never while one is settled.

        The older half goes since what is read together was published together.
        """
        if len(self._known) > REMEMBERED:
            for number in list(self._known)[: len(self._known) - REMEMBERED // 2]:
                del self._known[number]
                for kept in self._by_claim:
                    kept.pop(number, None)
        for many in (self._records, self._sketches):
            if len(many) > REMEMBERED // 2:
                for name in list(many)[: len(many) - REMEMBERED // 4]:
                    del many[name]

    def forget(self) -> None:
        """Drop what is at hand: a transaction was undone, and its numbers will be given to others; or another program has
        written."""
        self._known.clear()
        for kept in self._by_claim:
            kept.clear()
        self._records.clear()
        self._sketches.clear()
        self._decided = None

    def forget_surroundings(self) -> None:
        """Drop which claims may tell of the same, and what answers a promise: people have decided something."""
        self._alike.clear()
        self.outcomes.clear()
        self.rested_on.clear()

    def alike(self, number: int) -> dict[int, Match] | None:
        """The claims that by themselves may tell of the same as this one, where that is at hand; for ledgers in which
        nobody has decided anything."""
        return self._alike.get(number)

    def remember_alike(self, number: int, found: dict[int, Match]) -> None:
        """Keep that at hand, for this claim and for those others of which it is."""
        self._alike[number] = found
        for other, match in found.items():
            if other in self._alike:
                self._alike[other][number] = match

    def groups(self, numbers: Iterable[int]) -> dict[int, GroupAsWritten]:
        """The groups of these claims, as far as they are at hand."""
        return {number: self._groups[number] for number in numbers if number in self._groups}

    def remember_group(self, record: str, group: GroupAsWritten) -> None:
        """Keep at hand what has been read or written: the claims of a record."""
        for number, _ in group:
            self._groups[number] = group
            self._record_of[number] = record

    def records_of(self, connection: Connection, claims: Iterable[int]) -> dict[int, str]:
        """The record of each of these claims that has one."""
        wanted = list(claims)
        missing = [number for number in wanted if number not in self._record_of]
        if missing:
            self._record_of.update(_MEMBERSHIP.rows(connection, claims=missing))
        return {number: self._record_of[number] for number in wanted if number in self._record_of}

    def record_of(self, connection: Connection, claim: int) -> str | None:
        """The record of a claim."""
        found = self._record_of.get(claim)
        return found if found is not None else self.records_of(connection, [claim]).get(claim)

    def records(self, connection: Connection, names: Iterable[str]) -> dict[str, Stored]:
        """The records with these ids."""
        wanted = list(names)
        missing = [name for name in wanted if name not in self._records]
        if missing:
            members: dict[str, set[int]] = {}
            for claim, record in _MEMBERS_OF.rows(connection, records=missing):
                members.setdefault(record, set()).add(claim)
            for row in _THERE.rows(connection, records=missing):
                self._records[row[0]] = stored_record(row, frozenset(members.get(row[0], ())))
        return {name: self._records[name] for name in wanted if name in self._records}

    def remember_records(self, records: Iterable[Stored], gone: Iterable[str]) -> None:
        """Keep at hand what has been written, and drop what has been deleted."""
        for name in gone:
            self._records.pop(name, None)
        self._records.update((one.record.id, one) for one in records)

    def sketches(self, connection: Connection, documents: Iterable[str]) -> dict[str, bytes]:
        """The sketches of the wording of documents."""
        wanted = list(documents)
        missing = [name for name in wanted if name not in self._sketches]
        if missing:
            self._sketches.update(_SKETCHES.rows(connection, documents=missing))
        return {name: self._sketches[name] for name in wanted}

    def decisions(self, connection: Connection) -> Decisions:
        """All standing decisions, read anew where an entry came or was bound to another claim."""
        signature = layer.signature(connection)
        if self._decided is None or self._decided[0] != signature:
            self._decided = (signature, layer.all_decided(connection))
        return self._decided[1]

    def undecided(self, connection: Connection) -> bool:
        """Whether nobody has ever decided anything, not even what was taken back since."""
        self.decisions(connection)
        return self._decided is not None and self._decided[0] == ()

    def load(self, connection: Connection, numbers: Iterable[int]) -> list[StoredClaim[Any]]:
        """The claims with these numbers, in the order of the numbers."""
        wanted = sorted(set(numbers))
        missing = [n for n in wanted if n not in self._known]
        loaded = {n: self._known[n] for n in wanted if n in self._known}
        if missing:
            loaded.update((row[0], claim_of(row)) for row in _SOME.rows(connection, claims=missing))
            self.remember(loaded[number] for number in missing if number in loaded)
        return [loaded[n] for n in wanted]

    def plain_units(self, connection: Connection, numbers: Iterable[int]) -> dict[int, Unit[Any]]:
        """Each of these claims as a unit of its own, as it is where nobody decided anything."""
        wanted = list(numbers)
        missing = [number for number in wanted if number not in self._units]
        if missing:
            loaded = self.load(connection, missing)
            self._units.update((claim.number, Unit(claim.number, [claim])) for claim in loaded)
        return {number: self._units[number] for number in wanted if number in self._units}


def stored() -> Select[Any]:
    """The query whose rows ``claim_of`` reads."""
    claims, documents = schema.claims, schema.documents
    return select(
        claims.c.number,
        claims.c.id,
        claims.c.document,
        documents.c.published,
        claims.c.kind,
        claims.c.position,
        claims.c.payload,
        claims.c.event,
    ).join(documents, documents.c.id == claims.c.document)


_RECORDS, _MEMBERS = schema.records, schema.record_claims
_MEMBERSHIP = Prepared(select(_MEMBERS.c.claim, _MEMBERS.c.record).where(among(_MEMBERS.c.claim, "claims")))
_MEMBERS_OF = Prepared(select(_MEMBERS.c.claim, _MEMBERS.c.record).where(among(_MEMBERS.c.record, "records")))
_THERE = Prepared(
    select(
        _RECORDS.c.id,
        _RECORDS.c.kind,
        _RECORDS.c.payload,
        _RECORDS.c.sequence,
        _RECORDS.c.born,
        _RECORDS.c.number,
    ).where(among(_RECORDS.c.id, "records"))
)
_SKETCHES = Prepared(
    select(schema.documents.c.id, schema.documents.c.sketch).where(among(schema.documents.c.id, "documents"))
)

#: Built once: to build a query anew for each document takes longer than to run it.
_SOME = Prepared(stored().where(among(schema.claims.c.number, "claims")))
_UNKEY = delete(schema.claim_keys).where(among(schema.claim_keys.c.claim, "claims"))


def claim_of(row: Sequence[Any]) -> StoredClaim[Any]:
    """A claim from its row."""
    number, identity, document, published, kind, position, payload, event = row
    said = KINDS[kind].model_validate_json(payload)
    return StoredClaim(number, identity, document, published, kind, position, said, event)


def claim_row(claim: StoredClaim[Any], reader: str) -> dict[str, Any]:
    """The row of a new claim."""
    return {
        "number": claim.number,
        "id": claim.id,
        "document": claim.document,
        "kind": claim.kind,
        "position": claim.position,
        "payload": claim.said.model_dump_json(),
        "reader": reader,
        "event": claim.event,
    }


def level(key: Key) -> int:
    """The level on which a key's window is filed, of those of its purpose."""
    return next((n for n, width in enumerate(WIDTHS) if key.last - key.first <= width), len(WIDTHS))


def write_keys(
    connection: Connection, claims: Iterable[StoredClaim[Any]], decisions: Decisions, *, anew: bool = False
) -> None:
    """Write where the claims, in all their variants, are looked for; ``anew`` where that was written before."""
    claims = list(claims)
    if anew:
        numbers = [claim.number for claim in claims]
        connection.execute(_UNKEY, {"claims": numbers})
    rows = [
        {"claim": claim.number, "key": key.name, "level": on, "first": key.first, "last": key.last}
        for claim in claims
        for key, on in dict.fromkeys(
            filed for said in decisions.variants(claim) for filed in _filed(claim.kind, said)
        )
    ]
    insert_rows(connection, schema.claim_keys, rows)


def _filed(kind: str, claim: StoredClaim[Any]) -> Iterable[tuple[Key, int]]:
    """The keys of a claim, each with the level on which it is filed."""
    for key in MATCHERS[kind].keys(claim):
        yield key, level(key)
    if kind in PROMISED:
        for key in promise_keys(claim):
            yield key, PROMISES + level(key)
        for key in answer_keys(claim):
            yield key, ANSWERS + level(key)
