"""Turns of phrase by which something is called off or put off: "pulled the plug on the summit", "took a rain check on it"."""

from spacy.tokens import Token

from dragoman.annotation.fates import is_off
from dragoman.annotation.own_status import Modality
from dragoman.knowledge.modality import modality_words
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


_BEGIN = frozenset({"begin", "start", "open", "take", "convene", "meet", "happen", "kick", "commence", "be"})
_OVERCOME = frozenset(
    {
        "overtake",
        "derail",
        "scupper",
        "torpedo",
        "scuttle",
        "wreck",
        "foil",
        "thwart",
        "sink",
        "preempt",
        "pre-empt",
    }
)
_TRIPS = frozenset(
    {"visit", "trip", "meeting", "summit", "journey", "tour", "stop", "session", "stopover", "call"}
)


def should_have_begun(clause: Token) -> bool:
    """ "The visit, which should have begun on Monday, was overtaken by a cyclone": it never began."""
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    over = clause.head if clause.dep_ == "xcomp" else clause
    owed = "should" in auxiliaries or (over != clause and over.lemma_.lower() == "ought")
    return (
        owed
        and "have" in auxiliaries
        and over.dep_ == "relcl"
        and clause.lemma_.lower() in _BEGIN
        and not any(c.dep_ == "neg" for c in clause.children)
    )


def came_to_grief(noun: Token, verb: Token, phrase: str) -> bool:
    """ "The trip fell victim to a strike", "was overtaken by events", "fell through", "is off": it was not made."""
    if noun.dep_ == "nsubj" and (phrase in modality_words()["cancelled"].intransitive or is_off(verb)):
        return True
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.lemma_.lower() not in _TRIPS:
        return False
    if any(c.dep_ == "neg" for c in verb.children):
        return False
    words = {
        t.lower_
        for c in verb.children
        if c.dep_ in ("dobj", "prep", "acomp", "oprd", "attr", "agent")
        for t in c.subtree
    }
    if verb.lemma_.lower() in ("fall", "come", "go"):
        return bool(words & {"victim", "wayside", "grief", "naught", "board"})
    return noun.dep_ == "nsubjpass" and verb.lemma_.lower() in _OVERCOME
