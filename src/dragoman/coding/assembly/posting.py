"""Missions: posts opened, closed or moved; envoys named, recalled, sent back; credentials handed over."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotation.modality import Modality
from dragoman.annotation.report import covering
from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.context import (
    acting,
    dateline,
    named_after,
    subject_of,
)
from dragoman.coding.assembly.dyads import own_people
from dragoman.coding.assembly.envoy_lists import (
    ceremony_before,
    listed_states,
    named_as_those,
    with_line,
)
from dragoman.coding.assembly.envoys import envoy_beside, listed_postings, named_envoys, nominee, titled
from dragoman.coding.assembly.envoys_after import listed_after
from dragoman.coding.assembly.mutual_posts import (
    both_sides,
    hosts_of,
    listed_with_nation,
    named_by_nation,
    named_first,
)
from dragoman.coding.assembly.parties import codes, distinct, official, participants
from dragoman.coding.assembly.posts import (
    is_anothers,
    is_envoy,
    is_envoys_office,
    is_post,
    is_staff,
    nation_of_title,
    other_side,
    places_of_post,
    posted_to,
    senders_of,
    targets_of,
    title_told,
    where_named,
)
from dragoman.coding.assembly.standing import how_it_stands
from dragoman.coding.assembly.unsaid import announcing, teller
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver, sums_up
from dragoman.coding.story import Story
from dragoman.coding.where import venue_from_places, venue_of
from dragoman.records import EventClaim, Participant, Role, Status

_PAPERS = re.compile(r"\bcrede(?:ntials|nce)\b", re.IGNORECASE)


def assemble_posting(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for each pair of sending and receiving state."""
    told_of_many = any(
        sums_up(token) and not is_staff(token) for token in candidate.tokens("sender", "envoy", "post")
    )
    if told_of_many and not (candidate.frame.form == "accredited" and listed_after(candidate)):
        candidate.drop("sums up many at once")
        return []
    if (stands := how_it_stands(candidate)) is not None:
        candidate.drop(stands)
        return []
    if candidate.frame.form == "accredited" and _in_many_capitals(candidate):
        candidate.drop("sums up a career")
        return []
    told_of = candidate.frame.form in ("named", "recalled") and candidate.trigger.pos_ == "NOUN"
    if told_of and candidate.modality.reason == "planned: announce":
        candidate.modality = Modality(Status.OCCURRED, "done by announcing it")
    if candidate.frame.form == "accredited":
        return _accredited(candidate, story)
    if candidate.frame.form == "named":
        if candidate.trigger.dep_ == "amod" and candidate.trigger.i < candidate.trigger.head.i:
            candidate.drop("says who an envoy is: the newly appointed ambassador")
            return []
        if _on_an_errand(candidate):
            candidate.drop("an envoy on an errand, no post")
            return []
        return _named(candidate, story)
    if candidate.frame.form == "agrément" and _is_awaited(candidate):
        candidate.drop("asked for, not given")
        return []
    senders = senders_of(candidate)
    if (
        candidate.frame.form in _WITH_ENVOY
        and candidate.tokens("sender")
        and is_anothers(candidate, codes(senders))
    ):
        candidate.drop("the envoy of another state")
        return []
    targets = targets_of(candidate, codes(senders))
    if not senders and targets:
        senders = candidate.home_beside(codes(targets))
    if not targets:
        targets = other_side(candidate, story, senders)
    if not senders and candidate.frame.form == "opened" and len(codes(targets)) == 2:
        senders, targets = (
            targets[:1],
            [e for e in targets if e.code != targets[0].code],
        )  # in each other's capitals
    if not senders and targets and any(is_post(t) for t in candidate.tokens("post", "sender")):
        senders = [e for e in official(teller(candidate)) if e.is_state and e.code not in codes(targets)][:1]
    if not senders and targets and candidate.frame.form == "agrément":
        senders = nation_of_title(candidate, codes(targets))
    if not senders and not targets and candidate.tokens("post", "envoy"):
        senders, targets = _pair_of_story(candidate, story)
    if two := both_sides(candidate, senders, targets):
        candidate.dropped = None
        return [build(candidate, story, two, participants(senders, Role.SPEAKER))]
    if not _both(candidate, senders, targets):
        return []
    people = _people(candidate, senders)
    named = places_of_post(candidate)
    claims = []
    for code in codes(targets):
        own = [e for e in targets if e.code == code]
        places = [p for p in named if p.country == code] or named
        venue = venue_from_places(places[:1]) or (venue_of(candidate) if len(codes(targets)) == 1 else None)
        for sender in codes(senders):  # "A, B and C withdrew their ambassadors from X": three
            sending = [e for e in senders if e.code == sender]
            claims.append(
                build(candidate, story, [*sending, *own], own_people(people, senders, sending), venue=venue)
            )
    return claims


