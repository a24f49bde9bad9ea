"""What somebody else did too: "Bahrain followed suit on Monday", "four days after Solomon Islands did the same"."""

from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.story import Story
from dragoman.records import EventClaim, Role

_SO = frozenset({"so", "likewise", "same", "suit"})
# A pro-verb leans on what was told no more sentences before.
_NEAR = 1


def told_likewise(candidate: Candidate, story: Story) -> EventClaim | None:
    """The event, told last and just before, that "did so" repeats; None where it was of another kind."""
    trigger = candidate.trigger
    behind = trigger.doc[trigger.i + 1 : min(trigger.sent.end, trigger.i + 3)]
    if not any(t.lower_ in _SO for t in behind):
        return None
    if any(c.dep_ in ("conj", "advcl") and c.pos_ == "VERB" and c.i > trigger.i for c in trigger.children):
        return None  # "followed suit, expelling three": what it did is said
    near = [t.claim for t in story.told if story.sentence - t.sentence <= _NEAR]
    told = [*near, *story.in_sentence()]
    return told[-1] if told and told[-1].type == candidate.kind.name else None


def repeated(candidate: Candidate, story: Story, acting: list[str]) -> tuple[EventClaim | None, list[Entity]]:
    """What somebody did too, and towards whom; the candidate is dropped where nothing told, or nobody, is meant."""
    told = told_likewise(candidate, story)
    others = _other_side(candidate, told, acting) if told is not None else []
    if not others or not acting:
        candidate.drop("nothing told that it repeats")
        return None, []
    return told, others


def _other_side(candidate: Candidate, claim: EventClaim, acting: list[str]) -> list[Entity]:
    """Towards whom the event told was: its target, its organisation, or the state that its words name last."""
    at = candidate.trigger.idx
    targets = [p.country for p in claim.participants if p.role is Role.TARGET and p.country]
    found = targets or list(claim.organisations) or _named_last(candidate, claim)
    rest = [code for code in dict.fromkeys(found) if code not in acting]
    return [Entity(at, at, code, code in claim.states, assumed=True) for code in rest[:1]]


def _named_last(candidate: Candidate, claim: EventClaim) -> list[str]:
    before = [a for a in candidate.report.actors if a.end <= candidate.trigger.idx and a.code in claim.states]
    sentences = [a for a in before if a.start >= candidate.sentence.start_char] or before
    first = next((a.code for a in sentences), None)
    return [code for code in claim.states if code != first]
