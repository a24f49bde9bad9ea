"""What became of a promise: the event that answers a plan, the figure that answers a target.

A plan and what followed it are one event where merging is sure of it (``events.py``). Much that is promised comes
otherwise than it was planned: on another day of the year, in another city, told in other words. This module asks the
weaker question, whether an event answers a promise. The rules are stated in ``docs/merging.md``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, cast

from dragoman.ledger.merging import times
from dragoman.ledger.merging.claim import Key, StoredClaim
from dragoman.ledger.merging.figures import measure
from dragoman.ledger.merging.people import Side, agreement, leaders, sides_of
from dragoman.ledger.merging.times import Days
from dragoman.ledger.merging.views import coordinates, kilometres, view
from dragoman.ledger.names import alike, initials
from dragoman.records import (
    CommitmentState,
    Event,
    EventClaim,
    Figure,
    FigureClaim,
    FigureRole,
    Indicator,
    Participant,
    Role,
    Status,
    edtf,
)
from dragoman.records.vocabulary import CONTACTS

Answer = Event | Figure

#: Kinds of claim by which promises are made and answered.
PROMISED = frozenset({"event", "figure"})

#: So many days after it was due, or after it was made where no day was named, a promise can still be kept: an act
#: (an embassy, an agreement) is often late; a visit a year after the planned one is another visit.
LATE, CONTACT_LATE = 400, 60

#: A contact comes at most so many days before its planned days.
EARLY = 7

#: A mission in a city farther away than so many kilometres is another one.
NEAR = 60

#: Kinds of which a pair has so few that parties, place and time tell which one was meant; of other acts (agreements,
#: sanctions, aid) the topics must agree as well.
RARE = frozenset({"mission", "membership", "relations"})
_RARE_CONTACTS = frozenset({"commission", "summit"})

#: Of these a pair has one value for a period, and more of it is what is aimed at. Of investments, loans and aid there
#: may be many, and of a deficit less is better: such targets are left to people.
AIMED_AT = frozenset({Indicator.TURNOVER, Indicator.EXPORTS, Indicator.IMPORTS})

#: With these words a value that equals the target falls short of it.
_SHORT = ("almost", "nearly", "under", "below", "less than", "just under", "short of", "close to")

#: What the status of an event makes of the commitment to hold it, where that is the end of the matter.
SETTLING = {Status.OCCURRED: CommitmentState.KEPT, Status.CANCELLED: CommitmentState.DROPPED}


class Candidate:
    """A record that may answer promises, with what all of them ask of it worked out once."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    @cached_property
    def told(self) -> Days | None:
        """When it was first told that an event happened or was called off, that a figure came to what it did."""
        status = self.answer.status if isinstance(self.answer, Event) else self.answer.role
        told = [h.reported for h in self.answer.history if h.status == status and h.reported]
        return edtf.bounds(min(told)) if told else None

    @cached_property
    def days(self) -> Days | None:
        """The days of an event, or of a figure's period. Where no date is given, those on which an event must have been,
        by the first report of it."""
        date = self.answer.date if isinstance(self.answer, Event) else self.answer.period
        if date is not None:
            return edtf.bounds(date)
        if not isinstance(self.answer, Event) or self.told is None:
            return None
        return (self.told[0] - timedelta(times.REPORT_LAGS), self.told[1])

    @cached_property
    def turn(self) -> tuple[Any, ...] | None:
        """Of events that may answer a promise, the one whose turn comes first is its outcome: what happened before what was
        called off, then by their days. None for what is no outcome of any."""
        event = self.answer
        if not isinstance(event, Event) or event.status not in SETTLING or self.days is None:
            return None
        first = event.evidence[0]
        return (event.status is not Status.OCCURRED, self.days, first.document, first.start, event.id)

    @cached_property
    def outcome(self) -> "Outcome":
        """An event as the outcome of a plan."""
        return Outcome(self, SETTLING[self._event.status])

    @cached_property
    def parties(self) -> frozenset[str]:
        """The states and organisations that take part."""
        return frozenset((*self._event.states, *self._event.organisations))

    @cached_property
    def led(self) -> dict[str, Side]:
        """Who leads each side."""
        return sides_of(leaders(self._event.participants))

    @cached_property
    def visitors(self) -> frozenset[str]:
        """The countries from which visitors come."""
        everyone = self._event.participants
        return frozenset(p.country for p in everyone if p.role is Role.VISITOR and p.country)

    @property
    def _event(self) -> Event:
        assert isinstance(self.answer, Event)
        return self.answer


