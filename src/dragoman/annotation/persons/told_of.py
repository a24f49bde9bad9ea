"""Whom "he" means behind news that somebody else announced."""

import re

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.names import Word

# What is told on of the one who travels, and not of the one who told of it ("He added").
_GOES_ABOUT = re.compile(
    r" (?:also |then |later |first )?(?:will|is (?:also )?(?:to|due|scheduled|expected|set|slated|accompanied)|met|meets|held|holds|arrived|arrives|"
    r"flew|flies|leaves|left|returns|returned|travels|travelled|goes|was (?:also )?(?:received|accompanied|welcomed|met))\b"
)


def told_of(page: Page, word: Word, candidates: list[Found], meant: Found | None) -> Found | None:
    """ "X will visit Y, spokesman Z said. He will meet W": X, of whom Z only told."""
    if meant is None or _GOES_ABOUT.match(page.text, word.end) is None:
        return meant
    saying = [
        t.head
        for t in page.tokens(meant.start, meant.end)
        if t.dep_ == "nsubj"
        and t.head.dep_ == "ROOT"
        and t.head.lemma_ in ("say", "announce", "tell", "confirm", "add")
    ]
    clauses = [c for verb in saying for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i]
    told = [
        f
        for f in candidates
        if f.end <= meant.start
        and any(t.head in clauses and t.dep_ in ("nsubj", "nsubjpass") for t in page.tokens(f.start, f.end))
    ]
    return told[0] if len(told) == 1 else meant
