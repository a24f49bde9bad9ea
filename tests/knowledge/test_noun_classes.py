"""Classes of nouns: what a frame may ask for by a sort of thing."""

import pytest

from dragoman.errors import DragomanError
from dragoman.knowledge.kinds import kinds
from dragoman.knowledge.noun_classes import nouns_of


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("dhow", "craft"), ("icebreaker", "craft"), ("gendarme", "troops"), ("battalion", "troops"), ("ambulance", "goods"),
        ("grenade", "weapon"), ("airfield", "ground"), ("sheep", "goods"), ("antibiotic", "goods"), ("tractor", "goods"),
    ],
)  # fmt: skip
def test_a_word_is_of_its_class(word: str, name: str) -> None:
    assert word in nouns_of(name)


@pytest.mark.parametrize("word", ["minister", "officer", "embassy", "council", "lunch", "general"])
def test_what_news_means_otherwise_is_in_no_class(word: str) -> None:
    assert not any(word in nouns_of(name) for name in ("craft", "troops", "weapon", "ground", "goods"))


def test_a_class_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(DragomanError, match="no class of nouns called 'beasts'; known are craft, goods"):
        nouns_of("beasts")


def test_a_kind_that_asks_for_a_class_has_all_its_words() -> None:
    assert {"dhow", "gendarme", "grenade"} <= kinds()["incident"].acting
