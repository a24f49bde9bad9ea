"""Turns of phrase by which something is called off or put off: "pulled the plug on the summit", "took a rain check on it"."""

from spacy.tokens import Token

from dragoman.annotation.fates import is_off
from dragoman.annotation.own_status import Modality
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status

_ENDS = {"cancelled": Status.CANCELLED, "postponed": Status.POSTPONED, "declined": Status.DECLINED}


def turned_off(preposition: Token) -> Modality | None:
    """What "pulled the plug on" says of the event behind it."""
    verb = preposition.head
    things = [verb] if verb.dep_ == "dobj" else [c for c in verb.children if c.dep_ == "dobj"]
    verb = verb.head if verb.dep_ == "dobj" else verb
    for thing in things:
        turn = (verb.lemma_.lower(), thing.lemma_.lower(), preposition.lower_)
        for name, status in _ENDS.items():
            if turn in modality_words()[name].turns:
                return Modality(status, f"{verb.lower_} the {thing.lower_} {preposition.lower_}")
    return None


def should_have_begun(clause: Token) -> bool:
    """ "The visit, which should have begun on Monday, was overtaken by a cyclone": it never began."""
    auxiliaries = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    over = clause.head if clause.dep_ == "xcomp" else clause
    owed = "should" in auxiliaries or (over != clause and over.lemma_.lower() == "ought")
    return (
        owed
        and "have" in auxiliaries
        and over.dep_ == "relcl"
        and clause.lemma_.lower() in modality_words()["owed"].verbs
        and not any(c.dep_ == "neg" for c in clause.children)
    )


def came_to_grief(noun: Token, verb: Token, phrase: str) -> bool:
    """ "The trip fell victim to a strike", "was overtaken by events", "fell through", "is off": it was not made."""
    words = modality_words()["overtaken"]
    if noun.dep_ == "nsubj" and (phrase in modality_words()["cancelled"].intransitive or is_off(verb)):
        return True
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.lemma_.lower() not in words.nouns:
        return False
    if any(c.dep_ == "neg" for c in verb.children):
        return False
    behind = {
        t.lower_
        for c in verb.children
        if c.dep_ in ("dobj", "prep", "acomp", "oprd", "attr", "agent")
        for t in c.subtree
    }
    if any(turn[0] == verb.lemma_.lower() and turn[1] in behind for turn in words.turns):
        return True
    return noun.dep_ == "nsubjpass" and verb.lemma_.lower() in words.verbs


# What is opened or filled, and not met at: "addressed the reopening of the embassy".
_STEPS = vocabulary("steps")


def only_raised(noun: Token, verb: str) -> bool:
    """ "Addressed the reopening of A's embassy in B", "touched upon the opening": a matter that was raised, and not done."""
    if noun.lemma_.lower() not in _STEPS:
        return False
    of = [t.lemma_.lower() for c in noun.children if c.lower_ == "of" for t in c.children]
    if any(word in _GATHERINGS for word in of):
        return False
    if noun.dep_ == "pobj":
        return noun.head.lower_ in ("on", "upon") and verb in _DWELLS
    return noun.dep_ == "dobj" and verb in ("address", "raise", "cover", "tackle")


_DWELLS = frozenset({"touch", "dwell", "dwelt", "focus", "deliberate", "centre", "center", "speak", "talk"})
_GATHERINGS = vocabulary("gatherings")
