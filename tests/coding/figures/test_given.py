"""Sums of which an event of the page says whose they are, and sums that lean on the one before; all by the real reader."""

import pytest

from coding.reading import read

WITH_EVENTS = [
    (
        "Switzerland is making available CHF 2.4 million for displaced persons in the north-east of Nigeria.",
        ["aid CHE NGA 2400000 CHF"],
    ),
    (
        "Norway has contributed 5 million dollars towards the relief of people displaced in Pakistan.",
        ["aid NOR PAK 5000000 USD"],
    ),
    ("Bulgaria is giving Jordan 50,000 leva for the refugee camp at Zaatari.", ["aid BGR JOR 50000 BGN"]),
    (
        "Georgian President Giorgi Margvelashvili received the Hungarian foreign minister, Peter Szijjarto, in Tbilisi on "
        "Tuesday. Trade between the two countries stood at 36 million euros in 2015.",
        ["turnover GEO HUN 36000000 EUR"],
    ),
    ("China wrote off 15 million dollars of Mozambique's debt.", []),
    ("Kenya sent 1,200 tonnes of maize to South Sudan last week.", ["aid KEN SSD 1200 tonnes"]),
    (
        "The EU and Moldova signed a memorandum on 100 million euros of assistance on 24 November.",
        ["aid EU MDA 100000000 EUR"],
    ),
    (
        "The Export-Import Bank of the United States signed a $600 million credit agreement with Lithuania on Friday.",
        ["loan USA LTU 600000000 USD"],
    ),
    (
        "Estonia's government puts the military aid that it has given Ukraine so far at 220 million euros.",
        ["aid EST UKR 220000000 EUR"],
    ),
    (
        "Morocco is now the biggest African investor in Senegal, with some 200 million euros.",
        ["investment MAR SEN 200000000 EUR"],
    ),
    ("Denmark has ordered out fifteen Russian intelligence officers.", []),
    ("The visa ban that Bern had imposed on 188 Libyans was lifted in March.", []),
    ("Israel and Jordan agreed to raise the ceiling on Jordanian exports to $700 million a year.", []),
    ("A court in Kenya fined the company from Uganda 2 million dollars.", []),
]
LEANING = [
    (
        "Paraguayan exports to Chile amounted to 412 million euros in 2015, whereas imports from that country stood at 583 "
        "million.",
        ["exports PRY CHL 412000000 EUR", "imports PRY CHL 583000000 EUR"],
    ),
    (
        "Trade between Oman and Iran touched 1.336 billion dollars in 2015, up from 431 million in 2014.",
        ["turnover OMN IRN 1336000000 USD", "turnover OMN IRN 431000000 USD"],
    ),
    ("In 2015, 3.3 million Argentines visited Chile.", ["people ARG CHL 3300000 argentines"]),
    (
        "The number of South Korean visitors to the Philippines climbed to 1.44 million last year.",
        ["people KOR PHL 1440000 visitors"],
    ),
    (
        "HANOI, 20 May (VNA) - Exports to the Philippines surged by 33 per cent to US$640 million in the first four months.",
        ["exports VNM PHL 640000000 USD"],
    ),
    ("The Netherlands sent home four Russians.", []),
    ("Trade between Oman and Iran touched 1.3 billion dollars; 400 million people live in the region.",
     ["turnover OMN IRN 1300000000 USD"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), WITH_EVENTS + LEANING, ids=lambda v: str(v)[:50])
def test_a_sum_is_given_to_those_of_whom_the_page_tells(text: str, figures: list[str]) -> None:
    found = read(text, "2016-08-01").figures
    lines = [f"{f.indicator} {f.reporter} {f.partner} {f.value:.0f} {f.currency or f.unit}" for f in found]
    assert sorted(lines) == sorted(figures)
