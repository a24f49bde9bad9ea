"""Pairs figures, commitments and statements with the gold, and counts: found, claimed, right in every field.

Only a report that says ``complete = true`` has all of them annotated: there, what the gold lacks is false, but for
commitments that restate a planned event. Elsewhere the gold names some, and whatever else is claimed is let be.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dragoman.evaluation.gold import GoldCommitment, GoldFigure, GoldReport, GoldStatement
from dragoman.evaluation.names import plain, same_person
from dragoman.records import Claims, CommitmentClaim, FigureClaim, FigureRole, StatementClaim

KINDS = ("figures", "commitments", "statements")
Gold = GoldFigure | GoldCommitment | GoldStatement
Claim = FigureClaim | CommitmentClaim | StatementClaim
G = TypeVar("G", GoldFigure, GoldCommitment, GoldStatement)
C = TypeVar("C", FigureClaim, CommitmentClaim, StatementClaim)

# Two values are one where they differ by less: "almost a fifth" aside, numbers are read and not computed.
SAME_VALUE = 0.005
# Where the gold is silent on the role, the sum may be promised or paid: it is not scored.
_MAYBE_PROMISED = frozenset({"aid", "loan", "investment", "project"})


@dataclass(frozen=True)
class RecordVerdict:
    """How one report's records of one kind (one of ``KINDS``) were read; as ``scoring.Verdict`` for events."""

    kind: str
    pairs: tuple[tuple[Gold, Claim, tuple[str, ...]], ...]
    missed: tuple[Gold, ...]
    false: tuple[Claim, ...]


@dataclass
class RecordTally:
    """Counts over reports."""

    gold: int = 0
    claimed: int = 0
    found: int = 0
    exact: int = 0

    def shares(self) -> dict[str, float]:
        """Precision, recall, and the share of what is found that is right in every field; nothing of nothing is whole."""
        return {
            "precision": self.found / self.claimed if self.claimed else 1.0,
            "recall": self.found / self.gold if self.gold else 1.0,
            "right": self.exact / self.found if self.found else 1.0,
        }


def judge_records(report: GoldReport, claims: Claims) -> tuple[RecordVerdict, ...]:
    """The figures, commitments and statements of one report beside its gold."""
    return (
        _judge("figures", report, report.figure, claims.figures, _same_figure, _wrong_in_figure),
        _judge("commitments", report, report.commitment, claims.commitments, _same_pledge, _wrong_in_pledge),
        _judge("statements", report, report.statement, claims.statements, _same_words, _wrong_in_statement),
    )


def count_records(verdicts: Sequence[RecordVerdict]) -> dict[str, RecordTally]:
    """Add up verdicts, by kind."""
    tallies = {kind: RecordTally() for kind in KINDS}
    for verdict in verdicts:
        tally = tallies[verdict.kind]
        firm = [wrong for gold, _, wrong in verdict.pairs if not gold.optional]
        tally.gold += len(firm) + len(verdict.missed)
        tally.claimed += len(firm) + len(verdict.false)
        tally.found += len(firm)
        tally.exact += sum(not wrong for wrong in firm)
    return tallies


def _judge(
    kind: str,
    report: GoldReport,
    golds: Sequence[G],
    claims: Sequence[C],
    same: Callable[[G, C], bool],
    wrong: Callable[[G, C], tuple[str, ...]],
) -> RecordVerdict:
    fits = [
        (len(wrong(gold, claim)), i, j)
        for i, gold in enumerate(golds)
        for j, claim in enumerate(claims)
        if same(gold, claim)
    ]
    left, free, pairs = set(range(len(golds))), set(range(len(claims))), []
    for _, i, j in sorted(fits):
        if i in left and j in free:
            left.discard(i)
            free.discard(j)
            pairs.append((golds[i], claims[j], wrong(golds[i], claims[j])))
    missed = tuple(golds[i] for i in sorted(left) if not golds[i].optional)
    false = tuple(claims[j] for j in sorted(free) if not _restates(claims[j])) if report.complete else ()
    return RecordVerdict(kind, tuple(pairs), missed, false)


def _restates(claim: Claim) -> bool:
    """Whether a commitment only says of a planned event that it is planned: the ledger follows it, the gold counts it
    among the events."""
    return isinstance(claim, CommitmentClaim) and claim.event is not None


def _contains(words: str, part: str) -> bool:
    """Whether a text holds the words of a part, or at least two thirds of its longer ones."""
    whole, wanted = plain(words), plain(part)
    if " ".join(wanted.split()) in " ".join(whole.split()):
        return True
    telling = [word for word in re.findall(r"\w+", wanted) if len(word) > 3]
    held = set(re.findall(r"\w+", whole))
    return bool(telling) and 3 * sum(word in held for word in telling) >= 2 * len(telling)


def _same_figure(gold: GoldFigure, claim: FigureClaim) -> bool:
    return abs(abs(gold.value) - abs(claim.value)) <= SAME_VALUE * abs(gold.value)


def _wrong_in_figure(gold: GoldFigure, claim: FigureClaim) -> tuple[str, ...]:
    wrong = []
    if gold.indicator != claim.indicator:
        wrong.append("indicator")
    if (gold.value < 0) != (claim.value < 0) or gold.currency != claim.currency:
        wrong.append("value")
    if not _same_sides(gold, claim):
        wrong.append("direction")
    if gold.period is not None and gold.period != claim.period:
        wrong.append("period")
    role = gold.role or (None if gold.indicator in _MAYBE_PROMISED else FigureRole.ACTUAL)
    if role is not None and role != claim.role:
        wrong.append("role")
    return tuple(wrong)


def _same_sides(gold: GoldFigure, claim: FigureClaim) -> bool:
    """Whether reporter and partner are the same; trade in both directions is of neither first."""
    wanted, got = [gold.reporter, gold.partner], [claim.reporter, claim.partner]
    if gold.partner is None:
        return wanted[0] == got[0]
    return wanted == got or (gold.indicator == claim.indicator == "turnover" and wanted == got[::-1])


def _same_pledge(gold: GoldCommitment, claim: CommitmentClaim) -> bool:
    told = " ".join([claim.undertaking, *(evidence.quote for evidence in claim.evidence)])
    return bool({*gold.parties} & {*claim.parties}) and _contains(told, gold.undertaking)


def _wrong_in_pledge(gold: GoldCommitment, claim: CommitmentClaim) -> tuple[str, ...]:
    wrong = []
    if {*gold.parties} != {*claim.parties}:
        wrong.append("parties")
    if gold.due is not None and gold.due != claim.due:
        wrong.append("due")
    if gold.state != claim.state:
        wrong.append("state")
    return tuple(wrong)


def _same_words(gold: GoldStatement, claim: StatementClaim) -> bool:
    speaks = gold.speaker == claim.speaker or same_person(gold.speaker, claim.speaker)
    told = " ".join([claim.position, claim.quotation or "", *(evidence.quote for evidence in claim.evidence)])
    return speaks and _contains(told, gold.position)


def _wrong_in_statement(gold: GoldStatement, claim: StatementClaim) -> tuple[str, ...]:
    wrong = []
    if gold.country is not None and gold.country != claim.country:
        wrong.append("country")
    if gold.stance is not None and gold.stance != claim.stance:
        wrong.append("stance")
    return tuple(wrong)
