"""How members voted, as the United Nations' own releases tell it: "by 143 votes to 3 (Israel, Palau, United States)"."""

import re

from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity

_IN_BRACKETS = re.compile(
    r"\b(?:(?P<against>against|opposed|to (?:\d+|[a-z]+))|(?P<abstention>abstentions?|abstaining))\s*\((?P<who>[^()]{3,300})\)"
)
# What stands between the names in such a bracket.
_BETWEEN = re.compile(
    r"(?:\s|,|;|and\b|the\b|of\b|Republic\b|Federation\b|People's\b|Democratic\b|State\b|States\b)*"
)


def voters_in_brackets(candidate: Candidate) -> list[tuple[str, Entity]]:
    """Those named in a bracket behind a count of votes, each with "against" or "abstention"; none if others stand there."""
    found: list[tuple[str, Entity]] = []
    start = candidate.sentence.start_char
    for match in _IN_BRACKETS.finditer(candidate.sentence.text):
        how = "against" if match["against"] else "abstention"
        first, end = start + match.start("who"), start + match.end("who")
        inside = [a for a in candidate.resolver.actors if a.is_state and first <= a.start and a.end <= end]
        rest, position = "", first
        for actor in inside:
            rest += candidate.report.text[position : actor.start] + " "
            position = actor.end
        rest += candidate.report.text[position:end]
        if inside and _BETWEEN.fullmatch(rest):
            found += [(how, e) for actor in inside for e in candidate.resolver.of_actor(actor)]
    return found
