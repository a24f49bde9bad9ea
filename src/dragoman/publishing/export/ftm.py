"""FollowTheMoney entities (Aleph, OpenSanctions), one a line, after its schema 4.11.

Events are ``Event``; states ``PublicBody``, organisations ``Organization``, named people ``Person``, each office of theirs a
``Position`` that they hold by an ``Occupancy``, with the days on which they are seen in it; sources ``Article`` (of a site) or
``Document``. Each piece of evidence is a ``Documentation``, from the source to the event, with its words and offsets; a name that
stands in the words is a ``Mention``. The schema knows no status: what did not take place says so in its name and in ``keywords``.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, BinaryIO

from dragoman.analysis.people import Seen, identified, person_id
from dragoman.publishing.english.actors import heading
from dragoman.publishing.export.actrows import alpha2, event_of
from dragoman.publishing.export.captions import caption
from dragoman.publishing.export.formats import Format, JsonRecord, register
from dragoman.records import Event, Evidence, Participant, Status, edtf

# FollowTheMoney writes languages with three letters (ISO 639-3).
_LANGUAGES = {
    "be": "bel", "bg": "bul", "cs": "ces", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "lt": "lit",
    "lv": "lav", "nl": "nld", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "tr": "tur", "uk": "ukr",
}  # fmt: skip

Entity = dict[str, Any]


def entity(identity: str, schema: str, **properties: Iterable[str | None] | str | None) -> Entity:
    """An entity; each property is a list of its values, those without one are left out."""
    listed: dict[str, list[str]] = {}
    for name, value in properties.items():
        values = [value] if isinstance(value, str) else value or ()
        if kept := list(dict.fromkeys(each for each in values if each)):
            listed[name] = kept
    return {"id": identity, "schema": schema, "properties": listed}


@dataclass(slots=True)
class Post:
    """An office of a person, with the days on which events that took place show him in it."""

    person: Seen
    office: str
    days: set[str] = field(default_factory=set)
    documents: dict[str, None] = field(default_factory=dict)


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write the events, and after them all that they speak of, each once."""
    given = list(records)
    events = [event_of(record) for record in given]
    found = identified(events)
    people = list({id(person): person for person in found.values()}.values())
    posts: dict[tuple[int, str], Post] = {}
    for event in events:
        for place, who in enumerate(event.participants):
            if person := found.get((event.id, place)):
                _hold(posts, person, who, event)
    documents = {d["id"]: d for record in given for d in record.get("documents", [])}
    told: list[Iterable[Entity]] = [
        *(_event(event, documents, found) for event in events),
        (_body(code, state=True) for code in sorted({c for e in events for c in e.states})),
        (_body(code, state=False) for code in sorted({c for e in events for c in e.organisations})),
        (_person(person) for person in people),
        *(_post(post) for post in posts.values()),
        (_document(document) for document in documents.values()),
    ]
    written: set[str] = set()
    for each in (one for group in told for one in group):
        if each["id"] not in written:
            written.add(each["id"])
            out.write(json.dumps(each, ensure_ascii=False).encode("utf-8", "replace") + b"\n")


def _hold(posts: dict[tuple[int, str], Post], person: Seen, who: Participant, event: Event) -> None:
    if not who.office:
        return
    post = posts.setdefault((id(person), who.office), Post(person, who.office))
    post.documents |= dict.fromkeys(proof.document for proof in event.evidence)
    if event.status is Status.OCCURRED:
        post.days.update(dates(event.date))


def dates(value: str | None) -> list[str]:
    """The one or two ends of a date, as far as they have a year: what FollowTheMoney can hold of it."""
    if not value or not edtf.year_known(value):
        return []
    return [end for end in value.split("/") if end != edtf.OPEN and not end.endswith("X")]


