import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.publishing.english.lists import listed, possessive, sentence
from dragoman.publishing.english.numbers import cardinal, money, ordinal, quantity


@pytest.mark.parametrize(
    ("value", "currency", "words"),
    [
        (64_200_000, "USD", "$64.2 million"),
        (300_000_000, "EUR", "€300 million"),
        (1_250_000_000, "USD", "$1.25 billion"),
        (4e9, "RUB", "RUB 4 billion"),
        (-50_000_000, "USD", "-$50 million"),
        (12_500, "USD", "$12,500"),
        (64_180_000, "USD", "$64.2 million"),
    ],
)
def test_amounts_are_short_and_carry_their_currency(value: float, currency: str, words: str) -> None:
    assert money(value, currency) == words


def test_counts_and_ordinals_are_words_to_twelve() -> None:
    assert (cardinal(0), cardinal(11), cardinal(1200)) == ("no", "eleven", "1,200")
    assert (ordinal(3), ordinal(12), ordinal(21), ordinal(113)) == ("third", "twelfth", "21st", "113th")


@given(st.floats(1, 1e14))
def test_a_quantity_never_shows_more_than_five_digits_before_its_word(value: float) -> None:
    digits = [c for c in quantity(value) if c.isdigit()]
    assert 1 <= len(digits) <= 5


def test_lists_use_and_before_the_last_and_semicolons_around_commas() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a, the b", "c", "d"]) == "a, the b; c; and d"


def test_a_sentence_has_a_capital_and_one_full_stop() -> None:
    assert sentence("the two met ,") == "The two met."
    assert sentence("they said: “No.”") == "They said: “No.”"
    assert possessive("the United States") == "the United States’"
