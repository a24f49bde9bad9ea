"""A state's standing in an organisation: accession, observer status, the chair, withdrawal."""

from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.parties import codes, official, participants
from dragoman.coding.candidate import Candidate
from dragoman.coding.story import Story
from dragoman.records import EventClaim, Role


def assemble_membership(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for the states that joined (left, chair) an organisation."""
    members = [e for e in official(candidate.entities("member")) if e.is_state]
    bodies = [e for e in candidate.entities("body") if not e.is_state and e.person is None]
    if not members or len(codes(bodies)) != 1:
        candidate.drop("not a state and one organisation")
        return []
    return [build(candidate, story, [*members, *bodies], participants(members, Role.MEMBER))]
