"""States that are elected to a seat or an office of a body."""

from dragoman.coding.assembly.parties import of_nation
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity

# "Will sit on the Council for 2022-2023, the Assembly decided": what the elected will do.
SEATED = frozenset({"sit", "serve", "take", "join", "enter"})


def elected(candidate: Candidate) -> list[Entity]:
    """ "Nigeria's X was elected president of the Assembly", "Y of China": the state of who is told with no office yet."""
    office = any(c.dep_ in ("oprd", "attr", "dobj", "xcomp") for c in candidate.trigger.children)
    if candidate.frame.form != "elected" or not office:
        return []
    found = candidate.entities("voter")
    return [e for e in found if e.code is not None] if any(of_nation(candidate, e) for e in found) else []
