"""Pages that only look like diplomacy: sport, business, leisure, history. Their words are in ``tables/domains.toml``."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _domains() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    text = files("dragoman.knowledge").joinpath("tables/domains.toml").read_text(encoding="utf-8")
    return tuple(
        (name, table["enough"], re.compile(r"\b(?:" + "|".join(map(re.escape, table["words"])) + r")\b"))
        for name, table in tomllib.loads(text).items()
    )


def domain_of(text: str) -> str | None:
    """The domain whose words a text holds most of, if it holds enough different ones; None for all other texts."""
    lowered = text.lower()
    counts = {
        name: (found, enough)
        for name, enough, pattern in _domains()
        if (found := len(set(pattern.findall(lowered)))) >= enough
    }
    return max(counts, key=lambda name: counts[name][0] - counts[name][1], default=None)
