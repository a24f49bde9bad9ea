"""The country from whose side a page is written: the home that its readers take for granted, where nobody has said so, or
where what was said of a whole folder does not fit a dispatch from elsewhere."""

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.annotation.actors.places import is_dateline
from dragoman.annotation.mentions import ActorMention, PersonMention, PlaceMention
from dragoman.knowledge.office_holders import leaders_named, names_holder_of

# A country named so often, and this many times as often as the next, is what a page without a dateline is about. Tuned on
# the reports of gold/tuned without a home: of the events that the rule adds, nine in ten are right.
_OFTEN, _TIMES = 3, 2
# A dispatch is its own country's if that is named at least so often, and oftener than any other.
_DATED = 2


_OF_SOMEBODY = re.compile(
    r"\b(?:schedule|agenda|diary|calendar|programme|program|engagements|appointments)\s+(?:of|for)\s|['’]s?\s(?:\w+\s){0,2}"
    r"(?:schedule|agenda|diary|calendar|programme|program|engagements|appointments)\b",
    re.IGNORECASE,
)
_TITLE_LINES = 3


def keeper_of(text: str, persons: Sequence[PersonMention]) -> PersonMention | None:
    """Whose days a diary tells: the one person whom its title names, "Weekly schedule of President X"; or None."""
    start = 0
    for line in text.split("\n\n")[:_TITLE_LINES]:
        if _OF_SOMEBODY.search(line):
            named = [p for p in persons if start <= p.start < start + len(line)]
            return named[0] if len(named) == 1 and named[0].plural == 1 else None
        start += len(line) + len("\n\n")
    return None


def is_elsewhere(
    home: str, text: str, actors: Sequence[ActorMention], places: Sequence[PlaceMention]
) -> bool:
    """Whether a page is a dispatch from another country that names neither ``home`` nor a leader of it: who is left unsaid
    there is not its."""
    if any(home in (actor.code, *actor.members) for actor in actors) or any(
        p.country == home for p in places
    ):
        return False
    dated = any(is_dateline(text, p.start, p.end) for p in places)
    return dated and home not in leaders_named(text) and not names_holder_of(text, home)


def viewpoint(
    text: str, actors: Sequence[ActorMention], places: Sequence[PlaceMention], *, diary: bool
) -> str | None:
    """The alpha-3 code of the country whose officials and visitors a page can leave without their country, or None.

    It is that of the only dateline, where the page names it most; without a dateline, one that outweighs all others by
    far. A diary has none: each entry has its own ground.
    """
    named = Counter(a.code for a in actors if a.is_state and not a.members)
    named.update(p.country for p in places if p.country)
    if not named:
        return None
    (code, count), *others = named.most_common(2)
    next_count = others[0][1] if others else 0
    dated = [p.country for p in places if is_dateline(text, p.start, p.end)]
    if dated:
        return code if dated == [code] and count >= _DATED and count > next_count else None
    return code if not diary and count >= _OFTEN and count >= _TIMES * next_count else None