@dataclass(frozen=True, slots=True)
class Outcome:
    """The record that answers a promise, and the state in which it leaves it."""

    candidate: Candidate
    state: CommitmentState

    @property
    def answer(self) -> Answer:
        """The record."""
        return self.candidate.answer


@dataclass(frozen=True, slots=True)
class Became:
    """What became of commitments: by the number of a plan's claim the ``events`` that it is part of, by the number of
    a commitment's claim the ``outcomes`` found elsewhere."""

    events: Mapping[int, Event]
    outcomes: Mapping[int, Outcome]


def promise_keys(claim: StoredClaim[EventClaim] | StoredClaim[FigureClaim]) -> list[Key]:
    """Where the answers to a planned event or a target are to be looked for: by what is promised, in days."""
    if claim.reported is None:
        return []
    said = claim.said
    told = claim.reported[0].toordinal()
    if isinstance(said, EventClaim):
        if said.status not in (Status.PLANNED, Status.POSTPONED):
            return []
        last = _latest(_plan(claim)).toordinal()
        return [Key(_awaited(said) + mark, told, last) for mark in _marks_of_plan(_plan(claim))]
    if said.role is not FigureRole.TARGET or said.indicator not in AIMED_AT:
        return []
    due = edtf.bounds(said.period) if said.period else None
    return [Key(_measured(said), told, due[1].toordinal())] if due else []


def answer_keys(claim: StoredClaim[EventClaim] | StoredClaim[FigureClaim]) -> list[Key]:
    """Where a claim of what happened, or of what a figure came to, can answer a promise."""
    said = claim.said
    if isinstance(said, EventClaim):
        days = times.window(_plan(claim)) if said.status in SETTLING else None
        return [Key(_awaited(said) + mark, *days) for mark in _marks(said)] if days else []
    period = edtf.bounds(said.period) if said.period and said.role is FigureRole.ACTUAL else None
    return [Key(_measured(said), *(day.toordinal() for day in (period[1], period[1])))] if period else []


def _plan(claim: StoredClaim[EventClaim] | StoredClaim[FigureClaim]) -> StoredClaim[EventClaim]:
    return cast("StoredClaim[EventClaim]", claim)


def _awaited(said: EventClaim) -> str:
    return f"outcome:{said.type}:" + "+".join(sorted({*said.states, *said.organisations}))


def _marks_of_plan(plan: StoredClaim[EventClaim]) -> list[str]:
    """What tells apart under which names a plan is looked for: of contacts, whoever must come by the initials of those who
    lead (see ``_same_contact``); of acts, what they are about (see ``_same_act``)."""
    said, led = plan.said, view(plan).leaders
    if said.type not in CONTACTS:
        return _subjects(said)
    side = view(plan).visitor_side
    people = led.get(side, []) if side is not None else [p for leading in led.values() for p in leading]
    return _initials(people) + ([""] if said.type in _RARE_CONTACTS else [])


def _marks(said: EventClaim) -> list[str]:
    """The same for what happened: anybody whom it names may be the one who was to come."""
    if said.type not in CONTACTS:
        return _subjects(said)
    return _initials(said.participants) + ([""] if said.type in _RARE_CONTACTS else [])


def _subjects(said: EventClaim) -> list[str]:
    if said.type in RARE:
        return [""]
    return [f":{topic}" for topic in said.topics] + ([":by its title"] if said.series else [])


def _initials(people: Iterable[Participant]) -> list[str]:
    named = ((person.country or "", person.name) for person in people if person.name)
    return sorted({f":{side}:{letter}" for side, name in named for letter in initials(name)})


def _measured(said: FigureClaim | Figure) -> str:
    return "outcome:" + "|".join(measure(said))


def _latest(claim: StoredClaim[EventClaim]) -> date:
    """The last day on which a promise can be answered; worked out once."""
    last: date | None = claim.at_hand.get("latest")
    if last is None:
        last = claim.at_hand["latest"] = _last_day(claim)
    return last


def _last_day(claim: StoredClaim[EventClaim]) -> date:
    assert claim.reported is not None
    due = claim.said.date
    days = times.days_of(due, claim) if due else None
    last = max(days[1], claim.reported[1]) if days else claim.reported[1]
    late = LATE if claim.said.type not in CONTACTS else CONTACT_LATE if days else times.PLAN_HOLDS
    return last + timedelta(late)


