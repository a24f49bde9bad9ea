"""Who appears in events, counted without opening one; and trade, chosen without opening a figure."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import exists, select

from dragoman.analysis.trade import between, by_year
from dragoman.ledger import Filter, Ledger, database, listing, schema
from dragoman.ledger.appearing import appearances_in
from dragoman.records import Claims
from ledger.stories import Story, person

Told = Callable[..., Ledger]

BERG, ORLOV = (
    person("Ana Berg", "GEO", "host", 2, "Prime Minister"),
    person("Pavel Orlov", "BLR", "visitor", 4),
)
FILTERS = (
    Filter(),
    Filter(kinds=("meeting", "visit"), statuses=("occurred",)),
    Filter(since="2015-03", until="2015-04-01"),
    Filter(since="2015-03-20"),
    Filter(until="2015-03-20"),
    Filter(ranks=(2,)),
    Filter(countries=("lva", "EU")),
    Filter(with_="GEO", countries=("LVA",), since="2015"),
    Filter(person="orlov"),
    Filter(person="orlov", with_="GEO", since="2015"),
    Filter(text="five"),
    Filter(text="two", with_="GEO"),
)  # fmt: skip


@pytest.fixture
def home(told: Told) -> Ledger:
    """Belarus and some partners; one event without it, one without a year, one that is rejected."""
    both: dict[str, Any] = {"states": ("BLR", "GEO"), "participants": (BERG, ORLOV)}
    ledger = told(
        Story("2015-05-04")
        .event("One.", "visit", date="2015-03-05", **both)
        .event("Two.", "meeting", date="2015-04-01", **both)
        .event("Three.", "meeting", date="XXXX-11-13", **both)
        .event("Four.", "visit", "planned", date="2016-01", **both)
        .event("Five.", "summit", states=("BLR", "GEO", "LVA"), organisations=("EU",), participants=(ORLOV, BERG))
        .event("Six.", "meeting", date="2015-02-02", states=("GEO", "LVA"), participants=(BERG, BERG))
        .event("Seven.", "call", date="2015-03-25", **both)
    )  # fmt: skip
    (seven,) = ledger.events(Filter(text="seven"))
    ledger.reject(seven.id, reason="an error")
    return ledger


@pytest.fixture(params=("few", "many"))
def reckoned(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if what every condition leaves were few records, or as if it were many."""
    if request.param == "many":
        monkeypatch.setattr(listing, "FEW", -1)
        monkeypatch.setattr(listing, "MORE", -1)


@pytest.mark.usefixtures("reckoned")
@pytest.mark.parametrize("wanted", FILTERS)
def test_appearances_are_those_of_the_events(home: Ledger, wanted: Filter) -> None:
    plainly: Counter[Any] = Counter()
    for it in appearances_in(home.events(wanted)):
        if not wanted.person or it.name == "Pavel Orlov":
            plainly[it[:8]] += 1
    found = home.appearances(wanted)
    assert Counter({it[:8]: it.times for it in found}) == plainly
    singly = home.appearances(wanted, {("Ana Berg", "GEO"), ("Pavel Orlov", "BLR")})
    assert Counter(it[:8] for it in singly) == plainly
    for it in found:
        same = [other for other in singly if other[:8] == it[:8]]
        assert (it.first, it.last) == (min(o.first for o in same), max(o.last for o in same))
        days = [other.earliest for other in same if other.earliest]
        assert (it.earliest, it.latest) == (min(days, default=None), max(days, default=None))


@pytest.mark.usefixtures("reckoned")
@pytest.mark.parametrize("wanted", FILTERS)
def test_the_tally_is_the_same_however_it_is_made(home: Ledger, wanted: Filter) -> None:
    plainly = Counter(
        (party, event.type, str(event.status))
        for event in home.events(wanted)
        for party in {*event.states, *event.organisations}
    )
    found: Counter[tuple[str, str, str]] = Counter()
    for it in home.tallies(wanted):
        found[it.party, it.type, it.status] += it.count
    assert found == plainly


