"""Given names that tell "she" from "he"."""

import pytest

from dragoman.knowledge.names import called


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Erna Solberg", "she"), ("Shirley Ayorkor Botchwey", "she"), ("Urška Klakočar", "she"), ("Enrique Manalo", "he"),
        ("Paweł Jabłoński", "he"), ("Jean Asselborn", None), ("Vivian Balakrishnan", None), ("Wu Yi", None), ("Angela", None),
    ],
)  # fmt: skip
def test_a_given_name_says_who_is_called_she(name: str, word: str | None) -> None:
    assert called(name) == word
