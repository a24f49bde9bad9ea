"""Between whom force was used, where the verb's own arguments name one side only: flags, embassies, frontiers, tellers."""

import re

from dragoman.coding import grammar
from dragoman.coding.assembly.parties import codes, official
from dragoman.coding.assembly.unsaid import teller
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, grounds

_POSTS = frozenset({"embassy", "consulate", "mission", "chancery", "residence", "compound"})
_FLAG = re.compile(
    r"\bflags? of (?:the )?$|\bregistered in (?:the )?$|\bbelonging to (?:the )?$|\bowned by (?:the )?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:crossed|entered|flown|come|came|launched|fired|arrived)(?: \w+){0,3} from (?:the )?$",
    re.IGNORECASE,
)
# Nouns of force under the verbs of an answer: "retaliated with strikes on".
_ANSWERING = frozenset(
    {"retaliate", "respond", "answer", "reply", "react", "continue", "follow", "begin", "start", "resume"}
)


def forcing(candidate: Candidate, targets: list[Entity]) -> list[Entity]:
    """Who used force, where nobody official is named as the one who did."""
    return _answering(candidate) or _host_of_post(candidate, codes(targets))


def forced(candidate: Candidate, acting: list[str]) -> list[Entity]:
    """Against whom force was used: whose flag a ship flies, whence the drones came, or who tells of it."""
    return [e for e in _of_flag(candidate) or _told_by(candidate) if e.code not in acting]


def _answering(candidate: Candidate) -> list[Entity]:
    trigger = candidate.trigger
    if trigger.pos_ != "NOUN" or trigger.head.pos_ != "ADP" or trigger.head.lower_ not in ("with", "by"):
        return []
    verb = trigger.head.head
    if verb.lemma_.lower() not in _ANSWERING:
        return []
    return official([e for noun in grammar.subjects(verb) for e in candidate.resolver.entities(noun)])


def _host_of_post(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """ "A mob broke into the embassy of X in London": force in the state where the post stands, which has to guard it."""
    posts = [t for t in candidate.tokens("target") if t.lemma_.lower() in _POSTS]
    if not posts or not targets:
        return []
    found: list[Entity] = []
    for token in [*posts, candidate.trigger]:
        for word, noun in grammar.prepositional(token):
            if word == "in":
                found += grounds(candidate.resolver.places_of(noun)) or candidate.resolver.entities(noun)
    return [e for e in found if e.is_state and e.code not in targets][:1]


def _of_flag(candidate: Candidate) -> list[Entity]:
    """ "The vessel, which sails under the flag of X", "two drones that had crossed from Y"."""
    text = candidate.report.text
    return [
        e
        for a in candidate.resolver.actors
        if a.is_state and a.start > candidate.trigger.idx
        if any(pattern.search(text[max(0, a.start - 40) : a.start]) for pattern in (_FLAG, _FROM))
        for e in candidate.resolver.of_actor(a)
    ][:1]


def _told_by(candidate: Candidate) -> list[Entity]:
    """ "X's army said Y's forces attacked a border post": whoever tells of it suffered it."""
    told = [e for e in official(teller(candidate)) if e.is_state]
    return told if len(codes(told)) == 1 and candidate.tokens("target") else []
