"""An act that a report tells of twice is one claim: "declared the ambassador persona non grata ... handed the embassy a letter
declaring the envoy persona non grata"; "recalls its envoy ... confirmed that it has recalled the ambassador"."""

import re
from collections.abc import Sequence

from dragoman.annotation.report import Report
from dragoman.coding.retelling import Told, dates_of_both
from dragoman.coding.told_once import told_once
from dragoman.records import EventClaim, Participant, Role, Status

_ACTS = frozenset({"expulsion", "summons", "protest", "mission", "relations", "sanction"})
# So many sentences on, an act told without a day of its own may still be the one told before.
NEAR = 6
# What says that an act is one more.
_ONE_MORE = re.compile(
    r"\b(?:another|also|again|further|second|third|fourth|additional|additionally|separate(?:ly)?|more|in turn|retaliat\w+|"
    r"response|respond\w*|reciproc\w+|tit-for-tat|fresh|new|too|as well|followed suit|similar\w*|likewise|earlier|previous\w*|"
    r"already|since|meanwhile|joined?|joining)\b",
    re.IGNORECASE,
)


def acted_once(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims of a report, with each act once, where it was told first."""
    if report.sections or report.is_diary:
        return list(told)

    def same(first: Told, later: Told) -> bool:
        (index, earlier), (at, claim) = first, later
        return claim.type in _ACTS and 0 < at - index <= NEAR and _may_be_one(report, earlier, claim, at)

    return told_once(told, same, _date_of)


def _may_be_one(report: Report, one: EventClaim, two: EventClaim, index: int) -> bool:
    """Whether nothing speaks against two tellings being of one act: parties, who acts on whom, form, day and people."""
    if (one.type, one.states, one.organisations) != (two.type, two.states, two.organisations):
        return False
    if one.status is not Status.OCCURRED or two.status is not Status.OCCURRED:
        return False
    if not (set(one.form) <= set(two.form) or set(two.form) <= set(one.form)):
        return False
    if one.date is not None and two.date is not None and one.date != two.date:
        return False
    mine, theirs = _targets(one.participants), _targets(two.participants)
    if mine and theirs and not mine & theirs:
        return False
    if not _same_people(one.participants, two.participants):
        return False
    sentence = list(report.doc.sents)[index]
    return _ONE_MORE.search(sentence.text) is None


def _targets(people: Sequence[Participant]) -> set[str]:
    return {p.country for p in people if p.role is Role.TARGET and p.country}


def _same_people(some: Sequence[Participant], others: Sequence[Participant]) -> bool:
    """Whether those who are named for a party and a part in both may be the same."""
    for role in (Role.TARGET, Role.VISITOR):
        mine, theirs = ({p.name for p in people if p.name and p.role is role} for people in (some, others))
        if mine and theirs and not mine & theirs:
            return False
        offices = [{p.office for p in people if p.office and p.role is role} for people in (some, others)]
        if offices[0] and offices[1] and not offices[0] & offices[1]:
            return False
    return True


def _date_of(one: EventClaim, two: EventClaim) -> str | None:
    dates = dates_of_both(one.date, two.date)
    return dates[0] if dates is not None else one.date
