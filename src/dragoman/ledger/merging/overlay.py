"""A person's values above the machine's: the record as it is shown, with the marks of what was decided."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from dragoman.ledger.merging.claim import AnyClaim, StoredClaim
from dragoman.ledger.merging.decisions import Decision
from dragoman.ledger.merging.figures import agree
from dragoman.ledger.merging.fuse import contradiction
from dragoman.ledger.names import alike
from dragoman.records import (
    Action,
    Commitment,
    CommitmentClaim,
    Contradiction,
    Corrected,
    Event,
    EventClaim,
    Figure,
    FigureClaim,
    Statement,
    Status,
    edtf,
)

AnyRecord = Event | Figure | Commitment | Statement

#: Reports that are no contradiction to "it occurred": they came before, or knew less.
BEFORE = frozenset({Status.PLANNED, Status.UNCONFIRMED, Status.POSTPONED})

#: The actions after which a record is certain.
CERTAIN = frozenset({Action.CONFIRM, Action.ADD})


def overlaid(
    record: AnyRecord, decisions: Sequence[Decision], claims: Sequence[StoredClaim[Any]]
) -> AnyRecord:
    """``record`` as the ``decisions`` (in order) that bear on its ``claims`` leave it."""
    if not decisions:
        return record
    set_by = {name: d for d in decisions for name in d.entry.fields}
    values = {name: decision.entry.fields[name] for name, decision in set_by.items()}
    plain = record.model_dump()
    marks = [
        _mark(d, name, values[name], plain.get(name))
        for d in decisions
        for name in d.entry.fields
        if set_by[name] is d
        and (d.entry.action is not Action.ADD or in_words(values[name]) != in_words(plain.get(name)))
    ]
    marks += [_mark(d) for d in decisions if d.entry.action is not Action.SET]
    changed: dict[str, Any] = values | {"corrections": sorted(marks, key=lambda m: (m.at, m.correction))}
    if any(d.entry.action in CERTAIN for d in decisions):
        changed["confidence"] = 1.0
    shown = type(record).model_validate(plain | changed)
    if not isinstance(shown, Statement) and not isinstance(record, Statement):
        kept = [c for c in record.contradictions if c.field not in values]
        added = [c for name in values for c in _contradicted(name, set_by[name], shown, claims)]
        shown = shown.model_copy(update={"contradictions": tuple(kept + added)})
    return shown


def _mark(
    decision: Decision, field: str | None = None, value: object = None, machine: object = None
) -> Corrected:
    entry = decision.entry
    return Corrected(
        correction=entry.id,
        action=entry.action,
        field=field,
        value=in_words(value) if field else None,
        machine=in_words(machine) if field else None,
        by=entry.by,
        at=entry.at,
        reason=entry.reason,
    )


def in_words(value: object) -> str | None:
    """A field's value as text: words as they are, lists joined by commas, else JSON without what is empty."""
    if value is None or isinstance(value, str):
        return None if value is None else str(value)
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, dict) and "name" in value and "role" not in value:
        return ", ".join(str(value[part]) for part in ("name", "country") if value.get(part))
    if isinstance(value, list | tuple) and all(isinstance(item, dict) and "role" in item for item in value):
        return "; ".join(map(_person, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, ensure_ascii=False, default=str)


def _person(person: dict[str, Any]) -> str:
    known = [str(person[part]) for part in ("office", "country", "role") if person.get(part)]
    return f"{person.get('name') or 'unnamed'} ({', '.join(known)})"


def _contradicted(
    field: str, decision: Decision, shown: AnyRecord, claims: Sequence[StoredClaim[Any]]
) -> Iterable[Contradiction]:
    """What sources that the person had not seen say against the value that the person set."""
    seen = {anchor.document for anchor in decision.entry.anchors}
    later = [claim for claim in claims if claim.document not in seen]
    value = in_words(shown.model_dump(mode="json").get(field))
    said: list[tuple[str | None, str]] = [
        (other, claim.document)
        for claim in later
        if (other := _differs(field, claim.said, shown)) is not None and value is not None
    ]
    if not said or value is None:
        return ()
    # the person's own value has no document behind it
    found = contradiction(field, [*said, (value, "")], lambda a, b: a == b, value)
    return [_without_document(entry) for entry in found]


def _without_document(entry: Contradiction) -> Contradiction:
    values = tuple(
        v.model_copy(update={"documents": tuple(d for d in v.documents if d)}) for v in entry.values
    )
    return entry.model_copy(update={"values": values})


def _differs(field: str, said: AnyClaim, shown: AnyRecord) -> str | None:
    """What a claim says of a field, as text, where that contradicts what is shown."""
    match said, shown:
        case EventClaim(), Event():
            return _event_differs(field, said, shown)
        case FigureClaim(), Figure() if field == "value":
            mine = FigureClaim.model_validate(said.model_dump() | {"value": shown.value})
            return None if agree(said, mine) else in_words(said.value)
        case CommitmentClaim(), Commitment() if field == "due":
            other = said.due and shown.due and not edtf.compatible(said.due, shown.due)
            return said.due if other else None
        case CommitmentClaim(), Commitment() if field == "state":
            told = said.state.value != "open" and said.state is not shown.state
            return said.state.value if told else None
    return None


def _event_differs(field: str, said: EventClaim, shown: Event) -> str | None:
    if field == "date" and said.date and shown.date:
        return None if edtf.compatible(said.date, shown.date) else said.date
    if field == "status" and said.status not in (shown.status, Status.UNCONFIRMED):
        came_before = shown.status is Status.OCCURRED and said.status in BEFORE
        return None if came_before else said.status.value
    if field == "venue" and said.venue and shown.venue and said.type != "visit":
        return None if alike(said.venue.name, shown.venue.name) else in_words(said.venue.model_dump())
    if field == "type" and said.type != shown.type:
        return said.type
    return None
