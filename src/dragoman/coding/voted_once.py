"""A vote that a report tells of twice is one claim: "A vetoed the draft on Friday ... while A vetoed the draft, B abstained"."""

import re
from collections.abc import Sequence

from dragoman.annotation.report import Report
from dragoman.coding.retelling import Told, dates_of_both
from dragoman.coding.told_once import told_once
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Status

# So many sentences on, a vote on "the draft" is still the one told of.
NEAR = 10
_NO = frozenset({"against", "veto"})
_STANCES = _NO | {"for", "abstention"}
_TEXTS = "|".join(sorted(vocabulary("put_to_the_vote")))
# One more ballot: another text, or one that is told with numbers of its own.
_NEW_BALLOT = re.compile(
    rf"\b(?:an?|one|another|second|third|two|three|several|separate|rival|new|similar|previous|earlier|last) (?:[\w-]+ ){{0,5}}?(?:{_TEXTS})s?\b"
    r"|\b(?:adopted|passed|approved|carried|again|also|earlier|previously|in turn|once more|too)\b"
    r"|\b(?:last|previous) (?:week|month|year|time)\b|\bvote of\b",
    re.IGNORECASE,
)
# What points back to the ballot told of.
_SAME_BALLOT = re.compile(
    rf"\b(?:the|this|that) (?:[\w-]+ ){{0,3}}?(?:{_TEXTS}|vote|ballot|measure)\b|\b(?:its|the|a|their) (?:right of )?veto\b|\b(?:against|for|vetoed|opposed) it\b",
    re.IGNORECASE,
)


def voted_once(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims of a report, with how one state voted on one text once."""
    if report.sections or report.is_diary:
        return list(told)
    sentences = list(report.doc.sents)

    def same(first: Told, later: Told) -> bool:
        (index, one), (at, two) = first, later
        text = sentences[at].text
        points_back = _SAME_BALLOT.search(text) is not None and _NEW_BALLOT.search(text) is None
        return 0 < at - index <= NEAR and _alike(one, two) and points_back

    return told_once(told, same, lambda one, two: (dates_of_both(one.date, two.date) or (one.date,))[0])


def votes_apart(one: EventClaim, two: EventClaim) -> bool:
    """Whether a state abstained in one of two votes, and took a side in the other."""
    forms = [{*one.form} & _STANCES, {*two.form} & _STANCES]
    return all(forms) and ("abstention" in forms[0]) != ("abstention" in forms[1])


def _alike(one: EventClaim, two: EventClaim) -> bool:
    """Whether two claims are votes of one state in one body that can be one vote."""
    if (
        not one.type == two.type == "vote"
        or one.status is not Status.OCCURRED
        or two.status is not one.status
    ):
        return False
    if len(one.states) != 1 or (one.states, one.organisations) != (two.states, two.organisations):
        return False
    if one.date is not None and two.date is not None and one.date != two.date:
        return False
    mine, theirs = {*one.form}, {*two.form}
    if not mine | theirs <= _STANCES:
        return False
    return not mine or not theirs or bool(mine & theirs) or mine | theirs <= _NO
