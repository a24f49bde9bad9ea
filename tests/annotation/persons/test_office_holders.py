"""Persons whose office or country the text leaves to the reader, looked up on the day of the report."""

import pytest

from annotation.persons.reading import read, told


def _first(text: str, home: str | None = None, published: str | None = None) -> tuple[object, ...]:
    mention = read(text, home, published)[0]
    return mention.person.name, mention.office, mention.country, mention.rank


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Netanyahu visited Uganda.", "2016-07-05", ("Netanyahu", "Prime Minister", "ISR", 2)),
        ("Xi visited Moscow.", "2015-05-09", ("Xi", "President", "CHN", 1)),
        ("Donald Tusk arrived in Kyiv.", "2013-05", ("Donald Tusk", "Prime Minister", "POL", 2)),
        (
            "Donald Tusk arrived in Kyiv.",
            "2017-05-02",
            ("Donald Tusk", "President of the European Council", "EU", 2),
        ),
        ("Aliaksandr Lukashenka flew home.", "2015-02-11", ("Aliaksandr Lukashenka", "President", "BLR", 1)),
        ("President Park met reporters.", "2015-05-01", ("Park", "President", "KOR", 1)),
        ("King Salman bin Abdulaziz met him.", "2017-06-07", ("Salman bin Abdulaziz", "King", "SAU", 1)),
        ("Isaias Afwerki met nobody.", "2018-07-08", ("Isaias Afwerki", "President", "ERI", 1)),
    ],
)
def test_a_holder_of_an_office_is_known_on_the_day_of_the_report(
    text: str, published: str, expected: tuple[object, ...]
) -> None:
    assert _first(text, published=published) == expected


def test_who_has_left_office_has_a_country_but_no_office() -> None:
    assert _first("Barack Obama met friends.", published="2018-05-01") == ("Barack Obama", None, "USA", None)


def test_what_the_text_says_of_a_person_wins() -> None:
    said = _first("Opposition leader Imran Khan met reporters.", published="2020-05-01")
    assert said == ("Imran Khan", "Opposition Leader", "PAK", 8)


@pytest.mark.parametrize(
    "text", ["Long visited the museum.", "The Netanyahu plan failed.", "Brussels met Brown rice."]
)
def test_a_surname_without_the_company_of_a_person_is_none(text: str) -> None:
    assert [m for m in read(text, None, "2017-05-13") if m.form == "name"] == []


def test_the_leader_of_a_country_is_what_the_table_says() -> None:
    text = "Nana Akufo-Addo, the Ghanaian leader, spoke in Accra."
    assert _first(text, published="2017-12-01") == ("Nana Akufo-Addo", "President", "GHA", 1)


def test_an_office_without_a_name_is_the_person_that_the_document_names() -> None:
    mentions = read("Putin visited Minsk. The Russian president was late.", None, "2015-02-11")
    assert mentions[1].form == "office"
    assert mentions[1].person is mentions[0].person


def test_an_office_without_a_name_stays_nameless_where_the_document_names_nobody() -> None:
    assert told("The Russian president was late.", published="2015-02-11") == [("", "President", "RUS", 1)]


@pytest.mark.parametrize(
    ("text", "him"),
    [
        (
            "French President Emmanuel Macron flew home. President Nana Akufo-Addo received him in Accra.",
            "Emmanuel Macron",
        ),
        (
            "Ethiopian Prime Minister Abiy Ahmed landed in Asmara. President Isaias Afwerki met him at the plane.",
            "Abiy Ahmed",
        ),
        (
            "German Chancellor Angela Merkel flew to Kyiv. President Petro Poroshenko hosted her at dinner.",
            "Angela Merkel",
        ),
    ],
)
def test_an_object_pronoun_is_the_other_person(text: str, him: str) -> None:
    assert [m.person.name for m in read(text) if m.form == "pronoun"] == [him]


