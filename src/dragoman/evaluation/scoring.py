"""Pairs the events that were read with the gold, and counts: found, claimed, right in each field."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.evaluation.gold import GoldEvent, GoldPerson, GoldReport
from dragoman.evaluation.names import same_office, same_person, same_place
from dragoman.evaluation.record_scoring import RecordVerdict
from dragoman.records import EventClaim

# Kinds between which careful readers differ: a pair still counts as found, but not as right in ``type``.
_NEAR = (
    {"meeting", "consultation", "call"},
    {"meeting", "commission", "consultation"},
    {"summit", "meeting"},
)
FIELDS = ("type", "status", "date", "parties", "people", "office", "venue")


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
    records: tuple[RecordVerdict, ...] = ()


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
    value += 0.2 * sum(
        any(same_person(person.name, p.name) for p in claim.participants) for person in gold.people
    )
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
    if not all(any(same_person(person.name, p.name) for p in claim.participants) for person in gold.people):
        wrong.append("people")
    if not all(_placed(person, claim) for person in gold.people):
        wrong.append("office")
    venue = claim.venue.name if claim.venue is not None else None
    if gold.venue is not None and not same_place(gold.venue, venue):
        wrong.append("venue")
    return tuple(wrong)


def _placed(person: GoldPerson, claim: EventClaim) -> bool:
    """Whether somebody who was read has the country and office that the gold gives; true for one not read at all."""
    read = [p for p in claim.participants if same_person(person.name, p.name)]
    return not read or any(
        person.country in (None, p.country)
        and (person.office is None or same_office(person.office, p.office))
        for p in read
    )


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
            offices = [p for p in gold.people if p.office or p.country]
            given = {"date": gold.date, "people": gold.people, "office": offices, "venue": gold.venue}
            for name in FIELDS:
                if given.get(name, True):
                    tally.scored[name] += 1
                    tally.right[name] += name not in wrong
        if verdict.report.nothing:
            tally.empty += 1
            tally.empty_clean += not verdict.false
    return tally
