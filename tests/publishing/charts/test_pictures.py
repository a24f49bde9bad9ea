import itertools
import re
from xml.etree import ElementTree

from dragoman.analysis.selection import Month
from dragoman.publishing.charts import draw_month
from dragoman.publishing.charts.style import BAND_COLOURS

from .. import month as given


def test_nothing_is_drawn_where_there_is_nothing_to_draw() -> None:
    assert draw_month((), "NOR", Month.parse("2015-03")) == ()
    without_place = [given.CALL.model_copy(update={"date": "2015-03"})]
    assert draw_month(without_place, "NOR", Month.parse("2015-03")) == ()


def test_pictures_are_svg_with_text_and_ids_of_their_own() -> None:
    pictures = draw_month(given.EVENTS, "NOR", Month.parse("2015-03"))
    ids = [set(re.findall(r'\bid="([^"]+)"', p.svg)) for p in pictures]
    assert not ids[0] & ids[1]
    for picture in pictures:
        root = ElementTree.fromstring(picture.svg)
        assert root.get("viewBox")
        assert root.get("width") is None
    assert "Italy" in pictures[0].svg
    assert "Oslo (" in pictures[1].svg


def test_levels_differ_in_lightness_and_not_only_in_hue() -> None:
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    values = [lightness(c) for c in BAND_COLOURS.values()]
    assert values == sorted(values)
    assert min(b - a for a, b in itertools.pairwise(values)) > 0.05
