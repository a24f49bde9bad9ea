"""Whether two claims speak of the same people, side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dragoman.ledger.folding import fold
from dragoman.ledger.names import same_name, same_surname
from dragoman.records import Participant, Role

#: Parts that don't lead: a delegation's members don't decide which meeting it was.
FOLLOWERS = frozenset({Role.DELEGATION, Role.MEMBER, Role.VOTER})


class Person(NamedTuple):
    """What tells one leading person from another."""

    name: str | None
    country: str | None
    office: str | None
    rank: int | None


def same_person(a: Participant | Person, b: Participant | Person) -> bool:
    """Whether two named participants are one person: like names, and no contradicting country."""
    if not a.name or not b.name or (a.country and b.country and a.country != b.country):
        return False
    if same_name(a.name, b.name):
        return " " in a.name.strip() or " " in b.name.strip() or not _other_post(a, b)
    # "Uladzimir" and "Vladimir" are unlike; surname, country and one office together are enough.
    held = a.rank is not None and a.rank == b.rank and a.office is not None and a.office == b.office
    return held and same_surname(a.name, b.name)


def _other_post(a: Participant | Person, b: Participant | Person) -> bool:
    """Whether offices of one rank have nothing in common but that: of two of whom only the surname is known, one for trade
    and one for energy are two people."""
    if a.rank is None or a.rank != b.rank or not a.office or not b.office:
        return False
    mine, theirs = _charge(a.office), _charge(b.office)
    return bool(mine and theirs) and mine.isdisjoint(theirs)


@lru_cache(maxsize=4096)
def _charge(office: str) -> frozenset[str]:
    """The beginnings of the words that say what somebody is in charge of."""
    return frozenset(word[:4] for word in fold(office).split() if word not in _RANKS)


#: Words of offices that say how high they are, or nothing.
_RANKS = frozenset(
    [
        "a",
        "acting",
        "affairs",
        "and",
        "assistant",
        "chief",
        "department",
        "deputy",
        "director",
        "first",
        "for",
        "general",
        "head",
        "her",
        "his",
        "in",
        "its",
        "mid",
        "minister",
        "ministers",
        "ministry",
        "of",
        "office",
        "prime",
        "secretary",
        "senior",
        "special",
        "state",
        "the",
        "under",
        "vice",
    ]
)


def leaders(participants: Iterable[Participant]) -> dict[str, list[Participant]]:
    """The people who lead each side: of each country, those of the highest rank who aren't mere followers."""
    sides: dict[str, list[Participant]] = {}
    for participant in participants:
        if participant.role not in FOLLOWERS:
            sides.setdefault(participant.country or "", []).append(participant)
    return {side: _highest(people) for side, people in sides.items()}


@dataclass(frozen=True, eq=False, slots=True)
class Side:
    """Those who lead one side. The same people are one and the same object, so that two of these need to be compared once,
    however many claims name them."""

    people: tuple[Person, ...]
    named: bool
    ranks: frozenset[int]


def sides_of(leading: Mapping[str, Iterable[Participant]]) -> dict[str, Side]:
    """Those who lead each side (see ``leaders``), ready to be compared, in the order of the sides."""
    return {
        side: _side(tuple(Person(p.name, p.country, p.office, p.rank) for p in leading[side]))
        for side in sorted(leading)
    }


@lru_cache(maxsize=20_000)
def _side(people: tuple[Person, ...]) -> Side:
    ranks = frozenset(person.rank for person in people if person.rank is not None)
    return Side(people, any(person.name for person in people), ranks)


def _highest(people: list[Participant]) -> list[Participant]:
    ranks = [p.rank for p in people if p.rank is not None]
    return [p for p in people if not ranks or p.rank is None or p.rank == min(ranks)]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two claims agree on people: sides that share a named leader, sides that share only an office's rank,
    and the side on which they contradict each other, if any."""

    named: tuple[str, ...]
    ranked: tuple[str, ...]
    contradiction: str | None


def agreement(a: Mapping[str, Side], b: Mapping[str, Side]) -> Agreement:
    """Compare those who lead in two claims, side by side (see ``sides_of``)."""
    named, ranked, contradiction = [], [], None
    for name, mine in a.items():
        theirs = b.get(name)
        verdict = _verdict(mine, theirs) if theirs is not None else None
        if verdict == "named":
            named.append(name)
        elif verdict == "ranked":
            ranked.append(name)
        elif verdict == "contradiction" and contradiction is None:
            contradiction = name
    return Agreement(tuple(named), tuple(ranked), contradiction)


def contradicted(a: Mapping[str, Side], b: Mapping[str, Side]) -> str | None:
    """The first side on which two claims contradict each other: all of ``agreement`` that most pairs need."""
    for name, mine in a.items():
        theirs = b.get(name)
        if theirs is not None and _verdict(mine, theirs) == "contradiction":
            return name
    return None


@lru_cache(maxsize=100_000)
def _verdict(a: Side, b: Side) -> str | None:
    if any(same_person(x, y) for x in a.people for y in b.people):
        return "named"
    if a.named and b.named:
        return "contradiction"
    if a.ranks and b.ranks:
        return "ranked" if a.ranks & b.ranks else "contradiction"
    return None
