"""Commitments in sentences: who undertook what, in the source's words, by when, and what became of it."""

from collections.abc import Iterable
from datetime import date

from dragoman.analysis.promises import is_overdue
from dragoman.publishing.english.actors import actor
from dragoman.publishing.english.dates import due_phrase
from dragoman.publishing.english.lists import listed, sentence
from dragoman.publishing.english.phrases import fill, phrases
from dragoman.publishing.page.model import Sentence
from dragoman.publishing.page.notes import shortened
from dragoman.publishing.telling.events import Prose
from dragoman.publishing.telling.sequences import once
from dragoman.records import Commitment, edtf


def promises(commitments: Iterable[Commitment], prose: Prose, day: date | None = None) -> list[Sentence]:
    """A sentence for each commitment, by due date; one that is overdue on ``day`` is told to be so."""
    found = []
    for item in sorted(commitments, key=lambda c: (c.due or "9", c.parties, c.id)):
        parties = listed([actor(p) for p in item.parties]) or phrases()["commitment"]["nobody"]
        known = item.due and edtf.is_valid(item.due)
        words = shortened(item.undertaking, 240).rstrip(".")
        slots = {
            "parties": parties,
            "words": words,
            "due": due_phrase(item.due, prose.span.year) if item.due and known else "",
        }
        table = phrases()["commitment"]
        state = "overdue" if day and is_overdue(item, day) else item.state.value
        text = fill(table["to" if words.startswith("to ") else "words"], slots) + table[state]
        found.append(Sentence(sentence(text), prose.notes.cite(item.evidence), (item.id,)))
    return once(found)
