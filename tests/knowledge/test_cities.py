"""Places by name."""

import pytest

from dragoman.knowledge.cities import choose, cities_named, city_in, folded, place_names


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Klaipeda", "LTU"), ("Klaipėda", "LTU"), ("Kolkata", "IND"), ("Saint Petersburg", "RUS"), ("The Hague", "NLD"),
        ("Geneva", "CHE"), ("Sochi", "RUS"), ("Davos", "CHE"), ("Camp David", "USA"), ("Sharm el-Sheikh", "EGY"),
        ("Bali", "IDN"), ("Mar-a-Lago", "USA"), ("New York", "USA"), ("Samarkand", "UZB"), ("Lviv", "UKR"),
    ],
)  # fmt: skip
def test_a_place_lies_in_its_country(name: str, country: str) -> None:
    city = choose(name, frozenset())
    assert city is not None
    assert city.country == country
    assert city.latitude is not None


def test_an_old_spelling_leads_to_the_name_in_use() -> None:
    assert [cities_named(name)[0].name for name in ("Kiev", "Calcutta", "Leningrad")] == [
        "Kyiv",
        "Kolkata",
        "Saint Petersburg",
    ]


def test_a_homonym_is_the_greater_city_unless_only_the_other_country_is_mentioned() -> None:
    default, argentine = choose("Córdoba", frozenset()), choose("Córdoba", frozenset({"ESP"}))
    assert default is not None
    assert argentine is not None
    assert (default.country, argentine.country) == ("ARG", "ESP")


@pytest.mark.parametrize("word", ["March", "Police", "Of", "Union", "Young", "Orange", "Man"])
def test_common_words_are_no_places(word: str) -> None:
    assert word not in place_names()


def test_what_is_no_place_is_none() -> None:
    assert choose("Zembla", frozenset()) is None
    assert city_in("Minsk", "FRA") is None


def test_folding_takes_the_accents_off() -> None:
    assert folded("Łódź Tromsø São Klaipėda") == "Lodz Tromso Sao Klaipeda"
