"""Which claims make one record, kept up to date as claims come and go: the same answer for the same claims, in whatever
order they came.

Think of all claims of one kind, the plainest first. Each joins the group that it fits best, of those that hold a
neighbour of it and that it contradicts nowhere, or else begins a group of its own. What it does depends on the claims
before it alone. So when a claim comes or goes, only those after it that know its group can be moved by that; they are
asked again, in their order, and so on until nothing moves. The cost of a document is that of its surroundings.

What people decided comes first. Claims that are one because people say so are taken as one (a ``Unit``), and what
contradicts only some of these contradicts none; what fits a record that people set may contradict what others say of
it. What a person rejected is never joined to what counts.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush
from typing import Any, Generic, Protocol

from dragoman.ledger.merging.claim import C, Cluster, Match, Member, StoredClaim
from dragoman.ledger.merging.decisions import Decisions
from dragoman.ledger.merging.matcher import Matcher

#: From this score on two claims are taken to tell of the same. Set for precision: a doubtful pair stays apart.
THRESHOLD = 0.6

#: A group is known by so many of its claims, the plainest: an event that hundreds report costs no more than one
#: that a few do.
REPRESENTATIVES = 16

#: A claim that fits two groups nearly as well as each other belongs to neither.
MARGIN = 0.04


@dataclass(eq=False)
class Unit(Generic[C]):
    """Claims that are taken as one, in all their variants (see ``Decisions``); nearly always a single claim.

    ``number`` is the smallest of theirs. ``refused``: a person rejected them.
    """

    number: int
    claims: list[StoredClaim[C]]
    refused: bool = False
    #: Its place among all units, the plainest first; worked out once.
    rank: tuple[object, ...] | None = None

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its claims."""
        return tuple(dict.fromkeys(claim.number for claim in self.claims))

    @property
    def decided(self) -> bool:
        """Whether people set a value of these claims, or joined them."""
        return len(self.claims) > 1


@dataclass(eq=False, slots=True)
class Group:
    """The units of one record by their numbers, the plainest first, and why each was taken in (the first was not)."""

    members: list[int] = field(default_factory=list)
    matches: dict[int, Match | None] = field(default_factory=dict)


class Shelf(Protocol):
    """Where units and groups are found."""

    @property
    def decisions(self) -> Decisions:
        """What people decided."""

    def units(self, numbers: Iterable[int]) -> Mapping[int, Unit[Any]]:
        """The units of these claims, by the number of the claim."""

    def claim(self, number: int) -> StoredClaim[Any]:
        """The claim with this number, as its document says it."""

    def neighbours(self, numbers: Collection[int]) -> Mapping[int, frozenset[int]]:
        """For each of these claims those whose keys meet its own, and all others of its kind in its document."""

    def alike(self, number: int) -> Mapping[int, Match] | None:
        """What is at hand of the neighbours of a claim that by themselves may tell of the same."""

    def remember_alike(self, number: int, found: Mapping[int, Match]) -> None:
        """Keep that at hand."""

    def groups(self, numbers: Collection[int]) -> Mapping[int, Group]:
        """For each of these claims that has one, its group as it was; the same object for all its claims."""


