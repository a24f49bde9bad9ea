"""Which of an event's parties did it, and to whom: for what later sentences leave unsaid."""

from dragoman.coding.assembly.parties import codes, official
from dragoman.coding.candidate import Candidate
from dragoman.records import EventClaim, Role


def subject_slot(candidate: Candidate) -> str:
    """The slot of the frame that the subject of its verb fills."""
    frame = candidate.frame
    return frame.slots.get("subject") or frame.support.get("subject") or "sender"


def actors_of(candidate: Candidate, claim: EventClaim) -> list[str]:
    """Which parties of a claim did it: those in the place of the subject, or those to whom it was not done."""
    parties = [*claim.states, *claim.organisations]
    targets = {p.country for p in claim.participants if p.role is Role.TARGET and p.country}
    subjects = [c for c in codes(candidate.entities(subject_slot(candidate))) if c in parties]
    if subjects:
        return subjects
    return [c for c in parties if c not in targets] if targets and targets < set(parties) else []


def hit_by(candidate: Candidate, claim: EventClaim | None) -> tuple[list[str], list[str]]:
    """Who acts, and whom it hits: by the claim, or, where none came of the words, by what fills their slots."""
    if claim is not None:
        acting = actors_of(candidate, claim)
        return acting, [c for c in (*claim.states, *claim.organisations) if c not in acting] if acting else []
    acting = codes(official(candidate.entities(subject_slot(candidate))))
    found = codes(official(candidate.entities("target", "called", "other")))
    return acting, [c for c in found if c not in acting]
