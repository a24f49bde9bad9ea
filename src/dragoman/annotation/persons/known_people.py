"""People whom every reader of foreign news knows, and for whom they speak.

Who held an office on the day of the report is in ``tables/office_holders.csv``; for the others of
``tables/known_people.csv`` only the country is known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.countries import is_state
from dragoman.knowledge.loading import table
from dragoman.knowledge.names import given_key, keys_of
from dragoman.knowledge.office_holders import Holder, holders_named, weightiest
from dragoman.knowledge.offices import Office
from dragoman.records import edtf

_ANY_LEADER = frozenset(
    {"leader", "de facto leader", "head of state", "chief of state", "head of government"}
)


# So many days before taking office a winner of elections already speaks for the country.
_ELECT_DAYS = 120


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables say of a person: country or organisation; office and rank only if held when the report appeared.

    ``acting`` is False for who held an office long before or after: on that day the person may have acted for nobody.
    """

    country: str
    office: str | None = None
    rank: int | None = None
    acting: bool = True


@cache
def _others() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """By the key of the surname: all keys, the key of the given name, and the country."""
    known: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in table("known_people.csv", ("name", "country")):
        parts = row["name"].split()
        keys = keys_of(parts)
        for key in {keys[-1], keys[0]} if row["called"] == "first" else {keys[-1]}:
            known.setdefault(key, []).append((keys, given_key(parts[0]), row["country"]))
    return known


def known_person(
    parts: tuple[str, ...], published: str | None, office: Office | None = None, country: str | None = None
) -> Known | None:
    """What is known of the person of this name (full, or a surname that only one has) on the day ``published``.

    ``office`` is what the text calls the person, ``country`` where the text has the person come from: both rule out
    who doesn't fit. Without a date an office is given only to who held no other.
    """
    holders = [h for h in holders_named(parts, titled=office is not None) if country in (None, h.country)]
    short = len(keys_of(parts)) < 2
    if published:
        held = [h for h in holders if h.in_office(published)]
        called = [h for h in held if office is not None and _is_called(h, office)]
        if called and not _same_person(called):
            return None
        if short and not called:
            held = weightiest(held)
        if short and not called and office is not None:  # "Crown Prince Abdullah" is not King Abdullah
            held = [h for h in held if not h.called_by_given_name]
        if called or (held and _same_person(held)):
            return _known(called or held)
        if short and held:
            return None
    elif holders and len({(h.office, h.rank, h.country) for h in holders}) == 1 and _same_person(holders):
        return Known(holders[0].country, holders[0].office, holders[0].rank)
    elif office is not None and (called := [h for h in holders if _begins_with(h, office)]):
        holders = (
            called  # "President Charles Michel", once a prime minister: president of the European Council
        )
    others = {code for code in _countries_of_others(parts) if country in (None, code)}
    soon = published is not None and any(_about_to_hold(h, published) for h in holders)
    if not short and holders and _same_person(holders):
        return Known(_last_country(holders, published), acting=soon)
    if short:
        holders = [h for h in holders if h.weight < 2] or holders
    if short and len({h.name for h in holders}) > 1 and len({h.country for h in holders}) > 1:
        return None
    codes = others | {_last_country(holders, published)} if holders else others
    return Known(codes.pop(), acting=soon or bool(others)) if len(codes) == 1 else None


def _about_to_hold(holder: Holder, day: str) -> bool:
    """Whether somebody is elect: the office begins within the year, or in the year of which only that is known."""
    start = edtf.bounds(holder.start)
    at = edtf.bounds(day)
    return start is not None and at is not None and 0 <= (start[0] - at[0]).days <= _ELECT_DAYS


def office_on(name: str, country: str, date: str) -> tuple[str | None, int | None]:
    """Office and rank that a person of this full name or surname held for ``country`` on ``date``; None for none known."""
    known = known_person(tuple(name.split()), date, country=country)
    return (known.office, known.rank) if known is not None else (None, None)


def _same_person(holders: Iterable[Holder]) -> bool:
    return len({h.name for h in holders}) == 1


def _known(holders: list[Holder]) -> Known:
    """The highest of the offices that a person holds at one time; of equals that taken up last."""
    rank = min(h.rank for h in holders)
    best = max((h for h in holders if h.rank == rank), key=lambda h: h.start)
    return Known(best.country, best.office, best.rank)


def _last_country(holders: list[Holder], published: str | None) -> str:
    """For whom a person out of office stands: the own state, where one is known, else the organisation."""
    before = [h for h in holders if not published or h.start <= published] or holders
    return max(before, key=lambda h: (is_state(h.country), h.start)).country


def _is_called(holder: Holder, office: Office) -> bool:
    return holder.office == office.name or (office.core in _ANY_LEADER and holder.rank <= 2)


def _begins_with(holder: Holder, office: Office) -> bool:
    return holder.office == office.name or holder.office.startswith(f"{office.name} of ")


def _countries_of_others(parts: tuple[str, ...]) -> set[str]:
    keys = keys_of(parts)
    candidates = _others().get(keys[-1], []) if keys else []
    if len(keys) == 1:
        return {country for _, _, country in candidates}
    given = given_key(parts[0])
    return {c for full, first, c in candidates if full == keys or (full[-1] == keys[-1] and first == given)}
