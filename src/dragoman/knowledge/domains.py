"""Pages that only look like diplomacy: sport, business, leisure, history. Their words are in ``tables/domains.toml``."""

import re
from functools import cache, lru_cache

from dragoman.knowledge.loading import shipped


@cache
def _domains() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple(
        (name, table["enough"], re.compile(r"\b(?:" + "|".join(map(re.escape, table["words"])) + r")\b"))
        for name, table in shipped("domains.toml").items()
    )


@lru_cache(maxsize=64)  # every candidate of a passage asks for it
def domain_of(text: str) -> str | None:
    """The domain whose words a text holds most of, if it holds enough different ones; None for all other texts."""
    lowered = text.lower()
    counts = {
        name: (found, enough)
        for name, enough, pattern in _domains()
        if (found := len(set(pattern.findall(lowered)))) >= enough
    }
    return max(counts, key=lambda name: counts[name][0] - counts[name][1], default=None)
