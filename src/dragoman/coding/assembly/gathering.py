"""Summits: an organisation's members, or several states, gather."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.annotation.mentions import DateKind
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.context import points_to, subject_of
from dragoman.coding.assembly.parties import codes, facing, official, participants
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_of
from dragoman.knowledge.organisations import is_organisation, organisation
from dragoman.records import EventClaim, Role

_HELD = re.compile(
    r"\s+(?:has |have |had |was |is |will be |to be )?(?:just |formally |officially |also )?(?:opened|opens|open|ended|ends|end|"
    r"concluded|concludes|closed|closes|began|begins|begin|kicked off|kicks off|got under way|gets under way|wrapped up|"
    r"wraps up|started|starts|broke up|took place|takes place|held|convened|hosted)\b"
)
# What is called a summit, or gathers as one; and what points from one to another of its kind.
_SUMMITS = frozenset({"summit", "mini-summit", "minisummit", "gathering"})
_BACK = frozenset({"next", "last", "previous", "following", "coming"})
_COMING = frozenset(
    {"arrive", "come", "gather", "expect", "await", "fly", "assemble", "converge", "travel", "head", "meet"}
)
_TAKING_PART = frozenset(
    {"organise", "organize", "open", "close", "schedule", "attend", "join", "address", "skip", "boycott", "chair", "co-chair",
     "inaugurate", "conclude", "preside"}
)  # fmt: skip
_MEETING_THERE = frozenset({"join", "host", "gather", "welcome", "bring", "convene"})
_HOLDING = frozenset({"hold", "host", "convene"})
_NAMED = re.compile(r"(?:[A-Z][\w–-]*\s+){1,4}[Ss]ummit")


def assemble_gathering(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for a summit of an organisation, or of three states or more."""
    if sums_up(candidate.trigger):
        candidate.drop("sums up many at once")
        return []
    members = [*facing(candidate, "member"), *_peers(candidate)]
    bodies = [
        entity
        for token in [
            *grammar.modifiers(candidate.trigger),
            *_of(candidate),
            *candidate.tokens("member", "body"),
        ]
        for entity in candidate.resolver.entities(token)
        if not entity.is_state
    ]
    bodies = bodies or _body_told(candidate, story)
    bodies = bodies or [e for e in members if not e.is_state and e.code is not None]
    members = [_of_its_chief(entity, bodies) for entity in members]
    everyone = list({(e.start, e.code): e for e in [*members, *bodies]}.values())
    venue = venue_of(candidate)
    if not any(not e.is_state for e in everyone) and not _of_states(candidate, codes(everyone)):
        candidate.drop("a summit of no organisation and of fewer than three states")
        return []
    told = _told_before(candidate, story, codes(everyone))
    if candidate.tokens("body") and venue is None and not _dated(candidate):
        candidate.drop("neither a day nor a place makes it one meeting")
        return []
    claim = build(candidate, story, everyone, participants(members, Role.MEMBER), venue=venue)
    if not any(e.is_state or e.person for e in members) and not _held(candidate):
        candidate.drop("only mentioned: nobody takes part, and nothing says that it is held")
        return []
    if told is not None and claim.date is None:
        claim = claim.model_copy(update={"date": told.date, "venue": claim.venue or told.venue})
    named = _NAMED.search(candidate.sentence.text)
    return [claim.model_copy(update={"series": named[0] if named else claim.series})]


def _dated(candidate: Candidate) -> bool:
    """Whether the sentence names a day, a month or the like."""
    sentence = candidate.sentence
    return any(
        mention.kind is DateKind.MOMENT
        for mention in within(candidate.report.dates, sentence.start_char, sentence.end_char)
    )


def _of_its_chief(entity: Entity, bodies: Sequence[Entity]) -> Entity:
    """An organisation's own chief is there for it: "NATO ministers met, with Secretary-General X in the chair"."""
    office = (entity.person.office or "").lower().replace("-", " ") if entity.person is not None else ""
    for body in bodies:
        known = organisation(body.code) if body.code is not None and is_organisation(body.code) else None
        if known is not None and known.head and office == known.head.lower().replace("-", " "):
            return replace(entity, code=body.code, is_state=False)
    return entity


