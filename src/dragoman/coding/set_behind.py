"""When and where a meeting was, as the sentence behind it says: "X met Y. The talks, held in Z on Tuesday, dwelt on trade"."""

import re

from spacy.tokens import Span

from dragoman.annotation.mentions import DateKind
from dragoman.annotation.report import Report, within
from dragoman.coding.where import venue_from_places
from dragoman.records import EventClaim, Status, Venue

_ENCOUNTERS = frozenset({"meeting", "consultation", "commission"})
_NOUNS = (
    r"(?:meetings?|talks|encounter|conversation|discussions?|consultations|audience|tête-à-tête|sessions?)"
)
_HELD = re.compile(
    rf"\s*The (?:[\w-]+ ){{0,2}}?{_NOUNS},? (?:which )?(?:was |were )?(?:also )?(?:held|took place|conducted|hosted)\b(?P<rest>[^,;.]*)"
)
_IN = re.compile(
    rf"\s*The (?:[\w-]+ ){{0,2}}?{_NOUNS} (?:in|at) (?P<rest>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)\b(?! on\b)"
)


def with_setting_behind(report: Report, told: list[tuple[int, EventClaim]]) -> list[tuple[int, EventClaim]]:
    """The claims, where a lone encounter takes the day and the place that the next sentence gives to "the meeting"."""
    sentences = list(report.doc.sents)
    kept: list[tuple[int, EventClaim]] = []
    again: list[tuple[int, EventClaim]] = []
    for index, claim in told:
        if any(index == at + 1 and _same_again(claim, one) for at, one in again):
            continue
        alone = sum(at == index and one.type in _ENCOUNTERS for at, one in told) == 1
        if alone and claim.type in _ENCOUNTERS and index + 1 < len(sentences):
            filled = _filled(report, claim, sentences[index], sentences[index + 1])
            again += [(index, filled)] if filled is not claim else []
            kept.append((index, filled))
        else:
            kept.append((index, claim))
    return kept


def _filled(report: Report, claim: EventClaim, here: Span, behind: Span) -> EventClaim:
    """A claim with the day and the place that the sentence behind gives to it; the claim itself where it gives none."""
    if claim.status is not Status.OCCURRED or "\n\n" in report.text[here.start_char : behind.start_char]:
        return claim
    day, venue = _setting(report, behind)
    if (day is None and venue is None) or (claim.date and day and claim.date != day):
        return claim
    return claim.model_copy(update={"date": claim.date or day, "venue": claim.venue or venue})


def _setting(report: Report, sentence: Span) -> tuple[str | None, Venue | None]:
    """The one day and the one place that a sentence gives to "the meeting" of the sentence before."""
    found = _HELD.match(sentence.text) or _IN.match(sentence.text)
    if found is None:
        return None, None
    start, end = (sentence.start_char + offset for offset in found.span("rest"))
    places = within(report.places, start, end)
    venue = venue_from_places(places) if len({p.name for p in places}) == 1 else None
    days = {d.edtf for d in within(report.dates, start, end) if d.kind is DateKind.MOMENT and not d.prefix}
    return (days.pop() if len(days) == 1 else None), venue


def _same_again(claim: EventClaim, told: EventClaim) -> bool:
    """Whether a claim is of the same two and names nobody: the same encounter again."""
    same = (claim.states, claim.organisations) == (told.states, told.organisations)
    return same and claim.type in _ENCOUNTERS and not any(p.name for p in claim.participants)
