"""Whether a document costs more in a large ledger than in a small one.

Run ``python benchmarks/flat.py SMALL LARGE [DOCUMENTS]``: both are ledgers of ``ingest_cost.py``, the large one made of a
copy of the small one by ``enlarge.py``; both are changed. The same invented documents, those that follow the last one of the
small ledger, are added to both by turns, so that whatever else the machine does falls on both alike; what counts is the
ratio of the processor time, told for each tenth of the documents and for all. The copies in the large ledger lie years away, so
that a document has as many neighbours here as there.
"""

import argparse
from statistics import median
from time import process_time

from invented import World

from dragoman.ledger import Ledger


def main(small: str, large: str, documents: int) -> None:
    """Add the documents by turns, and print what each cost here and there."""
    with Ledger.open(small) as one, Ledger.open(large) as other:
        there = one.counts().documents
        for ledger in (one, other):
            print(f"{ledger.address}: {ledger.counts()}", flush=True)
        spent: list[tuple[float, float]] = []
        step = max(1, documents // 10)
        print("documents  ms in the small one  ms in the large one  ratio")
        for number, reading in enumerate(World().documents(there + documents), 1):
            if number <= there:
                continue
            raw = reading.text.encode()
            pair = []
            for ledger in (one, other):
                before = process_time()
                ledger.add(reading, raw)
                pair.append(process_time() - before)
            spent.append((pair[0], pair[1]))
            if len(spent) % step == 0:
                told(len(spent), spent[-step:])
        told(len(spent), spent)
        print(f"median of the ratios: {median(b / a for a, b in spent if a):.2f}")


def told(number: int, spent: list[tuple[float, float]]) -> None:
    """One line: the mean of some documents."""
    here, there = (1000 * sum(it) / len(spent) for it in zip(*spent, strict=True))
    print(f"{number:9}  {here:19.1f}  {there:19.1f}  {there / here:5.2f}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("small")
    parser.add_argument("large")
    parser.add_argument("documents", nargs="?", type=int, default=1000)
    given = parser.parse_args()
    main(given.small, given.large, given.documents)
