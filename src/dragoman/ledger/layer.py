"""The layer of corrections in the database: entries, and the claims that they are bound to."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from dragoman.ledger import schema
from dragoman.ledger.among import among
from dragoman.ledger.merging.binding import find
from dragoman.ledger.merging.claim import StoredClaim
from dragoman.ledger.merging.decisions import UNDECIDED, Decision, Decisions
from dragoman.ledger.prepared import Prepared
from dragoman.records import Action, Anchor, Correction

_ENTRIES, _BOUND = schema.corrections, schema.correction_claims
_ANY = Prepared(select(_ENTRIES.c.number).limit(1))
_ALL = select(_ENTRIES.c.number, _ENTRIES.c.payload).order_by(_ENTRIES.c.number)
_UNDOES = select(_ENTRIES.c.id, _ENTRIES.c.undoes).where(_ENTRIES.c.undoes.is_not(None))
_TOUCHING = select(_BOUND.c.correction).distinct().where(among(_BOUND.c.claim, "claims"))
_PLACES = select(_BOUND.c.correction, _BOUND.c.place, _BOUND.c.claim).where(
    among(_BOUND.c.correction, "entries")
)
_PAYLOADS = select(_ENTRIES.c.number, _ENTRIES.c.payload).where(among(_ENTRIES.c.number, "entries"))
_OF_DOCUMENT = Prepared(
    select(_BOUND.c.correction, _BOUND.c.place, _BOUND.c.claim).where(
        _BOUND.c.document == bindparam("document")
    )
)


def entries(connection: Connection) -> list[Correction]:
    """All entries, oldest first, each with whether it stands."""
    undone = _undone(connection)
    return [_entry(row, undone) for row in connection.execute(_ALL)]


def append(connection: Connection, entry: Correction) -> Correction:
    """Write an entry, under the next number; its claims are bound by ``bind``."""
    number = 1 + (connection.scalar(select(func.max(_ENTRIES.c.number))) or 0)
    numbered = entry.model_copy(update={"number": number, "standing": True})
    connection.execute(
        insert(_ENTRIES).values(
            number=number,
            id=entry.id,
            at=entry.at,
            action=entry.action.value,
            undoes=entry.undoes,
            payload=numbered.model_dump_json(),
        )
    )
    if entry.anchors:
        rows = [
            {"correction": number, "place": place, "document": anchor.document, "claim": None}
            for place, anchor in enumerate(entry.anchors)
        ]
        connection.execute(insert(_BOUND), rows)
    return numbered


def signature(connection: Connection) -> tuple[object, ...]:
    """What changes whenever an entry comes, or is bound to another claim."""
    if _ANY.value(connection) is None:
        return ()
    bound = select(
        func.count(_BOUND.c.claim), func.sum(_BOUND.c.claim * (_BOUND.c.correction + _BOUND.c.place))
    )
    return (connection.scalar(select(func.max(_ENTRIES.c.number))), *connection.execute(bound).one())


def all_decided(connection: Connection) -> Decisions:
    """The standing decisions on all claims."""
    return decided(connection, connection.scalars(select(_BOUND.c.claim).where(_BOUND.c.claim.is_not(None))))


def decided(connection: Connection, claims: Iterable[int]) -> Decisions:
    """The standing decisions on any of these claims."""
    numbers = sorted(set(claims))
    if not numbers or _ANY.value(connection) is None:
        return UNDECIDED
    touching = sorted(connection.scalars(_TOUCHING, {"claims": numbers}))
    if not touching:
        return UNDECIDED
    undone = _undone(connection)
    rows = connection.execute(_PAYLOADS, {"entries": touching})
    standing = {row.number: entry for row in rows if (entry := _entry(row, undone)).standing}
    sides: dict[int, tuple[set[int], set[int]]] = {number: (set(), set()) for number in standing}
    said: dict[int, dict[int, dict[str, Any]]] = {number: {} for number in standing}
    for row in connection.execute(_PLACES, {"entries": sorted(standing)}):
        if row.claim is not None:
            anchor = standing[row.correction].anchors[row.place]
            sides[row.correction][anchor.side].add(row.claim)
            said[row.correction][row.claim] = anchor.said
    return Decisions(
        Decision(standing[number], frozenset(about), frozenset(stayed), said[number])
        for number, (about, stayed) in sides.items()
    )


def bound_to(connection: Connection, identity: str) -> list[int]:
    """The numbers of the claims that an entry is bound to."""
    query = select(_BOUND.c.claim).join(_ENTRIES, _ENTRIES.c.number == _BOUND.c.correction)
    return list(connection.scalars(query.where(_ENTRIES.c.id == identity, _BOUND.c.claim.is_not(None))))


def on_record(connection: Connection, record: str) -> set[str]:
    """The ids of the entries that are bound to claims of a record."""
    members = schema.record_claims
    query = select(_ENTRIES.c.id).join(_BOUND, _BOUND.c.correction == _ENTRIES.c.number)
    query = query.join(members, members.c.claim == _BOUND.c.claim).where(members.c.record == record)
    return set(connection.scalars(query))


def waiting(connection: Connection, document: str) -> list[tuple[int, int, Correction, Anchor]]:
    """The anchors in a document that are bound to no claim, as (entry, place, entry, anchor), oldest first."""
    bound = _OF_DOCUMENT.rows(connection, document=document)
    rows = [(entry, place) for entry, place, claim in bound if claim is None]
    if not rows:
        return []
    undone = _undone(connection)
    found = connection.execute(_PAYLOADS, {"entries": sorted({entry for entry, _ in rows})})
    known = {row.number: _entry(row, undone) for row in found}
    listed = [(number, place, known[number], known[number].anchors[place]) for number, place in rows]
    return sorted(listed, key=lambda item: (item[2].at, item[2].id, item[1]))


def bind(
    connection: Connection, document: str, claims: Sequence[StoredClaim[Any]]
) -> tuple[list[StoredClaim[Any]], list[Anchor]]:
    """Bind the anchors that wait for this document to its claims, found by id or by their words.

    Returns the claims that are now bound, and the anchors of standing entries whose claim no reader makes although
    somebody set, confirmed or added it: those must be written from the anchor.
    """
    bound: dict[int, StoredClaim[Any]] = {}
    missing: dict[str, Anchor] = {}
    for number, place, entry, anchor in waiting(connection, document):
        exact = entry.action is Action.ADD
        claim = find(anchor, entry.kind or "", claims, entry.fields, exact=exact)
        if claim is not None:
            _bind_one(connection, number, place, claim.number)
            bound[claim.number] = claim
        elif entry.standing and entry.action in KEEPING:
            missing.setdefault(anchor.claim, anchor)
    return list(bound.values()), list(missing.values())


#: Entries whose claims stay even where the reader no longer makes them.
KEEPING = frozenset({Action.SET, Action.CONFIRM, Action.ADD})


def _bind_one(connection: Connection, entry: int, place: int, claim: int) -> None:
    here = (_BOUND.c.correction == entry, _BOUND.c.place == place)
    connection.execute(update(_BOUND).where(*here).values(claim=claim))


def _undone(connection: Connection) -> set[str]:
    """The ids of entries that were taken back. An undo can be taken back too."""
    takes_back: dict[str, list[str]] = {}
    for row in connection.execute(_UNDOES):
        takes_back.setdefault(row.undoes, []).append(row.id)

    def stands(identity: str) -> bool:
        return not any(stands(undo) for undo in takes_back.get(identity, ()))

    return {identity for identity in takes_back if not stands(identity)} | {
        undo for undos in takes_back.values() for undo in undos if not stands(undo)
    }


def _entry(row: Any, undone: set[str]) -> Correction:
    entry = Correction.model_validate_json(row.payload)
    return entry.model_copy(update={"number": row.number, "standing": entry.id not in undone})
