"""The table of contacts by partner and level, and what stands out in it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.analysis.levels import Band, level
from dragoman.analysis.selection import is_contact, order_key, partners, takes_part
from dragoman.records import Event


@dataclass(frozen=True, slots=True)
class ContactRow:
    """One partner's contacts: how many at each level (``counts`` in the order of ``Band``), and in all."""

    partner: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Contacts with this partner at all levels."""
        return sum(self.counts)


def contacts(events: Iterable[Event], home: str) -> list[Event]:
    """The contacts of ``home`` that took place, in chronological order."""
    return sorted(
        (e for e in events if is_contact(e) and takes_part(e, home) and partners(e, home)), key=order_key
    )


def contact_table(events: Iterable[Event], home: str) -> list[ContactRow]:
    """Occurred contacts by partner and level, busiest partner first, then by level, then by code.

    An event with several partners counts once for each of them, so the rows may add up to more than the events.
    """
    tally: dict[str, Counter[Band]] = {}
    for event in contacts(events, home):
        for partner in partners(event, home):
            tally.setdefault(partner, Counter())[level(event)] += 1
    rows = [ContactRow(p, tuple(tally[p][band] for band in Band)) for p in tally]
    return sorted(rows, key=lambda r: (-r.total, tuple(-n for n in r.counts), r.partner))


def highest_contact(events: Iterable[Event], home: str) -> Event | None:
    """The contact at the highest level that any source gives; of equals the one where both sides rank highest.

    None where no contact has a level.
    """
    ranked = []
    for event in contacts(events, home):
        if level(event) is Band.UNSPECIFIED:
            continue
        ours = min((p.rank for p in event.participants if p.rank and p.country == home), default=9)
        theirs = min((p.rank for p in event.participants if p.rank and p.country != home), default=9)
        ranked.append((min(ours, theirs), max(ours, theirs), order_key(event), event))
    return min(ranked, key=lambda r: r[:3])[3] if ranked else None


def topic_counts(events: Iterable[Event], home: str) -> list[tuple[str, int]]:
    """How many contacts touched on each topic, most frequent first, then alphabetically."""
    tally = Counter(topic for e in contacts(events, home) for topic in e.topics)
    return sorted(tally.items(), key=lambda item: (-item[1], item[0]))


def most_met(events: Sequence[Event]) -> str | None:
    """The state that takes part in the most events: whose diplomacy a ledger is about, where nobody says."""
    tally = Counter(state for e in events for state in e.states)
    return min(tally, key=lambda s: (-tally[s], s)) if tally else None
