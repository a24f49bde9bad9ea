"""What goes on with an event told before without naming it: "the eighth will be held in Bern", "the one in Oslo follows".

A lone ordinal is the next session of the talks or the commission told just before; "the one in Oslo" another post of
the same sender.
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
from dragoman.coding.where import venue_from_places, venue_of
from dragoman.knowledge.kinds import ordered
from dragoman.knowledge.ordinals import ordinal_value
from dragoman.records import EventClaim, Role

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SERIES = frozenset({"consultation", "commission"})
_ONES = frozenset({"one", "ones", "another", "others", "second", "third", "those", "that"})
# What is said of another post: it follows, is to be opened, will close.
_OF_POSTS = frozenset({"follow", "open", "close", "be", "come", "reopen", "inaugurate", "shut"})


def elliptic(
    report: Report, sentence: Span, resolver: Resolver, story: Story
) -> Iterator[tuple[Candidate, list[EventClaim]]]:
    """Candidates that only point to what was told, with their claims."""
    for token in sentence:
        if token.dep_ not in _SUBJECTS or token.head.pos_ not in ("VERB", "AUX"):
            continue
        if _lone_number(token) and (told := _before(story, _SERIES)):
            candidate = _candidate(report, sentence, resolver, token, told)
            if candidate is not None:
                yield candidate, _session(candidate, story, told)
        elif token.lower_ in _ONES and _in_places(token, resolver) and (told := _before(story, {"mission"})):
            candidate = _candidate(report, sentence, resolver, token, told)
            if candidate is not None and token.head.lemma_.lower() in _OF_POSTS:
                yield candidate, _posts(candidate, story, told)


def _lone_number(token: Token) -> bool:
    """ "The eighth", "the next": with no noun behind it."""
    number = token.lower_ == "next" or ordinal_value(token.lower_) is not None
    definite = any(c.lower_ in ("the", "a") for c in token.children)
    return number and definite and token.pos_ != "PROPN" and not any(c.dep_ == "prep" for c in token.children)


def _in_places(token: Token, resolver: Resolver) -> list[Token]:
    return [n for word, n in grammar.prepositional(token) if word in ("in", "at") and resolver.places_of(n)]


def _before(story: Story, kinds: set[str] | frozenset[str]) -> EventClaim | None:
    """The event of this sentence or the one before, if the latest of these kinds was told there."""
    near = [*(t.claim for t in story.told if story.sentence - t.sentence <= 1), *story.here]
    return next((c for c in reversed(near) if c.type in kinds), None)


def _candidate(
    report: Report, sentence: Span, resolver: Resolver, token: Token, told: EventClaim
) -> Candidate | None:
    kind = next(k for k in ordered() if k.name == told.type)
    modality = modality_of(token)
    if not modality.is_event:
        return None
    verb = token.head
    if verb.lemma_ == "be":  # "is to be held in Bern in May": day and place hang on the infinitive
        verb = next((c for c in verb.children if c.dep_ == "xcomp"), verb)
    return Candidate(kind, kind.frame[0], token, verb, sentence, report, resolver, modality)


def _everyone(told: EventClaim, at: int) -> list[Entity]:
    states = [Entity(at, at, code, True) for code in told.states]
    return states + [Entity(at, at, code, False) for code in told.organisations]


def _session(candidate: Candidate, story: Story, told: EventClaim) -> list[EventClaim]:
    """Another session of the same parties, where it has a day or a place of its own."""
    when, venue = date_of(candidate), venue_of(candidate)
    if (when.edtf is None and venue is None) or (when.edtf is not None and when.edtf == told.date):
        candidate.drop("another session without a day or a place")
        return []
    return [build(candidate, story, _everyone(told, candidate.trigger.idx), [], venue=venue)]


def _posts(candidate: Candidate, story: Story, told: EventClaim) -> list[EventClaim]:
    """One claim for each place where the sender of the post told before has another."""
    acting = [p.country for p in told.participants if p.role is Role.SPEAKER and p.country]
    ground = told.venue.country if told.venue is not None else None
    senders = [c for c in told.states if c in acting] or [c for c in told.states if ground and c != ground]
    at = candidate.trigger.idx
    claims: list[EventClaim] = []
    for noun in _in_places(candidate.trigger, candidate.resolver):
        for place in candidate.resolver.places_of(noun)[:1]:
            if len(senders) != 1 or place.country in (None, *told.states):
                continue
            both = [Entity(at, at, senders[0], True), Entity(at, at, place.country, True)]
            claims.append(build(candidate, story, both, [], venue=venue_from_places([place])))
    if not claims:
        candidate.drop("whose other post it is remains open")
    return claims
