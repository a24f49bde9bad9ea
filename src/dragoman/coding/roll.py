"""The roll of a summit, as communiqués call it: "In attendance were: X, President of A; Y, Prime Minister of B; and Z of C"."""

import re

from spacy.tokens import Span

from dragoman.annotation.report import Report, within
from dragoman.coding.entities import Entity, Resolver

_ROLL = re.compile(
    r"(?:(?:also |those |members [^.:;]{0,40}|heads of [^.:;]{0,60}|leaders [^.:;]{0,40})?"
    r"(?:in attendance|present|attending|who attended|taking part)(?: at the [\w ]{3,30})? (?:was|were)|"
    r"the (?:summit|meeting|session|conference) was attended by(?: the following)?[^.:;]{0,40}):? ",
    re.IGNORECASE,
)
# The roll is called in one of so many sentences behind the summit, and names those who govern.
_REACH = 3
_GOVERNING = 5


def called_roll(report: Report, sentences: list[Span], index: int) -> list[Entity]:
    """Those whom the roll behind the sentence of a summit names, with the states that they stand for."""
    for later in sentences[index + 1 : index + 1 + _REACH]:
        called = _ROLL.match(report.text, later.start_char, later.end_char)
        if called is None:
            continue
        end = report.text.find("\n", called.end())
        end = len(report.text) if end < 0 else end
        found = []
        for person in within(report.persons, called.end(), end):
            ranked = person.known_rank is not None and person.known_rank <= _GOVERNING
            if person.person.name and person.plural == 1 and person.known_country and ranked:
                at = next(s for s in sentences if s.start_char <= person.start < s.end_char)
                found.append(Resolver(report, at).of_person(person))
        return [entity for entity in found if entity.is_state]
    return []
