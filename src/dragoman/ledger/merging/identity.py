"""Ids of claims and records.

The id of a claim is derived from its document, its kind, its parties and the place of its evidence, so reading the
same source again gives the same id. The id of a record is the id of one of its claims:

* of the oldest claim (by publication, then document, then position) - whatever the order of reading;
* but an id that an earlier run of the program has given out stays, so that what people have cited keeps its name.

The ids of all other claims of a record lead to the record too. So an id that came about in one order of reading is
understood by a ledger that was filled in another.
"""

from collections.abc import Iterable
from hashlib import blake2b

from dragoman.ledger.merging.claim import AnyClaim
from dragoman.records import CommitmentClaim, EventClaim, FigureClaim

PREFIXES = {"event": "ev", "figure": "fig", "commitment": "com", "statement": "st"}


def claim_ids(sha256: str, kind: str, claims: Iterable[AnyClaim]) -> list[str]:
    """The ids of all claims of one kind in the document whose bytes have this SHA-256."""
    seen: dict[str, int] = {}
    ids = []
    for claim in claims:
        first = min((e.start for e in claim.evidence), default=0)
        signature = "|".join((sha256, kind, _signature(claim), str(first)))
        again = seen[signature] = seen.get(signature, -1) + 1
        digest = blake2b(f"{signature}|{again}".encode(), digest_size=6).hexdigest()
        ids.append(f"{PREFIXES[kind]}-{digest}")
    return ids


def _signature(claim: AnyClaim) -> str:
    if isinstance(claim, EventClaim):
        return f"{claim.type}:{','.join(sorted({*claim.states, *claim.organisations}))}"
    if isinstance(claim, FigureClaim):
        return f"{claim.indicator}:{claim.reporter}:{claim.partner}"
    if isinstance(claim, CommitmentClaim):
        return ",".join(sorted(claim.parties))
    return claim.speaker


def record_id(claim_ids: Iterable[str], given_out: dict[str, int]) -> str:
    """The id of a record: the one of its claims' ids (oldest claim first) that was given out in the oldest run.

    ``given_out`` maps ids to the run that gave them out, for ids from earlier runs only.
    """
    ids = list(claim_ids)
    return min(ids, key=lambda i: given_out.get(i, float("inf")))
