"""Fields of plain English by which the reader tells what a sentence does."""

import itertools

import pytest

from dragoman.errors import DragomanError
from dragoman.knowledge.loading import shipped
from dragoman.knowledge.vocabulary import vocabulary

FIELDS = sorted(shipped("vocabulary.toml"))


@pytest.mark.parametrize(
    ("word", "field"),
    [("reconvene", "gathers"), ("luncheon", "meals"), ("sultanate", "lands"), ("webinar", "wires"), ("censure", "blames")],
)  # fmt: skip
def test_a_word_is_of_its_field(word: str, field: str) -> None:
    assert word in vocabulary(field)


def test_several_fields_are_asked_for_at_once() -> None:
    assert vocabulary("begins", "ends") == vocabulary("begins") | vocabulary("ends")


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_says_each_word_once_in_lower_case(field: str) -> None:
    words = shipped("vocabulary.toml")[field]["words"]
    assert [w for w in words if w != w.lower()] == []
    assert len(words) == len(set(words)) > 1


def test_no_field_is_said_twice() -> None:
    for one, other in itertools.combinations(FIELDS, 2):
        assert not vocabulary(one) <= vocabulary(other), (one, other)
        assert not vocabulary(other) <= vocabulary(one), (one, other)


def test_a_field_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(DragomanError, match="no field of words called 'cheese'; known are acts_for, agendas"):
        vocabulary("cheese")
