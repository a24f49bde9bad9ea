"""Pictures as self-contained SVG and PNG: the month's timeline and the map of venues."""

from collections.abc import Sequence

from dragoman.analysis.selection import Month
from dragoman.publishing.page.model import Picture
from dragoman.records import Event


def draw_month(events: Sequence[Event], home: str, month: Month) -> tuple[Picture, ...]:
    """The pictures of a month that have something to show."""
    from dragoman.publishing.charts.map import venue_map
    from dragoman.publishing.charts.timeline import contact_timeline

    found = (contact_timeline(events, home, month), venue_map(events, home, month))
    return tuple(picture for picture in found if picture)
