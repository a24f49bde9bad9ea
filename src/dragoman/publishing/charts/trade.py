"""Bars of trade. With one partner: a group for each year, a bar for turnover, exports and imports, the value above it; with all of a year: a bar
for each."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dragoman.analysis.selection import Year
from dragoman.analysis.trade import YearOfTrade, by_year, turnover_of
from dragoman.publishing.charts.style import INK, to_svg
from dragoman.publishing.english.actors import actor, heading
from dragoman.publishing.english.lists import listed
from dragoman.publishing.page.model import Picture
from dragoman.publishing.telling.figures import amount
from dragoman.records import Figure, Indicator

COLOURS = {Indicator.TURNOVER: "#0b2545", Indicator.EXPORTS: "#e08e2b", Indicator.IMPORTS: "#8fb8c9"}
"""Dark, middle and light, so that they hold in grey; told apart by colour-blind readers."""

WIDTH, HEIGHT = 560, 200
PARTNERS_WIDTH, BAR, GAP = 400, 15, 9
INK_BAR, PALE_BAR = "#1f6f8b", "#c9d8e0"
MOST = 15
"""Partners that are drawn, those with most trade."""

MANY = 6
"""Bars from which on the groups move closer together."""


def trade_bars(figures: Iterable[Figure], home: str, partner: str) -> Picture | None:
    """The picture of trade between home and partner by year; None with fewer than two values in one currency."""
    years = by_year(figures, home)
    if not years:
        return None
    currency = min(Counter(y.figure.currency or "" for y in years).items(), key=lambda i: (-i[1], i[0]))[0]
    shown = [y for y in years if (y.figure.currency or "") == currency]
    if len(shown) < 2 or not currency:
        return None
    return Picture(
        key="trade",
        caption=f"Trade of {actor(home)} with {actor(partner)} by year, as far as sources tell",
        alt=f"Bars of trade between {heading(home)} and {heading(partner)}. " + _words(shown),
        svg=to_svg(_chart(shown), "trade"),
    )


def trade_by_partner(figures: Iterable[Figure], home: str, year: Year) -> Picture | None:
    """The picture of turnover with each partner in the year and the one before; None with fewer than two partners."""
    wanted = (year.first.year, year.first.year - 1)
    rows = turnover_of(figures, home, wanted)
    if len(rows) < 2:
        return None
    shown, left = rows[:MOST], len(rows) - MOST
    years = [y for y in wanted if any(y in values for _, values in shown)]
    told = [
        f"{heading(code)}: {listed([f'{amount(values[y])} in {y}' for y in years if y in values])}"
        for code, values in shown
    ]
    caption = f"Turnover of {actor(home)} with its partners, {' above '.join(map(str, years))}, as far as sources tell"
    return Picture(
        key="trade",
        caption=caption + (f". {left} smaller ones not drawn" if left > 0 else ""),
        alt=f"Bars of turnover between {heading(home)} and its partners. {'; '.join(told)}.",
        svg=to_svg(_partner_chart(shown, years), "trade"),
    )


def _partner_chart(shown: list[tuple[str, dict[int, Figure]]], years: list[int]) -> Any:
    import altair as alt

    rows: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    at = GAP / 2
    for code, values in shown:
        told = [year for year in years if year in values]
        names.append({"name": heading(code), "y": at + BAR * len(told) / 2})
        for year in told:
            row = {
                "value": values[year].value,
                "words": f"{amount(values[year])} ({year})",
                "year": str(year),
            }
            rows.append(row | {"y": at + BAR / 2, "top": at + 1, "foot": at + BAR - 1, "zero": 0})
            at += BAR
        at += GAP
    height = at - GAP / 2
    down = alt.Scale(domain=[height, 0], nice=False)
    along = alt.Scale(domain=[0, max(r["value"] for r in rows)], nice=False)
    y = alt.Y("y:Q", axis=None, scale=down)
    shades = alt.Scale(domain=[str(year) for year in years], range=[INK_BAR, PALE_BAR][: len(years)])
    base = alt.Chart(alt.InlineData(values=rows))
    bars = base.mark_rect(stroke=INK, strokeWidth=0.6).encode(
        x=alt.X("zero:Q", axis=None, scale=along),
        x2="value:Q",
        y=alt.Y("top:Q", axis=None, scale=down),
        y2="foot:Q",
        color=alt.Color("year:N", title=None, scale=shades, legend=None),
    )
    words = base.mark_text(align="left", baseline="middle", dx=6, fontSize=11, color=INK).encode(
        x=alt.X("value:Q", axis=None, scale=along), y=y, text="words:N"
    )
    labels = alt.Chart(alt.InlineData(values=names)).mark_text(
        align="right", baseline="middle", fontSize=12, color=INK, x=-8
    )
    return alt.layer(bars, words, labels.encode(y=y, text="name:N")).properties(
        width=PARTNERS_WIDTH, height=height
    )


def _words(shown: list[YearOfTrade]) -> str:
    years = sorted({y.year for y in shown})
    told = [f"{year}: {listed([_item(y) for y in shown if y.year == year])}" for year in years]
    return "; ".join(told) + "."


def _item(entry: YearOfTrade) -> str:
    return f"{entry.indicator.value} {amount(entry.figure)}"


def _chart(shown: list[YearOfTrade]) -> Any:
    import altair as alt

    rows = [
        {
            "year": str(y.year),
            "what": y.indicator.value.capitalize(),
            "value": y.figure.value,
            "words": amount(y.figure),
        }
        for y in shown
    ]
    kinds = [kind for kind in COLOURS if any(y.indicator is kind for y in shown)]
    names = [kind.value.capitalize() for kind in kinds]
    years = [str(year) for year in range(shown[0].year, shown[-1].year + 1)]
    gap = 0.3 if len(kinds) * len(years) > MANY else 0.75
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X(
            "year:N",
            title=None,
            scale=alt.Scale(domain=years, paddingInner=gap, paddingOuter=gap),
            axis=alt.Axis(labelAngle=0, ticks=False),
        ),
        xOffset=alt.XOffset("what:N", scale=alt.Scale(domain=names)),
        y=alt.Y("value:Q", title=None, axis=None, scale=alt.Scale(zero=True)),
    )
    bars = base.mark_bar(stroke=INK, strokeWidth=0.6).encode(
        color=alt.Color(
            "what:N",
            title=None,
            scale=alt.Scale(domain=names, range=[COLOURS[kind] for kind in kinds]),
            legend=None if len(kinds) == 1 else alt.Legend(),
        )
    )
    words = base.mark_text(dy=-7, fontSize=10, color=INK).encode(text="words:N")
    return alt.layer(bars, words).properties(width=WIDTH, height=HEIGHT)
