"""Who serves whom: advisers, envoys and deputies have the country of those whom they serve."""

import pytest

from .reading import read


@pytest.mark.parametrize(
    ("text", "name", "country", "office"),
    [
        ("Celso Amorim, now adviser to President Lula da Silva of Brazil, was in Caracas.", "Lula da Silva", "BRA", "President"),
        ("British Prime Minister David Cameron's deputy, Nick Clegg, flew to Lisbon.", "Nick Clegg", "GBR", "Deputy Prime Minister"),
        ("The visit will boost trade, Foreign Minister Bruno Ruiz of Cuba said.", "Bruno Ruiz", "CUB", "Foreign Minister"),
        ("Trade, Industry and Tourism Minister Jorge Marin of Chile spoke.", "Jorge Marin", "CHL", "Minister of Trade, Industry and Tourism"),
    ],
)  # fmt: skip
def test_who_serves_whom_is_told(text: str, name: str, country: str, office: str) -> None:
    found = {p.person.name: p for p in read(text)}
    assert name in found
    assert (found[name].known_country, found[name].known_office) == (country, office)
