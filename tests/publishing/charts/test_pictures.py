import itertools
import re
from xml.etree import ElementTree

from dragoman.analysis.selection import Month, Year
from dragoman.publishing.charts import draw_month, draw_partner, draw_year
from dragoman.publishing.charts.style import BAND_COLOURS, to_png
from dragoman.publishing.charts.timeline import MOST_ROWS
from dragoman.publishing.page.model import Picture
from dragoman.records import Event, Role, Status, Venue

from .. import month as given

MARCH, YEAR = Month.parse("2015-03"), Year.parse("2015")
STATES = [
    "AFG",
    "ALB",
    "DZA",
    "AGO",
    "ARG",
    "ARM",
    "AUT",
    "AZE",
    "BGD",
    "BEL",
    "BEN",
    "BOL",
    "BRA",
    "BGR",
    "CMR",
    "CAN",
    "TCD",
    "CHL",
    "CHN",
    "COL",
    "CUB",
    "CYP",
    "CZE",
    "DNK",
    "EGY",
    "EST",
    "ETH",
    "FIN",
    "FRA",
    "GAB",
    "GEO",
    "DEU",
    "GHA",
    "GRC",
    "HUN",
    "ISL",
    "IND",
    "IDN",
    "IRN",
    "IRQ",
    "IRL",
    "ISR",
    "ITA",
    "JPN",
    "JOR",
    "KAZ",
    "KEN",
    "KWT",
    "LVA",
    "LTU",
    "LUX",
    "MLT",
    "MEX",
    "MNG",
    "MAR",
    "NPL",
    "NLD",
    "NGA",
    "POL",
    "PRT",
]
"""Sixty states."""


def crowd(codes: list[str], year: int = 2015) -> list[Event]:
    """A contact of Norway with each state, at changing levels, in March."""
    return [
        given.event(
            f"evt-{code}-{year}",
            "meeting",
            f"{year}-03-{n % 27 + 1:02}",
            code,
            participants=(
                given.person("A B", code, "Minister", (1, 4, 5, 7, None)[n % 5], Role.COUNTERPART),
            ),
            venue=Venue(
                name=f"Capital of {code}", country=code, latitude=n % 50 - 10.0, longitude=n * 5.0 - 150
            ),
        )
        for n, code in enumerate(codes)
    ]


def of_year(now: list[Event], before: list[Event] | None = None) -> dict[str, Picture]:
    return draw_year(now, before or [], given.FIGURES, "NOR", YEAR)


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


def test_what_is_planned_is_drawn_beside_what_took_place_and_never_under_it() -> None:
    held = given.event("evt-a", "visit", "2015-03-10/2015-03-14", "FIN")
    plan = given.event("evt-b", "meeting", "2015-03-12", "FIN", status=Status.PLANNED)
    (alone,) = draw_month([held], "NOR", MARCH)
    (both,) = draw_month([held, plan], "NOR", MARCH)

    def height(picture: Picture) -> float:
        return float((ElementTree.fromstring(picture.svg).get("viewBox") or "").split()[3])

    assert height(both) > height(alone), "the row has a second line"
    assert "Hollow marks" in both.caption
    assert "12 March (planned)" in both.alt


def test_sixty_partners_fit_in_every_picture() -> None:
    many = crowd(STATES)
    (timeline, chart) = draw_month(many, "NOR", MARCH)
    assert f"{len(STATES) - MOST_ROWS} other partners" in timeline.svg
    pictures = of_year(many, crowd(STATES[:20], 2014))
    assert set(pictures) == {"balance", "network", "map"}
    assert "16 further partners not drawn" in pictures["network"].caption
    assert "above 2014" in pictures["balance"].caption
    for picture in (timeline, chart, *pictures.values()):
        assert len(picture.svg) < 250_000
        assert len(to_png(picture.svg)) < 400_000
        assert "NaN" not in picture.svg


def test_two_events_make_no_network() -> None:
    assert "network" not in of_year(crowd(["FIN", "SWE"]))


def test_partners_who_met_each_other_are_tied_in_the_network() -> None:
    among = given.event("evt-among", "meeting", "2015-03-02", states=("FIN", "SWE"))
    drawn = of_year([*crowd(["FIN", "SWE", "DNK"]), among])["network"]
    assert "Dashed" in drawn.caption
    assert "Finland (1," in drawn.alt


def test_the_balance_tells_levels_and_both_years_in_words() -> None:
    drawn = of_year(crowd(["FIN", "SWE"]), crowd(["FIN"], 2014))["balance"]
    assert (
        "Europe: 2 (heads of state or government 1, ministers and deputy premiers 1) in 2015 and 1"
        in drawn.alt
    )
    assert "2 in 2015" in drawn.svg


def test_turnover_is_drawn_where_two_partners_have_some() -> None:
    figures = [given.figure("fig-a", 5e8, "2015"), given.figure("fig-b", 4e9, "2014", partner="SWE")]
    drawn = draw_year((), (), figures, "NOR", YEAR)
    assert drawn["trade"].alt.endswith("Sweden: $4 billion in 2014; Italy: $500 million in 2015.")
    assert "trade" not in draw_year((), (), figures[:1], "NOR", YEAR)


def test_a_dossier_draws_contacts_over_the_years_by_level() -> None:
    met = [e for year in (2013, 2014, 2015) for e in crowd(["FIN"], year)]
    drawn = draw_partner(met, (), "NOR", "FIN")
    assert drawn["contacts"].caption == "Contacts of Norway with Finland by level, 2013 to 2015"
    assert draw_partner(met[:2], (), "NOR", "FIN") == {}


def test_the_same_events_in_any_order_give_the_same_pictures() -> None:
    many = crowd(STATES[:12])
    assert of_year(many) == of_year(many[::-1])
