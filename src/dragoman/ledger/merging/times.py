"""Whether two claims of an event can speak of the same time: dates of any precision, plans, and no dates at all."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

from dragoman.ledger.merging.claim import StoredClaim
from dragoman.records import EventClaim, Status, edtf

Claim = StoredClaim[EventClaim]
Days = tuple[date, date]

#: For so many days after its report an undated plan can be what occurred then.
PLAN_HOLDS = 120

#: A report without a date tells of something that lies at most so many days back.
REPORT_LAGS = 21

#: A report without a date that comes so many days after a meeting of the same two in the same city tells of it.
SOON = 5

#: Two reports of one plan, or of one thing that is neither dated nor done, lie at most so many days apart.
TALK_LASTS = 60

#: A postponed event takes place within so many days of the report of its postponement.
DELAY_LASTS = 400

#: A day without a year is looked for within so many days of its report.
YEARLESS_REACH = 370


class Dated(Protocol):
    """The part of an event's view that this module reads."""

    @property
    def type(self) -> str: ...
    @property
    def date(self) -> str | None: ...
    @property
    def days(self) -> Days | None: ...


@dataclass(frozen=True, slots=True)
class Relation:
    """How the times of two claims relate.

    ``close``: known to within a week of each other's days; ``open``: at least one has no date; ``soon``: that one
    was told within days of the other's; ``follows``: an event that follows its plan.
    """

    reason: str | None = None
    close: bool = False
    open: bool = False
    soon: bool = False
    follows: bool = False
    conflict: str | None = None
    excusable: bool = False


compatible = lru_cache(maxsize=65536)(edtf.compatible)


def days_of(value: str | None, claim: Claim) -> Days | None:
    """The days of a claim's date; of a day without a year, the nearest such day to the report."""
    if value is None:
        return None
    span = edtf.bounds(value)
    if span is not None or edtf.year_known(value) or claim.reported is None:
        return span
    told = claim.reported[1]
    near = f"{told - timedelta(YEARLESS_REACH)}/{told + timedelta(YEARLESS_REACH)}"
    return edtf.bounds(near) if edtf.compatible(value, near) else None


@lru_cache(maxsize=65536)
def vagueness(value: str | None) -> int:
    """0 for dates within a week, 1 within a month, 2 for coarser ones, 3 for none."""
    if value is None:
        return 3
    days = edtf.precision(value)
    return 0 if days <= 7 else 1 if days <= 31 else 2


def window(claim: Claim) -> tuple[int, int] | None:
    """The days, as ordinals, between which the event is to be looked for; None where nothing is known."""
    said, own = claim.said, own_days(claim)
    if own is not None:
        first, last = own
        if said.status is Status.POSTPONED and claim.reported is not None:
            last = max(last, claim.reported[1].toordinal() + DELAY_LASTS + (31 if said.ordinal else 0))
        return first, last
    if claim.reported is None:
        return None
    told_first, told_last = (day.toordinal() for day in claim.reported)
    if said.status is Status.OCCURRED:
        return told_first - REPORT_LAGS, told_last
    ahead = DELAY_LASTS if said.status is Status.POSTPONED else PLAN_HOLDS
    return told_first - TALK_LASTS, told_last + ahead


def own_days(claim: Claim) -> tuple[int, int] | None:
    """The days, as ordinals, that a claim itself names, and those beside them; of a session with a number those of the month
    around them. None where it names none."""
    said = claim.said
    span = days_of(said.date, claim)
    if said.date is None or span is None:
        return None
    beside = 31 if said.ordinal else 0
    return span[0].toordinal() - 1 - beside, span[1].toordinal() + 1 + beside


def days_until(reported: Days | None, days: Days | None) -> int:
    """Days from a report to the event; 0 where either is not known."""
    return max(0, (days[0] - reported[0]).days) if reported and days else 0


def relate(a: Claim, b: Claim, left: Dated, right: Dated) -> Relation:
    """How the times of two claims relate; ``left`` and ``right`` are their views."""
    if left.date is not None and right.date is not None:
        return _both_dated(a, b, left, right)
    if Status.POSTPONED in (a.said.status, b.said.status):
        return _postponed(a, b, left, right)
    plan, done = (a, b) if a.said.status is Status.PLANNED else (b, a)
    if plan.said.status is Status.PLANNED and done.said.status is Status.OCCURRED:
        return _plan_and_event(plan, done, right if done is b else left)
    return _one_undated(a, b, left, right)


