"""Trade between two parties year by year, as home sees it: what the partner imports from it are its exports."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.ledger.trading import GOODS, MIRRORED
from dragoman.records import Figure, FigureRole, Indicator, edtf


@dataclass(frozen=True, slots=True)
class YearOfTrade:
    """One value: a calendar year, what was traded from home's side, and the figure that says so."""

    year: int
    indicator: Indicator
    figure: Figure


def between(figures: Iterable[Figure], home: str, partner: str) -> list[Figure]:
    """The figures of which home and partner are the two parties."""
    return [f for f in figures if {f.reporter, f.partner} == {home, partner}]


def by_year(figures: Iterable[Figure], home: str) -> list[YearOfTrade]:
    """Turnover, exports and imports of whole years, in order; targets are left out.

    Of several values of the same year, the one that home reports counts, then the one with more sources.
    """
    best: dict[tuple[int, Indicator, str | None], YearOfTrade] = {}
    for figure in sorted(figures, key=lambda f: (f.reporter != home, -f.sources, -f.confidence, f.id)):
        year = _year(figure)
        if figure.indicator not in GOODS or year is None or figure.role is FigureRole.TARGET:
            continue
        seen = figure.indicator if figure.reporter == home else MIRRORED.get(figure.indicator)
        indicator = seen or figure.indicator
        best.setdefault((year, indicator, figure.currency), YearOfTrade(year, indicator, figure))
    return [best[key] for key in sorted(best, key=lambda k: (k[0], GOODS.index(k[1]), k[2] or ""))]


def turnover_of(
    figures: Iterable[Figure], home: str, years: tuple[int, ...]
) -> list[tuple[str, dict[int, Figure]]]:
    """Home's turnover with each partner in some years, in the currency that most of the values have, the largest first.

    Of several values of a year, the one that home reports counts, then the one with more sources.
    """
    found = [
        f
        for f in sorted(figures, key=lambda f: (f.reporter != home, -f.sources, -f.confidence, f.id))
        if f.indicator is Indicator.TURNOVER
        and f.role is not FigureRole.TARGET
        and f.currency
        and _year(f) in years
        and home in (f.reporter, f.partner)
        and f.reporter
        and f.partner
    ]
    if not found:
        return []
    tally = Counter(f.currency for f in found)
    currency = min(tally, key=lambda c: (-tally[c], c or ""))
    table: dict[str, dict[int, Figure]] = {}
    for figure in found:
        if figure.currency == currency:
            other = str(figure.partner if figure.reporter == home else figure.reporter)
            table.setdefault(other, {}).setdefault(_year(figure) or 0, figure)
    return sorted(table.items(), key=lambda item: (-max(f.value for f in item[1].values()), item[0]))


def _year(figure: Figure) -> int | None:
    period = figure.period
    return (
        int(period) if period and len(period) == 4 and edtf.is_valid(period) and period.isdecimal() else None
    )
