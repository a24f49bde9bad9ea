"""Days of the year that bear a name, the same wherever English is written."""

from datetime import date, timedelta
from functools import cache

from dragoman.knowledge.loading import shipped


@cache
def named_days() -> frozenset[str]:
    """The names, in lower case, with straight apostrophes."""
    table = shipped("named_days.toml")
    return frozenset(table["fixed"]) | frozenset(table["easter"])


@cache
def named_day(name: str, year: int) -> date:
    """The day that bears a name, in one year; feasts that move with Easter are those of the western churches."""
    table = shipped("named_days.toml")
    if name in table["easter"]:
        return easter(year) + timedelta(days=int(table["easter"][name]))
    month, day = table["fixed"][name].split("-")
    return date(year, int(month), int(day))


def moves(name: str) -> bool:
    """Whether a named day falls on another date in every year."""
    return name in shipped("named_days.toml")["easter"]


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus (the anonymous algorithm, as Meeus gives it)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leaps, over = divmod(century, 4)
    moon = (19 * golden + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * over + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)
