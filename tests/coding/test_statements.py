"""Statements: positions in the indicative, and quotations whose speaker is known."""

import pytest

from coding.reading import read


@pytest.mark.parametrize(
    ("text", "country", "stance"),
    [
        ("Serbia opposes the independence of Kosovo.", "SRB", "against"),
        ("Belarus refused to recognise Abkhazia.", "BLR", "against"),
        ("Egyptian Foreign Minister Sameh Shoukry backed the peace plan for Libya.", "EGY", "for"),
        ("Norway supports the bid of Georgia.", "NOR", "for"),
        ("Argentina rejected the report on the Falkland Islands.", "ARG", "against"),
    ],
)
def test_a_position_has_its_holder_and_its_side(text: str, country: str, stance: str) -> None:
    (found,) = read(text).statements
    assert (found.country, str(found.stance), found.quotation) == (country, stance, None)
    assert found.evidence[0].quote == text


def test_a_quotation_is_kept_verbatim_with_its_speaker() -> None:
    words = "We shall keep the door to talks with Chile open for ever"
    (found,) = read(f"“{words},” Bolivian President Evo Morales said in La Paz.").statements
    assert (found.speaker, found.country, found.stance) == ("Evo Morales", "BOL", "neutral")
    assert (found.quotation or "").rstrip(",") == words


@pytest.mark.parametrize(
    "text",
    [
        "Serbia does not support the plan of Kosovo.",
        "Serbia may oppose the plan of Kosovo.",
        pytest.param(
            "Fans from Serbia support a club in Greece.",
            marks=pytest.mark.xfail(strict=True, reason="fans, tourists, voters from a state speak for it"),
        ),
        "A poster in Serbia and Greece supports the strike.",
    ],
)
def test_what_no_government_holds_is_no_statement(text: str) -> None:
    assert read(text).statements == ()
