"""Between whom force was used, where the verb's own arguments name one side only: flags, embassies, frontiers, tellers."""

import re
from itertools import pairwise

from dragoman.coding import grammar
from dragoman.coding.assembly.context import whose_doing
from dragoman.coding.assembly.parties import codes, official
from dragoman.coding.assembly.unsaid import teller
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, grounds
from dragoman.knowledge.official_nouns import insurgents
from dragoman.knowledge.vocabulary import vocabulary

_POSTS = vocabulary("posts") | {"compound", "residence"}
_FLAG = re.compile(
    r"\bflags? of (?:the )?$|\bregistered in (?:the )?$|\bbelonging to (?:the )?$|\bowned by (?:the )?$",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\b(?:crossed|entered|flown|come|came|launched|fired|arrived)(?: \w+){0,3} from (?:the )?$",
    re.IGNORECASE,
)
# Nouns of force under the verbs of an answer: "retaliated with strikes on".
_REPLYING = vocabulary("answers")
_ANSWERING = _REPLYING | {"continue", "follow", "begin", "start", "resume"}


def forcing(candidate: Candidate, targets: list[Entity]) -> list[Entity]:
    """Who used force, where nobody official is named as the one who did."""
    return (
        _answering(candidate)
        or _ordering_closure(candidate)
        or _host_of_post(candidate, codes(targets))
        or _whence(candidate, codes(targets))
        or _in_arms(candidate, codes(targets))
        or _along_border(candidate, codes(targets))
        or _in_clash_with(candidate, codes(targets))
    )


def forced(candidate: Candidate, acting: list[str]) -> list[Entity]:
    """Against whom force was used: whose flag a ship flies, whence the drones came, or who tells of it."""
    ways = (_of_flag, _accusing, _told_by, _hit_beside, _who_answered)
    found = next((f for way in ways if (f := [e for e in way(candidate) if e.code not in acting])), [])
    return found or _only_ground(candidate, acting)


_CLASH_WITH = re.compile(
    r"\b(?:clash|clashes|skirmish|skirmishes|border dispute|border conflict|border fighting|shoot-?out|firefight|gun ?battle|standoff|"
    r"exchange of (?:gun)?fire) (?:near the border )?with (?:the )?$",
    re.IGNORECASE,
)


