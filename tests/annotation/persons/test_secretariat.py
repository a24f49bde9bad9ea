"""Pages of an organisation, which leave unsaid whose secretary-general and envoys they tell of."""

import pytest

from annotation.persons.reading import told

BRIEFING = "The Secretary-General left for Sochi, the Spokesperson for the United Nations said. The Security Council met."


def offices(text: str, **given: str) -> set[tuple[str, str | None]]:
    return {(office or "", country) for _, office, country, _ in told(text, **given)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BRIEFING, ("Secretary-General", "UN")),
        ("NATO ministers met. The Secretary General will visit Georgia.", ("Secretary-General", "NATO")),
        (f"{BRIEFING} The Personal Envoy, Christopher Ross, left.", ("Personal Envoy", "UN")),
        (f"{BRIEFING} Haile Menkerios, Assistant Secretary-General for Political Affairs, went to Conakry.",
         ("Assistant Secretary General for Political Affairs", "UN")),
    ],
)  # fmt: skip
def test_an_office_alone_is_the_organisations_that_the_page_names_most(
    text: str, expected: tuple[str, str]
) -> None:
    assert any(office.startswith(expected[0]) and code == expected[1] for office, code in offices(text))


def test_the_head_whom_a_headline_names_is_the_secretary_general_of_the_text() -> None:
    text = "BAN KI-MOON TO TRAVEL TO COPENHAGEN\n\nThe Secretary-General will leave on Monday."
    assert ("Ban Ki-moon", "Secretary-General", "UN", 2) in told(text, published="2009-10-20")


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("The ASEAN meeting was short. The Secretary-General of the ministry left.", None),
        ("The UN was told. The Secretary-General spoke to the press in Kuala Lumpur.", "MYS"),
        ("NATO and the OSCE met. The Secretary General spoke.", None),
    ],
)
def test_where_it_may_be_anothers_nothing_is_guessed(text: str, home: str | None) -> None:
    assert not {code for _, code in offices(text, **({"home": home} if home else {}))} & {
        "UN",
        "NATO",
        "OSCE",
        "ASEAN",
    }


def test_an_envoy_in_small_letters_may_be_anybodys() -> None:
    assert ("Special Envoy", "UN") not in offices(f"{BRIEFING} A special envoy also came.")
