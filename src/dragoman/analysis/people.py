"""People as the events show them: their offices over time, and who has met whom."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from dragoman.analysis.levels import Band, level
from dragoman.analysis.selection import is_contact, latest, order_key
from dragoman.knowledge.countries import plain
from dragoman.knowledge.names import is_forebear, keys_of
from dragoman.records import Event
from dragoman.records.edtf import year_known


@dataclass
class Seen:
    """A person (a name and a country) as the events show them.

    ``events`` are ids, in the order of their dates; ``dates`` those on which each office was given; ``contacts``
    the events among them that are contacts that took place.
    """

    name: str
    country: str | None
    offices: Counter[str] = field(default_factory=Counter)
    rank: int | None = None
    events: list[str] = field(default_factory=list)
    first: str | None = None
    last: str | None = None
    met: Counter[str] = field(default_factory=Counter)
    dates: dict[str, list[str]] = field(default_factory=dict)
    contacts: list[Event] = field(default_factory=list)

    def terms(self) -> list[dict[str, str | None]]:
        """The offices over time: each with the first and the last date on which it was given."""
        days = {office: sorted(_placed(self.dates.get(office, []))) for office in self.offices}
        found = [
            {"office": office, "first": its[0] if its else None, "last": its[-1] if its else None}
            for office, its in days.items()
        ]
        return sorted(
            found, key=lambda term: (term["first"] is None, term["first"] or "", term["office"] or "")
        )

    def levels(self) -> dict[str, int]:
        """How many contacts there were at each level."""
        tally = Counter(level(event) for event in self.contacts)
        return {band.name.lower(): tally[band] for band in Band if tally[band]}

    def as_json(self) -> dict[str, Any]:
        """The person as one line of JSON; offices and partners most frequent first."""
        last = latest(self.contacts)
        return {
            "name": self.name,
            "country": self.country,
            "offices": [office for office, _ in self.offices.most_common()],
            "rank": self.rank,
            "events": self.events,
            "first": self.first,
            "last": self.last,
            "partners": [code for code, _ in self.met.most_common()],
            "terms": self.terms(),
            "contacts": len(self.contacts),
            "levels": self.levels(),
            "last_contact": last.date if last else None,
            "last_event": last.id if last else None,
        }


def _placed(dates: list[str]) -> list[str]:
    """Those of the dates that say their year, where any does."""
    return [date for date in dates if year_known(date)] or dates


def seen(events: Iterable[Event], named: str | None = None) -> list[Seen]:
    """The people in events that are in the order of their dates; only those whose name holds ``named``."""
    register = Register()
    for event in events:
        for who in event.participants:
            if who.name is None or (named and not all(w in plain(who.name) for w in plain(named).split())):
                continue
            person = register.known(who.name, who.country)
            if who.office:
                person.offices[who.office] += 1
                person.dates.setdefault(who.office, []).extend([event.date] if event.date else [])
            person.rank = min(filter(None, (person.rank, who.rank)), default=None)
            if event.id in person.events:
                continue
            person.events.append(event.id)
            if is_contact(event) and event.date:
                person.contacts.append(event)
            person.first = person.first or event.date
            if event.date and (person.last is None or year_known(event.date)):
                person.last = event.date
            others = {*event.states, *event.organisations} - {who.country}
            person.met.update(sorted(others))
    return sorted(register.people, key=lambda p: (-len(p.events), p.rank or 9, p.name))


class Register:
    """The people met so far, found by their names.

    Spellings of one name are one person ("Lukashenko", "Alexander Lukashenka"), as long as only one of that
    country fits; the longest name is shown.
    """

    def __init__(self) -> None:
        self.people: list[Seen] = []
        self._places: dict[int, int] = {}
        self._sharing: dict[tuple[str | None, str], dict[int, Seen]] = {}

    def known(self, name: str, country: str | None) -> Seen:
        """The person of this name, or a new one."""
        keys = set(keys_of(tuple(name.split())))
        fitting = [person for person in self._candidates(keys, country) if _fits(name, keys, person)]
        exact = [person for person in fitting if person.name == name]
        if not exact and len(fitting) != 1:
            self.people.append(Seen(name, country))
            self._places[id(self.people[-1])] = len(self.people) - 1
            self._enter(self.people[-1])
            return self.people[-1]
        person = (exact or fitting)[0]
        if len(name) > len(person.name):
            person.name = name
            self._enter(person)
        return person

    def place(self, person: Seen) -> int:
        """The place of a person of this register among its people."""
        return self._places[id(person)]

    def _candidates(self, keys: set[str], country: str | None) -> list[Seen]:
        """Those of the country who share a word of the name, in the order in which they were met."""
        found: dict[int, Seen] = {}
        for key in keys:
            found |= self._sharing.get((country, key), {})
        return sorted(found.values(), key=self.place)

    def _enter(self, person: Seen) -> None:
        for key in keys_of(tuple(person.name.split())):
            self._sharing.setdefault((person.country, key), {})[id(person)] = person


def _fits(name: str, keys: set[str], person: Seen) -> bool:
    mine, words = tuple(name.split()), tuple(person.name.split())
    theirs = set(keys_of(words))
    if is_forebear(mine, words) or is_forebear(words, mine):
        return False
    return bool(theirs) and (keys <= theirs or theirs <= keys)


def identified(events: Iterable[Event]) -> dict[tuple[str, int], Seen]:
    """Who each named participant is, by the id of the event and the place among its participants, from 0.

    The same spellings are one person as in ``Register``; who is not named is nobody.
    """
    register = Register()
    return {
        (event.id, place): register.known(who.name, who.country)
        for event in events
        for place, who in enumerate(event.participants)
        if who.name
    }


def person_id(person: Seen) -> str:
    """An id that follows from a person's country and name, as the events at hand show them."""
    told = "\x1f".join((person.country or "", person.name))
    return f"person-{sha256(told.encode('utf-8', 'replace')).hexdigest()[:16]}"


@dataclass(frozen=True, slots=True)
class Encounter:
    """Two people who took part in the same contacts, one of each side; the contacts in order of their dates."""

    ours: str
    theirs: str
    events: tuple[Event, ...]


def encounters(events: Iterable[Event], home: str, partner: str) -> list[Encounter]:
    """Who of home has met whom of the partner: named people in the same contact, the most recent pair first."""
    met = sorted((e for e in events if is_contact(e)), key=order_key)
    register = Register()
    pairs: dict[tuple[int, int], list[Event]] = {}
    for event in met:
        sides: dict[str, list[int]] = {home: [], partner: []}
        for who in event.participants:
            if who.name and who.country in sides:
                place = register.place(register.known(who.name, who.country))
                sides[who.country] += [] if place in sides[who.country] else [place]
        for one in sides[home]:
            for other in sides[partner]:
                pairs.setdefault((one, other), []).append(event)
    found = [
        Encounter(register.people[a].name, register.people[b].name, tuple(e)) for (a, b), e in pairs.items()
    ]
    place_of = {event.id: number for number, event in enumerate(met)}
    return sorted(found, key=lambda f: (-place_of[f.events[-1].id], -len(f.events), f.ours, f.theirs))
