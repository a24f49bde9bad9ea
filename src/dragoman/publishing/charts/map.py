"""The map of a month: the venues of contacts, with home and its partners marked."""

import math
from collections.abc import Sequence
from typing import Any

from dragoman.analysis.geography import Place, abroad, partner_counts, places
from dragoman.analysis.selection import Month
from dragoman.knowledge import countries
from dragoman.publishing.charts.shapes import shapes, within_box
from dragoman.publishing.charts.style import INK, MUTED, to_svg
from dragoman.publishing.english.actors import heading
from dragoman.publishing.english.dates import month_words
from dragoman.publishing.english.lists import listed, plural
from dragoman.publishing.english.numbers import cardinal
from dragoman.publishing.page.model import Picture
from dragoman.records import Event

WIDTH, HEIGHT = 620, 420  # points
MARGIN = 4.0  # degrees beyond the outermost venue
SMALLEST = 26.0  # degrees of longitude that a map shows at the least
WORLD = 140.0  # degrees of longitude from which the whole world is shown
HOME, PARTNER, OTHER = "#33658a", "#b9d3e3", "#eef0f1"

LETTER = 6.0  # points: about the width of a letter of a label, and half its height
SIDES: dict[str, tuple[float, float, str]] = {
    "above": (0, -15, "center"),
    "right": (11, 0, "left"),
    "below": (0, 15, "center"),
    "left": (-11, 0, "right"),
}
"""Where a label may stand: its offset from the dot (points, right and down) and its alignment, first choice first."""

Box = tuple[float, float, float, float]


def venue_map(events: Sequence[Event], home: str, month: Month) -> Picture | None:
    """The picture, or None where no venue has coordinates."""
    found = places(events, home)
    if not found:
        return None
    box = _box(found, home)
    partners = {code for code in partner_counts(events, home) if code in shapes()}
    seen = within_box(*_wider(box))
    beyond = sorted(heading(code) for code in partners if code not in seen)
    caption = (
        f"Where contacts took place in {month_words(month.first)}; {heading(home)} dark, its partners tinted"
    )
    if beyond:
        caption += f". Partners beyond the map: {listed(beyond)}"
    out, at_home = abroad(events, home)
    told = listed([f"{p.name} ({cardinal(p.count)})" for p in found])
    return Picture(
        key="map",
        caption=caption,
        alt=f"Map of venues with the number of contacts in each: {told}. "
        f"{cardinal(at_home).capitalize()} {plural(at_home, 'contact')} in {heading(home)}, {cardinal(out)} abroad.",
        svg=to_svg(_chart(found, box, home, partners, seen), "map"),
    )


def _box(found: Sequence[Place], home: str) -> Box:
    """The degrees to show: all venues and home's capital, with a margin, in about the proportions of the picture."""
    points = [(p.longitude, p.latitude) for p in found]
    if countries.is_state(home):
        capital = countries.country(home)
        if capital.longitude is not None and capital.latitude is not None:
            points.append((capital.longitude, capital.latitude))
    west, east = min(p[0] for p in points) - MARGIN, max(p[0] for p in points) + MARGIN
    south, north = min(p[1] for p in points) - MARGIN, max(p[1] for p in points) + MARGIN
    spread = max(east - west, (north - south) * 2.2, SMALLEST)
    middle = (west + east) / 2
    rise = max(north - south, spread * 0.42)
    level = (south + north) / 2
    return (
        max(-180.0, middle - spread / 2),
        max(-60.0, level - rise / 2),
        min(180.0, middle + spread / 2),
        min(82.0, level + rise / 2),
    )


def _wider(box: Box) -> Box:
    """The box grown by half, since the picture's proportions are not the box's."""
    west, south, east, north = box
    if east - west > WORLD:
        return -180.0, -60.0, 180.0, 84.0
    grow, rise = (east - west) * 0.5, (north - south) * 0.5
    return west - grow, south - rise, east + grow, north + rise


