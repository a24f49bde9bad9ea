"""How long lists and searches take: ``python benchmarks/lists.py PATH_OR_URL``, for ledgers of ``invented.py``.

Each is asked five times, and the quickest counts: the others pay for what else the machine does. Beside the time that passed
stands that of the processor, which is the same on a busy machine. What a user waits for besides is the start of the program,
about half a second.
"""

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from time import perf_counter, process_time

from invented import HOME

from dragoman.analysis.gathering import gathered
from dragoman.cli.last import contacts_around
from dragoman.cli.partners import summary
from dragoman.ledger import Filter, Ledger

#: In this month the ledgers that are timed all hold events.
MONTH = "2001-06"


def asked(ledger: Ledger) -> dict[str, Callable[[], object]]:
    """What is timed: lists as a screen shows them, fifty lines, and some that are asked for whole."""
    events = ledger.events(Filter(limit=1))
    name = next(
        (it.name for it in ledger.events(Filter(limit=50, ranks=(3,)))[0].participants if it.name), ""
    )
    chosen: dict[str, Filter] = {
        "events": Filter(limit=50),
        "events, the thousandth page": Filter(limit=50, offset=50_000),
        "of one month": Filter(since=MONTH, until=MONTH),
        "of a pair in one month": Filter(countries=("BLR",), with_="RUS", since=MONTH, until=MONTH),
        "of a rare partner": Filter(with_="KOR", limit=50),
        "of a frequent partner": Filter(with_="RUS", limit=50),
        "visits that are planned": Filter(kinds=("visit",), statuses=("planned",), limit=50),
        "of heads of state": Filter(ranks=(1,), limit=50),
        "of heads of state with a rare partner": Filter(ranks=(1,), with_="KOR", limit=50),
        "of one person": Filter(person=name, limit=50),
        "on one topic": Filter(topic="visas", limit=50),
        "with two words": Filter(text="lokaren trade", limit=50),
        "told by sources of some words": Filter(source="story 77", limit=50),
        "told by sources of words that none has": Filter(source="nowhere", limit=50),
    }
    timed: dict[str, Callable[[], object]] = {
        name: (lambda wanted=wanted: ledger.events(wanted)) for name, wanted in chosen.items()
    }
    timed["figures"] = lambda: ledger.figures(Filter(limit=50))
    timed["commitments overdue"] = lambda: ledger.commitments(Filter(overdue=f"{MONTH}-15", limit=50))
    timed["statements"] = lambda: ledger.statements(Filter(limit=50))
    timed["documents of one month"] = lambda: ledger.documents(Filter(since=MONTH, until=MONTH))
    timed["documents of some words"] = lambda: ledger.documents(Filter(source="story 77"))
    timed["search for a rare word"] = lambda: ledger.search("7777")
    timed["search for a word of every document"] = lambda: ledger.search("minister")
    timed["one record by its id"] = lambda: ledger.get(events[0].id)
    timed["counts"] = ledger.counts
    counted = {
        "": Filter(),
        " of one month": Filter(since=MONTH, until=MONTH),
        " since some day": Filter(since=f"{MONTH}-15"),
        " with a frequent partner": Filter(with_="RUS"),
        " with a rare partner": Filter(with_="KOR"),
        " of visits that took place": Filter(kinds=("visit",), statuses=("occurred",)),
        " of one name": Filter(person=name),
        " on one topic": Filter(topic="visas"),
    }
    for said, wanted in counted.items():
        timed[f"people{said}"] = lambda wanted=wanted: people(ledger, wanted)
    for said in ("", " of one month", " since some day", " of visits that took place", " on one topic"):
        timed[f"partners{said}"] = lambda wanted=counted[said]: list(summary(ledger, wanted, HOME))
    timed["trade with all partners"] = lambda: ledger.trade(HOME)
    timed["when they last met"] = lambda: last(ledger, Filter(countries=("RUS",), with_=HOME))
    timed["when they last met, a rare partner"] = lambda: last(ledger, Filter(countries=("KOR",), with_=HOME))
    return timed


def people(ledger: Ledger, wanted: Filter) -> object:
    """What ``dragoman people`` lists."""
    singly = partial(ledger.appearances, wanted)
    return gathered(singly(), singly, wanted.person)


def last(ledger: Ledger, wanted: Filter) -> object:
    """What ``dragoman last`` tells."""
    return contacts_around(ledger, wanted, date.fromisoformat(f"{MONTH}-20"))


def main(location: str) -> None:
    """Print the milliseconds of each."""
    with Ledger.open(location) as ledger:
        print(ledger.counts())
        for name, work in asked(ledger).items():
            passed, spent = (min(it) * 1000 for it in zip(*(seconds(work) for _ in range(5)), strict=True))
            print(f"{passed:9.1f} ms  {spent:9.1f} of a processor  {name}", flush=True)


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long some work takes, and how long a processor works for it."""
    began, idle = perf_counter(), process_time()
    work()
    return perf_counter() - began, process_time() - idle


if __name__ == "__main__":
    main(sys.argv[1])
