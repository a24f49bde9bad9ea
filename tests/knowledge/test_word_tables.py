"""The tables of words behind modality, promises, positions and triggers."""

import pytest

from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.positions import position_words
from dragoman.knowledge.promises import promises
from dragoman.knowledge.triggers import trigger_pattern

DECIDING = ("planned", "postponed", "cancelled", "declined", "irreal")


def test_no_verb_decides_in_two_ways() -> None:
    for one in DECIDING:
        for two in DECIDING:
            if one < two:
                assert modality_words()[one].verbs & modality_words()[two].verbs == frozenset(), (one, two)


def test_all_words_are_lower_case() -> None:
    for words in modality_words().values():
        for group in (words.verbs, words.nouns, words.adjectives, words.adverbs, words.phrases):
            assert all(word == word.lower() for word in group)


def test_a_promise_binds_more_than_an_intention() -> None:
    assert promises()["pledge"] > promises()["intend"]
    assert all(0 < value < 1 for value in promises().values())


def test_positions_are_for_or_against() -> None:
    verbs = position_words().verbs
    assert set(verbs.values()) == {"for", "against"}
    assert (verbs["endorse"], verbs["oppose"]) == ("for", "against")
    assert position_words().nouns["concern"] == "neutral"


@pytest.mark.parametrize(
    "word",
    [
        "met", "Meeting", "visited", "VISIT", "went", "flown", "signing", "ratified", "severed", "talks",
        "negotiations", "postponed", "cancelled", "summoned", "expelled", "vetoed", "shot", "acceded",
        "withdrew", "normalised", "toured", "planning", "hosted", "arriving", "committed", "broke",
        "initialled",
    ],
)  # fmt: skip
def test_an_inflected_form_is_a_trigger(word: str) -> None:
    assert trigger_pattern().search(f"It {word} again.")


@pytest.mark.parametrize(
    "sentence", ["It snowed in Oslo.", "The mountains are high.", "Prices rose by a tenth."]
)
def test_a_sentence_of_other_words_is_not_parsed(sentence: str) -> None:
    assert trigger_pattern().search(sentence) is None
