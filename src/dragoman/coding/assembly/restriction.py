"""Sanctions: restrictive measures of one party against another, imposed, extended, eased or lifted."""

from collections import Counter

from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.context import acting, named_after, points_to, unsaid_actor
from dragoman.coding.assembly.parties import codes, official, participants, undergoing
from dragoman.coding.assembly.unsaid import announcing
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_of
from dragoman.records import EventClaim, Role

_AGAINST = ("on", "against", "upon", "over", "from", "targeting", "target", "to")


def assemble_restriction(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim of a measure from those who take it towards those whom it hits."""
    senders = acting(candidate, "sender")
    if any(sums_up(token) for token in candidate.tokens("sender")):
        candidate.drop("sums up many at once")
        return []
    targets = _targets(candidate, codes(senders))
    if not senders and targets:
        senders = _owners(candidate, codes(targets)) or unsaid_actor(candidate, story, codes(targets))
    if not targets or not senders:
        told = _told(candidate, story, [*codes(senders), *codes(targets)])
        targets = targets or [e for e in told if e.code not in codes(senders)]
        senders = senders or [e for e in told if e.code not in codes(targets)][:1]
        targets = [e for e in targets if e.code not in codes(senders)]
    if senders and not targets:
        targets = _of_whom_all_tell(candidate, story, codes(senders))
    if not senders:
        candidate.drop("nobody acts")
        return []
    if not targets:
        candidate.drop("no other party is acted upon")
        return []
    speakers = [*senders, *announcing(candidate, senders)]
    people = [*participants(speakers, Role.SPEAKER), *participants(targets, Role.TARGET)]
    people += undergoing(targets, people, Role.TARGET)
    return [build(candidate, story, [*senders, *targets], people, venue=venue_of(candidate))]


def _targets(candidate: Candidate, acting_codes: list[str]) -> list[Entity]:
    """Whom the measure hits: under "on" or "against", as an adjective of the measure, or in its relative clause."""
    found = [e for e in candidate.entities("target") if e.code is not None and e.code not in acting_codes]
    if found:
        return found
    for token in candidate.tokens("measure", "target"):
        found = [e for e in named_after(candidate, token, _AGAINST) if e.code not in acting_codes]
        if found:
            return found
    for token in candidate.tokens("measure"):
        found = [e for m in grammar.modifiers(token) for e in candidate.resolver.entities(m)]
        found = [e for e in official(found) if e.code not in acting_codes]
        if found and acting_codes:
            return found
    for token in candidate.tokens("target"):
        found = [e for e in points_to(candidate, token) if e.code not in acting_codes]
        if found:
            return found
    return []


def _owners(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """Whose measures they are in the passive: "US sanctions on A", "the EU's embargo against B"."""
    found: list[Entity] = []
    for token in candidate.tokens("measure"):
        found += [e for m in grammar.modifiers(token) for e in candidate.resolver.entities(m)]
        found += [e for m in grammar.possessors(token) for e in candidate.resolver.entities(m)]
    return [e for e in official(found) if e.code not in targets]


def _told(candidate: Candidate, story: Story, present: list[str]) -> list[Entity]:
    """The parties of the sanctions told before, where the sentence speaks of "the measures", "them", "the embargo"."""
    pointing = any(
        t.lower_ in ("them", "it", "they") or any(c.lower_ in ("the", "these", "those", "its", "their", "both") for c in t.children)
        for t in candidate.tokens("measure")
    )  # fmt: skip
    if not pointing:
        return []
    at = candidate.trigger.idx
    for claim in story.recent():
        parties = [*claim.organisations, *claim.states]
        if claim.type == "sanction" and set(present) <= set(parties):
            return [Entity(at, at, c, c in claim.states, assumed=True) for c in parties]
    return []


# A state of so many events told before is what the page is about.
_PROTAGONIST = 2


def _of_whom_all_tell(candidate: Candidate, story: Story, senders: list[str]) -> list[Entity]:
    """Whom a measure hits that names nobody: the one state that the page tells of again and again."""
    here = {a.code for a in candidate.resolver.actors if a.is_state and a.code not in senders}
    counts = Counter(code for claim in story.all() for code in claim.states if code not in senders)
    common = counts.most_common(2)
    if not common or common[0][1] < _PROTAGONIST or (len(common) > 1 and common[1][1] == common[0][1]):
        return []
    code, at = common[0][0], candidate.trigger.idx
    return [Entity(at, at, code, True, assumed=True)] if here <= {code} else []
