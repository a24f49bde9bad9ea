"""Commitments: what governments undertake, plan or aim at, and by when.

Three things commit: an event that is planned, a figure that is a target, and a verb of undertaking ("pledged to
open an embassy by June"). Each is one claim, with the words of the undertaking and the date by which it is due.
"""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from dragoman.annotation.mentions import DateKind
from dragoman.annotation.modality import modality_of
from dragoman.annotation.report import Report, within
from dragoman.coding import grammar
from dragoman.coding.assembly.build import DUE
from dragoman.coding.assembly.parties import codes, official
from dragoman.coding.entities import Entity, Resolver, sums_up
from dragoman.coding.matching import quoted_ranges
from dragoman.knowledge.promises import promises
from dragoman.records import CommitmentClaim, CommitmentState, EventClaim, FigureClaim, FigureRole, Status

_FROM_EVENT, _FROM_FIGURE = 0.75, 0.75
_STATES = {
    Status.PLANNED: CommitmentState.OPEN,
    Status.POSTPONED: CommitmentState.POSTPONED,
    Status.CANCELLED: CommitmentState.DROPPED,
}


def code_commitments(
    report: Report, events: Sequence[EventClaim], figures: Sequence[FigureClaim]
) -> list[CommitmentClaim]:
    """The commitments of a report: of planned events, of targets, and of verbs of undertaking."""
    found = [
        _of_event(i, e)
        for i, e in enumerate(events)
        if e.status in _STATES and len(e.states + e.organisations) > 1
    ]
    found += [_of_figure(f) for f in figures if f.role is FigureRole.TARGET]
    told = {e.evidence[0].start for e in found}
    for sentence in report.parsed_sentences():
        for claim in _of_sentence(report, sentence):
            if claim.evidence[0].start not in told:
                found.append(claim)
    return found


def _of_event(index: int, event: EventClaim) -> CommitmentClaim:
    return CommitmentClaim(
        parties=(*event.states, *event.organisations),
        undertaking=_summary(event),
        due=event.date.split("/")[-1] if event.date and DUE in event.frames else event.date,
        state=_STATES[event.status],
        confidence=min(_FROM_EVENT, event.confidence),
        evidence=event.evidence,
        event=index,
        frames=("planned event",),
    )


def _summary(event: EventClaim) -> str:
    """The undertaking of a planned event, in the words of its sentence."""
    quote = " ".join(event.evidence[0].quote.split())
    return quote if len(quote) <= 300 else quote[:297].rsplit(" ", 1)[0] + " ..."


def _of_figure(figure: FigureClaim) -> CommitmentClaim:
    return CommitmentClaim(
        parties=tuple(code for code in (figure.reporter, figure.partner) if code),
        undertaking=" ".join(figure.evidence[0].quote.split())[:300],
        due=figure.period,
        confidence=min(_FROM_FIGURE, figure.confidence),
        evidence=figure.evidence,
        frames=("target",),
    )


def _of_sentence(report: Report, sentence: Span) -> list[CommitmentClaim]:
    resolver = Resolver(report, sentence)
    quoted = quoted_ranges(sentence)
    found: list[CommitmentClaim] = []
    for verb in sentence:
        strength = promises().get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
        if strength is None or any(start <= verb.idx < end for start, end in quoted):
            continue
        action = next((c for c in verb.children if c.dep_ in ("xcomp", "advcl") and _is_infinitive(c)), None)
        subjects = grammar.passive_subjects(verb) or grammar.subjects(verb)
        parties = [e for token in subjects for e in official(resolver.entities(token))]
        if action is None or not parties or any(sums_up(t) for t in subjects):
            continue
        if modality_of(verb).status is not Status.OCCURRED:
            continue
        found.append(_claim(report, sentence, verb, action, parties, strength))
    return found


def _is_infinitive(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)


def _claim(
    report: Report, sentence: Span, verb: Token, action: Token, parties: list[Entity], strength: float
) -> CommitmentClaim:
    start = action.left_edge.idx
    end = action.right_edge.idx + len(action.right_edge)
    due = next(
        (
            d.edtf
            for d in sorted(
                within(report.dates, start, end), key=lambda d: d.prefix not in ("by", "until", "before")
            )
            if d.kind is DateKind.MOMENT and d.edtf is not None and d.prefix not in ("since", "after")
        ),
        None,
    )
    text = sentence.text
    first = sentence.start_char + len(text) - len(text.lstrip())
    return CommitmentClaim(
        parties=tuple(codes(parties)),
        undertaking=" ".join(report.text[start:end].split()).removeprefix("to "),
        due=due,
        confidence=strength,
        evidence=(report.evidence(first, sentence.start_char + len(text.rstrip())),),
        frames=(f"undertaking:{verb.lemma_.lower()}",),
    )
