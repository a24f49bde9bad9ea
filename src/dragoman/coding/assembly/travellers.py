"""Who travels: the people of a journey's own words, those on the way in the story, those sent or led."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.assembly.build import forms
from dragoman.coding.assembly.homeland import ground_of
from dragoman.coding.assembly.itinerary import Destination, invited_by
from dragoman.coding.assembly.parties import (
    PRIVATE_RANK,
    codes,
    is_private,
    is_ranked,
    of_nation,
    participants,
)
from dragoman.coding.bands import is_official_band
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.story import Story
from dragoman.knowledge.noun_classes import nouns_of
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.knowledge.triggers import event_nouns
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Participant, Role

_ITS = re.compile(
    r"\b(?:its|the (?:country|nation|kingdom|island|republic)['’]s) (?:\w+ ){0,2}", re.IGNORECASE
)
_ITS_REACH = 30
_ALONG = re.compile(r"\b(?:accompanied by|together with|along with)\b")
# Characters after "accompanied by" within which the companion is named.
ALONG_REACH = 12


def companions(candidate: Candidate, visitors: Sequence[Entity]) -> list[Participant]:
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


def fellow_travellers(candidate: Candidate, visitors: Sequence[Entity], ground: set[str]) -> list[Entity]:
    """ "Flew to Tripoli with her Spanish counterpart, X": who of another state came along, and is not at home there."""
    verb = candidate.trigger
    if verb.pos_ != "VERB" or len(codes(visitors)) != 1 or verb.lemma_.lower() not in _SETTING_OUT:
        return []
    found: list[Entity] = []
    for word in verb.children:
        if word.lower_ not in ("with", "alongside") or word.dep_ != "prep" or word.i < verb.i:
            continue
        before = word.nbor(-1)
        if before.lemma_.lower() in event_nouns() or before.pos_ == "NOUN":
            continue  # "for talks with X", wherever the parse hangs it
        found += [e for n in grammar.objects_of_preposition(word) for e in candidate.resolver.entities(n)]
    along = [e for e in found if e.person is not None and is_ranked(e) and e.is_state]
    return [e for e in along if e.code not in {*codes(visitors), *ground}]


_SETTING_OUT = vocabulary("arrives", "departs", "travels") | {"tour", "visit"}
_LED = re.compile(r"\b(?:led|headed) by (?:the |its |their )?$")


def leaders(candidate: Candidate, visitors: Sequence[Entity]) -> list[Participant]:
    """ "A government delegation led by X": X, of whom no office is told, is there for who sends the delegation."""
    sent = codes(visitors)
    named = {e.person.person.name for e in visitors if e.person is not None}
    text = candidate.report.text
    found = [
        e
        for e in candidate.entities("visitor")
        if e.person is not None
        and e.person.person.name
        and e.person.person.name not in named
        and e.code in (None, *sent)
        and _LED.search(text[max(0, e.start - 25) : e.start])
    ]
    return participants([replace(e, code=sent[0]) for e in found], Role.VISITOR) if len(sent) == 1 else []


_ONWARD = frozenset({"on", "onward", "onwards", "then", "next", "afterwards"})
_CONTINUING = frozenset({"continue", "proceed"})


def going_on(candidate: Candidate, story: Story, visitors: list[Entity]) -> list[Entity]:
    """ "He flies on to La Paz": who goes on is the one whom the story has under way, not whom it quoted in between."""
    trigger = candidate.trigger
    pronouns = [e for e in visitors if e.person is not None and e.person.form == "pronoun"]
    onward = trigger.lemma_.lower() in _CONTINUING or any(
        c.lower_ in _ONWARD for c in trigger.children if c.dep_ in ("advmod", "prt", "prep")
    )
    if not onward or len(pronouns) != len(visitors) or not pronouns:
        return visitors
    for claim in story.recent():
        if claim.type != "visit":
            continue
        travelling = {
            p.name for p in claim.participants if p.role in (Role.VISITOR, Role.DELEGATION) and p.name
        }
        if not travelling or any(e.person and e.person.person.name in travelling for e in pronouns):
            return visitors
        known = [p for p in candidate.report.persons if p.person.name in travelling and p.end <= trigger.idx]
        return [candidate.resolver.of_person(known[-1])] if known else visitors
    return visitors


def sent(candidate: Candidate) -> list[Entity]:
    """ "X sent his foreign minister to Khartoum": who is sent goes, not who sends."""
    if candidate.trigger.lemma_.lower() not in ("send", "dispatch") or candidate.trigger.pos_ != "VERB":
        return []
    named = [e for noun in grammar.objects(candidate.trigger) for e in candidate.resolver.entities(noun)]
    people = [
        e for e in named if e.person is not None and (e.person.person.name or e.person.form != "delegation")
    ]
    senders = codes(candidate.entities("visitor"))
    if not people and any(t.lemma_.lower() in ("envoy", "emissary") for t in candidate.tokens("visitor")):
        sending = [e for e in candidate.entities("visitor") if e.code is not None]
        return [replace(e, person=None) for e in sending[:1]]  # "President X sent an envoy": X stays at home
    return (
        [e if e.code is not None else replace(e, code=senders[0], is_state=True) for e in people]
        if senders
        else people
    )


_OFFICIAL = re.compile(
    r"\b(?:ministr|minister|president\b|premier\b|government|bilateral|diplomat|embassy|state television)",
    re.IGNORECASE,
)
FEWEST_OFFICIALS = 2
"""A page that names so many officials of rank is about politics: there "Kuwait's X" travels for Kuwait."""


def for_nation(candidate: Candidate, entity: Entity) -> bool:
    """ "Kuwait's Sabah al-Khalid flies to Washington": an office is left out where every reader knows it."""
    if not of_nation(candidate, entity):
        return False
    if forms(candidate) or _OFFICIAL.search(candidate.sentence.text):
        return True
    ranked = {
        p.person.name or p.text
        for p in candidate.report.persons
        if (p.known_rank or PRIVATE_RANK) < PRIVATE_RANK
    }
    return len(ranked) >= FEWEST_OFFICIALS


def sent_by_parliament(entity: Entity) -> bool:
    """A group of members of parliament is a delegation; one of them travels on his own account."""
    return (
        entity.person is not None
        and entity.person.plural > 1
        and entity.code is not None
        and entity.person.office in ("Senator", "Member of Parliament")
    )


def led_by(visitors: list[Entity]) -> list[Entity]:
    """The visitors; who leads a delegation and is given no country of his own is of the country of the delegation."""
    sent = [
        e for e in visitors if e.person is not None and e.person.form == "delegation" and e.code is not None
    ]
    if len(codes(sent)) != 1:
        return visitors
    code, is_state = sent[0].code, sent[0].is_state
    named = [e for e in visitors if e.person is not None and e.person.form == "name"]
    led = [replace(e, code=code, is_state=is_state) for e in named if e.code in (None, code)]
    if led and all(is_private(e) for e in led):
        return visitors  # "a delegation led by X", of whom nothing else is told
    return [*led, *[e for e in visitors if e not in named and e not in sent]] if led else visitors


def main_person(candidate: Candidate) -> list[Entity]:
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
            return [
                e for e in found if e.person is not None and (not is_private(e) or for_nation(candidate, e))
            ]
    hosts = {e.code for e in invited_by(candidate)}
    before = [candidate.resolver.of_person(p) for p in candidate.resolver.persons
              if p.end <= candidate.trigger.idx and p.form in ("name", "office")]  # fmt: skip
    found = [e for e in before if e.code not in hosts and not is_private(e)]
    return found if len(codes(found)) == 1 and len(found) == 1 else []


def of_other_state(candidate: Candidate, destinations: Sequence[Destination]) -> list[Entity]:
    """An official without a country is of the one other state that his sentence names ("for Slovak-Kenyan talks")."""
    nameless = [e for e in candidate.entities("visitor") if e.person is not None and e.code is None]
    offices = [e for e in nameless if e.person and e.person.form == "name" and e.person.known_office]
    visited = {d.party.code for d in destinations}
    others = candidate.resolver.states - visited
    if len(offices) != 1 or len(visited) != 1 or len(others) != 1:
        return []
    led = replace(offices[0], code=others.pop(), is_state=True, assumed=True)
    return [] if is_private(led) else [led]


def of_the_story(
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


def travelling_of(candidate: Candidate, visitors: Sequence[Entity]) -> list[Entity]:
    """Those who can travel: people and delegations. A country "visits" another only on pages of sport.

    "A Chinese state visit" is of nobody named, but official.
    """
    if any(e.person is not None or not e.is_state for e in visitors):
        return list(visitors)
    acting = any(
        t.lemma_.lower() in official_nouns() or t.lower_ in ("i", "we") or is_official_band(t)
        for t in candidate.tokens("visitor")
    )
    return list(visitors) if acting or forms(candidate) else []


def of_its_country(candidate: Candidate, destinations: Sequence[Destination]) -> list[Entity]:
    """ "Its interim president", "the country's foreign minister": of the state that the paragraph speaks of."""
    visited = {d.party.code for d in destinations}
    text = candidate.report.text
    for entity in candidate.entities("visitor"):
        if entity.person is None or entity.code is not None or entity.person.form not in ("office", "name"):
            continue
        opening = _ITS.match(text, entity.start) or _ITS.search(
            text, max(0, entity.start - _ITS_REACH), entity.start
        )
        if opening is None:
            continue
        start = text.rfind("\n", 0, entity.start) + 1
        before = [
            a for a in candidate.report.actors
            if a.is_state and start <= a.start and a.end <= opening.start() and a.code not in visited
        ]  # fmt: skip
        if before:
            return [replace(entity, code=before[-1].code, is_state=True)]
    return []


def of_ground(candidate: Candidate, destinations: Sequence[Destination]) -> list[Entity]:
    """ "The Crown Prince left for Lithuania", on the page of one court or ministry: an office alone is that country's."""
    ground = ground_of(candidate.report, candidate.trigger.idx)
    if ground is None or ground in {d.party.code for d in destinations}:
        return []
    nameless = [e for e in candidate.entities("visitor") if e.person is not None and e.code is None]
    return [
        replace(e, code=ground, is_state=True, assumed=True)
        for e in nameless
        if is_ranked(e) and e.person and e.person.form in ("office", "name")
    ]


