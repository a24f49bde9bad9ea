"""Who takes part in events: rows by which people are counted without opening an event.

A **guise** is all that an event tells of somebody who takes part, but for the day: name, country, office, rank, and whom he
met there. Most people are told of again and again in the same guise, so that an event adds little more than the numbers of its
guises, and people can be counted guise by guise. The number of a guise follows from what it says: the same everywhere, and
known without asking.
"""

import json
from collections.abc import Iterator
from typing import Any

from dragoman.knowledge.names import keys_of
from dragoman.ledger.sorting import number_of
from dragoman.records import Event, Participant, Status, edtf
from dragoman.records.vocabulary import CONTACTS

#: What is known of a date: its year, a date without a year, none.
PLACED, UNPLACED, UNDATED = 0, 1, 2


def attendances(event: Event, number: int, line: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """For each participant who is named, the row of the guise, and that of the attendance; ``number`` and ``line`` are those of
    the event's record."""
    dated = UNDATED if event.date is None else PLACED if edtf.year_known(event.date) else UNPLACED
    parties = {*event.states, *event.organisations}
    highest = min((p.rank for p in event.participants if p.rank is not None), default=0)
    met = event.type in CONTACTS and event.status is Status.OCCURRED and event.date is not None
    before: list[Participant] = []
    for place, who in enumerate(event.participants):
        if who.name is None:
            continue
        guise = {
            "name": _kept(who.name),
            "country": who.country,
            "office": _kept(who.office),
            "rank": who.rank,
            "level": highest if met else None,
            "dated": dated,
            "met": json.dumps(sorted(parties - {who.country})),
            "beside": json.dumps(_namesakes(who, before), ensure_ascii=False),
        }
        its = number_of(guise.values())
        attendance = {"number": number, "place": place, "guise": its}
        yield {"number": its} | guise, attendance | {"at": at(line, place, event.date), "date": event.date}
        before.append(who)


def at(line: str, place: int, date: str | None) -> str:
    """Where an attendance stands among all: by the place of its record in lists, then by that among the participants."""
    return f"{line}|{place:04}|{date or ''}"


def told_at(at: str) -> tuple[str, str | None]:
    """The id of the event, and its date, of an attendance."""
    _, identity, _, date = at.rsplit("|", 3)
    return identity, date or None


def _namesakes(who: Participant, before: list[Participant]) -> list[str]:
    """The names of those before him, of the same country, who might be the same person: they share a word of the name."""
    keys = set(keys_of((who.name or "").split()))
    others = (p.name for p in before if p.name and p.country == who.country)
    return [_kept(name) or "" for name in others if name == who.name or keys & set(keys_of(name.split()))]


def _kept(text: str | None) -> str | None:
    """Without the letter NUL, which not every database can keep."""
    return text.replace("\x00", "") if text else text
