"""Words that only count a journey told before: "his second trip to France this year", "This is his first visit to Oman"."""

import re

from dragoman.annotation.report import within
from dragoman.coding.assembly.parties import codes
from dragoman.coding.candidate import Candidate
from dragoman.coding.story import Story
from dragoman.knowledge.ordinals import ordinal_value

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
