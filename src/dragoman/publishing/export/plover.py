"""PLOVER, as its manual (0.6b2) specifies records for interchange: JSON, one act a line.

``source`` and ``target`` are lists of actors; where each does to the other what the other does (a meeting), all are sources
and there is no target. ``date`` and ``enddate`` are the first and the last day that the date allows: of "March 2015", 1 and
31 March. Beside the manual's fields stand ours: ``edtf``, ``status``, ``confidence``, ``sources`` and ``cameo``. What is
unconfirmed or denied, and what has no category in PLOVER, is left out, and counted.
"""

from collections.abc import Iterable
from typing import Any, BinaryIO

from dragoman import __version__
from dragoman.analysis.acts import Act, Party, act_of, why_no_act
from dragoman.knowledge.event_codes import IGO, categories
from dragoman.publishing.export import jsonl
from dragoman.publishing.export.actrows import acts, alpha2, documents, event_of, name_of, sector_of
from dragoman.publishing.export.formats import Format, JsonRecord, register
from dragoman.records import edtf

CODEBOOK = "PLOVER 0.6b2, categories, modes and contexts as of 2023"


def actor(party: Party) -> dict[str, Any]:
    """A party as PLOVER's object for an actor."""
    lead = party.lead
    known = {
        "code": party.code if party.is_state else IGO,
        "sector": sector_of(party).plover,
        "identifier": None if party.is_state else party.code,
        "actorText": name_of(party),
        "office": lead.office if lead else None,
    }
    return {name: value for name, value in known.items() if value is not None}


def place(record: JsonRecord) -> dict[str, Any] | None:
    """Where it took place, in the words of GeoNames."""
    venue = record["venue"]
    if not venue:
        return None
    known = {
        "name": venue["name"],
        "latitude": venue["latitude"],
        "longitude": venue["longitude"],
        "country code": alpha2(venue["country"]),
        "cc3": venue["country"],
    }
    return {name: value for name, value in known.items() if value is not None}


def category_of(act: Act) -> str | None:
    """PLOVER's category for an act; None where it has none."""
    return act.plover if act.plover in categories() else None


def row(act: Act, record: JsonRecord) -> dict[str, Any]:
    """An act as PLOVER's JSON. What is not known is left out, but for the fields that the manual requires."""
    span = edtf.bounds(act.event.date) if act.event.date and edtf.year_known(act.event.date) else None
    required = {
        "id": act.event.id,
        "date": span[0].isoformat() if span else None,
        "enddate": span[1].isoformat() if span else None,
        "source": [actor(party) for party in act.sources],
        "event": category_of(act),
    }
    more = {
        "target": None if act.mutual else [actor(party) for party in act.targets],
        "eventLoc": place(record),
        "quadCode": categories()[str(act.plover)].quad,
        "mode": list(act.modes),
        "context": list(act.contexts),
        "text": " | ".join(proof.quote for proof in act.event.evidence),
        "textInfo": [{"start": proof.start, "end": proof.end} for proof in act.event.evidence],
        "citation": "; ".join(dict.fromkeys(proof.document for proof in act.event.evidence)),
        "url": "; ".join(documents(record, "url")),
        "language": "; ".join(documents(record, "language")),
        "publication": "; ".join(documents(record, "site")),
    }
    own = {
        "coder": f"Dragoman {__version__}",
        "codebook": CODEBOOK,
        "edtf": act.event.date,
        "status": act.event.status.value,
        "confidence": act.event.confidence,
        "sources": act.event.sources,
        "cameo": act.code.cameo,
    }
    return required | {name: value for name, value in (more | own).items() if value not in (None, [], "")}


def why_left_out(record: JsonRecord) -> str | None:
    """Why an event has no row: it is no act, or none that PLOVER has a category for."""
    event = event_of(record)
    act = act_of(event)
    if act is None:
        return why_no_act(event)
    return None if category_of(act) else f"without a category for {event.type}"


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write one act a line."""
    jsonl.write(kind, (row(act, record) for act, record in acts(records) if category_of(act)), out)


register(
    Format(
        "plover",
        "PLOVER",
        binary=False,
        write=write,
        kinds=("events",),
        sources=True,
        leaves_out=why_left_out,
    )
)
