"""Visits: somebody of one state or organisation goes to another."""

import re
from collections.abc import Sequence

from dragoman.annotation.mentions import ActorForm
from dragoman.coding import grammar
from dragoman.coding.assembly.ahead import later_stops_ahead, of_first_stop
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.itinerary import (
    Destination,
    destinations_of,
    invited_by,
    legs_of,
    stops_of,
    to_ground,
    to_receiver,
    to_speaker,
)
from dragoman.coding.assembly.parties import codes, is_private, participants
from dragoman.coding.assembly.same_journey import counts_one_told, on_ground_told
from dragoman.coding.assembly.spoken_of import only_spoken_of
from dragoman.coding.assembly.standing import lives_there
from dragoman.coding.assembly.travellers import (
    companions,
    fellow_travellers,
    for_nation,
    going_on,
    leaders,
    led_by,
    main_person,
    of_freight,
    of_ground,
    of_its_country,
    of_one_side,
    of_other_state,
    of_the_story,
    sent,
    sent_by_parliament,
    travelling_of,
)
from dragoman.coding.candidate import Candidate
from dragoman.coding.ceremonies import only_posted, opens_something
from dragoman.coding.durations import until_return
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.items import Gapped, days_of, gapped, shared_day
from dragoman.coding.story import Story
from dragoman.coding.when import date_of
from dragoman.coding.where import venue_from_places
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Role, Status

_FOR_PLEASURE = frozenset({"holiday", "holidays", "vacation", "honeymoon", "funeral-goers", "sightseeing"})
# Somebody who is somewhere is there on a visit where a purpose is told, or a day.
_PURPOSE = re.compile(
    r"\b(?:for (?:a|an|the|his|her|talks|consultations|meetings|negotiations|discussions)|to \w+|on (?:a|an|his|her)|"
    r"as (?:a|the) guest|at the (?:invitation|head)|until|since|where (?:he|she|they)|with (?:a|an|his|her) \w+ ?\w* ?delegation|"
    r"(?:leading|heading) (?:a|an|his|her))\b"
)
FEWEST_STOPS = 2
"""So many places must be named for "stops", "visits" to be journeys that can be told one by one."""
_POSTED = ("ambassador", "chargé", "consul", "permanent representative")


def _goal_before_noun(candidate: Candidate) -> None:
    """ "The Ghanaian leader winds up his Benin trip": the bare name before the noun is where he goes, since another travels."""
    trigger = candidate.trigger
    if trigger.pos_ not in ("NOUN", "PROPN") or candidate.tokens("destination"):
        return
    before = set(grammar.modifiers(trigger))
    names = [a for a in candidate.resolver.actors if a.is_state and a.form is ActorForm.NAME]
    travellers = candidate.tokens("visitor")
    goals = [t for t in travellers if t in before and any(a.start <= t.idx < a.end for a in names)]
    others = [t for t in travellers if t not in before]
    going = {e.code for t in others for e in candidate.resolver.entities(t) if e.code is not None}
    visited = {e.code for t in goals for e in candidate.resolver.entities(t)}
    if goals and going and not going & visited:
        candidate.words["visitor"] = [t for t in travellers if t not in goals]
        candidate.words["destination"] = goals


