"""How the cost of adding a document grows with the ledger, and how long lists take then.

Run ``python benchmarks/ingest_cost.py [DOCUMENTS]`` (4000 by default; 100000 for the size that Dragoman is made for).
Documents are invented (``invented.py``): fifteen claims each, fourteen documents a day, a third of all about one partner.
What counts are the ratios between the steps of one run: processor time, so that a busy machine blurs them least.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from invented import World

from dragoman.ledger import Filter, Ledger

#: The lists that are timed at the end, each with at most fifty lines, as a screen shows them.
LISTS: dict[str, Filter] = {
    "events, the first fifty": Filter(limit=50),
    "events of one pair in one month": Filter(
        countries=("RUS",), with_="BLR", since="2001-03", until="2001-03"
    ),
    "planned visits": Filter(kinds=("visit",), statuses=("planned",), limit=50),
}


def main(documents: int) -> None:
    """Add the documents in eight steps, and print what each step cost for one document."""
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "dragoman.db", create=True) as ledger:
        step, spent, first = max(1, documents // 8), 0.0, 0.0
        print("documents  ms a document  of the first step")
        for number, reading in enumerate(World().documents(documents), 1):
            began = process_time()
            ledger.add(reading, reading.text.encode())
            spent += process_time() - began
            if number % step == 0:
                cost = 1000 * spent / step
                first, spent = first or cost, 0.0
                print(f"{number:9}  {cost:13.1f}  {cost / first:17.2f}", flush=True)
        print(ledger.counts())
        for name, wanted in LISTS.items():
            print(f"{1000 * seconds(lambda wanted=wanted: ledger.events(wanted)):9.1f} ms  {name}")
        print(f"{1000 * seconds(lambda: ledger.search('border')):9.1f} ms  a search for words")


def seconds(work: Callable[[], object]) -> float:
    """The processor time of some work."""
    began = process_time()
    work()
    return process_time() - began


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4000)
