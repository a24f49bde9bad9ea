"""How members voted, as those tell it who give the numbers first: "by 143 votes to 3 (Israel, Palau, United States)",
"one against, and two abstentions - Gabon and Togo", "two abstentions from Angola and Malaysia"."""

import re

from dragoman.coding.assembly.voters import states_joined_to
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity

_NUMBER = (
    r"\b(?:(?P<against>against|opposed|to (?:\d+|[a-z]+)|(?:votes?|ballots?) against|(?:negative|opposing|dissenting|no|[‘'\"“]no[’'\"”]) votes?)"
    r"|(?P<abstention>abstentions?|abstaining))"
)
_IN_BRACKETS = re.compile(_NUMBER + r"\s*(?:\((?P<who>[^()]{3,300})\)|\[(?P<whom>[^\[\]]{3,300})\])")
# "Two [Gabon and Togo] against, and three (Chad, Oman, Fiji) abstained": the bracket stands before the word.
_BEFORE_WORD = re.compile(
    r"\b[\w-]+\s(?:\((?P<who>[^()]{3,300})\)|\[(?P<whom>[^\[\]]{3,300})\])\s(?:voted\s)?(?:(?P<against>against|opposed)|(?P<abstention>abstained|abstaining|abstentions?))\b"
)
# A list without a bracket: it ends where something else than a state stands.
_BEHIND = re.compile(
    _NUMBER
    + r"(?:\s*(?::|,?\s[-–—]{1,2}\s|—|–)\s*|,?\s(?:namely|that is|those of|being)\s"
    + r"|,?\s(?:(?:it\s)?(?:coming|came|were\scast|cast|registered|recorded)\s)?(?:from|by)\s)(?:those of\s|both\s)?"
)
_A_STATE = re.compile(
    r"(?:\s|and\b|the\b|of\b|Republic\b|Federation\b|People's\b|Democratic\b|State\b|States\b)*"
)
# What stands between the names in such a bracket.
_BETWEEN = re.compile(
    r"(?:\s|,|;|and\b|as well as\b|the\b|of\b|Republic\b|Federation\b|People's\b|Democratic\b|State\b|States\b)*"
)


def voters_behind_numbers(candidate: Candidate) -> list[tuple[str, Entity]]:
    """Those named behind a count of votes, each with "against" or "abstention"; none if others stand there."""
    return _in_brackets(candidate) + _in_lists(candidate) + _before_participles(candidate)


def _in_brackets(candidate: Candidate) -> list[tuple[str, Entity]]:
    found: list[tuple[str, Entity]] = []
    start = candidate.sentence.start_char
    sentence = candidate.sentence.text
    for match in (*_IN_BRACKETS.finditer(sentence), *_BEFORE_WORD.finditer(sentence)):
        how = "against" if match["against"] else "abstention"
        within = "who" if match["who"] else "whom"
        first, end = start + match.start(within), start + match.end(within)
        inside = [a for a in candidate.resolver.actors if a.is_state and first <= a.start and a.end <= end]
        rest, position = "", first
        for actor in inside:
            rest += candidate.report.text[position : actor.start] + " "
            position = actor.end
        rest += candidate.report.text[position:end]
        if inside and _BETWEEN.fullmatch(rest):
            found += [(how, e) for actor in inside for e in candidate.resolver.of_actor(actor)]
    return found


def _in_lists(candidate: Candidate) -> list[tuple[str, Entity]]:
    """Those of a list without a bracket; one that ends in "abstained" or "voted" is told by its verb."""
    found: list[tuple[str, Entity]] = []
    text, start = candidate.report.text, candidate.sentence.start_char
    for match in _BEHIND.finditer(candidate.sentence.text):
        how = "against" if match["against"] else "abstention"
        position, named = start + match.end(), list[Entity]()
        for actor in candidate.resolver.actors:
            if actor.start < position:
                continue
            if not actor.is_state or not (_BETWEEN if named else _A_STATE).fullmatch(
                text[position : actor.start]
            ):
                break
            named += candidate.resolver.of_actor(actor)
            position = actor.end
        if text[position : position + 2] not in ("'s", "’s"):
            found += [(how, e) for e in named]
    return found


# "With Gabon and Togo abstaining", "Chad being opposed".
_HOW = re.compile(
    r"\b(?:(?P<abstention>abstaining|abstentions?)|voting against|(?:being )?opposed|opposing|dissenting)\b"
)


def _before_participles(candidate: Candidate) -> list[tuple[str, Entity]]:
    """Those before "abstaining" in a sentence of numbers: "13 votes in favour, with Angola and Peru abstaining"."""
    found: list[tuple[str, Entity]] = []
    text, start = candidate.report.text, candidate.sentence.start_char
    for match in _HOW.finditer(candidate.sentence.text):
        end = start + match.start()
        word = next((t for t in candidate.sentence if t.idx <= end < t.idx + len(t)), None)
        if candidate.frame.form != "counted" or (word is not None and word.pos_ == "VERB"):
            continue  # told by the verb
        named, first = states_joined_to(candidate, len(text[:end].rstrip()))
        if (
            text[start:first].rstrip().endswith((" with", " while", ";", ","))
            or text[first - 5 : first] == "with "
        ):
            found += [("abstention" if match["abstention"] else "against", e) for e in named]
    return found