class Grouping:
    """The groups of one kind of claim, as far as they are touched. ``changed`` are those that are no longer as they
    were; a group that has lost all of its claims is empty. Units go by their numbers here."""

    def __init__(self, matcher: Matcher[Any], shelf: Shelf) -> None:
        self._matcher = matcher
        self._shelf = shelf
        self._units: dict[int, Unit[Any]] = {}
        self._group_of: dict[int, Group | None] = {}
        self._near: dict[int, frozenset[int]] = {}
        self._alike: dict[int, Mapping[int, Match]] = {}
        self._waiting: list[tuple[tuple[object, ...], int]] = []
        self._queued: set[int] = set()
        self.changed: dict[Group, None] = {}

    def settle(self, fresh: Iterable[int], around: Iterable[int] = (), deprived: Iterable[int] = ()) -> None:
        """Find the groups of new claims, and of all that they move.

        ``fresh`` are claims without a place: new ones, and those of which people now say something else. Claims
        ``around`` these are asked again in any case; those that are ``deprived`` shared a record with one that is gone.
        """
        new = list(dict.fromkeys(unit.number for unit in self._units_of(fresh)))
        self._evict(new)
        self._surround(new)
        # what most of them will join; to ask for its neighbours at once is quicker than one by one
        like = [other for number in new for other in self._like(number)]
        self._know(like)
        groups = dict.fromkeys(group for other in like if (group := self._group_of[other]) is not None)
        self._surround(number for group in groups for number in group.members[: REPRESENTATIVES + 1])
        self._shake(deprived)
        self._queue(new)
        self._queue(unit.number for unit in self._units_of(around))
        while self._waiting:
            number = heappop(self._waiting)[1]
            self._queued.discard(number)
            self._place(number)

    def clusters(self, waiting: Iterable[int] = ()) -> list[Cluster[Any]]:
        """The claims of each group that is no longer as it was, and of those that hold the ``waiting`` claims."""
        others = [unit.number for unit in self._units_of(waiting)]
        self._know(others)
        groups = dict.fromkeys([*self.changed, *(self._group_of[number] for number in others)])
        return [self._members(group) for group in groups if group is not None and group.members]

    def _members(self, group: Group) -> Cluster[Any]:
        members: Cluster[Any] = []
        for number in group.members:
            first, *others = self._units[number].numbers
            members.append(Member(self._shelf.claim(first), group.matches[number]))
            for other in others:
                claim = self._shelf.claim(other)
                members.append(Member(claim, Match(1.0, (self._shelf.decisions.why(claim),))))
        return members

    def _evict(self, new: list[int]) -> None:
        """Take units that people joined, parted or altered out of the groups where their claims were."""
        self._group_of.update(dict.fromkeys(new))
        numbers = {claim for number in new for claim in self._units[number].numbers}
        left = [
            other
            for group in dict.fromkeys(self._shelf.groups(numbers).values())
            for other in group.members
            if other not in numbers
        ]
        self._shake(left)

    def _shake(self, claims: Iterable[int]) -> None:
        """Ask all again that know the groups of these claims, which have lost some."""
        members = [unit.number for unit in self._units_of(claims)]
        self._know(members)
        for group in dict.fromkeys(
            group for number in members if (group := self._group_of[number]) is not None
        ):
            self.changed[group] = None
            self._queue(group.members)
            self._disturb(group)

    def _place(self, number: int) -> None:
        """Let one unit choose its group, after all those before it have chosen."""
        here = self._known_group(number)
        chosen = self._choose(number, list(self._fits(number)))
        if chosen is None:
            match, target = None, here if here is not None and here.members[0] == number else Group()
        else:
            match, target = chosen
        if target is here:
            if here.matches[number] != match:
                here.matches[number] = match
                self.changed[here] = None
            return
        if here is not None:
            self._disturb(here, number)
            here.members.remove(number)
            del here.matches[number]
            self.changed[here] = None
        target.members.insert(self._ahead(target, self._rank(number)), number)
        target.matches[number] = match
        self._group_of[number] = target
        self.changed[target] = None
        self._disturb(target, number)

    def _fits(self, number: int) -> Iterator[tuple[Match, Group]]:
        """The groups that hold a neighbour of the unit, fit, and are contradicted nowhere."""
        rank = self._rank(number)
        like = self._like(number)
        self._know(like)
        for group in dict.fromkeys(self._group_of[other] for other in sorted(like, key=self._rank)):
            if group is not None and (match := self._fit(number, group, rank, like)) is not None:
                yield match, group

    def _like(self, number: int) -> dict[int, Match]:
        """The neighbours before the unit that by themselves may tell of the same."""
        rank = self._rank(number)
        return {other: match for other, match in self._likely(number).items() if self._rank(other) < rank}

    def _likely(self, number: int) -> Mapping[int, Match]:
        """The neighbours of the unit that by themselves may tell of the same."""
        known = self._alike.get(number)
        if known is None:
            known = self._shelf.alike(number) if self._matcher.lasting else None
            if known is not None:
                self._units_of(known)
            else:
                known = self._compared(number)
                if self._matcher.lasting:
                    self._shelf.remember_alike(number, known)
            self._alike[number] = known
        return known

    def _compared(self, number: int) -> dict[int, Match]:
        """The same, worked out."""
        near = self._neighbours(number)
        if self._shelf.decisions:
            matches = [(other, self._compare(number, other)) for other in near]
        else:
            compare, unlike = self._matcher.compare, self._matcher.unlike
            claim = self._units[number].claims[0]
            others = [(other, self._units[other].claims[0]) for other in near]
            matches = [(other, compare(claim, its)) for other, its in others if not unlike(claim, its)]
        return {
            other: match for other, match in matches if match.conflict is None and match.score >= THRESHOLD
        }

    def _fit(
        self, number: int, group: Group, rank: tuple[object, ...], like: Mapping[int, Match]
    ) -> Match | None:
        ahead = self._ahead(group, rank)
        best: Match | None = None
        excused: bool | None = None
        heads = group.members[: min(ahead, REPRESENTATIVES)]
        for other in heads if not like.keys().isdisjoint(heads) else ():
            match = like.get(other) or self._compare(number, other)
            if match.conflict is not None:
                if excused is None and match.excusable:
                    excused = self._matcher.excused(self._claims([number, *group.members[:ahead]]))
                if not (match.excusable and excused):
                    return None
            elif other in like and (best is None or match.score > best.score):
                best = match
                if self._units[other].decided:
                    break
        if best is None or self._shelf.decisions.apart(
            self._units[number].claims, self._claims(group.members[:ahead])
        ):
            return None
        return best

    def _choose(self, number: int, fits: list[tuple[Match, Group]]) -> tuple[Match, Group] | None:
        if len(fits) < 2:
            return fits[0] if fits else None
        best, rank = max(match.score for match, _ in fits), self._rank(number)
        near = []
        for match, group in fits:
            if best - match.score < MARGIN:
                heads = self._claims(group.members[: min(self._ahead(group, rank), REPRESENTATIVES)])
                mine = self._units[number].claims
                away = min(self._matcher.nearness(claim, other) for claim in mine for other in heads)
                near.append((away, match, group))
        near.sort(key=lambda fit: fit[0])
        if len(near) > 1 and near[0][0] == near[1][0]:
            return None
        return near[0][1:]

    def _disturb(self, group: Group, number: int | None = None) -> None:
        """Queue the later units to which it can matter that ``number`` is in the group, or is no longer."""
        least: tuple[object, ...] = ()
        if number is not None:
            least = self._rank(number)
            place = group.members.index(number)
            if place >= REPRESENTATIVES and not self._matcher.excused(self._units[number].claims):
                return
        heads = group.members[: REPRESENTATIVES + 1]
        heads += [number] if number is not None and number not in heads else []
        self._surround(heads)
        moved = set[int]()
        for head in heads:
            after = max(least, self._rank(head))
            moved.update(other for other in self._likely(head) if self._rank(other) > after)
        self._queue(moved)

    def _queue(self, numbers: Iterable[int]) -> None:
        wanted = [number for number in dict.fromkeys(numbers) if number not in self._queued]
        self._surround(wanted)
        self._queued.update(wanted)
        for number in wanted:
            heappush(self._waiting, (self._rank(number), number))

    def _ahead(self, group: Group, rank: tuple[object, ...]) -> int:
        """How many members of the group come before this rank."""
        return bisect_left(group.members, rank, key=self._rank)

    def _rank(self, number: int) -> tuple[object, ...]:
        unit = self._units[number]
        if unit.rank is None:
            first = min((*self._matcher.order(claim), claim.canonical) for claim in unit.claims)
            unit.rank = (not unit.decided, *first)
        return unit.rank

    def _compare(self, a: int, b: int) -> Match:
        """The best match of a claim of one unit with one of the other; a conflict only where all conflict."""
        one, other = self._units[a], self._units[b]
        if one.refused != other.refused:
            return Match(conflict="a person rejected one of them")
        if not (one.decided or other.decided):
            return self._matcher.compare(one.claims[0], other.claims[0])
        matches = [
            self._matcher.compare(x, y)
            for x in one.claims[:REPRESENTATIVES]
            for y in other.claims[:REPRESENTATIVES]
        ]
        agreeing = [match for match in matches if match.conflict is None]
        if agreeing:
            return max(agreeing, key=lambda match: match.score)
        return next((match for match in matches if match.excusable), matches[0])

    def _claims(self, numbers: Iterable[int]) -> list[StoredClaim[Any]]:
        return [claim for number in numbers for claim in self._units[number].claims]

    def _units_of(self, claims: Iterable[int]) -> list[Unit[Any]]:
        found = self._shelf.units(claims)
        for unit in found.values():
            if unit.number not in self._units:
                if unit.decided:
                    unit.claims.sort(key=lambda claim: (*self._matcher.order(claim), claim.canonical))
                self._units[unit.number] = unit
        return list(found.values())

    def _neighbours(self, number: int) -> frozenset[int]:
        """The neighbours of a unit."""
        self._surround([number], anyway=True)
        return self._near[number]

    def _surround(self, numbers: Iterable[int], anyway: bool = False) -> None:
        """Ask for the neighbours of all these units at once, as far as it isn't known which of them are alike."""
        missing = [
            number
            for number in dict.fromkeys(numbers)
            if number not in self._near
            and (anyway or not self._matcher.lasting or self._shelf.alike(number) is None)
        ]
        if missing:
            claims = {claim: number for number in missing for claim in self._units[number].numbers}
            found = self._shelf.neighbours(claims)
            units = self._shelf.units({other for others in found.values() for other in others})
            self._units_of(units)
            near: dict[int, set[int]] = {number: set() for number in missing}
            for claim, others in found.items():
                near[claims[claim]].update(units[other].number for other in others)
            self._near.update((number, frozenset(others - {number})) for number, others in near.items())

    def _know(self, numbers: Iterable[int]) -> None:
        """Have the groups of these units at hand."""
        missing = [number for number in numbers if number not in self._group_of]
        if not missing:
            return
        found = self._shelf.groups([claim for number in missing for claim in self._units[number].numbers])
        self._group_of.update(dict.fromkeys(missing))
        for old in dict.fromkeys(found.values()):
            units = {unit.number: unit for unit in self._units_of(old.members)}
            settled = [number for number in units if number not in self._group_of or number in missing]
            matches = {number: old.matches[units[number].numbers[0]] for number in settled}
            group = Group(sorted(settled, key=self._rank), matches)
            self._group_of.update(dict.fromkeys(settled, group))

    def _known_group(self, number: int) -> Group | None:
        self._know([number])
        return self._group_of[number]
