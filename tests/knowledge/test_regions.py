"""Vectors of the digest, and topics."""

import pytest

from dragoman.knowledge.countries import countries
from dragoman.knowledge.organisations import organisations
from dragoman.knowledge.regions import OTHER, vector_of, vectors
from dragoman.knowledge.topics import topics, topics_in


@pytest.mark.parametrize("home", [None, "BLR", "IND"])
def test_every_state_and_organisation_has_a_vector(home: str | None) -> None:
    for code in [entry.code for entry in countries()] + [entry.code for entry in organisations()]:
        assert vector_of(code, home) in vectors()
        assert vector_of(code, home) is not OTHER


@pytest.mark.parametrize(
    ("code", "vector"),
    [
        ("USA", "north-america"), ("RUS", "russia"), ("UKR", "post-soviet"), ("EU", "europe"), ("NOR", "europe"),
        ("CYP", "europe"), ("IND", "asia-pacific"), ("AUS", "asia-pacific"), ("EGY", "middle-east"), ("IRN", "middle-east"),
        ("SDN", "africa"), ("BRA", "latin-america"), ("CUB", "latin-america"), ("UN", "organisations"), ("EEU", "post-soviet"),
    ],
)  # fmt: skip
def test_a_partner_falls_into_its_vector(code: str, vector: str) -> None:
    assert vector_of(code, "BLR").id == vector


def test_an_unknown_code_goes_to_a_vector_all_the_same() -> None:
    assert vector_of("no such thing", None) in vectors()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "cooperation in trade, non-proliferation, and combating human trafficking",
            {"trade", "nuclear", "crime"},
        ),
        ("talks on visa facilitation and readmission agreements", {"visas", "migration"}),
        ("the EU extended its sanctions over human rights abuses", {"sanctions", "human rights"}),
        ("he opened a wine festival", set()),
        ("a gas pipeline and a nuclear power plant", {"energy", "nuclear"}),
    ],
)
def test_topics_are_read_off_the_words(text: str, wanted: set[str]) -> None:
    assert set(topics_in(text)) == wanted


def test_topics_come_in_the_order_of_the_list() -> None:
    found = topics_in("tourism, trade, visas, energy and culture")
    assert list(found) == sorted(found, key=topics().index)
