"""International organisations: acronyms, names, seats, heads, members; and the bodies that act for them."""

from dataclasses import dataclass
from functools import cache

from dragoman.errors import DragomanError
from dragoman.knowledge.countries import plain
from dragoman.knowledge.loading import many, table


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation or standing forum of states.

    ``code`` is the acronym that records carry. ``names`` are other names and acronyms; ``bodies`` are organs,
    agencies and formats that act for it and are read as it ("European Commission" is EU). ``head`` is the title
    of its highest official, empty where there is none; ``seat_country`` is alpha-3.
    """

    code: str
    name: str
    kind: str
    seat: str
    seat_country: str
    head: str
    names: tuple[str, ...]
    bodies: tuple[str, ...]


@cache
def _all() -> dict[str, Organisation]:
    return {
        row["code"]: Organisation(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            seat=row["seat"],
            seat_country=row["seat_country"],
            head=row["head"],
            names=many(row["names"]),
            bodies=many(row["bodies"]),
        )
        for row in table("organisations.csv", ("code",))
    }


def organisations() -> tuple[Organisation, ...]:
    """All organisations, in the order of the table."""
    return tuple(_all().values())


def is_organisation(code: str) -> bool:
    """Whether ``code`` is the acronym that records carry for an organisation."""
    return code in _all()


def organisation(code: str) -> Organisation:
    """The organisation with this acronym. Raises KeyError where there is none."""
    return _all()[code]


@cache
def _codes_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in _all().values():
        for name in (entry.code, entry.name, *entry.names):
            found.setdefault(plain(name), entry.code)
    for entry in _all().values():
        for name in entry.bodies:
            found.setdefault(plain(name), entry.code)
    return found


def organisation_for(name: str) -> str | None:
    """The acronym for a name, acronym or body of an organisation, in any case; None where it is not known."""
    return _codes_by_name().get(plain(name))


@cache
def _memberships() -> dict[str, tuple[tuple[str, int, int], ...]]:
    found = {}
    for row in table("members.csv", ("code",)):
        spans = []
        for member in many(row["members"]):
            state, _, years = member.partition(":")
            since, _, until = years.partition("-")
            try:
                spans.append((state, int(since or 0), int(until or 9999)))
            except ValueError as error:
                raise DragomanError(f"members.csv: {row['code']} has the bad member {member!r}.") from error
        found[row["code"]] = tuple(spans)
    return found


def members(code: str, year: int | None = None) -> frozenset[str]:
    """The alpha-3 codes of an organisation's members, in ``year`` or (None) now; empty where not on record."""
    at = 9998 if year is None else year
    return frozenset(state for state, since, until in _memberships().get(code, ()) if since <= at <= until)
