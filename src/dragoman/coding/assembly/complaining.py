"""On whom force is used of which somebody complains: "complained to the Security Council about two Turkish raids"."""

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity

_ABOUT = frozenset({"over", "about", "against", "at", "of", "regarding", "concerning"})


def complaining(candidate: Candidate) -> list[Entity]:
    """ "Complained to the UN over two Israeli raids": force is used on whoever complains of it."""
    noun = candidate.trigger
    if noun.pos_ != "NOUN" or noun.dep_ != "pobj" or noun.head.lower_ not in _ABOUT:
        return []
    over = noun.head.head
    verb = over if over.pos_ == "VERB" else grammar.clause_verb(over)
    words = {over.lemma_.lower()} | ({verb.lemma_.lower()} if verb is not None else set())
    if verb is None or not words & {"complain", "complaint", "protest"}:
        return []
    return [e for n in grammar.subjects(verb) for e in candidate.resolver.entities(n) if e.is_state]
