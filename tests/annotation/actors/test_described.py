"""Places told by what they are."""

import pytest

from dragoman.annotation.actors import find_actors
from dragoman.annotation.sentences import split_sentences


def places(text: str) -> list[tuple[str, str]]:
    found = find_actors(text, list(split_sentences(text, [(0, len(text))])), None)[1]
    return [(p.text, p.name) for p in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in the Finnish capital.", ("the Finnish capital", "Helsinki")),
        ("He flew to the Kenyan capital on Monday.", ("the Kenyan capital", "Nairobi")),
        ("She arrived in Hanoi. They met in the capital.", ("the capital", "Hanoi")),
        ("She visited Peru and spoke in its capital.", ("its capital", "Lima")),
        ("Talks in Geneva went on. They return to the Swiss city in May.", ("the Swiss city", "Geneva")),
        ("He left for Sochi. In the Black Sea resort, he met nobody.", ("the Black Sea resort", "Sochi")),
    ],
)
def test_a_place_is_known_by_what_it_is(text: str, expected: tuple[str, str]) -> None:
    assert expected in places(text) or (expected[0].capitalize(), expected[1]) in places(text)


@pytest.mark.parametrize(
    "text",
    [
        "Flows in the Chinese capital market fell.",
        "They met in the capital.",
        "They met in the German city of Bonn.",
        "They spoke of the Finnish capital gains tax.",
        "Ministers of France and Spain met in the capital.",
        "He spoke to the city council.",
    ],
)
def test_no_place_is_guessed(text: str) -> None:
    assert [name for _, name in places(text) if name != "Bonn"] == []


def test_behind_a_list_of_countries_the_capital_is_homes_if_the_text_was_there() -> None:
    text = "He arrived in Nairobi on a tour that took him to Djibouti and Angola. They met in the capital."
    spans = list(split_sentences(text, [(0, len(text))]))
    assert ("the capital", "Nairobi") in [(p.text, p.name) for p in find_actors(text, spans, "KEN")[1]]
    assert "the capital" not in [p.text for p in find_actors(text, spans, None)[1]]


def test_the_country_of_such_a_place_is_no_actor() -> None:
    text = "They met in the Finnish capital."
    assert find_actors(text, [(0, len(text))], None)[0] == []
