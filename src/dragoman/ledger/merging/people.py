"""Whether two claims speak of the same people, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dragoman.ledger.names import fold, same_name, same_surname
from dragoman.records import Participant, Role

#: Parts that don't lead: a delegation's members don't decide which meeting it was.
FOLLOWERS = frozenset({Role.DELEGATION, Role.MEMBER, Role.VOTER})


def same_person(a: Participant, b: Participant) -> bool:
    """Whether two named participants are one person: like names, and no contradicting country."""
    if not a.name or not b.name or (a.country and b.country and a.country != b.country):
        return False
    if same_name(a.name, b.name):
        return " " in a.name.strip() or " " in b.name.strip() or not _other_post(a, b)
    # "Uladzimir" and "Vladimir" are unlike; surname, country and one office together are enough.
    held = a.rank is not None and a.rank == b.rank and a.office is not None and a.office == b.office
    return held and same_surname(a.name, b.name)


def _other_post(a: Participant, b: Participant) -> bool:
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


def agreement(a: dict[str, list[Participant]], b: dict[str, list[Participant]]) -> Agreement:
    """Compare the leaders of two claims, side by side."""
    named, ranked, contradiction = [], [], None
    for side in sorted(a.keys() & b.keys()):
        verdict = _side(a[side], b[side])
        if verdict == "named":
            named.append(side)
        elif verdict == "ranked":
            ranked.append(side)
        elif verdict == "contradiction" and contradiction is None:
            contradiction = side
    return Agreement(tuple(named), tuple(ranked), contradiction)


def _side(a: list[Participant], b: list[Participant]) -> str | None:
    if any(same_person(x, y) for x in a for y in b):
        return "named"
    ranks_a = {p.rank for p in a if p.rank is not None}
    ranks_b = {p.rank for p in b if p.rank is not None}
    if any(p.name for p in a) and any(p.name for p in b):
        return "contradiction"
    if ranks_a and ranks_b:
        return "ranked" if ranks_a & ranks_b else "contradiction"
    return None
