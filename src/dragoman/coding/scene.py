"""Where the people of an event are, as the same sentence tells by another verb: "flew to Jeddah and met the king there"."""

import re
from functools import cache

from spacy.tokens import Token

from dragoman.annotation.mentions import PlaceMention
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Resolver
from dragoman.knowledge.loading import shipped

_DAY_BETWEEN = re.compile(r",?\s(?:on|in|from|last|this)\s[\w\s–-]{2,26},?\s")
_THERE = frozenset({"in", "to", "into", "at"})
# "In the course of which": the pronoun is at most so many words behind.
FURTHEST_WHICH = 4
_LED = re.compile(r"\b(?:in|to|at|into|for|visit\w*|toured|reach\w*) \Z", re.IGNORECASE)
# What leads elsewhere, or says that the going was not before.
_NOT_BEFORE = frozenset({"after", "before", "since", "until", "from", "if", "unless", "although"})
# Encounters that nobody travels for, and what is said wherever one is.
_ANYWHERE = frozenset(
    {"call", "statement", "sanction", "vote", "appeal", "mission", "relations", "membership", "aid"}
)


def scene(candidate: Candidate) -> list[PlaceMention]:
    """The one place to which somebody who takes part went, or where they are, by the words before the event's own.

    Only what is told of the same person in the same sentence counts: a verb of travel before the event's verb, or a
    relative clause ("who was in Paris for a conference").
    """
    verb = grammar.clause_verb(candidate.trigger)
    if verb is None or candidate.kind.assembly == "journey":
        return []
    if where := _relative_place(verb, candidate):
        return where  # "in Minsk, where he spoke with X": no telephone call
    if there := _pointed_at(verb, candidate):
        return there
    if candidate.kind.name in _ANYWHERE:
        return []
    if came := _come_for(verb, candidate):
        return came
    people = _people_of(candidate, verb)
    best: list[PlaceMention] = []
    for token in candidate.sentence:
        if token == verb or token.pos_ not in ("VERB", "AUX") or not _tells_of(token, verb, people):
            continue
        places = led_to(token, candidate.resolver)
        if places and (token.i < candidate.trigger.i or _is_there(token, verb)):
            best = places
    return best if len({p.name for p in best}) == 1 else []


def _relative_place(verb: Token, candidate: Candidate) -> list[PlaceMention]:
    """ "Travelled to Tbilisi, where his colleague hosted him": the place of which the clause is told."""
    clause = next((t for t in grammar.ancestors(verb) if t.dep_ in ("relcl", "advcl") and _pointer(t)), None)
    where = _pointer(clause) if clause is not None else None
    if where is None:
        return []
    text, start = candidate.report.text, where.idx
    before = [p for p in candidate.resolver.places if p.end <= start]
    between = text[before[-1].end : start] if before else ""
    if before and (len(between) <= 4 or _DAY_BETWEEN.fullmatch(between)):
        return before[-1:]
    led = [p for p in before if _LED.search(text, max(0, p.start - 20), p.start)]
    passed = [t for t in candidate.sentence if led and led[-1].end <= t.idx < start]
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") or t.text == ";" for t in passed):
        return []
    return led[-1:]


def _pointer(clause: Token) -> Token | None:
    """The "where", or the "during which", that opens a relative clause and points back at a place or a journey."""
    for child in (*clause.children, *(t for c in clause.children if c.dep_ == "xcomp" for t in c.children)):
        if child.lower_ == "where" and child.i < clause.i:
            return child
        if child.dep_ == "prep" and child.i < clause.i:
            under = [t for t in child.subtree if t.lower_ == "which"]
            if under and child.lower_ in ("during", "in", "at") and under[0].i - child.i <= FURTHEST_WHICH:
                return child
    return None


def _pointed_at(verb: Token, candidate: Candidate) -> list[PlaceMention]:
    """ "Flew to Tbilisi on Tuesday, met his counterpart there": the one place that the sentence named before "there"."""
    there = next(
        (c for c in verb.subtree if c.lower_ == "there" and c.dep_ == "advmod" and c.i > verb.i), None
    )
    if there is None or grammar.clause_verb(there) != verb:
        return []
    before = [p for p in candidate.resolver.places if p.end <= verb.idx]
    return before[:1] if len({p.name for p in before}) == 1 else []


def _come_for(verb: Token, candidate: Candidate) -> list[PlaceMention]:
    """ "Came to Santiago for the third round of consultations", "welcomed to Kigali a delegation for the session"."""
    trigger = candidate.trigger
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return []
    over = grammar.ancestors(trigger)
    chain = over[: over.index(verb)] if verb in over else []
    purpose = next((t for t in reversed(chain) if t.dep_ == "prep"), None)
    if purpose is None or purpose.lower_ != "for" or any(t.dep_ in ("relcl", "acl", "ccomp") for t in chain):
        return []
    places = led_to(verb, candidate.resolver)
    return places if len({p.name for p in places}) == 1 else []


