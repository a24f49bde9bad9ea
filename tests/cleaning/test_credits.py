"""What a syndicator puts before the first word."""

import pytest

from dragoman.cleaning.cleaner import clean
from dragoman.intake.reading import source_from_bytes


@pytest.mark.parametrize(
    "credit", ["(MENAFN- Kuwait News Agency (KUNA))", "(MENAFN - Jordan Times)", "[AllNews / Daily Nation]"]
)
def test_a_credit_before_the_dateline_is_cut(credit: str) -> None:
    body = "DOHA, May 4 (QNA) -- The Amir of Qatar received the President of Peru at the palace on Monday, it was said."
    article = clean(source_from_bytes(f"{credit} {body}\n".encode(), "page.txt"))
    assert article.text == body


def test_brackets_that_open_a_sentence_stay() -> None:
    line = "(Peru and Chile signed a treaty in Lima.) The presidents of both were there on Monday, as it was said."
    assert clean(source_from_bytes(line.encode(), "page.txt")).text == line
