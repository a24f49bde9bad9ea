"""From records to an annual review: themes with their outcomes, then the balance of the year."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from dragoman.analysis.contacts import contacts
from dragoman.analysis.promises import is_overdue
from dragoman.analysis.selection import Year, in_span, order_key, partners, takes_part
from dragoman.analysis.themes import Outcome, Theme, themes, weight
from dragoman.errors import DragomanError, UsageError
from dragoman.knowledge import countries
from dragoman.publishing.english.actors import actor, heading
from dragoman.publishing.english.lists import listed, plural, sentence
from dragoman.publishing.english.numbers import cardinal, times
from dragoman.publishing.english.phrases import fill, phrases, topic_words
from dragoman.publishing.page.model import Page, Paragraph, Picture, Section, Sentence
from dragoman.publishing.page.notes import NoteBook, colophon
from dragoman.publishing.review.balance import balance_section
from dragoman.publishing.review.tables import themes_table, trade_table
from dragoman.publishing.telling.cast import Cast, cast_of, introductions, settling
from dragoman.publishing.telling.events import Prose
from dragoman.publishing.telling.promises import promises
from dragoman.publishing.telling.sequences import event_sentences, once
from dragoman.records import Commitment, Document, Event, Figure, edtf

MOST_TOLD = 10
"""Events of a theme that are told in sentences, the weightiest."""


def build_review(
    events: Sequence[Event],
    figures: Sequence[Figure],
    commitments: Sequence[Commitment],
    documents: Sequence[Document],
    year: str,
    home: str,
    pictures: bool = True,
    cast: Cast | None = None,
) -> Page:
    """The review of ``year`` ("2015") for ``home`` (alpha-3). The same records give the same review; what ``write.chosen``
    leaves out changes nothing, given the ``cast`` of the whole ledger (None: that of these events).

    Raises UsageError for a year or country that isn't one, and DragomanError where no record belongs to the year.
    """
    span = Year.parse(year)
    if not countries.is_state(home):
        raise UsageError(f"'{home}' is not a country code: use ISO 3166-1 alpha-3, as in BLR.")
    ours = sorted((e for e in events if takes_part(e, home) and partners(e, home)), key=order_key)
    now = [e for e in ours if in_span(e, span)]
    before = [e for e in ours if in_span(e, span.before())] if span.first.year > 2 else []
    due = [c for c in commitments if home in c.parties and _due_in(c, span)]
    if not (now or due):
        raise DragomanError(f"The ledger holds nothing that {actor(home)} did or was to do in {year}.")
    notes = NoteBook(documents)
    known = introductions(cast or cast_of(ours, span), home)
    prose = Prose(home, span, known, notes, settling(events, figures))
    found = themes(now, due, home)
    slots = {"year": year, "home": actor(home), "Home": _capital(actor(home))}
    opening = _lead(now, before, found, home, slots)
    drawn = _pictures(now, before, figures, home, span) if pictures else {}
    parts = [
        _themes(found, prose, slots),
        balance_section(
            now, before, prose, span, [drawn[k] for k in ("balance", "network", "map") if k in drawn]
        ),
        _promises(due, prose, span, slots),
        _trade(figures, home, span, notes, slots, [drawn[k] for k in ("trade",) if k in drawn]),
    ]
    return Page(
        kind="review",
        name=f"{home}-{year}",
        kicker=fill(phrases()["review"]["kicker"], slots),
        title=fill(phrases()["review"]["title"], slots | {"Home": heading(home)}),
        lead=opening,
        sections=tuple(parts),
        tables=(),
        pictures=(),
        notes=notes.notes(),
        colophon=colophon(notes),
    )


def _lead(
    now: Sequence[Event], before: Sequence[Event], found: Sequence[Theme], home: str, slots: dict[str, str]
) -> Paragraph:
    met, earlier, table = contacts(now, home), contacts(before, home), phrases()["review"]
    others = {code for e in met for code in partners(e, home)}
    words = slots | {"contacts": _count(len(met), "contact"), "partners": _count(len(others), "partner")}
    words |= {"before": cardinal(len(earlier)) if earlier else ""}
    text = fill(table["count" if met else "none"], words)
    told = [Sentence(sentence(text), (), tuple(e.id for e in met))]
    if found:
        records = tuple(e.id for t in found for e in t.events)
        names = listed([_name(t, running=True) for t in found[:3]])
        text = fill(table["themes" if len(found) > 1 else "theme_one"], {"themes": names})
        told.append(Sentence(sentence(text), (), records))
    if len(found) > 1:
        tally = Counter(t.outcome for t in found)
        items = listed([f"{cardinal(tally[o])} {_was(tally[o])} {o.value}" for o in Outcome if tally[o]])
        words = {"count": _count(len(found), "theme"), "outcomes": items}
        told.append(Sentence(sentence(fill(table["outcomes"], words)), (), records))
    return Paragraph(tuple(told))


def _themes(found: Sequence[Theme], prose: Prose, slots: dict[str, str]) -> Section:
    table = phrases()["review"]
    paragraphs = []
    for number, theme in enumerate(found, 1):
        prose.known.begin_section()
        heaviest = sorted(theme.events, key=lambda e: (-weight(e), order_key(e)))[:MOST_TOLD]
        told = event_sentences(sorted(heaviest, key=order_key), prose)
        left = len(theme.events) - len(heaviest)
        if left:
            words = {"Count": _capital(cardinal(left)), "events": plural(left, "event"), "is": _is(left)}
            told.append(Sentence(sentence(fill(table["more"], words)), (), tuple(e.id for e in theme.events)))
        told.append(_outcome(theme))
        paragraphs.append(Paragraph(tuple(once(told)), None, f"{number}. {_name(theme)}"))
    if not paragraphs:
        paragraphs = [Paragraph((Sentence(sentence(fill(table["no_themes"], slots))),))]
    grid = themes_table([(_name(theme), theme) for theme in found])
    return Section("themes", table["themes_heading"], tuple(paragraphs), tables=(grid,) if grid else ())


def _outcome(theme: Theme) -> Sentence:
    words = {"gains": _things(theme.gains, "gains"), "losses": _things(theme.losses, "losses")}
    told = any(event.outcome for event in theme.events)
    key = "unheard" if theme.outcome is Outcome.OPEN and not told else theme.outcome.value
    text = fill(phrases()["review"][key], words)
    records = (*theme.gains, *theme.losses) or theme.events
    return Sentence(sentence(text), (), tuple(r.id for r in records))


def _things(records: Sequence[Event | Commitment], side: str) -> str:
    """ "two agreements and one promise kept", by the table of gains or of losses."""
    table = phrases()[side]
    kinds = [r.type if isinstance(r, Event) else "promise" for r in records]
    tally = Counter(kind if kind in table else "event" for kind in kinds)
    return listed(
        [fill(table[kind][n > 1], {"n": cardinal(n), "times": times(n)}) for kind, n in sorted(tally.items())]
    )


def _promises(due: Sequence[Commitment], prose: Prose, year: Year, slots: dict[str, str]) -> Section:
    table = phrases()["review"]
    if not due:
        text = sentence(fill(table["no_promises"], slots))
        return Section("promises", table["promises_heading"], (Paragraph((Sentence(text),)),))
    states = Counter(_state(c, year) for c in due)
    number = [f"{cardinal(states[s])} {_is(states[s])} {s}" for s in _STATES if states[s]]
    items = f"is {_state(due[0], year)}" if len(due) == 1 else listed(number)
    words = slots | {"count": _count(len(due), "promise"), "states": items}
    key = "promise_one" if len(due) == 1 else "promises"
    first = Sentence(sentence(fill(table[key], words)), (), tuple(c.id for c in due))
    rest = promises(due, prose, year.last + timedelta(days=1))
    return Section(
        "promises", table["promises_heading"], tuple(Paragraph((s,)) for s in (first, *rest)), True
    )


_STATES = ("kept", "missed", "overdue", "postponed", "dropped", "open")


def _state(item: Commitment, year: Year) -> str:
    """The state of a promise at the end of the year; what was due by then and is open is overdue."""
    if is_overdue(item, year.last + timedelta(days=1)):
        return "overdue"
    return item.state.value


def _pictures(
    now: Sequence[Event], before: Sequence[Event], figures: Sequence[Figure], home: str, year: Year
) -> dict[str, Picture]:
    from dragoman.publishing.charts import draw_year

    return draw_year(now, before, figures, home, year)


def _trade(
    figures: Sequence[Figure],
    home: str,
    year: Year,
    notes: NoteBook,
    slots: dict[str, str],
    pictures: Sequence[Picture],
) -> Section:
    table = phrases()["review"]
    grid = trade_table(figures, home, year, notes)
    none = (Paragraph((Sentence(sentence(fill(table["no_trade"], slots))),)),)
    tables = (grid,) if grid else ()
    return Section(
        "trade", table["trade_heading"], () if grid else none, pictures=tuple(pictures), tables=tables
    )


def _due_in(item: Commitment, year: Year) -> bool:
    """Whether the day by which a promise was due lies in the year."""
    if not item.due or not edtf.is_valid(item.due) or not edtf.year_known(item.due):
        return False
    last = edtf.edges(item.due)[1]
    return last is not None and year.first <= last <= year.last


def _name(theme: Theme, running: bool = False) -> str:
    if theme.topic:
        return topic_words(theme.key) if running else _capital(topic_words(theme.key))
    return actor(theme.key) if running else heading(theme.key)


def _count(number: int, noun: str) -> str:
    return f"{cardinal(number)} {plural(number, noun)}"


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
