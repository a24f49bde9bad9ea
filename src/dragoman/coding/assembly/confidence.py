"""How likely it is that a reader finds the event too: the frame's own reliability, and what the sentence leaves to be filled in.

The weights are the shares of false claims measured on ``gold/tuned`` (1,139 claims, 22 November 2026), each about doubled, since
reports that nobody looked at have twice as many. ``dragoman evaluate`` prints whether the bands hold.
"""

from collections.abc import Sequence

from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.records import Participant, Status

# The tables give frames .5 to .85, by how many other things their words can mean. Claims by the vaguest were false in 6 of 100,
# by the surest in 2: the gap between frames is narrower than the tables have it.
_NARROW, _FLOOR = 0.45, 0.55
# No day: 8 of 100 false, with a day 3.
NO_DATE = 0.06
# A party that the sentence doesn't name, neither itself nor an official nor a city of it: 15 of 100 false.
UNSAID = 0.18
# The home country unsaid on its own pages: none of 53 was false, though their fields are right less often.
UNSAID_HOME = 0.03
# One party only: 14 of 100 false. More than two: 8.
ALONE, MANY = 0.12, 0.06
# Named people of two sides: 3 of 100 false; nobody named: 6.
BOTH_NAMED, NOBODY_NAMED = 0.02, 0.03
# The day is that of another event.
INHERITED = 0.03
HIGHEST, LOWEST = 0.97, 0.1


def confidence_of(
    candidate: Candidate,
    entities: Sequence[Entity],
    people: Sequence[Participant],
    date: str | None,
    *,
    inherits: bool,
) -> float:
    """The chance that the claim is right that an event of this kind, between these parties, is told of."""
    value = _FLOOR + _NARROW * candidate.frame.confidence
    parties = {e.code for e in entities if e.code is not None}
    if date is None:
        value -= NO_DATE
    if inherits:
        value -= INHERITED
    unsaid = {code for code in parties if not _said(candidate, code)}
    value -= UNSAID * len(unsaid - {candidate.home})
    value -= UNSAID_HOME * (candidate.home in unsaid)
    if len(parties) != 2:
        value -= ALONE if len(parties) < 2 else MANY
    named = {p.country for p in people if p.name}
    value += BOTH_NAMED if len(named) > 1 else 0.0 if named else -NOBODY_NAMED
    if candidate.modality.status is Status.OCCURRED and date is not None and not inherits:
        value += BOTH_NAMED
    return round(min(HIGHEST, max(LOWEST, value)), 2)


def _said(candidate: Candidate, code: str) -> bool:
    """Whether the sentence names a party: by its own name, by an official, or by a city of it."""
    resolver = candidate.resolver
    return (
        any(code == a.code or code in a.members for a in resolver.actors)
        or any(code == p.known_country for p in resolver.persons if p.form != "pronoun")
        or any(code == p.country for p in resolver.places)
    )
