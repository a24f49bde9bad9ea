"""Days of events that one sentence tells in a row: "met X on 15 May, Y on 16 May", "to Ankara in May, to Baku in June"."""

from collections.abc import Sequence
from itertools import pairwise

from dragoman.annotation.mentions import DateKind, DateMention
from dragoman.annotation.report import Report, within
from dragoman.coding.retelling import Told

# Dates that set a limit are no days of events.
_LIMITS = frozenset({"since", "until", "before", "after", "by"})


def with_own_days(report: Report, told: Sequence[Told]) -> list[Told]:
    """The claims, given with the indexes of their sentences; those of one kind told in a row each with its own day.

    The days are dealt out only where there are as many as events, and where events and days take turns.
    """
    claims = list(told)
    sentences = list(report.doc.sents)
    for index in dict.fromkeys(at for at, _ in told):
        span = sentences[index]
        dates = [
            m
            for m in within(report.dates, span.start_char, span.end_char)
            if m.edtf is not None and m.kind is DateKind.MOMENT and m.prefix not in _LIMITS
        ]
        here = [n for n, (at, _) in enumerate(claims) if at == index]
        kinds = [claims[n][1].type for n in here]
        for kind in dict.fromkeys(kind for kind in kinds if kinds.count(kind) > 1):
            own = [n for n in here if claims[n][1].type == kind]
            group = here if len(here) == len(dates) else own
            if len(group) != len(dates):
                continue
            places = [_place(report, span.start_char, span.end_char, claims, n, group) for n in group]
            for n, date in _dealt(group, places, dates):
                claim = claims[n][1]
                if claim.date is None or claim.date in {d.edtf for d in dates}:
                    claims[n] = (index, claim.model_copy(update={"date": date.edtf}))
    return claims


def _place(
    report: Report, start: int, end: int, claims: Sequence[Told], one: int, group: Sequence[int]
) -> int | None:
    """Where the sentence names what sets one event apart from the others of its group."""
    claim = claims[one][1]
    others = [claims[n][1] for n in group if n != one]
    names = {p.name for p in claim.participants if p.name} - {
        p.name for other in others for p in other.participants
    }
    codes = {*claim.states, *claim.organisations} - {
        code for other in others for code in (*other.states, *other.organisations)
    }
    found = [p.start for p in within(report.persons, start, end) if p.person.name in names]
    found += [a.start for a in within(report.actors, start, end) if a.code in codes]
    found += [p.start for p in within(report.places, start, end) if p.country in codes]
    return min(found, default=None)


def _dealt(
    group: Sequence[int], places: Sequence[int | None], dates: Sequence[DateMention]
) -> list[tuple[int, DateMention]]:
    """Each event with its day, where the two take turns through the sentence; nothing where they don't."""
    if None in places:
        return []
    events = sorted(zip([p for p in places if p is not None], group, strict=True))
    days = sorted(dates, key=lambda m: m.start)
    order = sorted([(p, "event") for p, _ in events] + [(d.start, "day") for d in days])
    if any(one[1] == two[1] for one, two in pairwise(order)):
        return []
    return [(n, day) for (_, n), day in zip(events, days, strict=True)]
