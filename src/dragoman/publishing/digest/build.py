"""From records to a digest: what belongs to the month is chosen, and every part is built in reading order."""

from collections.abc import Sequence

from dragoman.analysis.selection import (
    Month,
    about,
    after_span,
    in_span,
    order_key,
    partners,
    reporting,
    rests_on,
    takes_part,
)
from dragoman.errors import DragomanError, UsageError
from dragoman.knowledge import countries
from dragoman.publishing.digest.lead import lead, title_of
from dragoman.publishing.digest.sections import (
    contradictions_section,
    dateless_section,
    elsewhere_section,
    figures_section,
    fulfilled_section,
    planned_section,
    promised_section,
    vector_sections,
)
from dragoman.publishing.digest.tables import contacts_table, figures_table
from dragoman.publishing.english.actors import actor
from dragoman.publishing.english.dates import month_words
from dragoman.publishing.english.phrases import fill, phrases
from dragoman.publishing.page.model import Page, Picture
from dragoman.publishing.page.notes import NoteBook, colophon
from dragoman.publishing.telling.cast import Cast, cast_of, introductions, settling
from dragoman.publishing.telling.events import Prose
from dragoman.publishing.telling.figures import partner_of
from dragoman.records import Commitment, Document, Event, Evidence, Figure, Status

# Words that a record rests on: a document, and where they begin and end in it.
Place = tuple[str, int, int]


def build_digest(
    events: Sequence[Event],
    figures: Sequence[Figure],
    commitments: Sequence[Commitment],
    documents: Sequence[Document],
    month: str,
    home: str,
    pictures: bool = True,
    cast: Cast | None = None,
) -> Page:
    """The digest of ``month`` ("2015-03") for ``home`` (alpha-3). The same records give the same digest; what ``write.chosen``
    leaves out changes nothing, given the ``cast`` of the whole ledger (None: that of these events).

    Events belong to the month by their date, those without any by the documents that are about it; plans beyond it, figures and commitments by the documents that report
    on the month (see ``analysis.selection.reporting``). Raises UsageError for a month or country that isn't one,
    and DragomanError where no record belongs to the month.
    """
    span = Month.parse(month)
    if not countries.is_state(home):
        raise UsageError(f"'{home}' is not a country code: use ISO 3166-1 alpha-3, as in BLR.")
    window = reporting(documents, events, span)
    ours = sorted((e for e in events if takes_part(e, home) and partners(e, home)), key=order_key)
    current = [e for e in ours if in_span(e, span)]
    others = elsewhere(events, span, window, home)
    ahead = [e for e in ours if _lies_ahead(e, span, window)]
    fulfilled = [e for e in ours if _came_true(e, span, window)]
    numbers = [f for f in figures if rests_on(f.evidence, window)]
    rows: list[Event | Figure] = [*current, *ahead, *fulfilled, *numbers]
    told = {_place(x) for r in rows for x in r.evidence}
    others = [e for e in others if not any(_place(x) in told for x in e.evidence)]
    told |= {_place(x) for e in others for x in e.evidence}
    promised, by_others = _by_whom(
        [c for c in commitments if rests_on(c.evidence, window) and not told & _places(c)],
        {_place(x) for e in ours for x in e.evidence},
        home,
    )
    said = told | {p for c in promised for p in _places(c)}
    telling = window & about(documents, events, span)
    dateless = [
        e
        for e in ours
        if not e.date and e.status is Status.OCCURRED and rests_on(e.evidence, telling)
        if not any(_place(x) in said for x in e.evidence)
    ]
    if not (current or dateless or ahead or numbers or promised or by_others or fulfilled):
        raise DragomanError(
            f"The ledger holds nothing that {actor(home)} did or was told of in {month_words(span.first)}."
        )

    notes = NoteBook(documents)
    known = introductions(cast or cast_of([*ours, *others], span), home)
    prose = Prose(home, span, known, notes, settling(events, figures))
    opening = lead(current, prose, ours)
    sections = vector_sections(current, numbers, prose)
    in_paragraphs = {r for s in sections for p in s.paragraphs for x in p.sentences for r in x.records}
    more = [
        dateless_section(dateless, prose),
        fulfilled_section(fulfilled, prose),
        planned_section(ahead, prose),
        promised_section(promised, prose),
        figures_section([f for f in numbers if not _series_told(f, numbers, in_paragraphs, home)], prose),
        elsewhere_section(others, by_others, prose),
        contradictions_section([*current, *dateless, *ahead, *numbers, *promised, *by_others], prose),
    ]
    tables = [contacts_table(current, home), figures_table(numbers, notes)]
    return Page(
        kind="digest",
        name=f"{home}-{month}",
        kicker=fill(phrases()["digest"]["kicker"], {"month": month_words(span.first)}),
        title=title_of(current, prose),
        lead=opening,
        sections=(*sections, *(s for s in more if s)),
        tables=tuple(t for t in tables if t),
        pictures=_pictures(current, home, span) if pictures else (),
        notes=notes.notes(),
        colophon=colophon(notes),
    )


def _pictures(events: Sequence[Event], home: str, month: Month) -> tuple[Picture, ...]:
    from dragoman.publishing.charts import draw_month

    return draw_month(events, home, month)


def elsewhere(events: Sequence[Event], month: Month, window: frozenset[str], home: str) -> list[Event]:
    """Events of others, in the month or told in it as something to come."""
    return [
        e for e in events if not takes_part(e, home) and (in_span(e, month) or _lies_ahead(e, month, window))
    ]


def _lies_ahead(event: Event, month: Month, window: frozenset[str]) -> bool:
    """Whether the month's documents tell of the event as something to come (or as called off)."""
    if event.status is Status.OCCURRED or not rests_on(event.evidence, window):
        return False
    if not event.date:
        return event.status is Status.PLANNED
    return after_span(event, month) or (not in_span(event, month) and len(event.date) == 4)


def _came_true(event: Event, month: Month, window: frozenset[str]) -> bool:
    """Whether the event, after the month, had been a plan in one of the month's documents."""
    if event.status is not Status.OCCURRED or not after_span(event, month):
        return False
    return any(h.status == Status.PLANNED and h.document in window for h in event.history)


def _by_whom(
    promises: Sequence[Commitment], about_home: set[Place], home: str
) -> tuple[list[Commitment], list[Commitment]]:
    """The promises parted in two: home's matter, and those among others.

    A promise by nobody in particular, or in the words that tell of an event of home, is home's matter too.
    """
    ours: list[Commitment] = []
    others: list[Commitment] = []
    for promise in promises:
        of_home = not promise.parties or home in promise.parties or bool(about_home & _places(promise))
        (ours if of_home else others).append(promise)
    return ours, others


def _series_told(figure: Figure, figures: Sequence[Figure], told: set[str], home: str) -> bool:
    """Whether a partner's paragraph has told of this figure, or of its series (the table has every value)."""
    partner = partner_of(figure, home)
    return figure.id in told or any(
        partner and partner_of(f, home) == partner and f.indicator == figure.indicator and f.id in told
        for f in figures
    )


def _place(evidence: Evidence) -> Place:
    return evidence.document, evidence.start, evidence.end


def _places(promise: Commitment) -> set[Place]:
    return {_place(x) for x in promise.evidence}
