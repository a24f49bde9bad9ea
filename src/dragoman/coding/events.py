"""Events: the frames of every sentence become claims, in the order of the text."""

from collections.abc import Iterator

from dragoman.annotation.report import Report
from dragoman.coding.assembly import ASSEMBLERS
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Resolver
from dragoman.coding.matching import candidates
from dragoman.coding.outcomes import with_outcomes
from dragoman.coding.story import Story
from dragoman.records import EventClaim


def code_events(report: Report) -> list[EventClaim]:
    """The event claims of a report, in the order of its text."""
    traced = list(trace_events(report))
    starts = {sent.start: index for index, sent in enumerate(report.doc.sents)}
    told = [(starts[candidate.sentence.start], claim) for candidate, claims in traced for claim in claims]
    return with_outcomes(report, told)


def trace_events(report: Report) -> Iterator[tuple[Candidate, list[EventClaim]]]:
    """Every candidate with the claims that it gave; ``candidate.dropped`` says why it gave none."""
    story = Story()
    for index, sentence in enumerate(report.doc.sents):
        if index not in report.parsed:
            continue
        story.sentence = index
        resolver = Resolver(report, sentence)
        told: list[EventClaim] = []
        for candidate in candidates(report, sentence, resolver):
            claims: list[EventClaim] = []
            if candidate.dropped is None:
                claims = [
                    c for c in ASSEMBLERS[candidate.kind.assembly](candidate, story) if not _again(c, told)
                ]
            for claim in claims:
                story.add(claim)
                told.append(claim)
            yield candidate, claims


def _again(claim: EventClaim, told: list[EventClaim]) -> bool:
    """Whether one sentence told the same thing before with another word ("visited ... during the visit")."""
    mine = {*claim.states, *claim.organisations}
    for other in told:
        theirs = {*other.states, *other.organisations}
        if (
            claim.type == other.type
            and (mine <= theirs or theirs <= mine)
            and claim.date in (None, other.date)
        ):
            return True
        if {claim.type, other.type} <= {"meeting", "consultation", "call"} and mine == theirs:
            return claim.date in (None, other.date)
    return False
