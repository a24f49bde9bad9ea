"""Statements in sentences: who said what, in their own words where a source quotes them."""

from collections.abc import Iterable

from dragoman.knowledge import countries, organisations
from dragoman.publishing.english.actors import actor
from dragoman.publishing.english.dates import date_phrase
from dragoman.publishing.english.lists import sentence
from dragoman.publishing.english.phrases import fill, phrases, topic_words
from dragoman.publishing.page.model import Sentence
from dragoman.publishing.page.notes import shortened
from dragoman.publishing.telling.events import Prose
from dragoman.publishing.telling.sequences import once
from dragoman.records import Participant, Role, Statement, edtf

LONGEST = 260


def positions(statements: Iterable[Statement], prose: Prose) -> list[Sentence]:
    """A sentence for each statement, the latest first: as a quotation, or as the source puts it."""
    return once([_sentence(item, prose) for item in sorted(statements, key=_recency)])


def _sentence(item: Statement, prose: Prose) -> Sentence:
    dated = item.date if item.date and edtf.is_valid(item.date) else None
    slots = {
        "Speaker": _speaker(item, prose) if item.quotation else "",
        "issue": topic_words(item.issue) if item.issue else "",
        "when": date_phrase(dated, prose.span.year) if dated else "",
        "words": shortened(item.quotation or item.evidence[0].quote, LONGEST).rstrip("."),
    }
    text = fill(phrases()["statement"]["quoted" if item.quotation else "told"], slots)
    return Sentence(sentence(text), prose.notes.cite(item.evidence), (item.id,))


def _speaker(item: Statement, prose: Prose) -> str:
    if countries.is_state(item.speaker) or organisations.is_organisation(item.speaker):
        return actor(item.speaker)
    return prose.known.mention(Participant(name=item.speaker, country=item.country, role=Role.SPEAKER))


def _recency(item: Statement) -> tuple[int, str]:
    known = item.date and edtf.is_valid(item.date) and edtf.year_known(item.date)
    last = edtf.edges(item.date)[1] if known and item.date else None
    return (-last.toordinal() if last else 1), item.id
