"""Lists that were saved without their line ends: "** ROME - X meets Y - 0900 GMT ** OSLO - Z visits ...", "... • ... • ..."."""

import re
from collections.abc import Iterator

# What parts the entries of a list: two stars, a bullet, a rule of dashes.
_STARS = re.compile(r"(?<=\S)[^\S\n]+(?=\*\*[^\S\n]*[^\W\d_a-z])")
_POINTS = re.compile(r"(?<=\S)[^\S\n]+(?=[•▪●◦■‣][^\S\n]*\w)")
_RULE = re.compile(r"(?<![^\S\n])[^\S\n]*(?:[-–—_=*](?:[^\S\n]?[-–—_=*]){7,})[^\S\n]*")
# "... (to June 9). BEIJING - The foreign minister ...": a town in capitals after a full stop, a bracket or a time of day.
_TOWN = re.compile(
    r"(?<=[.)T])[^\S\n]+(?=[A-Z][A-Z.'’]{2,}(?:[ /]{1,2}[A-Z][A-Z.'’]+){0,3}(?:,[^\S\n][A-Z][a-z]+)?[^\S\n][-–—][^\S\n][A-Z“\"])"
)
# "FRIDAY, JUNE 7 ** PARIS - ": the day over the entries.
_DAY = re.compile(
    r"(?:(?<=^)|(?<=[\s.)]))(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY,[^\S\n][A-Z]{3,9}\.?[^\S\n]\d{1,2}(?=[^\S\n]+(?:\*\*|[A-Z]))"
)
# Fewer on a page may be a writer's own stars or dashes.
_FEWEST = 3


def is_run_on(text: str) -> bool:
    """Whether a text has the entries of a list on one line."""
    return sum(len(pattern.findall(text)) for pattern in (_STARS, _POINTS, _TOWN)) >= _FEWEST


def pieces(line: str) -> Iterator[tuple[int, int]]:
    """The entries of a line of such a list as [start, end)."""
    gaps = [m.span() for pattern in (_STARS, _POINTS, _TOWN, _RULE) for m in pattern.finditer(line)]
    gaps += [edge for m in _DAY.finditer(line) for edge in ((m.start(), m.start()), (m.end(), m.end()))]
    begin = 0
    for start, end in sorted(gaps):
        if start > begin:
            yield begin, start
        begin = max(begin, end)
    if begin < len(line):
        yield begin, len(line)
