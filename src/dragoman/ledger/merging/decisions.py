"""What people decided, as merging obeys it: which claims are one, which are not, which count for nothing, and which
values stand whatever the claims say.

A function of the standing entries and the claims that they are bound to, and of nothing else: the order in which
documents and entries came decides nothing. Of two entries that contradict each other the later one holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from dragoman.ledger.folding import fold
from dragoman.ledger.merging.claim import C, StoredClaim
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
    left), and of a split those that ``stayed``. ``said`` is what each of them said when the entry was made."""

    entry: Correction
    claims: frozenset[int]
    stayed: frozenset[int] = frozenset()
    said: Mapping[int, Mapping[str, Any]] = field(default_factory=dict, compare=False)

    @property
    def order(self) -> tuple[str, str]:
        """Entries in the order in which people made them."""
        return (self.entry.at, self.entry.id)


class Decisions:
    """The standing decisions on some claims."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._decisions = sorted(decisions, key=lambda decision: decision.order)

    def __bool__(self) -> bool:
        """Whether anybody decided anything."""
        return bool(self._decisions)

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

    def as_confirmed(self, claim: StoredClaim[C]) -> StoredClaim[C]:
        """The claim with what it said when a person confirmed it last: what a better reader makes of the same words
        is not what the person vouched for."""
        confirming = [d for d in self._bearing.get(claim.number, ()) if d.entry.action is Action.CONFIRM]
        said = confirming[-1].said.get(claim.number) if confirming else None
        if said is None:
            return claim
        told = claim.said.model_dump()
        fields = {name: value for name, value in said.items() if name in _open_fields(claim)}
        confirmed = type(claim.said).model_validate(told | fields)
        return replace(claim, said=confirmed) if confirmed != claim.said else claim

    def variants(self, claim: StoredClaim[C]) -> list[StoredClaim[C]]:
        """The claim as it is compared with others: with the values that people set, and, so that a later source
        that repeats the mistake is known to tell of the same, with those of its own that another source may give."""
        claim = self.as_confirmed(claim)
        known = _open_fields(claim)
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

    def bears_on(self, number: int) -> bool:
        """Whether people said anything of a claim."""
        return bool(self._bearing.get(number))

    @cached_property
    def rejected(self) -> frozenset[int]:
        """The claims that the last word calls none. They prove nothing, and neither do copies of them: others that
        rest on the same words and of which nobody said anything."""
        said = {number: [d.entry.action for d in bearing] for number, bearing in self._bearing.items()}
        return frozenset(number for number, words in said.items() if Action.REJECT in _after_last(words))

    def touching(self, numbers: Iterable[int]) -> set[int]:
        """All claims of the decisions that these claims share, of those that share one with these, and so on."""
        reached, new = set[int](), set(numbers)
        while new:
            reached |= new
            shared = [d for d in self._decisions if reached & (d.claims | d.stayed)]
            new = {number for d in shared for number in d.claims | d.stayed} - reached
        return reached

    def together(self, number: int) -> frozenset[int]:
        """The claims that are one with this, itself included, because people say so."""
        components = self._components[0]
        return self._members.get(components.get(number, number), frozenset({number}))

    @cached_property
    def _members(self) -> dict[int, frozenset[int]]:
        members: dict[int, set[int]] = {}
        for number, root in self._components[0].items():
            members.setdefault(root, set()).add(number)
        return {root: frozenset(numbers) for root, numbers in members.items()}

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


def _open_fields(claim: StoredClaim[Any]) -> set[str]:
    """The fields of a claim on which people can decide."""
    return set(type(claim.said).model_fields) - {"evidence", "confidence", "event", "figure", "frames"}


def _after_last(words: Sequence[Action]) -> Sequence[Action]:
    """What was said after the last time that somebody trusted the record."""
    last = max((place for place, word in enumerate(words) if word in TRUSTING), default=-1)
    return words[last + 1 :]


def same_words(a: StoredClaim[Any], b: StoredClaim[Any]) -> bool:
    """Whether two claims rest on the same words."""
    return _words(a) == _words(b)


def _words(claim: StoredClaim[Any]) -> str:
    return fold(" ".join(e.quote for e in claim.said.evidence))


#: Nobody has decided anything.
UNDECIDED = Decisions()
