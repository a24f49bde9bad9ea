"""Days of a visit of which the text gives one end and the length: "arrived on Sunday for a three-day visit"."""

import re
from datetime import date, timedelta

from spacy.tokens import Token

from dragoman.annotation.mentions import DateKind
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.records import edtf

_BEGINNING = frozenset({"arrive", "land", "begin", "start", "open", "embark", "leave", "depart", "fly", "travel", "go", "head", "launch", "kick", "come", "set"})  # fmt: skip
_ENDING = frozenset(
    {"end", "conclude", "finish", "complete", "wrap", "return", "close", "wind", "cap", "round"}
)
# The length is that of a journey with several stops, not of the one stop.
_SEVERAL = re.compile(r"\b(?:leg|stop|stops|tour|swing|nations?|countries|also|before|then)\b")
# Visits are of days, not of months: "a 30-day stay" is somebody's holiday.
LONGEST_VISIT = 15


def lengthen(candidate: Candidate, value: str | None) -> str | None:
    """The whole stretch of a visit, where ``value`` is its first or last day and the sentence gives its length."""
    if value is None or candidate.kind.name != "visit":
        return value
    day = edtf.bounds(value)
    if day is None or day[0] != day[1]:
        return value
    sentence = candidate.sentence
    if _SEVERAL.search(sentence.text):
        return value
    lengths = [
        m.days
        for m in within(candidate.report.dates, sentence.start_char, sentence.end_char)
        if m.kind is DateKind.DURATION and m.days is not None and 1 < m.days <= LONGEST_VISIT
    ]
    if len(lengths) != 1:
        return value
    verbs = [t for t in grammar.ancestors(candidate.trigger) if t.pos_ == "VERB"]
    verbs += [t for t in candidate.trigger.subtree if t.pos_ == "VERB" and t.i > candidate.trigger.i]
    verbs += [c for t in verbs for c in t.children if c.dep_ == "xcomp"]
    return _stretch(day[0], lengths[0], verbs) or value


def _stretch(day: date, days: int, verbs: list[Token]) -> str | None:
    lemmas = {verb.lemma_.lower() for verb in verbs}
    rest = timedelta(days=days - 1)
    if lemmas & _ENDING:
        return edtf.span_of(day - rest, day)
    if lemmas & _BEGINNING or any(c.lower_ == "due" for verb in verbs for c in verb.children):
        return edtf.span_of(day, day + rest)
    return None
