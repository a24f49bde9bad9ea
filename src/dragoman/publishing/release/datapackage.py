"""``datapackage.json``: a Frictionless Data Package (version 1), with a schema for each table.

https://specs.frictionlessdata.io/data-package/. Its resources are the tables as CSV: the other forms hold the same, and a
reader of the package should need no more than it ships with.
"""

import json
import re
from typing import Any

from dragoman.knowledge import countries
from dragoman.publishing.english.actors import heading
from dragoman.publishing.export.formats import KINDS
from dragoman.publishing.release.about import About
from dragoman.publishing.release.contents import Contents, Table, vocabulary
from dragoman.publishing.release.files import File
from dragoman.records import Participant

_TYPES = {"text": "string", "real": "number", "whole": "integer"}
# The tables whose columns point at another table, where that is in the release.
_REFERENCES = (("participants", "event", "events"), ("evidence", "document", "documents"))


def datapackage(about: About, contents: Contents, files: list[File]) -> str:
    """The descriptor of a release whose data are in ``files``."""
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": slug(about.title),
        "title": about.title,
        "description": about.description,
        "created": None if about.date is None else f"{about.date}T00:00:00Z",
        "contributors": [
            {
                key: value
                for key, value in (("title", author.name), ("organization", author.affiliation))
                if value
            }
            | {"role": "author"}
            for author in about.authors
        ],
        "licenses": [{"name": about.licence.id, "title": about.licence.name, "path": about.licence.url}]
        if about.licence
        else None,
        "keywords": keywords(contents),
        "resources": [_resource(file, contents) for file in files if file.form == "csv"],
    }
    known = {name: value for name, value in package.items() if value not in (None, [])}
    return json.dumps(known, ensure_ascii=False, indent=2) + "\n"


def keywords(contents: Contents) -> list[str]:
    """Words by which a release is found."""
    words = ["diplomacy", "foreign policy", "event data"]
    return [*words, heading(contents.home)] if contents.home and countries.is_state(contents.home) else words


def slug(title: str) -> str:
    """A title as a name that may stand in an address: lower case, words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", countries.plain(title)).strip("-") or "ledger"


def _resource(file: File, contents: Contents) -> dict[str, Any]:
    table = contents.table(file.table)
    return {
        "name": table.name,
        "path": file.path,
        "profile": "tabular-data-resource",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{file.sha256}",
        "schema": _schema(table, contents),
    }


def _schema(table: Table, contents: Contents) -> dict[str, Any]:
    model = Participant if table.name == "participants" else KINDS.get(table.name)
    fields = []
    for column in table.columns:
        field: dict[str, Any] = {
            "name": column.name,
            "type": _TYPES[column.type],
            "description": table.meanings[column.name],
        }
        limits: dict[str, Any] = {"required": True} if column.name in table.key else {}
        if model and (values := vocabulary(model, column.name)):
            limits["enum"] = list(values)
        fields.append(field | ({"constraints": limits} if limits else {}))
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""], "primaryKey": list(table.key)}
    references = [
        {"fields": field, "reference": {"resource": other, "fields": "id"}}
        for name, field, other in _REFERENCES
        if name == table.name and any(other == each.name for each in contents.tables)
    ]
    return schema | ({"foreignKeys": references} if references else {})
