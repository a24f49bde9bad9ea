"""Which claims of a block belong together: the same answer for the same claims, in whatever order they came."""

from collections.abc import Callable, Iterable
from typing import Protocol

from dragoman.ledger.merging.claim import C, Cluster, Key, Match, Member, StoredClaim
from dragoman.ledger.merging.decisions import UNDECIDED, Decisions

#: From this score on two claims are taken to tell of the same. Set for precision: a doubtful pair stays apart.
THRESHOLD = 0.6

#: A cluster is known by so many of its claims, the plainest: an event that hundreds report costs no more than one
#: that a few do.
REPRESENTATIVES = 16

#: A claim that fits two clusters nearly as well as each other belongs to neither.
MARGIN = 0.04


class Matcher(Protocol[C]):
    """What clustering must know of one kind of claim."""

    def keys(self, claim: StoredClaim[C]) -> list[Key]:
        """Where claims are found that could tell of the same."""

    def compare(self, a: StoredClaim[C], b: StoredClaim[C]) -> Match:
        """How far two claims tell of the same; symmetric."""

    def order(self, claim: StoredClaim[C]) -> tuple[object, ...]:
        """Claims that are plain come before those that are vague."""

    def excused(self, claims: Iterable[StoredClaim[C]]) -> bool:
        """Whether these claims together explain that they give different dates."""

    def nearness(self, claim: StoredClaim[C], other: StoredClaim[C]) -> int:
        """Between clusters that fit equally well, the smaller number wins; equal numbers decide nothing."""


Compare = Callable[[StoredClaim[C], StoredClaim[C]], Match]
Unit = list[StoredClaim[C]]
Group = list[tuple[Unit[C], Match | None]]


def cluster(
    claims: Iterable[StoredClaim[C]],
    matcher: Matcher[C],
    compare: Compare[C],
    decisions: Decisions = UNDECIDED,
) -> list[Cluster[C]]:
    """Sort the claims of a block into clusters, one for each record.

    Claims are taken plain ones first. Each joins the cluster that it matches best, if it contradicts none of
    the claims there; one that fits two clusters as well as each other stays apart.

    What people decided comes first. Claims that are one because people say so are taken as one, and what contradicts
    only some of these contradicts none; what fits a record that people set may contradict what others say of it.
    """

    def rank(claim: StoredClaim[C]) -> tuple[object, ...]:
        return (*matcher.order(claim), claim.canonical)

    groups: list[Group[C]] = []
    units = [sorted(unit, key=rank) for unit in decisions.units(claims)]
    for unit in sorted(units, key=lambda u: (not decisions.decided(u), *rank(u[0]))):
        fits = [
            (match, group)
            for group in groups
            if (match := _fit(unit, group, matcher, compare, decisions))
            and not decisions.apart(unit, _claims(group))
        ]
        chosen = _choose(unit, fits, matcher)
        if chosen is not None:
            match, group = chosen
            group.append((unit, match))
        else:
            groups.append([(unit, None)])
    return [_members(group, decisions) for group in groups]


def _members(group: Group[C], decisions: Decisions) -> Cluster[C]:
    members: Cluster[C] = []
    for unit, match in group:
        claims = list({claim.number: claim for claim in unit}.values())
        members.append(Member(claims[0], match))
        members += [Member(claim, Match(1.0, (decisions.why(claim),))) for claim in claims[1:]]
    return sorted(members, key=lambda member: member.claim.canonical)


def _claims(group: Group[C]) -> list[StoredClaim[C]]:
    return [claim for unit, _ in group for claim in unit]


def _choose(
    unit: Unit[C], fits: list[tuple[Match, Group[C]]], matcher: Matcher[C]
) -> tuple[Match, Group[C]] | None:
    if len(fits) < 2:
        return fits[0] if fits else None
    best = max(match.score for match, _ in fits)
    near = [
        (min(matcher.nearness(a, b) for a in unit for b in _claims(group[:REPRESENTATIVES])), match, group)
        for match, group in fits
        if best - match.score < MARGIN
    ]
    near.sort(key=lambda fit: fit[0])
    if len(near) > 1 and near[0][0] == near[1][0]:
        return None
    return near[0][1:]


def _fit(
    unit: Unit[C], group: Group[C], matcher: Matcher[C], compare: Compare[C], decisions: Decisions
) -> Match | None:
    best: Match | None = None
    excused: bool | None = None
    for other, _ in group[:REPRESENTATIVES]:
        match = _between(unit, other, compare)
        if match.conflict is not None:
            if excused is None and match.excusable:
                excused = matcher.excused(unit + _claims(group))
            if not (match.excusable and excused):
                return None
        elif match.score >= THRESHOLD and (best is None or match.score > best.score):
            best = match
            if decisions.decided(other):
                return best
    return best


def _between(unit: Unit[C], other: Unit[C], compare: Compare[C]) -> Match:
    """The best match of a claim here with one there; a conflict only where all conflict."""
    matches = [compare(a, b) for a in unit[:REPRESENTATIVES] for b in other[:REPRESENTATIVES]]
    agreeing = [match for match in matches if match.conflict is None]
    if agreeing:
        return max(agreeing, key=lambda match: match.score)
    return next((match for match in matches if match.excusable), matches[0])