def _on_an_errand(candidate: Candidate) -> bool:
    """ "Sent an envoy to Niamey", "dispatched a special envoy": for talks, and not as its ambassador."""
    verb = candidate.trigger
    if verb.lemma_.lower() not in ("send", "dispatch", "despatch") or any(
        c.lower_ == "as" for c in verb.children
    ):
        return False
    sent = candidate.tokens("person", "envoy")
    return bool(sent) and all(
        t.lemma_.lower() in ("envoy", "emissary", "negotiator", "mediator") for t in sent
    )


def _in_many_capitals(candidate: Candidate) -> bool:
    """ "Presented credentials in Bonn, Ottawa and Copenhagen": on other days, each of which was told in its time."""
    heads = [candidate.trigger, *candidate.tokens("paper")]
    nouns = [n for head in heads for word, n in grammar.prepositional(head) if word == "in"]
    towns = {p.country for n in nouns for p in candidate.resolver.places_of(n)}
    return len(towns) > 1 and not candidate.report.is_diary


# What becomes of an agrément that is not given.
_WITHOUT = frozenset({"wait", "await", "seek", "request", "ask", "withhold", "lack", "need", "require"})


def _is_awaited(candidate: Candidate) -> bool:
    """ "Is still waiting for Pretoria's agrément"."""
    verb = grammar.clause_verb(candidate.trigger)
    return verb is not None and verb.lemma_.lower() in _WITHOUT


# What is done with an envoy, who is worth naming.
_WITH_ENVOY = frozenset({"recalled", "returned"})


def _people(candidate: Candidate, senders: Sequence[Entity]) -> list[Participant]:
    """Who acts for the sender, and the envoy with whom something is done."""
    sender = codes(senders)[0]
    named = named_envoys(candidate)
    if candidate.frame.form in _WITH_ENVOY and len(codes(senders)) == 1:
        named = [replace(e, code=sender, is_state=senders[0].is_state) for e in named]
    envoys = participants(named, Role.TARGET)
    relieved = [e for e in candidate.entities("person") if e.person is not None and e.person.person.name]
    if not envoys and relieved and candidate.frame.form == "recalled":
        envoys = _nominees(candidate, relieved, sender)
    if not envoys and candidate.frame.form in _WITH_ENVOY and len(codes(senders)) == 1:
        envoys = envoy_beside(candidate, sender)
    announced = participants(announcing(candidate, senders), Role.SPEAKER)
    return distinct([*participants(senders, Role.SPEAKER), *announced, *envoys])


def _both(candidate: Candidate, senders: Sequence[Entity], targets: Sequence[Entity]) -> bool:
    if not senders:
        candidate.drop("nobody acts")
    elif not targets:
        candidate.drop("no other party is acted upon")
    elif len(codes(senders)) > 1 and len(codes(targets)) > 1:
        candidate.drop("who sends to whom is open")
    return candidate.dropped is None


def _pair_of_story(candidate: Candidate, story: Story) -> tuple[list[Entity], list[Entity]]:
    """ "The embassy closed by itself": the two of which the sentences just before told, whichever of them sends."""
    pair = story.parties(reach=4)
    if pair is None or len(pair[0]) != 2 or candidate.resolver.actors or candidate.resolver.places:
        return [], []
    at = candidate.trigger.idx
    one, other = (Entity(at, at, code, True, assumed=True) for code in pair[0])
    return [one], [other]


def _receiver(candidate: Candidate, story: Story) -> list[Entity]:
    """Who takes the credentials: the one named, the head of state at home, the state of the city."""
    found = official(candidate.entities("target"))
    sending = codes(official(candidate.entities("envoy")))
    if found and codes(found) == sending and all(e.person and not e.person.person.name for e in found):
        found = []  # "presented his credentials to the Governor-General in Honiara": not his own
    if found:
        return found[:1] if len(codes(found)) == 1 else found
    posted = [e for e in posted_to(candidate) if e.code not in sending]
    if posted:
        return posted[:1]  # "the new ambassador to X presented copies of his credentials to the minister"
    if home := candidate.home_beside(sending):
        return home  # where he isn't our envoy, who hands them over abroad
    at, venue = candidate.trigger.idx, venue_of(candidate)
    if venue is not None and venue.country is not None:
        return [Entity(at, at, venue.country, True)]
    return dateline(candidate) or _other_of_story(candidate, story)


