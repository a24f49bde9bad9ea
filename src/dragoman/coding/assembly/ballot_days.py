"""The day of a vote whose own words name none: that of the ballot told before, or of the body's sitting."""

import re

from dragoman.annotation.mentions import DateKind
from dragoman.annotation.report import within
from dragoman.coding.assembly.parties import codes
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.story import Story
from dragoman.records import EventClaim, edtf

# What a body is said to have done in the sentence before the one that tells how its members voted.
BALLOT_BEFORE = re.compile(
    r"\b(?:voted|votes?|adopted|passed|resolution|carried|draft|text|veto|vetoed|members of the council)\b",
    re.IGNORECASE,
)


def day_of_ballot(candidate: Candidate) -> str | None:
    """ "Will sit on it from January, the Assembly decided on Thursday": the only day in the sentence that is over."""
    start, end = candidate.sentence.start_char, candidate.sentence.end_char
    page = edtf.bounds(candidate.report.published or "")
    days = {
        m.edtf for m in within(candidate.report.dates, start, end) if m.edtf and edtf.precision(m.edtf) == 1
    }
    over = [day for day in days if page is None or ((b := edtf.bounds(day)) is not None and b[0] <= page[1])]
    return over[0] if len(over) == 1 else None


def day_told_before(candidate: Candidate) -> str | None:
    """ "One of ten texts approved this morning. Approved by 101 votes to 2, it": the one day of the sentence before."""
    before, own = candidate.sentence_before, candidate.sentence
    if before is None or BALLOT_BEFORE.search(before.text) is None:
        return None
    if within(candidate.report.dates, own.start_char, own.end_char):
        return None
    days = within(candidate.report.dates, before.start_char, before.end_char)
    if len(days) != 1 or days[0].kind is not DateKind.MOMENT or days[0].prefix:
        return None
    day = days[0].edtf
    return day if day is not None and edtf.precision(day) == 1 else None


def same_ballot(story: Story, bodies: list[Entity]) -> EventClaim | None:
    """The vote in the same body told no more than two sentences before: its day holds."""
    for told in reversed(story.told):
        claim = told.claim
        if story.sentence - told.sentence > 2:
            return None
        if claim.type == "vote" and set(claim.organisations) == set(codes(bodies)) and claim.date:
            return claim
    return None
