"""Persons told in other words than their names: pronouns, deputies, leaders of delegations, owners before a name."""

import pytest

from annotation.persons.reading import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Foreign Minister Vladimir Makei of Belarus stayed home. His deputy, Alena Kupchyna, consulted in Vilnius.",
         ("Alena Kupchyna", "Deputy Foreign Minister", "BLR", 5)),
        ("The Minister for Foreign Affairs and Trade Promotion of the Republic of Malta, the Hon. Carmelo Abela, left.",
         ("Carmelo Abela", "Minister of Foreign Affairs and Trade Promotion", "MLT", 4)),
        ("Archbishop Paul Gallagher, Secretary for Relations with States, left.",
         ("Paul Gallagher", "Secretary for Relations with States", "VAT", 4)),
        ("The EU's top diplomat, Josep Borrell, left.", ("Josep Borrell", "High Representative", "EU", 4)),
        ("An Iranian delegation headed by Deputy Minister Ali Bagheri left.", ("Ali Bagheri", "Deputy Minister", "IRN", 5)),
        ("A delegation of Peru, led by Ambassador Ana Ruiz, came.", ("Ana Ruiz", "Ambassador", "PER", 6)),
        ("Minister of EU Affairs Elisabeth Aspaker of Norway left.",
         ("Elisabeth Aspaker", "Minister of EU Affairs", "NOR", 4)),
        ("Dr Khalid Mahmoud, Chargé d'Affaires a.i. of Sudan, left.", ("Khalid Mahmoud", "Chargé d'Affaires", "SDN", 7)),
    ],
)  # fmt: skip
def test_who_is_told_of_is_known(text: str, expected: tuple[object, ...]) -> None:
    assert expected in told(text)


def test_a_name_behind_its_country_is_a_person_of_that_country() -> None:
    text = "On Sunday Kenya's Uhuru Kenyatta met Egypt's Sisi."
    assert [(m[0], m[2]) for m in told(text, published="2020-02-10")] == [
        ("Uhuru Kenyatta", "KEN"),
        ("Sisi", "EGY"),
    ]


def test_a_president_of_this_very_office_goes_before_the_country_named_last() -> None:
    text = "The EU's top diplomat met the country's president, Salome Zourabichvili."
    assert ("Salome Zourabichvili", "President", "GEO", 1) in told(text, published="2020-02-10")
