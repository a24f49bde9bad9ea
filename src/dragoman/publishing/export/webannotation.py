"""W3C Web Annotations: every piece of evidence as an annotation of its source, JSON-LD, one ``AnnotationPage``.

The target is selected twice, as the data model asks of robust annotations: by its position in the stored source text
(``TextPositionSelector``, Unicode code points, as in our offsets) and by its words (``TextQuoteSelector``).
Source: W3C Recommendation "Web Annotation Data Model", 23 February 2017.
"""

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from dragoman.publishing.export.formats import Format, JsonRecord, register
from dragoman.publishing.export.jsonarray import write_array

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_KINDS = ("events", "figures", "commitments", "statements")


def annotations(kind: str, record: JsonRecord) -> list[dict[str, Any]]:
    """One annotation for each piece of evidence; its body is the record without that evidence."""
    facts = {name: value for name, value in record.items() if name != "evidence"}
    return [
        {
            "id": f"urn:dragoman:{record['id']}:{number}",
            "type": "Annotation",
            "motivation": "classifying",
            "body": {
                "type": "Dataset",
                "format": "application/json",
                "value": json.dumps({"kind": kind, **facts}, ensure_ascii=False),
            },
            "target": {
                "source": f"urn:dragoman:{entry['document']}",
                "selector": [
                    {"type": "TextPositionSelector", "start": entry["start"], "end": entry["end"]},
                    {"type": "TextQuoteSelector", "exact": entry["quote"]},
                ],
            },
        }
        for number, entry in enumerate(record["evidence"], start=1)
    ]


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write one page of annotations, one annotation a line."""
    head = {"@context": CONTEXT, "id": f"urn:dragoman:{kind}", "type": "AnnotationPage"}
    items = (annotation for record in records for annotation in annotations(kind, record))
    write_array(items, out, json.dumps(head)[:-1] + ', "items": ', "}")


register(
    Format("webannotation", "W3C Web Annotations", binary=False, write=write, kinds=_KINDS, suffix="jsonld")
)
