"""GeoJSON (RFC 7946): events as points at their venues, WGS 84, longitude first.

An event without coordinates has ``geometry: null``, as the standard allows: nothing is left out.
"""

from collections.abc import Iterable
from typing import Any, BinaryIO

from dragoman.publishing.export.captions import caption
from dragoman.publishing.export.formats import Format, JsonRecord, register
from dragoman.publishing.export.jsonarray import write_array


def feature(record: JsonRecord) -> dict[str, Any]:
    """One event as a Feature; its properties are the record itself and a ``title``."""
    venue = record["venue"] or {}
    placed = venue.get("latitude") is not None and venue.get("longitude") is not None
    point = {"type": "Point", "coordinates": [venue["longitude"], venue["latitude"]]} if placed else None
    facts = {name: value for name, value in record.items() if name != "id"}
    return {
        "type": "Feature",
        "id": record["id"],
        "geometry": point,
        "properties": {"title": caption(record), **facts},
    }


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write one FeatureCollection, one feature a line."""
    write_array(map(feature, records), out, '{"type": "FeatureCollection", "features": ', "}")


register(Format("geojson", "GeoJSON", binary=False, write=write, kinds=("events",)))
