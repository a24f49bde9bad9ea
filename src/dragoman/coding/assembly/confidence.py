"""How often claims of a sort are right: the frame's own reliability, and what the sentence leaves to be filled in.

Each weight is what a linear fit over the 1,770 claims on the blind reports ``r-``, ``n-``, ``m-``, ``k-``, ``f-`` of ``gold/tuned``
(22 November 2026, 133 of them false) adds to the share of false ones, times 1.7: reports that nobody has looked at have
so many more (13 of 100 on the shut set then). The figures at each are the shares as counted, one by one.
``dragoman evaluate`` prints whether the bands hold.
"""

from collections.abc import Sequence

from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.grammar import ancestors
from dragoman.records import Participant

# What a claim starts from, before anything speaks against it.
START = 1.02
# The tables give frames .5 to .85, by how many other things their words can mean: 12 of 100 false below .75, 6 at .85.
SUREST, VAGUE = 0.85, 0.45
# Without a day 11 of 100 were false, with one 6. A day taken from another event did no harm (3 of 88).
NO_DATE = 0.06
# A party that the sentence names neither itself nor by an official or a city of it: 20 of 100. Where it is the home
# country of the page, 15. All parties said: 6.
UNSAID, UNSAID_HOME = 0.22, 0.12
# One party only: 23 of 100.
ALONE = 0.25
# Nobody named: 11 of 100; people of one side: 7; of two: 3.
NOBODY_NAMED, ONE_SIDE_NAMED = 0.06, 0.05
# Four states or more in one sentence: 15 of 100 and more, with two 4.
CROWDED, CROWD = 0.13, 4
# Told in a relative or subordinate clause, or after "and": 10 of 100.
INNER = 0.05
# Kinds of which 11 to 17 of 100 were false; of visits, meetings, calls and the rest 0 to 10.
DOUBTFUL = 0.04
_DOUBTFUL_KINDS = frozenset({"agreement", "summit", "expulsion", "incident", "appeal", "protest"})
_INNER_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "conj"})
HIGHEST, LOWEST = 0.97, 0.1


def confidence_of(
    candidate: Candidate, entities: Sequence[Entity], people: Sequence[Participant], date: str | None
) -> float:
    """The chance that the claim is right that an event of this kind, between these parties, is told of."""
    value = START - VAGUE * max(0.0, SUREST - candidate.frame.confidence)
    parties = {e.code for e in entities if e.code is not None}
    if date is None:
        value -= NO_DATE
    unsaid = {code for code in parties if not _said(candidate, code)}
    value -= UNSAID * bool(unsaid - {candidate.report.home})
    value -= UNSAID_HOME * (candidate.report.home in unsaid)
    if len(parties) < 2:
        value -= ALONE
    named = {p.country for p in people if p.name}
    value -= 0.0 if len(named) > 1 else ONE_SIDE_NAMED if named else NOBODY_NAMED
    value -= CROWDED * (_states_named(candidate) >= CROWD)
    if any(t.dep_ in _INNER_CLAUSES for t in ancestors(candidate.trigger)):
        value -= INNER
    value -= DOUBTFUL * (candidate.kind.name in _DOUBTFUL_KINDS)
    return round(min(HIGHEST, max(LOWEST, value)), 2)


def _states_named(candidate: Candidate) -> int:
    """How many states a sentence names, by themselves or by their officials."""
    resolver = candidate.resolver
    named = {a.code for a in resolver.actors if a.is_state}
    return len(named | {p.known_country for p in resolver.persons if p.known_country})


def _said(candidate: Candidate, code: str) -> bool:
    """Whether the sentence names a party: by its own name, by an official, or by a city of it."""
    resolver = candidate.resolver
    return (
        any(code == a.code or code in a.members for a in resolver.actors)
        or any(code == p.known_country for p in resolver.persons if p.form != "pronoun")
        or any(code == p.country for p in resolver.places)
    )
