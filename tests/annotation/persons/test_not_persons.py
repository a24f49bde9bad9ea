"""What looks like a person or an office and is none."""

import pytest

from .reading import read

NOBODY = [
    "Lech Walesa Airport reopened in Gdansk.",
    "The march passed Boris Nemtsov Street.",
    "Camp David hosted the summit.",
    "She won the Nobel Peace Prize.",
    "The Washington Post reported it.",
    "Deutsche Bank opened a branch in Minsk.",
    "The presidency of the EU passed to Latvia.",
    "Presidential elections were held in October.",
    "The foreign ministry published an annual review.",
    "Belarus Digest offers its own summary.",
    "The Prime Minister's Office declined to comment.",
    "The Council of Ministers of Belarus approved the draft.",
    "Human Rights Watch criticised the law.",
    "Export Credit Agency SACE S.p.A. joined the project.",
    "The Ministry of Foreign Affairs of Latvia confirmed the visit.",
    "He became president in 1994.",
    "The Premier League season starts in August.",
    "General Motors will invest in Brazil.",
    "Read more in the Foreign Policy Digest.",
    "The UN Security Council met in New York.",
    "Belarus and Poland signed a visa agreement.",
    "The John Smith Memorial Trust paid for it.",
    "The Heydar Aliyev Foundation opened a school.",
    "The Konrad Adenauer Foundation held a seminar.",
    "The talks took place in the George Washington University.",
    "Minister-level talks were postponed.",
    "The secretariat of the OSCE is in Vienna.",
    "Saint Petersburg hosted the forum.",
    "The post of prime minister is vacant.",
    "The Charles de Gaulle Airport was closed.",
    "Trade between Georgia and Jordan doubled.",
    "Leaders in the field of software came to Minsk.",
    "The Indira Gandhi Prize was awarded in Delhi.",
]


@pytest.mark.parametrize("sentence", NOBODY)
def test_nobody_is_found_where_nobody_is_named(sentence: str) -> None:
    assert [(m.text, m.form) for m in read(sentence) if m.form != "pronoun"] == []


NOT_HIGH = [
    ("Barcelona president Josep Maria Bartomeu visited Minsk.", "Josep Maria Bartomeu"),
    ("Josep Bartomeu, president of FC Barcelona, visited Minsk.", "Josep Bartomeu"),
    ("Company president John Brown visited Minsk.", "John Brown"),
    ("The president of the bank, John Brown, spoke in Minsk.", "John Brown"),
    ("John Brown, the president of the company, spoke in Minsk.", "John Brown"),
    ("Gazprom chairman Alexei Miller met them.", "Alexei Miller"),
    ("Opposition leader Mikalai Statkevich was released.", "Mikalai Statkevich"),
    ("Microsoft president Brad Smith spoke.", "Brad Smith"),
    ("Amnesty International Secretary General Salil Shetty spoke.", "Salil Shetty"),
    ("Peter Brown, chancellor of Oxford University, spoke.", "Peter Brown"),
    (
        "The director of the Belarusian Institute for Strategic Studies, Denis Melyantsou, spoke.",
        "Denis Melyantsou",
    ),
    ("CEO Thomas Brown signed the contract with Belarus.", "Thomas Brown"),
    ("Former president Leonid Kravchuk came.", "Leonid Kravchuk"),
    ("Ex-president Mikhail Saakashvili came.", "Mikhail Saakashvili"),
    ("Victoria Azarenka won the match in Australia.", "Victoria Azarenka"),
    ("The president of the Belarusian Football Federation, Sergei Rumas, spoke.", "Sergei Rumas"),
    ("University rector Sergei Ablameyko came to Poland.", "Sergei Ablameyko"),
    ("Former Polish foreign minister Radosław Sikorski spoke.", "Radosław Sikorski"),
]


@pytest.mark.parametrize(("sentence", "name"), NOT_HIGH, ids=[n for _, n in NOT_HIGH])
def test_offices_of_firms_clubs_and_the_past_are_no_high_offices(sentence: str, name: str) -> None:
    found = [m for m in read(sentence) if m.person.name == name]
    assert found, [(m.text, m.person.name) for m in read(sentence)]
    assert all(m.rank in (None, 8) for m in read(sentence)), [
        (m.text, m.office, m.rank) for m in read(sentence)
    ]
