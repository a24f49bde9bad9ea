"""People whom every reader of foreign news knows, and for whom they speak (``tables/known_people.csv``)."""

from functools import cache

from dragoman.annotation.persons.register import keys_of
from dragoman.knowledge.names import given_key, read_table


@cache
def _known_people() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """By the key of the last word: all keys, the key of the given name, and the country."""
    known: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in read_table("known_people.csv"):
        parts = row["name"].split()
        keys = keys_of(parts)
        for key in {keys[-1], keys[0]} if row["called"] == "first" else {keys[-1]}:
            known.setdefault(key, []).append((keys, given_key(parts[0]), row["country"]))
    return known


def known_country(parts: tuple[str, ...]) -> str | None:
    """The country or organisation of a widely known person of this name (full, or a surname that only one has)."""
    keys = keys_of(parts)
    if not keys:
        return None
    candidates = [*_known_people().get(keys[-1], [])]
    if len(keys) == 1:
        countries = {country for _, _, country in candidates}
        return countries.pop() if len(countries) == 1 else None
    for full, given, country in candidates:
        if full == keys or (full[-1] == keys[-1] and given == given_key(parts[0])):
            return country
    return None
