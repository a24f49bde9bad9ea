"""``dragoman last`` tells when two countries last met, and who says so."""

import pytest

from .conftest import Run

pytestmark = pytest.mark.usefixtures("ledger")


def test_the_last_contact_its_distance_and_who_says_so(run: Run) -> None:
    header, row = run("last", "Lithuania", "--as-of", "2015-03-15").rows
    told = dict(zip(header, row, strict=True))
    assert (told["which"], told["date"], told["days"], told["level"]) == (
        "last",
        "2015-03-05",
        "10",
        "deputy",
    )
    assert told["told by"] == "A visit (2015-03-06)"


def test_a_contact_after_the_day_is_the_next(run: Run) -> None:
    (row,) = run("last", "LTU", "--as-of", "2015-03-01", "--json").records
    assert (row["which"], row["days"]) == ("next", 4)
    assert row["told_by"][0]["quote"] == "Pavel Orlov visited Vilnius"
    assert row["event"]["type"] == "visit"


@pytest.mark.parametrize(
    ("options", "hits"),
    [
        (("--person", "berg"), 1),
        (("BLR", "--home", "LTU"), 1),
        (("BLR",), 1),
        (("LTU", "--level", "head"), 0),
        (("POL",), 0),
        ((), 1),
    ],
)
def test_it_is_narrowed_like_any_list(run: Run, options: tuple[str, ...], hits: int) -> None:
    outcome = run("last", *options, "--json")
    assert outcome.code == 0
    assert len(outcome.records) == hits


def test_what_is_no_country_or_day_is_refused(run: Run) -> None:
    assert run("last", "Atlantis").code == 2
    assert run("last", "LTU", "--as-of", "03/04/2015").code == 2
