"""Contradictions in sentences: on what the sources of a record differ, and who says what."""

from collections.abc import Sequence

from dragoman.publishing.english.dates import period_words
from dragoman.publishing.english.lists import listed, sentence
from dragoman.publishing.page.model import Sentence
from dragoman.publishing.page.notes import shortened
from dragoman.publishing.telling.events import Prose
from dragoman.records import Commitment, Event, Figure, edtf


def conflicts(records: Sequence[Event | Figure | Commitment], prose: Prose) -> list[Sentence]:
    """Fields on which sources disagree, with who says what; the value shown elsewhere comes first."""
    found = []
    for record in records:
        about = (
            prose.noun(record) if isinstance(record, Event) else ""
        ) or f"“{shortened(record.evidence[0].quote, 90)}”"
        for conflict in record.contradictions:
            said = [
                f"{_value(v.value)} ({listed([prose.notes.name(d) for d in v.documents])})"
                for v in conflict.values
            ]
            text = f"On the {conflict.field} of {about}, sources differ: {'; '.join(said)}"
            notes = tuple(sorted({n for e in record.evidence for n in prose.notes.cite([e])}))
            found.append(Sentence(sentence(text), notes, (record.id,)))
    return found


def _value(text: str) -> str:
    return text if not edtf.is_valid(text) else period_words(text)
