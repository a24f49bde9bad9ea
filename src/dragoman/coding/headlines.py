"""Headlines tell again what the text under them tells: the text is believed, and the headline only where it stands alone."""

from collections.abc import Sequence

from dragoman.annotation.report import Report
from dragoman.cleaning.article import PassageRole
from dragoman.coding.retelling import Told
from dragoman.records import EventClaim, Status

# "X discusses Gaza with Y" above the news of a call, or of a round of consultations, tells of these.
_TALKED = frozenset({"call", "consultation", "commission"})
_HEADLINES = frozenset({PassageRole.TITLE, PassageRole.HEADING})


def without_headlines(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims without those of a headline whose kind the text tells of the same parties, or of them and others."""
    above = {
        index: any(t.tag_ == "VBD" for t in sentence)
        for index, sentence in enumerate(report.doc.sents)
        if report.article.passage_at(sentence.start_char).role in _HEADLINES
    }
    body = [claim for index, claim in told if index not in above]
    return [
        (index, claim)
        for index, claim in told
        if index not in above or not any(_tells(other, claim, past=above[index]) for other in body)
    ]


def _tells(text: EventClaim, headline: EventClaim, *, past: bool) -> bool:
    """Whether a text tells what its headline tells: of what a headline tells in the past, a plan is the next one."""
    next_one = past and headline.status is Status.OCCURRED and text.status is Status.PLANNED
    alike = text.type == headline.type or (headline.type == "meeting" and text.type in _TALKED)
    return alike and not next_one and _parties(headline) <= _parties(text)


def _parties(claim: EventClaim) -> set[str]:
    return {*claim.states, *claim.organisations}
