"""What came of a meeting, in the source's words: the clause or the next sentence that says what was agreed, or was not."""

import re

from dragoman.annotation.report import Report
from dragoman.coding.retelling import Told
from dragoman.records import EventClaim, Status

_KINDS = frozenset({"visit", "meeting", "call", "consultation", "commission", "summit"})
_RESULT = (
    r"(?:agreed (?:to|on|that|upon)|decided (?:to|on|that)|resulted in|led to|ended (?:with|without|in)|yielded|"
    r"produced|culminated in|failed to|reached (?:an? )?(?:\w+ )?(?:agreement|deal|understanding|accord|compromise)|"
    r"adopted|announced (?:a|an|the|that)|signed|concluded with|paved the way)"
)
_IN_SENTENCE = re.compile(rf"\b{_RESULT}\b", re.IGNORECASE)
_NEXT = re.compile(
    rf"^(?:(?:as a result|following the talks|after the (?:talks|meeting))\W+)?"
    rf"(?:the (?:two )?(?:sides|parties|ministers|presidents|leaders|countries|governments|officials|delegations)|"
    rf"they|both (?:sides|parties|ministers|countries|leaders)|the (?:talks|meeting|visit|negotiations|round|session)|"
    rf"(?:their|its|the) (?:\w+ ){{0,3}}(?:decision|outcome|result))\b[^.]{{0,60}}?\b"
    rf"(?:{_RESULT}|was to|were to|was (?:an? |the )?(?:\w+ ){{0,2}}(?:agreement|decision))",
    re.IGNORECASE,
)


def with_outcomes(report: Report, told: list[Told]) -> list[EventClaim]:
    """The claims, given with the indexes of their sentences, with the outcome where the text states one."""
    sentences = [sent.text.strip() for sent in report.doc.sents]
    claims: list[EventClaim] = []
    for index, claim in told:
        outcome = None
        if claim.type in _KINDS and claim.status is Status.OCCURRED:
            outcome = _outcome(sentences, index, claim)
        claims.append(claim.model_copy(update={"outcome": outcome}) if outcome else claim)
    return claims


def _outcome(sentences: list[str], index: int, claim: EventClaim) -> str | None:
    own = _IN_SENTENCE.search(sentences[index])
    if own is not None and own.start() > 20:
        return sentences[index][own.start() :].rstrip(" .;,")
    if index + 1 < len(sentences) and _NEXT.search(sentences[index + 1]):
        return sentences[index + 1].rstrip(" ;,")
    return None