def of_one_side(visitors: Sequence[Entity], destinations: Sequence[Destination]) -> list[Entity]:
    """The visitors, without the modifier that names the country visited ("the Georgia visit"), and without those at home there
    ("signed by A's and B's ministers, who had come to A's capital")."""
    visited = {d.party.code for d in destinations}
    bare = [e for e in visitors if e.person is None and e.code in visited]
    kept = [e for e in visitors if e not in bare]
    abroad = [e for e in kept if e.code not in visited]
    if len(visited) == 1 and len(codes(abroad)) == 1 and all(e.code is not None for e in kept):
        return abroad
    return kept if kept else list(visitors)


_VEHICLES = nouns_of("craft") | {"lorry", "truck", "convoy", "vehicle", "flight", "train", "wagon", "van"}


def _somebodys(vehicle: Token) -> bool:
    """ "Whose plane landed", "the president's jet": one vehicle that belongs to somebody brings him."""
    return vehicle.tag_ != "NNS" and any(c.dep_ == "poss" for c in vehicle.children)


def of_freight(candidate: Candidate) -> bool:
    """ "Two planes with tents had left Dodoma for Comoros", said the minister: vehicles in which no official is told to be."""
    tokens = candidate.tokens("visitor")
    if not tokens or any(t.lemma_.lower() not in _VEHICLES or _somebodys(t) for t in tokens):
        return False
    aboard = {t.idx for token in tokens for t in token.subtree}
    return not any(p.start <= at < p.end for p in candidate.resolver.persons for at in aboard)
