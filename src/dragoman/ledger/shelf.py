"""Where merging finds claims and groups: in the tables of a ledger, within one transaction."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Select, and_, select, union

from dragoman.ledger import schema
from dragoman.ledger.among import among
from dragoman.ledger.claimstore import PROMISES, WIDTHS, ClaimStore
from dragoman.ledger.merging.claim import Match, StoredClaim
from dragoman.ledger.merging.clustering import Group, Unit
from dragoman.ledger.merging.decisions import Decisions, same_words
from dragoman.ledger.prepared import Prepared

_MINE, _THEIRS = schema.claim_keys.alias("mine"), schema.claim_keys.alias("theirs")
_CLAIMS, _MEMBERS = schema.claims, schema.record_claims
_SELF, _BESIDE = _CLAIMS.alias("self"), _CLAIMS.alias("beside")


def meetings(mine: Any, purpose: int, among_mine: Any) -> Iterator[Select[Any]]:
    """Pairs of a given claim and another whose windows under one key overlap: of those filed for a purpose, level by
    level. ``mine`` is the alias of the table of keys by which claims are given, ``among_mine`` says which of their keys."""
    for on in range(len(WIDTHS) + 1):
        within = and_(_THEIRS.c.first <= mine.c.last, _THEIRS.c.last >= mine.c.first)
        if on < len(WIDTHS):
            within = and_(_THEIRS.c.first >= mine.c.first - WIDTHS[on], within)
        yield (
            select(mine.c.claim.label("mine"), _THEIRS.c.claim.label("theirs"))
            .where(among(mine.c.claim, "claims"), among_mine, _THEIRS.c.key == mine.c.key)
            .where(_THEIRS.c.level == purpose + on, within, _THEIRS.c.claim != mine.c.claim)
        )


_BESIDES = select(_SELF.c.number.label("mine"), _BESIDE.c.number.label("theirs")).where(
    among(_SELF.c.number, "claims"),
    _BESIDE.c.document == _SELF.c.document,
    _BESIDE.c.kind == _SELF.c.kind,
    _BESIDE.c.number != _SELF.c.number,
)
_PLANNED, _ALSO = _MEMBERS.alias("planned"), _MEMBERS.alias("also")
#: Commitments whose plans are part of one event.
_OF_ONE_EVENT = select(_SELF.c.number.label("mine"), _BESIDE.c.number.label("theirs")).where(
    among(_SELF.c.number, "claims"),
    _PLANNED.c.claim == _SELF.c.event,
    _ALSO.c.record == _PLANNED.c.record,
    _BESIDE.c.event == _ALSO.c.claim,
    _BESIDE.c.number != _SELF.c.number,
)
_NEIGHBOURS = Prepared(union(*meetings(_MINE, 0, _MINE.c.level < PROMISES), _BESIDES, _OF_ONE_EVENT))
_GROUPS = Prepared(
    select(_MEMBERS.c.record, _MEMBERS.c.claim, _MEMBERS.c.score, _MEMBERS.c.reasons)
    .where(_MEMBERS.c.record.in_(select(_MEMBERS.c.record).where(among(_MEMBERS.c.claim, "claims"))))
    .order_by(_MEMBERS.c.record, _MEMBERS.c.place)
)


class LedgerShelf:
    """The claims and groups of a ledger as they stood before the transaction changed any record."""

    def __init__(self, connection: Connection, store: ClaimStore) -> None:
        self._connection = connection
        self._store = store
        self._units: dict[int, Unit[Any]] = {}
        self._said: dict[int, StoredClaim[Any]] = {}
        self._near: dict[int, frozenset[int]] = {}

    @cached_property
    def decisions(self) -> Decisions:
        """What people decided."""
        return self._store.decisions(self._connection)

    def claim(self, number: int) -> StoredClaim[Any]:
        """The claim with this number, as its document says it."""
        return self._said[number]

    def units(self, numbers: Iterable[int]) -> Mapping[int, Unit[Any]]:
        """The units of these claims, by the number of the claim."""
        wanted = list(numbers)
        missing = [number for number in wanted if number not in self._units]
        if missing and not self.decisions:
            self._units.update(self._store.plain_units(self._connection, missing))
            self._said.update((n, self._units[n].claims[0]) for n in missing if n in self._units)
        elif missing:
            decided = self.decisions
            together = {number: decided.together(number) for number in missing}
            self._load({other for others in together.values() for other in others})
            for number in missing:
                if number not in self._units:
                    self._make(together[number])
        return {number: self._units[number] for number in wanted if number in self._units}

    def _make(self, numbers: Collection[int]) -> None:
        """The units of claims that people joined: those that count, and those that were rejected."""
        for refused in (False, True):
            claims = [
                self._said[n] for n in sorted(numbers) if n in self._said and self._refused(n) == refused
            ]
            if claims:
                variants = [variant for claim in claims for variant in self.decisions.variants(claim)]
                unit = Unit(claims[0].number, variants, refused)
                self._units.update(dict.fromkeys((claim.number for claim in claims), unit))

    def _refused(self, number: int) -> bool:
        """Whether a person rejected a claim, or it is a mere copy of such: it rests on the same words, is of its
        surroundings, and nobody said anything of it."""
        decisions, claim = self.decisions, self._said[number]
        if not decisions.rejected:
            return False
        if decisions.bears_on(number):
            return number in decisions.rejected
        self._load(decisions.rejected)
        alike = [n for n in decisions.rejected if n in self._said and same_words(self._said[n], claim)]
        return bool(alike) and not self.neighbours([number])[number].isdisjoint(alike)

    def _load(self, numbers: Iterable[int]) -> None:
        missing = [number for number in numbers if number not in self._said]
        if missing:
            self._said.update((c.number, c) for c in self._store.load(self._connection, missing))

    def neighbours(self, numbers: Collection[int]) -> Mapping[int, frozenset[int]]:
        """For each of these claims those whose keys meet its own, all others of its kind in its document, and of
        commitments those whose plans have become part of the same event."""
        near: dict[int, set[int]] = {number: set() for number in numbers if number not in self._near}
        for mine, theirs in _NEIGHBOURS.rows(self._connection, claims=sorted(near)) if near else ():
            near[mine].add(theirs)
        asked = {number: frozenset(others) for number, others in near.items()}
        return asked | {number: self._near[number] for number in numbers if number in self._near}

    def ask_at_once(self, claims: Iterable[StoredClaim[Any]]) -> None:
        """Ask for the neighbours of claims of all kinds at once, which is quicker; not of commitments, whose neighbours depend on
        the events that are made anew before them."""
        fixed = [claim.number for claim in claims if claim.kind != "commitment"]
        self._near.update(self.neighbours(fixed))

    def alike(self, number: int) -> Mapping[int, Match] | None:
        """What is at hand of the neighbours of a claim that by themselves may tell of the same."""
        return None if self.decisions else self._store.alike(number)

    def remember_alike(self, number: int, found: Mapping[int, Match]) -> None:
        """Keep that at hand."""
        if not self.decisions:
            self._store.remember_alike(number, dict(found))

    def groups(self, numbers: Collection[int]) -> Mapping[int, Group]:
        """For each of these claims that belongs to a record, the group of that record."""
        found: dict[str, list[tuple[int, Match | None]]] = {}
        group_of: dict[int, Group] = {}
        missing = set(numbers) - self._store.groups(numbers).keys()
        rows = _GROUPS.rows(self._connection, claims=sorted(missing)) if missing else ()
        for record, claim, score, reasons in rows:
            match = Match(score, tuple(json.loads(reasons))) if score is not None else None
            found.setdefault(record, []).append((claim, match))
        for record, members in found.items():
            self._store.remember_group(record, tuple(members))
        for written in dict.fromkeys(self._store.groups(numbers).values()):
            group = Group([number for number, _ in written], dict(written))
            group_of.update((number, group) for number, _ in written)
        return group_of
