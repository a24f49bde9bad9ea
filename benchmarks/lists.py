"""How long lists and searches take: ``python benchmarks/lists.py PATH_OR_URL``, for ledgers of ``invented.py``.

Each is asked five times, and the quickest counts: the others pay for what else the machine does. Beside the time that passed
stands that of the processor, which is the same on a busy machine. What a user waits for besides is the start of the program,
about half a second.
"""

import sys
from collections.abc import Callable
from time import perf_counter, process_time

from dragoman.ledger import Filter, Ledger


def asked(ledger: Ledger) -> dict[str, Callable[[], object]]:
    """What is timed: lists as a screen shows them, fifty lines, and some that are asked for whole."""
    events = ledger.events(Filter(limit=1))
    name = next(
        (it.name for it in ledger.events(Filter(limit=50, ranks=(3,)))[0].participants if it.name), ""
    )
    chosen: dict[str, Filter] = {
        "events": Filter(limit=50),
        "events, the thousandth page": Filter(limit=50, offset=50_000),
        "of one month": Filter(since="2002-03", until="2002-03"),
        "of a pair in one month": Filter(countries=("BLR",), with_="RUS", since="2002-03", until="2002-03"),
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
    timed["commitments overdue"] = lambda: ledger.commitments(Filter(overdue="2003-01-01", limit=50))
    timed["statements"] = lambda: ledger.statements(Filter(limit=50))
    timed["documents of one month"] = lambda: ledger.documents(Filter(since="2002-03", until="2002-03"))
    timed["documents of some words"] = lambda: ledger.documents(Filter(source="story 77"))
    timed["search for a rare word"] = lambda: ledger.search("7777")
    timed["search for a word of every document"] = lambda: ledger.search("minister")
    timed["one record by its id"] = lambda: ledger.get(events[0].id)
    timed["counts"] = ledger.counts
    return timed


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
