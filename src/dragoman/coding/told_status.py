"""The status that the words around a frame's trigger give to what it tells."""

from spacy.tokens import Token

from dragoman.annotation.clauses import pluperfect
from dragoman.annotation.fates import put_off
from dragoman.annotation.idioms import should_have_begun
from dragoman.annotation.modality import Modality, modality_of
from dragoman.knowledge.kinds import Frame
from dragoman.records import Status


def told_status(frame: Frame, trigger: Token, anchor: Token | None) -> Modality:
    """The status of the trigger, or of the relative clause that says how the event itself went."""
    relative = anchor is not None and anchor.dep_ == "relcl" and anchor.head == trigger
    found = modality_of(trigger)
    if relative and anchor is not None and found.status is not Status.POSTPONED:
        found = modality_of(anchor)  # not of "postponed his trip, which will be held in June"
    if relative and anchor is not None and should_have_begun(anchor) and found.status is None:
        found = Modality(Status.POSTPONED if put_off(trigger) else Status.CANCELLED, "should have begun")
    if found.reason == "negated" and _by_negation(frame, trigger):
        return Modality(Status.OCCURRED, "told by a negation")
    if frame.status is Status.PLANNED and found.status is Status.OCCURRED and pluperfect(trigger):
        fate = Status.POSTPONED if put_off(trigger) else Status.CANCELLED
        return Modality(fate, f"had been {trigger.lower_}")
    if frame.status is not None and found.status is Status.OCCURRED:
        return Modality(frame.status, f"told as {frame.status.value}")
    return found


def _by_negation(frame: Frame, trigger: Token) -> bool:
    """ "The accord is no longer in force", "were no longer welcome": what the frame asks for is itself a negation."""
    words = trigger.sent.text.lower()
    return any(cue.startswith("no longer ") and cue in words for cue in frame.cue)
