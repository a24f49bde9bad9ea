"""Ordinals as words, figures and Roman numerals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.ordinals import ordinal_value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("first", 1), ("third", 3), ("eighth", 8), ("ninth", 9), ("twelfth", 12), ("twentieth", 20),
        ("twenty-first", 21), ("thirty-second", 32), ("fortieth", 40), ("ninety-ninth", 99), ("first-ever", 1),
        ("inaugural", 1), ("1st", 1), ("22nd", 22), ("103rd", 103), ("ii", 2), ("iv", 4), ("ix", 9), ("xiv", 14),
        ("xxiii", 23), ("xix", 19),
    ],
)  # fmt: skip
def test_an_ordinal_has_its_number(word: str, value: int) -> None:
    assert ordinal_value(word) == value


@pytest.mark.parametrize(
    "word", ["", "fir", "next", "last", "final", "21", "i", "x", "v", "mix", "iiii", "2016th", "vii."]
)
def test_other_words_have_none(word: str) -> None:
    assert ordinal_value(word) is None


@given(st.integers(min_value=1, max_value=999))
def test_a_figure_with_any_ending_is_read(number: int) -> None:
    assert ordinal_value(f"{number}th") == number
