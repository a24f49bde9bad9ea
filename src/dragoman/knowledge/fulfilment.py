"""How texts say what became of a promise."""

import re
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.loading import shipped
from dragoman.records import CommitmentState


@dataclass(frozen=True)
class FulfilmentWords:
    """``over_promise``: what stands over the noun of a promise, by the state that it tells, with the noun in the group
    ``noun``. ``came_to_nothing``: how a sentence begins that takes back what the one before told as expected.
    ``expected``: the words behind which that stands."""

    over_promise: dict[CommitmentState, re.Pattern[str]]
    came_to_nothing: re.Pattern[str]
    expected: re.Pattern[str]


@cache
def fulfilment_words() -> FulfilmentWords:
    """The words of ``tables/fulfilment.toml``."""
    table = shipped("fulfilment.toml")
    nouns = "|".join(f"{noun}s?" for noun in table["promises"]["nouns"])
    return FulfilmentWords(
        over_promise={
            CommitmentState(state): re.compile(
                rf"\b(?:{_spaced(phrases)})\s+(?:(?:its|their|his|her|the|a|an|that|all|\w+['’]s)\s+)?(?:[\w-]+\s+){{0,2}}?"
                rf"(?P<noun>{nouns})\b",
                re.IGNORECASE,
            )
            for state, phrases in table["over_promise"].items()
        },
        came_to_nothing=re.compile(
            rf"^\W*(?:(?:but|yet|however|in the end|instead|so far)\W+)*(?:{_spaced(table['came_to_nothing']['phrases'])})\b",
            re.IGNORECASE,
        ),
        expected=re.compile(rf"\b(?:{_spaced(table['expected']['phrases'])})\b", re.IGNORECASE),
    )


def _spaced(phrases: list[str]) -> str:
    return "|".join(phrases).replace(" ", r"\s+")
