"""The tables of a review: contacts by vector, who travelled, unequal ranks, trade."""

from collections import Counter
from collections.abc import Sequence

from dragoman.analysis.balance import asymmetric, by_vector, journeys
from dragoman.analysis.levels import Band
from dragoman.analysis.selection import Year
from dragoman.analysis.themes import Theme
from dragoman.publishing.english.actors import heading
from dragoman.publishing.english.dates import period_words
from dragoman.publishing.english.phrases import phrases
from dragoman.publishing.page.model import Table, filled_columns
from dragoman.publishing.page.notes import NoteBook
from dragoman.publishing.telling.events import Prose
from dragoman.publishing.telling.figures import amount, partner_of
from dragoman.publishing.telling.sides import Side, sides_of
from dragoman.records import Event, Figure, FigureRole, Indicator

NONE = "–"
_GOODS = (Indicator.TURNOVER, Indicator.EXPORTS, Indicator.IMPORTS)


def vectors_table(now: Sequence[Event], before: Sequence[Event], home: str, year: Year) -> Table | None:
    """Contacts of the year by vector and level, beside those of the year before."""
    this, last = by_vector(now, home), by_vector(before, home)
    rows = []
    for vector in sorted({*this, *last}, key=lambda v: (v is None, v.order if v else 0, v.id if v else "")):
        ours = this.get(vector, Counter())
        counts = [ours[band] for band in Band]
        earlier = sum(last[vector].values()) if vector in last else 0
        title = vector.title if vector else str(phrases()["sections"]["several"])
        rows.append((title, *(str(n) if n else NONE for n in (*counts, sum(counts), earlier))))
    header = ("Vector", *(b.title for b in Band), str(year.first.year), str(year.first.year - 1))
    header, rows = filled_columns(header, rows, range(1, 1 + len(Band)))
    if not last:
        header, rows = header[:-1], [row[:-1] for row in rows]
    caption = str(phrases()["review"]["vectors_table"])
    return Table("vectors", caption, header, tuple(rows), tuple(range(1, len(header)))) if rows else None


def journeys_table(events: Sequence[Event], home: str) -> Table | None:
    """By partner: how often contacts took place there, and how often here."""
    rows = [
        (heading(code), str(there) if there else NONE, str(here) if here else NONE)
        for code, (there, here) in journeys(events, home).items()
    ]
    table, header = phrases()["review"], ("Partner", "There", "Here")
    remark = str(table["journeys_remark"])
    return Table("journeys", table["journeys_table"], header, tuple(rows), (1, 2), remark) if rows else None


def themes_table(found: Sequence[tuple[str, Theme]]) -> Table | None:
    """The themes by name, with their weight, their events and what came of them."""
    rows = [
        (name, str(len(theme.events)), f"{theme.weight:.1f}".removesuffix(".0"), theme.outcome.value)
        for name, theme in found
    ]
    table, header = phrases()["review"], ("Theme", "Events", "Weight", "Outcome")
    remark = str(table["themes_remark"])
    return Table("themes", table["themes_table"], header, tuple(rows), (1, 2), remark) if rows else None


def asymmetry_table(events: Sequence[Event], prose: Prose) -> Table | None:
    """Contacts between officials of unequal rank, the steepest first."""
    rows = []
    home, notes = prose.home, prose.notes
    for event, steps in asymmetric(events, home):
        sides = sides_of(event, home)
        cited = " ".join(f"[{n}]" for n in notes.cite(event.evidence)[:3])
        when = period_words(event.date) if event.date else NONE
        rows.append((when, _people(sides.us, prose), _people(sides.them, prose), f"{abs(steps)}", cited))
    table, header = phrases()["review"], ("When", heading(home), "Others", "Ranks between", "Note")
    remark = str(table["asymmetry_remark"])
    return Table("asymmetry", table["asymmetry_table"], header, tuple(rows), (3,), remark) if rows else None


def trade_table(figures: Sequence[Figure], home: str, year: Year, notes: NoteBook) -> Table | None:
    """Turnover, exports and imports of the year by partner, beside the year before."""
    found: dict[tuple[str, Indicator, str], dict[str, Figure]] = {}
    now, before = f"{year.first.year:04}", f"{year.first.year - 1:04}"
    for figure in sorted(figures, key=lambda f: (f.reporter != home, -f.sources, f.id)):
        partner = partner_of(figure, home)
        if not partner or figure.indicator not in _GOODS or figure.role is FigureRole.TARGET:
            continue
        if figure.period in (now, before):
            key = (partner, figure.indicator, figure.reporter or "")
            found.setdefault(key, {}).setdefault(figure.period, figure)
    rows = []
    for (partner, indicator, reporter), values in sorted(
        found.items(), key=lambda i: (heading(i[0][0]), i[0])
    ):
        whose = indicator.value.capitalize()
        if indicator is not Indicator.TURNOVER and reporter:
            whose += f" of {heading(reporter)}"
        told = [amount(values[p]) if p in values else NONE for p in (now, before)]
        cited = sorted({n for f in values.values() for n in notes.cite(f.evidence)})
        rows.append((heading(partner), whose, *told, " ".join(f"[{n}]" for n in cited)))
    caption = str(phrases()["review"]["trade_table"])
    return (
        Table("trade", caption, ("Partner", "What", now, before, "Note"), tuple(rows), (2, 3))
        if rows
        else None
    )


def _people(side: Side, prose: Prose) -> str:
    people = [prose.known.full(p) for p in side.people]
    named = [f"{p.name} ({p.office})" if p.office else p.name for p in people if p.name]
    offices = [p.office for p in side.people if not p.name and p.office]
    return ", ".join(named or offices) or ", ".join(heading(code) for code in side.codes)
