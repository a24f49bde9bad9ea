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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LOME - President Faure Gnassingbe left for Benin.", ("Faure Gnassingbe", "President", "TGO", 1)),
        ("The Dutch king received the outgoing US ambassador, Anne Hall, today.", ("Anne Hall", "Ambassador", "USA", 6)),
        ("Luis Silva, the first finance minister of Peru to come since 1990, left Oslo.",
         ("Luis Silva", "Finance Minister", "PER", 4)),
        ("The Danish prime minister's special envoy, Jens Lund, left.", ("Jens Lund", "Special Envoy", "DNK", 6)),
        ("State Councilor and Foreign Minister Wang Yi of China left.", ("Wang Yi", "Foreign Minister", "CHN", 3)),
        ("Igor Luksic, Deputy Prime Minister and Minister of Foreign Affairs of Montenegro, left.",
         ("Igor Luksic", "Foreign Minister", "MNE", 3)),
        ("US Defense Secretary Donald Rumsfeld met his German counterpart, Peter Struck.",
         ("Peter Struck", "Defence Minister", "DEU", 4)),
        ("British Home Secretary Theresa May met her French counterpart, Bernard Cazeneuve.",
         ("Bernard Cazeneuve", "Interior Minister", "FRA", 4)),
        ("Foreign Minister Ana Kovac of Croatia spoke. Minister Kovac left.", ("Ana Kovac", "Foreign Minister", "HRV", 4)),
        ("H.E. President Yoweri Museveni of Uganda left.", ("Yoweri Museveni", "President", "UGA", 1)),
        ("Bhutan's Prime Minister, Lyonchhoen Jigmi Y Thinley, left.", ("Jigmi Y. Thinley", "Prime Minister", "BTN", 2)),
        ("US President George W Bush left.", ("George W. Bush", "President", "USA", 1)),
        ("Laotian General Secretary Choummaly Sayasone left.", ("Choummaly Sayasone", "Secretary-General", "LAO", 1)),
    ],
)  # fmt: skip
def test_the_office_is_the_one_that_counts_abroad(text: str, expected: tuple[object, ...]) -> None:
    assert expected in told(text, published="2016-05-10")


def test_a_bare_minister_has_the_portfolio_that_the_tables_know() -> None:
    assert told("Brazilian Minister Celso Amorim left.", published="2010-04-12") == [
        ("Celso Amorim", "Foreign Minister", "BRA", 4)
    ]


def test_a_secretary_by_surname_is_known_from_the_tables() -> None:
    assert ("Kerry", "Secretary of State", "USA", 4) in told("Secretary Kerry left.", published="2015-04-12")


def test_a_union_has_no_head_of_state() -> None:
    text = "Heinz Fischer of Austria, the first European Union head of state to pay a visit, left."
    assert [m[2] for m in told(text)] == ["AUT"]
