"""The partners of a country at a glance: contacts by level, planned ones and the last, from counts that a ledger makes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.analysis.levels import Band, band_of
from dragoman.knowledge.countries import is_state
from dragoman.ledger.tallying import Tally
from dragoman.records import Status
from dragoman.records.vocabulary import CONTACTS


@dataclass
class Partnership:
    """One partner: how many contacts at each level (an event counts once for each partner that takes part), how many more
    are planned, and the id of the last contact."""

    partner: str
    levels: Counter[Band] = field(default_factory=Counter)
    planned: int = 0
    last: str | None = None

    @property
    def contacts(self) -> int:
        """Contacts at all levels."""
        return self.levels.total()

    @property
    def counts(self) -> tuple[int, ...]:
        """Contacts at each level, in the order of ``Band``."""
        return tuple(self.levels[band] for band in Band)


def partnerships(tallies: Iterable[Tally]) -> list[Partnership]:
    """The partners of which contacts, or plans of such, are told: the busiest first, then by level, then by code."""
    found: dict[str, Partnership] = {}
    last: dict[str, tuple[str, str]] = {}
    for tally in tallies:
        if tally.type not in CONTACTS or tally.status not in (Status.OCCURRED, Status.PLANNED):
            continue
        its = found.setdefault(tally.party, Partnership(tally.party))
        if tally.status == Status.PLANNED:
            its.planned += tally.count
            continue
        its.levels[band_of(tally.highest)] += tally.count
        latest = tally.last, tally.undated
        if latest > last.get(tally.party, ("", "")):
            last[tally.party], its.last = latest, tally.last_id
    return sorted(
        found.values(), key=lambda it: (not it.contacts, -it.contacts, *(-n for n in it.counts), it.partner)
    )


def busiest(tallies: Iterable[Tally]) -> str | None:
    """The state that takes part in the most events: whose diplomacy a ledger is about, where nobody says."""
    counted: Counter[str] = Counter()
    for tally in tallies:
        if is_state(tally.party):
            counted[tally.party] += tally.count
    return min(counted, key=lambda state: (-counted[state], state)) if counted else None
