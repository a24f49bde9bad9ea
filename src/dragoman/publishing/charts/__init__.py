"""Pictures as self-contained SVG and PNG: timelines, maps of venues, networks of contacts, bars of vectors and trade."""

from collections.abc import Iterable, Sequence

from dragoman.analysis.selection import Month, Year
from dragoman.publishing.english.dates import month_words
from dragoman.publishing.page.model import Picture
from dragoman.records import Event, Figure


def draw_month(events: Sequence[Event], home: str, month: Month) -> tuple[Picture, ...]:
    """The pictures of a month that have something to show: its timeline and its map."""
    from dragoman.publishing.charts.map import venue_map
    from dragoman.publishing.charts.timeline import contact_timeline

    found = (contact_timeline(events, home, month), venue_map(events, home, month_words(month.first)))
    return tuple(picture for picture in found if picture)


def draw_year(
    now: Sequence[Event], before: Sequence[Event], figures: Iterable[Figure], home: str, year: Year
) -> dict[str, Picture]:
    """The pictures of a year that have something to show, by key: balance, network, map, trade."""
    from dragoman.publishing.charts.balance import vector_balance
    from dragoman.publishing.charts.map import venue_map
    from dragoman.publishing.charts.network import contact_network
    from dragoman.publishing.charts.trade import trade_by_partner

    when = f"{year.first.year}"
    found = (
        vector_balance(now, before, home, year),
        contact_network(now, home, when),
        venue_map(now, home, when),
        trade_by_partner(figures, home, year),
    )
    return {picture.key: picture for picture in found if picture}


def draw_partner(
    events: Sequence[Event], figures: Iterable[Figure], home: str, partner: str
) -> dict[str, Picture]:
    """The pictures of a dossier that have something to show, by key: contacts, trade."""
    from dragoman.publishing.charts.timeline import level_timeline
    from dragoman.publishing.charts.trade import trade_bars

    found = (level_timeline(events, home, partner), trade_bars(figures, home, partner))
    return {picture.key: picture for picture in found if picture}
