"""Pairs what was read with the gold, and counts: found, claimed, right in each field."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.evaluation.gold import GoldEvent, GoldReport
from dragoman.records import EventClaim

# Kinds between which careful readers differ: a pair still counts as found, but not as right in ``type``.
_NEAR = (
    {"meeting", "consultation", "call"},
    {"meeting", "commission", "consultation"},
    {"summit", "meeting"},
)
FIELDS = ("type", "status", "date", "parties", "people", "venue")


@dataclass
class Tally:
    """Counts over reports. ``right`` counts, for each field, the found events in which it is right."""

    gold: int = 0
    claimed: int = 0
    found: int = 0
    exact: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    scored: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    empty: int = 0
    empty_clean: int = 0

    @property
    def precision(self) -> float:
        """Of the events claimed, the share that a reader finds too."""
        return self.found / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        """Of the events that a reader finds, the share claimed."""
        return self.found / self.gold if self.gold else 1.0


@dataclass(frozen=True)
class Verdict:
    """How one report was read: pairs with their wrong fields, what was missed, what was claimed falsely."""

    report: GoldReport
    pairs: tuple[tuple[GoldEvent, EventClaim, tuple[str, ...]], ...]
    missed: tuple[GoldEvent, ...]
    false: tuple[EventClaim, ...]


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _same_person(gold: str, read: str | None) -> bool:
    return read is not None and bool(
        {w for w in _plain(gold).split() if len(w) > 2} & set(_plain(read).split())
    )


def _likeness(gold: GoldEvent, claim: EventClaim) -> float:
    """How well a claim fits a gold event: 0 for not at all."""
    near = any({gold.type, claim.type} <= kinds for kinds in _NEAR)
    if gold.type != claim.type and not near:
        return 0.0
    mine, theirs = {*gold.states, *gold.organisations}, {*claim.states, *claim.organisations}
    if not mine & theirs:
        return 0.0
    shared = len(mine & theirs) / len(mine | theirs)
    if shared < 0.5:
        return 0.0
    value = shared + (0.5 if gold.type == claim.type else 0.0)
    value += 0.3 if gold.date == claim.date else 0.0
    value += 0.3 if gold.status == claim.status else 0.0
    value += 0.2 * sum(any(_same_person(person.name, p.name) for p in claim.participants) for person in gold.people)
    return value


def wrong_fields(gold: GoldEvent, claim: EventClaim) -> tuple[str, ...]:
    """The fields that the gold gives and the claim has otherwise."""
    wrong = []
    if gold.type != claim.type:
        wrong.append("type")
    if gold.status != claim.status:
        wrong.append("status")
    if gold.date is not None and gold.date != claim.date:
        wrong.append("date")
    if set(gold.states) != set(claim.states) or not set(gold.organisations) <= set(claim.organisations):
        wrong.append("parties")
    if not all(any(_same_person(person.name, p.name) for p in claim.participants) for person in gold.people):
        wrong.append("people")
    venue = claim.venue.name if claim.venue is not None else ""
    if gold.venue is not None and _plain(gold.venue) not in _plain(venue):
        wrong.append("venue")
    return tuple(wrong)


def judge(report: GoldReport, claims: Sequence[EventClaim]) -> Verdict:
    """Pair the claims of one report with its gold, best fits first, each once."""
    ranked = sorted(
        ((_likeness(g, c), i, j) for i, g in enumerate(report.event) for j, c in enumerate(claims)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    golds, reads, pairs = set(range(len(report.event))), set(range(len(claims))), []
    for value, i, j in ranked:
        if value > 0 and i in golds and j in reads:
            golds.discard(i)
            reads.discard(j)
            pairs.append((report.event[i], claims[j], wrong_fields(report.event[i], claims[j])))
    missed = tuple(report.event[i] for i in sorted(golds) if not report.event[i].optional)
    return Verdict(report, tuple(pairs), missed, tuple(claims[j] for j in sorted(reads)))


def count(verdicts: Sequence[Verdict]) -> Tally:
    """Add up verdicts."""
    tally = Tally()
    for verdict in verdicts:
        firm = [(g, c, w) for g, c, w in verdict.pairs if not g.optional]
        tally.gold += len(firm) + len(verdict.missed)
        tally.claimed += len(firm) + len(verdict.false)
        tally.found += len(firm)
        tally.exact += sum(not wrong for _, _, wrong in firm)
        for gold, _, wrong in firm:
            given = {"date": gold.date, "people": gold.people, "venue": gold.venue}
            for name in FIELDS:
                if given.get(name, True):
                    tally.scored[name] += 1
                    tally.right[name] += name not in wrong
        if verdict.report.nothing:
            tally.empty += 1
            tally.empty_clean += not verdict.false
    return tally
