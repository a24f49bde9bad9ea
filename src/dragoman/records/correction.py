"""Corrections: what people decided about records, as a layer of its own above what was read."""

from enum import StrEnum
from typing import Any

from pydantic import Field

from dragoman.records.base import Record


class Action(StrEnum):
    """What a person can do to the ledger."""

    SET = "set"
    REJECT = "reject"
    CONFIRM = "confirm"
    MERGE = "merge"
    SPLIT = "split"
    ADD = "add"
    UNDO = "undo"


class Anchor(Record):
    """A claim that a correction is about, held so that it is found again by any reader.

    ``claim`` is its id at the time; ``said`` what it said, with its evidence, by which it is found where a later
    reader gives it another id, and from which it is kept where a later reader no longer makes it. Of a split,
    ``side`` 0 left the record and 1 stayed; else it is 0.
    """

    claim: str
    document: str
    side: int = 0
    said: dict[str, Any]


class Correction(Record):
    """One entry of the layer; it is never changed or deleted.

    ``number`` counts the entries of this ledger, ``id`` is the same in all ledgers that hold the entry; ``at`` is
    an instant in UTC (ISO 8601). ``record`` is the id that the record bore, ``kind`` event, figure, commitment or
    statement. ``fields`` are the values that the person set; ``other`` is the record that was merged in;
    ``undoes`` the id of the entry that an undo takes back. ``standing`` is false of what was undone.
    """

    id: str
    number: int
    at: str
    by: str
    action: Action
    record: str | None = None
    kind: str | None = None
    fields: dict[str, Any] = Field(default_factory=dict)
    other: str | None = None
    undoes: str | None = None
    reason: str
    anchors: tuple[Anchor, ...] = ()
    standing: bool = True


class Corrected(Record):
    """The mark that a standing correction leaves on a record: who decided what, when and why.

    ``field`` with the ``value`` that a person set and the ``machine`` value that stands without it, as text; of
    other actions these are null. ``correction`` is the id of the entry.
    """

    correction: str
    action: Action
    field: str | None = None
    value: str | None = None
    machine: str | None = None
    by: str
    at: str
    reason: str