def _event(
    event: Event, documents: dict[str, dict[str, Any]], found: dict[tuple[str, int], Seen]
) -> Iterator[Entity]:
    venue, ends = event.venue, dates(event.date)
    interval = bool(event.date and "/" in event.date)
    people = [found[event.id, n] for n in range(len(event.participants)) if (event.id, n) in found]
    cited = [documents[proof.document] for proof in event.evidence if proof.document in documents]
    open_end = interval and (event.date or "").endswith(edtf.OPEN)
    open_start = interval and (event.date or "").startswith(edtf.OPEN)
    yield entity(
        event.id,
        "Event",
        name=caption(event.model_dump(mode="json")),
        date=None if interval else ends,
        startDate=ends[:1] if interval and not open_start else None,
        endDate=ends[-1:] if interval and not open_end else None,
        location=venue.name if venue else None,
        country=_alpha2(venue.country) if venue else None,
        involved=[
            *(_body_id(c) for c in (*event.states, *event.organisations)),
            *(person_id(p) for p in people),
        ],
        keywords=[event.type, event.status.value, *event.form, *event.topics],
        summary=event.outcome,
        description=[proof.quote for proof in event.evidence],
        proof=[proof.document for proof in event.evidence if proof.document in documents],
        publisher=[document["site"] for document in cited],
        sourceUrl=[document["url"] for document in cited],
        recordId=event.id,
    )
    for proof in event.evidence:
        yield from _evidence(event, proof, people)


def _evidence(event: Event, proof: Evidence, people: Iterable[Seen]) -> Iterator[Entity]:
    yield entity(
        _id("proof", event.id, proof.document, str(proof.start), str(proof.end)),
        "Documentation",
        document=proof.document,
        entity=event.id,
        role="evidence",
        summary=proof.quote,
        recordId=f"{proof.document}:{proof.start}-{proof.end}",
    )
    for person in people:
        if person.name in proof.quote:
            yield entity(
                _id("mention", proof.document, person_id(person)),
                "Mention",
                document=proof.document,
                name=person.name,
                resolved=person_id(person),
                detectedSchema="Person",
                contextCountry=_alpha2(person.country),
            )


def _body(code: str, *, state: bool) -> Entity:
    return entity(
        _body_id(code),
        "PublicBody" if state else "Organization",
        name=heading(code),
        abbreviation=None if state else code,
        country=_alpha2(code) if state else None,
        topics="gov.national" if state else "gov.igo",
    )


def _person(person: Seen) -> Entity:
    country = _alpha2(person.country)
    return entity(person_id(person), "Person", name=person.name, country=country)


def _post(post: Post) -> Iterator[Entity]:
    of = heading(post.person.country) if post.person.country else ""
    position = _id("position", post.person.country or "", post.office)
    yield entity(
        position,
        "Position",
        name=f"{post.office} ({of})" if of else post.office,
        country=_alpha2(post.person.country),
        organization=None
        if not post.person.country or _alpha2(post.person.country)
        else _body_id(post.person.country),
    )
    yield entity(
        _id("occupancy", person_id(post.person), position),
        "Occupancy",
        holder=person_id(post.person),
        post=position,
        date=sorted(post.days),
        proof=list(post.documents),
    )


def _document(document: dict[str, Any]) -> Entity:
    file = str(document["origin"]).rsplit("/", 1)[-1]
    return entity(
        document["id"],
        "Article" if document["site"] else "Document",
        title=document["title"],
        name=document["title"] or file,
        fileName=file,
        author=document["authors"],
        publisher=document["site"],
        publishedAt=dates(document["published"]),
        retrievedAt=dates(document["retrieved"]),
        sourceUrl=document["url"],
        language=_LANGUAGES.get(document["language"] or ""),
        mimeType=document["media_type"],
        notes=f"sha256: {document['sha256']}",
    )


def _alpha2(code: str | None) -> str | None:
    """A country as FollowTheMoney writes it; None for an organisation, and for a territory without two letters."""
    letters = alpha2(code)
    return letters.lower() if letters else None


def _body_id(code: str) -> str:
    return f"body-{code}"


def _id(kind: str, *parts: str) -> str:
    return f"{kind}-{sha256(chr(31).join(parts).encode('utf-8', 'replace')).hexdigest()[:16]}"


register(Format("ftm", "FollowTheMoney entities", binary=False, write=write, kinds=("events",), sources=True))
