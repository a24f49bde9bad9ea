"""What a later word says became of a plan told before: "was due in Amman, but the trip has been put off"."""

from dragoman.coding.candidate import Candidate
from dragoman.coding.grammar import possessors
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Status

# Sentences back to which "the trip", "the talks" can point at a plan.
REACH = 3
_UNDONE = frozenset({Status.POSTPONED, Status.CANCELLED})
_JOURNEYS = vocabulary("journeys")
_TALKS = vocabulary("talks") | {"meeting", "session"}
_FACING = frozenset({"meeting", "consultation", "commission", "call"})


def undo_plan(
    candidate: Candidate, told: list[tuple[int, list[EventClaim]]], sentence: int
) -> EventClaim | None:
    """Mark the plan that a candidate without parties of its own takes back; that plan, or None.

    ``told`` are the lists of claims given so far, each with the index of its sentence; the plan is replaced in
    its list, with all stages of a tour. Its evidence is both sentences.
    """
    status = Status.CANCELLED if _came_to_nothing(candidate) else candidate.modality.status
    if candidate.dropped is None or status not in _UNDONE or not _points_back(candidate):
        return None
    for index, claims in reversed(told):
        if sentence - index > REACH:
            return None
        plans = [c for c in claims if c.status is Status.PLANNED and _names(candidate, c)]
        if plans:
            claims[:] = [_undone(c, candidate, status) if c in plans else c for c in claims]
            return plans[0]
    return None


def _came_to_nothing(candidate: Candidate) -> bool:
    """ "But the trip did not take place", "the meeting never happened"."""
    noun, verb = candidate.trigger, candidate.trigger.head
    happening = verb.lemma_.lower() in _HAPPENING or (
        verb.lemma_.lower() == "take" and any(c.lower_ == "place" for c in verb.children)
    )
    told = verb.tag_ in ("VBD", "VBN") or any(c.lower_ == "did" for c in verb.children)
    return (
        noun.dep_ == "nsubj"
        and happening
        and told
        and any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)
    )


_HAPPENING = vocabulary("happens")


def _undone(plan: EventClaim, candidate: Candidate, status: Status) -> EventClaim:
    own = candidate.report.evidence(
        *candidate.report.stripped(candidate.sentence.start_char, candidate.sentence.end_char)
    )
    return plan.model_copy(
        update={
            "status": status,
            "evidence": tuple(dict.fromkeys((*plan.evidence, own))),
            "frames": (*plan.frames, candidate.modality.reason),
        }
    )


def _points_back(candidate: Candidate) -> bool:
    """Whether the noun is one that was told before: "the trip", "his visit", "those talks"."""
    noun = candidate.trigger
    if noun.pos_ != "NOUN" or any(c.lower_ in ("press", "news", "media") for c in noun.children):
        return False  # "the regular press conference was put off"
    definite = any(c.lower_ in ("the", "this", "that", "those", "both") for c in noun.children)
    definite = definite or (noun.dep_ == "ROOT" and not any(c.dep_ in ("det", "prep") for c in noun.children))
    pronoun = any(owner.pos_ == "PRON" for owner in possessors(noun))
    named = any(not e.assumed for slot in candidate.fillers for e in candidate.entities(slot))
    return (definite or pronoun) and not (named and not pronoun)


def _names(candidate: Candidate, plan: EventClaim) -> bool:
    """Whether the noun can mean the plan: a trip a visit, talks a meeting, a summit a summit."""
    lemma = candidate.trigger.lemma_.lower()
    if lemma in _JOURNEYS:
        return plan.type == "visit"
    if lemma in _TALKS:
        return plan.type in _FACING
    return plan.type == candidate.kind.name
