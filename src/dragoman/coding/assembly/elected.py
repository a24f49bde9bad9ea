"""States that are elected to a seat or an office of a body: whose state it is, and the day of the ballot."""

from dragoman.annotation.report import within
from dragoman.coding.assembly.parties import of_nation
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.records import edtf

# "Will sit on the Council for 2022-2023, the Assembly decided": what the elected will do.
SEATED = frozenset({"sit", "serve", "take", "join", "enter"})


def day_of_ballot(candidate: Candidate) -> str | None:
    """ "Will sit on it from January, the Assembly decided on Thursday": the only day in the sentence that is over."""
    start, end = candidate.sentence.start_char, candidate.sentence.end_char
    page = edtf.bounds(candidate.report.published or "")
    days = {
        m.edtf for m in within(candidate.report.dates, start, end) if m.edtf and edtf.precision(m.edtf) == 1
    }
    over = [day for day in days if page is None or ((b := edtf.bounds(day)) is not None and b[0] <= page[1])]
    return over[0] if len(over) == 1 else None


def elected(candidate: Candidate) -> list[Entity]:
    """ "Nigeria's X was elected president of the Assembly", "Y of China": the state of who is told with no office yet."""
    office = any(c.dep_ in ("oprd", "attr", "dobj", "xcomp") for c in candidate.trigger.children)
    if candidate.frame.form != "elected" or not office:
        return []
    found = candidate.entities("voter")
    return [e for e in found if e.code is not None] if any(of_nation(candidate, e) for e in found) else []
