"""From records to a dossier: what concerns the two parties, as known on a day, in the order an official needs it."""

from collections.abc import Sequence
from datetime import date

from dragoman.analysis.promises import is_overdue
from dragoman.analysis.selection import Span, until
from dragoman.errors import DragomanError, UsageError
from dragoman.knowledge import countries, organisations
from dragoman.publishing.digest.lead import highest_sentence, topics_sentence
from dragoman.publishing.dossier.matter import Matter, matter_of
from dragoman.publishing.dossier.sections import sections, slots_of
from dragoman.publishing.dossier.tables import contacts_table
from dragoman.publishing.english.actors import actor
from dragoman.publishing.english.dates import date_phrase, day_words, period_words
from dragoman.publishing.english.lists import plural, sentence
from dragoman.publishing.english.numbers import cardinal
from dragoman.publishing.english.phrases import fill, phrases
from dragoman.publishing.page.model import Page, Paragraph, Picture, Sentence
from dragoman.publishing.page.notes import NoteBook, colophon
from dragoman.publishing.telling.cast import cast_of, introductions, settling
from dragoman.publishing.telling.events import Prose
from dragoman.records import Commitment, CommitmentState, Document, Event, Figure, Statement


def build_dossier(
    events: Sequence[Event],
    figures: Sequence[Figure],
    commitments: Sequence[Commitment],
    statements: Sequence[Statement],
    documents: Sequence[Document],
    home: str,
    partner: str,
    day: date,
    pictures: bool = True,
) -> Page:
    """The dossier of ``home`` (alpha-3) on ``partner`` (alpha-3 or acronym) as known on ``day``.

    What was published after the day is left out. The same records give the same dossier. Raises UsageError for
    codes that are none or are the same, and DragomanError where no record tells of the partner.
    """
    if not countries.is_state(home):
        raise UsageError(f"'{home}' is not a country code: use ISO 3166-1 alpha-3, as in BLR.")
    if not countries.is_state(partner) and not organisations.is_organisation(partner):
        raise UsageError(f"'{partner}' is neither a country nor an organisation that is known.")
    if home == partner:
        raise UsageError(f"A dossier is about a partner, and {actor(home)} is home.")
    matter = matter_of(events, figures, commitments, statements, documents, (home, partner), day)
    if not (matter.wider or matter.figures or matter.commitments or matter.statements):
        raise DragomanError(
            f"The ledger holds nothing about {actor(partner)} that was published by {day_words(day)}."
        )
    notes = NoteBook(documents)
    known = introductions(cast_of(matter.wider, Span(day, day)), home)
    prose = Prose(home, until(day), known, notes, settling(matter.wider, matter.figures))
    opening = _lead(matter, prose)
    parts = sections(matter, prose, _pictures(matter) if pictures else {})
    table = contacts_table(matter, prose)
    words = slots_of(matter) | {"day": day_words(day)}
    return Page(
        kind="dossier",
        name=f"{home}-{partner}-{day.isoformat()}",
        kicker=fill(phrases()["dossier"]["kicker"], words),
        title=fill(phrases()["dossier"]["title"], words),
        lead=opening,
        sections=tuple(parts),
        tables=(table,) if table else (),
        pictures=(),
        notes=notes.notes(),
        colophon=colophon(notes),
    )


def _pictures(matter: Matter) -> dict[str, Picture]:
    from dragoman.publishing.charts import draw_partner

    return draw_partner(matter.events, matter.figures, matter.home, matter.partner)


def _lead(matter: Matter, prose: Prose) -> Paragraph:
    """How much there was, when last, how high, about what; what comes next; what is owed."""
    met = matter.met
    found = [_count(matter), highest_sentence(met, prose), topics_sentence(met, prose)]
    found += [_next(matter, prose), _owed(matter)]
    return Paragraph(tuple(s for s in found if s))


def _count(matter: Matter) -> Sentence:
    met, table = matter.met, phrases()["dossier"]
    slots = slots_of(matter)
    if not met:
        return Sentence(sentence(fill(table["no_contact"], slots)))
    dated = [e.date for e in met if e.date and e.date[:4].isdecimal()]
    slots |= {"contacts": f"{cardinal(len(met))} {plural(len(met), 'contact')}"}
    if dated:
        first, last = date_phrase(dated[0]), date_phrase(dated[-1])
        once = first == last and len(met) > 1
        slots |= {"only": first} if once else {"first": first, "last": last}
        slots["last_one"], slots["all"] = last, "both" if len(met) == len(dated) == 2 else "all"
    key = "count_one" if len(met) == 1 else "count"
    return Sentence(sentence(fill(table[key], slots)), (), tuple(e.id for e in met))


def _next(matter: Matter, prose: Prose) -> Sentence | None:
    named = [(e, noun) for e in matter.ahead if (noun := prose.noun(e))]
    if not named:
        return None
    event, noun = named[0]
    slots = {
        "noun": noun,
        "is": prose.copula(event),
        "for_when": f"for {period_words(event.date)}" if event.date else "",
    }
    text = fill(phrases()["dossier"]["next"], slots)
    return Sentence(sentence(text), prose.notes.cite(event.evidence), (event.id,))


def _of(part: int, total: int) -> str:
    """How many of a total: "none", "two", "both", "all"."""
    if part == total:
        return "both" if total == 2 else "all"
    return cardinal(part) if part else "none"


def _owed(matter: Matter) -> Sentence | None:
    pending = [c for c in matter.commitments if c.state is CommitmentState.OPEN]
    overdue = [c for c in pending if is_overdue(c, matter.day)]
    if not matter.commitments:
        return None
    total = len(matter.commitments)
    slots = {
        "count": f"{cardinal(total)} {plural(total, 'promise')}",
        "open": _of(len(pending), total),
        "is": "is" if len(pending) == 1 else "are",
        "overdue": cardinal(len(overdue)) if overdue else "",
    }
    key = "owed_one" if total == 1 else "owed"
    slots |= {"due": "past" if overdue else "", "state": matter.commitments[0].state.value}
    text = fill(phrases()["dossier"][key], slots)
    return Sentence(sentence(text), (), tuple(c.id for c in matter.commitments))
