"""Timelines: a row for each partner of a month, or for each level of a dossier; a bar or a mark for each contact.

Marks that would cover each other stand below each other in their row: nothing hides anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dragoman.analysis.levels import Band
from dragoman.analysis.selection import Month, Span
from dragoman.analysis.timeline import Mark, marks
from dragoman.publishing.charts.style import BAND_COLOURS, BAND_SHAPES, INK, PAPER, RULE, to_svg
from dragoman.publishing.english.actors import heading
from dragoman.publishing.english.dates import day_words, month_words
from dragoman.publishing.english.lists import listed, plural
from dragoman.publishing.english.numbers import cardinal
from dragoman.publishing.page.model import Picture
from dragoman.records import Event

LANE, GAP, BAR = 15, 8, 10  # points: the height of a line of marks, of the space between rows, of a bar
WIDTH = 560  # points
MOST_ROWS = 32
"""Partners with a row of their own, the most in contact; the others share the last row."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mark with its row and the lane in it."""

    mark: Mark
    row: int
    lane: int


def contact_timeline(events: Sequence[Event], home: str, month: Month) -> Picture | None:
    """The picture of a month, or None where it has no contact dated to ten days or better."""
    found = marks(events, home, month)
    if not found:
        return None
    partners = _rows(found)
    rest = sorted({m.partner for m in found} - {*partners})
    labels = [_label(p) for p in partners] + ([f"{len(rest)} other partners"] if rest else [])
    rows = {p: i for i, p in enumerate(partners)} | {p: len(partners) for p in rest}
    ticks = [
        date(month.first.year, month.first.month, day) for day in (1, 8, 15, 22, 29) if day <= month.last.day
    ]
    chart = _chart(_placed(found, rows, month), labels, month, ticks, "%-d %b")
    return Picture(
        key="timeline",
        caption=f"{heading(home)}’s contacts in {month_words(month.first)}, day by day{_hollow(found)}",
        alt=_words(found, partners, rest, month),
        svg=to_svg(chart, "timeline"),
        opening=True,
    )


def level_timeline(events: Sequence[Event], home: str, partner: str) -> Picture | None:
    """The picture of all contacts with one partner, a row for each level; None with fewer than three of
    them, or where all are of one year and level."""
    dated = [d for e in events if e.date and (d := e.date[:4]).isdecimal()]
    if len(dated) < FEWEST:
        return None
    span = Span(date(int(min(dated)), 1, 1), date(int(max(dated)), 12, 31))
    found = [m for m in marks(events, home, span, finest=31) if m.partner == partner]
    bands = sorted({m.level for m in found})
    if len(found) < FEWEST or (len(bands) == 1 and span.year):
        return None
    years = range(span.first.year, span.last.year + 1)
    few = len(years) < FEWEST
    ticks = [date(year, m, 1) for year in years for m in ((1, 4, 7, 10) if few else (1,))]
    placed = _placed(found, {m.partner: 0 for m in found}, span, {band: i for i, band in enumerate(bands)})
    chart = _chart(placed, [b.title for b in bands], span, ticks, "%b %Y" if few else "%Y", legend=False)
    counts = [f"{b.title.lower()} {sum(m.level is b for m in found)}" for b in bands]
    return Picture(
        key="contacts",
        caption=f"Contacts of {heading(home)} with {heading(partner)} by level, {_years(span)}{_hollow(found)}",
        alt=f"Timeline of {cardinal(len(found))} contacts between {heading(home)} and {heading(partner)}, "
        f"{_years(span)}, by level: {listed(counts)}.",
        svg=to_svg(chart, "contacts"),
    )


FEWEST = 3
"""Contacts from which on a timeline of levels says more than a sentence."""


def _years(span: Span) -> str:
    first, last = span.first.year, span.last.year
    return f"{first}" if first == last else f"{first} to {last}"


def _hollow(found: Sequence[Mark]) -> str:
    return ". Hollow marks: planned, not reported as held" if any(m.planned for m in found) else ""


def _rows(found: Sequence[Mark]) -> list[str]:
    """The partners with a row: those most in contact, in the order in which their first contact came."""
    tally: dict[str, list[Mark]] = {}
    for mark in sorted(found, key=lambda m: (m.first, m.last, m.partner)):
        tally.setdefault(mark.partner, []).append(mark)
    if len(tally) <= MOST_ROWS:
        return list(tally)
    busiest = sorted(tally, key=lambda p: (-len(tally[p]), min(m.level for m in tally[p]), p))[:MOST_ROWS]
    return [p for p in tally if p in busiest]


