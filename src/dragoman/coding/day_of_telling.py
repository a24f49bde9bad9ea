"""Days on which a plan is made, prepared or told, and which are not those of what is planned."""

from spacy.tokens import Token

from dragoman.annotation.infinitives import shares_auxiliary
from dragoman.annotation.mentions import DateMention
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.hanging import is_stage
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.promises import promises
from dragoman.records import Status

# The day of binding oneself, or of saying so, is not the day of what is to be done ("pledged on 5 May to open").
_BINDING = frozenset({"agree", "announce", "confirm", "promise", "invite"})
_APPROVING = frozenset({"unveil", "approve", "authorise", "authorize", "pledge"})
_PREPARING = frozenset({"prepare", "discuss", "agree", "announce", "arrange", "invite"})


def purpose_apart(candidate: Candidate) -> bool:
    """A planned event under a told one ("went ... to prepare for the visit"): the date is the other's."""
    if is_stage(candidate.trigger.head.head):
        return False
    return candidate.anchor is None and candidate.modality.status in (Status.PLANNED, Status.POSTPONED)


def told_of_preparing(candidate: Candidate) -> bool:
    """ "Prepared for the visit", "discussed the visit": the day of preparing is not the day of the event."""
    anchor = candidate.anchor
    return anchor is not None and anchor.lemma_.lower() in _PREPARING


def of_binding(candidate: Candidate, governor: Token) -> bool:
    """ "agreed on 5 May to meet": the date is that of agreeing, unless the verb is one of scheduling."""
    if candidate.modality.status is not Status.PLANNED:
        return False
    verb = grammar.clause_verb(candidate.trigger)
    if governor == candidate.trigger or governor.pos_ == "AUX":
        return False
    if verb is not None and verb.head == governor and shares_auxiliary(verb):
        return False  # "is to meet X on Tuesday and be received by Y"
    scheduling = modality_words()["planned"].verbs - _BINDING - promises().keys()
    return governor.lemma_.lower() not in scheduling


def day_of_telling(candidate: Candidate, governor: Token, mention: DateMention) -> bool:
    """ "Announced a new embassy on Monday": the day of announcing is not that on which it opens; "by July" may be."""
    planned = candidate.frame.status is Status.PLANNED and governor == candidate.trigger
    ahead = (mention.edtf or "") > (candidate.report.published or "9999")
    over = mention.prefix != "by" and not ahead
    return planned and over and governor.lemma_.lower() in _BINDING | _APPROVING
