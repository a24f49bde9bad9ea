"""Several events in sentences: those that differ only in partner and place share one, and none stands twice."""

from collections.abc import Sequence
from itertools import groupby

from dragoman.publishing.page.model import Sentence
from dragoman.publishing.telling.events import Context, Prose
from dragoman.publishing.telling.sides import sides_of
from dragoman.records import Event, Status


def event_sentences(events: Sequence[Event], prose: Prose) -> list[Sentence]:
    """Events in chronological order; those that differ in partner and place only share a sentence."""
    context = Context()
    found: list[Sentence] = []
    for _, group in groupby(events, key=lambda e: _likeness(e, prose.home)):
        alike = list(group)
        if len(alike) > 1 and _plain(alike[0], prose.home):
            found.append(prose.together(alike, context))
            continue
        for event in alike:
            found.append(prose.sentence(event, context))
            found += [outcome] if (outcome := prose.outcome(event)) else []
    return found


def _likeness(event: Event, home: str) -> tuple[object, ...]:
    return event.type, event.status, event.date, event.form, _plain(event, home), event.series, event.topics


def _plain(event: Event, home: str) -> bool:
    """Whether nothing but partner and place could tell the event from its like."""
    sides = sides_of(event, home)
    kind = event.type in ("consultation", "meeting")
    bare = not event.participants and event.ordinal is None and event.outcome is None
    return kind and bare and event.status is Status.OCCURRED and len(sides.them.codes) == 1


def once(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Sentences of the same words as one, with the notes of all."""
    merged: dict[str, Sentence] = {}
    for item in sentences:
        known = merged.get(item.text)
        merged[item.text] = (
            Sentence(item.text, tuple(sorted({*known.notes, *item.notes})), known.records + item.records)
            if known
            else item
        )
    return list(merged.values())
