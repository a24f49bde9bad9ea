"""Commitments: which claims tell of one promise, and what became of it."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from dragoman.ledger.folding import fold
from dragoman.ledger.merging.claim import Cluster, Key, Match, StoredClaim
from dragoman.ledger.merging.fuse import confidence, contradiction, evidence, history, unique
from dragoman.ledger.merging.outcomes import SETTLING, Became, Candidate, Outcome
from dragoman.ledger.merging.times import compatible
from dragoman.ledger.merging.voices import Voices
from dragoman.records import (
    Commitment,
    CommitmentClaim,
    CommitmentState,
    Event,
    Evidence,
    Figure,
    HistoryEntry,
    Status,
    edtf,
)

Claim = StoredClaim[CommitmentClaim]

#: Likeness of wording (rapidfuzz token_sort and token_set ratios) from which two undertakings are one: for claims of
#: one due date, or of which one looks back on the promise (without its "by the end of the year"), and for others.
LIKE_WITH_DUE, LIKE_WITHOUT = 75, 88

#: Two reports of one commitment lie at most so many days apart.
TALK_LASTS = 400

#: What a text says became of a promise can be told so many days after it was made.
REMEMBERED = 5 * 365

#: Commitments are looked for by pairs of their words: the first letters of so many of them, the longest. What is
#: shorter than a word of meaning is none of these. One word alone ("agreement") would find most of what two partners
#: ever promised each other.
STEM, WORDS_KEYED, LEAST_LETTERS = 6, 6, 4

#: What an event's status makes of the commitment to hold it.
BECAME = SETTLING | {Status.POSTPONED: CommitmentState.POSTPONED}

#: Of several answers the first of these counts.
_SETTLED = [CommitmentState.KEPT, CommitmentState.DROPPED, CommitmentState.MISSED, CommitmentState.POSTPONED]


class CommitmentMatcher:
    """Tells claims of one commitment from claims of two.

    ``event_of`` gives, for the number of an event's claim, the id of the event that it is part of.
    """

    lasting = False

    def __init__(self, event_of: Callable[[int], str | None] = lambda _: None) -> None:
        self._event_of = event_of

    def keys(self, claim: Claim) -> list[Key]:
        """The parties with each pair of the longest words; the window is on the days of report."""
        if not claim.said.parties or claim.reported is None:
            return []
        first, last = claim.reported
        parties = "+".join(sorted(set(claim.said.parties)))
        back = REMEMBERED if _looks_back(claim) else TALK_LASTS // 2
        return [
            Key(
                f"commitment:{parties}:{words}",
                first.toordinal() - back,
                last.toordinal() + TALK_LASTS // 2,
            )
            for words in _pairs_of_words(claim.said.undertaking)
        ]

    def unlike(self, a: Claim, b: Claim) -> bool:
        """What meets under a key is compared."""
        return False

    def compare(self, a: Claim, b: Claim) -> Match:
        """Plans of one event; else the same parties, due dates that allow it, and like words."""
        x, y = a.said, b.said
        if a.event is not None and b.event is not None:
            event = self._event_of(a.event)
            if event is not None and event == self._event_of(b.event):
                return Match(1.0, ("plans of one event",))
        if set(x.parties) != set(y.parties) or not x.parties:
            return Match(conflict="different parties")
        if x.due and y.due and not compatible(x.due, y.due):
            return Match(conflict="different due dates", excusable=True)
        if a.document != b.document and not _told_together(a, b):
            return Match(conflict="told of at different times")
        likeness = _likeness(x.undertaking, y.undertaking)
        same_due = x.due is not None and x.due == y.due
        least = LIKE_WITH_DUE if same_due or _looks_back(a) or _looks_back(b) else LIKE_WITHOUT
        if likeness < least:
            return Match(reasons=("unlike words",))
        reasons = ("same parties", "like words", *(("same due date",) if same_due else ()))
        return Match(min(1.0, 0.6 + (likeness - least) / 100), reasons)

    def order(self, claim: Claim) -> tuple[object, ...]:
        """With a due date first."""
        return (claim.said.due is None,)

    def excused(self, claims: Iterable[Claim]) -> bool:
        """A report of postponement explains two due dates."""
        return any(claim.said.state is CommitmentState.POSTPONED for claim in claims)

    def nearness(self, claim: Claim, other: Claim) -> int:
        """Nothing is decided by nearness."""
        return 0


def _pairs_of_words(undertaking: str) -> list[str]:
    """The beginnings of the longest words, two by two: two undertakings in like words share one of these pairs.

    Of one word or two each stands alone too, so that the shortest find each other.
    """
    words = {word[:STEM] for word in fold(undertaking).split()}
    telling = {word for word in words if len(word) >= LEAST_LETTERS} or words
    chosen = sorted(sorted(telling, key=lambda word: (-len(word), word))[:WORDS_KEYED])
    alone = chosen if len(chosen) < 3 else []
    return [*alone, *(f"{one}+{other}" for one, other in combinations(chosen, 2))]


def _told_together(a: Claim, b: Claim) -> bool:
    if a.reported is None or b.reported is None:
        return False
    later = max(a, b, key=lambda claim: claim.canonical)
    return abs((a.reported[0] - b.reported[0]).days) <= (REMEMBERED if _looks_back(later) else TALK_LASTS)


def _looks_back(claim: Claim) -> bool:
    """Whether a claim tells what became of a promise, not that it was made."""
    return claim.said.state is not CommitmentState.OPEN or any(
        f.startswith("fulfilment") for f in claim.said.frames
    )


@lru_cache(maxsize=50_000)
def _likeness(a: str, b: str) -> float:
    """Words in common, but not merely because one text is short: the mean of the set and the sort ratio."""
    left, right = fold(a), fold(b)
    if left == right:
        return 100.0
    return (fuzz.token_set_ratio(left, right) + fuzz.token_sort_ratio(left, right)) / 2


def fuse_commitment(
    identity: str, cluster: Cluster[CommitmentClaim], voices: Voices, became: Became
) -> Commitment:
    """The commitment that claims add up to, and its outcome.

    What a source says outright of its state stands above what the event lets conclude that its plan has become part
    of, and that above an event or a figure that merely answers it.
    """
    claims = [member.claim for member in cluster]
    latest = max(
        claims, key=lambda c: (c.published or "", c.said.state is not CommitmentState.OPEN, c.canonical)
    )
    told = [c for c in claims if c.said.state is not CommitmentState.OPEN]
    state = max(told, key=lambda c: c.canonical).said.state if told else CommitmentState.OPEN
    outcome = _outcome(claims, became)
    if outcome is not None and state in (CommitmentState.OPEN, CommitmentState.POSTPONED):
        state = outcome.state
    answer = (
        outcome.answer if outcome is not None and outcome.state is not CommitmentState.POSTPONED else None
    )
    due = _due(claims)
    entries = history((c, c.said.state.value, c.said.due) for c in claims)
    return Commitment(
        id=identity,
        parties=latest.said.parties,
        undertaking=max((c.said.undertaking for c in claims), key=len),
        due=due,
        state=state,
        confidence=confidence(cluster, voices),
        evidence=unique((*evidence(claims), *(_proof(outcome) if outcome else ()))),
        outcome_event=answer.id if isinstance(answer, Event) else None,
        outcome_figure=answer.id if isinstance(answer, Figure) else None,
        history=unique((*entries, *(_told_of(outcome) if outcome else ()))),
        sources=voices.count(c.document for c in claims),
        contradictions=contradiction("due", ((c.said.due, c.document) for c in claims), edtf.compatible, due),
    )


def _due(claims: Iterable[Claim]) -> str | None:
    """The due date told last, as precisely as a source gives it that agrees."""
    dues = [c.said.due for c in sorted(claims, key=lambda c: c.canonical, reverse=True) if c.said.due]
    due = dues[0] if dues else None
    for other in dues:
        if due and edtf.compatible(due, other):
            due = edtf.finer(due, other)
    return due


def _outcome(claims: Iterable[Claim], became: Became) -> Outcome | None:
    """What the commitment's plans have become, the most settled first; of equals, the first in canonical order. Where
    they have become nothing, what else answers it; a plan put off is answered by what was held at last."""
    claims = list(claims)
    events = [became.events[c.event] for c in claims if c.event is not None and c.event in became.events]
    own = [Outcome(Candidate(event), BECAME[event.status]) for event in events if event.status in BECAME]
    first = min(own, key=lambda o: _SETTLED.index(o.state), default=None)
    if first is not None and first.state is not CommitmentState.POSTPONED:
        return first
    answers = [became.outcomes[c.number] for c in claims if c.number in became.outcomes]
    return min(answers, key=lambda o: _SETTLED.index(o.state), default=first)


def _proof(outcome: Outcome) -> list[Evidence]:
    answer = outcome.answer
    if isinstance(answer, Figure):
        return list(answer.evidence)
    documents = {h.document for h in answer.history if h.status == answer.status}
    return [e for e in answer.evidence if e.document in documents]


def _told_of(outcome: Outcome) -> list[HistoryEntry]:
    answer = outcome.answer
    told = answer.role if isinstance(answer, Figure) else answer.status
    return [
        HistoryEntry(status=outcome.state.value, date=h.date, document=h.document, reported=h.reported)
        for h in answer.history
        if h.status == told
    ]