def _people_of(candidate: Candidate, verb: Token) -> set[int]:
    """The words that stand for those who take part: subjects and objects of the event's verb."""
    nouns = [*grammar.surface_subjects(verb), *grammar.objects(verb), *grammar.subjects(verb)]
    nouns += [t for slot in ("side", "other", "host", "guest") for t in candidate.tokens(slot)]
    return {i for noun in nouns for i in grammar.phrase_tokens(noun, keep=("of", "for"))}


def _is_there(clause: Token, verb: Token) -> bool:
    """ "Held talks with X, who had arrived in Lomé": a clause behind the event's verb that says where X is now, not what
    comes before or after."""
    if clause.dep_ != "relcl" or clause.lemma_.lower() not in _travel()["present"]:
        return False
    words = {c.lower_ for c in clause.children}
    ahead = words & {"will", "later", "then", "subsequently", "next", "afterwards", "would"}
    return not ahead or "will" in {c.lower_ for c in verb.children}


def _tells_of(token: Token, verb: Token, people: set[int]) -> bool:
    """Whether ``token`` is a verb whose subject takes part in the event, and which comes before it or beside it."""
    if token.dep_ in ("relcl", "acl") and token.head.i in people:
        return token.dep_ == "relcl" or token.tag_ == "VBG"
    if any(
        child.dep_ == "neg" or (child.dep_ == "mark" and child.lower_ in _NOT_BEFORE)
        for child in token.children
        if child.i < token.i
    ):
        return False
    if token.dep_ == "pcomp" and token.head.lower_ in _NOT_BEFORE:
        return False
    if any(over.lower_ in _NOT_BEFORE for over in _between(verb, token)):
        return False
    if token.i > verb.i or not (verb in token.subtree or token.head == verb or token.head == verb.head):
        return False
    if verb in token.subtree and not grammar.surface_subjects(verb) and _aims_at(verb, token):
        return True  # "travels to X in order to meet Y"
    return bool({noun.i for noun in grammar.surface_subjects(token)} & people)


def _aims_at(verb: Token, going: Token) -> bool:
    """Whether a verb is what a journey is for: an infinitive or participle on the verb of going, without a clause between."""
    chain = _between(verb, going)
    return not any(t.dep_ in ("relcl", "ccomp") for t in chain) and not any(
        c.dep_ in ("nsubj", "nsubjpass") for c in verb.children
    )


def _between(verb: Token, token: Token) -> list[Token]:
    """The words over the event's verb up to ``token``, and those that open the clauses there: "after meeting"."""
    over = grammar.ancestors(verb)
    if token not in over:
        return []
    chain = over[: over.index(token)]
    return chain + [child for word in chain for child in word.children if child.dep_ == "mark"]


def led_to(verb: Token, resolver: Resolver) -> list[PlaceMention]:
    """The places to which a verb of travel leads, or where its subject is; none for other verbs."""
    words = _travel()
    lemma = verb.lemma_.lower()
    found: list[PlaceMention] = []
    if lemma in words["to"] or lemma in words["into"] or lemma in ("be", "welcome"):
        for preposition, noun in grammar.prepositional(verb):
            if preposition in _THERE and (preposition != "to" or lemma != "be"):
                found += resolver.places_of(noun)
        off = [
            c for c in verb.children if c.lower_ == "off" and lemma == "be"
        ]  # "is off to Brussels for talks"
        found += [
            p
            for c in off
            for word, n in grammar.prepositional(c)
            if word == "to"
            for p in resolver.places_of(n)
        ]
    if lemma in words["leaving"]:
        for preposition, noun in grammar.prepositional(verb):
            if preposition == "for":
                found += [p for p in resolver.places_of(noun) if p.start <= noun.idx < p.end]
    if lemma in words["into"]:
        found += [p for noun in grammar.objects(verb) for p in resolver.places_of(noun)]
    if lemma in words["making"]:
        for noun in grammar.objects(verb):
            if noun.lemma_.lower() in words["journeys"]:
                found += [
                    p
                    for preposition, place in grammar.prepositional(noun)
                    if preposition in _THERE
                    for p in resolver.places_of(place)
                ]
    return found


@cache
def journeying() -> frozenset[str]:
    """Lemmas of verbs by which somebody goes somewhere: "travel", "leave", "fly"."""
    still = {
        "attend",
        "participate",
        "speak",
        "stay",
        "gather",
        "convene",
        "assemble",
        "stand",
        "call",
        "set",
    }
    return (_travel()["to"] | _travel()["leaving"] | _travel()["into"]) - still


@cache
def _travel() -> dict[str, frozenset[str]]:
    """The verbs of ``travel.toml``: those that take "to" or "in", those that take an object, those that make a journey."""
    return {name: frozenset(words) for name, words in shipped("travel.toml")["travel"].items()}
