"""The map of a month or a year: the venues of contacts, with home and its partners marked."""

import math
from collections.abc import Sequence
from typing import Any

from dragoman.analysis.geography import Place, abroad, partner_counts, places
from dragoman.knowledge import countries
from dragoman.publishing.charts.shapes import Ring, shapes, within_box
from dragoman.publishing.charts.style import INK, to_svg
from dragoman.publishing.english.actors import heading
from dragoman.publishing.english.lists import listed, plural
from dragoman.publishing.english.numbers import cardinal
from dragoman.publishing.page.model import Picture
from dragoman.records import Event

WIDTH, HEIGHT, WORLD_HEIGHT = 620, 400, 300  # points
MARGIN = 4.0  # degrees beyond the outermost venue
SMALLEST = 26.0  # degrees of longitude that a map shows at the least
MOST_TOLD = 20
"""Venues that the alternative text names."""

WORLD = 140.0  # degrees of longitude from which the whole world is shown
HOME, PARTNER, OTHER, SEA, EDGE = "#33658a", "#b4cede", "#fcfcfa", "#e6ebee", "#8a949c"
"""Home dark, its partners tinted, the others light on a sea between the two: in grey they differ as much."""

FINEST, ISLET = 0.7, 3
"""Points of the picture that lie closer are one; islands smaller than so many of them are left out."""

LETTER = 6.0  # points: about the width of a letter of a label, and half its height
SIDES: dict[str, tuple[float, float, str]] = {
    "above": (0, -15, "center"),
    "right": (11, 0, "left"),
    "below": (0, 15, "center"),
    "left": (-11, 0, "right"),
}
"""Where a label may stand: its offset from the dot (points, right and down) and its alignment, first choice first."""

Box = tuple[float, float, float, float]


def venue_map(events: Sequence[Event], home: str, when: str) -> Picture | None:
    """The picture of the contacts of ``when`` ("March 2015"), or None where no venue has coordinates."""
    found = places(events, home)
    if not found:
        return None
    box = _box(found, home)
    partners = {code for code in partner_counts(events, home) if code in shapes()}
    seen = within_box(*_wider(box))
    beyond = sorted(heading(code) for code in partners if code not in seen)
    caption = f"Where contacts took place in {when}; {heading(home)} dark, its partners tinted"
    if beyond:
        caption += f". Partners beyond the map: {listed(beyond)}"
    out, at_home = abroad(events, home)
    told = listed([f"{p.name} ({cardinal(p.count)})" for p in found[:MOST_TOLD]])
    more = len(found) - MOST_TOLD
    told += f"; and {more} more" if more > 0 else ""
    return Picture(
        key="map",
        caption=caption,
        alt=f"Map of venues with the number of contacts in each: {told}. "
        f"{cardinal(at_home).capitalize()} {plural(at_home, 'contact')} in {heading(home)}, {cardinal(out)} abroad.",
        svg=to_svg(_chart(found, box, home, partners, seen), "map", margin=0),
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
        for code, geometry in _drawn(seen, _projection(box)["scale"]).items()
    ]
    layers = [
        alt.Chart(alt.InlineData(values=features))
        .mark_geoshape(stroke=EDGE, strokeWidth=0.5, clip=True)
        .encode(
            color=alt.Color(
                "properties.kind:N",
                legend=None,
                scale=alt.Scale(domain=["home", "partner", "other"], range=[HOME, PARTNER, OTHER]),
            )
        ),
        *_dots(alt, _shown(found, box)),
    ]
    chart = alt.layer(*layers).project(**_projection(box))
    return chart.properties(width=WIDTH, height=_height(box), view=alt.ViewBackground(fill=SEA, stroke=None))


def _drawn(seen: dict[str, Any], scale: float) -> dict[str, Any]:
    """The shapes without what nobody could see at this scale: islets, and points closer than half of one."""
    fine = math.degrees(FINEST / scale)
    found = {}
    for code, geometry in seen.items():
        polygons = sorted(geometry["coordinates"], key=lambda p: -_extent(p[0]))
        kept = [p for p in polygons if _extent(p[0]) >= fine * ISLET] or polygons[:1]
        found[code] = {"type": "MultiPolygon", "coordinates": [[_thinned(r, fine) for r in p] for p in kept]}
    return found


def _extent(ring: Ring) -> float:
    """The longer side of the box around an outline, in degrees."""
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _thinned(ring: Ring, fine: float) -> Ring:
    """An outline without the points that lie on another one, as far as the eye can tell."""
    kept = [ring[0]]
    for point in ring[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= fine:
            kept.append(point)
    return [*kept, ring[-1]] if len(kept) > 2 else ring


def _dots(alt: Any, rows: Sequence[dict[str, Any]]) -> list[Any]:
    base = alt.Chart(alt.InlineData(values=rows)).encode(longitude="longitude:Q", latitude="latitude:Q")
    most = max(row["count"] for row in rows)
    dots = base.mark_circle(color="#e08e2b", stroke=INK, strokeWidth=0.9, opacity=0.95).encode(
        size=alt.Size("count:Q", legend=None, scale=alt.Scale(domain=[0, max(most, 4)], range=[30, 420]))
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
            if _in_picture(area, _height(box)) and not any(_overlap(area, t) for t in others):
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


def _in_picture(area: Box, height: int) -> bool:
    return area[0] >= 0 and area[1] >= 0 and area[2] <= WIDTH and area[3] <= height


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _point(place: Place, box: Box) -> tuple[float, float]:
    """Where a place lies in the picture (points); on a map of the world, about where."""
    projection = _projection(box)
    scale, (middle, level) = projection["scale"], projection["center"]
    x = WIDTH / 2 + scale * math.radians(place.longitude - middle)
    if projection["type"] == "mercator":
        return x, HEIGHT / 2 - scale * (_mercator(place.latitude) - _mercator(level))
    return x, WORLD_HEIGHT / 2 - scale * math.radians(place.latitude - level)


def _height(box: Box) -> int:
    return WORLD_HEIGHT if box[2] - box[0] > WORLD else HEIGHT


def _projection(box: Box) -> dict[str, Any]:
    """Mercator fitted to the box; for a box as wide as an ocean, the whole world in Natural Earth."""
    west, south, east, north = box
    if east - west > WORLD:
        return {
            "type": "naturalEarth1",
            "scale": WIDTH / 5.3,
            "translate": [WIDTH / 2, WORLD_HEIGHT / 2],
            "center": [0, 12],
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
