"""The table of currencies is whole, and namesakes are told apart by home, date and text."""

import re

import pytest

from dragoman.knowledge.currencies import by_adjective, by_noun, by_sign, choose, currencies


def test_every_code_is_three_capitals_and_every_state_alpha_three() -> None:
    for code, currency in currencies().items():
        assert re.fullmatch(r"[A-Z]{3}", code)
        assert all(re.fullmatch(r"[A-Z]{3}", state) for state in currency.states)
        assert currency.default in {"", "usual", "always"}


def test_no_noun_or_sign_has_two_defaults() -> None:
    for index in (by_noun(), by_sign()):
        for word, group in index.items():
            assert sum(1 for c in group if c.default and not c.until) <= 1, word


def test_every_currency_can_be_found_by_its_code() -> None:
    assert all(any(c.code == code for c in by_sign()[code]) for code in currencies())


@pytest.mark.parametrize(
    ("noun", "home", "published", "code"),
    [
        ("rubles", None, None, "RUB"),
        ("rubles", "BLR", "2015-04-02", "BYR"),
        ("rubles", "BLR", "2016-09-01", "BYN"),
        ("rubles", "BLR", None, "BYN"),
        ("dollars", "AUS", None, "USD"),
        ("pounds", "EGY", None, "EGP"),
        ("pounds", "FRA", None, "GBP"),
        ("pesos", None, None, None),
        ("pesos", "ARG", None, "ARS"),
        ("kwacha", "ZMB", "2012", "ZMK"),
        ("kwacha", "ZMB", "2013-05-01", "ZMW"),
    ],
)
def test_a_noun_of_several_currencies_means_the_homes_or_the_usual_one(
    noun: str, home: str | None, published: str | None, code: str | None
) -> None:
    assert choose(by_noun()[noun], home=home, published=published) == code


def test_a_bare_dollar_is_the_homes_where_the_text_sets_the_us_dollar_apart() -> None:
    assert choose(by_sign()["$"], home="AUS", named={"USD"}) == "AUD"


def test_the_only_namesake_that_the_text_names_is_meant() -> None:
    assert choose(by_noun()["pesos"], named={"MXN", "EUR"}) == "MXN"
    assert choose(by_noun()["pesos"], named={"MXN", "ARS"}) is None


def test_an_adjective_leads_to_the_currency() -> None:
    assert "CAD" in {c.code for c in by_adjective()["canadian"]}
