"""The level of a contact: the ranks of the codebook in five bands that a table can show."""

from collections.abc import Iterable
from enum import IntEnum

from dragoman.records import Event, Participant


class Band(IntEnum):
    """Bands of rank, highest first; the number orders them."""

    HEAD = 1
    MINISTER = 2
    DEPUTY = 3
    OFFICIAL = 4
    UNSPECIFIED = 5

    @property
    def title(self) -> str:
        """The band as a column or a legend names it."""
        return _TITLES[self]


_TITLES = {
    Band.HEAD: "Heads of state or government",
    Band.MINISTER: "Ministers and deputy premiers",
    Band.DEPUTY: "Deputy ministers",
    Band.OFFICIAL: "Officials",
    Band.UNSPECIFIED: "Level not given",
}
_BY_RANK = {
    1: Band.HEAD,
    2: Band.HEAD,
    3: Band.MINISTER,
    4: Band.MINISTER,
    5: Band.DEPUTY,
    6: Band.OFFICIAL,
    7: Band.OFFICIAL,
    8: Band.OFFICIAL,
}


def band_of(rank: int | None) -> Band:
    """The band of a rank of ``knowledge/tables/ranks.csv`` (1 head of state to 8 other)."""
    return _BY_RANK.get(rank or 0, Band.UNSPECIFIED)


def ranks_of(band: Band) -> tuple[int, ...]:
    """The ranks that a band holds; 0 stands for none given."""
    return tuple(rank for rank, its in _BY_RANK.items() if its is band) or (0,)


def highest(participants: Iterable[Participant]) -> int | None:
    """The highest rank (the smallest number) among participants, None where none is given."""
    return min((p.rank for p in participants if p.rank is not None), default=None)


def level(event: Event) -> Band:
    """The level of a contact: that of the highest official who takes part, on whichever side."""
    return band_of(highest(event.participants))


def asymmetry(event: Event, home: str) -> int | None:
    """By how many ranks home's highest participant stands above (positive) the other side's; None if unknown."""
    ours = highest(p for p in event.participants if p.country == home)
    theirs = highest(p for p in event.participants if p.country != home)
    return theirs - ours if ours is not None and theirs is not None else None
