"""Meetings, calls, consultations, commissions, relations: two or more parties face each other."""

from collections.abc import Sequence
from itertools import pairwise

from dragoman.annotation.mentions import PlaceMention
from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.completing import LEADERS, complete
from dragoman.coding.assembly.exemplified import exemplified
from dragoman.coding.assembly.formal import co_chair, formal_parties
from dragoman.coding.assembly.grouping import groups
from dragoman.coding.assembly.one_by_one import one_by_one, two_by_two
from dragoman.coding.assembly.own_side import (
    at_whose_place,
    each_alone,
    mediators_told,
    of_the_page,
    serving,
    somebody_faces,
)
from dragoman.coding.assembly.pairs import both_of_the_story, guest_of_the_story, heads_two_bodies
from dragoman.coding.assembly.parties import codes, facing, participants, with_home
from dragoman.coding.assembly.sequel import assemble_sequel
from dragoman.coding.assembly.sessions import as_such, counted, regular_once
from dragoman.coding.assembly.unsaid import ministries
from dragoman.coding.attended import only_attended, tells_how_manieth
from dragoman.coding.candidate import TOO_FEW, Candidate
from dragoman.coding.entities import Entity, sums_up
from dragoman.coding.full_days import place_of_string
from dragoman.coding.items import days_of, on_other_days
from dragoman.coding.story import Story
from dragoman.coding.where import venue_from_places, venue_of
from dragoman.knowledge.official_nouns import insurgents, official_nouns
from dragoman.knowledge.topics import topics_in
from dragoman.records import EventClaim, Participant, Role, Venue

_TALKING = frozenset(
    {
        "discuss",
        "talk",
        "talks",
        "negotiate",
        "negotiation",
        "agree",
        "agreement",
        "summit",
        "treaty",
        "dialogue",
    }
)


def _led_by_name(candidate: Candidate, slot: str) -> bool:
    """ "Met Prime Minister X and several ministers": one meeting, of which a name says with whom."""
    first = next(iter(candidate.tokens(slot)), None)
    if first is None or sums_up(first):
        return False
    return any(
        e.person is not None and e.person.person.name and e.person.plural == 1
        for e in candidate.resolver.entities(first)
    )


