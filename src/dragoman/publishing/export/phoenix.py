"""CAMEO, in the 26 columns of Phoenix (what PETRARCH2's pipeline writes): tab-separated, without a header.

The same rows as ``cameo``. Actors are CAMEO's codes: a state with its sector (``BLRGOV``), or ``IGO`` with the organisation's
acronym as its attribute. Of a date that is no day, year and month stand where they are known. ``EventID`` counts the rows;
``SentenceID`` is the record's id.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from dragoman.analysis.acts import Party, first_day
from dragoman.knowledge.event_codes import IGO
from dragoman.publishing.export.actrows import acts, alpha2, documents, sector_of, why_left_out, write_rows
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


def rows(records: Iterable[JsonRecord]) -> Iterator[dict[str, Any]]:
    """The rows of all events that are acts, numbered from 1."""
    number = 0
    for act, record in acts(records):
        venue = act.event.venue
        shared = when(act.event.date) | {
            "Issues": ";".join(f"{topic},1" for topic in act.event.topics),
            "SentenceID": act.event.id,
            "URLs": ";".join(documents(record, "url")),
            "NewsSources": ";".join(documents(record, "site")),
        }
        if venue:
            shared |= {"Lat": venue.latitude, "Lon": venue.longitude, "LocationName": venue.name}
            shared["CountryCode"] = alpha2(venue.country)
        for source, target, code in act.pairs():
            number += 1
            what = {
                "EventID": number,
                "EventCode": code.cameo,
                "EventRootCode": code.cameo[:2],
                "QuadClass": code.quad,
                "GoldsteinScore": code.goldstein,
            }
            yield shared | what | side("Source", source) | side("Target", target)


def write(kind: str, records: Iterable[JsonRecord], out: BinaryIO) -> None:
    """Write one dyad a line."""
    write_rows(rows(records), COLUMNS, out, header=False)


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
