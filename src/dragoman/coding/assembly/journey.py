"""Visits: somebody of one state or organisation goes to another."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.coding.assembly.build import build, forms
from dragoman.coding.assembly.itinerary import Destination, destinations_of, invited_by, legs_of, stops_of
from dragoman.coding.assembly.parties import codes, is_private, participants
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.items import Gapped, days_of, gapped
from dragoman.coding.story import Story
from dragoman.coding.when import date_of
from dragoman.coding.where import venue_from_places
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.records import EventClaim, Participant, Role, Status

_FOR_PLEASURE = frozenset({"holiday", "holidays", "vacation", "honeymoon", "funeral-goers", "sightseeing"})
# Somebody who is somewhere is there on a visit where a purpose is told, or a day.
_PURPOSE = re.compile(
    r"\b(?:for (?:a|an|the|his|her|talks|consultations|meetings|negotiations|discussions)|to \w+|on (?:a|an|his|her)|"
    r"as (?:a|the) guest|at the (?:invitation|head))\b"
)
_ALONG = re.compile(r"\b(?:accompanied by|together with|along with)\b")
# Characters after "accompanied by" within which the companion is named.
ALONG_REACH = 12
_POSTED = ("ambassador", "chargé", "consul", "permanent representative")


def assemble_journey(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for each country or organisation visited."""
    plural = candidate.trigger.tag_ == "NNS" and len(codes(candidate.entities("destination"))) < 2
    if plural or any(sums_up(token) for token in [candidate.trigger, *candidate.tokens("visitor")]):
        candidate.drop("sums up many at once")
        return []
    if _bare_under_noun(candidate):
        candidate.drop("nobody's visit")
        return []
    if _FOR_PLEASURE & {t.lower_ for t in candidate.sentence}:
        candidate.drop("a private journey")
        return []
    if candidate.trigger.pos_ == "AUX" and not _on_purpose(candidate):
        candidate.drop("only said to be there")
        return []
    visitors = [e for e in _led(candidate.entities("visitor")) if not is_private(e) or _sent_by_parliament(e)]
    if not any(t.tag_ == "WP$" for t in candidate.tokens("visitor")):
        visitors = visitors or _main_person(candidate)
    legs = legs_of(candidate)
    routed = {t.i for leg in legs for t in leg.tokens("destination")}
    candidate.words["destination"] = [t for t in candidate.tokens("destination") if t.i not in routed]
    destinations = (
        [] if legs and not candidate.tokens("destination") else destinations_of(candidate, visitors)
    )
    claims = _claims(candidate, story, visitors, destinations)
    for leg in legs:
        leg.dropped = None
        claims += _claims(leg, story, visitors, stops_of(leg))
    if claims:
        candidate.dropped = None
    elif not legs and not destinations:
        return _told_again(candidate, story, visitors)
    return claims


def _bare_under_noun(candidate: Candidate) -> bool:
    """ "Visas on arrival", "the right of stay": a noun without anything of its own under another noun."""
    trigger = candidate.trigger
    if trigger.tag_ != "NN" or trigger.dep_ != "pobj" or any(c.dep_ != "punct" for c in trigger.children):
        return False
    return trigger.head.head.pos_ == "NOUN" and trigger.head.lower_ in ("on", "upon", "of")


def _claims(
    candidate: Candidate, story: Story, visitors: list[Entity], destinations: list[Destination]
) -> list[EventClaim]:
    """One claim for each destination, with those who go there."""
    if not destinations:
        return []
    visitors = _travelling(candidate, _of_one_side(visitors, destinations))
    visitors = visitors or _of_other_state(candidate, destinations)
    people = [*participants(visitors, Role.VISITOR), *_companions(candidate, visitors)]
    if not visitors:
        visitors, people = _of_the_story(candidate, story, destinations)
    if not visitors:
        candidate.drop("no official visitor")
        return []
    hosts = [e for e in invited_by(candidate) if e.person is not None]
    destinations, likewise = _likewise(candidate, destinations)
    stops = [(d.party.start, d.party.end) for d in destinations]
    claims = []
    for destination, day in zip(destinations, days_of(candidate, stops, likewise), strict=True):
        if destination.party.code in codes(visitors):
            candidate.drop("within the visitor's own country")
            continue
        inviting = participants([e for e in hosts if e.code == destination.party.code], Role.HOST)
        parties = [*visitors, destination.party]
        claim = build(candidate, story, parties, [*people, *inviting], venue=destination.venue, day=day)
        if candidate.trigger.lemma_.lower() == "return":
            claim = claim.model_copy(update={"date": None})  # the day of coming home
        claims.append(claim)
    return claims + [_of_gap(candidate, story, item) for item in likewise]


