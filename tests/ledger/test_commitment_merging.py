"""Which claims tell of one commitment; and statements, which stand for themselves."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.ledger import Ledger
from dragoman.records import CommitmentState
from ledger.stories import Story, person, place

Told = Callable[..., Ledger]


def test_one_promise_told_twice_is_one(told: Told) -> None:
    ledger = told(
        Story("2015-04-02").commitment("to raise trade turnover to 500 million dollars by 2017", due="2017"),
        Story("2015-06-02").commitment("trade turnover to be raised to 500 million dollars", due="2017"),
    )
    (promise,) = ledger.commitments()
    assert (promise.due, promise.sources, len(promise.history)) == ("2017", 2, 2)


def test_two_promises_of_one_pair_are_two(told: Told) -> None:
    story = Story().commitment("to open an embassy in Minsk").commitment("to sign an agreement on visas")
    assert len(told(story).commitments()) == 2


@pytest.mark.parametrize("turned", [False, True])
def test_plans_of_one_visit_are_one_promise_in_whatever_words(told: Told, turned: bool) -> None:
    leader = (person("Narendra Modi", "IND", "visitor", 2),)
    kyiv: dict[str, Any] = {"states": ("IND", "UKR"), "venue": place("Kyiv", "UKR"), "participants": leader}
    stories = [
        Story("2024-07-27")
        .event("Modi will likely visit Ukraine on August 23.", "visit", "planned", date="2024-08-23", **kyiv)
        .commitment("visit Ukraine on August 23", parties=("IND",), due="2024-08-23", event=0),
        Story("2024-08-19")
        .event(
            "His first journey there comes this week.",
            "visit",
            "planned",
            date="2024-08-19/2024-08-25",
            **kyiv,
        )
        .commitment(
            "make his first journey there", parties=("IND", "UKR"), due="2024-08-19/2024-08-25", event=0
        ),
        Story("2024-08-24").event("He was in Kyiv on Friday.", "visit", date="2024-08-23", **kyiv),
    ]
    (promise,) = told(*(reversed(stories) if turned else stories)).commitments()
    assert (promise.state, promise.sources, promise.due) == (CommitmentState.KEPT, 2, "2024-08-23")


def test_the_same_promise_by_others_is_another(told: Told) -> None:
    story = Story().commitment("to open an embassy", parties=("BLR", "ITA"))
    assert len(told(story.commitment("to open an embassy", parties=("BLR", "ESP"))).commitments()) == 2


def test_different_due_dates_without_a_postponement_are_two(told: Told) -> None:
    ledger = told(
        Story("2015-04-02").commitment("to hold a business forum", due="2015-06"),
        Story("2015-06-20").commitment("to hold a business forum", due="2016-06"),
    )
    assert len(ledger.commitments()) == 2


@pytest.mark.parametrize(
    ("status", "state", "settled"),
    [("cancelled", "dropped", True), ("postponed", "postponed", False), ("unconfirmed", "open", False)],
)
def test_what_became_of_the_event_settles_the_commitment(
    told: Told, status: str, state: str, settled: bool
) -> None:
    leader = (person("Lukashenka", "BLR", "visitor", 1),)
    rome = {"states": ("BLR", "ITA"), "venue": place("Rome", "ITA"), "participants": leader}
    plan = (
        Story("2015-04-02")
        .event("He will go to Rome on 20 May.", "visit", "planned", date="2015-05-20", **rome)
        .commitment("to visit Rome", due="2015-05-20", event=0)
    )
    later = Story("2015-05-10").event("About the trip of 20 May.", "visit", status, date="2015-05-20", **rome)
    ledger = told(later, plan)
    (promise,) = ledger.commitments()
    (event,) = ledger.events()
    assert promise.state is CommitmentState(state)
    assert promise.outcome_event == (event.id if settled else None)


def test_what_a_source_says_of_the_promise_stands_above_what_the_event_suggests(told: Told) -> None:
    story = Story("2015-04-02").commitment("to sign the visa agreement at Riga", due="2015-05")
    later = Story("2015-06-02").commitment(
        "to sign the visa agreement at Riga", due="2015-05", state="missed"
    )
    (promise,) = told(story, later).commitments()
    assert promise.state is CommitmentState.MISSED
    assert promise.outcome_event is None


def test_a_statement_stands_once_for_each_document(told: Told) -> None:
    twice = (
        Story("2015-04-02").statement("Minsk is against sanctions.").statement("Minsk is against sanctions.")
    )
    ledger = told(twice, Story("2015-04-03").statement("Minsk is against sanctions."))
    assert [len(s.evidence) for s in ledger.statements()] == [2, 1]
