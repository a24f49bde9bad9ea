"""Sums that an event of aid tells: who gave and who received is known there better than from the words around the sum."""

from collections.abc import Iterator, Sequence

from dragoman.annotation.mentions import AmountMention
from dragoman.coding.figures.parties import NEAR
from dragoman.coding.figures.period import edtf_of, period_of, role_of
from dragoman.coding.figures.scene import Cue, Scene, is_conversion
from dragoman.knowledge.indicators import section_pattern
from dragoman.records import EventClaim, FigureClaim, FigureRole, Indicator, Role, Status

# Aid in which the sum is no gift: what is forgiven or deposited.
_NOT_GIVEN = frozenset({"aid:write", "aid:forgive", "aid:cancel", "aid:waive", "aid:deposit", "aid:place"})
# What is given by weight: "25,000 tonnes of wheat".
_WEIGHED = frozenset({"tonnes", "tons", "metric tonnes", "metric tons", "tonne", "ton"})
_LOANS = ("loan", "credit", "tranche", "lent ", "lend")


def with_gifts(scene: Scene, events: Sequence[EventClaim], coded: Sequence[FigureClaim]) -> list[FigureClaim]:
    """The figures of a sentence with those of its event of aid: what was handed over for a project is no project's worth."""
    kept = [c for c in coded if c.indicator is not Indicator.PROJECT]
    gifts = list(given(scene, events, kept))
    taken = {g.value for g in gifts}
    return [*(c for c in coded if c in kept or c.value not in taken), *gifts]


def given(scene: Scene, events: Sequence[EventClaim], known: Sequence[FigureClaim]) -> Iterator[FigureClaim]:
    """The figures of the events of aid that a sentence tells, where it names one sum for each, and no figure has it yet."""
    evidence = scene.report.evidence(*scene.report.stripped(scene.start, scene.end))
    told = [e for e in events if e.type == "aid" and any(p.start == evidence.start for p in e.evidence)]
    sums = [a for a in scene.money() if not is_conversion(scene, a)] or [
        a for a in scene.amounts if a.unit in _WEIGHED
    ]
    if (
        len(told) > 1
    ):  # "has granted A 12 million, and C is shipping 800 tonnes": each has its own, in the order of the words
        sums = sorted({*sums, *(a for a in scene.amounts if a.unit in _WEIGHED)}, key=lambda a: a.start)
    if len(told) != len(sums) or section_pattern("excluding").search(scene.between(scene.start, scene.end)):
        return
    for event, amount in zip(told, sums, strict=True):
        if event.status not in (Status.OCCURRED, Status.PLANNED):
            continue
        if event.frames[:1] and event.frames[0] in _NOT_GIVEN:
            continue
        if any(f.value == amount.value and f.evidence[0].start == evidence.start for f in known):
            continue
        sides = _sides(event)
        if sides is not None:
            yield _claim(scene, event, amount, *sides)


def _sides(event: EventClaim) -> tuple[str, str] | None:
    """Who gave, and who received, where each is one."""
    receiving = {p.country for p in event.participants if p.role is Role.TARGET and p.country}
    parties = {*event.states, *event.organisations}
    giving = parties - receiving
    if len(giving) != 1 or len(receiving & parties) != 1:
        return None
    return giving.pop(), (receiving & parties).pop()


def _claim(scene: Scene, event: EventClaim, amount: AmountMention, giver: str, receiver: str) -> FigureClaim:
    words = scene.between(scene.start, scene.end).lower()
    indicator = Indicator.LOAN if any(word in words for word in _LOANS) else Indicator.AID
    cue = Cue(amount.start, amount.end, indicator.value)
    date = period_of(scene, amount, cue)
    is_given = event.status is Status.OCCURRED and role_of(scene, amount, cue, date) is not FigureRole.TARGET
    return FigureClaim(
        indicator=indicator,
        reporter=giver,
        partner=receiver,
        value=amount.value,
        currency=amount.currency,
        unit=amount.unit,
        period=edtf_of(date) if date is not None else None,
        role=FigureRole.ACTUAL if is_given else FigureRole.TARGET,  # what is pledged is not yet paid
        qualifier=amount.qualifier if amount.high is None else amount.text,
        confidence=round(min(NEAR, event.confidence), 2),
        evidence=(scene.report.evidence(*scene.report.stripped(scene.start, scene.end)),),
        frames=(f"figure.{indicator.value}", "of an event of aid"),
    )
