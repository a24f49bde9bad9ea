"""States that are called after where they lie: "Taiwan ended relations with Nauru after the Pacific nation turned to China"."""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.annotation.mentions import ActorForm, ActorMention
from dragoman.knowledge.epithets import states_called

# So many characters back the state that is meant has been named.
_NEAR = 600


@cache
def _called() -> re.Pattern[str]:
    ordered = sorted(states_called(), key=len, reverse=True)
    epithets = "|".join(re.escape(e) for e in ordered if not e.startswith("="))
    sorts = "|".join(re.escape(e[1:]) for e in ordered if e.startswith("="))
    return re.compile(
        rf"\b(?:the|this|that) (?:(?!island)[a-z][\w-]+ ){{0,2}}?(?P<called>(?P<epithet>{epithets})(?: island)?"
        r" (?:nation|country|state|republic|kingdom|monarchy|emirate|sultanate))\b"
        rf"|\b[Tt]he (?P<sort>(?-i:{sorts}))\b(?! of\b|['’]s? of\b)",
        re.IGNORECASE,
    )


def states_by_epithet(
    text: str, sentences: Sequence[tuple[int, int]], actors: Sequence[ActorMention]
) -> list[ActorMention]:
    """A mention for each such phrase, where only one state is near that it fits; else nobody is meant for sure."""
    found = []
    for match in _called().finditer(text):
        start, end = match.span("called") if match["called"] else match.span("sort")
        if any(a.start < end and start < a.end for a in actors):
            continue
        fitting = states_called()[match["epithet"].lower() if match["epithet"] else f"={match['sort']}"]
        named = [
            a
            for a in actors
            if match.start() - _NEAR <= a.start < start and a.is_state and not a.members and a.code in fitting
        ]
        begin = next((s for s, e in reversed(sentences) if s <= start), 0)
        near = {a.code for a in named if a.start >= begin} or {a.code for a in named}
        if len(near) == 1:
            found.append(
                ActorMention(
                    start=start,
                    end=end,
                    text=text[start:end],
                    code=near.pop(),
                    is_state=True,
                    form=ActorForm.NAME,
                )
            )
    return found
