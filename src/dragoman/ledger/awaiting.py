"""Promises and their answers, found in the tables of a ledger: each claim knows under which key the other is filed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, select, union

from dragoman.ledger import schema
from dragoman.ledger.among import among
from dragoman.ledger.claimstore import ANSWERS, PROMISES, ClaimStore
from dragoman.ledger.merging.claim import StoredClaim
from dragoman.ledger.merging.outcomes import Candidate, Outcome, outcome_of, promise_keys
from dragoman.ledger.prepared import Prepared
from dragoman.ledger.rows import AnyRecord, record_of
from dragoman.ledger.shelf import meetings
from dragoman.records import CommitmentClaim, Event, Figure

_CLAIMS, _RECORDS, _MEMBERS = schema.claims, schema.records, schema.record_claims
_FIGURES, _BESIDE = _CLAIMS.alias("figures"), _CLAIMS.alias("beside")

_MINE = schema.claim_keys.alias("mine")
_AS_PROMISE = and_(_MINE.c.level >= PROMISES, _MINE.c.level < ANSWERS)
_AS_ANSWER = _MINE.c.level >= ANSWERS
#: Pairs of a claim that is filed as an answer and another that is filed as a promise; and the other way round.
_PROMISES = Prepared(union(*meetings(_MINE, PROMISES, _AS_ANSWER)))
_ANSWERS = Prepared(union(*meetings(_MINE, ANSWERS, _AS_PROMISE)))
_POINTING = Prepared(select(_CLAIMS.c.number).where(among(_CLAIMS.c.event, "claims")))
_HOLDERS = Prepared(
    select(_MEMBERS.c.claim, _MEMBERS.c.record).where(
        among(_MEMBERS.c.claim, "claims"), _MEMBERS.c.record.not_in(select(schema.rejected.c.record))
    )
)
_PAYLOADS = Prepared(
    select(_RECORDS.c.id, _RECORDS.c.kind, _RECORDS.c.payload).where(among(_RECORDS.c.id, "records"))
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

    def answered_by(self, records: Mapping[int, Iterable[Candidate]]) -> set[int]:
        """The promises that one of these records answers; they are given by each of their claims."""
        asked: dict[int, dict[Candidate, None]] = {}
        for claim, promise in _PROMISES.rows(self._connection, claims=sorted(records)) if records else ():
            asked.setdefault(promise, {}).update(dict.fromkeys(records[claim]))
        promises = self._promises(asked)
        return {number for number, promise in promises.items() if outcome_of(promise, asked[number])}

    def outcomes(self, commitments: Iterable[StoredClaim[CommitmentClaim]]) -> dict[int, Outcome]:
        """The outcomes of commitments, by their numbers, as far as a record answers what they rest on."""
        rest_on = self._rest_on(commitments)
        promises = self._promises(rest_on.values())
        waiting = sorted(number for number, promise in promises.items() if promise_keys(promise))
        pairs = _ANSWERS.rows(self._connection, claims=waiting) if waiting else ()
        holders = self.holders({answer for _, answer in pairs})
        answers = self.records(set(holders.values())).items()
        candidates = {n: Candidate(found) for n, found in answers if isinstance(found, Event | Figure)}
        asked: dict[int, dict[Candidate, None]] = {}
        for promise, answer in pairs:
            if answer in holders:
                asked.setdefault(promise, {})[candidates[holders[answer]]] = None
        found = {number: outcome_of(promises[number], answers) for number, answers in asked.items()}
        return {
            commitment: outcome
            for commitment, promise in rest_on.items()
            if (outcome := found.get(promise)) is not None
        }

    def holders(self, claims: Iterable[int]) -> dict[int, str]:
        """The records of claims, but for those that a person rejected."""
        wanted = sorted(claims)
        rows = _HOLDERS.rows(self._connection, claims=wanted) if wanted else ()
        return dict(rows)

    def records(self, identities: Iterable[str]) -> dict[str, AnyRecord]:
        """The records with these ids."""
        wanted = sorted(identities)
        rows = _PAYLOADS.rows(self._connection, records=wanted) if wanted else ()
        return {identity: record_of(kind, payload) for identity, kind, payload in rows}

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
