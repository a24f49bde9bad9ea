"""Contacts as a network: states and organisations, and how often and how high each two of them met."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from dragoman.analysis.levels import Band, level
from dragoman.analysis.selection import is_contact, partners, takes_part
from dragoman.records import Event

CROWD = 6
"""Parties from which on a contact is a gathering: it ties its parties to home, but not to one another."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two parties (codes, in order), their contacts, and the highest level of one."""

    one: str
    other: str
    count: int
    highest: Band


def ties(events: Iterable[Event], home: str) -> list[Tie]:
    """The ties between home and its partners, and of the partners among each other, the strongest first."""
    found: dict[tuple[str, str], list[Band]] = {}
    for event in events:
        if not is_contact(event):
            continue
        others = partners(event, home)
        pairs = [(home, code) for code in others] if takes_part(event, home) else []
        if len(others) < CROWD:
            pairs += list(combinations(sorted(others), 2))
        for one, other in pairs:
            found.setdefault((min(one, other), max(one, other)), []).append(level(event))
    made = [Tie(one, other, len(bands), min(bands)) for (one, other), bands in found.items()]
    return sorted(made, key=lambda t: (-t.count, t.highest, t.one, t.other))
