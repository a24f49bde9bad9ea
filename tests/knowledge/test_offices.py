"""Titles of office: canonical name, level, domain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.names import given_key, name_key, split_words
from dragoman.knowledge.offices import match_office, parse_office, ranks

CASES = [
    ("President", "President", 1),
    ("the King", "King", 1),
    ("paramount leader", "Paramount Leader", 1),
    ("Chairman of the Presidency", "Chairman of the Presidency", 1),
    ("Prime Minister", "Prime Minister", 2),
    ("Taoiseach", "Taoiseach", 2),
    ("chairman of the Council of Ministers", "Prime Minister", 2),
    ("acting Prime Minister", "Acting Prime Minister", 2),
    ("vice-president", "Vice-President", 3),
    ("First Deputy Prime Minister", "First Deputy Prime Minister", 3),
    ("president-elect", "President-elect", 3),
    ("Speaker of the Latvian Saeima", "Speaker of the Saeima", 3),
    ("Crown Prince", "Crown Prince", 3),
    ("Minister of Foreign Affairs", "Foreign Minister", 4),
    ("Minister for Foreign Affairs", "Foreign Minister", 4),
    ("external affairs minister", "Foreign Minister", 4),
    ("Foreign and European Affairs Minister", "Foreign Minister", 4),
    ("Secretary of Defense", "Defence Secretary", 4),
    ("Minister of Industry, Trade and Labour", "Minister of Industry, Trade and Labour", 4),
    ("Energy and Natural Resources Minister", "Minister of Energy and Natural Resources", 4),
    ("National Security Advisor", "National Security Adviser", 4),
    ("head of the presidential administration", "Head of the Presidential Administration", 4),
    ("Deputy Minister of Foreign Affairs", "Deputy Foreign Minister", 5),
    ("First Deputy Foreign Minister", "First Deputy Foreign Minister", 5),
    ("Minister of State for Europe", "Minister of State for Europe", 5),
    ("Parliamentary Under-Secretary of State", "Parliamentary Under-Secretary of State", 5),
    ("Under-Secretary-General for Political Affairs", "Under-Secretary-General for Political Affairs", 5),
    ("Deputy Secretary of State", "Deputy Secretary of State", 5),
    (
        "Assistant Secretary of State for European and Eurasian Affairs",
        "Assistant Secretary of State for European and Eurasian Affairs",
        6,
    ),
    ("Ambassador Extraordinary and Plenipotentiary", "Ambassador", 6),
    ("special envoy", "Special Envoy", 6),
    ("Deputy Assistant Secretary of State", "Deputy Assistant Secretary of State", 7),
    ("chargé d’affaires", "Chargé d'Affaires", 7),
    ("consul general", "Consul General", 7),
    ("Lehendakari", "Lehendakari", 7),
    ("member of parliament", "Member of Parliament", 8),
    ("political analyst", "Analyst", 8),
]


@pytest.mark.parametrize(("title", "name", "rank"), CASES)
def test_a_title_has_its_canonical_name_and_level(title: str, name: str, rank: int) -> None:
    office = parse_office(title)
    assert office is not None
    assert (office.name, office.rank) == (name, rank)


@pytest.mark.parametrize(
    "title", ["former president", "ex-president", "the then prime minister", "the late king"]
)
def test_a_former_office_has_no_level(title: str) -> None:
    office = parse_office(title)
    assert office is not None
    assert office.former
    assert office.rank is None


@pytest.mark.parametrize(
    ("title", "country", "rank"),
    [
        ("Secretary of State", "USA", 4),
        ("Secretary of State", "POL", 5),
        ("Secretary of State", "VAT", 2),
        ("Foreign Secretary", "GBR", 4),
        ("Foreign Secretary", "IND", 5),
        ("Deputy State Secretary", "HUN", 5),
    ],
)
def test_the_level_of_some_offices_depends_on_the_country(title: str, country: str, rank: int) -> None:
    office = parse_office(title)
    assert office is not None
    assert office.rank_in(country) == rank


@pytest.mark.parametrize(
    "title", ["foreign ministers", "secretaries of state", "heads of state", "vice-presidents"]
)
def test_plurals_are_known_as_plurals(title: str) -> None:
    office = parse_office(title)
    assert office is not None
    assert office.plural


@pytest.mark.parametrize(
    "text", ["ministry", "the presidency", "presidential elections", "state of affairs", "", "a table"]
)
def test_what_is_no_office_is_none(text: str) -> None:
    assert parse_office(text) is None


def test_every_level_of_an_office_is_defined() -> None:
    assert sorted(ranks()) == list(range(1, 9))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lukashenka", "Lukashenko"),
        ("Makei", "Makey"),
        ("Zelensky", "Zelenskyy"),
        ("Erdoğan", "Erdogan"),
        ("Yanukovych", "Yanukovich"),
        ("Guryanov", "Gurianov"),
        ("Orbán", "Orban"),
    ],
)
def test_spellings_of_one_surname_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Makei", "Makarov"), ("Merkel", "Markel"), ("Lavrov", "Lavrin"), ("Xi", "Li")]
)
def test_different_surnames_keep_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


def test_given_names_of_several_languages_share_a_key() -> None:
    assert given_key("Uladzimir") == given_key("Vladimir") == given_key("Volodymyr")


@given(st.text(max_size=200))
def test_words_are_slices_of_the_text_and_offices_lie_inside(text: str) -> None:
    words = split_words(text)
    assert all(text[w.start : w.end] == w.text for w in words)
    for i in range(len(words)):
        match = match_office(words, i)
        assert match is None or i == match.first < match.end <= len(words)


@given(
    st.lists(
        st.sampled_from(
            [
                "deputy",
                "first",
                "former",
                "vice",
                "foreign",
                "minister",
                "of",
                "for",
                "the",
                "defence",
                "and",
                "secretary",
                "state",
                "president",
            ]
        ),
        max_size=9,
    )
)
def test_any_row_of_title_words_is_read_without_error(words: list[str]) -> None:
    office = parse_office(" ".join(words))
    assert office is None or office.rank is None or 1 <= office.rank <= 8