def _placed(
    found: Sequence[Mark], rows: dict[str, int], span: Span, levels: dict[Band, int] | None = None
) -> list[_Placed]:
    """Each mark in its row, on the first lane where it covers no other."""
    needed = timedelta(
        days=max(1, (span.last - span.first).days * 12 // WIDTH)
    )  # the width of a mark, in days
    ends: dict[tuple[int, int], date] = {}
    placed = []
    for mark in sorted(found, key=lambda m: (m.first, m.last, m.planned, m.level, m.event, m.partner)):
        row, lane = levels[mark.level] if levels else rows[mark.partner], 0
        while (row, lane) in ends and mark.first <= ends[row, lane]:
            lane += 1
        ends[row, lane] = max(mark.last, mark.first + needed - timedelta(days=1))
        placed.append(_Placed(mark, row, lane))
    return placed


def _chart(
    placed: Sequence[_Placed],
    labels: Sequence[str],
    span: Span,
    ticks: Sequence[date],
    format: str,
    legend: bool = True,
) -> Any:
    import altair as alt

    tops, height = _tops(placed, len(labels))
    end = (span.last + timedelta(days=1)).isoformat()
    rows = [
        {
            "first": p.mark.first.isoformat(),
            "middle": _noon(p.mark),
            "last": (p.mark.last + timedelta(days=1)).isoformat(),
            "y": tops[p.row] + LANE * (p.lane + 0.5),
            "top": tops[p.row] + LANE * (p.lane + 0.5) - BAR / 2,
            "foot": tops[p.row] + LANE * (p.lane + 0.5) + BAR / 2,
            "level": p.mark.level.title,
            "held": not p.mark.planned,
            "long": p.mark.first != p.mark.last,
        }
        for p in placed
    ]
    x = alt.X(
        "first:T",
        title=None,
        scale=alt.Scale(domain=[span.first.isoformat(), end], nice=False),
        axis=alt.Axis(
            values=[t.isoformat() for t in ticks],
            format=format,
            labelFlush=True,
            tickSize=4,
            labelOverlap=True,
        ),
    )
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False, zero=False))
    bands = sorted({p.mark.level for p in placed})
    titles = [b.title for b in bands]
    key: Any = alt.Legend() if legend else None
    colours = alt.Scale(domain=titles, range=[BAND_COLOURS[b] for b in bands])
    shapes = alt.Scale(domain=titles, range=[BAND_SHAPES[b] for b in bands])
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=y)
    fill = alt.condition(
        "datum.held", alt.Color("level:N", scale=colours, title=None, legend=key), alt.value(PAPER)
    )
    look: dict[str, Any] = {"stroke": INK, "strokeWidth": 0.9, "opacity": 1}
    bars = (
        base.transform_filter("datum.long")
        .mark_rect(cornerRadius=3, **look)
        .encode(x=x, x2="last:T", y=alt.Y("top:Q", axis=None), y2="foot:Q", color=fill)
    )
    dots = (
        base.transform_filter("!datum.long")
        .mark_point(filled=True, size=100, **look)
        .encode(
            x=alt.X("middle:T"), color=fill, shape=alt.Shape("level:N", scale=shapes, title=None, legend=key)
        )
    )
    return alt.layer(*_ground(alt, labels, tops, height, y), bars, dots).properties(
        width=WIDTH, height=height
    )


def _tops(placed: Sequence[_Placed], rows: int) -> tuple[list[float], float]:
    """Where each row begins, and the height of all."""
    lanes = [max((p.lane for p in placed if p.row == row), default=0) + 1 for row in range(rows)]
    tops, at = [], GAP / 2
    for count in lanes:
        tops.append(at)
        at += LANE * count + GAP
    return tops, at - GAP / 2


def _ground(alt: Any, labels: Sequence[str], tops: Sequence[float], height: float, y: Any) -> list[Any]:
    """The names of the rows, and a fine line between them."""
    bottoms = [*tops[1:], height + GAP / 2]
    rows = [
        {"name": name, "y": (top + bottom - GAP) / 2, "edge": bottom - GAP / 2}
        for name, top, bottom in zip(labels, tops, bottoms, strict=True)
    ]
    base = alt.Chart(alt.InlineData(values=rows))
    names = base.mark_text(align="right", baseline="middle", fontSize=12, color=INK, x=-8).encode(
        y=y, text="name:N"
    )
    lines = base.mark_rule(color=RULE, strokeWidth=0.7, x=0, x2=WIDTH).encode(y=alt.Y("edge:Q", axis=None))
    return [lines, names]


def _noon(mark: Mark) -> str:
    return f"{mark.first.isoformat()}T12:00:00"


def _label(code: str) -> str:
    name = heading(code)
    return name if len(name) <= 26 else code


def _words(found: Sequence[Mark], partners: Sequence[str], rest: Sequence[str], month: Month) -> str:
    """The timeline told: partner by partner, the days of contact and the level."""
    parts = []
    for partner in partners:
        days = [
            (
                day_words(m.first, month.year)
                if m.first == m.last
                else f"{m.first.day} to {day_words(m.last, month.year)}"
            )
            + (" (planned)" if m.planned else "")
            for m in found
            if m.partner == partner
        ]
        parts.append(f"{heading(partner)}: {listed(days)}")
    if rest:
        parts.append(f"fewer contacts: {listed([heading(code) for code in rest])}")
    highest = min((m.level for m in found), default=Band.UNSPECIFIED)
    return (
        f"Timeline of {cardinal(len(found))} {plural(len(found), 'contact')} in {month_words(month.first)}. "
        + "; ".join(parts)
        + (f". Highest level: {highest.title.lower()}." if highest is not Band.UNSPECIFIED else ".")
    )
