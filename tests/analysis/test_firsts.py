"""Firsts: by the ledger's own memory and by the words of the sources."""

import pytest

from dragoman.analysis.firsts import called_first, first_since
from dragoman.analysis.selection import Month
from dragoman.records import Event, Evidence, Status, Track

HOME = "NOR"
MARCH = Month.parse("2015-03")


def event(identity: str, kind: str, date: str, partner: str, quote: str = "") -> Event:
    """A contact of Norway that took place."""
    words = quote or f"Passage of {identity}."
    return Event(
        id=identity,
        type=kind,
        status=Status.OCCURRED,
        date=date,
        states=tuple(sorted((HOME, partner))),
        track=Track.BILATERAL,
        confidence=0.9,
        evidence=(Evidence(document="doc-a", start=0, end=len(words), quote=words),),
    )


def test_a_contact_is_a_first_where_the_last_one_on_record_is_a_year_ago() -> None:
    long_ago, now = (
        event("evt-a", "meeting", "2013-06", "FIN"),
        event("evt-b", "meeting", "2015-03-02", "FIN"),
    )
    assert first_since([now, long_ago], HOME, MARCH) == [(now, "FIN", long_ago)]


def test_a_recent_contact_and_an_empty_memory_make_no_first() -> None:
    recent, now = event("evt-a", "call", "2014-11", "FIN"), event("evt-b", "meeting", "2015-03-02", "FIN")
    alone = event("evt-c", "meeting", "2015-03-03", "SWE")
    assert first_since([recent, now, alone], HOME, MARCH) == []


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        (
            "They held the first bilateral consultations since 2009.",
            "the first bilateral consultations since 2009",
        ),
        (
            "It was the first visit of a premier in twelve years.",
            "the first visit of a premier in twelve years",
        ),
        ("He was the first person to arrive and has lived here since 2009.", None),
        ("The first secretary met him.", None),
    ],
)
def test_a_source_s_own_word_for_a_first_is_quoted(quote: str, words: str | None) -> None:
    met = event("evt-a", "meeting", "2015-03-02", "FIN", quote=quote)
    assert called_first([met], HOME) == ([(met, words)] if words else [])


def test_words_of_a_passage_with_two_contacts_are_nobody_s() -> None:
    one = event("evt-a", "meeting", "2015-03-02", "FIN", quote="the first talks since 2009")
    two = event("evt-b", "meeting", "2015-03-02", "SWE").model_copy(update={"evidence": one.evidence})
    assert called_first([one, two], HOME) == []
