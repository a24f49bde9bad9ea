"""A release on trade names its period once and then points at it; its totals are no trade with the partner told before."""

import pytest

from coding.reading import read

POINTED = [
    (
        "Trade turnover between Kenya and Uganda amounted to $610 million from January through July 2023, rising by 4 percent "
        "compared to the same period in 2022 ($586 million). Kenya's exports to Uganda in the reporting period stood at "
        "$390 million, while imports were $220 million.",
        [
            "turnover KEN UGA 610 2023-01/2023-07",
            "turnover KEN UGA 586 2022-01/2022-07",
            "exports KEN UGA 390 2023-01/2023-07",
            "imports KEN UGA 220 2023-01/2023-07",
        ],
    ),
    (
        "The trade volume between Georgia and Armenia reached $812 million from January through October 2024. Armenia recorded "
        "exports exceeding $300 million to Georgia in the specified period, up from $270 million in the corresponding period "
        "of last year.",
        [
            "turnover GEO ARM 812 2024-01/2024-10",
            "exports ARM GEO 300 2024-01/2024-10",
            "exports ARM GEO 270 2023-01/2023-10",
        ],
    ),
    (
        "In 2021, the trade turnover between Turkey and Ethiopia exceeded $500 million, and this indicator remained stable in "
        "2022.",
        ["turnover TUR ETH 500 2021"],
    ),
    (
        "Trade between Peru and Chile in the initial five months of 2024 came to $900 million.",
        ["turnover PER CHL 900 2024-01/2024-05"],
    ),
    (
        "Ghana is a partner of Brazil in West Africa, with bilateral trade valued at around $650 million.",
        ["turnover GHA BRA 650 None"],
    ),
]
TOTALS = [
    (
        "Trade between Armenia and Georgia reached $812 million in 2023. Armenia's foreign trade turnover amounted to $20 "
        "billion, which is 6 percent or $800 million more than a year earlier. Exports reached $9 billion, while imports were "
        "$11 billion.",
        [
            "turnover ARM GEO 812",
            "turnover ARM None 20000",
            "exports ARM None 9000",
            "imports ARM None 11000",
        ],
    ),
    (
        "Trade between Armenia and Georgia reached $812 million in 2023. Armenia's exports amounted to $9 billion.",
        ["turnover ARM GEO 812", "exports ARM None 9000"],
    ),
    (
        "Trade between Armenia and Georgia reached $812 million in 2023. Armenia's exports amounted to $500 million.",
        ["turnover ARM GEO 812", "exports ARM GEO 500"],
    ),
]


@pytest.mark.parametrize(("text", "figures"), POINTED)
def test_a_period_is_understood_from_the_one_that_it_points_at(text: str, figures: list[str]) -> None:
    found = read(text, published="2024-11-20").figures
    assert [
        f"{f.indicator} {f.reporter} {f.partner} {f.value / 1e6:.0f} {f.period}" for f in found
    ] == figures


@pytest.mark.parametrize(("text", "figures"), TOTALS)
def test_what_exceeds_the_turnover_or_follows_a_total_has_no_partner(text: str, figures: list[str]) -> None:
    found = read(text, published="2024-11-20").figures
    assert [f"{f.indicator} {f.reporter} {f.partner} {f.value / 1e6:.0f}" for f in found] == figures
