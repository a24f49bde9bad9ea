"""Portfolios of whatever words, told from the name that follows."""

import pytest

from dragoman.knowledge.offices import parse_office


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister for Roads, Transport and Urban Renewal, Amarjargal Gansukh,", "Minister of Roads, Transport and Urban Renewal"),
        ("Minister of Knowledge and Human Talent, Guillaume Long,", "Minister of Knowledge and Human Talent"),
        ("Minister for Expatriates' Welfare and Overseas Employment, X", "Minister of Expatriates' Welfare and Overseas Employment"),
        ("Minister of Lands, Survey and Natural Resources met", "Minister of Lands, Survey and Natural Resources"),
    ],
)  # fmt: skip
def test_a_portfolio_may_have_words_that_no_table_has(text: str, name: str) -> None:
    office = parse_office(text)
    assert office is not None
    assert office.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Minister of Happiness Ohoud Al Roumi met", "Happiness Minister"),
        ("Minister of Roads John Kamau, who", "Roads Minister"),
        ("Minister of Justice, Rafael Catalá and Interior Minister", "Justice Minister"),
        ("Minister of Tuvalu", "Minister"),
        ("Director General of Nestlé, Paul Bulcke,", "Director-General"),
        ("State Secretary of the Ministry of Health", "State Secretary"),
    ],
)
def test_a_name_a_country_and_a_firm_are_no_portfolio(text: str, name: str) -> None:
    office = parse_office(text)
    assert office is not None
    assert office.name == name
