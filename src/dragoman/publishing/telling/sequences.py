"""Several events in sentences: those that differ only in partner and place share one, and none stands twice."""

from collections.abc import Sequence
from itertools import groupby

from dragoman.publishing.page.model import Sentence
from dragoman.publishing.telling.events import Context, Prose
from dragoman.publishing.telling.journeys import parts_of
from dragoman.publishing.telling.sides import sides_of
from dragoman.records import Event, Status, edtf


def event_sentences(events: Sequence[Event], prose: Prose) -> list[Sentence]:
    """Events in chronological order, each told once.

    Those that differ in partner and place only share a sentence, and so do a visit and the meetings it was made of;
    an agreement that the quoted outcome of another event names is told by that quotation.
    """
    context = Context()
    found: list[Sentence] = []
    signed = _signed(events)
    done = {act.id for acts in signed.values() for act in acts}
    for _, group in groupby(events, key=lambda e: _likeness(e, prose.home)):
        alike = [event for event in group if event.id not in done]
        if len(alike) > 1 and _plain(alike[0], prose.home):
            found.append(prose.together(alike, context))
            continue
        for event in alike:
            if event.id in done:
                continue
            left = [e for e in events if e.id not in done]
            parts = parts_of(event, left, prose.known)
            told = prose.journey(event, parts, context) if parts else prose.sentence(event, context)
            found.append(told)
            done |= {e.id for e in parts}
            quoted = [prose.outcome(e, signed.get(e.id, ())) for e in (event, *parts)]
            found += once([outcome for outcome in quoted if outcome])
    return found


def _signed(events: Sequence[Event]) -> dict[str, list[Event]]:
    """The agreements that the outcome of an event of the same partners and days names, by that event's id."""
    found: dict[str, list[Event]] = {}
    taken: set[str] = set()
    for event in events:
        words = " ".join((event.outcome or "").split())
        for act in events if words and event.status is Status.OCCURRED else ():
            same = act.type == "agreement" and act.status is Status.OCCURRED and act.id not in taken
            if (
                same
                and _parties(act) == _parties(event)
                and act.series
                and act.series in words
                and _overlap(act, event)
            ):
                found.setdefault(event.id, []).append(act)
                taken.add(act.id)
    return found


def _parties(event: Event) -> set[str]:
    return {*event.states, *event.organisations}


def _overlap(one: Event, other: Event) -> bool:
    days = edtf.bounds(other.date) if other.date and edtf.year_known(other.date) else None
    return bool(one.date and days) and edtf.overlaps(one.date or "", *(days or (None, None)))


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
