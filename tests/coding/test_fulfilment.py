"""What a text says outright became of a promise."""

import pytest

from coding.reading import read


@pytest.mark.parametrize(
    ("text", "parties", "undertaking", "state"),
    [
        ("Kenya kept its promise to open an embassy in Baku.", ("KEN",), "open an embassy in Baku", "kept"),
        ("In March Portugal made good on a pledge to train Mozambican officers.", ("PRT",), "train Mozambican officers", "kept"),
        ("Algeria has yet to deliver on its pledge to lift the ban on Spanish beef.", ("DZA",), "lift the ban on Spanish beef", "open"),
        ("Serbia reneged on its commitment to withdraw the note sent to Madrid, and Spain protested.", ("SRB",), "withdraw the note sent to Madrid", "missed"),
        ("Nepal failed to honour an undertaking to ratify the treaty with India by May 2016.", ("NPL",), "ratify the treaty with India by May 2016", "missed"),
        ("Chile has dropped its pledge to host the talks between Bolivia and Peru.", ("CHL",), "host the talks between Bolivia and Peru", "dropped"),
    ],
)  # fmt: skip
def test_a_verb_over_a_promise_tells_its_state(
    text: str, parties: tuple[str, ...], undertaking: str, state: str
) -> None:
    told = [c for c in read(text).commitments if "fulfilment" in c.frames[0]]
    assert [(c.parties, c.undertaking, str(c.state)) for c in told] == [(parties, undertaking, state)]
    assert told[0].evidence[0].quote in text


@pytest.mark.parametrize(
    ("text", "parties", "due"),
    [
        ("Moldova and Romania failed to finish the gas talks. Romanian officials expected the contract to be signed at the March summit in Iasi. This did not happen.", ("MDA", "ROU"), "2016-03"),
        ("Laos and Vietnam were to open the bridge by the end of April. Nothing came of it.", ("LAO", "VNM"), "2016-04-30"),
    ],
)  # fmt: skip
def test_a_sentence_can_take_back_what_the_one_before_expected(
    text: str, parties: tuple[str, ...], due: str
) -> None:
    (told,) = [c for c in read(text).commitments if c.state == "missed"]
    assert (told.parties, told.due) == (parties, due)
    assert [e.quote in text for e in told.evidence] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "The striker kept his promise to score against Ghana.",
        "Kenya and Uganda kept the peace. This did not happen by chance.",
        "The mayor broke her pledge to repair the bridge.",
        "A Kenyan widow broke her promise to her late husband.",
    ],
)
def test_what_is_no_promise_of_a_government_is_none(text: str) -> None:
    assert read(text).commitments == ()
