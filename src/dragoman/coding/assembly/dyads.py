"""Dyads: an act of several states, or towards several, is one act of each towards each.

Event coding counts dyads: "A, B and C broke with D" is three events, since each of them can be answered, eased or undone by
itself. Kinds say so in their tables (``dyadic``); gatherings, agreements and appeals have all their parties in one.
"""

from collections.abc import Iterator, Sequence

from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.parties import codes
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.items import respective_days
from dragoman.coding.story import Story
from dragoman.records import EventClaim, Participant, Venue

# A list of more pairs than these is a gathering told with the verb of an act: "all 27 imposed sanctions on the four".
MOST = 24


def claims_of_dyads(
    candidate: Candidate,
    story: Story,
    senders: Sequence[Entity],
    targets: Sequence[Entity],
    people: Sequence[Participant],
    venue: Venue | None,
) -> list[EventClaim]:
    """A claim for each dyad where the kind is ``dyadic``, with the people of its own parties; else one of all."""
    everyone = [*senders, *targets]
    pairs = list(_dyads(candidate, senders, targets))
    days: list[str | None] = [*respective_days(candidate, len(pairs))]
    return [
        build(candidate, story, pair, own_people(people, everyone, pair), venue=venue, day=day)
        for pair, day in zip(pairs, days or [None] * len(pairs), strict=True)
    ]


def _dyads(
    candidate: Candidate, senders: Sequence[Entity], targets: Sequence[Entity]
) -> Iterator[list[Entity]]:
    """Who acts and who is acted upon: each with each where the kind is ``dyadic``, else all at once."""
    mine, theirs = _each(senders), _each(targets)
    if not candidate.kind.dyadic or not mine or not theirs or len(mine) * len(theirs) > MOST:
        yield [*senders, *targets]
        return
    for one in mine:
        for other in theirs:
            yield [*one, *other]


def own_people(
    people: Sequence[Participant], everyone: Sequence[Entity], pair: Sequence[Entity]
) -> list[Participant]:
    """The people of a dyad: those of the other parties to the act are left to the dyads of these."""
    others = {*codes(everyone)} - {*codes(pair)}
    return [p for p in people if p.country not in others]


def _each(entities: Sequence[Entity]) -> list[list[Entity]]:
    return [[e for e in entities if e.code == code] for code in codes(entities)]
