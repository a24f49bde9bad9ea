"""People counted guise by guise are those who are found by going through all events, one after the other."""

from collections import Counter
from collections.abc import Collection
from itertools import groupby
from random import Random
from typing import Any

import pytest

from dragoman.analysis.gathering import Name, gathered, with_events
from dragoman.analysis.levels import level
from dragoman.analysis.people import Register, Seen, seen
from dragoman.analysis.selection import is_contact, latest
from dragoman.ledger.appearing import Appearance, appearances_in
from dragoman.records import Event, Evidence, Participant, Role, Status
from dragoman.records.edtf import year_known

GIVEN = ("Ivan", "Petr", "Ana", "Ivan Petrovich", "I.", "")
FAMILY = ("Sokol", "Lomidze", "Berg", "al Sokol", "Sokal")
DATES = (
    None,
    "XXXX-04-13",
    "2014",
    "2015-03",
    "2015-03-01",
    "2015-03-01/2015-03-09",
    "2015-05-02",
    "2016-21",
)


def counted(appearances: Collection[Appearance]) -> list[Appearance]:
    """Appearances guise by guise, as a ledger counts them."""
    found = []
    for guise, its in groupby(sorted(appearances, key=lambda it: tuple(map(str, it))), key=lambda it: it[:8]):
        same = list(its)
        days = sorted(it.earliest for it in same if it.earliest)
        places = sorted(it.first for it in same)
        ends = (days[0], days[-1]) if days else (None, None)
        found.append(Appearance._make((*guise, len(same), places[0], places[-1], *ends)))
    return found


def from_counts(events: list[Event], named: str | None = None) -> list[Seen]:
    """The people of events, from counts."""
    every = appearances_in(events)

    def singly(names: Collection[Name]) -> list[Appearance]:
        return [it for it in every if (it.name, it.country) in names]

    found = gathered(counted(every), singly, named)
    with_events(found, singly)
    return found


def event(
    number: int, date: str | None, *people: tuple[str, str, str | None, int | None], **fields: object
) -> Event:
    given: dict[str, Any] = {
        "type": "meeting",
        "status": Status.OCCURRED,
        "states": ("GEO", "PER"),
        "confidence": 1,
    } | fields
    return Event(
        id=f"ev-{number}", date=date, evidence=(Evidence(document="doc-a", start=0, end=1, quote="x"),),
        participants=tuple(
            Participant(name=name, country=country, office=office, rank=rank, role=Role.COUNTERPART)
            for name, country, office, rank in people
        ),
        **given,
    )  # fmt: skip


def world(seed: int, many: int) -> list[Event]:
    """Invented events of people whose names are hard to tell apart."""
    chance = Random(seed)

    def somebody() -> tuple[str, str, str | None, int | None]:
        name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}".strip()
        name = chance.choice(GIVEN[:3]) if chance.random() < 0.05 else name
        office = chance.choice((None, "minister", "President", "envoy"))
        return name, chance.choice(("PER", "GEO")), office, chance.choice((None, 1, 3, 6))

    found = [
        event(
            number, chance.choice(DATES), *(somebody() for _ in range(chance.randrange(5))),
            type=chance.choice(("meeting", "visit", "agreement")), status=chance.choice(("occurred", "planned")),
            states=tuple(sorted(chance.sample(("BLR", "GEO", "LVA", "PER"), chance.randrange(1, 4)))),
        )
        for number in range(many)
    ]  # fmt: skip
    return sorted(found, key=lambda it: (it.date is None or "XXXX" in it.date, it.date or ""))


def by_going_through(events: list[Event]) -> dict[tuple[str, str | None, str], dict[str, object]]:
    """What each person's events say, found in the plainest way."""
    register, told = Register(), list[tuple[Seen, Event, Participant]]()
    for one in events:
        told += [(register.known(who.name, who.country), one, who) for who in one.participants if who.name]
    found: dict[tuple[str, str | None, str], dict[str, object]] = {}
    for person in register.people:
        mine = [(one, who) for known, one, who in told if known is person]
        its = list({one.id: one for one, _ in mine}.values())
        days = [one.date for one in its if one.date]
        contacts = [one for one in its if is_contact(one) and one.date]
        last = latest(contacts)
        found[person.name, person.country, its[0].id] = {
            "events": [one.id for one in its],
            "first": days[0] if days else None,
            "last": next((day for day in reversed(days) if year_known(day)), days[0] if days else None),
            "rank": min((who.rank for _, who in mine if who.rank), default=None),
            "offices": Counter(who.office for _, who in mine if who.office),
            "met": Counter(
                code for one in its for code in {*one.states, *one.organisations} - {person.country}
            ),
            "contacts": Counter(level(one) for one in contacts),
            "last contact": last and last.id,
        }
    return found


def told(person: Seen) -> dict[str, object]:
    last = person.last_contact
    return {
        "events": person.events,
        "first": person.first,
        "last": person.last,
        "rank": person.rank,
        "offices": person.offices,
        "met": person.met,
        "contacts": person.levels,
        "last contact": last and last[0],
    }


@pytest.mark.parametrize("seed", range(40))
def test_counts_say_what_the_events_say(seed: int) -> None:
    events = world(seed, 12 + 4 * seed)
    plainly = by_going_through(events)
    for people in (seen(events), from_counts(events)):
        assert {(p.name, p.country, p.events[0]): told(p) for p in people} == plainly
        assert [p.count for p in people] == [len(p.events) for p in people]


@pytest.mark.parametrize("seed", range(40, 50))
def test_people_from_counts_are_listed_and_written_alike(seed: int) -> None:
    events = world(seed, 150)
    assert [p.as_json() for p in from_counts(events)] == [p.as_json() for p in seen(events)]


def test_a_surname_is_another_persons_once_two_people_bear_it() -> None:
    events = [
        event(1, "2014-01-01", ("Sokol", "PER", None, None)),
        event(2, "2014-01-02", ("Ivan Sokol", "PER", "envoy", 5)),
        event(3, "2014-01-03", ("Sokol", "PER", "envoy", 5)),
        event(4, "2015-01-01", ("Petr Sokol", "PER", "minister", 3)),
        event(5, "2015-01-02", ("Sokol", "PER", None, None)),
    ]
    people = {p.name: p.events for p in from_counts(events)}
    assert people == {"Ivan Sokol": ["ev-1", "ev-2", "ev-3"], "Petr Sokol": ["ev-4"], "Sokol": ["ev-5"]}


def test_who_is_told_of_twice_in_one_event_took_part_once() -> None:
    events = [event(1, "2014-01-01", ("Ivan Sokol", "PER", "envoy", 5), ("Sokol", "PER", "minister", 3))]
    (person,) = from_counts(events)
    assert (person.count, person.contacts, person.met["GEO"], person.rank) == (1, 1, 1, 3)
    assert set(person.offices) == {"envoy", "minister"}


def test_an_initial_alone_is_one_person_however_often_it_is_met() -> None:
    events = [event(n, "2014-01-01", ("K.", "PER", None, None)) for n in range(3)]
    assert [len(p.events) for p in from_counts(events)] == [3]


def test_only_those_who_are_named_so_are_found() -> None:
    events = [event(1, "2014-01-01", ("Ivan Sokol", "PER", None, None), ("Ana Berg", "GEO", None, None))]
    assert [p.name for p in from_counts(events, "sokol ivan")] == ["Ivan Sokol"]
