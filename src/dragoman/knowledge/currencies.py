"""The currencies of the world: their ISO 4217 codes, and the nouns, adjectives and signs that prose gives them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.loading import many, table


@dataclass(frozen=True, slots=True)
class Currency:
    """A row of ``tables/currencies.csv``. ``since`` and ``until`` are months (YYYY-MM) or empty."""

    code: str
    name: str
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    signs: tuple[str, ...]
    states: tuple[str, ...]
    default: str
    since: str
    until: str

    def valid(self, published: str | None) -> bool:
        """Whether the code was in force in the month ``published`` (EDTF); of today's codes, if that is null."""
        if published is None or not published[:4].isdigit():
            return not self.until
        month = published[:7] if len(published) >= 7 else f"{published[:4]}-12"
        return (not self.since or self.since <= month) and (not self.until or month <= self.until)


@cache
def currencies() -> dict[str, Currency]:
    """All currencies by ISO 4217 code, withdrawn ones included, in the order of the table."""
    return {
        row["code"]: Currency(
            code=row["code"],
            name=row["name"],
            nouns=many(row["nouns"]),
            adjectives=many(row["adjectives"]),
            signs=tuple(dict.fromkeys((*many(row["signs"]), row["code"]))),
            states=many(row["states"]),
            default=row["default"],
            since=row["since"],
            until=row["until"],
        )
        for row in table("currencies.csv", ("code",))
    }


def _index(pairs: Iterable[tuple[str, Currency]]) -> dict[str, tuple[Currency, ...]]:
    found: dict[str, list[Currency]] = {}
    for word, currency in pairs:
        found.setdefault(word, []).append(currency)
    return {word: tuple(group) for word, group in found.items()}


@cache
def by_noun() -> dict[str, tuple[Currency, ...]]:
    """Currencies by lower-case noun: ``rubles`` leads to the Russian and the Belarusian ones."""
    return _index((noun.lower(), c) for c in currencies().values() for noun in c.nouns)


@cache
def by_sign() -> dict[str, tuple[Currency, ...]]:
    """Currencies by sign, capitals as written: ``$`` leads to all dollars, ``A$`` to one."""
    return _index((sign, c) for c in currencies().values() for sign in c.signs)


@cache
def by_adjective() -> dict[str, tuple[Currency, ...]]:
    """Currencies by lower-case adjective: ``canadian`` leads to the Canadian dollar."""
    return _index((word.lower(), c) for c in currencies().values() for word in c.adjectives)


def choose(
    candidates: Iterable[Currency],
    *,
    home: str | None = None,
    named: Iterable[str] = (),
    published: str | None = None,
) -> str | None:
    """The code meant by a noun or sign that several currencies share, or None if that can't be known.

    ``home`` is the alpha-3 code of the country whose press or diplomacy it is; ``named`` holds the codes that the
    same text names without doubt ("A$", "Mexican pesos"). The home's own money comes first, then the table's
    default, then the only candidate that the text names. A default of ``always`` (the US dollar) yields to
    the home's only in a text that sets the two apart by naming the default in full ("US$").
    """
    group = list(candidates)
    now = [c for c in group if c.valid(published)]
    group = [c for c in group if c in now or not any(set(c.states) & set(n.states) for n in now)]
    clear = set(named)
    if len(group) == 1:
        return group[0].code
    own = next((c for c in group if home is not None and home in c.states), None)
    default = next((c for c in group if c.default and (c in now or not now)), None)
    if own is not None and (default is None or default.default != "always" or default.code in clear):
        return own.code
    if default is not None:
        return default.code
    explicit = {c.code for c in group} & clear
    return explicit.pop() if len(explicit) == 1 else None
