"""Bars of trade: a group for each year, a bar for turnover, exports and imports, the value above it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dragoman.analysis.trade import YearOfTrade, by_year
from dragoman.publishing.charts.style import INK, to_svg
from dragoman.publishing.english.actors import actor, heading
from dragoman.publishing.english.lists import listed
from dragoman.publishing.page.model import Picture
from dragoman.publishing.telling.figures import amount
from dragoman.records import Figure, Indicator

COLOURS = {Indicator.TURNOVER: "#0b2545", Indicator.EXPORTS: "#e08e2b", Indicator.IMPORTS: "#8fb8c9"}
"""Dark, middle and light, so that they hold in grey; told apart by colour-blind readers."""

WIDTH, HEIGHT = 560, 200
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
