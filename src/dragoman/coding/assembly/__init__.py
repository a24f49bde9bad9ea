"""From a candidate's arguments to claims: one file for each way in which parties make an event."""

from collections.abc import Callable

from dragoman.coding.assembly.ballot import assemble_ballot
from dragoman.coding.assembly.bond import assemble_bond
from dragoman.coding.assembly.directed import assemble_directed
from dragoman.coding.assembly.encounter import assemble_encounter
from dragoman.coding.assembly.gathering import assemble_gathering
from dragoman.coding.assembly.instrument import assemble_instrument
from dragoman.coding.assembly.journey import assemble_journey
from dragoman.coding.assembly.membership import assemble_membership
from dragoman.coding.assembly.posting import assemble_posting
from dragoman.coding.assembly.restriction import assemble_restriction
from dragoman.coding.candidate import Candidate
from dragoman.coding.story import Story
from dragoman.records import EventClaim

Assembler = Callable[[Candidate, Story], list[EventClaim]]

ASSEMBLERS: dict[str, Assembler] = {
    "encounter": assemble_encounter,
    "journey": assemble_journey,
    "gathering": assemble_gathering,
    "instrument": assemble_instrument,
    "directed": assemble_directed,
    "membership": assemble_membership,
    "posting": assemble_posting,
    "ballot": assemble_ballot,
    "restriction": assemble_restriction,
    "bond": assemble_bond,
}

__all__ = ["ASSEMBLERS", "Assembler"]
