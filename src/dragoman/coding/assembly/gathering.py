"""Summits: an organisation's members, or several states, gather."""

import re

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.parties import codes, official, participants
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_of
from dragoman.records import EventClaim, Role

_NAMED = re.compile(r"(?:[A-Z][\w–-]*\s+){1,4}[Ss]ummit")


def assemble_gathering(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for a summit of an organisation, or of three states or more."""
    if sums_up(candidate.trigger):
        candidate.drop("sums up many at once")
        return []
    members = official(candidate.entities("member"))
    bodies = [
        entity
        for token in [*grammar.modifiers(candidate.trigger), *_of(candidate)]
        for entity in candidate.resolver.entities(token)
        if not entity.is_state
    ]
    everyone = list({(e.start, e.code): e for e in [*members, *bodies]}.values())
    if not any(not e.is_state for e in everyone) and len(codes(everyone)) < 3:
        candidate.drop("a summit of no organisation and of fewer than three states")
        return []
    venue = venue_of(candidate)
    told = _told_before(candidate, story, codes(everyone))
    claim = build(candidate, story, everyone, participants(members, Role.MEMBER), venue=venue)
    if not any(e.is_state or e.person for e in members) and not _held(candidate):
        candidate.drop("only mentioned: nobody takes part, and nothing says that it is held")
        return []
    if told is not None and claim.date is None:
        claim = claim.model_copy(update={"date": told.date, "venue": claim.venue or told.venue})
    named = _NAMED.search(candidate.sentence.text)
    return [claim.model_copy(update={"series": named[0] if named else claim.series})]


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
    if anchor is None:
        return False
    is_subject = candidate.trigger.dep_ in ("nsubj", "nsubjpass") and candidate.trigger.head == anchor
    return is_subject or anchor.lemma_.lower() in (
        "hold",
        "host",
        "convene",
        "organise",
        "organize",
        "open",
        "schedule",
    )


def _of(candidate: Candidate) -> list[Token]:
    return [noun for word, noun in grammar.prepositional(candidate.trigger) if word in ("of", "between")]
