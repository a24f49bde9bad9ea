"""A meeting or call that a report tells of twice is one claim: in its heading and below, in short and then at length."""

import re
from collections.abc import Sequence

from dragoman.annotation.report import Report
from dragoman.coding.retelling import Told, dates_of_both, of_time_before
from dragoman.coding.told_once import told_once
from dragoman.records import EventClaim, Status, edtf

_TALKS = frozenset({"meeting", "call"})
# So many sentences on, a meeting told without a day may still be the one told before.
NEAR = 2
# "X received Y. During the meeting held on 7 October, they discussed trade".
_POINTS_BACK = re.compile(
    r"(?:During|At|In) (?:the|this|their) (?:\w+ )?(?:meeting|talks|conversation|audience|call)\b"
)


def met_once(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims of a report, with each meeting and call once, where it was told first."""
    headings = _headings(report)

    def same(first: Told, later: Told) -> bool:
        (index, earlier), (at, claim) = first, later
        return (
            claim.type in _TALKS
            and earlier.type == claim.type
            and _may_be_one(earlier, claim)
            and (index in headings or _told_twice(earlier, claim, at - index))
        )

    return told_once(told, same, lambda one, two: _narrower(one.date, two.date))


def _headings(report: Report) -> set[int]:
    """The sentences at the head of a report that have no full stop."""
    found: set[int] = set()
    for index, sentence in enumerate(report.doc.sents):
        closed = sentence.text.rstrip().rstrip("\"”’')")[-1:] in (".", "!", "?", ";", ":")
        if closed or len(found) > 1:
            break
        found.add(index)
    return found


def _may_be_one(one: EventClaim, two: EventClaim) -> bool:
    """Whether nothing speaks against two tellings being of one meeting: parties, status, day, place and people agree."""
    if (one.states, one.organisations) != (two.states, two.organisations):
        return False
    if of_time_before(one) != of_time_before(two):
        return False
    if one.status is not two.status or one.status not in (Status.OCCURRED, Status.PLANNED):
        return False
    if dates_of_both(one.date, two.date) is None:
        return False
    if one.venue and two.venue and one.venue.country != two.venue.country:
        return False
    return all(
        not mine or not theirs or _share(mine, theirs)
        for code in (*one.states, *one.organisations)
        for mine, theirs in [(_names(one, code), _names(two, code))]
    )


def _names(claim: EventClaim, code: str) -> set[str]:
    """Who acts for a party by name."""
    return {p.name for p in claim.participants if p.name and p.country == code}


def _share(some: set[str], others: set[str]) -> bool:
    """Whether somebody is among both: "Bimala Rai Paudyal" and "Paudyal", but not "Bharat Raj Paudyal"."""
    return any(_may_be_same(one.split(), two.split()) for one in some for two in others)


def _may_be_same(one: list[str], two: list[str]) -> bool:
    if one[-1] != two[-1]:
        return False
    if len(one) == 1 or len(two) == 1:
        return True
    first, second = one[0].rstrip("."), two[0].rstrip(".")
    short = min(2, len(first), len(second))  # "J. Biden", "Joe Biden", "Joseph Biden"
    return first[:short] == second[:short] or set(one) <= set(two) or set(two) <= set(one)


def _told_twice(one: EventClaim, two: EventClaim, apart: int) -> bool:
    """Whether two sentences name the same people of all sides, of the same day, or close by and one without a day."""
    if 0 < apart <= NEAR and not two.participants and None in (one.date, two.date):
        return _POINTS_BACK.match(two.evidence[0].quote) is not None
    if apart == 0 or not all(
        _share(_names(one, code), _names(two, code)) for code in (*one.states, *one.organisations)
    ):
        return False
    if one.date and two.date:
        span = edtf.bounds(one.date), edtf.bounds(two.date)
        return one.date == two.date or all(s is not None and (s[1] - s[0]).days <= NEAR for s in span)
    return apart <= NEAR


def _narrower(one: str | None, two: str | None) -> str | None:
    """The date that says more: the Saturday of a weekend."""
    if one is None or two is None:
        return one or two
    mine, theirs = edtf.bounds(one), edtf.bounds(two)
    if mine is None or theirs is None:
        return one
    return two if theirs[1] - theirs[0] < mine[1] - mine[0] else one
