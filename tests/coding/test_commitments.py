"""Commitments: planned events, targets, and verbs by which governments bind themselves."""

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
    ],
)  # fmt: skip
def test_an_undertaking_has_its_parties_its_day_and_its_state(
    text: str, parties: tuple[str, ...], due: str | None, state: str
) -> None:
    found = read(text).commitments
    assert [(c.parties, c.due, str(c.state)) for c in found] == [(parties, due, state)]
    assert found[0].evidence[0].quote == text


def test_the_commitment_of_a_planned_event_points_at_it() -> None:
    claims = read("Colombian President Juan Manuel Santos will visit Norway on 10 June.")
    (commitment,) = claims.commitments
    assert commitment.event is not None
    assert claims.events[commitment.event].type == "visit"


@pytest.mark.parametrize(
    "text",
    [
        "Kenya did not pledge to open its border with Somalia.",
        "Kenya may promise to open its border with Somalia.",
        "The minister of Peru met his Chilean colleague in Lima.",
        "“We promise to open an embassy in Lima next year, whatever it costs us all,” said a poster in Bolivia and Peru.",
    ],
)
def test_what_binds_nobody_is_no_commitment(text: str) -> None:
    assert read(text).commitments == ()
