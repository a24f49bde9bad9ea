"""Commitments in sentences: who undertook what, in the source's words, by when, and what became of it."""

from collections.abc import Iterable
from datetime import date

from dragoman.analysis.promises import is_overdue
from dragoman.publishing.english.actors import actor
from dragoman.publishing.english.clauses import is_infinitive
from dragoman.publishing.english.dates import due_phrase, time_phrase
from dragoman.publishing.english.lists import listed, sentence
from dragoman.publishing.english.phrases import fill, phrases
from dragoman.publishing.page.model import Sentence
from dragoman.publishing.page.notes import shortened
from dragoman.publishing.telling.events import Prose
from dragoman.publishing.telling.figures import told_as_outcome
from dragoman.publishing.telling.sequences import once
from dragoman.records import Commitment, CommitmentState, Event, Figure, edtf


def promises(commitments: Iterable[Commitment], prose: Prose, day: date | None = None) -> list[Sentence]:
    """A sentence for each commitment, by due date; one that is overdue on ``day`` is told to be so."""
    ordered = sorted(commitments, key=lambda c: (c.due or "9", c.parties, c.id))
    return once([_promise(item, prose, day) for item in ordered])


def _promise(item: Commitment, prose: Prose, day: date | None) -> Sentence:
    table = phrases()["commitment"]
    words = shortened(item.undertaking, 240).rstrip(".;")
    several = len(item.parties) != 1
    overdue = bool(day and is_overdue(item, day))
    slots = {
        "parties": listed([actor(p) for p in item.parties]) or table["nobody"],
        "words": words.removeprefix("to "),
        "due": _due(item, words, prose),
        "is": "are" if several else "is",
        "was": "were" if several else "was",
    }
    settled = overdue or item.state is not CommitmentState.OPEN
    form = ("was_to" if settled else "to") if is_infinitive(slots["words"]) else "words"
    text = fill(table[form], slots)
    state = "overdue" if overdue else item.state.value
    record = _settled_by(item, prose)
    outcome = _outcome(record, prose) if record and f"{state}_by" in table else ""
    text += fill(table[f"{state}_by"], {"outcome": outcome}) if outcome else table[state]
    notes = {*prose.notes.cite(item.evidence)}
    notes |= {*prose.notes.cite(record.evidence)} if record and outcome else set()
    told = (item.id, record.id) if record and outcome else (item.id,)
    return Sentence(sentence(text), tuple(sorted(notes)), told)


def _due(item: Commitment, words: str, prose: Prose) -> str:
    """By when, unless the source's own words say so with the year."""
    if not item.due or not edtf.is_valid(item.due):
        return ""
    last = edtf.edges(item.due)[1] if edtf.year_known(item.due) else None
    year = f"{last.year}" if last else ""
    return "" if year and year in words else due_phrase(item.due, prose.span.year)


def _settled_by(item: Commitment, prose: Prose) -> Event | Figure | None:
    """The event in which a promise ended, else the figure."""
    for key in (item.outcome_event, item.outcome_figure):
        if key and key in prose.settling:
            return prose.settling[key]
    return None


def _outcome(record: Event | Figure, prose: Prose) -> str:
    """What settled a promise: "a visit by Sharif to Minsk on 11 August", "trade came to $1.2 billion in 2020"."""
    if isinstance(record, Figure):
        return told_as_outcome(record)
    noun = prose.noun(record)
    when = time_phrase(record.date, prose.span.year) if record.date and noun else ""
    return fill(phrases()["commitment"]["event"], {"noun": noun, "when": when}) if noun else ""
