"""The balance of vectors: how many contacts with each, by level, this year above the year before."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dragoman.analysis.balance import by_vector
from dragoman.analysis.levels import Band
from dragoman.analysis.selection import Year
from dragoman.knowledge.regions import Vector
from dragoman.publishing.charts.style import BAND_COLOURS, INK, PAPER, to_svg
from dragoman.publishing.english.actors import heading
from dragoman.publishing.english.lists import listed
from dragoman.publishing.english.phrases import phrases
from dragoman.publishing.page.model import Picture
from dragoman.records import Event

WIDTH, BAR, GAP = 440, 18, 14  # points
DARK = (Band.HEAD, Band.MINISTER)
"""Levels whose bars are so dark that the number in them is white."""


def vector_balance(now: Sequence[Event], before: Sequence[Event], home: str, year: Year) -> Picture | None:
    """The picture, or None where the year has no contact."""
    this, last = by_vector(now, home), by_vector(before, home)
    if not this:
        return None
    vectors = sorted({*this, *last}, key=lambda v: (v is None, v.order if v else 0, v.id if v else ""))
    years = [(str(year.first.year), this)] + ([(str(year.first.year - 1), last)] if last else [])
    caption = f"Contacts of {heading(home)} by vector and level, {years[0][0]}"
    told = [
        f"{_title(v)}: {listed([f'{_levels(table.get(v, Counter()))} in {name}' for name, table in years])}"
        for v in vectors
    ]
    return Picture(
        key="balance",
        caption=caption + (f" above {years[1][0]}" if last else ""),
        alt=f"Bars of contacts by vector and level. {'; '.join(told)}.",
        svg=to_svg(_chart(vectors, years), "balance"),
    )


def _title(vector: Vector | None) -> str:
    return vector.title if vector else str(phrases()["sections"]["several"])


def _levels(counts: Counter[Band]) -> str:
    """ "five (heads of state or government 2, officials 3)"."""
    parts = [f"{band.title.lower()} {counts[band]}" for band in Band if counts[band]]
    return f"{counts.total()} ({', '.join(parts)})" if parts else "none"


def _chart(
    vectors: Sequence[Vector | None], years: Sequence[tuple[str, dict[Vector | None, Counter[Band]]]]
) -> Any:
    import altair as alt

    pieces: list[dict[str, Any]] = []
    ends: list[dict[str, Any]] = []
    names: list[dict[str, Any]] = []
    at = GAP / 2
    for vector in vectors:
        names.append({"name": _title(vector), "y": at + BAR * len(years) / 2})
        for name, table in years:
            counts, reached = table.get(vector, Counter()), 0
            for band in Band:
                if counts[band]:
                    piece = {
                        "from": reached,
                        "to": reached + counts[band],
                        "level": band.title,
                        "n": counts[band],
                    }
                    piece |= {"top": at + 1, "foot": at + BAR - 1, "dark": band in DARK, "y": at + BAR / 2}
                    pieces.append(piece | {"middle": reached + counts[band] / 2})
                    reached += counts[band]
            words = f"{reached} in {name}" if len(years) > 1 else str(reached)
            ends.append({"x": reached, "y": at + BAR / 2, "words": words})
            at += BAR
        at += GAP
    height, most = at - GAP / 2, max(e["x"] for e in ends)
    down, along = alt.Scale(domain=[height, 0], nice=False), alt.Scale(domain=[0, most], nice=False)
    y = alt.Y("y:Q", axis=None, scale=down)
    bands = [b for b in Band if any(p["level"] == b.title for p in pieces)]
    look = alt.Scale(domain=[b.title for b in bands], range=[BAND_COLOURS[b] for b in bands])
    bars = (
        alt.Chart(alt.InlineData(values=pieces))
        .mark_rect(stroke=PAPER, strokeWidth=1)
        .encode(
            x=alt.X("from:Q", axis=None, scale=along),
            x2="to:Q",
            y=alt.Y("top:Q", axis=None, scale=down),
            y2="foot:Q",
            color=alt.Color("level:N", title=None, scale=look),
        )
    )
    inner = alt.Chart(alt.InlineData(values=pieces)).encode(
        x=alt.X("middle:Q", axis=None, scale=along), y=y, text="n:N"
    )
    rows = alt.Chart(alt.InlineData(values=names)).mark_text(
        align="right", baseline="middle", fontSize=12, color=INK, x=-8
    )
    sums = alt.Chart(alt.InlineData(values=ends)).mark_text(
        align="left", baseline="middle", fontSize=11, color=INK, dx=6
    )
    layers = [
        bars,
        inner.transform_filter("datum.dark").mark_text(fontSize=10, color=PAPER),
        inner.transform_filter("!datum.dark").mark_text(fontSize=10, color=INK),
        rows.encode(y=y, text="name:N"),
        sums.encode(x=alt.X("x:Q", axis=None, scale=along), y=y, text="words:N"),
    ]
    return alt.layer(*layers).properties(width=WIDTH, height=height)
