"""The themes of a year: partners and topics, ranked by the weight of what happened, and what came of each.

An event weighs by the level of its highest official (heads 5, ministers 4, deputies 3, officials 2, not given 1); an
act that is no contact (an agreement, a sanction, a mission) weighs 4; what did not take place weighs half. Themes are
chosen one by one: the partner or the topic whose events, not told by an earlier theme, weigh most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.analysis.levels import Band, level
from dragoman.analysis.selection import order_key, partners
from dragoman.records import Commitment, CommitmentState, Event, Status
from dragoman.records.vocabulary import CONTACTS

MOST = 10
FEWEST_EVENTS = 2
ACT = 4.0
BY_LEVEL = {Band.HEAD: 5.0, Band.MINISTER: 4.0, Band.DEPUTY: 3.0, Band.OFFICIAL: 2.0, Band.UNSPECIFIED: 1.0}

LIFTED = "lifted or suspended"
"""The form of a sanction that ends."""

_GAINS = frozenset({"agreement", "relations", "membership"})
_LOSSES = frozenset({"protest", "summons", "expulsion"})
_ENDED = frozenset(
    {"terminated", "expired", "broken", "downgraded", "recognition withdrawn", "withdrawal", "suspension"}
)
"""Forms of agreements, relations and memberships that end or lower what there was."""

_FAILED = (Status.CANCELLED, Status.DECLINED)


class Outcome(StrEnum):
    """What came of a theme."""

    ACHIEVED = "achieved"
    MIXED = "mixed"
    FAILED = "failed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Theme:
    """A partner (its code) or a topic, with its events and promises in order, and those that decide its outcome."""

    key: str
    topic: bool
    weight: float
    events: tuple[Event, ...]
    commitments: tuple[Commitment, ...]
    gains: tuple[Event | Commitment, ...]
    losses: tuple[Event | Commitment, ...]

    @property
    def outcome(self) -> Outcome:
        """Achieved with gains alone, failed with losses alone, mixed with both, open with neither."""
        if self.gains and self.losses:
            return Outcome.MIXED
        if self.gains or self.losses:
            return Outcome.ACHIEVED if self.gains else Outcome.FAILED
        return Outcome.OPEN


def weight(event: Event) -> float:
    """How much an event weighs (see the head of this module)."""
    full = BY_LEVEL[level(event)] if event.type in CONTACTS else ACT
    return full if event.status is Status.OCCURRED else full / 2


def themes(events: Sequence[Event], commitments: Sequence[Commitment], home: str) -> list[Theme]:
    """At most ten themes, the heaviest first; each event and each promise belongs to one of them at most."""
    left = {e.id: e for e in sorted(events, key=order_key)}
    promised = {c.id: c for c in sorted(commitments, key=lambda c: c.id)}
    found: list[Theme] = []
    while len(found) < MOST:
        groups: dict[tuple[bool, str], list[Event]] = {}
        for event in left.values():
            for code in partners(event, home):
                groups.setdefault((False, code), []).append(event)
            for about in event.topics:
                groups.setdefault((True, about), []).append(event)
        fit = {k: g for k, g in groups.items() if len(g) >= FEWEST_EVENTS and (not k[0] or _spread(g, home))}
        if not fit:
            break
        topic, key = min(fit, key=lambda k: (-sum(map(weight, fit[k])), k))
        chosen = fit[topic, key]
        mine = [c for c in promised.values() if not topic and key in c.parties]
        found.append(_theme(key, topic, chosen, mine))
        for event in chosen:
            del left[event.id]
        for item in mine:
            del promised[item.id]
    return sorted(found, key=lambda t: (-t.weight, t.topic, t.key))


def _spread(events: Iterable[Event], home: str) -> bool:
    """Whether a topic came up with more than one partner."""
    return len({code for e in events for code in partners(e, home)}) > 1


def _theme(key: str, topic: bool, events: Sequence[Event], commitments: Sequence[Commitment]) -> Theme:
    gains: list[Event | Commitment] = [e for e in events if _gained(e)]
    gains += [c for c in commitments if c.state is CommitmentState.KEPT]
    losses: list[Event | Commitment] = [e for e in events if _lost(e)]
    losses += [c for c in commitments if c.state in (CommitmentState.MISSED, CommitmentState.DROPPED)]
    return Theme(
        key, topic, sum(map(weight, events)), tuple(events), tuple(commitments), tuple(gains), tuple(losses)
    )


def _gained(event: Event) -> bool:
    """Whether something came about: an agreement, relations, a membership, an end of sanctions."""
    lifted = event.type == "sanction" and LIFTED in event.form
    signed = event.type in _GAINS and not _ENDED & set(event.form)
    return event.status is Status.OCCURRED and (lifted or signed)


def _lost(event: Event) -> bool:
    """Whether something failed: it was called off or declined, ended, or was a protest, an expulsion or a sanction."""
    if event.status is not Status.OCCURRED:
        return event.status in _FAILED
    ended = event.type in _GAINS and bool(_ENDED & set(event.form))
    return ended or event.type in _LOSSES or (event.type == "sanction" and LIFTED not in event.form)
