"""Persons spoken of by office, as counterparts, as delegations, by surname and by pronoun."""

import pytest

from .reading import read

# (text, home, words of the mention, name, form, office, country, rank)
CASES: list[tuple[str, str | None, str, str, str, str | None, str | None, int | None]] = [
    (
        "The Serbian president arrived in Minsk.",
        None,
        "Serbian president",
        "",
        "office",
        "President",
        "SRB",
        1,
    ),
    (
        "Serbian President Aleksandar Vučić came to Minsk. The Serbian president thanked his host.",
        None,
        "Serbian president",
        "Aleksandar Vučić",
        "office",
        "President",
        "SRB",
        1,
    ),
    (
        "Latvia's foreign minister left.",
        None,
        "Latvia's foreign minister",
        "",
        "office",
        "Foreign Minister",
        "LVA",
        4,
    ),
    (
        "They met the President of Ghana in Accra.",
        None,
        "President of Ghana",
        "",
        "office",
        "President",
        "GHA",
        1,
    ),
    (
        "The foreign minister of Latvia spoke first.",
        None,
        "foreign minister of Latvia",
        "",
        "office",
        "Foreign Minister",
        "LVA",
        4,
    ),
    ("The president signed the law in Minsk.", "BLR", "president", "", "office", "President", "BLR", 1),
    (
        "The foreign minister spoke in parliament.",
        "UKR",
        "foreign minister",
        "",
        "office",
        "Foreign Minister",
        "UKR",
        4,
    ),
    (
        "Kerry met Italian Foreign Minister Paolo Gentiloni. The minister praised the deal.",
        "USA",
        "minister",
        "Paolo Gentiloni",
        "office",
        "Foreign Minister",
        "ITA",
        4,
    ),
    ("The leaders of France and Germany met.", None, "leaders of France", "", "office", "Leader", "FRA", 2),
    ("The leaders of France and Germany met.", None, "Germany", "", "office", "Leader", "DEU", 2),
    (
        "The German chancellor and presidents of France, Russia and Ukraine met in Minsk.",
        "BLR",
        "German chancellor",
        "",
        "office",
        "Chancellor",
        "DEU",
        2,
    ),
    (
        "The German chancellor and presidents of France, Russia and Ukraine met in Minsk.",
        "BLR",
        "presidents of France",
        "",
        "office",
        "President",
        "FRA",
        1,
    ),
    (
        "The German chancellor and presidents of France, Russia and Ukraine met in Minsk.",
        "BLR",
        "Russia",
        "",
        "office",
        "President",
        "RUS",
        1,
    ),
    (
        "The German chancellor and presidents of France, Russia and Ukraine met in Minsk.",
        "BLR",
        "Ukraine",
        "",
        "office",
        "President",
        "UKR",
        1,
    ),
    (
        "The French and German foreign ministers flew to Kyiv.",
        None,
        "French",
        "",
        "office",
        "Foreign Minister",
        "FRA",
        4,
    ),
    (
        "The French and German foreign ministers flew to Kyiv.",
        None,
        "German foreign ministers",
        "",
        "office",
        "Foreign Minister",
        "DEU",
        4,
    ),
    (
        "Chinese President Xi Jinping came. The Chinese leader stayed three days.",
        None,
        "Chinese leader",
        "Xi Jinping",
        "office",
        "President",
        "CHN",
        1,
    ),
    (
        "Eric Rubin, US Deputy Assistant Secretary of State, came to Minsk. The US envoy praised it.",
        "BLR",
        "US envoy",
        "Eric Rubin",
        "office",
        "Deputy Assistant Secretary of State",
        "USA",
        7,
    ),
    ("The head of state spoke in Minsk.", "BLR", "head of state", "", "office", "Head of State", "BLR", 1),
    (
        "Foreign Minister Makei of Belarus met his Italian counterpart in Rome.",
        "BLR",
        "his Italian counterpart",
        "",
        "counterpart",
        "Foreign Minister",
        "ITA",
        4,
    ),
    (
        "Belarusian Deputy Foreign Minister Alena Kupchyna hosted her Italian counterpart Benedetto Della Vedova.",
        "BLR",
        "her Italian counterpart Benedetto Della Vedova",
        "Benedetto Della Vedova",
        "counterpart",
        "Deputy Foreign Minister",
        "ITA",
        5,
    ),
    (
        "Danish Foreign Minister Martin Lidegaard met her Norwegian opposite number.",
        None,
        "her Norwegian opposite number",
        "",
        "counterpart",
        "Foreign Minister",
        "NOR",
        4,
    ),
    (
        "Belarusian Foreign Minister Vladimir Makei received his colleagues from Austria, Hungary and Latvia.",
        "BLR",
        "his colleagues from Austria",
        "",
        "counterpart",
        "Foreign Minister",
        "AUT",
        4,
    ),
    (
        "Belarusian Foreign Minister Vladimir Makei received his colleagues from Austria, Hungary and Latvia.",
        "BLR",
        "Hungary",
        "",
        "counterpart",
        "Foreign Minister",
        "HUN",
        4,
    ),
    (
        "Belarusian Foreign Minister Vladimir Makei received his colleagues from Austria, Hungary and Latvia.",
        "BLR",
        "Latvia",
        "",
        "counterpart",
        "Foreign Minister",
        "LVA",
        4,
    ),
    (
        "Turkish President Recep Tayyip Erdogan called his Russian counterpart, Vladimir Putin, on Monday.",
        None,
        "his Russian counterpart, Vladimir Putin",
        "Vladimir Putin",
        "counterpart",
        "President",
        "RUS",
        1,
    ),
    (
        "President Hassan Rouhani of Iran met his counterpart from Iraq.",
        None,
        "his counterpart from Iraq",
        "",
        "counterpart",
        "President",
        "IRQ",
        1,
    ),
    ("A US delegation led by Eric Rubin came.", None, "A US delegation", "", "delegation", None, "USA", None),
    (
        "They met a Lithuanian delegation in Minsk.",
        None,
        "a Lithuanian delegation",
        "",
        "delegation",
        None,
        "LTU",
        None,
    ),
    (
        "She received a delegation of high-level diplomats from Hungary, Latvia and Sweden.",
        None,
        "Sweden",
        "",
        "delegation",
        None,
        "SWE",
        None,
    ),
    (
        "An EU delegation came to Minsk. The delegation met the opposition.",
        None,
        "The delegation",
        "",
        "delegation",
        None,
        "EU",
        None,
    ),
    (
        "Belarusian Foreign Minister Vladimir Makei flew to Riga. Makei met officials.",
        None,
        "Makei",
        "Vladimir Makei",
        "name",
        "Foreign Minister",
        "BLR",
        4,
    ),
    (
        "President Lukashenko spoke first. Lukashenka promised reforms.",
        "BLR",
        "Lukashenka",
        "Lukashenko",
        "name",
        "President",
        "BLR",
        1,
    ),
    (
        "Chinese President Xi Jinping arrived. Xi praised Minsk.",
        None,
        "Xi",
        "Xi Jinping",
        "name",
        "President",
        "CHN",
        1,
    ),
    (
        "South Korean President Park Geun-hye arrived. Park spoke.",
        None,
        "Park",
        "Park Geun-hye",
        "name",
        "President",
        "KOR",
        1,
    ),
    (
        "Vietnamese party chief Nguyen Phu Trong came. Trong left.",
        None,
        "Trong",
        "Nguyen Phu Trong",
        "name",
        "Party Leader",
        "VNM",
        1,
    ),
    (
        "Mexican President Andrés Manuel López Obrador refused. López Obrador stayed home.",
        None,
        "López Obrador",
        "Andrés Manuel López Obrador",
        "name",
        "President",
        "MEX",
        1,
    ),
    (
        "European Commission President Ursula von der Leyen spoke. Mrs von der Leyen left.",
        None,
        "Mrs von der Leyen",
        "Ursula von der Leyen",
        "name",
        "President of the European Commission",
        "EU",
        2,
    ),
    (
        "Brazilian President Luiz Inácio Lula da Silva came. Da Silva left.",
        None,
        "Da Silva",
        "Luiz Inácio Lula da Silva",
        "name",
        "President",
        "BRA",
        1,
    ),
    (
        "Russian President Vladimir Putin and Foreign Minister Sergei Lavrov came.",
        None,
        "Foreign Minister Sergei Lavrov",
        "Sergei Lavrov",
        "name",
        "Foreign Minister",
        "RUS",
        4,
    ),
    (
        "Presidents Alexander Lukashenko and Vladimir Putin met.",
        None,
        "Vladimir Putin",
        "Vladimir Putin",
        "name",
        "President",
        "RUS",
        1,
    ),
    (
        "Foreign Ministers Sergei Lavrov of Russia and Vladimir Makei of Belarus met.",
        None,
        "Vladimir Makei",
        "Vladimir Makei",
        "name",
        "Foreign Minister",
        "BLR",
        4,
    ),
    (
        "On 9 March, Deputy Foreign Minister Alena Kupchyna visited Brussels.",
        "BLR",
        "Deputy Foreign Minister Alena Kupchyna",
        "Alena Kupchyna",
        "name",
        "Deputy Foreign Minister",
        "BLR",
        5,
    ),
    (
        "Deputy Foreign Minister Alena Kupchyna visited Brussels.",
        None,
        "Deputy Foreign Minister Alena Kupchyna",
        "Alena Kupchyna",
        "name",
        "Deputy Foreign Minister",
        None,
        5,
    ),
    (
        "In Budapest, Belarusian diplomat Ivan Petrov was received by Foreign Minister Jan Kovacs.",
        "BLR",
        "Foreign Minister Jan Kovacs",
        "Jan Kovacs",
        "name",
        "Foreign Minister",
        "HUN",
        4,
    ),
    (
        "The Minister of Foreign Affairs of Belarus Uladzimir Makei spoke. Vladimir Makei left.",
        None,
        "Vladimir Makei",
        "Uladzimir Makei",
        "name",
        "Foreign Minister",
        "BLR",
        4,
    ),
    (
        "Turkish President Recep Tayyip Erdoğan came. Mr. Erdogan left.",
        None,
        "Mr. Erdogan",
        "Recep Tayyip Erdoğan",
        "name",
        "President",
        "TUR",
        1,
    ),
    (
        "Italian Prime Minister Matteo Renzi came to Kyiv. He met officials.",
        None,
        "He",
        "Matteo Renzi",
        "pronoun",
        "Prime Minister",
        "ITA",
        2,
    ),
    (
        "The European Commission answered with a letter that its President Jean-Claude Juncker sent.",
        None,
        "its President Jean-Claude Juncker",
        "Jean-Claude Juncker",
        "name",
        "President",
        "EU",
        2,
    ),
    (
        "Lukashenka spoke. President Lukashenka of Belarus left.",
        None,
        "Lukashenka",
        "Lukashenka",
        "name",
        "President",
        "BLR",
        1,
    ),
    (
        "Prime Minister David Cameron wrote to Kerry. US Secretary of State John Kerry answered.",
        None,
        "Kerry",
        "John Kerry",
        "name",
        "Secretary of State",
        "USA",
        4,
    ),
]


