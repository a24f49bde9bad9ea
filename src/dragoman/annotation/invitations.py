"""What an invitation says of the event to which it invites."""

from spacy.tokens import Token

from dragoman.annotation.own_status import Modality
from dragoman.knowledge.modality import modality_words
from dragoman.records import Status


def under_invitation(invitation: Token) -> Modality | None:
    """An invitation alone is no plan: it must be accepted. "At the invitation of" says nothing."""
    verb = invitation.head
    if invitation.dep_ == "pobj" and invitation.head.lower_ in ("at", "on", "upon", "following"):
        return Modality(Status.OCCURRED, "on an invitation")
    words = modality_words()
    phrase = " ".join([verb.lower_, *(c.lower_ for c in verb.children if c.dep_ == "prt")])
    if verb.lemma_.lower() in words["declined"].verbs or phrase in words["declined"].phrases:
        return Modality(Status.DECLINED, f"declined: {phrase} an invitation")
    if verb.lemma_.lower() == "accept" and not any(
        c.dep_ in ("neg", "aux") and c.lower_ in ("not", "would", "may") for c in verb.children
    ):
        return Modality(Status.PLANNED, "accepted an invitation")
    return Modality(None, "only invited")
