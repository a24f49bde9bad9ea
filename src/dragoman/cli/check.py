"""``dragoman check``: whether the ledger is what it should be; a line for each thing that is not."""

import sys

from dragoman.cli.options import Session


def check(session: Session) -> int:
    """Look whether the ledger is whole: the file, its quotations, its references, its corrections."""
    found = 0
    with session.open_ledger() as ledger:
        for fault in ledger.faults():
            found += 1
            print(fault)
        held = ledger.counts() if not found else None
    if held is not None and not session.quiet:
        from dragoman.cli.ingest import count

        holds = f"{count(held.documents, 'document')}, {count(held.claims, 'claim')}"
        print(f"{ledger.address} is whole: {holds}, every quotation in its place.", file=sys.stderr)
    return 1 if found else 0