def _likewise(
    candidate: Candidate, destinations: list[Destination]
) -> tuple[list[Destination], list[Gapped]]:
    """The destinations of the subject himself, and the journeys of others told without the verb: "and Y to B"."""
    if candidate.trigger.pos_ != "VERB":
        return destinations, []
    for destination in sorted(destinations, key=lambda d: d.party.start):
        found = gapped(candidate, destination.party.end)
        if found and destination.party.end > candidate.trigger.idx:
            return [d for d in destinations if d.party.start <= destination.party.start], found
    return destinations, []


def _of_gap(candidate: Candidate, story: Story, item: Gapped) -> EventClaim:
    traveller = candidate.resolver.of_person(item.person)
    party = Entity(item.place.start, item.place.end, item.place.country, True)
    people = participants([traveller], Role.VISITOR)
    venue = venue_from_places([item.place])
    return build(candidate, story, [traveller, party], people, venue=venue, day=item.day)


def _companions(candidate: Candidate, visitors: Sequence[Entity]) -> list[Participant]:
    """ "Accompanied by Foreign Minister X": who of the same country goes along."""
    with_them = _ALONG.search(candidate.sentence.text)
    if with_them is None:
        return []
    at = candidate.sentence.start_char + with_them.end()
    known = {e.person.person.name for e in visitors if e.person is not None}
    for mention in candidate.resolver.persons:
        along = at <= mention.start < at + ALONG_REACH and mention.form == "name"
        entity = candidate.resolver.of_person(mention)
        if along and entity.code in codes(visitors) and mention.person.name not in known:
            return participants([entity], Role.DELEGATION)
    return []


def _sent_by_parliament(entity: Entity) -> bool:
    """A group of members of parliament is a delegation; one of them travels on his own account."""
    return (
        entity.person is not None
        and entity.person.plural > 1
        and entity.code is not None
        and entity.person.office in ("Senator", "Member of Parliament")
    )


def _on_purpose(candidate: Candidate) -> bool:
    """Whether a purpose or a day is told of somebody who "is in Rome"; who is posted there is there all the time."""
    offices = " ".join((e.person.office or "").lower() for e in candidate.entities("visitor") if e.person)
    if any(word in offices for word in _POSTED) or any(c.dep_ == "xcomp" for c in candidate.trigger.children):
        return False
    places = [t.idx + len(t) - candidate.sentence.start_char for t in candidate.tokens("destination")]
    after = candidate.sentence.text[min(places, default=0) :]
    return _PURPOSE.search(after) is not None or date_of(candidate).mention is not None


def _led(visitors: list[Entity]) -> list[Entity]:
    """The visitors; who leads a delegation and is given no country of his own is of the country of the delegation."""
    sent = [
        e for e in visitors if e.person is not None and e.person.form == "delegation" and e.code is not None
    ]
    if len(codes(sent)) != 1:
        return visitors
    code, is_state = sent[0].code, sent[0].is_state
    named = [e for e in visitors if e.person is not None and e.person.form == "name"]
    led = [replace(e, code=code, is_state=is_state) for e in named if e.code in (None, code)]
    return [*led, *[e for e in visitors if e not in named and e not in sent]] if led else visitors


def _main_person(candidate: Candidate) -> list[Entity]:
    """Whom the sentence is about, where the journey's own words name nobody: its first subject, a named person.

    Where the parse has no subject, it is the only person named before.
    """
    for token in candidate.sentence:
        if token.i >= candidate.trigger.i:
            break
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            and token.tag_ not in ("WP", "WDT")
            and token.head.dep_ != "relcl"
        ):
            found = candidate.resolver.entities(token)
            return [e for e in found if e.person is not None and not is_private(e)]
    hosts = {e.code for e in invited_by(candidate)}
    before = [candidate.resolver.of_person(p) for p in candidate.resolver.persons
              if p.end <= candidate.trigger.idx and p.form == "name"]  # fmt: skip
    found = [e for e in before if e.code not in hosts and not is_private(e)]
    return found if len(codes(found)) == 1 and len(found) == 1 else []


