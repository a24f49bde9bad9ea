"""The sections of a digest: by vector and partner, then what is due, promised, counted and contradicted."""

from collections import Counter
from collections.abc import Sequence

from dragoman.analysis.contacts import contacts
from dragoman.analysis.levels import Band, level
from dragoman.analysis.selection import order_key, partners
from dragoman.analysis.vectors import vector_of_parties
from dragoman.knowledge.regions import Vector
from dragoman.publishing.english.actors import heading
from dragoman.publishing.english.lists import sentence
from dragoman.publishing.english.numbers import cardinal
from dragoman.publishing.english.phrases import fill, phrases
from dragoman.publishing.page.model import Paragraph, Section, Sentence
from dragoman.publishing.telling.disputes import conflicts
from dragoman.publishing.telling.events import Context, Prose
from dragoman.publishing.telling.figures import figure_sentences, partner_of
from dragoman.publishing.telling.promises import promises
from dragoman.publishing.telling.sequences import event_sentences, once
from dragoman.records import Commitment, Event, Figure

FEW = 4
"""Contacts from which on a section begins with a word on them all."""


def vector_sections(events: Sequence[Event], figures: Sequence[Figure], prose: Prose) -> list[Section]:
    """The month's events of home, by vector (in the order of the table), each partner a paragraph."""
    by_vector: dict[Vector | None, list[Event]] = {}
    for event in sorted(events, key=order_key):
        by_vector.setdefault(vector_of_parties(partners(event, prose.home), prose.home), []).append(event)
    found = []
    for vector in sorted(by_vector, key=lambda v: (v is None, v.order if v else 0, v.id if v else "")):
        key, title = (vector.id, vector.title) if vector else ("several", phrases()["sections"]["several"])
        prose.known.begin_section()
        overview = _overview(by_vector[vector], prose)
        paragraphs = [Paragraph((overview,))] if overview else []
        paragraphs += _paragraphs(by_vector[vector], figures, prose)
        found.append(Section(key=key, title=title, paragraphs=tuple(paragraphs)))
    return found


def _overview(events: Sequence[Event], prose: Prose) -> Sentence | None:
    """How many of a section's contacts were with states and with organisations, and at what level; None for few."""
    met = contacts(events, prose.home)
    if len(met) < FEW:
        return None
    table, bands = phrases()["section"], Counter(level(e) for e in met)
    top = min(bands)
    bodies = sum(bool(e.organisations) for e in met)
    tracks = {"states": cardinal(len(met) - bodies), "bodies": cardinal(bodies)}
    slots = {"count": cardinal(len(met)), "band": phrases()["bands"].get(top.name.lower(), "")}
    slots["tracks"] = fill(table["tracks"], tracks) if 0 < bodies < len(met) else ""
    key = "unknown" if top is Band.UNSPECIFIED else "top_one" if bands[top] == 1 else "top"
    slots["level"] = fill(table[key], slots)
    whole = len(bands) == 1 and top is not Band.UNSPECIFIED
    text = fill(table["opening_all" if whole else "opening"], slots)
    return Sentence(sentence(text), (), tuple(e.id for e in met))


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
        found.append(Paragraph(tuple(once(sentences)), partner, heading(partner)))
    if short:
        told = event_sentences(sorted(short, key=order_key), prose)
        label = phrases()["sections"]["also"] if found else None
        found.append(Paragraph(tuple(once(told)), None, label))
    return found


def dateless_section(events: Sequence[Event], prose: Prose) -> Section | None:
    """What the month's documents tell of home without saying when it was."""
    prose.known.begin_section()
    told = event_sentences(sorted(events, key=order_key), prose)
    return listing("dateless", _distinct([Paragraph((s,)) for s in told]))


def planned_section(events: Sequence[Event], prose: Prose) -> Section | None:
    """What lies ahead, as planned, rumoured, postponed or called off: a list by date, undated ones last."""
    context = Context()
    prose.known.begin_section()
    paragraphs = [Paragraph((prose.sentence(e, context),)) for e in sorted(events, key=order_key)]
    return listing("due", _distinct(paragraphs))


def fulfilled_section(events: Sequence[Event], prose: Prose) -> Section | None:
    """Plans that the month's documents report, and of which later ones say that they happened."""
    prose.known.begin_section()
    return listing("fulfilled", [Paragraph((prose.fulfilled(e),)) for e in sorted(events, key=order_key)])


def elsewhere_section(
    events: Sequence[Event], promised: Sequence[Commitment], prose: Prose
) -> Section | None:
    """Events of the month and plans in which home takes no part, then what others promised each other."""
    ordered = sorted(events, key=order_key)
    told = [*event_sentences(ordered, prose), *promises(promised, prose)]
    return listing("elsewhere", _distinct([Paragraph((s,)) for s in told]))


def figures_section(figures: Sequence[Figure], prose: Prose) -> Section | None:
    """Figures of which no partner's paragraph has told."""
    return listing("figures", [Paragraph((s,)) for s in figure_sentences(figures, prose.notes)])


def promised_section(commitments: Sequence[Commitment], prose: Prose) -> Section | None:
    """Who undertook what, in the source's words, by when, and what became of it."""
    return listing("promised", [Paragraph((s,)) for s in promises(commitments, prose)])


def contradictions_section(records: Sequence[Event | Figure | Commitment], prose: Prose) -> Section | None:
    """Fields on which sources disagree, with who says what; the value shown elsewhere comes first."""
    return listing("contradictions", [Paragraph((s,)) for s in conflicts(records, prose)])


def listing(key: str, paragraphs: Sequence[Paragraph]) -> Section | None:
    """A bulleted section, titled by the table of phrases; None where nothing is in it."""
    return Section(key, phrases()["sections"][key], tuple(paragraphs), bulleted=True) if paragraphs else None


def _distinct(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return [Paragraph((s,)) for s in once([s for p in paragraphs for s in p.sentences])]
