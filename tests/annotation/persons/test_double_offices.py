"""Who has an office of a state and the chair of an organisation is one person, of the state."""

from .reading import read


def test_a_president_who_chairs_an_organisation_is_one_person() -> None:
    (one,) = read("The President of Malawi and Chairman of SADC, Lazarus Chakwera, arrived in Lusaka.")
    assert (one.person.name, one.known_office, one.known_country) == ("Lazarus Chakwera", "President", "MWI")


def test_a_minister_who_is_chairperson_in_office_is_one_person() -> None:
    (one,) = read("Slovak Foreign Minister and OSCE Chairman-in-Office Miroslav Lajčák spoke.")
    assert (one.person.name, one.known_office, one.known_country) == (
        "Miroslav Lajčák",
        "Foreign Minister",
        "SVK",
    )


def test_the_head_of_a_commission_is_somebody_else() -> None:
    found = read("The foreign minister of Kenya and AU Commission Chairperson Moussa Faki spoke.")
    assert [p.known_country for p in found] == ["KEN", "AU"]
