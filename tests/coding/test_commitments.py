"""Commitments: planned events, targets, and verbs by which governments bind themselves."""

from pathlib import Path

import pytest

from coding.reading import read


@pytest.mark.parametrize(
    ("text", "parties", "due", "state"),
    [
        ("Kenya pledged to open its border with Somalia by June 2017.", ("KEN",), "2017-06", "open"),
        ("Zambia and Malawi agreed to build a bridge by 2019.", ("ZMB", "MWI"), "2019", "open"),
        ("Georgia promised to send a battalion to Mali.", ("GEO",), None, "open"),
        ("The foreign ministers of Ukraine and Hungary are to meet in Kyiv on 30 May 2016.", ("HUN", "UKR"), "2016-05-30", "open"),
        ("The visit of Norwegian Prime Minister Erna Solberg to Ghana was postponed.", ("GHA", "NOR"), None, "postponed"),
        ("Norwegian Prime Minister Erna Solberg cancelled her visit to Ghana.", ("GHA", "NOR"), None, "dropped"),
        ("Negotiators had expected a treaty between Norway and Ghana to be initialled in May, but this did not happen.", ("GHA", "NOR"), "2016-05", "missed"),
    ],
)  # fmt: skip
def test_an_undertaking_has_its_parties_its_day_and_its_state(
    text: str, parties: tuple[str, ...], due: str | None, state: str
) -> None:
    found = read(text).commitments
    assert [(c.parties, c.due, str(c.state)) for c in found] == [(parties, due, state)]
    assert found[0].evidence[0].quote == text


@pytest.mark.parametrize(
    ("text", "parties", "words", "due"),
    [
        ("Norway pledged 50 million dollars for the reconstruction of Somalia.", ("NOR",), "50 million dollars for the reconstruction", None),
        ("Poland promised that its contingent would stay in Afghanistan until the end of 2017.", ("POL",), "its contingent would stay", "2017-12-31"),
        ("Turkish President Recep Tayyip Erdoğan assured his Ukrainian counterpart that Turkey would deliver six drones within six weeks.", ("TUR",), "deliver six drones", "2016-07-01"),
        ("Iran made a commitment to the European Union to release the sailors by the end of the month.", ("IRN",), "release the sailors", "2016-05-31"),
        ("Canadian Prime Minister Justin Trudeau said Canada would resettle 10,000 Syrian refugees by the end of the year.", ("CAN",), "would resettle 10,000 Syrian refugees", "2016-12-31"),
        ("Denmark has committed itself to training 200 Ukrainian soldiers.", ("DNK",), "training 200 Ukrainian soldiers", None),
        ("Zambia and Malawi signed an agreement in Lusaka on 3 May. The two countries agreed to reopen the border by 1 July.", ("MWI", "ZMB"), "reopen the border", "2016-07-01"),
        ("Australian Prime Minister Malcolm Turnbull arrived in Suva on Monday. At a meeting with his Fijian counterpart Frank Bainimarama he undertook to open the market to growers from Fiji by 2018.", ("AUS",), "open the market", "2018"),
    ],
)  # fmt: skip
def test_undertakings_are_worded_in_many_ways(
    text: str, parties: tuple[str, ...], words: str, due: str | None
) -> None:
    found = [c for c in read(text).commitments if c.event is None]
    assert [(c.parties, c.due) for c in found] == [(parties, due)]
    assert words in found[0].undertaking


@pytest.mark.parametrize(
    "text",
    [
        "Norway pledged 50 million dollars for towns of Somalia which were hit by the March drought.",
        "Sweden undertook to train 300 judges of Kosovo whose contracts expire in July 2016.",
        "Canada promised Haiti 20 million dollars for the villages that the hurricane reached in 2015.",
    ],
)
def test_a_day_of_what_a_promise_mentions_is_not_the_day_on_which_it_is_due(text: str) -> None:
    claims = read(text)
    assert [c.due for c in claims.commitments if c.event is None] == [None]
    assert all(f.period is None for f in claims.figures)


def test_the_commitment_of_a_planned_event_points_at_it() -> None:
    claims = read("Colombian President Juan Manuel Santos will visit Norway on 10 June.")
    (commitment,) = claims.commitments
    assert commitment.event is not None
    assert claims.events[commitment.event].type == "visit"


@pytest.mark.parametrize(
    "text",
    [
        "Chilean President Michelle Bachelet promised to raise pensions by June.",
        "Japanese carmaker Toyota has pledged to send ten vans to Laos next year.",
        "Morocco agreed that the talks had been useful for Spain.",
        "Egypt wishes to train soldiers from Mali.",
        "Kenya did not pledge to open its border with Somalia.",
        "Kenya may promise to open its border with Somalia.",
        "The minister of Peru met his Chilean colleague in Lima.",
        "“We promise to open an embassy in Lima next year, whatever it costs us all,” said a poster in Bolivia and Peru.",
    ],
)
def test_what_binds_nobody_is_no_commitment(text: str) -> None:
    assert read(text).commitments == ()


def _lines() -> list[tuple[str, str | None, list[str]]]:
    """The lines of ``tables_of_promises.txt``: the text, its home, and who undertook what by when."""
    found: list[tuple[str, str | None, list[str]]] = []
    for line in (Path(__file__).parent / "tables_of_promises.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        text, _, told = line.partition("|")
        home = text[2:5] if text.startswith("H=") else None
        words = text.removeprefix(f"H={home} ").strip()
        found.append((words, home, sorted(x.strip() for x in told.split(";") if x.strip())))
    return found


@pytest.mark.parametrize(("text", "home", "promised"), _lines())
def test_an_undertaking_is_read_in_ordinary_words(text: str, home: str | None, promised: list[str]) -> None:
    found = read(text, "2016-05-06", home).commitments
    assert sorted(f"{','.join(sorted(c.parties))} {c.due or '-'} {c.state}" for c in found) == promised


@pytest.mark.parametrize(
    "text",
    [
        "Chinese Vice Foreign Minister Cheng Guoping will give a briefing on trade with Nepal on 2 June.",
        "Kenyan Foreign Minister Amina Mohamed will deliver a speech on Somalia on 2 June.",
    ],
)
def test_what_will_be_said_is_no_promise(text: str) -> None:
    assert read(text).commitments == ()
