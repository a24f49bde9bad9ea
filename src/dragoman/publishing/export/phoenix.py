"""CAMEO, in the 26 columns of Phoenix (what PETRARCH2's pipeline writes): tab-separated, without a header.

The same rows as ``cameo``. Actors are CAMEO's codes: a state with its sector (``BLRGOV``), or ``IGO`` with the organisation's
acronym as its attribute. Of a date that is no day, year and month stand where they are known. ``EventID`` counts the rows;
``SentenceID`` is the record's id.
"""

import re
from collections.abc import Iterable
from typing import Any, BinaryIO

from dragoman.analysis.acts import Act, Party, first_day
from dragoman.knowledge.event_codes import IGO, EventCode
from dragoman.publishing.export.actrows import alpha2, documents, dyads, sector_of, why_left_out, write_rows
from dragoman.publishing.export.formats import Format, JsonRecord, register

COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day",
    "SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute",
    "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute",
    "EventCode", "EventRootCode", "QuadClass", "GoldsteinScore", "Issues", "Lat", "Lon",
    "LocationName", "StateName", "CountryCode", "SentenceID", "URLs", "NewsSources",
)  # fmt: skip


def side(title: str, party: Party | None) -> dict[str, Any]:
    """The columns of one side: ``title`` is "Source" or "Target"."""
    if party is None:
        return {}
    role = sector_of(party).plover if party.is_state else None
    entity = party.code if party.is_state else IGO
    return {
        f"{title}ActorFull": entity + (role or ""),
        f"{title}ActorEntity": entity,
        f"{title}ActorRole": role,
        f"{title}ActorAttribute": None if party.is_state else party.code,
    }


def when(value: str | None) -> dict[str, Any]:
    """The columns of the date: the day, or what is known of year and month."""
    if day := first_day(value):
        return {"Date": f"{day:%Y%m%d}", "Year": day.year, "Month": day.month, "Day": day.day}
    known = re.fullmatch(r"(\d{4})(?:-(\d\d))?", value or "")
    if not known:
        return {}
    return {"Year": int(known[1]), "Month": int(known[2]) if known[2] else None}


def shared(act: Act, record: JsonRecord) -> dict[str, Any]:
    """The columns that all rows of an act share: when, where, on what, and who tells of it."""
    venue = act.event.venue
    told = when(act.event.date) | {
        "Issues": ";".join(f"{topic},1" for topic in act.event.topics),
        "SentenceID": act.event.id,
        "URLs": ";".join(documents(record, "url")),
        "NewsSources": ";".join(documents(record, "site")),
    }
    if venue:
        told |= {"Lat": venue.latitude, "Lon": venue.longitude, "LocationName": venue.name}
        told["CountryCode"] = alpha2(venue.country)
    return told


def coded(number: int, code: EventCode) -> dict[str, Any]:
    """The columns of a row's number and code."""
    return {
        "EventID": number,
        "EventCode": code.cameo,
        "EventRootCode": code.cameo[:2],
        "QuadClass": code.quad,
        "GoldsteinScore": code.goldstein,
    }


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write one dyad a line."""
    write_rows(dyads(records, shared, coded, side), COLUMNS, out, header=False)


register(
    Format(
        "phoenix",
        "Phoenix",
        binary=False,
        write=write,
        kinds=("events",),
        sources=True,
        leaves_out=why_left_out,
    )
)
