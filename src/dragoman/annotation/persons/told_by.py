"""Whose spokesman somebody is who tells the news of a government: "Chile's foreign ministry has called in X, spokeswoman Y said"."""

from spacy.tokens import Token

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.noun_classes import nouns_of
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.knowledge.positions import speech_words


def of_news(page: Page, item: Found) -> str | None:
    """The state whose body or official the clause that a spokesman tells begins with; the state itself where nothing says
    from where the page reports."""
    if item.office is None or "spokes" not in item.office.core:
        return None
    saying = [
        t.head
        for t in page.tokens(item.start, item.end)
        if t.dep_ == "nsubj" and t.head.lemma_.lower() in speech_words().says
    ]
    told = [c for verb in saying for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i]
    # Behind an apposition the parse turns it round, and hangs "Y said" on the news.
    told += [v.head for v in saying if v.dep_ in ("ccomp", "parataxis") and v.head.i < v.i and not _marked(v)]
    subjects = [s for clause in told for s in clause.children if s.dep_ in ("nsubj", "nsubjpass")]
    if len(subjects) != 1:
        return None
    return _state_of(page, subjects[0])


def _marked(verb: Token) -> bool:
    """ "Announced that X said": told as a clause of its own."""
    return any(c.dep_ == "mark" for c in verb.children)


def _state_of(page: Page, subject: Token) -> str | None:
    start, end = subject.left_edge.idx, subject.idx + len(subject)
    named = {a.code for a in page.actors if start <= a.start and a.end <= end and not a.members}
    if len(named) != 1 or any(c.dep_ == "conj" for c in subject.children):
        return None
    itself = any(a.start <= subject.idx < a.end for a in page.actors)
    if itself and (page.home is not None or page.datelines):
        return None
    return named.pop() if itself or subject.lemma_.lower() in official_nouns() - nouns_of("troops") else None