def assemble_encounter(candidate: Candidate, story: Story) -> list[EventClaim]:
    """One claim, or one for each dyad where the text sums up several ("consultations with A and B")."""
    if named := exemplified(candidate):
        mine, met = named
        return [_claim(candidate, story, [*mine, one], mine, [one], None) for one in met]
    if (
        (sums_up(candidate.trigger) and not regular_once(candidate))
        or counted(candidate)
        or any(
            sums_up(t)
            for slot in ("side", "other", "host", "guest")
            if not _led_by_name(candidate, slot)
            for t in candidate.tokens(slot)
            if t.lower_ != "regular"
        )
    ):
        candidate.drop("sums up many at once")
        return []
    if as_such(candidate):
        candidate.drop("dialogue as such, no session of it")
        return []
    if candidate.kind.name == "call" and grammar.is_passive(candidate.trigger) and ministries(candidate):
        candidate.drop("called in, not called up")
        return []
    if candidate.frame.sequel:
        return assemble_sequel(candidate, story)
    own = facing(candidate, "side", "host")
    others = facing(candidate, "other", "guest")
    others = _with_followers(candidate, others) or guest_of_the_story(candidate, story, own)
    own, others = serving(own, others)
    if stranger := co_chair(candidate):
        others = [*others, *stranger]
    elif private_only(candidate):
        candidate.drop("one side is a private person")
        return []
    if candidate.frame.slots.get("subject") == "host" and not own:
        own = at_whose_place(candidate, others) or [
            e for e in with_home(candidate, list(others)) if e.assumed
        ]
        if not own:
            candidate.drop("nobody receives")
            return []
    own = own or mediators_told(candidate)
    if not own and somebody_faces(candidate):
        own = of_the_page(candidate, others)
        if not own and len(codes(others)) > 1:
            candidate.drop("who meets them is of no known country")
            return []
    if not own and _with_several(candidate, others):
        own = candidate.home_beside(codes(others))
    if _bare_names(candidate, [*own, *others]):
        candidate.drop("two names of countries and no word of diplomacy")
        return []
    headed = heads_two_bodies(candidate, "side")
    if len(codes([*own, *others])) < 2 and not headed and _with_nobodys_man(candidate):
        candidate.drop("one side is named, and no state's")
        return []
    if candidate.trigger.lemma_ == "consult" and own and others and len(codes([*own, *others])) == 1:
        candidate.drop("officials of one state")  # "he will consult the President on the appointment"
        return []
    if len(codes([*own, *others])) < 2:
        own = [*own, *formal_parties(candidate, story, [*own, *others])]
    both = both_of_the_story(candidate, story, own) if not others else []
    if both:
        return [_claim(candidate, story, [*own, one], own, [one], None) for one in both]
    everyone = complete(candidate, story, [*own, *others])
    if len(codes(everyone)) < 2:
        candidate.drop(TOO_FEW)
        return []
    told_before = any({*codes(everyone)} <= {*c.states, *c.organisations} for c in story.recent())
    if told_before and (only_attended(candidate) or tells_how_manieth(candidate)):
        candidate.drop("said of what was told before")
        return []
    added = [e for e in everyone if e not in own and e not in others]
    own = [*own, *[e for e in added if e.person or (others and not own)]]
    if each := each_alone(candidate, own, others):
        return [_claim(candidate, story, [*others, one], [one], others, None) for one in each]
    if pairs := two_by_two(candidate, own, others):
        return [_claim(candidate, story, [one, other], [one], [other], None) for one, other in pairs]
    if len(codes(own)) == 1 < len(codes(others)) and place_of_string(candidate):
        return [_claim(candidate, story, [*own, one], own, [one], None) for one in others]
    if each := one_by_one(candidate, own, others):
        return [_claim(candidate, story, [*own, one], own, [one], None) for one in each]
    grouped = groups(candidate, own, others)
    after = max((e.end for e in others if e.end > candidate.trigger.idx), default=None)
    later = on_other_days(candidate, after) if after is not None and len(codes(own)) == 1 else []
    later = [(entity, day) for entity, day in later if entity.code not in codes(own)]
    if not grouped and later and all(entity not in others for entity, _ in later):
        grouped = [[e for e in others if e.code not in codes(own)]]
    if not grouped or not all(grouped):
        return [_claim(candidate, story, everyone, own, others, None)]
    days = days_of(candidate, [(g[0].start, g[-1].end) for g in grouped])
    return [
        _claim(candidate, story, [*own, *group], own, group, _place_after(candidate, group[-1]), day)
        for group, day in zip(grouped, days, strict=True)
    ] + [_claim(candidate, story, [*own, one], own, [one], None, day) for one, day in later]


def _with_several(candidate: Candidate, others: Sequence[Entity]) -> bool:
    """ "Consultations with A (in Lima) and B (in Riga) dealt with trade": each with the page's own country."""
    noun = candidate.trigger
    if noun.pos_ != "NOUN" or len(codes(others)) < 2 or candidate.tokens("side", "host"):
        return False
    return any(word == "with" for word, _ in grammar.prepositional(noun))


def _bare_names(candidate: Candidate, entities: Sequence[Entity]) -> bool:
    """ "Argentina meet France on Saturday": teams do that; for states, some word of office or of talks stands by."""
    if (
        candidate.trigger.lemma_.lower() != "meet"
        or not entities
        or any(e.person or not e.is_state for e in entities)
    ):
        return False
    words = {t.lemma_.lower() for t in candidate.sentence}
    return not words & (official_nouns() | _TALKING) and not topics_in(candidate.sentence.text)


def private_only(candidate: Candidate) -> bool:
    """Whether a slot is filled, but by nobody who acts for a state or organisation."""
    for slot in ("side", "other", "host", "guest"):
        filled = [e for e in candidate.entities(slot) if e.person is None or e.person.form != "pronoun"]
        if (
            filled
            and not facing(candidate, slot)
            and not heads_two_bodies(candidate, slot)
            and not candidate.entities("other" if slot == "side" else "side")
        ):
            return True
        if slot in ("other", "guest") and filled and not facing(candidate, slot):
            return True
    return False


