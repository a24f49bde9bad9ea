"""States that a page calls by a word of its own: "the North" beside South Korea, "HMAS Choules" of Australia."""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.annotation.mentions import ActorForm, ActorMention
from dragoman.knowledge.loading import many, table
from dragoman.knowledge.ship_prefixes import ship_prefixes


@cache
def _halves() -> dict[str, tuple[str, frozenset[str]]]:
    rows = table("halves.csv", ("called",))
    return {row["called"]: (row["code"], frozenset(many(row["where"]))) for row in rows}


@cache
def _half() -> re.Pattern[str]:
    """ "The North", but not "the North Atlantic", "the North Korean", "the North-South", "in the South of"."""
    return re.compile(
        rf"\b[Tt]he (?P<called>{'|'.join(_halves())})(?=['’]s\b|[,.;:]|\s(?![A-Z]|of\b|side\b|coast\b))"
    )


@cache
def _ship() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<called>{'|'.join(ship_prefixes())})(?= [A-Z][a-z])")


def states_called_so(text: str, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """A mention for each half of a divided country and each prefix of a ship; none where another actor stands."""
    named = {actor.code for actor in actors}
    halves = {word: code for word, (code, where) in _halves().items() if where & named}
    found = []
    for pattern, codes, form in (
        (_half(), halves, ActorForm.NAME),
        (_ship(), ship_prefixes(), ActorForm.ADJECTIVE),
    ):
        for match in pattern.finditer(text):
            (start, end), code = match.span("called"), codes.get(match["called"])
            if code is None or any(a.start < end and start < a.end for a in actors):
                continue
            found.append(
                ActorMention(start=start, end=end, text=match["called"], code=code, is_state=True, form=form)
            )
    return found
