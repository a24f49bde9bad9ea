import pytest

from dragoman.publishing.english.actors import actor, heading
from dragoman.publishing.english.names import Introductions, introduced, surname
from dragoman.records import Participant, Role


def someone(name: str | None, country: str | None, office: str | None = None) -> Participant:
    return Participant(name=name, country=country, office=office, role=Role.COUNTERPART)


@pytest.mark.parametrize(
    ("name", "country", "short"),
    [
        ("Alena Kupchyna", "BLR", "Kupchyna"),
        ("Benedetto Della Vedova", "ITA", "Della Vedova"),
        ("Ursula von der Leyen", "EU", "von der Leyen"),
        ("Mohammed bin Salman", "SAU", "bin Salman"),
        ("Xi Jinping", "CHN", "Xi"),
        ("Park Geun-hye", "KOR", "Park"),
        ("Gunnar Bragi Sveinsson", "ISL", "Gunnar Bragi Sveinsson"),
        ("Recep Tayyip Erdogan", "TUR", "Erdogan"),
        ("Modi", "IND", "Modi"),
    ],
)
def test_people_are_called_by_the_name_that_their_country_calls_them(
    name: str, country: str, short: str
) -> None:
    assert surname(name, country) == short


def test_a_short_office_stands_before_the_name_and_a_long_one_behind() -> None:
    assert introduced(someone("Alena Kupchyna", "BLR", "Deputy Foreign Minister")) == (
        "Belarusian Deputy Foreign Minister Alena Kupchyna"
    )
    assert introduced(someone("Dana Holt", "USA", "Assistant Secretary of State")) == (
        "Dana Holt, US Assistant Secretary of State,"
    )
    assert (
        introduced(someone("Ban Ki-moon", "UN", "UN Secretary-General")) == "UN Secretary-General Ban Ki-moon"
    )
    assert introduced(someone("Jo Doe", "NLD")) == "Jo Doe of the Netherlands"


def test_a_person_is_introduced_once() -> None:
    who = someone("Alena Kupchyna", "BLR", "Deputy Foreign Minister")
    known = Introductions([who])
    assert known.mention(who).startswith("Belarusian")
    assert known.mention(who) == "Kupchyna"
    assert known.mention(someone("Olena Kupchina", "BLR")) == "Kupchyna", "one spelling on the whole page"


def test_two_people_of_one_surname_keep_their_given_names() -> None:
    one, two = someone("George Smith", "GBR", "Minister"), someone("Anna Smith", "GBR", "Minister")
    known = Introductions([one, two])
    known.mention(one)
    known.mention(two)
    assert known.mention(one) == "George Smith"


def test_who_has_no_name_is_called_by_office_or_as_a_delegation() -> None:
    known = Introductions([])
    assert (
        known.mention(someone(None, "ITA", "Deputy Foreign Minister"))
        == "the Italian deputy foreign minister"
    )
    assert known.mention(someone(None, "ITA", "delegation")) == "an Italian delegation"
    assert known.mention(someone(None, "USA", "delegation")) == "a US delegation"
    assert known.mention(someone(None, "EU", "delegation")) == "an EU delegation"


def test_countries_and_organisations_have_their_articles() -> None:
    assert actor("NLD") == "the Netherlands"
    assert actor("GEO") == "Georgia"
    assert actor("EU") == "the EU"
    assert actor("NATO") == "NATO"
    assert heading("EU") == "European Union"
