"""Money, percentages and counts are read in every style, and nothing else is."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotation.amounts import find_amounts

MONEY = [
    ("$31m", 31e6, "USD"),
    ("USD 64.18 million", 64_180_000, "USD"),
    ("US$2.5bn", 2.5e9, "USD"),
    ("US $10 million", 10e6, "USD"),
    ("$5 million USD", 5e6, "USD"),
    ("5 million U.S. dollars", 5e6, "USD"),
    ("€3bn", 3e9, "EUR"),
    ("500m€", 5e8, "EUR"),
    ("EUR 1'200'000", 1.2e6, "EUR"),
    ("1.2 bln dollars", 1.2e9, "USD"),
    ("500 mln euros", 5e8, "EUR"),
    ("300-million-euro", 3e8, "EUR"),
    ("$500-million", 5e8, "USD"),
    ("Rs 500 crore", 5e9, "INR"),
    ("Rs. 1,20,000", 120_000, "INR"),
    ("₹1,200 crore", 12e9, "INR"),
    ("RMB 30 billion", 30e9, "CNY"),
    ("30 billion yuan", 30e9, "CNY"),
    ("200 billion yen", 200e9, "JPY"),
    ("2.3 trillion rubles", 2.3e12, "RUB"),
    ("5 trillion Belarusian rubles", 5e12, "BYN"),
    ("£200,000", 200_000, "GBP"),
    ("half a billion dollars", 5e8, "USD"),
    ("two million dollars", 2e6, "USD"),
    ("one and a half million pounds", 1.5e6, "GBP"),
    ("a quarter of a million dollars", 250_000, "USD"),
    ("seven hundred and fifty thousand euros", 750_000, "EUR"),
    ("A$5m", 5e6, "AUD"),
    ("C$10 million", 10e6, "CAD"),
    ("HK$3bn", 3e9, "HKD"),
    ("R$2 billion", 2e9, "BRL"),
    ("NT$30bn", 30e9, "TWD"),
    ("S$4.5m", 4.5e6, "SGD"),
    ("CHF20m", 20e6, "CHF"),
    ("N500 million", 5e8, "NGN"),
    ("40 million cedis", 40e6, "GHS"),
    ("R120 million", 120e6, "ZAR"),
    ("3 billion dirhams", 3e9, "AED"),
    ("5bn Saudi riyals", 5e9, "SAR"),
    ("20 million Turkish lira", 20e6, "TRY"),
    ("5 million zlotys", 5e6, "PLN"),
    ("200 zł", 200, "PLN"),
    ("300 million Mexican pesos", 3e8, "MXN"),
    ("SDR 500 million", 5e8, "XDR"),
    ("USD 64,18 million", 64_180_000, "USD"),
    ("64 180 000 euros", 64_180_000, "EUR"),
    ("64.180.000 euros", 64_180_000, "EUR"),
    ("USD 1 billion 200 million", 1.2e9, "USD"),
    ("BYN5 million", 5e6, "BYN"),
]


@pytest.mark.parametrize(("words", "value", "currency"), MONEY)
def test_money_is_read_in_every_style(words: str, value: float, currency: str) -> None:
    (found,) = find_amounts(f"They spoke of {words} on that day.")
    assert (found.text, found.value, found.currency, found.unit) == (words, value, currency, None)


@pytest.mark.parametrize(
    ("words", "low", "high", "currency", "unit"),
    [
        ("$1.1-1.3 billion", 1.1e9, 1.3e9, "USD", None),
        ("between $2 and $3 billion", 2e9, 3e9, "USD", None),
        ("€1.5 million–€2 million", 1.5e6, 2e6, "EUR", None),
        ("$2 to $3 billion", 2e9, 3e9, "USD", None),
        ("2-3 million dollars", 2e6, 3e6, "USD", None),
        ("10-15%", 10, 15, None, "%"),
        ("between 10 and 15 percent", 10, 15, None, "%"),
        ("20-25 buses", 20, 25, None, "buses"),
    ],
)
def test_a_range_is_one_amount_with_two_ends(
    words: str, low: float, high: float, currency: str | None, unit: str | None
) -> None:
    (found,) = find_amounts(f"They spoke of {words} on that day.")
    assert (found.text, found.value, found.high, found.currency, found.unit) == (
        words,
        low,
        high,
        currency,
        unit,
    )


def test_from_and_to_are_two_amounts_that_share_a_scale() -> None:
    first, second = find_amounts("Trade grew from $2 to $3 billion.")
    assert (first.value, first.high, second.value, second.high) == (2e9, None, 3e9, None)


def test_alternatives_with_units_of_their_own_are_no_range() -> None:
    assert [a.unit or a.currency for a in find_amounts("USD 64.18 million or about 0.1% of the total")] == [
        "USD",
        "%",
    ]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("reaching almost USD 300 million", "almost"),
        ("more than $5bn", "more than"),
        ("as much as €5 million", "as much as"),
        ("an estimated 5,000 troops", "an estimated"),
        ("some 4,000 students", "some"),
        ("$5m or so", "or so"),
        ("no less than $1 billion", "no less than"),
        ("at least 300 peacekeepers", "at least"),
        ("of $1 billion", None),
    ],
)
def test_the_hedge_is_kept_as_qualifier(text: str, qualifier: str | None) -> None:
    (found,) = find_amounts(text)
    assert found.qualifier == qualifier
    assert qualifier is None or qualifier not in found.text


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("about 0.1% of it", 0.1, "%"),
        ("up 12 per cent", 12, "%"),
        ("by 5.2 percentage points", 5.2, "percentage points"),
        ("grew by a third", 33.333333, "%"),
        ("two-thirds of imports", 66.666666, "%"),
        ("trade has doubled", 2, "times"),
        ("2.5 times more", 2.5, "times"),
        ("4,000 Ghanaian students", 4000, "students"),
        ("300 armed forces personnel", 300, "personnel"),
        ("1,200 tonnes of grain", 1200, "tonnes"),
        ("two dozen buses", 24, "buses"),
        ("57 countries", 57, "countries"),
        ("1.5 billion people", 1.5e9, "people"),
        ("about 2000 students", 2000, "students"),
        ("On March 5 300 soldiers left", 300, "soldiers"),
        ("20.5 million hectares", 20.5e6, "hectares"),
    ],
)
def test_shares_factors_people_and_things_are_counted(text: str, value: float, unit: str) -> None:
    (found,) = find_amounts(text)
    assert (found.value, found.unit, found.currency) == (value, unit, None)


@pytest.mark.parametrize(
    "text",
    [
        "In 2014 it was so",
        "549 reads",
        "Resolution 2231 of the Council",
        "on 5 May 2015",
        "G20 leaders and P5+1 talks",
        "+375 17 327-29-41",
        "aged 45, a 45-year-old",
        "for 3 years and 10 days",
        "2015 exports rose",
        "In 2015-2016 companies left",
        "at 10:30 and 24/7",
        "Airbus A320s, Il-76 planes, EU-28 states",
        "the two presidents",
        "a third round in a third country",
        "one of the ministers",
        "ALL 28 - TOP 10",
        "the 1990s reforms",
        "Article 5 of the treaty",
        "the 1,000-strong unit",
    ],
)
def test_labels_dates_and_counters_are_no_amounts(text: str) -> None:
    assert find_amounts(text) == []


def test_an_unknown_peso_keeps_its_noun_and_no_code() -> None:
    (found,) = find_amounts("It paid 300 million pesos.")
    assert (found.currency, found.unit) == (None, "pesos")
    (found,) = find_amounts("It paid 300 million pesos.", home="CHL")
    assert (found.currency, found.unit) == ("CLP", None)


def test_a_noun_that_several_currencies_share_is_that_of_the_only_one_whose_state_is_named() -> None:
    (found,) = find_amounts("Norway gave Mali 3 million kroner.", states={"NOR", "MLI"})
    assert found.currency == "NOK"
    (found,) = find_amounts("Chile lent Mexico 3 million pesos.", states={"CHL", "MEX"})
    assert (found.currency, found.unit) == (None, "pesos")


def test_a_better_known_namesake_gives_way_where_its_state_is_not_told_of() -> None:
    lire = "The assistance is worth five billion lire."
    assert find_amounts(lire, published="1999-04-02", states={"ITA", "MKD"})[0].currency == "ITL"
    assert find_amounts(lire, published="1999-04-02", states={"ITA", "TUR"})[0].currency == "TRY"
    assert find_amounts("It gave 20 million rupees.", states={"NPL"})[0].currency == "NPR"
    assert find_amounts("It gave $20 million.", states={"CAN"})[0].currency == "USD"


def test_the_yen_and_yuan_sign_is_decided_by_the_text_or_left_open() -> None:
    assert find_amounts("It paid ¥5 billion.")[0].currency is None
    assert find_amounts("Japanese banks paid ¥5 billion.")[0].currency == "JPY"
    assert find_amounts("It paid ¥5 billion.", home="CHN")[0].currency == "CNY"


def test_belarusian_rubles_of_2015_have_the_code_of_2015() -> None:
    assert find_amounts("Br15 billion", home="BLR", published="2015-04-02")[0].currency == "BYR"


STYLES = ["${}", "US${}", "USD {}", "{} dollars", "{} US dollars", "USD{}", "almost ${}"]
SCALES = [
    (1, ""),
    (10**6, " million"),
    (10**9, " billion"),
    (10**9, " bln"),
    (10**6, " mln"),
    (10**12, " trillion"),
]


@given(
    number=st.decimals(min_value=2, max_value=999, places=2),
    scale=st.sampled_from(SCALES),
    style=st.sampled_from(STYLES),
)
def test_a_number_written_in_any_style_is_read_back_exactly(number, scale, style) -> None:  # type: ignore[no-untyped-def]
    (found,) = find_amounts("It was worth " + style.format(f"{number}{scale[1]}") + " then.")
    assert (found.value, found.currency) == (float(number * scale[0]), "USD")


@given(
    number=st.integers(min_value=10_000, max_value=10**12),
    separator=st.sampled_from([",", " ", "\u00a0", "\u202f", "'"]),
    style=st.sampled_from(STYLES),
)
def test_grouped_thousands_are_read_back_exactly(number: int, separator: str, style: str) -> None:
    (found,) = find_amounts("It was worth " + style.format(f"{number:,}".replace(",", separator)) + " then.")
    assert found.value == number


FRAGMENTS = st.sampled_from(
    [
        "$",
        "€",
        "US$",
        "5",
        "2,000",
        "3.5",
        "million",
        "bn",
        "between",
        "and",
        "to",
        "-",
        "from",
        "half",
        "a",
        "a",
        "third",
        "of",
        "%",
        "per",
        "cent",
        "students",
        "2015",
        "by",
        "two",
        "hundred",
        "Rs",
        "R",
        "(",
        ")",
        ".",
        ",",
        "\n\n",
        "about",
        "dollars",
        "rubles",
        "12 000",
    ]
)


@given(st.lists(FRAGMENTS, max_size=30).map(" ".join) | st.text(max_size=200))
def test_amounts_are_slices_of_the_text_in_order_and_never_overlap(text: str) -> None:
    found = find_amounts(text)
    assert all(text[a.start : a.end] == a.text and a.text for a in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    "unit", ["1", "1,000", "1 000 ", "one hundred ", "$", "million ", "5 ", "- ", "a third "]
)
def test_long_repetitions_take_linear_time(unit: str) -> None:
    started = time.process_time()
    find_amounts(unit * (60_000 // len(unit)))
    assert time.process_time() - started < 10  # a second or two; a quadratic way takes minutes