@pytest.mark.parametrize(
    ("text", "home", "words", "name", "form", "office", "country", "rank"),
    CASES,
    ids=[f"{c[2]}-{i}" for i, c in enumerate(CASES)],
)
def test_a_description_leads_to_the_person_or_the_country_and_office(
    text: str,
    home: str | None,
    words: str,
    name: str,
    form: str,
    office: str | None,
    country: str | None,
    rank: int | None,
) -> None:
    mentions = read(text, home)
    found = [
        m for m in mentions if m.text.removeprefix("The ").removeprefix("the ") == words or m.text == words
    ]
    assert found, [(m.text, m.person.name, m.form) for m in mentions]
    got = found[-1]
    assert (got.person.name, got.form, got.office, got.country, got.rank) == (
        name,
        form,
        office,
        country,
        rank,
    )


def test_two_presidents_are_one_mention_of_two_people() -> None:
    (found,) = [m for m in read("The two presidents met in Minsk.", "BLR") if m.form == "office"]
    assert (found.plural, found.rank, found.country) == (2, 1, None)


def test_mentions_of_one_person_share_the_entry_of_the_register() -> None:
    mentions = read(
        "Belarusian President Alexander Lukashenka spoke. Lukashenka left. The Belarusian president slept."
    )
    assert len({id(m.person) for m in mentions}) == 1


