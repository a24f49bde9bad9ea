"""How the cost of adding a document grows with the ledger.

Run ``python benchmarks/ingest_cost.py [DOCUMENTS] [--ledger PATH_OR_URL] [--step N]`` (12000 documents by default; 100000
for the size that Dragoman is made for). Documents are invented (``invented.py``): ten claims each, fourteen documents a
day, a third of all about one partner. Without ``--ledger`` the ledger is thrown away; with it, ``lists.py`` can time
lists of it, and the same command goes on where the last one ended.

What counts are the ratios between the steps of one run: processor time, so that a busy machine blurs them least. A
document is compared with what was told around its days: of events within weeks, of commitments and of figures without a
period within 400 days. So cost rises while the first 400 days fill (5600 documents), and must not rise after them: the
last column measures each step against the first that begins after these.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time, time

from invented import A_DAY, World

from dragoman.ledger import Ledger

#: After so many days a document meets as many others as it ever will.
FILLED = 400


def main(documents: int, location: str, step: int) -> None:
    """Add the documents, and print what each step cost for one document."""
    with Ledger.open(location, create=True) as ledger:
        there = ledger.counts().documents
        spent, first, began = 0.0, 0.0, time()
        print("documents  ms a document  of the first filled step  minutes")
        for number, reading in enumerate(World().documents(documents), 1):
            if number <= there:
                continue
            before = process_time()
            ledger.add(reading, reading.text.encode())
            spent += process_time() - before
            if number % step == 0:
                cost, spent = 1000 * spent / step, 0.0
                if not first and number - step >= FILLED * A_DAY:
                    first = cost
                told = f"{cost / first:.2f}" if first else "-"
                print(f"{number:9}  {cost:13.1f}  {told:>24}  {(time() - began) / 60:7.1f}", flush=True)
        print(ledger.counts())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("documents", nargs="?", type=int, default=12_000)
    parser.add_argument("--ledger")
    parser.add_argument("--step", type=int)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        where = given.ledger or str(Path(folder) / "dragoman.db")
        main(given.documents, where, given.step or max(1, given.documents // 10))
