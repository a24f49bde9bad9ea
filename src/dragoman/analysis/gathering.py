"""People from counts: the same as if all events were gone through one by one, without opening any.

Who a name belongs to depends on the names that were met before it: "Sokol" is Ivan Sokol until a Petr Sokol turns up. Where a
name is the same person's from the first time to the last, its appearances can be counted guise by guise. The few others are
told apart one by one, with all who share a word of their names.
"""

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from dragoman.analysis.people import Register, Seen, codes_of, in_order, seen_singly
from dragoman.knowledge.countries import plain
from dragoman.knowledge.names import keys_of
from dragoman.ledger.appearing import Appearance
from dragoman.ledger.attending import told_at

Name = tuple[str, str | None]
"""A name and a country."""

Singly = Callable[[Collection[Name]], Iterable[Appearance]]
"""The appearances of these names, one by one."""


def gathered(appearances: Iterable[Appearance], singly: Singly, named: str | None = None) -> list[Seen]:
    """The people who appear, the busiest first; only those whose name holds ``named``."""
    words = plain(named).split() if named else []
    told = [its for its in appearances if all(word in plain(its.name) for word in words)]
    told.sort(key=lambda its: its.first)
    names: dict[Name, _Span] = {}
    for its in told:
        name = its.name, its.country
        known = names.get(name)
        names[name] = _Span(known.first, max(known.last, its.last)) if known else _Span(its.first, its.last)
    who, doubtful = _resolved(names)
    for its in told:
        if (its.name, its.country) not in doubtful:
            person = who[its.name, its.country]
            again = any(who.get((other, its.country)) is person for other in codes_of(its.beside))
            person.note(its, again)
    sure = {id(person): person for name, person in who.items() if name not in doubtful}
    return in_order([*sure.values(), *(seen_singly(singly(doubtful)) if doubtful else ())])


def with_events(people: Collection[Seen], singly: Singly) -> None:
    """Look up the ids of the events of people who were counted."""
    lacking = [person for person in people if not person.events]
    who = {(name, person.country): person for person in lacking for name in person.names}
    known: set[tuple[int, str]] = set()
    for its in sorted(singly(who), key=lambda it: it.first):
        person, event = who[its.name, its.country], told_at(its.first)[0]
        if (id(person), event) not in known:
            known.add((id(person), event))
            person.events.append(event)


class _Span(NamedTuple):
    """Where the first and the last appearance of a name stand among all."""

    first: str
    last: str


def _resolved(names: dict[Name, _Span]) -> tuple[dict[Name, Seen], set[Name]]:
    """Whose the names are, which come in the order in which they were met first; and the names of which that is not so from
    the first time to the last, with all that are linked to them by the words of names."""
    register = Register()
    who: dict[Name, Seen] = {}
    sharing: dict[tuple[str | None, str], list[Name]] = {}
    doubted: set[Name] = set()
    for name, span in names.items():
        written, country = name
        before = register.fitting(written, country)
        once = before.name if before else ""
        person = who[name] = register.known(written, country)
        mine = _keys(written)
        if person.name != once:  # somebody new, or one who is now better known
            touched = {*_keys(once), *_keys(person.name)} if once else mine
            others = {other for key in touched for other in sharing.get((country, key), ())}
            doubted |= {
                other
                for other in others
                if names[other].last > span.first and register.fitting(*other) is not who[other]
            }
        if any(mine.isdisjoint(_keys(other)) for other in person.names):
            doubted.add(name)  # two wholly different names of one person, perhaps in one event
        for key in mine:
            sharing.setdefault((country, key), []).append(name)
    return who, _linked(doubted, sharing)


def _linked(names: set[Name], sharing: dict[tuple[str | None, str], list[Name]]) -> set[Name]:
    """These names and all that are linked to them by words that they share."""
    found, ahead = set(names), list(names)
    followed: set[tuple[str | None, str]] = set()
    while ahead:
        written, country = ahead.pop()
        for key in _keys(written):
            if (country, key) not in followed:
                followed.add((country, key))
                new = [other for other in sharing.get((country, key), ()) if other not in found]
                found.update(new)
                ahead += new
    return found


def _keys(name: str) -> set[str]:
    return set(keys_of(tuple(name.split()))) or {name}
