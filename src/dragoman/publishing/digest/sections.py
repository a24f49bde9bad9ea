"""The sections of a digest: by vector and partner, then what is due, promised, counted and contradicted."""

from collections.abc import Sequence
from itertools import groupby

from dragoman.analysis.selection import order_key, partners
from dragoman.analysis.vectors import vector_of_parties
from dragoman.knowledge.regions import Vector
from dragoman.publishing.digest.figures import figure_sentences, partner_of
from dragoman.publishing.digest.model import Paragraph, Section, Sentence
from dragoman.publishing.digest.notes import shortened
from dragoman.publishing.digest.prose import Context, Prose
from dragoman.publishing.digest.sides import sides_of
from dragoman.publishing.english.actors import actor, heading
from dragoman.publishing.english.dates import due_phrase, period_words
from dragoman.publishing.english.lists import listed, sentence
from dragoman.publishing.english.phrases import fill, phrases
from dragoman.records import Commitment, Event, Figure, Status, edtf


def vector_sections(events: Sequence[Event], figures: Sequence[Figure], prose: Prose) -> list[Section]:
    """The month's events of home, by vector (in the order of the table), each partner a paragraph."""
    by_vector: dict[Vector | None, list[Event]] = {}
    for event in sorted(events, key=order_key):
        by_vector.setdefault(vector_of_parties(partners(event, prose.home), prose.home), []).append(event)
    found = []
    for vector in sorted(by_vector, key=lambda v: (v is None, v.order if v else 0, v.id if v else "")):
        key, title = (vector.id, vector.title) if vector else ("several", phrases()["sections"]["several"])
        paragraphs = tuple(_paragraphs(by_vector[vector], figures, prose))
        found.append(Section(key=key, title=title, paragraphs=paragraphs))
    return found


def _paragraphs(events: Sequence[Event], figures: Sequence[Figure], prose: Prose) -> list[Paragraph]:
    """Partners with most to tell first; those with one sentence share the last paragraph."""
    by_partner: dict[str, list[Event]] = {}
    for event in events:
        parties = partners(event, prose.home)
        bodies = [p for p in parties if p in event.organisations]
        key = parties[0] if len(parties) == 1 else bodies[0] if len(bodies) == 1 and len(parties) == 2 else ""
        by_partner.setdefault(key, []).append(event)
    counted = {p: [f for f in figures if partner_of(f, prose.home) == p] for p in by_partner}
    long = [p for p in by_partner if p and len(by_partner[p]) + len(counted[p]) > 1]
    short = [e for p in by_partner if p not in long for e in by_partner[p]]
    long.sort(key=lambda p: (-len(by_partner[p]), order_key(by_partner[p][0]), p))
    found = []
    for partner in long:
        sentences = event_sentences(by_partner[partner], prose) + figure_sentences(
            counted[partner], prose.notes
        )
        found.append(Paragraph(tuple(_once(sentences)), partner, heading(partner)))
    if short:
        told = event_sentences(sorted(short, key=order_key), prose)
        label = phrases()["sections"]["also"] if found else None
        found.append(Paragraph(tuple(_once(told)), None, label))
    return found


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


def planned_section(events: Sequence[Event], prose: Prose) -> Section | None:
    """What lies ahead, as planned, rumoured, postponed or called off: a list by date, undated ones last."""
    context = Context()
    paragraphs = [Paragraph((prose.sentence(e, context),)) for e in sorted(events, key=order_key)]
    return _listing("due", _distinct(paragraphs))


def fulfilled_section(events: Sequence[Event], prose: Prose) -> Section | None:
    """Plans that the month's documents report, and of which later ones say that they happened."""
    return _listing("fulfilled", [Paragraph((prose.fulfilled(e),)) for e in sorted(events, key=order_key)])


def elsewhere_section(events: Sequence[Event], prose: Prose) -> Section | None:
    """Events of the month in which home takes no part."""
    ordered = sorted(events, key=order_key)
    return _listing("elsewhere", _distinct([Paragraph((s,)) for s in event_sentences(ordered, prose)]))


def promised_section(commitments: Sequence[Commitment], prose: Prose) -> Section | None:
    """Who undertook what, in the source's words, by when, and what became of it."""
    paragraphs = []
    for item in sorted(commitments, key=lambda c: (c.due or "9", c.parties, c.id)):
        parties = listed([actor(p) for p in item.parties]) or phrases()["commitment"]["nobody"]
        known = item.due and edtf.is_valid(item.due)
        words = shortened(item.undertaking, 240).rstrip(".")
        slots = {
            "parties": parties,
            "words": words,
            "due": due_phrase(item.due, prose.month.year) if item.due and known else "",
        }
        table = phrases()["commitment"]
        text = fill(table["to" if words.startswith("to ") else "words"], slots) + table[item.state.value]
        paragraphs.append(Paragraph((Sentence(sentence(text), prose.notes.cite(item.evidence), (item.id,)),)))
    return _listing("promised", _distinct(paragraphs))


def figures_section(figures: Sequence[Figure], prose: Prose) -> Section | None:
    """Figures of which no partner's paragraph has told."""
    return _listing("figures", [Paragraph((s,)) for s in figure_sentences(figures, prose.notes)])


def contradictions_section(records: Sequence[Event | Figure | Commitment], prose: Prose) -> Section | None:
    """Fields on which sources disagree, with who says what; the value shown elsewhere comes first."""
    paragraphs = []
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
            paragraphs.append(Paragraph((Sentence(sentence(text), notes, (record.id,)),)))
    return _listing("contradictions", paragraphs)


def _listing(key: str, paragraphs: Sequence[Paragraph]) -> Section | None:
    return Section(key, phrases()["sections"][key], tuple(paragraphs), bulleted=True) if paragraphs else None


def _likeness(event: Event, home: str) -> tuple[object, ...]:
    return event.type, event.status, event.date, event.form, _plain(event, home), event.series, event.topics


def _plain(event: Event, home: str) -> bool:
    """Whether nothing but partner and place could tell the event from its like."""
    sides = sides_of(event, home)
    kind = event.type in ("consultation", "meeting")
    bare = not event.participants and event.ordinal is None and event.outcome is None
    return kind and bare and event.status is Status.OCCURRED and len(sides.them.codes) == 1


def _once(sentences: Sequence[Sentence]) -> list[Sentence]:
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


def _distinct(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return [Paragraph((s,)) for s in _once([s for p in paragraphs for s in p.sentences])]


def _value(text: str) -> str:
    return text if not edtf.is_valid(text) else period_words(text)
