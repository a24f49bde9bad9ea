"""Promises and their answers, found in the tables of a ledger: each claim knows under which key the other is filed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, select, union

from dragoman.ledger import schema
from dragoman.ledger.among import among
from dragoman.ledger.claimstore import ANSWERS, PROMISES, ClaimStore
from dragoman.ledger.merging.claim import StoredClaim
from dragoman.ledger.merging.outcomes import Candidate, Outcome, outcome_of, promise_keys
from dragoman.ledger.prepared import Prepared
from dragoman.ledger.recording import Stored
from dragoman.ledger.shelf import meetings
from dragoman.records import CommitmentClaim

_CLAIMS, _MEMBERS = schema.claims, schema.record_claims
_FIGURES, _BESIDE = _CLAIMS.alias("figures"), _CLAIMS.alias("beside")

_MINE = schema.claim_keys.alias("mine")
_AS_PROMISE = and_(_MINE.c.level >= PROMISES, _MINE.c.level < ANSWERS)
_AS_ANSWER = _MINE.c.level >= ANSWERS
#: Pairs of a claim that is filed as an answer and another that is filed as a promise; and the other way round.
_PROMISES = Prepared(union(*meetings(_MINE, PROMISES, _AS_ANSWER)))
_ANSWERS = Prepared(union(*meetings(_MINE, ANSWERS, _AS_PROMISE)))
_POINTING = Prepared(select(_CLAIMS.c.number).where(among(_CLAIMS.c.event, "claims")))
_POINTED_AT = Prepared(select(_CLAIMS.c.event).where(among(_CLAIMS.c.event, "claims")))
_HOLDERS = Prepared(
    select(_MEMBERS.c.claim, _MEMBERS.c.record).where(
        among(_MEMBERS.c.claim, "claims"), _MEMBERS.c.record.not_in(select(schema.rejected.c.record))
    )
)
#: Commitments with the figures of their documents.
_BESIDE_FIGURES = Prepared(
    select(_BESIDE.c.number, _FIGURES.c.number, _FIGURES.c.position)
    .join(_BESIDE, _BESIDE.c.document == _FIGURES.c.document)
    .where(among(_FIGURES.c.number, "claims"), _FIGURES.c.kind == "figure", _BESIDE.c.kind == "commitment")
)
_FIGURES_BESIDE = Prepared(
    select(_BESIDE.c.number, _FIGURES.c.number, _FIGURES.c.position)
    .join(_BESIDE, _BESIDE.c.document == _FIGURES.c.document)
    .where(among(_BESIDE.c.number, "claims"), _FIGURES.c.kind == "figure")
)

Promise = StoredClaim[Any]


@dataclass(frozen=True, slots=True)
class Moved:
    """Records of events and figures that are new, have changed or are gone, by their ids (``records``); by the numbers of
    their claims, what they were and what they are ``now``."""

    records: frozenset[str]
    was: Mapping[int, Sequence[Candidate]]
    now: Mapping[int, Sequence[Candidate]]

    @property
    def claims(self) -> set[int]:
        """The claims that they were or are made of."""
        return {*self.was, *self.now}


class Awaiting:
    """What promises wait for, and who waits for what. ``claims`` are the numbers of claims, ``promises`` those of the
    planned events and the targets on which commitments rest."""

    def __init__(self, connection: Connection, store: ClaimStore) -> None:
        self._connection = connection
        self._store = store

    def planned_by(self, claims: Iterable[int]) -> set[int]:
        """The commitments whose plans are these claims."""
        wanted = sorted(claims)
        return set(_POINTING.column(self._connection, claims=wanted)) if wanted else set()

    def resting_on(self, promises: Iterable[int]) -> set[int]:
        """The commitments that rest on these planned events and targets."""
        wanted = sorted(promises)
        if not wanted:
            return set()
        beside = _BESIDE_FIGURES.rows(self._connection, claims=wanted)
        return self.planned_by(wanted) | {commitment for commitment, _ in self._with_figures(beside)}

    def on_claims(self, claims: Iterable[int]) -> set[int]:
        """The commitments for which a change of these claims may matter: those that rest on one of them, and those
        that rest on a plan or a target that one of them may answer, as they are filed now."""
        numbers = sorted(set(claims))
        if not numbers:
            return set()
        promises = {promise for _, promise in _PROMISES.rows(self._connection, claims=numbers)}
        return self.resting_on({*numbers, *promises})

    def answered_by(self, moved: Moved) -> set[int]:
        """The promises whose outcome one of these records is, was or may be."""
        numbers = sorted(moved.was.keys() | moved.now.keys())
        asked: dict[int, list[int]] = {}
        for claim, promise in _PROMISES.rows(self._connection, claims=numbers) if numbers else ():
            asked.setdefault(promise, []).append(claim)
        known = self._store.outcomes
        promises = self._promises(self._rested_on(asked))
        return {number for number, it in promises.items() if self._affected(it, asked[number], moved, known)}

    def _rested_on(self, promises: Iterable[int]) -> list[int]:
        """Those of these plans and targets on which a commitment rests: most plans are merely told of."""
        known = self._store.rested_on
        missing = [number for number in promises if number not in known]
        if missing:
            beside = _BESIDE_FIGURES.rows(self._connection, claims=missing)
            resting = {figure for _, figure in self._with_figures(beside)}
            resting.update(_POINTED_AT.column(self._connection, claims=missing))
            known.update((number, number in resting) for number in missing)
        return [number for number in promises if known[number]]

    def _affected(
        self, promise: Promise, claims: Iterable[int], moved: Moved, known: dict[int, Outcome | None]
    ) -> bool:
        """Whether the records of these claims, which have changed, give a promise another outcome, as far as is known. What is
        known of it stays right."""
        number = promise.number
        now = dict.fromkeys(it for claim in claims for it in moved.now.get(claim, ()))
        if number not in known:
            was = dict.fromkeys(it for claim in claims for it in moved.was.get(claim, ()))
            return outcome_of(promise, [*now, *was]) is not None
        before = known[number]
        if before is not None and before.answer.id in moved.records:
            del known[number]
            return True
        after = outcome_of(promise, now, before)
        if after is None or (before is not None and after.answer.id == before.answer.id):
            return False
        known[number] = after
        return True

    def outcomes(self, commitments: Iterable[StoredClaim[CommitmentClaim]]) -> dict[int, Outcome]:
        """The outcomes of commitments, by their numbers, as far as a record answers what they rest on."""
        rest_on = self._rest_on(commitments)
        known = self._store.outcomes
        found = {number: known[number] for number in rest_on.values() if number in known}
        promises = self._promises(set(rest_on.values()) - found.keys())
        found.update(self._sought(promises))
        if not self._store.decisions(self._connection):
            known.update(found)
        return {
            commitment: outcome
            for commitment, promise in rest_on.items()
            if (outcome := found.get(promise)) is not None
        }

    def _sought(self, promises: Mapping[int, Promise]) -> dict[int, Outcome | None]:
        """The outcome of each of these promises, or None."""
        waiting = sorted(number for number, promise in promises.items() if promise_keys(promise))
        pairs = _ANSWERS.rows(self._connection, claims=waiting) if waiting else ()
        holders = self.holders({answer for _, answer in pairs})
        answers = self.records(set(holders.values()))
        asked: dict[int, dict[str, None]] = {number: {} for number in promises}
        for promise, answer in pairs:
            if answer in holders:
                asked[promise][holders[answer]] = None
        return {
            number: outcome_of(promise, [answers[name].candidate for name in asked[number]])
            for number, promise in promises.items()
        }

    def holders(self, claims: Iterable[int]) -> dict[int, str]:
        """The records of claims, but for those that a person rejected."""
        wanted = sorted(claims)
        if self._store.undecided(self._connection):
            return self._store.records_of(self._connection, wanted)
        rows = _HOLDERS.rows(self._connection, claims=wanted) if wanted else ()
        return dict(rows)

    def records(self, identities: Iterable[str]) -> dict[str, Stored]:
        """The records with these ids."""
        return self._store.records(self._connection, sorted(identities))

    def _rest_on(self, commitments: Iterable[StoredClaim[CommitmentClaim]]) -> dict[int, int]:
        """The claims of planned events and targets on which commitments rest, by the numbers of these."""
        rest_on, with_figures = dict[int, int](), list[int]()
        for commitment in commitments:
            if commitment.event is not None:
                rest_on[commitment.number] = commitment.event
            elif commitment.said.figure is not None:
                with_figures.append(commitment.number)
        if with_figures:
            beside = _FIGURES_BESIDE.rows(self._connection, claims=sorted(with_figures))
            rest_on.update(self._with_figures(beside))
        return rest_on

    def _with_figures(self, beside: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
        """Of commitments and the figures of their documents, (commitment, figure, position), those that belong together."""
        rows = list(beside)
        said = {c.number: c.said for c in self._store.load(self._connection, {row[0] for row in rows})}
        return [(number, figure) for number, figure, position in rows if said[number].figure == position]

    def _promises(self, numbers: Iterable[int]) -> dict[int, Promise]:
        """Planned events and targets as people have left them."""
        claims = self._store.load(self._connection, numbers)
        decisions = self._store.decisions(self._connection)
        return {claim.number: decisions.variants(claim)[0] for claim in claims}