def test_what_a_better_source_and_a_person_say_is_counted(home: Ledger) -> None:
    (two,) = home.events(Filter(text="two"))
    home.correct(two.id, {"date": "2015-04-02"}, reason="the video", by="Ada")
    ends = {it.latest for it in home.appearances(Filter(kinds=("meeting",), with_="BLR")) if it.dated == 0}
    assert ends == {"2015-04-02"}
    home.check()


def test_trade_is_chosen_as_if_the_figures_were_opened(told: Told) -> None:
    mirrored: dict[str, Any] = {"reporter": "GEO", "partner": "BLR"}
    exports: dict[str, Any] = {"indicator": "exports"}
    ledger = told(
        Story()
        .figure("A.", 64e6, period="2014")
        .figure("B.", 70e6, period="2014", currency="EUR")
        .figure("C.", 99e6, period="2014", **mirrored)
        .figure("D.", 30e6, period="2014", **exports, **mirrored)
        .figure("E.", 31e6, period="2014", indicator="imports")
        .figure("F.", 40e6, period="2014", **exports)
        .figure("G.", 80e6, period="2015-03")
        .figure("H.", 90e6, period="2015", role="target")
        .figure("I.", 5e6, period="2015", indicator="imports", **mirrored)
        .figure("J.", 6e6, period="2015", indicator="loan")
        .figure("K.", 7e6, period="2015", partner="LVA")
        .figure("L.", 8e6, period="2015", partner=None)
        .figure("M.", 9e6, period="2015", reporter="LVA", partner="GEO"),
        Story(salt="again")
        .figure("C.", 12e6, period="2015")
        .figure("D.", 13e6, period="2015", currency=None),
        Story(salt="more").figure("Trade was 12 million.", 12e6, period="2015"),
    )
    (loan,) = ledger.figures(Filter(text="k"))
    ledger.reject(loan.id, reason="an error")
    figures = ledger.figures()
    plainly = [
        (code, it.year, it.indicator, it.figure.value, it.figure.currency, it.figure.id)
        for code in ("GEO", "LVA")
        for it in by_year(between(figures, "BLR", code), "BLR")
    ]
    found = ledger.trade("BLR")
    assert [(it.partner, it.year, it.indicator, it.value, it.currency, it.figure) for it in found] == plainly
    assert len(plainly) >= 6


def unused(ledger: Ledger) -> list[Any]:
    """The guises and sorts in which nobody appears, and no record is."""
    counted = ((schema.guises, schema.attendances.c.guise), (schema.sorts, schema.record_sorts.c.sort))
    with database.reading(ledger._engine, ledger.address) as connection:
        return [
            row
            for table, used in counted
            for row in connection.execute(select(table).where(~exists().where(used == table.c.number)))
        ]


def test_a_name_that_nobody_bears_any_more_is_forgotten(told: Told) -> None:
    both: dict[str, Any] = {"states": ("BLR", "GEO")}
    plan = Story("2015-03-01").event(
        "One.", "visit", "planned", date="2015-03", participants=(BERG, ORLOV), **both
    )
    ledger = told(plan, Story("2015-03-09").event("Two.", "call", date="2015-03-08", **both))
    assert set(ledger.named()) == {("Ana Berg", "GEO"), ("Pavel Orlov", "BLR")}
    (visit, call) = ledger.events()
    changed = ledger.correct(
        visit.id,
        {"participants": [{"name": "Eka Lomidze", "country": "GEO", "role": "host"}]},
        reason="why",
        by="Ada",
    )
    assert set(ledger.named()) == {("Eka Lomidze", "GEO")}
    assert unused(ledger) == []
    ledger.undo(changed.id, reason="why not", by="Ada")
    assert set(ledger.named()) == {("Ana Berg", "GEO"), ("Pavel Orlov", "BLR")}
    assert unused(ledger) == []
    sorts = {(it.type, it.status) for it in ledger.tallies()}
    assert sorts == {("visit", "planned"), ("call", "occurred")}
    without = plan.reading().model_copy(update={"claims": Claims()})
    ledger.renew(without)
    assert ledger.named() == []
    assert [it.id for it in ledger.events()] == [call.id]
    assert unused(ledger) == []
