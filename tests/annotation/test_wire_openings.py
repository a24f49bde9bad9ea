"""How wires begin: a name, a day and a verb."""

import pytest
from coding.reading import read

from annotation.test_rootless import root


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Lusaka on Friday severed relations with Riga.", "severed"),
        ("Sofia on Monday froze ties with Damascus, citing the bombing of a bus.", "froze"),
        ("Two Cuban diplomats were on Tuesday given 48 hours to leave Panama.", "given"),
        ("Three Iranian envoys were on 2 March expelled by Kuwait for spying.", "expelled"),
    ],
)
def test_the_verb_behind_the_day_is_the_root(text: str, verb: str) -> None:
    assert root(text) == verb


def test_the_name_before_the_day_is_who_did_it() -> None:
    (event,) = read(
        "Tegucigalpa on Thursday broke off relations with Caracas, saying it had meddled.", "2009-03-06"
    ).events
    assert (event.type, event.states, event.date) == ("relations", ("HND", "VEN"), "2009-03-05")
