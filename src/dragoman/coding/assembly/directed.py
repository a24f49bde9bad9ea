"""Acts of one party towards another: sanctions, summonses, expulsions, protests, appeals, missions, aid, incidents."""

from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.parties import codes, official, participants
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_of
from dragoman.records import EventClaim, Role

_ROLES = {"voter": Role.VOTER, "sender": Role.SPEAKER}


def assemble_directed(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim from the sender (or voter) towards the target."""
    senders = official(candidate.entities("sender", "voter"))
    targets = [e for e in official(candidate.entities("target")) if e.code not in codes(senders)]
    if any(sums_up(token) for token in candidate.tokens("sender", "voter")) or len(codes(senders)) == 0:
        candidate.drop("nobody acts")
        return []
    if "target" in candidate.frame.require and not targets:
        candidate.drop("no other party is acted upon")
        return []
    slot = "voter" if candidate.entities("voter") else "sender"
    people = [
        *participants(senders, _ROLES[slot]),
        *participants(targets, Role.TARGET if candidate.kind.name != "statement" else Role.ADDRESSEE),
    ]
    return [build(candidate, story, [*senders, *targets], people, venue=venue_of(candidate))]
