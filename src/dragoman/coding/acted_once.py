"""An act that a report tells of twice is one claim: "declared the ambassador persona non grata ... handed the embassy a letter
declaring the envoy persona non grata"; "recalls its envoy ... confirmed that it has recalled the ambassador"."""

import re
from collections.abc import Sequence

from spacy.tokens import Span

from dragoman.annotation.report import Report
from dragoman.coding.handover import GOODS
from dragoman.coding.retelling import Told, dates_of_both
from dragoman.coding.told_once import told_once
from dragoman.records import EventClaim, Participant, Role, Status

_ACTS = frozenset({"expulsion", "summons", "protest", "mission", "relations", "sanction", "aid"})
_ONE_STATUS = frozenset({(Status.OCCURRED, Status.OCCURRED), (Status.OCCURRED, Status.UNCONFIRMED)})
# What is done by being announced.
_ANNOUNCED = frozenset({"expulsion", "sanction"})
# "The protest was lodged over the shelling of 6 March": the act just told, whatever the day is of.
_THE_ACT = re.compile(
    r"\b[Tt]he (?:protests?|summons|expulsions?|note|démarche|demarche|sanctions|recall|rupture) (?:was|were|came|comes|had been)\b"
)
# "The supplies were handed over by", "receiving the donation": the aid just told.
_THE_GOODS = re.compile(rf"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Tt]hose) (?:\w+ )?(?:{GOODS}|handover)\b")
# "Donated drugs, which the ambassador handed over to the minister": a clause on how.
_HANDED_ON = re.compile(r"\bwhich\b[^.;]{0,90}\b(?:handed|turned) over\b|\band handed (?:it|them) over\b")
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
    sentences = list(report.doc.sents)

    def same(first: Told, later: Told) -> bool:
        (index, earlier), (at, claim) = first, later
        far = at - index
        if claim.type == "relations" and far == 0:  # "A broke with B, hours after B had switched recognition"
            return earlier.form == claim.form == ("broken",) and _may_be_one(sentences[at], earlier, claim)
        return claim.type in _ACTS and 0 < far <= NEAR and _may_be_one(sentences[at], earlier, claim)

    return told_once(_without_how(sentences, told), same, _date_of)


def _without_how(sentences: Sequence[Span], told: Sequence[Told]) -> list[Told]:
    """The claims without those of a clause on how an aid told in the same sentence was handed over."""
    kept: list[Told] = []
    for index, claim in told:
        how = claim.type == "aid" and any(
            where == index and (c.type, c.states, c.status) == (claim.type, claim.states, claim.status)
            for where, c in kept
        )
        if not how or _HANDED_ON.search(sentences[index].text) is None:
            kept.append((index, claim))
    return kept


def _may_be_one(sentence: Span, one: EventClaim, two: EventClaim) -> bool:
    """Whether nothing speaks against two tellings being of one act: parties, who acts on whom, form, day and people.

    ``sentence`` is that of the second.
    """
    if (one.type, one.states, one.organisations) != (two.type, two.states, two.organisations):
        return False
    if (one.status, two.status) not in _ONE_STATUS and not _told_as_plan(one, two):
        return False
    if one.type == "aid" and _THE_GOODS.search(sentence.text) is None:
        return False
    if not (set(one.form) <= set(two.form) or set(two.form) <= set(one.form)):
        return False
    days_apart = one.date is not None and two.date is not None and one.date != two.date
    if days_apart and _THE_ACT.match(sentence.text) is None:
        return False
    mine, theirs = _targets(one.participants), _targets(two.participants)
    if mine and theirs and not mine & theirs:
        return False
    if not _same_people(one.participants, two.participants):
        return False
    return _ONE_MORE.search(sentence.text) is None


def _told_as_plan(one: EventClaim, two: EventClaim) -> bool:
    """Whether one of two is the act as it is announced: "declared two diplomats undesirable ... will expel a diplomat"."""
    statuses = {one.status, two.status}
    plan = one if one.status is Status.PLANNED else two
    return one.type in _ANNOUNCED and statuses == {Status.PLANNED, Status.OCCURRED} and plan.date is None


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