@pytest.mark.parametrize(
    "text",
    [
        "German Chancellor Angela Merkel spoke. President Petro Poroshenko received her ambassador.",
        "Presidents Vladimir Putin and Petro Poroshenko spoke. Several ministers met him.",
        "French President Emmanuel Macron spoke. Angela Merkel told Theresa May that Mark Rutte and they met him.",
    ],
)
def test_an_object_pronoun_of_which_one_cannot_be_sure_is_left(text: str) -> None:
    assert [m.text for m in read(text) if m.form == "pronoun"] == []


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        (
            "The minister met the chargé d'affaires at the Embassy of Nepal.",
            "QAT",
            ("", "Chargé d'Affaires", "NPL", 7),
        ),
        (
            "The Minister of State for Foreign Affairs Sultan bin Saad Al Badr spoke.",
            "QAT",
            ("Sultan bin Saad Al Badr", "Minister of State for Foreign Affairs", "QAT", 5),
        ),
        (
            "Secretary-General João Pereira received the Norwegian State Secretary.",
            "BRA",
            ("João Pereira", "Secretary-General", "BRA", 5),
        ),
        (
            "The Apostolic Nuncio in Ankara, Archbishop Marco Bianchi, was summoned.",
            "TUR",
            ("Marco Bianchi", "Apostolic Nuncio", "VAT", 6),
        ),
        (
            "The Minister for Trade, Senator the Hon Jane Rivers, spoke in Canberra.",
            "AUS",
            ("Jane Rivers", "Trade Minister", "AUS", 4),
        ),
        (
            "The State Secretary of the Ministry for Foreign Affairs of Finland, Matti Virtanen, visited Tashkent.",
            None,
            ("Matti Virtanen", "State Secretary", "FIN", 5),
        ),
        (
            "President of the Republic Matti Virtanen will receive guests.",
            "FIN",
            ("Matti Virtanen", "President", "FIN", 1),
        ),
        (
            "The talks were led by the head of the Latvian delegation, Minister of Transport Jānis Ozols.",
            "UZB",
            ("Jānis Ozols", "Transport Minister", "LVA", 4),
        ),
        (
            "Indonesia's security minister, Bambang, arrived in Nadi.",
            None,
            ("Bambang", "Security Minister", "IDN", 4),
        ),
        (
            "The Minister of State in charge of the East African Community, Prof. Jean Habimana, was in Bujumbura.",
            "RWA",
            ("Jean Habimana", "Minister of State for East African Community", "RWA", 5),
        ),
    ],
)
def test_offices_without_a_country_find_theirs(
    text: str, home: str | None, expected: tuple[object, ...]
) -> None:
    assert expected in told(text, home)


def test_its_emir_is_that_of_the_state_of_which_was_spoken() -> None:
    text = "Kuwait has offered to mediate between Qatar and Saudi Arabia. Its Emir, Sheikh Faisal al-Badr, flew to Jeddah."
    assert ("Faisal al-Badr", "Emir", "KWT", 1) in told(text)


def test_a_counterpart_met_in_a_capital_is_of_that_country() -> None:
    text = (
        "Foreign Minister Mauro Vieira will pay a visit. In Montevideo, he will hold talks with his counterpart,"
        " Rodolfo Pérez Gómez."
    )
    assert ("Rodolfo Pérez Gómez", "Foreign Minister", "URY", 4) in told(text, "BRA")


def test_a_counterpart_from_a_country_may_be_named_behind_it() -> None:
    text = "Moroccan Foreign Minister Nasser Bourita met his counterpart from Yemen, Ahmed bin Mubarak, on Monday."
    assert ("Ahmed bin Mubarak", "Foreign Minister", "YEM", 4) in told(text)


def test_an_unnamed_counterpart_is_who_holds_the_office_in_the_country_spoken_of() -> None:
    text = (
        "Indian Prime Minister Narendra Modi will visit Bangladesh at the invitation of Prime Minister Sheikh Hasina."
        " On the first day the Prime Minister will hold talks with his counterpart."
    )
    last = read(text, "IND", "2015-06-02")[-1]
    assert (last.form, last.person.name, last.country) == ("counterpart", "Hasina", "BGD")
