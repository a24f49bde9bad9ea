"""The network of contacts: home in the middle, its partners around it by vector, nearer to whom it met more often."""

import math
from collections.abc import Sequence
from typing import Any

from dragoman.analysis.network import Tie, ties
from dragoman.knowledge.regions import Vector, vector_of
from dragoman.publishing.charts.style import BAND_COLOURS, BAND_SHAPES, INK, MUTED, to_svg
from dragoman.publishing.english.actors import heading
from dragoman.publishing.english.lists import listed, plural
from dragoman.publishing.english.numbers import cardinal
from dragoman.publishing.page.model import Picture
from dragoman.records import Event

RADIUS = 150  # points: from home to the partners
ROOM, LETTER = 26, 5.6  # points: from a partner to its name and to the edge; the width of a letter
LINE = "#b4bec6"

MOST = 44
"""Partners that are drawn, those with most contacts; the caption counts the others."""

FEWEST = 3
"""Partners from which on a network says more than a list."""

PAUSE = 1.0
"""The space between two vectors, as a part of that between two partners."""


def contact_network(events: Sequence[Event], home: str, when: str) -> Picture | None:
    """The picture of the contacts of ``when`` ("2015"), or None with fewer than three partners."""
    found = ties(events, home)
    own = [t for t in found if home in (t.one, t.other)]
    if len(own) < FEWEST:
        return None
    shown = {_partner(t, home): t for t in own[:MOST]}
    order = sorted(shown, key=lambda code: (*_vector_key(code, home), -shown[code].count, heading(code)))
    among = [t for t in found if t.one in shown and t.other in shown]
    left = len(own) - len(shown)
    vectors = list(dict.fromkeys(v.title for c in order if (v := vector_of(c, home))))
    caption = f"Who {heading(home)} was in contact with in {when}; the thicker the line, the more often"
    caption += f". Clockwise from the top: {listed(vectors)}" if len(vectors) > 1 else ""
    caption += ". Dashed: contacts of the partners with one another" if among else ""
    caption += f". {left} further {plural(left, 'partner')} not drawn" if left else ""
    told = [f"{heading(code)} ({shown[code].count}, {shown[code].highest.title.lower()})" for code in order]
    return Picture(
        key="network",
        caption=caption,
        alt=f"Network of {heading(home)}’s contacts with {cardinal(len(own))} partners in {when}, with the number of "
        f"contacts and their highest level: {'; '.join(told)}.",
        svg=to_svg(_chart(order, shown, among, home), "network"),
    )


def _partner(tie: Tie, home: str) -> str:
    return tie.other if tie.one == home else tie.one


def _vector_key(code: str, home: str) -> tuple[int, str]:
    vector: Vector | None = vector_of(code, home)
    return (vector.order, vector.id) if vector else (999, "")


def _places(order: Sequence[str], home: str) -> dict[str, tuple[float, float, float]]:
    """Where each partner lies (points from the middle, down and right) and its angle, clockwise from the top."""
    keys = [_vector_key(code, home) for code in order]
    breaks = sum(a != b for a, b in zip(keys, [*keys[1:], keys[0]], strict=True))
    step = 2 * math.pi / (len(order) + PAUSE * breaks)
    at, places = 0.0, {}
    for place, code in enumerate(order):
        places[code] = (RADIUS * math.sin(at), -RADIUS * math.cos(at), at)
        at += step * (1 + PAUSE * (keys[place] != keys[(place + 1) % len(keys)]))
    return places


