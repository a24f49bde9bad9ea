"""``dataverse.json``: the metadata of a release as Dataverse's native API takes a new data set.

    curl -H "X-Dataverse-key: $KEY" -X POST "$SERVER/api/dataverses/$COLLECTION/datasets" --upload-file dataverse.json \\
         -H "Content-type: application/json"

Fields are those of its block ``citation`` (and one of ``geospatial``). A data set needs a title, an author, a contact, a
description and a subject: without ``--contact`` Dataverse refuses the file.
"""

import json
from collections.abc import Iterable
from typing import Any

from dragoman import __version__
from dragoman.publishing.english.actors import heading
from dragoman.publishing.release.about import About
from dragoman.publishing.release.contents import Contents
from dragoman.publishing.release.datapackage import keywords
from dragoman.publishing.release.readme import summary

Field = dict[str, Any]
MOST_COUNTRIES = 30
"""States that are named as what the data cover: those of most events."""


def dataverse(about: About, contents: Contents) -> str:
    """The data set as JSON."""
    version: dict[str, Any] = {"metadataBlocks": {"citation": _citation(about, contents)}}
    if covered := states(contents):
        places = [{"otherGeographicCoverage": _text("otherGeographicCoverage", heading(s))} for s in covered]
        version["metadataBlocks"]["geospatial"] = {
            "displayName": "Geospatial Metadata",
            "fields": [_compound("geographicCoverage", places)],
        }
    if about.licence and about.licence.dataverse:
        version["license"] = {"name": about.licence.dataverse, "uri": about.licence.url}
    elif about.licence:
        version["termsOfUse"] = f"{about.licence.name}, {about.licence.url}"
    return json.dumps({"datasetVersion": version}, ensure_ascii=False, indent=2) + "\n"


def states(contents: Contents) -> list[str]:
    """The states of most events, the most frequent first."""
    tally: dict[str, int] = {}
    events = next((table.records for table in contents.tables if table.name == "events"), ())
    for event in events:
        for state in event["states"]:
            tally[state] = tally.get(state, 0) + 1
    return sorted(tally, key=lambda state: (-tally[state], state))[:MOST_COUNTRIES]


def _citation(about: About, contents: Contents) -> dict[str, Any]:
    description = about.description or summary(contents)
    fields = [
        _text("title", about.title),
        _compound("author", [_author(each.name, each.affiliation, each.orcid) for each in about.named()]),
        _compound("dsDescription", [{"dsDescriptionValue": _text("dsDescriptionValue", description)}]),
        _list("subject", ["Social Sciences"], "controlledVocabulary"),
        _compound("keyword", [{"keywordValue": _text("keywordValue", word)} for word in keywords(contents)]),
        _list("kindOfData", ["event data"]),
        _compound(
            "software",
            [
                {
                    "softwareName": _text("softwareName", "Dragoman"),
                    "softwareVersion": _text("softwareVersion", __version__),
                }
            ],
        ),
    ]
    if about.contact:
        contact = {
            "datasetContactName": _text("datasetContactName", about.named()[0].name),
            "datasetContactEmail": _text("datasetContactEmail", about.contact),
        }
        fields.insert(2, _compound("datasetContact", [contact]))
    if contents.period:
        first, last = contents.period
        period = {
            "timePeriodCoveredStart": _text("timePeriodCoveredStart", first),
            "timePeriodCoveredEnd": _text("timePeriodCoveredEnd", last),
        }
        fields.append(_compound("timePeriodCovered", [period]))
    if about.date:
        fields.append(_text("productionDate", about.date))
    return {"displayName": "Citation Metadata", "fields": fields}


def _author(name: str, affiliation: str | None, orcid: str | None) -> dict[str, Field]:
    found = {"authorName": _text("authorName", name)}
    if affiliation:
        found["authorAffiliation"] = _text("authorAffiliation", affiliation)
    if orcid:
        found["authorIdentifierScheme"] = _text("authorIdentifierScheme", "ORCID", "controlledVocabulary")
        found["authorIdentifier"] = _text("authorIdentifier", orcid)
    return found


def _text(name: str, value: str, kind: str = "primitive") -> Field:
    return {"typeName": name, "multiple": False, "typeClass": kind, "value": value}


def _list(name: str, values: list[str], kind: str = "primitive") -> Field:
    return {"typeName": name, "multiple": True, "typeClass": kind, "value": values}


def _compound(name: str, values: Iterable[dict[str, Field]]) -> Field:
    return {"typeName": name, "multiple": True, "typeClass": "compound", "value": list(values)}
