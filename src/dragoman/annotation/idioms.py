"""Turns of phrase by which something is called off or put off: "pulled the plug on the summit", "took a rain check on it"."""

from spacy.tokens import Token

from dragoman.annotation.own_status import Modality
from dragoman.records import Status

# The verb, its object and the preposition that leads to what is called off.
_TURNS = {
    ("pull", "plug", "on"): Status.CANCELLED,
    ("take", "check", "on"): Status.POSTPONED,
    ("take", "raincheck", "on"): Status.POSTPONED,
    ("hit", "pause", "on"): Status.POSTPONED,
    ("press", "pause", "on"): Status.POSTPONED,
    ("put", "brake", "on"): Status.POSTPONED,
    ("give", "miss", "to"): Status.DECLINED,
    ("turn", "nose", "at"): Status.DECLINED,
}


def turned_off(preposition: Token) -> Modality | None:
    """What "pulled the plug on" says of the event behind it."""
    verb = preposition.head
    things = [verb] if verb.dep_ == "dobj" else [c for c in verb.children if c.dep_ == "dobj"]
    verb = verb.head if verb.dep_ == "dobj" else verb
    for thing in things:
        status = _TURNS.get((verb.lemma_.lower(), thing.lemma_.lower(), preposition.lower_))
        if status is not None:
            return Modality(status, f"{verb.lower_} the {thing.lower_} {preposition.lower_}")
    return None
