"""Whose official somebody is who meets one of a named state: the other of the pair whose relations the talks were about.

"Foreign Secretary X called on Sri Lanka's Foreign Minister Y. They discussed Pakistan-Sri Lanka cooperation": X is Pakistan's.
"""

import re
from itertools import pairwise

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.ground import stands_behind
from dragoman.annotation.persons.page import Page

# The relations are named in the same sentence or in one of the next.
_REACH = 2
# "With Brunei Minister at the Prime Minister's Office and": titles that stand before another of the same person.
_AMONG_TITLES = re.compile(
    r"\b(?:with|met|on|upon|received|welcomed|hosted|by) (?:the |visiting )?"
    r"(?:(?:[A-Z][\w’'-]*|of|at|in|the|and|for),? )*(?:[A-Z][\w’'-]*),? and (?:the )?$"
)
_DASHES = frozenset({"-", "–", "—", " - ", " – ", "‐", "‑"})


def met_state(page: Page, ordered: list[Found], item: Found) -> str | None:
    """The state whose official, named with it, a person meets in the same sentence: "X called on Sri Lanka's Foreign Minister"."""
    sentence = page.sentence(item.start)
    for other in ordered:
        inside = item.end <= other.start and other.end <= sentence.end and other.person is not item.person
        if not inside or other.office is None or other.country is None:
            continue
        between = page.text[item.end : other.start]
        if not (stands_behind(page, other) or _AMONG_TITLES.search(between)):
            continue
        named = (a for a in page.actors if item.end <= a.start and a.end <= other.end)
        return other.country if any(a.code == other.country for a in named) else None
    return None


def side_of_pair(page: Page, ordered: list[Found], item: Found) -> str | None:
    """The other state of the pair that the sentences name whole, where it is the only one of its kind there."""
    met = met_state(page, ordered, item)
    if met is None:
        return None
    number = page.sentence_number(item.start)
    start = page.sentences[number].start
    end = page.sentences[min(number + _REACH, len(page.sentences) - 1)].end
    states = [a for a in page.actors if a.is_state and not a.members and start <= a.start and a.end <= end]
    pairs = {
        frozenset((one.code, two.code))
        for one, two in pairwise(states)
        if page.text[one.end : two.start] in _DASHES and one.code != two.code
    }
    others = {code for pair in pairs if met in pair for code in pair - {met}}
    return others.pop() if len(pairs) == 1 and len(others) == 1 else None
