"""States by code, name, adjective and capital."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotation.actors import find_actors
from dragoman.knowledge.countries import (
    Country,
    adjective,
    code_for,
    countries,
    in_prose,
    plain,
    surfaces,
    treated_as,
)

MEMBERS = [entry for entry in countries() if entry.status == "member"]
SHARED_ADJECTIVES = {"COG": "COD", "DMA": "DOM"}


def test_the_united_nations_have_193_members() -> None:
    assert len(MEMBERS) == 193


def test_codes_are_unique_and_of_three_letters() -> None:
    codes = [entry.code for entry in countries()]
    assert len(codes) == len(set(codes))
    assert all(len(code) == 3 and code.isupper() for code in codes)


def test_every_member_has_a_capital_with_coordinates() -> None:
    for entry in MEMBERS:
        assert entry.capital
        assert entry.latitude is not None
        assert entry.longitude is not None
        assert -90 <= entry.latitude <= 90
        assert -180 <= entry.longitude <= 180
        assert len(entry.numeric) == 3


@pytest.mark.parametrize("entry", countries(), ids=lambda entry: entry.code)
def test_a_country_is_found_again_by_code_and_name(entry: Country) -> None:
    assert code_for(entry.code) == entry.code
    assert code_for(entry.code.lower()) == entry.code
    assert code_for(entry.name) == entry.code
    assert code_for(entry.in_prose) == entry.code
    if entry.alpha2:
        assert code_for(entry.alpha2) == entry.code


def test_names_have_one_meaning_each() -> None:
    meant: dict[str, set[str]] = {}
    for surface in surfaces():
        if surface.form == "name":
            meant.setdefault(plain(surface.text), set()).add(surface.code)
    assert {text: codes for text, codes in meant.items() if len(codes) > 1} == {}


@pytest.mark.parametrize("entry", MEMBERS, ids=lambda entry: entry.code)
def test_prose_finds_every_member_by_name_adjective_and_capital(entry: Country) -> None:
    text = f"The delegation spoke about {entry.in_prose} yesterday."
    actors, _ = find_actors(text, [(0, len(text))], None)
    assert [m.code for m in actors] == [entry.code]

    text = f"The {entry.adjective} foreign minister spoke."
    actors, _ = find_actors(text, [(0, len(text))], None)
    assert [m.code for m in actors] == [SHARED_ADJECTIVES.get(entry.code, entry.code)]

    text = f"The ministers of {entry.in_prose} met guests in {entry.capital} yesterday."
    actors, places = find_actors(text, [(0, len(text))], None)
    assert places[-1].country == entry.code
    assert actors[0].code == entry.code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Türkiye", "TUR"), ("turkey", "TUR"), ("Czech Republic", "CZE"), ("Burma", "MMR"), ("Ivory Coast", "CIV"),
        ("Cote d'Ivoire", "CIV"), ("Côte d’Ivoire", "CIV"), ("DR Congo", "COD"), ("Congo-Brazzaville", "COG"),
        ("Republic of Korea", "KOR"), ("DPRK", "PRK"), ("FYROM", "MKD"), ("Swaziland", "SWZ"), ("Cape Verde", "CPV"),
        ("Holland", "NLD"), ("Great Britain", "GBR"), ("U.S.", "USA"), ("us", "USA"), ("America", "USA"),
        ("the Emirates", "ARE"), ("PRC", "CHN"), ("Kyrgyz Republic", "KGZ"), ("Byelorussia", "BLR"), ("Kosovo", "XKX"),
        ("Abkhazia", "XAB"), ("USSR", "SUN"), ("East Timor", "TLS"), ("Nigerien", "NER"), ("Nigerian", "NGA"),
        ("Vatican", "VAT"), ("Taiwan", "TWN"), ("State of Palestine", "PSE"), ("Congo", "COD"), ("Korea", "KOR"),
    ],
)  # fmt: skip
def test_people_may_type_any_name_in_use(typed: str, code: str) -> None:
    assert code_for(typed) == code


@pytest.mark.parametrize("typed", ["Zembla", "", "XX", "123", "the"])
def test_what_is_no_country_has_no_code(typed: str) -> None:
    assert code_for(typed) is None


def test_prose_forms_read_well() -> None:
    assert in_prose("NLD") == "the Netherlands"
    assert in_prose("GEO") == "Georgia"
    assert adjective("BLR") == "Belarusian"


def test_states_that_are_no_more_take_part_in_nothing() -> None:
    assert treated_as("SUN") is None
    assert treated_as("XAB") == "XAB"
    assert treated_as("FRA") == "FRA"


@given(st.text(max_size=30))
def test_any_typed_text_is_answered(text: str) -> None:
    assert code_for(text) is None or len(str(code_for(text))) == 3