def _chart(found: Sequence[Place], box: Box, home: str, partners: set[str], seen: dict[str, Any]) -> Any:
    import altair as alt

    features = [
        {
            "type": "Feature",
            "geometry": geometry,
            "properties": {"kind": "home" if code == home else "partner" if code in partners else "other"},
        }
        for code, geometry in seen.items()
    ]
    layers = [
        alt.Chart(alt.InlineData(values=features))
        .mark_geoshape(stroke=MUTED, strokeWidth=0.5, clip=True)
        .encode(
            color=alt.Color(
                "properties.kind:N",
                legend=None,
                scale=alt.Scale(domain=["home", "partner", "other"], range=[HOME, PARTNER, OTHER]),
            )
        ),
        *_dots(alt, _shown(found, box)),
    ]
    return alt.layer(*layers).project(**_projection(box)).properties(width=WIDTH, height=HEIGHT)


def _dots(alt: Any, rows: Sequence[dict[str, Any]]) -> list[Any]:
    base = alt.Chart(alt.InlineData(values=rows)).encode(longitude="longitude:Q", latitude="latitude:Q")
    most = max(row["count"] for row in rows)
    dots = base.mark_circle(color="#e08e2b", stroke=INK, strokeWidth=0.9, opacity=0.95).encode(
        size=alt.Size("count:Q", legend=None, scale=alt.Scale(domain=[0, max(most, 4)], range=[0, 420]))
    )
    layers = [dots]
    for side, (dx, dy, align) in SIDES.items():
        here = base.transform_filter(f"datum.side == '{side}'").encode(text="label:N")
        look = {"dx": dx, "dy": dy, "align": align, "baseline": "middle", "fontSize": LETTER * 2}
        layers.append(here.mark_text(stroke="#ffffff", strokeWidth=3, strokeJoin="round", **look))
        layers.append(here.mark_text(color=INK, **look))
    return layers


def _shown(found: Sequence[Place], box: Box) -> list[dict[str, Any]]:
    """The dots, each with the side on which its label covers no other dot or label; none where all sides would."""
    at = {(p.name, p.country): _point(p, box) for p in found}
    taken = [(x - 8, y - 8, x + 8, y + 8) for x, y in at.values()]
    rows = []
    for place in found:
        label = f"{place.name} ({place.count})" if place.count > 1 else place.name
        x, y = at[place.name, place.country]
        own = (x - 8, y - 8, x + 8, y + 8)
        chosen = ""
        for side in SIDES:
            area = _label_area(x, y, side, len(label) * LETTER)
            others = [t for t in taken if t != own]
            if _in_picture(area) and not any(_overlap(area, t) for t in others):
                taken.append(area)
                chosen = side
                break
        rows.append(
            {
                "longitude": place.longitude,
                "latitude": place.latitude,
                "count": place.count,
                "label": label,
                "side": chosen,
            }
        )
    return rows


def _label_area(x: float, y: float, side: str, width: float) -> Box:
    """The rectangle (left, top, right, bottom; points) that a label of this width takes."""
    dx, dy, align = SIDES[side]
    left = x + dx - {"left": 0.0, "center": width / 2, "right": width}[align]
    return left, y + dy - LETTER, left + width, y + dy + LETTER


def _in_picture(area: Box) -> bool:
    return area[0] >= 0 and area[1] >= 0 and area[2] <= WIDTH and area[3] <= HEIGHT


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _point(place: Place, box: Box) -> tuple[float, float]:
    """Where a place lies in the picture (points); on a map of the world, about where."""
    projection = _projection(box)
    scale, (middle, level) = projection["scale"], projection["center"]
    x = WIDTH / 2 + scale * math.radians(place.longitude - middle)
    if projection["type"] == "mercator":
        return x, HEIGHT / 2 - scale * (_mercator(place.latitude) - _mercator(level))
    return x, HEIGHT / 2 - scale * math.radians(place.latitude - level)


def _projection(box: Box) -> dict[str, Any]:
    """Mercator fitted to the box; for a box as wide as an ocean, the whole world in Natural Earth."""
    west, south, east, north = box
    if east - west > WORLD:
        return {
            "type": "naturalEarth1",
            "scale": WIDTH / 5.6,
            "translate": [WIDTH / 2, HEIGHT / 2],
            "center": [0, 10],
        }
    low, high = _mercator(south), _mercator(north)
    scale = min(WIDTH / math.radians(east - west), HEIGHT / (high - low))
    level = math.degrees(2 * math.atan(math.exp((low + high) / 2)) - math.pi / 2)
    return {
        "type": "mercator",
        "scale": scale,
        "center": [(west + east) / 2, level],
        "translate": [WIDTH / 2, HEIGHT / 2],
    }


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))
