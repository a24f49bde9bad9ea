"""The timeline of a month: a row for each partner, a bar or a dot for each contact, its level by colour and shape."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from dragoman.analysis.levels import Band
from dragoman.analysis.selection import Month
from dragoman.analysis.timeline import Mark, marks
from dragoman.publishing.charts.style import BAND_COLOURS, BAND_SHAPES, INK, to_svg
from dragoman.publishing.english.actors import heading
from dragoman.publishing.english.dates import day_words, month_words
from dragoman.publishing.english.lists import listed, plural
from dragoman.publishing.english.numbers import cardinal
from dragoman.publishing.page.model import Picture
from dragoman.records import Event

ROW = 26  # points
WIDTH = 560  # points


def contact_timeline(events: Sequence[Event], home: str, month: Month) -> Picture | None:
    """The picture, or None where the month has no contact dated to ten days or better."""
    found = marks(events, home, month)
    if not found:
        return None
    partners = list(
        dict.fromkeys(m.partner for m in sorted(found, key=lambda m: (m.first, m.last, m.partner)))
    )
    return Picture(
        key="timeline",
        caption=f"{heading(home)}’s contacts in {month_words(month.first)}, day by day"
        + (". Hollow marks: planned, not reported as held" if any(m.planned for m in found) else ""),
        alt=_words(found, partners, month),
        svg=to_svg(_chart(found, partners, month), "timeline"),
        opening=True,
    )


def _chart(found: Sequence[Mark], partners: Sequence[str], month: Month) -> Any:
    import altair as alt

    rows = [
        {
            "partner": _label(m.partner),
            "first": m.first.isoformat(),
            "middle": _noon(m.first + (m.last - m.first) / 2 if m.first != m.last else m.first),
            "last": (m.last + timedelta(days=1)).isoformat(),
            "level": m.level.title,
            "held": "planned" if m.planned else "held",
            "long": m.first != m.last,
        }
        for m in found
    ]
    bands = sorted({m.level for m in found})
    colour = alt.Color(
        "level:N",
        title=None,
        sort=[b.title for b in bands],
        scale=alt.Scale(domain=[b.title for b in bands], range=[BAND_COLOURS[b] for b in bands]),
    )
    shape = alt.Shape(
        "level:N",
        title=None,
        scale=alt.Scale(domain=[b.title for b in bands], range=[BAND_SHAPES[b] for b in bands]),
    )
    days = [date(month.first.year, month.first.month, d).isoformat() for d in range(1, month.last.day + 1)]
    end = (month.last + timedelta(days=1)).isoformat()
    x = alt.X(
        "first:T",
        title=None,
        scale=alt.Scale(domain=[days[0], end], nice=False),
        axis=alt.Axis(
            values=days[::7], format="%-d %b", grid=True, labelFlush=True, tickSize=4, labelOverlap=True
        ),
    )
    y = alt.Y(
        "partner:N",
        title=None,
        sort=[_label(p) for p in partners],
        axis=alt.Axis(labelLimit=190, ticks=False),
    )
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=y)
    bars = (
        base.transform_filter("datum.long")
        .mark_bar(height=10, cornerRadius=3, stroke=INK, strokeWidth=0.6)
        .encode(x=x, x2="last:T", color=colour, fillOpacity=_held(alt))
    )
    dots = (
        base.transform_filter("!datum.long")
        .mark_point(filled=True, opacity=1, size=110, stroke=INK, strokeWidth=0.8)
        .encode(x=alt.X("middle:T"), color=colour, shape=shape, fillOpacity=_held(alt))
    )
    return alt.layer(bars, dots).properties(width=WIDTH, height=max(ROW * len(partners), 60))


def _held(alt: Any) -> Any:
    return alt.condition("datum.held == 'planned'", alt.value(0), alt.value(1))


def _noon(day: date) -> str:
    return f"{day.isoformat()}T12:00:00"


def _label(code: str) -> str:
    name = heading(code)
    return name if len(name) <= 26 else code


def _words(found: Sequence[Mark], partners: Sequence[str], month: Month) -> str:
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
    highest = min((m.level for m in found), default=Band.UNSPECIFIED)
    return (
        f"Timeline of {cardinal(len(found))} {plural(len(found), 'contact')} in {month_words(month.first)}. "
        + "; ".join(parts)
        + (f". Highest level: {highest.title.lower()}." if highest is not Band.UNSPECIFIED else ".")
    )
