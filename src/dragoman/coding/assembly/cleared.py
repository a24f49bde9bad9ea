"""What a cabinet only cleared to be signed: "approved the signing of a memorandum with Peru", "was authorised to sign"."""

from spacy.tokens import Token

from dragoman.annotation.modality import Modality
from dragoman.coding import grammar
from dragoman.coding.assembly.parties import codes, official
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status

_CLEARING = vocabulary("allows") | {"entrust", "instruct", "mandate", "task"}


def cleared_signers(candidate: Candidate, signers: list[Entity]) -> list[Entity]:
    """The signers, with the state whose cabinet cleared the signing; what is cleared is planned."""
    verb = _clearing(candidate.trigger)
    if verb is None or candidate.modality.status is not Status.OCCURRED:
        return signers
    candidate.modality = Modality(Status.PLANNED, f"only cleared: {verb.lower_}")
    nouns = [*grammar.subjects(verb), *grammar.passive_subjects(verb)]
    own = official([e for noun in nouns for e in candidate.resolver.entities(noun)])
    own = [e for e in own if e.is_state and e.code not in codes(signers)]
    return [*own[:1], *signers]


def _clearing(trigger: Token) -> Token | None:
    """The verb that clears a signing, told by a noun or an infinitive."""
    over = trigger.head
    by_noun = trigger.lemma_.lower() in ("signing", "signature", "conclusion") and trigger.dep_ in (
        "dobj",
        "nsubjpass",
    )
    by_verb = trigger.tag_ == "VB" and trigger.dep_ in ("xcomp", "ccomp", "advcl")
    return over if (by_noun or by_verb) and over.lemma_.lower() in _CLEARING else None
