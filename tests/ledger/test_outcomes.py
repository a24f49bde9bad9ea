"""What answers a promise that was kept otherwise than it was planned; and what doesn't, however like it looks."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.ledger import Ledger
from dragoman.records import Commitment, CommitmentState
from ledger.stories import Story, person, place

Told = Callable[..., Ledger]

VISAS: dict[str, Any] = {"states": ("AZE", "KEN"), "topics": ("visas",), "form": ("signed",)}


def plan(
    kind: str = "agreement", told: str = "2016-01-20", due: str | None = "2016-09", **fields: Any
) -> Story:
    """A document with a planned event and the commitment that rests on it."""
    status = fields.pop("status", "planned")
    story = Story(told).event("The two sides agreed on it.", kind, status, date=due, **(VISAS | fields))
    return story.commitment("to do as agreed", parties=("KEN", "AZE"), due=due, event=0)


def fact(
    told: str, date: str | None, kind: str = "agreement", status: str = "occurred", **fields: Any
) -> Story:
    return Story(told).event(
        "It was told later, in other words.", kind, status, date=date, **(VISAS | fields)
    )


def only(ledger: Ledger) -> Commitment:
    (promise,) = ledger.commitments()
    return promise


@pytest.mark.parametrize("late_first", [False, True])
def test_an_agreement_on_the_same_subject_answers_the_plan_in_either_order(
    told: Told, late_first: bool
) -> None:
    stories = [plan(), fact("2016-12-20", "2016-12-10", venue=place("Nairobi", "KEN"))]
    ledger = told(*(reversed(stories) if late_first else stories))
    signed = next(event for event in ledger.events() if event.status == "occurred")
    promise = only(ledger)
    assert (promise.state, promise.outcome_event) == (CommitmentState.KEPT, signed.id)
    assert promise.evidence[-1] == signed.evidence[0]
    assert [entry.status for entry in promise.history] == ["open", "kept"]


@pytest.mark.parametrize(
    "later",
    [
        fact("2016-12-20", "2016-12-10", topics=("trade",)),  # another subject
        fact("2016-12-20", "2016-12-10", states=("KEN", "UGA")),  # another party
        fact("2016-12-20", "2016-12-10", form=("terminated",)),  # the opposite act
        fact("2016-12-20", "2016-12-10", kind="membership"),  # another kind
        fact("2018-06-20", "2018-06-10"),  # years too late
        fact("2016-12-20", "2016-12-10", status="unconfirmed"),  # a rumour
        fact("2016-12-20", "2017-02", status="planned"),  # another plan
        fact("2016-01-19", "2016-01-18"),  # before it was promised
    ],
)
def test_what_only_looks_like_it_leaves_the_promise_open(told: Told, later: Story) -> None:
    promise = only(told(plan(), later))
    assert (promise.state, promise.outcome_event) == (CommitmentState.OPEN, None)


@pytest.mark.parametrize(
    ("name", "at", "state"),
    [("Paris", (48.86, 2.35), "open"), ("Lyon", (45.76, 4.84), "kept"), ("France", None, "kept")],
)
def test_a_consulate_in_another_city_is_another(
    told: Told, name: str, at: tuple[float, float] | None, state: str
) -> None:
    lyon: dict[str, Any] = {
        "states": ("FRA", "KEN"),
        "topics": (),
        "venue": place("Lyon", "FRA", (45.76, 4.84)),
    }
    there = lyon | {"venue": place(name, "FRA", at)}
    ledger = told(plan("mission", **lyon), fact("2016-12-20", "2016-12-10", "mission", **there))
    assert only(ledger).state is CommitmentState(state)


def test_what_the_same_page_tells_as_done_is_not_the_outcome_of_what_it_promises(told: Told) -> None:
    story = plan().event("They signed another one that day.", "agreement", date="2016-01-20", **VISAS)
    assert only(told(story)).state is CommitmentState.OPEN


def test_an_act_called_off_drops_the_promise(told: Told) -> None:
    promise = only(told(plan(), fact("2016-06-20", "2016-12", status="cancelled")))
    assert promise.state is CommitmentState.DROPPED


def test_what_happened_goes_before_what_was_called_off_and_the_first_before_the_second(told: Told) -> None:
    ledger = told(
        plan(),
        fact("2017-03-02", "2017-03-01"),
        fact("2016-11-02", "2016-11-01"),
        fact("2016-06-20", "2016-12", status="cancelled"),
    )
    assert ledger.get(only(ledger).outcome_event or "").model_dump()["date"] == "2016-11-01"


@pytest.mark.parametrize(
    ("date", "visitor", "state"),
    [
        ("2016-05-03/2016-05-04", "Amina Mohamed", "kept"),
        ("2016-06-20", "Amina Mohamed", "kept"),  # three weeks late
        ("2017-03-02", "Amina Mohamed", "open"),  # another visit, a year later
        ("2016-05-03", "Uhuru Kenyatta", "open"),  # somebody else
    ],
)
def test_a_visit_promised_for_a_season_is_kept_by_its_visitor_about_then(
    told: Told, date: str, visitor: str, state: str
) -> None:
    who = (person("Amina Mohamed", "KEN", "visitor", 3),)
    came = (person(visitor, "KEN", "visitor", 3),)
    baku: dict[str, Any] = {"topics": (), "form": (), "venue": place("Baku", "AZE")}
    promised = plan("visit", due="2016-03/2016-05", participants=who, **baku)
    ledger = told(promised, fact("2017-04-01", date, "visit", participants=came, **baku))
    assert only(ledger).state is CommitmentState(state)


def target(told: str = "2016-01-20", value: float = 50e6, period: str = "2017") -> Story:
    story = Story(told).figure("They aim at 50 million.", value, role="target", period=period)
    return story.commitment("to bring trade to 50 million", parties=("BLR", "GEO"), due=period, figure=0)


@pytest.mark.parametrize(
    ("value", "period", "more", "state"),
    [
        (41e6, "2017", {}, "missed"),
        (52e6, "2017", {}, "kept"),
        (52e6, "2016", {}, "kept"),  # sooner than aimed at
        (50e6, "2017", {"qualifier": "almost"}, "missed"),
        (41e6, "2016", {}, "open"),  # there is a year left
        (41e6, "2017-01/2017-06", {}, "open"),  # of a part of the year
        (41e6, "2018", {}, "open"),  # of another year
        (41e6, "2017", {"currency": "EUR"}, "open"),
        (41e6, "2017", {"partner": "UKR"}, "open"),
        (41e6, "2017", {"indicator": "exports"}, "open"),
        (41e6, "2017", {"role": "estimate"}, "open"),
        (41e6, "2017", {"reporter": "GEO", "partner": "BLR"}, "missed"),  # turnover has no direction
        (60e6, "2014", {}, "open"),  # from before the target was set
    ],
)
def test_a_figure_of_the_same_measure_settles_a_target(
    told: Told, value: float, period: str, more: dict[str, Any], state: str
) -> None:
    ledger = told(target(), Story("2018-02-20").figure("What it came to.", value, period=period, **more))
    promise = only(ledger)
    actual = next(figure for figure in ledger.figures() if figure.role != "target")
    assert promise.state is CommitmentState(state)
    assert promise.outcome_figure == (None if state == "open" else actual.id)


def test_an_answer_that_is_rejected_answers_no_more(told: Told) -> None:
    ledger = told(plan(), fact("2016-12-20", "2016-12-10"))
    ledger.reject(only(ledger).outcome_event or "", reason="another treaty", by="R")
    assert (only(ledger).state, only(ledger).outcome_event) == (CommitmentState.OPEN, None)


def test_an_answer_whose_date_a_person_corrects_is_asked_again(told: Told) -> None:
    ledger = told(plan(), fact("2016-12-20", "2016-12-10"))
    event = only(ledger).outcome_event or ""
    ledger.correct(event, {"date": "2015-12-10"}, reason="a year earlier", by="R")
    assert only(ledger).state is CommitmentState.OPEN
    ledger.undo("1", reason="it was right", by="R")
    assert only(ledger).state is CommitmentState.KEPT


def test_what_a_text_says_of_a_promise_years_later_belongs_to_it(told: Told) -> None:
    ledger = told(
        Story("2016-01-20").commitment("open an embassy in Baku by June 2016", due="2016-06"),
        Story("2018-02-20").commitment("open an embassy in Baku", state="kept", frames=("fulfilment:kept",)),
    )
    assert (only(ledger).state, only(ledger).sources) == (CommitmentState.KEPT, 2)