def outcome_of(
    promised: StoredClaim[EventClaim] | StoredClaim[FigureClaim],
    candidates: Iterable[Candidate],
    known: Outcome | None = None,
) -> Outcome | None:
    """What answers a promise among the ``candidates``, in whatever order they come: of events the first that happened, else
    the first that was called off; of figures the first that reached the target, else the one that missed it.

    So the outcome among some and others is that among the others and the outcome of the first, where that is ``known``.
    """
    if isinstance(promised.said, EventClaim):
        return _of_plan(_plan(promised), candidates, known)
    return _of_target(promised, [*candidates, *([known.candidate] if known else ())])


def _of_plan(
    plan: StoredClaim[EventClaim], candidates: Iterable[Candidate], known: Outcome | None
) -> Outcome | None:
    first = known.candidate if known else None
    for candidate in candidates:
        turn = candidate.turn
        if turn is None or (first is not None and first.turn is not None and first.turn <= turn):
            continue
        if _answers(plan, candidate):
            first = candidate
    return first.outcome if first is not None else None


def _answers(plan: StoredClaim[EventClaim], candidate: Candidate) -> bool:
    """Whether an event is what was planned: of the same kind and parties, contradicting it nowhere, after the plan was
    told of and not too late; and with people, topics or a place in common that leave no doubt which one was meant."""
    event, said, told, known, days = (
        candidate.answer,
        plan.said,
        plan.reported,
        candidate.told,
        candidate.days,
    )
    if not isinstance(event, Event) or event.type != said.type or told is None or known is None:
        return False
    if known[0] <= told[0]:
        return False  # what was told before the promise, or with it, is not its outcome
    seen = view(plan)
    if candidate.parties != seen.parties:
        return False
    if days is None or days[1] < told[0] or days[0] > _latest(plan):
        return False
    if said.ordinal and event.ordinal and said.ordinal != event.ordinal:
        return False
    country = event.venue.country if event.venue else None
    if seen.country and country and seen.country != country:
        return False
    return _same_contact(plan, candidate, days) if said.type in CONTACTS else _same_act(plan, event)


def _same_contact(plan: StoredClaim[EventClaim], candidate: Candidate, days: Days) -> bool:
    """Contacts are told apart by who leads them; those that are rare, by their time where none is named."""
    seen = view(plan)
    due = times.days_of(plan.said.date, plan) if plan.said.date else None
    if due is not None and days[1] < due[0] - timedelta(EARLY):
        return False
    if seen.visitor_side is not None and candidate.visitors and seen.visitor_side not in candidate.visitors:
        return False
    people = agreement(seen.sides, candidate.led)
    if people.contradiction is not None:
        return False
    if people.named:
        return seen.visitor_side is None or seen.visitor_side in people.named
    return plan.said.type in _RARE_CONTACTS and due is not None and days[0] <= due[1]


def _same_act(plan: StoredClaim[EventClaim], event: Event) -> bool:
    said = plan.said
    if said.form and event.form and not set(said.form) & set(event.form):
        return False
    if said.type in RARE:
        apart = kilometres(view(plan).at, coordinates(event.venue))
        return apart is None or apart <= NEAR
    if said.series is None or event.series is None:
        return bool(set(said.topics) & set(event.topics))
    return alike(said.series, event.series) or (bool(said.topics) and set(said.topics) == set(event.topics))


def _of_target(target: StoredClaim[FigureClaim], candidates: Iterable[Candidate]) -> Outcome | None:
    """A target is kept once an actual figure of its own or an earlier period has reached it, and missed where the figure
    of its own period has not. A figure of a part of the period says neither."""
    said = target.said
    due, told = edtf.bounds(said.period) if said.period else None, target.reported
    if due is None or told is None:
        return None
    figures = [(it, it.answer) for it in candidates if isinstance(it.answer, Figure)]
    missed = None
    for candidate, figure in sorted(figures, key=lambda f: (f[1].period or "", f[1].value, f[1].id)):
        days = candidate.days
        if figure.role is not FigureRole.ACTUAL or _measured(figure) != _measured(said) or days is None:
            continue
        if days[1] < told[0] or days[1] > due[1]:
            continue
        if figure.value >= said.value and not _falls_short(figure, said.value):
            return Outcome(candidate, CommitmentState.KEPT)
        if days[1] == due[1] and (due[0] >= days[0] or days == due):
            missed = Outcome(candidate, CommitmentState.MISSED)
    return missed


def _falls_short(figure: Figure, target: float) -> bool:
    return figure.value == target and (figure.qualifier or "").lower() in _SHORT
