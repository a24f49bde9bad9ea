"""From whose side a page is written, where nobody has said so."""

import pytest

from dragoman.annotation.actors import find_actors
from dragoman.annotation.sentences import split_sentences
from dragoman.annotation.viewpoint import is_elsewhere, viewpoint


def side(text: str, *, diary: bool = False) -> str | None:
    actors, places = find_actors(text, list(split_sentences(text, [(0, len(text))])), None)
    return viewpoint(text, actors, places, diary=diary)


PAGE = (
    "Zambia said that it would reopen its embassy in Peru. The Zambian foreign minister travels on Monday. "
    "Trade of Zambia is small."
)


def test_a_page_is_about_the_country_that_it_names_far_oftener_than_others() -> None:
    assert side(PAGE) == "ZMB"
    assert side(PAGE + " Peru and the Peruvian president welcomed it.") is None


def test_each_entry_of_a_diary_has_its_own_ground() -> None:
    assert side(PAGE, diary=True) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "LIMA, May 3 (Agency) - Peru received two ministers of Chile on Tuesday. The Peruvian premier was ill.",
            "PER",
        ),
        (
            "LIMA, May 3 (Agency) - Chile and the Chilean navy said that Chile had lost a ship. Peru was silent.",
            None,
        ),
        (
            "LIMA, May 3 (Agency) - Peru and Chile met.\n\nQUITO, May 3 (Agency) - Peru and Ecuador met. Peru won.",
            None,
        ),
        ("Nobody came.", None),
    ],
)
def test_a_dispatch_is_its_own_countrys_if_it_speaks_of_it_most(text: str, code: str | None) -> None:
    assert side(text) == code


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("LIMA, May 3 (Agency) - Peru and Chile met. The president was ill.", True),
        ("LIMA, May 3 (Agency) - Peru and Chile met. Kenyan diplomats watched.", False),
        ("LIMA, May 3 (Agency) - Peru and Chile met in Nairobi.", False),
        ("Peru and Chile met. The president was ill.", False),
    ],
)
def test_a_dispatch_from_abroad_that_never_names_home_is_not_written_from_its_side(
    text: str, elsewhere: bool
) -> None:
    actors, places = find_actors(text, list(split_sentences(text, [(0, len(text))])), "KEN")
    assert is_elsewhere("KEN", text, actors, places) is elsewhere


def test_who_names_homes_leader_speaks_of_home() -> None:
    text = "LIMA, May 3 (Agency) - Peru and Chile met. Ruto sent a message."
    actors, places = find_actors(text, list(split_sentences(text, [(0, len(text))])), "KEN")
    assert not is_elsewhere("KEN", text, actors, places)