def _of_other_state(candidate: Candidate, destinations: Sequence[Destination]) -> list[Entity]:
    """An official without a country is of the one other state that his sentence names ("for Slovak-Kenyan talks")."""
    nameless = [e for e in candidate.entities("visitor") if e.person is not None and e.code is None]
    offices = [
        e
        for e in nameless
        if e.person and e.person.form == "name" and (e.person.office or e.person.person.office)
    ]
    visited = {d.party.code for d in destinations}
    others = {a.code for a in candidate.resolver.actors if a.is_state} - visited
    if len(offices) != 1 or len(visited) != 1 or len(others) != 1:
        return []
    led = replace(offices[0], code=others.pop(), is_state=True, assumed=True)
    return [] if is_private(led) else [led]


def _of_the_story(
    candidate: Candidate, story: Story, destinations: Sequence[Destination]
) -> tuple[list[Entity], list[Participant]]:
    """Who "he" and "the tour" speak of: those on the journey that the report told of last."""
    named_so = any(
        t.lower_ in ("he", "she")
        or (t.lemma_.lower() in official_nouns() and any(c.lower_ == "the" for c in t.children))
        for t in candidate.tokens("visitor")
    )
    if candidate.tokens("visitor") and not named_so and candidate.trigger.pos_ not in ("NOUN", "PROPN"):
        return [], []
    for claim in story.recent():
        travelling = [p for p in claim.participants if p.role in (Role.VISITOR, Role.DELEGATION)]
        sent = {p.country for p in travelling if p.country is not None}
        if claim.type != "visit" or len(sent) != 1 or sent & {d.party.code for d in destinations}:
            continue
        code, at = sent.pop(), candidate.trigger.idx
        return [Entity(at, at, code, code in claim.states)], travelling
    return [], []


def _told_again(candidate: Candidate, story: Story, visitors: Sequence[Entity]) -> list[EventClaim]:
    """ "The visit has been put off": what became of a visit told before, or its day; else nothing is told anew."""
    definite = any(
        c.dep_ == "poss" or c.lower_ in ("the", "this", "that") for c in candidate.trigger.children
    )
    news = (
        candidate.modality.status in (Status.POSTPONED, Status.CANCELLED)
        or date_of(candidate).mention is not None
    )
    if candidate.trigger.pos_ not in ("NOUN", "PROPN") or not definite or not news:
        candidate.drop("no destination")
        return []
    named = {e.person.person.name for e in visitors if e.person is not None and e.person.person.name}
    for claim in story.recent():
        people = {p.name for p in claim.participants if p.name}
        if claim.type != "visit" or (
            visitors and not set(codes(visitors)) & {*claim.states, *claim.organisations}
        ):
            continue
        if named and people and not named & people:
            continue
        at = candidate.trigger.idx
        parties = [
            Entity(at, at, code, code in claim.states) for code in (*claim.states, *claim.organisations)
        ]
        return [build(candidate, story, parties, claim.participants, venue=claim.venue)]
    candidate.drop("no destination")
    return []


def _travelling(candidate: Candidate, visitors: Sequence[Entity]) -> list[Entity]:
    """Those who can travel: people and delegations. A country "visits" another only on pages of sport.

    "A Chinese state visit" is of nobody named, but official.
    """
    if any(e.person is not None or not e.is_state for e in visitors):
        return list(visitors)
    acting = any(
        t.lemma_.lower() in official_nouns() or t.lower_ in ("i", "we") for t in candidate.tokens("visitor")
    )
    return list(visitors) if acting or forms(candidate) else []


def _of_one_side(visitors: Sequence[Entity], destinations: Sequence[Destination]) -> list[Entity]:
    """The visitors, without the modifier that names the country visited ("the Georgia visit")."""
    visited = {d.party.code for d in destinations}
    bare = [e for e in visitors if e.person is None and e.code in visited]
    kept = [e for e in visitors if e not in bare]
    return kept if kept else list(visitors)
