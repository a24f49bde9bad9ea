"""The canonical title of an office from its parts."""

import pytest

from dragoman.knowledge.office_titles import canonical_title


@pytest.mark.parametrize(
    ("core", "modifiers", "domain", "title"),
    [
        ("Minister", [], "foreign affairs", "Foreign Minister"),
        ("Minister", ["First", "Deputy"], "foreign affairs", "First Deputy Foreign Minister"),
        ("Secretary", [], "defence", "Defence Secretary"),
        ("Minister", [], "energy and natural resources", "Minister of Energy and Natural Resources"),
        ("Minister", [], "sme", "SME Minister"),
        ("Prime Minister", [], None, "Prime Minister"),
        ("Minister of State", [], "trade", "Minister of State for Trade"),
        ("Assistant Secretary", [], "energy", "Assistant Secretary of Energy"),
        ("Special Envoy", [], "the peace process", "Special Envoy for the Peace Process"),
    ],
)
def test_a_portfolio_stands_where_english_puts_it(
    core: str, modifiers: list[str], domain: str | None, title: str
) -> None:
    assert canonical_title(core, modifiers, domain, elect=False) == title


def test_who_is_elected_but_not_in_office_is_elect() -> None:
    assert canonical_title("President", [], None, elect=True) == "President-elect"
