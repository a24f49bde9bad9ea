"""The network of contacts, as GEXF 1.2 (Gephi) and GraphML, written by ``networkx``.

Nodes are states and organisations. Each event is an edge between every two of its parties, so a multigraph: edges
carry the event's id, kind, status, dates (``start`` and ``end``, ISO 8601 days), place, level and weight 1. In GEXF,
``start`` and ``end`` of an edge are its time (``timeformat="date"``), so Gephi's timeline works; events without a year
have none. An event of one party stays as a node without an edge.
"""

from collections.abc import Iterable
from itertools import combinations
from typing import Any, BinaryIO

from dragoman.publishing.english.actors import heading
from dragoman.publishing.export.formats import Format, JsonRecord, register
from dragoman.records import edtf


def graph_of(records: Iterable[JsonRecord]) -> Any:
    """The records as a ``networkx.MultiGraph``."""
    import networkx

    graph: Any = networkx.MultiGraph()
    for record in records:
        codes = [*record["states"], *record["organisations"]]
        for code in codes:
            kind = "state" if code in record["states"] else "organisation"
            graph.add_node(code, label=heading(code), kind=kind)
        for number, (one, two) in enumerate(combinations(codes, 2), start=1):
            graph.add_edge(one, two, key=f"{record['id']}-{number}", **_edge(record))
    return graph


def _edge(record: JsonRecord) -> dict[str, Any]:
    span = edtf.bounds(record["date"]) if record["date"] and edtf.year_known(record["date"]) else None
    ranks = [p["rank"] for p in record["participants"] if p["rank"] is not None]
    known = {
        "event": record["id"],
        "kind": record["type"],
        "status": record["status"],
        "date": record["date"],
        "start": span[0].isoformat() if span else None,
        "end": span[1].isoformat() if span else None,
        "venue": (record["venue"] or {}).get("name"),
        "rank": min(ranks, default=None),
        "confidence": record["confidence"],
        "weight": 1.0,
    }
    return {name: value for name, value in known.items() if value is not None}


def write_gexf(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write GEXF with a time on each edge."""
    import networkx

    graph = graph_of(records)
    graph.graph["mode"] = "dynamic"
    writer = networkx.readwrite.gexf.GEXFWriter(encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.add_graph(graph)
    text = str(writer).replace('timeformat="string"', 'timeformat="date"')
    out.write(b'<?xml version="1.0" encoding="utf-8"?>\n' + text.encode("utf-8", "replace") + b"\n")


def write_graphml(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write GraphML."""
    import networkx

    networkx.write_graphml_xml(graph_of(records), out, named_key_ids=True)


register(Format("gexf", "GEXF network", binary=False, write=write_gexf, kinds=("events",)))
register(Format("graphml", "GraphML network", binary=False, write=write_graphml, kinds=("events",)))
