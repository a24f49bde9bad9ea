"""Trade year by year, chosen among what figures say without opening them."""

from dataclasses import dataclass

from sqlalchemy import Connection, and_, case, func, or_, select

from dragoman.ledger.schema import figure_values, records, rejected
from dragoman.records import FigureRole, Indicator

#: What a party exports the other imports.
MIRRORED = {Indicator.EXPORTS: Indicator.IMPORTS, Indicator.IMPORTS: Indicator.EXPORTS}

#: The indicators of trade in goods, in the order in which they are listed.
GOODS = (Indicator.TURNOVER, Indicator.EXPORTS, Indicator.IMPORTS)


@dataclass(frozen=True, slots=True)
class Traded:
    """What home traded with a partner in a year, seen from home's side, and the id of the figure that says so."""

    partner: str
    year: int
    indicator: Indicator
    value: float
    currency: str | None
    figure: str


def traded(connection: Connection, home: str) -> list[Traded]:
    """Turnover, exports and imports of whole years with each partner, in order; targets are left out.

    Of several values of the same year, the one that home reports counts, then the one with more sources.
    """
    its, ours = figure_values.c, figure_values.c.reporter == home
    partner = case((ours, its.partner), else_=its.reporter)
    mirrored = {it.value: other.value for it, other in MIRRORED.items()}
    seen = case(
        (ours, records.c.type),
        *((records.c.type == said, told) for said, told in mirrored.items()),
        else_=records.c.type,
    )
    best = func.row_number().over(
        partition_by=(partner, its.year, seen, its.currency),
        order_by=(case((ours, 0), else_=1), its.sources.desc(), records.c.confidence.desc(), records.c.id),
    )
    ranked = (
        select(
            partner.label("partner"), its.year, seen.label("seen"), its.value, its.currency, records.c.id, best.label("place")
        )
        .join(records, records.c.number == its.number)
        .where(
            its.year.is_not(None),
            or_(and_(ours, its.partner.is_not(None)), its.partner == home),
            records.c.type.in_([it.value for it in GOODS]),
            records.c.status != FigureRole.TARGET.value,
            records.c.id.not_in(select(rejected.c.record)),
        )
        .subquery()
    )  # fmt: skip
    found = [
        Traded(row.partner, row.year, Indicator(row.seen), row.value, row.currency, row.id)
        for row in connection.execute(select(ranked).where(ranked.c.place == 1))
        if row.partner is not None and row.partner != home
    ]
    return sorted(found, key=lambda it: (it.partner, it.year, GOODS.index(it.indicator), it.currency or ""))
