"""Which claims of a block belong together: the same answer for the same claims, in whatever order they came."""

from collections.abc import Callable, Iterable
from typing import Protocol

from dragoman.ledger.merging.claim import C, Cluster, Key, Match, Member, StoredClaim

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


def cluster(claims: Iterable[StoredClaim[C]], matcher: Matcher[C], compare: Compare[C]) -> list[Cluster[C]]:
    """Sort the claims of a block into clusters, one for each record.

    Claims are taken plain ones first. Each joins the cluster that it matches best, if it contradicts none of
    the claims there; one that fits two clusters as well as each other stays apart.
    """
    clusters: list[Cluster[C]] = []
    for claim in sorted(claims, key=lambda c: (*matcher.order(c), c.canonical)):
        fits = [(match, group) for group in clusters if (match := _fit(claim, group, matcher, compare))]
        chosen = _choose(claim, fits, matcher)
        if chosen is not None:
            match, group = chosen
            group.append(Member(claim, match))
        else:
            clusters.append([Member(claim)])
    for group in clusters:
        group.sort(key=lambda member: member.claim.canonical)
    return clusters


def _choose(
    claim: StoredClaim[C], fits: list[tuple[Match, Cluster[C]]], matcher: Matcher[C]
) -> tuple[Match, Cluster[C]] | None:
    if len(fits) < 2:
        return fits[0] if fits else None
    best = max(match.score for match, _ in fits)
    near = [
        (min(matcher.nearness(claim, member.claim) for member in group[:REPRESENTATIVES]), match, group)
        for match, group in fits
        if best - match.score < MARGIN
    ]
    near.sort(key=lambda fit: fit[0])
    if len(near) > 1 and near[0][0] == near[1][0]:
        return None
    return near[0][1:]


def _fit(claim: StoredClaim[C], group: Cluster[C], matcher: Matcher[C], compare: Compare[C]) -> Match | None:
    best: Match | None = None
    excused: bool | None = None
    for member in group[:REPRESENTATIVES]:
        match = compare(claim, member.claim)
        if match.conflict is not None:
            if excused is None and match.excusable:
                excused = matcher.excused([claim] + [m.claim for m in group])
            if not (match.excusable and excused):
                return None
        elif match.score >= THRESHOLD and (best is None or match.score > best.score):
            best = match
    return best