def _body_told(candidate: Candidate, story: Story) -> list[Entity]:
    """Whose summit it is, where the words point back: "the bloc's summit", "its summit", "will host the next summit"."""
    trigger = candidate.trigger
    if trigger.pos_ not in ("NOUN", "PROPN") or trigger.lemma_.lower() not in _SUMMITS:
        return []
    owners = [*grammar.possessors(trigger), *_of(candidate)]
    for token in owners:
        found = [e for e in points_to(candidate, token) if not e.is_state]
        if not found and token.lower_ in ("its", "their"):
            found = [e for e in subject_of(candidate, token) if not e.is_state]
        if found:
            return found
    if owners or not _BACK & {c.lower_ for c in trigger.children}:
        return []
    for claim in story.all():
        if claim.type == candidate.kind.name and claim.organisations:
            at = trigger.idx
            return [Entity(at, at, code, False) for code in claim.organisations]
    return []


def _peers(candidate: Candidate) -> list[Entity]:
    """Those with whom somebody took part in a summit: "at a mini-summit with his peers X and Y"."""
    if candidate.anchor is None or not candidate.entities("member"):
        return []
    found: list[Entity] = []
    if candidate.anchor.lemma_.lower() in _MEETING_THERE:
        for noun in grammar.objects(candidate.anchor):
            found += [e for e in official(candidate.resolver.entities(noun)) if e.person is not None]
    for word, noun in grammar.prepositional(candidate.anchor):
        if word in ("with", "alongside"):
            found += [e for e in official(candidate.resolver.entities(noun)) if e.person is not None]
    return found


def _of_states(candidate: Candidate, parties: list[str]) -> bool:
    """Whether states hold a summit without an organisation: three, two between themselves, or hosts of a named one."""
    if len(parties) >= 3:
        return True
    own = {*grammar.modifiers(candidate.trigger), *grammar.possessors(candidate.trigger)}
    own |= {
        n
        for word, n in grammar.prepositional(candidate.trigger)
        if word in ("of", "between", "with", "among")
    }
    sides = {
        e.code
        for token in own
        for noun in grammar.conjuncts(token)
        for e in candidate.resolver.entities(noun)
    }
    if len(sides - {None}) == 2:
        return True
    named = _NAMED.search(candidate.sentence.text) is not None
    return named and candidate.anchor is not None and bool(sides - {None} or len(parties) > 1)


def _told_before(candidate: Candidate, story: Story, parties: list[str]) -> EventClaim | None:
    """The same organisation's summit as this report dated it before."""
    return next(
        (
            claim
            for claim in story.all()
            if claim.type == candidate.kind.name and set(claim.organisations) & set(parties) and claim.date
        ),
        None,
    )


def _held(candidate: Candidate) -> bool:
    """Whether the clause is about the summit itself: it was held, opens, takes place, is planned."""
    anchor = candidate.anchor
    after = candidate.trigger.idx + len(candidate.trigger.text)
    if _HELD.match(candidate.report.text, after):
        return True
    if any(c.dep_ in ("acl", "relcl") and c.lemma_.lower() in _HOLDING for c in candidate.trigger.subtree):
        return True
    if _BACK & {c.lower_ for c in candidate.trigger.children} and venue_of(candidate) and _dated(candidate):
        return True  # "left it for the next gathering, in Sochi on 6 December"
    if anchor is None:
        return False
    if anchor == candidate.trigger:
        return True  # "ministers of the bloc met"
    if candidate.trigger.dep_ == "pobj" and candidate.trigger.head.lower_ == "for":
        return anchor.lemma_.lower() in _COMING  # "are expected in Kigali for the summit"
    is_subject = candidate.trigger.dep_ in ("nsubj", "nsubjpass") and candidate.trigger.head == anchor
    return is_subject or anchor.lemma_.lower() in {*_HOLDING, *_TAKING_PART}


def _of(candidate: Candidate) -> list[Token]:
    return [noun for word, noun in grammar.prepositional(candidate.trigger) if word in ("of", "between")]
