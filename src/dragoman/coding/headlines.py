"""Headlines tell again what the text under them tells: the text is believed, and the headline only where it stands alone."""

from collections.abc import Sequence

from dragoman.annotation.report import Report
from dragoman.cleaning.article import PassageRole
from dragoman.records import EventClaim

Told = tuple[int, EventClaim]

# "X discusses Gaza with Y" above the news of a call, or of a round of consultations, tells of these.
_TALKED = frozenset({"call", "consultation", "commission"})
_HEADLINES = frozenset({PassageRole.TITLE, PassageRole.HEADING})


def without_headlines(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims without those of a headline whose kind the text tells of the same parties, or of them and others."""
    above = {
        index
        for index, sentence in enumerate(report.doc.sents)
        if report.article.passage_at(sentence.start_char).role in _HEADLINES
    }
    body = [claim for index, claim in told if index not in above]
    return [
        (index, claim)
        for index, claim in told
        if index not in above
        or not any(
            _parties(claim) <= _parties(other)
            for other in body
            if other.type == claim.type or (claim.type == "meeting" and other.type in _TALKED)
        )
    ]


def _parties(claim: EventClaim) -> set[str]:
    return {*claim.states, *claim.organisations}
