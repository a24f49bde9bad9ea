"""A journey of several stops told on the way: those after the first are plans in all that is said of them."""

from coding.reading import read
from dragoman.records import Status


def test_a_stop_that_is_still_to_come_has_the_codes_of_a_plan() -> None:
    text = "Moldovan Prime Minister Chiril Gaburici left for Vilnius, Riga and Tallinn on Saturday."
    first, *later = read(text, "2015-06-07", None).events
    assert (first.status, first.plover, first.cameo) == (Status.OCCURRED, "CONSULT", "042")
    assert [(e.status, e.date, e.plover, e.cameo) for e in later] == 2 * [
        (Status.PLANNED, None, "AGREE", "036")
    ]
    assert all(e.confidence < first.confidence for e in later)
