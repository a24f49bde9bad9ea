"""The balance of a year: how contacts are spread over partners, who travelled, and whose officials ranked higher."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.analysis.contacts import contact_table, contacts
from dragoman.analysis.levels import Band, asymmetry, level
from dragoman.analysis.selection import partners
from dragoman.analysis.vectors import vector_of_parties
from dragoman.knowledge.regions import Vector
from dragoman.records import Event

STEEP = 3
"""Ranks between the highest of two sides from which on a contact counts as asymmetric."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How contacts are spread: partners, the share of the busiest (``first``: which one; of several equals none), and
    how many equally busy ones that equals."""

    partners: int
    busiest: float
    equal: float
    first: str | None = None


def spread(events: Iterable[Event], home: str) -> Spread | None:
    """The spread of home's contacts over its partners (1 over the sum of squared shares); None without any."""
    rows = contact_table(events, home)
    totals = [row.total for row in rows]
    if not totals:
        return None
    shares = [n / sum(totals) for n in totals]
    first = rows[0].partner if totals.count(max(totals)) == 1 else None
    return Spread(len(totals), max(shares), 1 / sum(s * s for s in shares), first)


def by_vector(events: Iterable[Event], home: str) -> dict[Vector | None, Counter[Band]]:
    """Contacts by the vector that most of their partners belong to, and by level."""
    tally: dict[Vector | None, Counter[Band]] = {}
    for event in contacts(events, home):
        tally.setdefault(vector_of_parties(partners(event, home), home), Counter())[level(event)] += 1
    return tally


def journeys(events: Iterable[Event], home: str) -> dict[str, tuple[int, int]]:
    """By partner state, contacts in its country and contacts at home; those in third countries are left out."""
    there: Counter[str] = Counter()
    here: Counter[str] = Counter()
    for event in contacts(events, home):
        at = event.venue.country if event.venue else None
        for code in partners(event, home):
            there[code] += at == code
            here[code] += at == home
    found = {code: (there[code], here[code]) for code in there if there[code] or here[code]}
    return dict(sorted(found.items(), key=lambda item: (-sum(item[1]), item[0])))


def asymmetric(events: Iterable[Event], home: str) -> list[tuple[Event, int]]:
    """Contacts in which one side's highest official ranks at least ``STEEP`` above the other's, steepest first.

    The number is positive where home's ranks higher.
    """
    found = [(e, steps) for e in contacts(events, home) if (steps := asymmetry(e, home)) is not None]
    return sorted(
        (f for f in found if abs(f[1]) >= STEEP), key=lambda f: (-abs(f[1]), f[0].date or "", f[0].id)
    )