def _other_of_story(candidate: Candidate, story: Story) -> list[Entity]:
    """The state to which an envoy's own stands in what was told before: where nothing says whose president it is."""
    sending = codes(official(candidate.entities("envoy")))
    pair = story.parties()
    if pair is None or len(sending) != 1 or len(pair[0]) != 2 or sending[0] not in pair[0]:
        return []
    at = candidate.trigger.idx
    return [Entity(at, at, code, True, assumed=True) for code in pair[0] if code not in sending]


def _accredited(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim for each envoy, or each sending state, who hands over credentials."""
    ceremony, day = ceremony_before(candidate)
    receiver = ceremony or _receiver(candidate, story)
    taken = codes(receiver)
    if len(taken) != 1:
        candidate.drop("nobody receives")
        return []
    senders = listed_states(candidate, taken) or listed_with_nation(candidate, taken)
    senders = senders or _envoys(candidate, taken) or named_by_nation(candidate, taken)
    if not senders:
        senders = (
            named_as_those(candidate, taken) or _of_home(candidate, taken) or _of_only_other(candidate, taken)
        )
    if not senders:
        candidate.drop("nobody acts")
        return []
    host = participants(receiver, Role.HOST) or participants(hosts_of(candidate, taken[0]), Role.HOST)
    claims = []
    for code in codes(senders):
        own = [e for e in senders if e.code == code]
        if len(codes(senders)) == 1:
            own = [*own, *_unplaced(candidate, code)]
        envoys = titled(participants(own, Role.VISITOR), title_told(candidate))
        people = [*envoys, *host]
        claim = build(candidate, story, [*own, *receiver], people, venue=venue_of(candidate))
        claims.append(with_line(candidate, claim, own))
    if claims and all(claim.date is None for claim in claims):
        day = day or _day_of_ceremony(candidate)
        claims = [claim.model_copy(update={"date": day}) for claim in claims]
    return claims


def _of_only_other(candidate: Candidate, taken: list[str]) -> list[Entity]:
    """The one envoy without a country, as that of the only other state that the sentence names."""
    named = [e for e in candidate.entities("envoy") if e.code is None and e.person and e.person.person.name]
    others = candidate.resolver.states - {*taken}
    others |= {p.known_country for p in candidate.resolver.persons if p.known_country} - {*taken}
    if len(named) != 1 or len(others) != 1:
        return []
    return [
        Entity(e.start, e.end, code, True, person=e.person, assumed=True) for e in named for code in others
    ]


def _of_home(candidate: Candidate, taken: list[str]) -> list[Entity]:
    """Our own envoy, on a page about one country: "Mr X presented his letters of credence to King Y"."""
    named = [e for e in candidate.entities("envoy") if e.code is None and e.person and e.person.person.name]
    home = candidate.home
    if home is None or home in taken:
        return []
    return [Entity(e.start, e.end, home, True, person=e.person) for e in named[:1]]


def _day_of_ceremony(candidate: Candidate) -> str | None:
    """The one day that the sentence before gives, where it tells of the same credentials."""
    before = candidate.sentence_before
    if before is None or not _PAPERS.search(before.text) or not _PAPERS.search(candidate.sentence.text):
        return None
    days = candidate.report.days_named(before.start_char, before.end_char)
    return days.pop() if len(days) == 1 else None


def _envoys(candidate: Candidate, taken: list[str]) -> list[Entity]:
    """The envoys, with whom the list of the next sentence names."""
    found = _of_office(candidate.resolver, taken)
    if candidate.trigger.dep_ == "relcl" and (own := official(candidate.entities("envoy"))):
        return [
            e for e in own if e.code not in taken
        ]  # "received A's envoy, and B's, who presented his papers"
    if len(codes(found)) < 2:
        listed = [e for e in listed_after(candidate) if e.code is not None and e.code not in taken]
        if listed:
            return listed
    slots = official(candidate.entities("envoy"))
    found += [e for e in slots if e.code not in taken and e.code not in codes(found)]
    for token in candidate.tokens("envoy"):
        more = named_after(candidate, token, ("of", "from"), beyond=".")
        found += [
            e
            for e in more
            if e.code not in taken
            and e.code not in codes(found)
            and covering(candidate.resolver.persons, e.start) is None
        ]
    return found


def _unplaced(candidate: Candidate, code: str) -> list[Entity]:
    """Envoys whose own name says no country ("Señor Silva ... as Ambassador from Panama"): the one sender's."""
    named = [e for e in candidate.entities("envoy") if e.code is None and e.person and e.person.person.name]
    return [Entity(e.start, e.end, code, True, person=e.person) for e in named]


def _of_office(resolver: Resolver, taken: list[str]) -> list[Entity]:
    """Persons of a sentence who are envoys of others than the receiver."""
    found = [resolver.of_person(p) for p in resolver.persons if is_envoy(p)]
    return [e for e in found if e.code is not None and e.code not in taken]


def _named(candidate: Candidate, story: Story) -> list[EventClaim]:
    """An envoy named: by the subject, by home in the passive; sent where his title says. A list gives one for each."""
    own = official(candidate.entities("target"))
    targets = own if own and candidate.trigger.lemma_ == "accredit" else posted_to(candidate) or own
    persons = [
        e for e in candidate.entities("person", "envoy") if e.person is not None and e.person.person.name
    ]
    if not persons and any(t.lower_ in ("his", "her") for t in candidate.tokens("person")):
        persons = named_first(candidate)  # "X was received upon his appointment as ambassador to B"
    senders = _naming(candidate, codes(targets))
    postings = listed_postings(candidate, codes(senders)) if senders else []
    if len({entity.code for _, entity in postings}) > 1:
        return [
            build(candidate, story, [*senders, entity], [*participants(senders, Role.SPEAKER), *envoys])
            for envoys, entity in postings
        ]
    targets = [e for e in targets if e.code not in codes(senders)][:1]
    if not targets:
        targets = where_named(candidate, story, senders)
    if not senders and not targets and persons:
        senders, targets = _pair_of_story(candidate, story)
    if not _both(candidate, senders, targets):
        return []
    people = [*participants(senders, Role.SPEAKER), *_nominees(candidate, persons, codes(senders)[0])]
    venue = venue_of(candidate) if candidate.entities("duty") or candidate.tokens("duty") else None
    return [build(candidate, story, [*senders, *targets], people, venue=venue)]


def _naming(candidate: Candidate, targets: list[str]) -> list[Entity]:
    """Who names an envoy: the subject, the state of the envoy's title, home, or whom the sentence is about."""
    senders = acting(candidate, "sender") if candidate.tokens("sender") else []
    senders = [e for e in senders if e.code not in targets]
    if not senders:
        people = official(candidate.entities("person", "envoy"))
        senders = [e for e in people if e.code not in targets and e.is_state][:1]
    senders = senders or nation_of_title(candidate, targets) or candidate.home_beside(targets)
    told = candidate.tokens("sender") or candidate.trigger.pos_ in ("NOUN", "PROPN")
    found = senders or (subject_of(candidate, candidate.trigger, targets) if told else [])
    unowned = candidate.tokens("envoy") and not candidate.entities("envoy")
    found = found or ([e for e in dateline(candidate) if e.code not in targets] if unowned else [])
    telling = [e for e in official(teller(candidate)) if e.person and e.is_state and e.code not in targets]
    return found or telling[:1]  # "Foreign Minister X of A announced that Y will be high commissioner to B"


def _nominees(candidate: Candidate, persons: Sequence[Entity], sender: str) -> list[Participant]:
    """The persons named, as envoys of the sender."""
    own = [Entity(e.start, e.end, sender, True, person=e.person) for e in persons]
    people = participants(own, Role.TARGET) or nominee(candidate, sender)
    title = title_told(candidate)
    if title is not None and len(people) == 1 and not is_envoys_office(people[0].office):
        people = [people[0].model_copy(update={"office": None, "rank": None})]
    titles = [e.person for e in candidate.entities("envoy") if e.person is not None and e.person.office]
    if len(titles) == 1 and len(people) == 1 and people[0].office is None:
        return [people[0].model_copy(update={"office": titles[0].office, "rank": titles[0].rank})]
    return titled(people, title)
