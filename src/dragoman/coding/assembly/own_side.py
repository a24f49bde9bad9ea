"""The side of an encounter that its words leave unsaid: who receives somewhere, who meets, and who came one by one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotation.mentions import ActorMention
from dragoman.coding import grammar
from dragoman.coding.assembly.homeland import ground_of
from dragoman.coding.assembly.parties import PRIVATE_RANK, codes, each_once, is_ranked
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.knowledge.official_nouns import official_nouns

# Ambassadors and heads of mission (see tables/ranks.csv).
ENVOY_RANK = 6


def is_envoy(entity: Entity) -> bool:
    """Ambassadors come one by one: "met the Ambassador of A, X, and the High Commissioner of B, Y"."""
    return entity.person is not None and entity.person.known_rank == ENVOY_RANK


def somebody_faces(candidate: Candidate) -> bool:
    """Whether the subject of a verb of meeting is somebody by name or office of whom no country is known."""
    if candidate.trigger.pos_ != "VERB" or not candidate.tokens("other") or candidate.entities("host"):
        return False
    return any(
        (t.pos_ == "PROPN" or t.lemma_.lower() in official_nouns())
        and (t.lemma_ == "delegation" or not any(c.lower_ in ("a", "an") for c in t.children))
        for t in candidate.tokens("side")
    )


_MEDIATING = frozenset({"co-chairs", "co-chairmen", "cochairs", "mediators", "observers", "monitors"})
_WHOSE = re.compile(r"(?:(?:,| of| from)? (?:the )?|['’]s )$", re.IGNORECASE)


def mediators_told(candidate: Candidate) -> list[Entity]:
    """ "The Co-Chairs met President X", behind "the Co-Chairs of the Minsk Group": those of the organisation told before."""
    text = candidate.report.text
    for token in candidate.tokens("side"):
        bare = not any(c.dep_ in ("prep", "amod", "compound", "poss") for c in token.children)
        if token.lower_ not in _MEDIATING or not bare:
            continue
        found: dict[str, ActorMention] = {}
        for told in re.finditer(re.escape(token.text), text[: token.idx], re.IGNORECASE):
            for actor in candidate.report.actors:
                if actor.is_state or actor.members:
                    continue
                behind = actor.start >= told.end() and _WHOSE.fullmatch(text[told.end() : actor.start])
                before = actor.end <= told.start() and text[actor.end : told.start()] in (" ", "'s ", "’s ")
                if behind or before:
                    found[actor.code] = actor
        if len(found) == 1:
            (code,) = found
            return [Entity(token.idx, token.idx + len(token), code, False, assumed=True)]
    return []


def of_the_page(candidate: Candidate, others: Sequence[Entity]) -> list[Entity]:
    """ "Minister X separately met A's minister and B's": on a page of one country its own, if X bears an office."""
    code = ground_of(candidate.report, candidate.trigger.idx)
    if code is None or code in codes(others):
        return []
    words = [
        candidate.sentence.doc[i].lemma_.lower()
        for t in candidate.tokens("side")
        for i in grammar.phrase_tokens(t)
    ]
    private = any(
        e.person is not None and (e.person.known_rank or 0) >= PRIVATE_RANK
        for e in candidate.entities("side")
    )
    if private or "opposition" in words or not set(words) & official_nouns():
        return []
    people = [
        replace(e, code=code, is_state=True) for e in candidate.entities("side") if e.person and is_ranked(e)
    ]
    at = candidate.trigger.idx
    return people[:1] or [Entity(at, at, code, True, assumed=True)]


def at_whose_place(candidate: Candidate, guests: Sequence[Entity]) -> list[Entity]:
    """ "The Polish minister will be received in Riga": who receives is the one country where that is."""
    verb = candidate.trigger
    if not grammar.is_passive(verb) or len(codes(guests)) != 1 or any(is_envoy(e) for e in guests):
        return []  # an ambassador is received where he is posted, often to be told off
    nouns = [noun for word, noun in grammar.prepositional(verb) if word in ("in", "at")]
    places = [p for noun in nouns for p in candidate.resolver.places_of(noun) if p.country is not None]
    states = [
        e for noun in nouns for e in candidate.resolver.entities(noun) if e.person is None and e.is_state
    ]
    found = {p.country for p in places} | set(codes(states))
    if len(found) != 1 or found <= set(codes(guests)):
        return []
    return [Entity(verb.idx, verb.idx, found.pop(), True, assumed=True)]


def each_alone(candidate: Candidate, own: Sequence[Entity], others: Sequence[Entity]) -> list[Entity]:
    """ "The ambassadors of A and B paid separate calls on the premier": those who came one by one, or nobody."""
    foreign = [e for e in own if e.code not in codes(others)]
    if len(codes(others)) != 1 or len(codes(foreign)) < 2 or len(foreign) != len(own):
        return []
    apart = {"separate", "separately", "individually", "respective", "each"}
    near = [*candidate.trigger.children, *(candidate.anchor.children if candidate.anchor is not None else ())]
    near += [c for noun in grammar.subjects(candidate.trigger) for c in noun.children if c.lower_ == "each"]
    return each_once(foreign) if apart & {t.lower_ for t in near} else []


def serving(own: Sequence[Entity], others: Sequence[Entity]) -> tuple[list[Entity], list[Entity]]:
    """Both sides without those who hold no office any more, where two parties remain: "X met Y and former Kenyan president Z"."""
    left, right = ([e for e in side if not _has_left(e)] for side in (own, others))
    return (left, right) if len(codes([*left, *right])) > 1 else (list(own), list(others))


def _has_left(entity: Entity) -> bool:
    return entity.person is not None and (entity.person.known_office or "").lower().startswith("former ")
