"""Two readers may write one office or place in other words."""

import pytest

from dragoman.evaluation.names import same_office, same_place


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [
        ("deputy foreign minister", "Vice Foreign Minister", True),
        ("director", "Director of the CIA", True),
        ("state secretary", "Secretary of State for Foreign and Global Affairs", True),
        ("president", "Vice-President", False),
        ("minister", "Prime Minister", False),
        ("foreign minister", "Minister of Trade", False),
        ("foreign minister", None, False),
    ],
)
def test_an_office_is_one_whatever_its_synonyms_and_without_its_field(
    gold: str, read: str, same: bool
) -> None:
    assert same_office(gold, read) is same


@pytest.mark.parametrize(
    ("gold", "read", "same"),
    [("Kiev", "Kyiv", True), ("Delhi", "New Delhi", True), ("Nur-Sultan", "Astana", True), ("Paris", "Lyon", False), ("Paris", None, False)],
)  # fmt: skip
def test_a_place_is_one_whatever_its_spelling(gold: str, read: str, same: bool) -> None:
    assert same_place(gold, read) is same
