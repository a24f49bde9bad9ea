"""Acts of one party towards another: sanctions, summonses, expulsions, protests, appeals, missions, aid, incidents."""

import re

from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.parties import codes, official, participants
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_from_places, venue_of
from dragoman.records import EventClaim, Role

# A city within so many characters of the beginning is that of the dateline.
DATELINE_REACH = 40
_ENVOY_TO = re.compile(
    r"\b(?:ambassador|commissioner|envoy|consul|representative|affaires)s?\b[^.,;]{0,25} (?:to|in) (?:the )?$"
)
_GIVEN_TO = re.compile(r"\b(?:to|for) (?:the )?(?:government of |people of )?$")
_ROLES = {"voter": Role.VOTER, "sender": Role.SPEAKER}


def _unsaid_sender(candidate: Candidate, story: Story) -> list[Entity]:
    """Who acts in "the ambassador was summoned": the envoy's own state recalls, the state of the page summons.

    Only in the passive, where grammar leaves the actor out; else nobody is guessed.
    """
    trigger = candidate.trigger
    if candidate.entities("paper"):
        return official(candidate.entities("paper"))[:1]
    if not grammar.is_passive(trigger):
        return []
    at = trigger.idx
    targets = codes(official(candidate.entities("target", "envoy")))
    if candidate.entities("envoy"):
        return [e for e in official(candidate.entities("envoy")) if e.is_state][:1]
    home = candidate.report.home
    if home is not None and home not in targets:
        return [Entity(at, at, home, True, assumed=True)]
    venue = venue_of(candidate)
    if venue is not None and venue.country is not None and venue.country not in targets:
        return [Entity(at, at, venue.country, True)]
    dateline = next((p for p in candidate.report.places if p.start < DATELINE_REACH), None)
    if dateline is not None and dateline.country is not None and dateline.country not in targets:
        return [Entity(at, at, dateline.country, True, assumed=True)]
    pair = story.parties()
    if pair is not None and set(targets) & set(pair[0]):
        return [Entity(at, at, code, True, assumed=True) for code in pair[0] if code not in targets][:1]
    return []


def _of_post(candidate: Candidate, acting: list[str]) -> list[Entity]:
    """Whom an envoy or post is sent to: "its ambassador to X", "Russia's consulate", "as high commissioner to X"."""
    others = [e for e in official(candidate.entities("envoy", "post")) if e.code not in acting]
    if others:
        return others
    text = candidate.report.text
    receiver = _GIVEN_TO if candidate.kind.name == "aid" else _ENVOY_TO
    for actor in candidate.resolver.actors:
        before = text[max(0, actor.start - 60) : actor.start].lower()
        if actor.code not in acting and receiver.search(before):
            return candidate.resolver.of_actor(actor)
    return []


def assemble_directed(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim from the sender (or voter) towards the target."""
    senders = official(candidate.entities("sender", "voter"))
    if not senders and "sender" in candidate.frame.require:
        senders = _unsaid_sender(candidate, story)
    targets = [e for e in official(candidate.entities("target")) if e.code not in codes(senders)]
    if any(sums_up(token) for token in candidate.tokens("sender", "voter")) or len(codes(senders)) == 0:
        candidate.drop("nobody acts")
        return []
    if "target" in candidate.frame.require and not targets:
        targets = _of_post(candidate, codes(senders))
    if "target" in candidate.frame.require and not targets:
        candidate.drop("no other party is acted upon")
        return []
    slot = "voter" if candidate.entities("voter") else "sender"
    people = [
        *participants(senders, _ROLES[slot]),
        *participants(targets, Role.TARGET if candidate.kind.name != "statement" else Role.ADDRESSEE),
    ]
    people += participants([e for e in candidate.entities("envoy") if e.person], Role.TARGET)
    venue = venue_of(candidate)
    if venue is None and candidate.kind.name == "mission":
        posts = [p for t in candidate.tokens("target", "post") for p in candidate.resolver.places_of(t)]
        venue = venue_from_places(posts)
    if candidate.kind.name == "vote":
        senders = [*senders, *_body(candidate, story)]
    if candidate.kind.name == "expulsion" and len(codes(senders)) > 1:
        by_state = [[e for e in senders if e.code == code] for code in codes(senders)]
        return [build(candidate, story, [*own, *targets], people, venue=venue) for own in by_state]
    return [build(candidate, story, [*senders, *targets], people, venue=venue)]


def _body(candidate: Candidate, story: Story) -> list[Entity]:
    """The organisation in which a vote was taken: named in the sentence, or that of the vote told before."""
    named = [e for a in candidate.resolver.actors if not a.is_state for e in candidate.resolver.of_actor(a)]
    if named:
        return named[:1]
    at = candidate.trigger.idx
    before = [c for c in story.recent() if c.type == "vote" and c.organisations]
    return [Entity(at, at, code, False) for claim in before[:1] for code in claim.organisations]
