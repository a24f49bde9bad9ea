"""``CITATION.cff``: how to cite a release (Citation File Format 1.2.0), for archives and reference managers.

Scalars are written as JSON strings, which YAML 1.2 reads as they are.
"""

import json

from dragoman.publishing.release.about import About, Author
from dragoman.publishing.release.contents import Contents
from dragoman.publishing.release.datapackage import keywords


def citation_file(about: About, contents: Contents) -> str:
    """The file's text."""
    lines = [
        "cff-version: 1.2.0",
        f"message: {_quoted('If you use these data, please cite them as below.')}",
        "type: dataset",
        f"title: {_quoted(about.title)}",
        "authors:",
    ]
    for author in about.named():
        lines += [f"  {'- ' if first else '  '}{line}" for first, line in _first(_author(author))]
    if about.description:
        lines.append(f"abstract: {_quoted(about.description)}")
    if about.licence:
        lines.append(f"license: {about.licence.id}")
    if about.contact:
        lines += [
            "contact:",
            f"  - name: {_quoted(about.named()[0].name)}",
            f"    email: {_quoted(about.contact)}",
        ]
    if about.date:
        lines.append(f"date-released: {_quoted(about.date)}")
    lines += ["keywords:", *(f"  - {_quoted(word)}" for word in keywords(contents))]
    return "\n".join(lines) + "\n"


def _author(author: Author) -> list[str]:
    known = {
        "family-names": author.family if author.given else None,
        "given-names": author.given,
        "name": None if author.given else author.family,
        "affiliation": author.affiliation if author.given else None,
        "orcid": f"https://orcid.org/{author.orcid}" if author.orcid else None,
    }
    return [f"{key}: {_quoted(value)}" for key, value in known.items() if value]


def _first(lines: list[str]) -> list[tuple[bool, str]]:
    return [(place == 0, line) for place, line in enumerate(lines)]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
