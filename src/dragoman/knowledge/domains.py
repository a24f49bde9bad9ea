"""Pages that only look like diplomacy: sport, business, leisure, history, fiction. Words are in ``tables/domains.toml``."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.knowledge.loading import shipped


@dataclass(frozen=True, slots=True)
class Domain:
    """What a page may be about: ``enough`` different words of ``pattern`` say so.

    ``kinds`` are the kinds of event that count for nothing there (all, where it is empty); ``own_ministers`` the
    portfolios that are at home there; ``imagined`` marks what nobody reports as having happened: a plot, a game.
    """

    name: str
    enough: int
    pattern: re.Pattern[str]
    own_ministers: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    imagined: bool = False


@cache
def _domains() -> tuple[Domain, ...]:
    return tuple(
        Domain(
            name,
            table["enough"],
            re.compile(
                r"\b(?:" + "|".join([*map(re.escape, table["words"]), *table.get("signs", ())]) + r")\b"
            ),
            tuple(table.get("own_ministers", ())),
            frozenset(table.get("kinds", ())),
            table.get("imagined", False),
        )
        for name, table in shipped("domains.toml").items()
    )


@lru_cache(maxsize=64)  # every candidate of a passage asks for it
def domain_of(text: str, times: int = 1, kind: str = "") -> Domain | None:
    """The domain whose words a text holds most of, if it holds ``times`` enough different ones; None for all others.

    Domains that concern some kinds of event only are looked at for these.
    """
    return _most(text, imagined=False, times=times, kind=kind)


@lru_cache(maxsize=64)
def imagined_in(text: str) -> Domain | None:
    """The sort of make-believe that a text is, by its words: a plot, a game, a puzzle; None for all other texts."""
    return _most(text, imagined=True)


def _most(text: str, *, imagined: bool, times: int = 1, kind: str = "") -> Domain | None:
    lowered = text.lower().replace("’", "'")
    counts: dict[Domain, int] = {}
    for domain in _domains():
        if domain.imagined is not imagined or (domain.kinds and kind not in domain.kinds):
            continue
        found = len(set(domain.pattern.findall(lowered)))
        if found >= times * domain.enough:
            counts[domain] = found - times * domain.enough
    return max(counts, key=lambda domain: counts[domain], default=None)
