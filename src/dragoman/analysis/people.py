"""People as the events show them: their offices over time, and who has met whom."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from typing import Any

from dragoman.analysis.levels import Band, band_of
from dragoman.analysis.selection import is_contact, order_key
from dragoman.knowledge.names import is_forebear, keys_of
from dragoman.ledger.appearing import Appearance, appearances_in
from dragoman.ledger.attending import PLACED, UNPLACED, told_at
from dragoman.records import Event
from dragoman.records.edtf import year_known


@dataclass
class Seen:
    """A person (a name and a country) as the events show them.

    ``count`` is the number of events; ``events`` are their ids in the order of their dates, where the events were told one by
    one (``with_events`` looks them up); ``dates`` those on which each office was given, or the first and last of them;
    ``levels`` how many contacts that took place there were at each level; ``names`` the spellings.
    """

    name: str
    country: str | None
    offices: Counter[str] = field(default_factory=Counter)
    rank: int | None = None
    count: int = 0
    events: list[str] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    dates: dict[str, list[str]] = field(default_factory=dict)
    levels: Counter[Band] = field(default_factory=Counter)
    names: set[str] = field(default_factory=set)
    _firsts: dict[int, str] = field(default_factory=dict)
    _lasts: dict[int, str] = field(default_factory=dict)
    _contacts: dict[int, str] = field(default_factory=dict)

    @property
    def first(self) -> str | None:
        """The date of the first event that has one."""
        at = self._firsts.get(PLACED) or self._firsts.get(UNPLACED)
        return told_at(at)[1] if at else None

    @property
    def last(self) -> str | None:
        """The date of the last event whose year is known; where there is none, of the first that has any date."""
        at = self._lasts.get(PLACED) or self._firsts.get(UNPLACED)
        return told_at(at)[1] if at else None

    @property
    def last_contact(self) -> tuple[str, str | None] | None:
        """The id and the date of the last contact: of those whose year is known, where there are any."""
        at = self._contacts.get(PLACED) or self._contacts.get(UNPLACED)
        return told_at(at) if at else None

    @property
    def contacts(self) -> int:
        """How many contacts there were at all levels."""
        return self.levels.total()

    @property
    def begun(self) -> str:
        """Where the first event stands among all."""
        return min(self._firsts.values())

    def note(self, its: Appearance, again: bool) -> None:
        """Count an appearance; ``again`` where the person is told of in the same events already."""
        if its.office:
            self.offices[its.office] += its.times
            days = dict.fromkeys(day for day in (its.earliest, its.latest) if day)
            self.dates.setdefault(its.office, []).extend(days)
        self.rank = min(filter(None, (self.rank, its.rank)), default=None)
        if again:
            return
        self.count += its.times
        self._firsts[its.dated] = min(its.first, self._firsts.get(its.dated, its.first))
        self._lasts[its.dated] = max(its.last, self._lasts.get(its.dated, ""))
        if its.level is not None:
            self.levels[band_of(its.level)] += its.times
            self._contacts[its.dated] = max(its.last, self._contacts.get(its.dated, ""))
        for code in codes_of(its.met):
            self.met[code] += its.times

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

    def as_json(self) -> dict[str, Any]:
        """The person as one line of JSON; offices and partners most frequent first."""
        last = self.last_contact
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
            "contacts": self.contacts,
            "levels": {band.name.lower(): self.levels[band] for band in Band if self.levels[band]},
            "last_contact": last[1] if last else None,
            "last_event": last[0] if last else None,
        }


def _placed(dates: list[str]) -> list[str]:
    """Those of the dates that say their year, where any does."""
    return [date for date in dates if year_known(date)] or dates


@lru_cache(maxsize=4096)
def codes_of(met: str) -> tuple[str, ...]:
    """What one of the JSON lists of an appearance holds."""
    return tuple(json.loads(met))


def seen(events: Sequence[Event]) -> list[Seen]:
    """The people in events that are in the order of their dates; the busiest first."""
    return seen_singly(appearances_in(events))


def seen_singly(appearances: Iterable[Appearance]) -> list[Seen]:
    """The same of appearances that are told one by one."""
    register = Register()
    known: set[tuple[int, str]] = set()
    for its in sorted(appearances, key=lambda it: it.first):
        person, event = register.known(its.name, its.country), told_at(its.first)[0]
        again = (id(person), event) in known
        person.note(its, again)
        if not again:
            known.add((id(person), event))
            person.events.append(event)
    return in_order(register.people)


def in_order(people: Iterable[Seen]) -> list[Seen]:
    """People as they are listed: the busiest first, then by rank and name."""
    return sorted(people, key=lambda p: (-p.count, p.rank or 9, p.name, p.begun))


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
        person = self.fitting(name, country)
        if person is None:
            person = Seen(name, country)
            self.people.append(person)
            self._places[id(person)] = len(self.people) - 1
            self._enter(person)
        elif len(name) > len(person.name):
            person.name = name
            self._enter(person)
        person.names.add(name)
        return person

    def fitting(self, name: str, country: str | None) -> Seen | None:
        """The person whom this name would be taken for; None where it is nobody's so far, or could be more than one's."""
        keys = set(keys_of(tuple(name.split())))
        found = [
            p for p in self._candidates(keys or {name}, country) if p.name == name or _fits(name, keys, p)
        ]
        exact = [person for person in found if person.name == name]
        return exact[0] if exact else found[0] if len(found) == 1 else None

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
        for key in keys_of(tuple(person.name.split())) or (person.name,):
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