def _in_clash_with(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """ "Two soldiers were killed in a border dispute with X", "a clash with X troops": with whom they fought."""
    text, start = candidate.report.text, candidate.sentence.start_char
    if not grammar.is_passive(candidate.trigger) and candidate.trigger.lemma_.lower() not in _DYING:
        return []
    named = candidate.resolver.named(states=True)
    found = [
        e
        for e in named
        if e.code not in targets and _CLASH_WITH.search(text[max(start, e.start - 60) : e.start])
    ]
    return found[:1]


_FIRED_FROM = re.compile(
    r"\b(?:fired|launched|shot|flown|lobbed|coming|came|shelling|rockets?|shells?|drones?|missiles?|fire) from (?:the )?(?:territory of )?$",
    re.IGNORECASE,
)


def _whence(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """ "Rockets were fired from X into Y": the state from whose ground."""
    text, start = candidate.report.text, candidate.sentence.start_char
    found = [
        e
        for e in candidate.resolver.lands()
        if e.code not in targets and _FIRED_FROM.search(text[max(start, e.start - 50) : e.start])
    ]
    return found[:1]


def _armed(candidate: Candidate, before: bool) -> list[Entity]:
    """The states whose soldiers, ships or shells the sentence names, before the trigger or behind it."""
    found: list[Entity] = []
    for token in candidate.sentence:
        lemma = token.lemma_.lower()
        if (token.i < candidate.trigger.i) != before:
            continue
        if lemma in candidate.kind.acting or token.lower_ in candidate.kind.acting or lemma in _ATTACKS:
            for word in [*grammar.modifiers(token), *grammar.possessors(token)]:
                found += [e for e in candidate.resolver.entities(word) if e.is_state and e.actor is not None]
    return found


_ATTACKS = vocabulary("gunfire")
_DYING = frozenset({"die", "perish", "fall", "lose"})
_HURT = frozenset({"kill", "wound", "injure", "shoot", "hit", *_DYING})


def _in_arms(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """ "Was shot dead after he crossed the border and X guards opened fire": whose arms the sentence names."""
    if candidate.trigger.lemma_.lower() not in _HURT or not targets:
        return []
    found = [e for e in _armed(candidate, before=False) if e.code not in targets] or _fire_by(candidate)
    return found if len(codes(found)) == 1 else []


_FIRE_BY = re.compile(
    r"\b(?:shelling|fire|strikes?|airstrikes?|attacks?|raids?|bombardment|gunfire|ambush) by (?:the )?$",
    re.IGNORECASE,
)


def _fire_by(candidate: Candidate) -> list[Entity]:
    """ "Were killed in shelling by X"."""
    text, at = candidate.report.text, candidate.trigger.idx
    actors = [a for a in candidate.resolver.actors if a.is_state and a.start > at]
    near = [a for a in actors if _FIRE_BY.search(text[max(at, a.start - 30) : a.start])]
    return [e for a in near[:1] for e in candidate.resolver.of_actor(a)]


_BORDER_OF = re.compile(
    r"\b(?:borders?|frontier|boundary|line)\b[^,.;]{0,20} (?:between|of|with) (?:the )?$", re.IGNORECASE
)


def _along_border(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """ "Fighting broke out on the border between X and Y": the two whose border it is."""
    if candidate.trigger.pos_ != "NOUN" or targets:
        return []
    text, start = candidate.report.text, candidate.sentence.start_char
    actors = [a for a in candidate.resolver.actors if a.is_state]
    for first, second in pairwise(actors):
        joint = text[first.end : second.start].strip()
        if joint in ("and", "and the", "-", "–") and _BORDER_OF.search(
            text[max(start, first.start - 60) : first.start]
        ):
            return [e for a in (first, second) for e in candidate.resolver.of_actor(a)]
    return []


def _hit_beside(candidate: Candidate) -> list[Entity]:
    """ "An X soldier was wounded when Y's troops opened fire": who the sentence says was hurt."""
    if candidate.tokens("target") and candidate.tokens("weapon") == []:
        return []
    for token in candidate.sentence:
        if token.pos_ == "VERB" and token.lemma_.lower() in _HURT and grammar.is_passive(token):
            found = [e for n in grammar.passive_subjects(token) for e in candidate.resolver.entities(n)]
            if found:
                return [e for e in found if e.is_state]
    return []


def _only_ground(candidate: Candidate, acting: list[str]) -> list[Entity]:
    """ "Retaliated with strikes inside X": the one other state behind a word of open force, and no rebels there."""
    trigger, end = candidate.trigger, candidate.sentence.end_char
    lemma = trigger.lemma_.lower()
    if lemma not in _ATTACKS | {"shell", "bomb", "bombard", "fire", "launch", "carry", "strike"}:
        return []
    if any(t.lemma_.lower() in insurgents() for t in candidate.sentence):
        return []
    text = candidate.report.text
    found = [
        e
        for e in candidate.resolver.lands()
        if trigger.idx < e.start < end and e.code not in acting
        if _ON_GROUND.search(text[max(trigger.idx, e.start - 40) : e.start])
    ]
    return found[:1] if len(codes(found)) == 1 else []


_ON_GROUND = re.compile(
    r"\b(?:in|inside|on|at|near|into|against|outside|around|over)(?: the)?(?: (?:north|south|east|west)\w*| \w+ of| town| village| city| territory)* ?(?:the )?$",
    re.IGNORECASE,
)


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


_ORDERS = vocabulary("decrees")


def _ordering_closure(candidate: Candidate) -> list[Entity]:
    """ "X widened the closure of its frontier with Y": who closes it."""
    return whose_doing(candidate, _ORDERS) if candidate.tokens("frontier") else []


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


def _who_answered(candidate: Candidate) -> list[Entity]:
    """ "X fired shells across the border, and Y answered with a barrage": who the sentence says shot back."""
    answers = [
        t for t in candidate.sentence if t.pos_ == "VERB" and t.lemma_.lower() in _REPLYING | {"return"}
    ]
    found = [
        e
        for verb in answers
        if verb.i > candidate.trigger.i
        for n in grammar.subjects(verb)
        for e in official(candidate.resolver.entities(n))
    ]
    return [e for e in found if e.is_state] if len(codes(found)) == 1 else []


def _accusing(candidate: Candidate) -> list[Entity]:
    """ "X accuses Y of having shelled a village": whoever accuses suffered it."""
    trigger = candidate.trigger
    of = trigger.head if trigger.dep_ == "pcomp" else None
    verb = of.head if of is not None and of.lower_ == "of" else None
    if verb is None or verb.lemma_.lower() not in ("accuse", "suspect"):
        return []
    found = [e for n in grammar.subjects(verb) for e in official(candidate.resolver.entities(n))]
    return [e for e in found if e.is_state] if len(codes(found)) == 1 else []


def _told_by(candidate: Candidate) -> list[Entity]:
    """ "X's army said Y's forces attacked a border post": whoever tells of it suffered it."""
    told = [e for e in official(teller(candidate)) if e.is_state]
    return told if len(codes(told)) == 1 and candidate.tokens("target", "called") else []