def _chart(order: Sequence[str], shown: dict[str, Tie], among: Sequence[Tie], home: str) -> Any:
    import altair as alt

    places = _places(order, home)
    most = max(t.count for t in shown.values())
    lines = [
        {"x": 0, "y": 0, "x2": x, "y2": y, "count": shown[code].count, "of": "home"}
        for code, (x, y, _) in places.items()
    ]
    lines += [
        {"x": places[t.one][0], "y": places[t.one][1], "x2": places[t.other][0], "y2": places[t.other][1],
         "count": t.count, "of": "partners"}
        for t in among
    ]  # fmt: skip
    nodes = [
        {"x": x, "y": y, "count": shown[code].count, "level": shown[code].highest.title}
        for code, (x, y, _) in places.items()
    ]
    half = RADIUS + ROOM + LETTER * max(len(_name(code, shown[code])) for code in order)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-half, half], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[half, -half], nice=False))
    width = alt.StrokeWidth("count:Q", legend=None, scale=alt.Scale(domain=[1, max(most, 4)], range=[0.8, 6]))
    edges = alt.Chart(alt.InlineData(values=lines)).encode(x=x, y=y, x2="x2:Q", y2="y2:Q", strokeWidth=width)
    bands = sorted({t.highest for t in shown.values()})
    titles = [b.title for b in bands]
    dots = (
        alt.Chart(alt.InlineData(values=nodes))
        .mark_point(filled=True, opacity=1, stroke=INK, strokeWidth=0.9)
        .encode(
            x=x,
            y=y,
            size=alt.Size("count:Q", legend=None, scale=alt.Scale(domain=[1, max(most, 4)], range=[70, 330])),
            color=_by_level(alt.Color, alt, titles, [BAND_COLOURS[b] for b in bands]),
            shape=_by_level(alt.Shape, alt, titles, [BAND_SHAPES[b] for b in bands]),
        )
    )
    middle = alt.Chart(alt.InlineData(values=[{"x": 0, "y": 0, "name": heading(home)}])).encode(x=x, y=y)
    layers = [
        edges.transform_filter("datum.of == 'partners'").mark_rule(
            color=MUTED, strokeDash=[3, 3], opacity=0.8
        ),
        edges.transform_filter("datum.of == 'home'").mark_rule(color=LINE),
        dots,
        *_names(alt, places, shown, x, y),
        middle.mark_text(
            fontSize=14, fontWeight="bold", stroke="#ffffff", strokeWidth=5, strokeJoin="round"
        ).encode(text="name:N"),
        middle.mark_text(fontSize=14, fontWeight="bold", color=INK).encode(text="name:N"),
    ]
    return alt.layer(*layers).properties(width=2 * half, height=2 * half)


def _by_level(channel: Any, alt: Any, titles: Sequence[str], look: Sequence[str]) -> Any:
    return channel("level:N", title=None, scale=alt.Scale(domain=list(titles), range=list(look)))


def _names(
    alt: Any, places: dict[str, tuple[float, float, float]], shown: dict[str, Tie], x: Any, y: Any
) -> list[Any]:
    """The names outside the circle, each along the ray on which its partner lies, never upside down."""
    rows = []
    for code, (_, _, at) in places.items():
        far = RADIUS + ROOM / 2 + min(shown[code].count, 4)
        left = math.sin(at) < -1e-9
        turn = math.degrees(at) - 90
        words = _name(code, shown[code])
        rows.append({"x": far * math.sin(at), "y": -far * math.cos(at), "name": words, "left": left,
                     "angle": round((turn + 180 if left else turn) % 360, 1)})  # fmt: skip
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=x, y=y, text="name:N", angle=alt.Angle("angle:Q", scale=None)
    )
    look: dict[str, Any] = {
        "fontSize": 11 if len(places) > CROWDED else 12,
        "baseline": "middle",
        "color": INK,
    }
    return [
        base.transform_filter("datum.left").mark_text(align="right", **look),
        base.transform_filter("!datum.left").mark_text(align="left", **look),
    ]


def _name(code: str, tie: Tie) -> str:
    name = heading(code) if len(heading(code)) <= LONGEST else code
    return f"{name} ({tie.count})" if tie.count > 1 else name


CROWDED = 30
"""Partners from which on names are set smaller."""

LONGEST = 24
"""Letters beyond which a code stands for a name."""
