"""Tellings of one event in one report, joined where the first of them stands."""

from collections.abc import Callable, Sequence

from dragoman.coding.retelling import Told, people_of_both, venue_of_both
from dragoman.records import EventClaim, Status


def told_once(
    told: Sequence[Told],
    same: Callable[[Told, Told], bool],
    date_of: Callable[[EventClaim, EventClaim], str | None],
) -> list[Told]:
    """The claims, each that is the ``same`` as an earlier one joined to it; ``date_of`` both is the date of the two."""
    kept: list[Told] = []
    for later in told:
        place = next((n for n, earlier in enumerate(kept) if same(earlier, later)), None)
        if place is None:
            kept.append(later)
        else:
            first, earlier = kept[place]
            kept[place] = (first, _joined(earlier, later[1], date_of(earlier, later[1])))
    return kept


def _joined(one: EventClaim, two: EventClaim, date: str | None) -> EventClaim:
    if one.status is Status.PLANNED and two.status is Status.OCCURRED:
        one, two = two, one  # "is to extend the measures ... the decision was taken on Monday"
    most, more = (one, two) if len(one.participants) >= len(two.participants) else (two, one)
    return one.model_copy(
        update={
            "date": date,
            "venue": venue_of_both(one.venue, two.venue),
            "form": tuple(dict.fromkeys((*one.form, *two.form))),
            "topics": tuple(dict.fromkeys((*one.topics, *two.topics))),
            "outcome": one.outcome or two.outcome,
            "participants": people_of_both(most.participants, more.participants),
            "confidence": max(one.confidence, two.confidence),
            "evidence": tuple(dict.fromkeys((*one.evidence, *two.evidence))),
            "frames": tuple(dict.fromkeys((*one.frames, *two.frames))),
        }
    )