def assemble_journey(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for each country or organisation visited."""
    _goal_before_noun(candidate)
    named = {p.country for t in candidate.tokens("destination") for p in candidate.resolver.places_of(t)}
    named |= set(codes(candidate.entities("destination")))
    entry = candidate.report.keeper is not None and candidate.trigger.i == candidate.sentence.start
    plural = candidate.trigger.tag_ == "NNS" and len(named) < FEWEST_STOPS and not entry  # "Travels to Rome"
    plural = plural and candidate.trigger.lemma_ not in ("day", "night", "hour")  # "after two days in Rome"
    if plural or any(sums_up(token) for token in [candidate.trigger, *candidate.tokens("visitor")]):
        candidate.drop("sums up many at once")
        return []
    if of_freight(candidate):
        candidate.drop("freight, nobody's journey")
        return []
    if _to_a_gathering(candidate):
        candidate.drop("leads a delegation to a gathering, no journey of its own")
        return []
    if counts_one_told(candidate, story):
        candidate.drop("only counts the journey told before")
        return []
    if _at_an_office(candidate) or _to_a_post(candidate):
        candidate.drop("a call at somebody's office, no journey")
        return []
    if only_spoken_of(candidate):
        candidate.drop("nobody's visit")
        return []
    if _FOR_PLEASURE & {t.lower_ for t in candidate.sentence}:
        candidate.drop("a private journey")
        return []
    standing = candidate.trigger.pos_ == "AUX" or candidate.trigger.lemma_ == "represent"
    standing = standing and candidate.trigger.lower_ != "been"  # "having been to Jeddah and Doha"
    if standing and _on_visit(candidate):
        candidate.drop("told by the noun of the visit")
        return []
    if standing and not _on_purpose(candidate):
        candidate.drop("only said to be there")
        return []
    if candidate.trigger.lemma_ in ("expect", "await") and any(
        c.dep_ == "xcomp" for c in candidate.trigger.children
    ):
        candidate.drop("expected to do something else")
        return []
    if candidate.trigger.dep_ in ("xcomp", "advcl", "ccomp") and candidate.trigger.head.lemma_ in (
        "call",
        "appeal",
    ):
        candidate.drop("only asked for")
        return []
    if only_posted(candidate) or opens_something(candidate):
        candidate.drop("posted there, or told by what was opened")
        return []
    visitors = sent(candidate) or led_by(candidate.entities("visitor"))
    visitors = [e for e in visitors if not is_private(e) or sent_by_parliament(e) or for_nation(candidate, e)]
    visitors = going_on(candidate, story, visitors)
    if not any(t.tag_ == "WP$" for t in candidate.tokens("visitor")):
        visitors = visitors or main_person(candidate)
    visitors = [*visitors, *fellow_travellers(candidate, visitors, {c for c in named if c})]
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
        if (ground := on_ground_told(candidate, story, visitors)) is not None:
            return [ground]
        return _told_again(candidate, story, visitors) or _at_home_of_report(candidate, story, visitors)
    return claims


_GATHERINGS = vocabulary("gatherings", "talks") | {
    "commission",
    "committee",
    "council",
    "ministerial",
    "round",
}


def _to_a_gathering(candidate: Candidate) -> bool:
    """ "Headed the national delegation to the fourth meeting of the joint commission": the meeting is told, no visit."""
    trigger, towards = candidate.trigger, candidate.tokens("destination")
    leading = trigger.pos_ == "VERB" and trigger.lemma_.lower() in ("lead", "head")
    return leading and bool(towards) and all(t.lemma_.lower() in _GATHERINGS for t in towards)


def _at_an_office(candidate: Candidate) -> bool:
    """ "Paid the minister a courtesy visit", "a farewell visit to the president": whom one visits is a person."""
    trigger, anchor = candidate.trigger, candidate.anchor
    if trigger.lemma_.lower() != "visit" or not _COURTESY & {c.lower_ for c in trigger.children}:
        return False
    nouns = [noun for word, noun in grammar.prepositional(trigger) if word in ("to", "on", "upon")]
    nouns += grammar.datives(anchor) if anchor is not None else []
    return any(e.person is not None for n in nouns for e in candidate.resolver.entities(n)) or any(
        n.lower_ in ("him", "her") for n in nouns
    )


def _to_a_post(candidate: Candidate) -> bool:
    """ "Went to the Kenyan High Commission to sign the book of condolence": the post of another state at home."""
    if candidate.trigger.pos_ != "VERB":
        return False
    posts = [t for t in candidate.tokens("destination") if t.lemma_.lower() in _POSTS]
    return bool(posts) and all(
        t.lemma_.lower() != "commission" or any(c.lower_ == "high" for c in t.children) for t in posts
    )


_POSTS = frozenset({"embassy", "consulate", "nunciature", "commission"})
_COURTESY = frozenset({"courtesy", "farewell", "introductory", "protocol", "goodbye"})


def _at_home_of_report(candidate: Candidate, story: Story, visitors: list[Entity]) -> list[EventClaim]:
    """ "President X arrived on Thursday", where no journey of hers was told before: to the country of the report."""
    under_way = any(
        c.type == "visit" and set(codes(visitors)) & {*c.states, *c.organisations} for c in story.recent()
    )
    destinations = to_receiver(candidate, visitors) or to_speaker(candidate, visitors)
    if not destinations:
        destinations = [] if under_way else to_ground(candidate, visitors)
    if not destinations:
        return []
    candidate.dropped = None
    return _claims(candidate, story, visitors, destinations)


def _claims(
    candidate: Candidate, story: Story, visitors: list[Entity], destinations: list[Destination]
) -> list[EventClaim]:
    """One claim for each destination, with those who go there."""
    if not destinations:
        return []
    visitors = travelling_of(candidate, of_one_side(visitors, destinations))
    visitors = visitors or of_its_country(candidate, destinations)
    visitors = visitors or of_other_state(candidate, destinations) or of_ground(candidate, destinations)
    people = [
        *participants(visitors, Role.VISITOR),
        *leaders(candidate, visitors),
        *companions(candidate, visitors),
    ]
    if not visitors:
        visitors, people = of_the_story(candidate, story, destinations)
    if not visitors:
        candidate.drop("no official visitor")
        return []
    hosts = [e for e in invited_by(candidate) if e.person is not None]
    destinations, likewise = _likewise(candidate, destinations)
    stops = [(d.party.start, d.party.end) for d in destinations]
    claims = []
    days = days_of(candidate, stops, likewise)
    if len(stops) > 1 and not any(days) and date_of(candidate).mention is None:
        days = [shared_day(candidate, max(end for _, end in stops))] * len(stops)
    abroad = [d for d in destinations if d.party.code not in codes(visitors)]
    if len(abroad) == 1 and (stretch := until_return(candidate)) is not None:
        days = [stretch] * len(stops)
    ahead = len(stops) > 1 and later_stops_ahead(candidate, date_of(candidate))
    if onward := len(stops) > 1 and of_first_stop(candidate.trigger):
        days = [None] * len(stops)
    for number, (destination, day) in enumerate(zip(destinations, days, strict=True)):
        if destination.party.code in codes(visitors):
            candidate.drop("within the visitor's own country")
            continue
        if lives_there(candidate, visitors, destination):
            candidate.drop("an envoy who is posted there")
            continue
        inviting = participants([e for e in hosts if e.code == destination.party.code], Role.HOST)
        for group in _each_for_himself(candidate, visitors):
            own = [p for p in people if len(group) == len(visitors) or p.country in codes(group)]
            parties = [*group, destination.party]
            if onward and any({*c.states} == {*codes(parties)} for c in story.in_sentence()):
                continue  # the first stop, which the verb has told
            to_come = onward or (ahead and number > 0 and day is None)
            claim = build(
                candidate,
                story,
                parties,
                [*own, *inviting],
                venue=destination.venue,
                day=day,
                to_come=to_come,
            )
            if candidate.trigger.lemma_.lower() == "return":
                claim = claim.model_copy(update={"date": None})  # the day of coming home
            claims.append(claim)
    return claims + [_of_gap(candidate, story, item) for item in likewise]


_TWO = 2
_JOINTLY = re.compile(r"\b(?:together|joint|jointly|side by side)\b", re.IGNORECASE)


def _each_for_himself(candidate: Candidate, visitors: list[Entity]) -> list[list[Entity]]:
    """ "Prime Minister X of A and President Y of B will travel to C": two visits.

    A joint delegation makes one, and so do three or more who set out together.
    """
    named = all(
        e.person is not None and e.person.plural == 1 and e.person.form in ("name", "office", "counterpart")
        for e in visitors
    )
    if not named or len(codes(visitors)) != _TWO or _JOINTLY.search(candidate.sentence.text):
        return [visitors]
    return [[e for e in visitors if e.code == code] for code in codes(visitors)]


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


def _on_visit(candidate: Candidate) -> bool:
    """ "Is in Prague on a four-day visit": the noun tells the same, with its length and its form."""
    return any(
        word == "on" and noun.lemma_.lower() in ("visit", "trip") and noun.i > candidate.trigger.i
        for word, noun in grammar.prepositional(candidate.trigger)
    )


def _on_purpose(candidate: Candidate) -> bool:
    """Whether a purpose or a day is told of somebody who "is in Rome"; who is posted there is there all the time."""
    offices = " ".join((e.person.office or "").lower() for e in candidate.entities("visitor") if e.person)
    if any(word in offices for word in _POSTED) or any(c.dep_ == "xcomp" for c in candidate.trigger.children):
        return False
    places = [t.idx + len(t) - candidate.sentence.start_char for t in candidate.tokens("destination")]
    after = candidate.sentence.text[min(places, default=0) :]
    return _PURPOSE.search(after) is not None or date_of(candidate).mention is not None


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
    if not named:
        named = _others_before(candidate)
    about = _whom_it_is_about(candidate)
    for claim in story.recent():
        people = {p.name for p in claim.participants if p.name}
        if about and not about & {*claim.states, *claim.organisations}:
            continue
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


def _whom_it_is_about(candidate: Candidate) -> set[str]:
    """Whose official the clause is about: "her Tongan colleague pulled out of the same trip" tells of no American's."""
    verb = grammar.clause_verb(candidate.trigger)
    nouns = grammar.surface_subjects(verb) if verb is not None else []
    found = [e for noun in nouns if noun.i < candidate.trigger.i for e in candidate.resolver.entities(noun)]
    return {e.code for e in found if e.person is not None and e.code is not None}


def _others_before(candidate: Candidate) -> set[str]:
    """Who else the sentence is about: "Minister X had been expected, but the visit was put off" is of no visit but his."""
    subjects = [
        t for t in candidate.sentence if t.dep_ in ("nsubj", "nsubjpass") and t.i < candidate.trigger.i
    ]
    for token in subjects:
        found = [
            e for e in candidate.resolver.entities(token) if e.person is not None and e.person.person.name
        ]
        if found:
            return {e.person.person.name for e in found if e.person is not None}
        group = token.lemma_.lower() in _SENT and any(
            c.dep_ in ("poss", "amod", "compound") for c in token.children
        )
        if group and any(c.dep_ == "poss" for c in candidate.trigger.children):
            return {token.text}  # "a Canadian group postponed its trip"
    return set()


_SENT = frozenset({"delegation", "group", "team", "mission", "committee"})
