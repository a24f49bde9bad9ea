"""Where somebody goes who attends a ceremony: "attended the inauguration of President X in Bogotá", "the king's funeral"."""

import re

from spacy.tokens import Token

from dragoman.annotation.posts_abroad import POSTS
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.occasions import place_within
from dragoman.coding.slots import put
from dragoman.knowledge.official_nouns import official_nouns

_POSTED = ("ambassador", "high commissioner", "chargé", "charge d", "consul", "head of mission", "nuncio")


def fill_ceremony(candidate: Candidate) -> None:
    """The destination of one who attends: the place within the ceremony's phrase, or the ceremony itself."""
    for noun in _ceremonies(candidate):
        if not candidate.words.get("destination"):
            put(candidate, "destination", place_within(candidate, noun) or noun)


def owner_of_ceremony(candidate: Candidate) -> str | None:
    """The one state that is named with the ceremony: "of Mexican President X", "the Zambian president's inauguration"."""
    for noun in _ceremonies(candidate):
        within = {t.idx for t in noun.subtree}
        named = {a.code for a in candidate.resolver.actors if a.is_state and a.start in within}
        if len(named) == 1:
            return named.pop()
    return None


def _ceremonies(candidate: Candidate) -> list[Token]:
    """The objects of "attended" that are ceremonies of a state."""
    objects = grammar.objects(candidate.trigger) if _attends(candidate) else []
    return [
        n
        for n in objects
        if (n.lemma_.lower() in candidate.frame.objects or _torn(n)) and not _of_thing(candidate, n)
    ]


def _attends(candidate: Candidate) -> bool:
    """Whether the frame is that of one who is at a ceremony: where it is held is his destination."""
    slots = candidate.frame.slots
    return candidate.kind.name == "visit" and slots.get("at") == "destination" and "object" not in slots


def _of_thing(candidate: Candidate, noun: Token) -> bool:
    """ "The inauguration of a railway line", "of the consulate": what is opened there is told as such, if it is told."""
    of = [t for word, t in grammar.prepositional(noun) if word == "of"]
    people = any(e.person is not None for t in of for e in candidate.resolver.entities(t))
    things = [t for t in of if t.pos_ == "NOUN" and t.lemma_.lower() not in official_nouns() - POSTS]
    return not people and bool(things)


def opens_something(candidate: Candidate) -> bool:
    """Whether what was attended is the opening of a thing: "the inauguration of the consulate was attended by X"."""
    trigger = candidate.trigger
    if not _attends(candidate) or trigger.pos_ != "VERB":
        return False
    attended = [*grammar.objects(trigger), *grammar.passive_subjects(trigger)]
    return any(n.lemma_.lower() in candidate.frame.objects and _of_thing(candidate, n) for n in attended)


# "Landed in Washington on Thursday to take up his post".
_TO_HIS_POST = re.compile(
    r"\bto (?:take up|assume|start|begin) (?:his|her|their|the) (?:[\w-]+ )?(?:posts?|posting|duty|duties|functions?|office|work|mission|job|tenure)\b",
    re.IGNORECASE,
)


def only_posted(candidate: Candidate) -> bool:
    """Whether those who attend are posted there: "the ambassadors of Japan and Norway attended the inauguration"."""
    people = [e.person for e in candidate.entities("visitor")]
    held = [(p.known_office or "").lower() for p in people if p is not None]
    attends = candidate.trigger.lemma_.lower() in ("attend", "join", "witness")
    attends = attends or _TO_HIS_POST.search(candidate.sentence.text) is not None
    return attends and bool(held) and all(office.startswith(_POSTED) for office in held)


def _torn(noun: Token) -> bool:
    """ "The swearing-in", of which the parse sees the last word."""
    return (
        noun.lower_ == "in"
        and noun.i > 1
        and [t.lower_ for t in noun.doc[noun.i - 2 : noun.i]] == ["swearing", "-"]
    )
