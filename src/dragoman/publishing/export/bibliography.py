"""The sources as a bibliography: CSL-JSON (Zotero, Pandoc) and BibTeX (LaTeX).

A source with a site is an ``article-newspaper`` (BibTeX ``@article``), others a ``document`` (``@misc``). Days are
``issued`` only where the page itself tells its publication; ``accessed`` is the day of retrieval.
Schema: csl-data.json of the Citation Style Language 1.0.2.
"""

import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from dragoman.publishing.export.formats import Format, JsonRecord, register
from dragoman.publishing.export.jsonarray import write_array
from dragoman.records import edtf

_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
# BibTeX counts braces whether or not a backslash stands before them.
_SPECIAL |= {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_SPECIAL |= {mark: "\\" + mark for mark in "&%$#_"}
_ESCAPED = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")


def date_parts(value: str | None) -> dict[str, Any] | None:
    """An EDTF day, month or year as CSL has it; an interval has two; None where the year isn't known."""
    if value is None or not edtf.is_valid(value) or not edtf.year_known(value):
        return None
    points = [point for point in value.split("/") if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", point)]
    return {"date-parts": [[int(part) for part in point.split("-")] for point in points]} if points else None


def item(record: JsonRecord) -> dict[str, Any]:
    """One document as a CSL item."""
    known = {
        "id": record["id"],
        "type": "article-newspaper" if record["site"] else "document",
        "title": record["title"] or record["origin"].rsplit("/", 1)[-1],
        "author": [{"literal": name} for name in record["authors"]] or None,
        "issued": date_parts(record["published"]),
        "accessed": date_parts(record["retrieved"]),
        "container-title": record["site"],
        "section": record["section"],
        "URL": record["url"],
        "language": record["language"],
        "note": f"sha256: {record['sha256']}",
    }
    return {name: value for name, value in known.items() if value is not None}


def write_csl(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write one JSON list of CSL items."""
    write_array(map(item, records), out)


def escaped(text: str) -> str:
    """Text with the characters that BibTeX and LaTeX take for commands made harmless."""
    return " ".join(_ESCAPED.sub(lambda found: _SPECIAL[found[0]], text).split())


def entry(record: JsonRecord) -> str:
    """One document as a BibTeX entry (biber and LaTeX read UTF-8)."""
    source = item(record)
    fields = {
        # Braces keep the capitals of names, which many styles would lower.
        "title": "{" + escaped(source["title"]) + "}",
        "author": " and ".join("{" + escaped(name["literal"]) + "}" for name in source.get("author", [])),
        "journal": escaped(source.get("container-title", "")),
        "date": record["published"] if "issued" in source else "",
        "year": str(source["issued"]["date-parts"][0][0]) if "issued" in source else "",
        "urldate": record["retrieved"] if "accessed" in source else "",
        "url": source.get("URL", "").replace("{", "%7B").replace("}", "%7D"),
        "note": escaped(source["note"]),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    kind = "article" if "container-title" in source else "misc"
    return "\n".join([f"@{kind}{{{record['id']},", *lines, "}"])


def write_bibtex(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write one entry a document."""
    for record in records:
        out.write(entry(record).encode("utf-8", "replace") + b"\n\n")


register(Format("csl", "CSL-JSON", binary=False, write=write_csl, kinds=("documents",), suffix="json"))
register(Format("bibtex", "BibTeX", binary=False, write=write_bibtex, kinds=("documents",), suffix="bib"))
