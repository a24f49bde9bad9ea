"""Finding a claim again: the same words of the same document, as another reader, or another version of it, codes them.

Corrections are bound to claims, and records bear the ids of claims; both must survive a better reader, which may
quote a little more or less, and see another date or another party.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz

from dragoman.ledger.folding import fold
from dragoman.ledger.merging.claim import KINDS, AnyClaim, StoredClaim
from dragoman.ledger.merging.views import FAMILIES
from dragoman.records import (
    Anchor,
    CommitmentClaim,
    EventClaim,
    Evidence,
    FigureClaim,
    StatementClaim,
)

#: From this likeness on (0 to 1; half of it the words quoted, half what they are taken to say) two claims are one.
LEAST = 0.5

#: Quotations as alike as this (rapidfuzz ratio) are the same words, wherever they stand.
SAME_QUOTE = 95


def find(
    anchor: Anchor, kind: str, claims: Iterable[StoredClaim[Any]], fields: Mapping[str, Any], *, exact: bool
) -> StoredClaim[Any] | None:
    """The claim that an anchor means, of those of its document: by its id, else (unless ``exact``) by its words.

    The claim may say what the anchor's did, or what a person made of it with ``fields``: the reader has learned.
    """
    mine = [claim for claim in claims if claim.kind == kind]
    same = next((claim for claim in mine if claim.id == anchor.claim), None)
    if same is not None or exact:
        return same
    shape = KINDS[kind]
    known = {name: value for name, value in fields.items() if name in shape.model_fields}
    meant = [shape.model_validate(anchor.said), shape.model_validate(anchor.said | known)]
    scored = [(max(likeness(said, claim.said) for said in meant), claim) for claim in mine]
    best = max(scored, key=lambda item: (item[0], -item[1].position), default=(0.0, None))
    return best[1] if best[0] >= LEAST else None


def pairs(
    old: Sequence[StoredClaim[Any]], new: Sequence[tuple[str, str, AnyClaim]], judged: Collection[int]
) -> dict[int, int]:
    """Which old claims (by their place in ``old``) the new ones (by theirs) continue; one to one.

    ``new`` holds (id, kind, claim). First go equal ids, then claims alike, then what the same words are now taken to
    say; but for old claims whose numbers are ``judged``, which would pass a person's judgement on to another claim.
    """
    by_id = {claim.id: place for place, claim in enumerate(old)}
    taken = {
        by_id[identity]: place
        for place, (identity, kind, _) in enumerate(new)
        if identity in by_id and old[by_id[identity]].kind == kind
    }
    for strict in (True, False):
        scored = [
            (-likeness(before.said, said, strict=strict), i, j)
            for i, before in enumerate(old)
            if i not in taken and (strict or before.number not in judged)
            for j, (_, kind, said) in enumerate(new)
            if kind == before.kind and j not in taken.values()
        ]
        for score, i, j in sorted(scored):
            if -score >= LEAST and i not in taken and j not in taken.values():
                taken[i] = j
    return taken


def likeness(a: AnyClaim, b: AnyClaim, *, strict: bool = True) -> float:
    """How surely two readings of one document say the same of the same words, 0 to 1.

    ``strict``: claims of another kind of event, or between others, are never the same.
    """
    words = _overlap(a.evidence, b.evidence)
    facts = _facts(a, b)
    return 0.0 if not words or (strict and facts is None) else (words + (facts or 0.0)) / 2


def _overlap(a: Sequence[Evidence], b: Sequence[Evidence]) -> float:
    """The share of the shorter quotation's words that both quote."""
    best = 0.0
    for x in a:
        for y in b:
            shared = min(x.end, y.end) - max(x.start, y.start)
            shorter = min(x.end - x.start, y.end - y.start)
            if shared > 0 and x.quote and y.quote:
                best = max(best, shared / max(1, shorter))
            elif fuzz.ratio(x.quote, y.quote) >= SAME_QUOTE:
                best = max(best, 0.9)
    return min(best, 1.0)


def _facts(a: AnyClaim, b: AnyClaim) -> float | None:
    """How far two claims say the same; None where they speak of other things."""
    match a, b:
        case EventClaim(), EventClaim():
            parties = _shared({*a.states, *a.organisations}, {*b.states, *b.organisations})
            if FAMILIES.get(a.type, a.type) != FAMILIES.get(b.type, b.type) or not parties:
                return None
            return 0.3 + 0.4 * parties + 0.15 * (a.date == b.date) + 0.15 * (a.status is b.status)
        case FigureClaim(), FigureClaim():
            parties = _shared({a.reporter, a.partner}, {b.reporter, b.partner})
            if a.indicator is not b.indicator or not (parties or a.value == b.value):
                return None
            return 0.2 + 0.3 * parties + 0.4 * (a.value == b.value) + 0.1 * (a.period == b.period)
        case CommitmentClaim(), CommitmentClaim():
            parties = _shared(set(a.parties), set(b.parties))
            alike = fuzz.token_set_ratio(fold(a.undertaking), fold(b.undertaking)) / 100
            return None if alike < 0.5 else 0.3 * parties + 0.7 * alike
        case StatementClaim(), StatementClaim():
            alike = fuzz.token_set_ratio(fold(a.position), fold(b.position)) / 100
            return None if alike < 0.5 else 0.3 * (fold(a.speaker) == fold(b.speaker)) + 0.7 * alike
    return None


def _shared(a: set[Any], b: set[Any]) -> float:
    return len(a & b) / len(a | b) if a | b else 1.0
