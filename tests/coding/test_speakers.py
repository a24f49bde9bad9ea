"""Who speaks: over the border of a sentence, for a government, in a paper, on a page of questions and answers."""

import pytest

from coding.reading import read


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Chile summoned the Bolivian consul, Juan Perez, on Monday. Prime Minister Erna Solberg of Norway and her Danish "
            "counterpart Lars Lokke Rasmussen issued a joint statement condemning Russia's cyber attacks.",
            ["Erna Solberg", "Lars Lokke Rasmussen"],
        ),
        (
            "Norway summoned the Russian ambassador, Oleg Petrov. A statement condemning the attacks was issued by the foreign "
            "minister of Estonia, Urmas Reinsalu.",
            ["Urmas Reinsalu"],
        ),
        (
            "Serbia recalled its ambassador from Skopje. The government of Zoran Zaev, who took office in June, condemned "
            "the decision.",
            ["MKD"],
        ),
        (
            "Chile's foreign ministry has called in the Bolivian consul, Juan Perez, spokeswoman Ana Rojas told reporters. The "
            'consul came on Friday.\n\n"Such an action is a breach of trust," the spokeswoman said.',
            ["Ana Rojas"],
        ),
        (
            "Foreign Minister Jan Lipavsky of the Czech Republic met his Polish colleague. The ministers of some states condemned "
            "the attack on the dam.",
            [],
        ),
    ],
)
def test_a_position_is_given_to_those_whose_words_it_is(text: str, speakers: list[str]) -> None:
    assert [s.speaker for s in read(text).statements] == speakers


def test_a_ministry_that_may_be_of_the_page_or_of_the_state_told_of_speaks_for_neither() -> None:
    text = "China has invested 15 billion dollars in Kenya. The spokesman for the foreign ministry condemned the attack."
    assert read(text, home="KEN").statements == ()


def test_a_ministry_in_a_capital_is_not_of_the_country_of_the_heading() -> None:
    text = "Tonga. China granted Tonga a delay of five years. The foreign ministry in Canberra welcomed the decision."
    assert [s.speaker for s in read(text, published="2019-08-11").statements] == ["AUS"]


def test_a_spokeswoman_who_tells_of_a_summons_has_summoned_nobody() -> None:
    text = (
        "Chile's foreign ministry has called in the Bolivian consul, Juan Perez, spokeswoman Ana Rojas told reporters on "
        "Thursday."
    )
    (summons,) = read(text).events
    assert [p.name for p in summons.participants] == ["Juan Perez"]


def test_who_answers_on_a_page_of_questions_speaks_for_its_home() -> None:
    text = (
        "Kyodo: Japan says it has complained about a vessel. Is China ready for talks?\n\n"
        "Lu Meng: China does not accept the representations of Japan.\n\n"
        "AFP: Will you recall the ambassador?\n\n"
        "Lu Meng: We firmly oppose the sale of arms to Taiwan.\n"
    )
    assert {s.speaker for s in read(text, home="CHN").statements} == {"Lu Meng"}
