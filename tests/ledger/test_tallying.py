"""Counting events without opening them."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from dragoman.ledger import Filter, Ledger
from dragoman.ledger.tallying import Tally
from dragoman.records import Event
from ledger.stories import Story, person

Told = Callable[..., Ledger]


@pytest.fixture
def home(told: Told) -> Ledger:
    """Belarus and some partners; one event without it, one without a year, and a commitment."""
    both: dict[str, Any] = {"states": ("BLR", "GEO")}
    people = (person("Ana Berg", "GEO", "host", 2), person("Pavel Orlov", "BLR", "visitor", 4))
    return told(
        Story("2015-05-04")
        .event("One.", "visit", date="2015-03-05", participants=people, **both)
        .event("Two.", "meeting", date="2015-04-01", **both)
        .event("Three.", "meeting", date="XXXX-11-13", participants=people, **both)
        .event("Four.", "visit", "planned", date="2016-01", **both)
        .event("Five.", "summit", date="2015-04-02", states=("BLR", "GEO", "LVA"), organisations=("EU",))
        .event("Six.", "meeting", date="2015-02-02", states=("GEO", "LVA"))
        .commitment("to open an embassy", parties=("BLR", "GEO"))
        .commitment("to lift the ban", parties=("GEO", "LVA"))
    )  # fmt: skip


def counted(events: list[Event], home: str | None) -> Counter[tuple[str, str, str, int]]:
    found: Counter[tuple[str, str, str, int]] = Counter()
    for event in events:
        highest = min((p.rank for p in event.participants if p.rank), default=0)
        for party in {*event.states, *event.organisations} - {home}:
            found[party, event.type, str(event.status), highest] += 1
    return found


def as_counter(tallies: list[Tally]) -> Counter[tuple[str, str, str, int]]:
    return Counter({(it.party, it.type, it.status, it.highest): it.count for it in tallies})


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(kinds=("meeting", "visit")),
        Filter(since="2015-03", until="2015-04-01"),
        Filter(ranks=(2,)),
        Filter(person="orlov"),
        Filter(text="five"),
    ],
)
def test_the_tally_says_what_the_events_themselves_would(home: Ledger, wanted: Filter) -> None:
    assert as_counter(home.tallies(wanted)) == counted(home.events(wanted), None)
    with_home = [event for event in home.events(wanted) if "BLR" in event.states]
    assert as_counter(home.tallies(wanted, "BLR")) == counted(with_home, "BLR")


def test_the_last_event_is_the_last_whose_year_is_known(home: Ledger) -> None:
    last = {
        (it.party, it.type, it.highest): it.last_id
        for it in home.tallies(Filter(statuses=("occurred",)), "BLR")
    }
    dates = home.dates_of(list(last.values()))
    assert dates[last["GEO", "meeting", 0]] == "2015-04-01"
    assert dates[last["GEO", "meeting", 2]] == "XXXX-11-13"


def test_what_a_person_rejected_is_not_counted(home: Ledger) -> None:
    (six,) = home.events(Filter(text="six"))
    home.reject(six.id, reason="an error")
    assert as_counter(home.tallies()) == counted(home.events(), None)


def test_promises_are_told_by_the_other_party(home: Ledger) -> None:
    (embassy,) = home.commitments(Filter(text="embassy"))
    assert home.promised_by_party("BLR") == {"GEO": 1}
    assert home.promised_by_party("BLR", Filter(text="embassy")) == {"GEO": 1}
    assert home.promised_by_party("BLR", Filter(statuses=("dropped",))) == {}
    assert home.promised_by_party("BLR", Filter(overdue="2099-01-01")) == {}
    home.correct(embassy.id, {"due": "2015-06"}, reason="they said so", by="Ada")
    assert home.promised_by_party("BLR", Filter(overdue="2015-07-01")) == {"GEO": 1}
    assert home.promised_by_party("BLR", Filter(overdue="2015-06-30")) == {}
    assert home.promises_by_party("BLR", ["GEO", "LTU"]) == {"GEO": [embassy.id]}
    assert home.promises_by_party("BLR", ["LTU"]) == {}
    assert home.promises_by_party("BLR", ["GEO"], Filter(statuses=("dropped",))) == {}
