"""The tables of a digest: contacts by partner and level, and figures with their notes."""

from collections.abc import Sequence

from dragoman.analysis.contacts import contact_table, contacts
from dragoman.analysis.levels import Band
from dragoman.publishing.english.actors import heading
from dragoman.publishing.english.dates import period_words
from dragoman.publishing.page.model import Table, filled_columns
from dragoman.publishing.page.notes import NoteBook
from dragoman.publishing.telling.figures import amount, series_of
from dragoman.records import Event, Figure


def contacts_table(events: Sequence[Event], home: str) -> Table | None:
    """Contacts that took place, by partner and by the level of the highest official present."""
    rows = contact_table(events, home)
    if not rows:
        return None
    body = [(heading(r.partner), *(str(n) if n else "–" for n in r.counts), str(r.total)) for r in rows]
    met = contacts(events, home)
    remark = (
        "Visits, meetings, calls, consultations, sessions of commissions and summits that took place, each at the "
        "level of the highest official present on either side."
    )
    if sum(r.total for r in rows) > len(met):
        remark += f" A contact with several partners stands in the row of each; there were {len(met)} in all."
    header = ("Partner", *(band.title for band in Band), "All")
    header, body = filled_columns(header, body, range(1, 1 + len(Band)))
    return Table(
        key="contacts",
        caption="Contacts by partner and level",
        header=header,
        rows=tuple(body),
        numeric=tuple(range(1, len(header))),
        remark=remark,
    )


def figures_table(figures: Sequence[Figure], notes: NoteBook) -> Table | None:
    """All figures that the month's documents report, series by series, each with the number of its note."""
    rows = []
    for series in series_of(figures):
        for figure in series:
            rows.append(
                (
                    figure.indicator.value.capitalize(),
                    heading(figure.reporter) if figure.reporter else "–",
                    heading(figure.partner) if figure.partner else "–",
                    amount(figure),
                    period_words(figure.period) if figure.period else "–",
                    figure.role.value,
                    " ".join(f"[{n}]" for n in notes.cite(figure.evidence)),
                )
            )
    if not rows:
        return None
    return Table(
        key="figures",
        caption="Figures reported",
        header=("What", "Reporter", "Partner", "Amount", "Period", "Kind", "Note"),
        rows=tuple(rows),
        numeric=(3,),
    )
