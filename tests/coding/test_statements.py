"""Statements: positions in the indicative, and quotations whose speaker is known."""

from pathlib import Path

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
        ("Peru recognises no such line with Chile.", "PER", "against"),
        ("India has no objection to the Bangladeshi dam.", "IND", "neutral"),
        ("Senegal came out in favour of an African seat on the Security Council.", "SEN", "for"),
        ("Malta declared itself against the French quotas.", "MLT", "against"),
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
    ("text", "holders", "stance", "words"),
    [
        ("Lithuania does not recognise the annexation of Crimea.", ["LTU"], "against", "does not recognise the annexation"),
        ("Serbia does not support the plan of Kosovo.", ["SRB"], "against", "does not support the plan"),
        ("Spain reiterated its support for Morocco's plan, a spokesman said.", ["ESP"], "for", "its support for Morocco"),
        ("The move was condemned by France and Germany.", ["FRA", "DEU"], "against", "The move was condemned"),
        ("Poland's Foreign Minister Witold Waszczykowski is against the relocation of refugees.", ["Witold Waszczykowski"], "against", "is against the relocation"),
        ("Peru will never recognise the government of Nicolás Maduro, President Pedro Pablo Kuczynski said.", ["Pedro Pablo Kuczynski"], "against", "will never recognise"),
        ("France and the United States back the measures.", ["FRA", "USA"], "for", "back the measures"),
        ("Canada voiced concern over the arrest of a journalist in Egypt.", ["CAN"], "neutral", "voiced concern over"),
        ("Cuban Foreign Minister Bruno Rodríguez said his country would never accept the naval base.", ["Bruno Rodríguez"], "against", "would never accept"),
    ],
)  # fmt: skip
def test_a_position_is_held_in_many_ways(text: str, holders: list[str], stance: str, words: str) -> None:
    found = read(text).statements
    assert [(s.speaker, str(s.stance)) for s in found] == [(holder, stance) for holder in holders]
    assert all(words in s.position for s in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "“We want peace. We want trade,” Kenyan President Uhuru Kenyatta said. “And nobody shall keep us from it.”",
            [("Uhuru Kenyatta", "We want peace. We want trade"), ("Uhuru Kenyatta", "And nobody shall keep us from it.")],
        ),
        (
            '"But the transition can\'t go on for ever," Nigeria\'s Foreign Minister Geoffrey Onyeama said, "and our patience has its limits."',
            [("Geoffrey Onyeama", "But the transition can't go on for ever")],
        ),
        ('According to the Kremlin, "no such plans have ever been discussed".', [("RUS", "no such plans have ever been discussed")]),
        ('Canada\'s Stéphane Dion wrote on Twitter: "Canada stands with the people of Ecuador."', [("Stéphane Dion", "Canada stands with the people of Ecuador.")]),
        (
            'The Chinese Foreign Ministry opposed the visit to Taiwan. "We urge the US side to correct its mistakes," spokesman Hong Lei told a briefing.',
            [("Hong Lei", "We urge the US side to correct its mistakes")],
        ),
        ('Greek Foreign Minister Nikos Kotzias called it "an insult to the history of my country".', [("Nikos Kotzias", "an insult to the history of my country")]),
        (
            'Foreign Minister Sergei Lavrov of Russia met his Iranian colleague. He added: "There is no alternative to this agreement at all."',
            [("Sergei Lavrov", "There is no alternative to this agreement at all.")],
        ),
        ('The Japanese ambassador was quoted as saying that "nothing had been agreed on behind closed doors".', [("JPN", "nothing had been agreed on behind closed doors")]),
    ],
)  # fmt: skip
def test_who_is_quoted_is_found_before_behind_and_amid_the_words(
    text: str, said: list[tuple[str, str]]
) -> None:
    found = [s for s in read(text).statements if s.quotation]
    assert [(s.speaker, s.quotation) for s in found] == said
    assert all(s.quotation in s.evidence[0].quote for s in found if s.quotation)


@pytest.mark.parametrize(
    "text",
    [
        "Serbia may oppose the plan of Kosovo.",
        "Norway hopes that Sweden supports the plan.",
        "Fans from Serbia support a club in Greece.",
        "A poster in Serbia and Greece supports the strike.",
        "Czech President Miloš Zeman welcomed his Slovak guest in Prague.",
        "The EU supports 200 schools in Malawi.",
        'The film "The Long Road Back Home Again" was shown by the Polish embassy in Oslo, Norway said.',
        '"The hotel was lovely and the food was great," said Maria Silva, a tourist from Brazil.',
    ],
)
def test_what_no_government_holds_is_no_statement(text: str) -> None:
    assert read(text).statements == ()


def _lines() -> list[tuple[str, str | None, list[str]]]:
    """The lines of ``tables_of_positions.txt``: the text, its home, and who holds which side."""
    found: list[tuple[str, str | None, list[str]]] = []
    for line in (Path(__file__).parent / "tables_of_positions.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        text, _, told = line.partition("|")
        home = text[2:5] if text.startswith("H=") else None
        words = text.removeprefix(f"H={home} ").strip().replace("¶", "\n\n")
        found.append((words, home, sorted(x.strip() for x in told.split(";") if x.strip())))
    return found


@pytest.mark.parametrize(("text", "home", "held"), _lines())
def test_a_position_is_read_in_ordinary_words(text: str, home: str | None, held: list[str]) -> None:
    assert sorted(f"{s.speaker}:{s.stance}" for s in read(text, "2016-05-06", home).statements) == held


def test_speech_that_straight_marks_open_and_a_round_one_closes_ends_there() -> None:
    text = '"We need talks and we need peace with Chad.” Egypt has sent more soldiers to the border with Libya, its president, Abdel Fattah, said.'
    assert all("soldiers" not in (s.quotation or "") for s in read(text).statements)
