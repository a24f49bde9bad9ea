"""Which of two verbs a telephone belongs to: "held a working lunch with X and spoke by phone with Y"."""

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.knowledge.vocabulary import vocabulary

_TO_WHOM = frozenset({"with", "to"})


def wire_of_another(candidate: Candidate) -> bool:
    """Whether the words of a call stand only at a later verb that has somebody of its own to speak with."""
    verb, cues = candidate.trigger, candidate.frame.cue
    if candidate.kind.name != "call" or verb.pos_ != "VERB" or not cues:
        return False
    later = [c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB" and _to_somebody(candidate, c)]
    if not later:
        return False
    own = candidate.sentence.text.lower()[: later[0].idx - candidate.sentence.start_char]
    return not any(cue in own for cue in cues)


_WIRES = vocabulary("wires")
_BY = frozenset({"via", "by", "through", "over"})
_ATTENDING = frozenset(
    {"take", "participate", "attend", "join", "address", "launch", "open", "inaugurate", "follow", "watch"}
)


def attended_by_wire(candidate: Candidate) -> bool:
    """ "The presidents took part via videoconference in the ceremony": how they were there, and no call."""
    noun = candidate.trigger
    if candidate.kind.name != "call" or noun.lemma_.lower() not in _WIRES:
        return False
    if (
        noun.dep_ != "pobj"
        or noun.head.lower_ not in _BY
        or any(c.lower_ in ("with", "between") for c in noun.children)
    ):
        return False
    verb = grammar.clause_verb(noun)
    return verb is not None and verb.lemma_.lower() in _ATTENDING


def _to_somebody(candidate: Candidate, verb: Token) -> bool:
    """Whether a verb names people whom it is done with or to."""
    spoken_to = [noun for word, noun in grammar.prepositional(verb) if word in _TO_WHOM]
    nouns = [*spoken_to, *grammar.objects(verb)]
    return any(e.person is not None for noun in nouns for e in candidate.resolver.entities(noun))
