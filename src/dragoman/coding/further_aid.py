"""More of an aid that was just told: "A second batch will be delivered in May", "two more flights are to leave on Friday".

The noun counts on from the help told before and names no party: giver and receiver are those of that help.
"""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from dragoman.annotation.modality import modality_of
from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver
from dragoman.coding.story import Story
from dragoman.coding.when import date_of
from dragoman.knowledge.kinds import kinds
from dragoman.knowledge.ordinals import ordinal_value
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Participant, Role, Status

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# So many sentences on, "a second batch" still is of the same help.
_REACH = 3
_PARTS = vocabulary("consignments")
_MORE = frozenset({"another", "further", "more", "additional", "remaining", "next", "final", "last", "other"})
_MOVED = vocabulary("gives", "sends", "arrives", "departs") | {
    "be",
    "disburse",
    "expect",
    "follow",
    "pay",
    "release",
    "set",
    "take",
    "unload",
}


def further_aid(
    report: Report, sentence: Span, resolver: Resolver, story: Story
) -> Iterator[tuple[Candidate, list[EventClaim]]]:
    """A candidate for more of the aid told just before, with its claim, where the sentence gives it a day."""
    told = next(
        (
            t.claim
            for t in reversed(story.told)
            if story.sentence - t.sentence <= _REACH and t.claim.type == "aid"
        ),
        None,
    )
    if told is None or any(c.type == "aid" for c in story.here):
        return
    for noun in sentence:
        if not _counts_on(noun) or noun.head.lemma_.lower() not in _MOVED:
            continue
        if any(a.is_state and a.code not in told.states for a in resolver.actors):
            return
        modality = modality_of(noun)
        if not modality.is_event:
            return
        verb = next((c for c in noun.head.children if c.dep_ == "xcomp"), noun.head)
        kind = kinds()["aid"]
        candidate = Candidate(kind, kind.frame[0], noun, verb, sentence, report, resolver, modality)
        yield candidate, _more(candidate, story, told)
        return


def _counts_on(noun: Token) -> bool:
    """Whether a noun is one more part of something, of which the words around it name no other content."""
    if noun.dep_ not in _SUBJECTS or noun.head.pos_ not in ("VERB", "AUX"):
        return False
    if ordinal_value(noun.lower_) is not None:  # "the first of two cargo planes"
        return any(word == "of" and n.lemma_.lower() in _PARTS for word, n in grammar.prepositional(noun))
    if noun.lemma_.lower() not in _PARTS:
        return False
    before = [t for t in noun.subtree if t.i < noun.i]
    further = any(t.lower_ in _MORE or ordinal_value(t.lower_) is not None for t in before)
    return further and not any(
        word == "of" and n.lemma_.lower() in _PEOPLE for word, n in grammar.prepositional(noun)
    )


# A batch of these is no help.
_PEOPLE = vocabulary("people_in_batches")


def _more(candidate: Candidate, story: Story, told: EventClaim) -> list[EventClaim]:
    """The claim of what follows, if it has a day of its own."""
    when = date_of(candidate)
    if when.edtf is None or when.edtf == told.date:
        candidate.drop("more of an aid without a day of its own")
        return []
    at = candidate.trigger.idx
    parties = [Entity(at, at, code, True) for code in told.states]
    parties += [Entity(at, at, code, False) for code in told.organisations]
    aims = {p.country for p in told.participants if p.role is Role.TARGET and p.country}
    people = [Participant(country=code, role=Role.TARGET) for code in sorted(aims)]
    claim = build(candidate, story, parties, people)
    return [claim] if claim.status in (Status.OCCURRED, Status.PLANNED) else []
