"""A second post or the ministry between an office and the name behind it belongs to the office."""

from .reading import read


def test_a_minister_and_commander_is_named_behind_both_posts() -> None:
    (one,) = read(
        "Minister of Defence and Commander of the Royal Guard Brigadier Sheikh Nasser bin Hamad spoke."
    )
    assert (one.person.name, one.known_office) == ("Nasser bin Hamad", "Defence Minister")


def test_the_ministry_stands_between_the_office_and_the_name() -> None:
    (one,) = read(
        "HE Minister of State for Trade at the Ministry of Economy Fatima bint Salim Al Harthi spoke."
    )
    assert one.person.name == "Fatima bint Salim Al Harthi"


def test_the_state_behind_both_posts_is_that_of_the_one_named() -> None:
    (one,) = read(
        "The Minister of Health and Head of the Crisis Committee of Malta Dr. Jo Etienne Abela spoke."
    )
    assert (one.person.name, one.known_country) == ("Jo Etienne Abela", "MLT")
