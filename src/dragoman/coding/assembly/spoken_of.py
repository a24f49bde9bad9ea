"""Journeys that are nobody's: what is only spoken of, or a noun without anything of its own."""

from dragoman.coding.candidate import Candidate
from dragoman.knowledge.vocabulary import vocabulary

_TELLING = vocabulary("told_at")


def only_spoken_of(candidate: Candidate) -> bool:
    """ "Visas on arrival", "a briefing on the visit to Nepal": a noun that only says what another noun is about."""
    trigger = candidate.trigger
    on_it = trigger.dep_ == "pobj" and trigger.head.lower_ in ("on", "about", "regarding")
    if on_it and trigger.head.head.lemma_.lower() in _TELLING and not candidate.tokens("visitor"):
        return True
    if trigger.tag_ != "NN" or trigger.dep_ != "pobj" or any(c.dep_ != "punct" for c in trigger.children):
        return False
    return trigger.head.head.pos_ == "NOUN" and trigger.head.lower_ in ("on", "upon", "of")
