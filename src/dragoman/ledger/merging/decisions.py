"""What people decided, as merging obeys it: which claims are one, which are not, which count for nothing, and which
values stand whatever the claims say.

A function of the standing entries and the claims that they are bound to, and of nothing else: the order in which
documents and entries came decides nothing. Of two entries that contradict each other the later one holds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from dragoman.ledger.merging.claim import C, StoredClaim
from dragoman.ledger.names import fold
from dragoman.records import Action, Correction

#: Entries whose claims belong together: who sets a value, or confirms it, has seen one record.
LINKING = frozenset({Action.SET, Action.CONFIRM, Action.ADD, Action.MERGE})

#: Fields on which sources of one record may differ. All others tell which record it is.
CONTESTABLE = frozenset({"date", "status", "venue", "value", "due", "state"})

#: Entries that say that a record is right after all.
TRUSTING = frozenset({Action.CONFIRM, Action.ADD})


@dataclass(frozen=True)
class Decision:
    """A standing entry with the numbers of the claims that it is bound to: those it is about (of a split, those that
    left), and of a split those that ``stayed``."""

    entry: Correction
    claims: frozenset[int]
    stayed: frozenset[int] = frozenset()

    @property
    def order(self) -> tuple[str, str]:
        """Entries in the order in which people made them."""
        return (self.entry.at, self.entry.id)


class Decisions:
    """The standing decisions on some claims."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._decisions = sorted(decisions, key=lambda decision: decision.order)

    @cached_property
    def _bearing(self) -> dict[int, list[Decision]]:
        """The decisions that bear on each claim, in order. What a split sends away leaves behind what people said
        of the record before."""
        bearing: dict[int, list[Decision]] = {}
        for decision in self._decisions:
            for number in decision.claims:
                mine = bearing.setdefault(number, [])
                mine[:] = [earlier for earlier in mine if not earlier.claims & decision.stayed]
                mine.append(decision)
            for number in decision.stayed:
                bearing.setdefault(number, []).append(decision)
        return bearing

    def on(self, claims: Iterable[StoredClaim[Any]]) -> list[Decision]:
        """The decisions that bear on the record that these claims make, in order."""
        found = {d.order: d for claim in claims for d in self._bearing.get(claim.number, ())}
        return [found[order] for order in sorted(found)]

    def variants(self, claim: StoredClaim[C]) -> list[StoredClaim[C]]:
        """The claim as it is compared with others: with the values that people set, and, so that a later source
        that repeats the mistake is known to tell of the same, with those of its own that another source may give."""
        known = type(claim.said).model_fields.keys() - {"evidence", "confidence", "event", "frames"}
        fields: dict[str, Any] = {}
        for decision in self._bearing.get(claim.number, ()):
            fields |= {name: value for name, value in decision.entry.fields.items() if name in known}
        if not fields:
            return [claim]
        firm = {name: value for name, value in fields.items() if name not in CONTESTABLE}
        told = claim.said.model_dump()
        shape = type(claim.said)
        said = [
            shape.model_validate(told | some) for some in ((fields, firm) if firm != fields else (fields,))
        ]
        return [replace(claim, said=one) for one in said]

    def rejects(self, claim: StoredClaim[Any]) -> bool:
        """Whether the last word on a claim is that it is none."""
        words = [d.entry.action for d in self._bearing.get(claim.number, ())]
        return any(word is Action.REJECT for word in _after_last(words))

    def parted(self, claims: Sequence[StoredClaim[C]]) -> list[tuple[bool, list[StoredClaim[C]]]]:
        """The claims that count, and apart from them (marked by True) those that a person rejected: they prove
        nothing. So do copies of them, other claims that rest on the same words and of which nobody said anything."""
        refused = [claim for claim in claims if self.rejects(claim)]
        if not refused:
            return [(False, list(claims))]
        words = {_words(claim) for claim in refused}
        away = {
            claim.number
            for claim in claims
            if self.rejects(claim) or (_words(claim) in words and not self._bearing.get(claim.number))
        }
        counted = [claim for claim in claims if claim.number not in away]
        refused = [claim for claim in claims if claim.number in away]
        return [(False, counted), (True, refused)] if counted else [(True, refused)]

    @cached_property
    def _components(self) -> tuple[dict[int, int], dict[int, Decision], list[tuple[int, int]]]:
        """Which claims are one (by the smallest number of each component), by which decision, and which are not."""
        one: dict[int, int] = {}
        why: dict[int, Decision] = {}
        apart: list[tuple[int, int]] = []

        def find(number: int) -> int:
            while one.get(number, number) != number:
                number = one[number]
            return number

        for decision in reversed(self._decisions):
            for a, b in ((a, b) for a in sorted(decision.claims) for b in sorted(decision.stayed)):
                if find(a) != find(b):
                    apart.append((a, b))
            linked = sorted(decision.claims) if decision.entry.action in LINKING else []
            for a, b in ((a, b) for i, a in enumerate(linked) for b in linked[i + 1 :]):
                left, right = find(a), find(b)
                if left != right and not any({find(x), find(y)} == {left, right} for x, y in apart):
                    one[max(left, right)] = min(left, right)
                    why.setdefault(a, decision)
                    why.setdefault(b, decision)
        return {number: find(number) for number in {*one, *one.values()}}, why, apart

    def linked(self) -> set[tuple[int, int]]:
        """Pairs of claims that are one because people say so."""
        components = self._components[0]
        return {(root, number) for number, root in components.items() if root != number}

    def units(self, claims: Iterable[StoredClaim[C]]) -> list[list[StoredClaim[C]]]:
        """The claims in all their variants, those together that are one because people say so."""
        components = self._components[0]
        together: dict[int, list[StoredClaim[C]]] = {}
        for claim in claims:
            unit = together.setdefault(components.get(claim.number, claim.number), [])
            unit.extend(self.variants(claim))
        return list(together.values())

    def decided(self, unit: Sequence[StoredClaim[Any]]) -> bool:
        """Whether people set a value of this unit, or joined its claims."""
        return len(unit) > 1

    def apart(self, some: Iterable[StoredClaim[Any]], others: Iterable[StoredClaim[Any]]) -> bool:
        """Whether people say that these are not one."""
        pairs = self._components[2]
        if not pairs:
            return False
        left, right = {c.number for c in some}, {c.number for c in others}
        return any((a in left and b in right) or (a in right and b in left) for a, b in pairs)

    def why(self, claim: StoredClaim[Any]) -> str:
        """Why a claim belongs to its unit."""
        decision = self._components[1].get(claim.number)
        return f"{decision.entry.by} says so ({decision.entry.id})" if decision else "a person says so"


def _after_last(words: Sequence[Action]) -> Sequence[Action]:
    """What was said after the last time that somebody trusted the record."""
    last = max((place for place, word in enumerate(words) if word in TRUSTING), default=-1)
    return words[last + 1 :]


def _words(claim: StoredClaim[Any]) -> str:
    return fold(" ".join(e.quote for e in claim.said.evidence))


#: Nobody has decided anything.
UNDECIDED = Decisions()