def test_two_presidents_of_different_states_stay_two_persons() -> None:
    mentions = read("Polish President Andrzej Duda met Lithuanian President Gitanas Nausėda.")
    assert [(m.person.name, m.country) for m in mentions] == [
        ("Andrzej Duda", "POL"),
        ("Gitanas Nausėda", "LTU"),
    ]


def test_the_head_of_a_titled_name_is_its_surname() -> None:
    text = "Belarusian President Alexander Lukashenka spoke."
    (found,) = read(text)
    assert text[found.head :].startswith("Lukashenka")
    assert found.text == "Belarusian President Alexander Lukashenka"


def test_a_colleague_who_opens_the_clause_is_of_the_same_side_and_no_counterpart() -> None:
    text = "Belarusian Deputy Foreign Minister Alena Kupchyna met them. Her colleague Alexander Guryanov went to Kyiv."
    found = read(text, "BLR")[-1]
    assert (found.person.name, found.form, found.office, found.country) == (
        "Alexander Guryanov",
        "name",
        "Deputy Foreign Minister",
        "BLR",
    )


def test_names_are_paired_with_the_countries_of_a_list_of_offices() -> None:
    mentions = read("He met the presidents of Austria and Latvia, Heinz Fischer and Raimonds Vējonis.")
    assert [(m.person.name, m.office, m.country) for m in mentions] == [
        ("Heinz Fischer", "President", "AUT"),
        ("Raimonds Vējonis", "President", "LVA"),
    ]


def test_a_name_is_read_across_the_end_of_a_wrapped_line() -> None:
    mentions = read("Turkish President Recep Tayyip\nErdogan met them in Minsk.")
    assert [m.person.name for m in mentions] == ["Recep Tayyip Erdogan"]


def test_an_office_in_quotation_marks_belongs_to_the_country_before_it() -> None:
    (found,) = read("The state visit of Xi Jinping, China’s “paramount leader”, to Minsk was a milestone.")
    assert (found.person.name, found.office, found.country, found.rank) == (
        "Xi Jinping",
        "Paramount Leader",
        "CHN",
        1,
    )
