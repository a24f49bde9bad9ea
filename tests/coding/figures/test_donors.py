"""Who gave whom how much: receivers without a preposition, rolls of donors, what is promised and what was paid."""

import pytest

from coding.reading import read

GIFTS = [
    ("Norway has pledged Moldova 30 million kroner, and Sweden will give Ukraine SEK 200 million.", None,
     ["aid NOR MDA 30000000 NOK target", "aid SWE UKR 200000000 SEK target"]),
    ("The World Bank disbursed 75 million dollars to Malawi last week.", None, ["aid WB MWI 75000000 USD actual"]),
    ("The Asian Development Bank approved a loan of 60 million dollars for rural roads.", "NPL",
     ["loan ADB NPL 60000000 USD actual"]),
    ("Japan has pledged Solomon Islands 400 million yen for clinics, and Australia will provide a further A$20 million in budget "
     "support.", "SLB", ["aid JPN SLB 400000000 JPY target", "aid AUS SLB 20000000 AUD target"]),
    ("India promised Sri Lanka $100 million for solar power.", None, ["aid IND LKA 100000000 USD target"]),
    ("At the conference Kuwait pledged $500 million for Syria, the United Arab Emirates $300 million and Norway $75 million.", None,
     ["aid KWT SYR 500000000 USD target", "aid ARE SYR 300000000 USD target", "aid NOR SYR 75000000 USD target"]),
    ("Budget support in the sum of 25 million euros was disbursed on 14 December by the European Commission.", "GMB",
     ["aid EU GMB 25000000 EUR actual"]),
    ("Minister Vivian Balakrishnan met his colleague from New Zealand in Apia. Singapore will provide US$100,000 to the AHA "
     "Centre and US$50,000 to the partnership fund.", "SGP", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "home", "figures"), GIFTS, ids=lambda v: str(v)[:50])
def test_a_sum_goes_to_whom_the_words_name_and_a_promise_is_a_target(
    text: str, home: str | None, figures: list[str]
) -> None:
    found = read(text, "2016-08-01", home).figures
    lines = [f"{f.indicator} {f.reporter} {f.partner} {f.value:.0f} {f.currency} {f.role}" for f in found]
    assert sorted(lines) == sorted(figures)