def _with_nobodys_man(candidate: Candidate) -> bool:
    """Whether the sides are named, and one of them is a rebel or somebody whose country and office nobody tells.

    The story and the country of the page give no second party then: "President X and rebel leader Y met".
    """
    doc = candidate.sentence.doc
    for slot in ("side", "other", "guest"):
        tokens = candidate.tokens(slot)
        words = {doc[i].lemma_.lower() for token in tokens for i in grammar.phrase_tokens(token)}
        if words & insurgents():
            return True
        people = [e for e in candidate.entities(slot) if e.person is not None and e.person.person.name]
        listed = any(" and " in candidate.report.text[one.end : two.start] for one, two in pairwise(people))
        if listed and any(e.code is None for e in people) and len(people) - _known(people) >= _known(people):
            return True
    return False


def _known(people: Sequence[Entity]) -> int:
    return sum(e.code is not None for e in people)


def _with_followers(candidate: Candidate, others: list[Entity]) -> list[Entity]:
    """Parties of a list that the parse broke off, where the list begins with states or organisations."""
    if not others or any(e.person is not None and e.person.form in ("name", "pronoun") for e in others):
        return others
    end = max(e.end for e in others)
    known = {(e.start, e.code) for e in others}
    listed = candidate.report.text[min(e.start for e in others) : end]
    closed = len(codes(others)) > 1 and " and " in listed
    return others + [
        e for e in candidate.resolver.followers(end, closed=closed) if (e.start, e.code) not in known
    ]


def _place_after(candidate: Candidate, entity: Entity) -> Venue | None:
    """ "with A and B in Minsk and C in Prague": a party's place is the first that follows it."""
    places: list[PlaceMention] = [p for p in candidate.resolver.places if p.start > entity.end - 1]
    text = candidate.report.text
    for place in places:
        if text[max(0, place.start - 4) : place.start].split()[-1:] in (["in"], ["at"]):
            return venue_from_places([place])
    return None


def _claim(
    candidate: Candidate,
    story: Story,
    everyone: Sequence[Entity],
    own: Sequence[Entity],
    others: Sequence[Entity],
    place: Venue | None,
    day: str | None = None,
) -> EventClaim:
    venue = place or venue_of(candidate)
    people = _people(candidate, own, others, venue)
    if not people and not own and not others:
        people = _people(candidate, [e for e in everyone if e.person], [], venue)
    if not people and not own and not others and candidate.kind.name != "relations":
        people = _of_the_story(candidate, story, codes(everyone))
    if any(entity.assumed for entity in everyone) and not own:
        people += _travellers(candidate, story, everyone)
    return build(candidate, story, everyone, people, venue=venue, day=day)


def _of_the_story(candidate: Candidate, story: Story, parties: Sequence[str]) -> list[Participant]:
    """Who "the two leaders" are: the people of the latest event of the same two parties."""
    if not LEADERS.search(candidate.sentence.text):
        return []
    ranks = {p.rank for p in candidate.resolver.persons if p.plural > 1 and p.country is None} - {None}
    for claim in story.recent():
        if {*claim.states, *claim.organisations} == set(parties) and claim.participants:
            named = [p for p in claim.participants if p.name]
            if ranks and any(p.rank is not None and p.rank not in ranks for p in named):
                continue  # "the foreign ministers of the two countries" are not the presidents told of before
            return [p.model_copy(update={"role": Role.COUNTERPART}) for p in named]
    return []


def _travellers(candidate: Candidate, story: Story, everyone: Sequence[Entity]) -> list[Participant]:
    """Those who are on the visit that the story is about: "In talks with President X" speaks of them."""
    background = story.background(candidate, set(codes(everyone)))
    if background is None or background.type != "visit":
        return []
    home = candidate.home
    return [
        p.model_copy(update={"role": Role.COUNTERPART}) for p in background.participants if p.country == home
    ]


def _people(
    candidate: Candidate, own: Sequence[Entity], others: Sequence[Entity], venue: Venue | None
) -> list[Participant]:
    """Participants with roles: who received and who came where the words say so, else by whose ground it was."""
    if candidate.frame.slots.get("subject") == "host":
        return [*participants(own, Role.HOST), *participants(others, Role.VISITOR)]
    ground = venue.country if venue is not None else None
    found: list[Participant] = []
    for entity in (*own, *others):
        role = Role.COUNTERPART
        if ground is not None and ground in codes([*own, *others]):
            role = Role.HOST if entity.code == ground else Role.VISITOR
        found += participants([entity], role)
    return found
