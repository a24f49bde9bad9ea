"""A communiqué under heads: the body whose page it is acts, towards the country of the head ("Burundi: the list was extended")."""

from collections import Counter

from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity

# Of the organisations that a page names, its own is named more often than all others together.
_SHARE = 2


def of_the_head(candidate: Candidate) -> tuple[list[Entity], list[Entity]]:
    """The body whose page it is, and the country under whose name the words stand; nobody on the page of one country."""
    report = candidate.report
    ground = report.section_at(candidate.sentence.start_char)
    body = _body_of_page(candidate) if report.home is None and ground is not None else None
    if ground is None or body is None:
        return [], []
    others = {a.code for a in candidate.resolver.actors} - {ground, body}
    if others:
        return [], []
    at = candidate.trigger.idx
    return [Entity(at, at, body, False, assumed=True)], [Entity(at, at, ground, True, assumed=True)]


def before_colon(candidate: Candidate) -> list[Entity]:
    """ "Burundi: EU lists four officials": the state before the colon that opens a line."""
    first = next((a for a in candidate.resolver.actors if a.is_state), None)
    start = candidate.sentence.start_char
    if first is None or first.start - start > len("the ") or first.end >= candidate.trigger.idx:
        return []
    text = candidate.report.text
    return candidate.resolver.of_actor(first) if text[first.end : first.end + 1] == ":" else []


def _body_of_page(candidate: Candidate) -> str | None:
    """The one organisation named above the first head, or the one that the page speaks of all the time."""
    report = candidate.report
    bodies = [a for a in report.actors if not a.is_state]
    first = min((start for start, _ in report.sections), default=0)
    above = {a.code for a in bodies if a.start < first}
    if len(above) == 1:
        return above.pop()
    common = Counter(a.code for a in bodies).most_common(1)
    often = common and common[0][1] * _SHARE > len(bodies) and common[0][1] > 1
    return common[0][0] if often and not above else None
