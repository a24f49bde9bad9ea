"""A journey that leans on what was told before: words that only count it ("This is his first visit to Oman"), and one that
leads to where something else just took place."""

import re
from collections.abc import Sequence

from dragoman.annotation.report import within
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.parties import codes, official, participants
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.story import Story
from dragoman.knowledge.ordinals import ordinal_value
from dragoman.records import EventClaim, Role, Status

# "This is her first visit to Oman", "It will be the second trip": of the visit told in one of the sentences before.
_THIS_IS = re.compile(r"\s*(?:This|It|That)(?: \w+)? (?:is|was|will be|would be|marks|marked)\b")
_STILL_THIS = 3
_JUDGING = frozenset(
    {"be", "reflect", "underline", "underscore", "highlight", "demonstrate", "testify", "show", "contribute"}
)


def counts_one_told(candidate: Candidate, story: Story) -> bool:
    """ "X to Paris next Tuesday, his second trip to France this year", "This is his first visit to Oman": the journey just told."""
    numbered = any(ordinal_value(c.lower_) for c in candidate.trigger.children)
    sides = {*codes(candidate.entities("destination")), *codes(candidate.entities("visitor"))}
    if numbered and _THIS_IS.match(candidate.sentence.text):
        near = [
            t.claim
            for t in story.told
            if t.claim.type == "visit" and story.sentence - t.sentence <= _STILL_THIS
        ]
        return any(sides <= {*claim.states, *claim.organisations} for claim in near)
    if _is_judged(candidate):
        return any(
            t.claim.type == "visit" and len(sides) > 1 and sides <= {*t.claim.states, *t.claim.organisations}
            for t in story.told
        )
    return (
        numbered
        and candidate.trigger.dep_ in ("appos", "npadvmod", "dep", "conj", "ROOT")
        and any(claim.type == "visit" for claim in story.in_sentence())
    )


def _is_judged(candidate: Candidate) -> bool:
    """ "The minister's visit to Norway is part of regular exchanges": said of the visit, of which the page has told."""
    noun = candidate.trigger
    if noun.dep_ != "nsubj" or noun.pos_ != "NOUN" or noun.head.lemma_.lower() not in _JUDGING:
        return False
    sentence = candidate.sentence
    dated = within(candidate.report.dates, sentence.start_char, sentence.end_char)
    verb = noun.head
    part = verb.lemma_ != "be" or any(
        c.dep_ == "attr" and c.lower_ in ("part", "testimony", "proof") for c in verb.children
    )
    return part and not dated


def on_ground_told(candidate: Candidate, story: Story, visitors: Sequence[Entity]) -> EventClaim | None:
    """ "Signed it in Riga on Monday. The minister, who was on a working visit, opened": where that was, abroad for him."""
    noun, own = candidate.trigger, codes(official(visitors))
    staying = noun.head.lower_ == "on" and noun.head.head.lemma_ == "be"
    if not staying or len(own) != 1 or not any(c.lower_ in ("a", "an") for c in noun.children):
        return None
    if candidate.modality.status is not Status.OCCURRED or (ground := story.ground_abroad(own)) is None:
        return None
    host = Entity(noun.idx, noun.idx, ground, True, assumed=True)
    people = participants([e for e in visitors if e.person], Role.VISITOR)
    return build(candidate, story, [*visitors, host], people, venue=story.told[-1].claim.venue)
