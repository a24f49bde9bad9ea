"""The sections of a dossier: contacts behind and ahead, people, agreements, trade, positions, promises."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from dragoman.analysis.naming import names_actor
from dragoman.publishing.dossier.matter import Matter
from dragoman.publishing.dossier.tables import encounters_table, holders_table, people_table
from dragoman.publishing.english.actors import actor, heading
from dragoman.publishing.english.lists import sentence
from dragoman.publishing.english.numbers import cardinal
from dragoman.publishing.english.phrases import fill, phrases
from dragoman.publishing.page.model import Paragraph, Picture, Section, Sentence, Table
from dragoman.publishing.telling.disputes import conflicts
from dragoman.publishing.telling.events import Context, Prose
from dragoman.publishing.telling.figures import figure_sentences
from dragoman.publishing.telling.promises import promises
from dragoman.publishing.telling.sequences import event_sentences, once
from dragoman.publishing.telling.statements import positions
from dragoman.records import CommitmentState, Event, Statement

MOST_TOLD = 12
"""Contacts that are told in sentences; a table has all of them."""

_CALENDAR = ("last", "next")

MOST_SAID = 12
"""Statements quoted of each side on each matter."""


def sections(matter: Matter, prose: Prose, pictures: Mapping[str, Picture]) -> list[Section]:
    """All sections, in reading order; those that must not be missing say so where nothing is known."""
    made = [
        _last(matter, prose, pictures.get("contacts")),
        _listed("next", [prose.sentence(e, Context()) for e in matter.ahead], matter, "no_next"),
        _listed("slipped", [prose.sentence(e, Context()) for e in matter.slipped], matter, None),
        _tabled("met", encounters_table(matter, prose.notes), matter, "no_met"),
        _people(matter, prose),
        _told("agreements", event_sentences(matter.done(agreements=True), prose), matter, "no_agreements"),
        _told("acts", event_sentences(matter.done(agreements=False), prose), matter, None),
        _trade(matter, prose, pictures.get("trade")),
        _positions(matter, prose),
        _promises(matter, prose),
        _listed(
            "contradictions",
            conflicts([*matter.events, *matter.figures, *matter.commitments], prose),
            matter,
            None,
        ),
    ]
    return _gathered([section for section in made if section])


def _gathered(made: Sequence[Section]) -> list[Section]:
    """The sections, with those of which the sources tell nothing as one list at the end; the calendar stays in place."""
    silent = [s for s in made if s.key not in _CALENDAR and _is_silent(s)]
    left = [s for s in made if s not in silent]
    if not silent:
        return left
    told = tuple(p for s in silent for p in s.paragraphs)
    return [*left, Section("untold", phrases()["dossier_sections"]["untold"], told, bulleted=True)]


def _is_silent(section: Section) -> bool:
    records = [r for p in section.paragraphs for s in p.sentences for r in s.records]
    return not records and not section.tables and not section.pictures


def slots_of(matter: Matter) -> dict[str, str]:
    """The two parties, as the phrases of a dossier call them."""
    return {
        "Home": actor(matter.home)[:1].upper() + actor(matter.home)[1:],
        "home": actor(matter.home),
        "partner": actor(matter.partner),
    }


def _last(matter: Matter, prose: Prose, picture: Picture | None) -> Section | None:
    met = matter.met
    told = met[-MOST_TOLD:]
    paragraphs = []
    for label, group in groupby(told, key=_year):
        prose.known.begin_section()
        sentences = event_sentences(list(group), prose)
        paragraphs.append(Paragraph(tuple(once(sentences)), None, label))
    if len(met) > len(told):
        words = {"count": cardinal(len(met)), "told": cardinal(len(told))}
        paragraphs.append(Paragraph((Sentence(sentence(fill(phrases()["dossier"]["more"], words))),)))
    found = _section("last", paragraphs, matter, "no_contact")
    return replace(found, pictures=(picture,)) if found and picture else found


def _people(matter: Matter, prose: Prose) -> Section | None:
    tables = [t for t in (people_table(matter, prose.notes), holders_table(matter)) if t]
    found = _section("people", [], matter, "no_people" if not tables or tables[0].key != "people" else None)
    paragraphs = found.paragraphs if found else ()
    return Section("people", phrases()["dossier_sections"]["people"], paragraphs, tables=tuple(tables))


def _trade(matter: Matter, prose: Prose, picture: Picture | None) -> Section | None:
    sentences = figure_sentences(matter.figures, prose.notes)
    found = _told("trade", sentences, matter, "no_trade")
    if found is None or picture is None:
        return found
    return replace(found, pictures=(picture,))


def _positions(matter: Matter, prose: Prose) -> Section | None:
    theirs = [s for s in matter.statements if s.country == matter.partner]
    groups: list[tuple[str, list[Statement]]] = [
        ("on_us", [s for s in theirs if names_actor(s.evidence, matter.home)]),
        ("on_them", [s for s in matter.statements if s.country == matter.home]),
        ("on_else", [s for s in theirs if not names_actor(s.evidence, matter.home)]),
    ]
    paragraphs = []
    slots = {"home": heading(matter.home), "partner": heading(matter.partner)}
    for key, said in groups:
        sentences = positions(said, prose)[:MOST_SAID]
        label = fill(phrases()["dossier"][key], slots)
        paragraphs += [Paragraph(tuple(sentences), None, label)] if sentences else []
    return _section("positions", paragraphs, matter, "no_positions")


def _promises(matter: Matter, prose: Prose) -> Section | None:
    pending = [c for c in matter.commitments if c.state is CommitmentState.OPEN]
    settled = [c for c in matter.commitments if c.state is not CommitmentState.OPEN]
    sentences = [*promises(pending, prose, matter.day), *promises(settled, prose, matter.day)]
    return _listed("promises", sentences, matter, "no_promises")


def _told(key: str, sentences: Sequence[Sentence], matter: Matter, none: str | None) -> Section | None:
    return _section(key, [Paragraph(tuple(once(sentences)))] if sentences else [], matter, none)


def _listed(key: str, sentences: Sequence[Sentence], matter: Matter, none: str | None) -> Section | None:
    paragraphs = [Paragraph((item,)) for item in once(sentences)]
    return _section(key, paragraphs, matter, none, bulleted=bool(paragraphs))


def _tabled(key: str, table: Table | None, matter: Matter, none: str) -> Section | None:
    if table is None:
        return _section(key, [], matter, none)
    return Section(key, phrases()["dossier_sections"][key], (), tables=(table,))


def _section(
    key: str, paragraphs: Sequence[Paragraph], matter: Matter, none: str | None, bulleted: bool = False
) -> Section | None:
    """A section; where nothing is in it, one that says so in the words of ``none``, or none at all."""
    if not paragraphs and none is None:
        return None
    if not paragraphs and none:
        paragraphs = [Paragraph((Sentence(sentence(fill(phrases()["dossier"][none], slots_of(matter)))),))]
    return Section(key, phrases()["dossier_sections"][key], tuple(paragraphs), bulleted)


def _year(event: Event) -> str:
    known = event.date and event.date[:4].isdecimal()
    return event.date[:4] if event.date and known else str(phrases()["dossier"]["undated_label"])
