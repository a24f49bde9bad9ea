"""Direct speech in which an official tells of his own meetings and journeys: "I will meet President X on Friday"."""

from collections.abc import Sequence

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.knowledge.positions import speech_words
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status

# What an official can be trusted to tell of himself, and the slot that he then fills.
_OWN = {"encounter": "side", "journey": "visitor"}
# What he can be trusted to tell of his government: "I have recalled our ambassador", "we signed the treaty with X".
_GOVERNING = {
    "mission": "sender",
    "summons": "sender",
    "expulsion": "sender",
    "protest": "sender",
    "agreement": "signatory",
}


def told_by_speaker(candidate: Candidate, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether the "I" of a quotation is the one who acts; the speaker, if an official, then takes his place."""
    governing = _GOVERNING.get(candidate.kind.name)
    slot = governing or _OWN.get(candidate.kind.assembly)
    if slot is None or candidate.kind.name == "relations" or not candidate.modality.is_event:
        return False
    others = [e for s in ("other", "guest") for e in candidate.entities(s) if e.person is not None]
    if slot == "side" and not others:
        return False
    if governing and candidate.modality.status is not Status.OCCURRED:
        return False
    speaking = ("i", "we") if governing else ("i",)
    speaker = _speaker(candidate, quoted)
    if speaker is None:
        return False
    lost = governing is not None and speaker.start in {e.start for e in candidate.entities(slot)}
    if not lost and not any(t.lower_ in speaking for t in candidate.tokens(slot)):
        return False
    kept = [e for e in candidate.fillers.get(slot, []) if not e.assumed]
    candidate.fillers[slot] = [*kept, speaker]
    return True


def told_by_house(candidate: Candidate, quoted: Sequence[tuple[int, int]]) -> bool:
    """ "On 15 August, Minister X spoke by phone with Minister Y," the ministry said: the quoted words are its own news.

    Asked for are a meeting, call or journey of two that the quotation names, told in the past, and a house that tells it.
    """
    verb = grammar.clause_verb(candidate.trigger)
    if candidate.kind.assembly not in _OWN or verb is None or verb.tag_ not in ("VBD", "VBN"):
        return False
    if candidate.modality.status is not Status.OCCURRED or verb.dep_ != "ccomp":
        return False
    sides = [e for name in _SLOTS for e in candidate.entities(name) if e.person is not None and e.code]
    if len({e.code for e in sides if e.person is not None and e.person.person.name}) < _TWO:
        return False
    teller = verb.head
    if _inside(teller, quoted) or teller.lemma_.lower() not in speech_words().says | _INFORMS:
        return False
    return any(t.lemma_.lower() in _HOUSES for noun in grammar.subjects(teller) for t in noun.subtree)


_SLOTS = vocabulary("guests_and_hosts") | {"destination"}
_TWO = 2
_INFORMS = frozenset({"inform", "specify", "report", "note", "point"})
_HOUSES = vocabulary("mouthpieces")


def _speaker(candidate: Candidate, quoted: Sequence[tuple[int, int]]) -> Entity | None:
    """The one official who is the subject of a verb of saying outside the quotation."""
    for verb in candidate.sentence:
        if _inside(verb, quoted) or verb.lemma_.lower() not in speech_words().says:
            continue
        for noun in grammar.subjects(verb):
            named = [e for e in candidate.resolver.entities(noun) if e.person is not None and e.code]
            if len(named) == 1 and not _inside(noun, quoted):
                return named[0]
    return None


def _inside(token: Token, quoted: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.idx < end for start, end in quoted)
