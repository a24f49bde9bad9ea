"""Days that belong to something told in passing: "schools in a district that was hit in November", "after the August blast"."""

from spacy.tokens import Token

from dragoman.annotation.mentions import DateMention
from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.knowledge.loading import words_of

_LIMITS = ("by", "before", "until", "within")
_AHEAD = frozenset({"will", "would", "to", "shall", "must", "should", "can"})


def told_aside(report: Report, date: DateMention, start: int, end: int) -> bool:
    """Whether a day is not of what the words from ``start`` to ``end`` are about, but of what they mention: in a relative
    clause of its own that looks back or says whose, or before the name of a calamity."""
    tokens = report.tokens(date)
    if not tokens:
        return False
    top = grammar.topmost(tokens)
    if top.head.lemma_.lower() in words_of("travel.toml", "calamities"):
        return True
    # "The hospital that was begun in 2015 by March": the limit is that of the promise.
    if date.prefix in _LIMITS:
        return False
    for token in top.ancestors:
        if not start <= token.idx < end:
            return False
        if token.dep_ == "relcl" and token.head.idx >= start:
            return _looks_back(token)
    return False


def _looks_back(clause: Token) -> bool:
    """Whether a relative clause tells of what was ("that was hit") or whose something is ("whose contracts expire")."""
    helpers = [c for c in clause.children if c.dep_ in ("aux", "auxpass")]
    if any(c.lower_ in _AHEAD for c in helpers):
        return False
    whose = any(t.tag_ == "WP$" for t in clause.subtree)
    first = min([clause, *helpers], key=lambda t: t.i)
    return whose or first.tag_ in ("VBD", "VBN") or (clause.tag_ == "VBN" and first.lower_ in ("has", "have"))
