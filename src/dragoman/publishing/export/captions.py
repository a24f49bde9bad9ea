"""A record's one-line title and its sources in words, for calendars, feeds and maps."""

from dragoman.publishing.english.actors import actor
from dragoman.publishing.english.lists import listed, sentence
from dragoman.publishing.export.formats import JsonRecord

_SILENT = ("occurred", None)


def parties(record: JsonRecord) -> list[str]:
    """The names of all states and organisations of an event, as running text has them."""
    return [actor(code) for code in (*record["states"], *record["organisations"])]


def caption(record: JsonRecord) -> str:
    """An event in a few words: "Visit: Chile and Peru (planned)"."""
    status = "" if record["status"] in _SILENT else f" ({record['status']})"
    return f"{sentence(record['type']).rstrip('.')}: {listed(parties(record))}{status}"


def people(record: JsonRecord) -> str:
    """Who takes part, with offices: "Monica Juma (Foreign Secretary)"."""
    named = [
        f"{p['name']} ({p['office']})" if p["name"] and p["office"] else p["name"] or p["office"]
        for p in record["participants"]
    ]
    return ", ".join(name for name in named if name)


def quotations(record: JsonRecord) -> str:
    """The words that the record rests on, one passage a paragraph."""
    return "\n\n".join(f"\u201c{entry['quote']}\u201d ({entry['document']})" for entry in record["evidence"])
