"""What all kinds of record share when they are built from their claims: evidence, history, voices, disagreement."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from dragoman.ledger.merging.claim import C, Cluster, StoredClaim
from dragoman.ledger.merging.voices import Voices
from dragoman.records import Contradiction, Evidence, HistoryEntry, SaidValue

#: However many sources agree, a record is never certain.
MOST_CONFIDENT = 0.98

H = TypeVar("H", bound=Hashable)


def unique(values: Iterable[H]) -> tuple[H, ...]:
    """``values`` without repetitions, in the order in which they first stand."""
    return tuple(dict.fromkeys(values))


def evidence(claims: Iterable[StoredClaim[C]]) -> tuple[Evidence, ...]:
    """The evidence of all claims, in canonical order, each passage once."""
    return unique(e for claim in claims for e in claim.said.evidence)


def confidence(cluster: Cluster[C], voices: Voices) -> float:
    """The chance that at least one independent voice is right (noisy-or), capped.

    A voice is as good as its best claim: to say a thing twice in one article doesn't make it surer.
    """
    best: dict[int, float] = {}
    for member in cluster:
        voice = voices.of(member.claim.document)
        best[voice] = max(best.get(voice, 0.0), member.claim.said.confidence)
    if len(best) == 1:
        return max(best.values())
    wrong = 1.0
    for sure in best.values():
        wrong *= 1 - sure
    return max(*best.values(), min(MOST_CONFIDENT, round(1 - wrong, 4)))


def history(entries: Iterable[tuple[StoredClaim[C], str | None, str | None]]) -> tuple[HistoryEntry, ...]:
    """One entry for what each document said, in the order of report: (claim, status, date)."""
    ordered = sorted(entries, key=lambda entry: entry[0].canonical)
    return unique(
        HistoryEntry(status=status, date=date, document=claim.document, reported=claim.published)
        for claim, status, date in ordered
    )


def contradiction(
    field: str,
    said: Iterable[tuple[str | None, str]],
    same: Callable[[str, str], bool],
    shown: str | None,
) -> tuple[Contradiction, ...]:
    """A contradiction on ``field``, where the values (value, document) are not all the same.

    Values that are ``same`` as an earlier one are filed under that one; the shown value stands first.
    """
    values: dict[str, list[str]] = {shown: []} if shown is not None else {}
    for value, document in said:
        if value is None:
            continue
        filed = next((v for v in values if same(v, value)), value)
        values.setdefault(filed, []).append(document)
    told = {value: unique(documents) for value, documents in values.items() if documents}
    if len(told) < 2:
        return ()
    listed = tuple(SaidValue(value=value, documents=documents) for value, documents in told.items())
    return (Contradiction(field=field, values=listed),)
