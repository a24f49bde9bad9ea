"""The shapes of countries, offline (Natural Earth 1:50m, public domain; see ``scripts/build_country_shapes.py``)."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

Ring = list[list[float]]


@cache
def shapes() -> dict[str, dict[str, Any]]:
    """Each country's GeoJSON geometry (MultiPolygon, WGS 84 degrees) by alpha-3 code."""
    text = files(__package__).joinpath("countries.topojson").read_text("utf-8")
    world = json.loads(text)
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    arcs: list[Ring] = []
    for steps in world["arcs"]:
        x = y = 0
        points = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            points.append([round(x * sx + tx, 2), round(y * sy + ty, 2)])
        arcs.append(points)

    def ring(indices: list[int]) -> Ring:
        points: Ring = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += arc[1:] if points else arc
        return points

    return {
        geometry["id"]: {
            "type": "MultiPolygon",
            "coordinates": [
                [outline for outline in polygon if _has_area(outline)]
                for polygon in ([ring(r) for r in rings] for rings in geometry["arcs"])
                if _has_area(polygon[0])
            ],
        }
        for geometry in world["objects"]["countries"]["geometries"]
    }


def _has_area(outline: Ring) -> bool:
    """Whether simplification left at least a triangle of a ring."""
    return len({(x, y) for x, y in outline}) > 2


def within_box(west: float, south: float, east: float, north: float) -> dict[str, dict[str, Any]]:
    """The shapes that reach into a box of degrees: each country's polygons whose outlines touch it, by code."""
    found = {}
    for code, geometry in shapes().items():
        kept = [p for p in geometry["coordinates"] if _touches(p[0], west, south, east, north)]
        if kept:
            found[code] = {"type": "MultiPolygon", "coordinates": kept}
    return found


def _touches(outline: Ring, west: float, south: float, east: float, north: float) -> bool:
    xs, ys = [p[0] for p in outline], [p[1] for p in outline]
    return min(xs) <= east and max(xs) >= west and min(ys) <= north and max(ys) >= south