def _both_dated(a: Claim, b: Claim, left: Dated, right: Dated) -> Relation:
    assert left.date is not None
    assert right.date is not None
    if not compatible(left.date, right.date):
        return _apart(a, b, left, right)
    if left.date == right.date and edtf.precision(left.date) <= 7:
        return Relation("same days", close=True)
    coarse = max(edtf.precision(left.date), edtf.precision(right.date))
    if not (edtf.year_known(left.date) and edtf.year_known(right.date)):
        return Relation("dates overlap within a week", close=True)
    if coarse <= 4:
        return Relation("dates overlap within days", close=True)
    if coarse <= 10:
        return Relation("dates overlap within a week", close=True)
    return Relation("dates overlap within a month" if coarse <= 31 else "dates overlap")


def _apart(a: Claim, b: Claim, left: Dated, right: Dated) -> Relation:
    """Dates that share no day: the same event only where a source erred, or where it was put off."""
    if left.days is None or right.days is None:
        return Relation(conflict="different dates", excusable=True)
    gap = max((left.days[0] - right.days[1]).days, (right.days[0] - left.days[1]).days)
    statuses = {a.said.status, b.said.status}
    if Status.POSTPONED in statuses:
        late = b if a.said.status is Status.POSTPONED else a
        put_off = a if late is b else b
        after = right if late is b else left
        told = put_off.reported
        if told and after.days and after.days[1] >= told[0] and (after.days[0] - told[1]).days <= DELAY_LASTS:
            return Relation("a plan and what followed it", follows=True)
    if statuses == {Status.OCCURRED} and left.type == "visit" and gap <= 1:
        return Relation("dates overlap within a week", close=True)
    if a.said.ordinal and a.said.ordinal == b.said.ordinal and gap <= 31:
        return Relation("dates overlap")
    return Relation(conflict="different dates", excusable=statuses != {Status.OCCURRED})


def _plan_and_event(plan: Claim, done: Claim, seen: Dated) -> Relation:
    """An undated plan and what occurred: that must end after the plan was told of, and not too long after.

    An undated report of what occurred counts as of the day of its report.
    """
    told = plan.reported
    days = seen.days or done.reported
    if told is None or days is None:
        return Relation(open=True)
    if plan.said.date is not None:  # then it is the event that has no date
        planned = days_of(plan.said.date, plan)
        if planned and done.reported and not -1 <= (done.reported[1] - planned[0]).days <= PLAN_HOLDS:
            return Relation(conflict="reported too long after the day of the plan", excusable=True)
        return Relation("a plan and what followed it", follows=True, open=True)
    if days[1] < told[0]:
        return Relation(conflict="it occurred before the plan was told of", excusable=False)
    if (days[0] - told[1]).days > PLAN_HOLDS:
        return Relation(conflict="it occurred too long after the plan", excusable=True)
    return Relation("a plan and what followed it", follows=True, open=True)


def _postponed(a: Claim, b: Claim, left: Dated, right: Dated) -> Relation:
    late, other, seen = (b, a, left) if b.said.status is Status.POSTPONED else (a, b, right)
    told = late.reported
    days = seen.days or other.reported
    if told is None or days is None:
        return Relation(open=True)
    if other.said.status is Status.OCCURRED and days[1] < told[0]:
        return Relation(conflict="it occurred before it was put off", excusable=False)
    if not -TALK_LASTS <= (days[0] - told[1]).days <= DELAY_LASTS:
        return Relation(conflict="too long after it was put off", excusable=False)
    return Relation("a plan and what followed it", follows=True, open=True)


def _one_undated(a: Claim, b: Claim, left: Dated, right: Dated) -> Relation:
    if a.document == b.document:
        return Relation(open=True)
    dated = left if left.date is not None else right if right.date is not None else None
    undated = b if dated is left else a
    if undated.reported is None:
        return Relation(open=True)
    if dated is None:
        gap = _gap(a.reported, b.reported)
        lasts = REPORT_LAGS if Status.OCCURRED in (a.said.status, b.said.status) else TALK_LASTS
        if gap is None or gap > lasts:
            return Relation(conflict="told of at different times", excusable=True)
        return Relation(open=True)
    if dated.days is None:
        return Relation(open=True)
    lag = (undated.reported[1] - dated.days[0]).days
    if undated.said.status is Status.OCCURRED and (
        lag < 0 or (undated.reported[0] - dated.days[1]).days > REPORT_LAGS
    ):
        return Relation(conflict="told of at different times", excusable=True)
    if undated.said.status is not Status.OCCURRED and not -PLAN_HOLDS <= lag <= TALK_LASTS:
        return Relation(conflict="told of at different times", excusable=True)
    both = a.said.status is b.said.status is Status.OCCURRED
    return Relation(open=True, soon=both and 0 <= lag <= SOON and dated.days[0] == dated.days[1])


def _gap(a: Days | None, b: Days | None) -> int | None:
    if a is None or b is None:
        return None
    return max(0, (a[0] - b[1]).days, (b[0] - a[1]).days)
