"""Whom a directed act is done to, where no argument of its verb names a party: found deeper, or told before."""

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.annotation.mentions import ActorForm
from dragoman.coding import grammar
from dragoman.coding.assembly.aims import aimed_at, counted_alone, counted_off
from dragoman.coding.assembly.beneficiaries import (
    as_those_before,
    beside_helper,
    built_in,
    for_whose_good,
    given_locally,
    helped,
    host_of_giver,
    owing,
    supplied,
    taken_over,
)
from dragoman.coding.assembly.parties import official
from dragoman.coding.assembly.the_country import country_meant
from dragoman.coding.assembly.unsaid import is_aside, is_private_person
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, grounds
from dragoman.coding.pronouns import craft_meant, envoy_meant
from dragoman.coding.story import Story, speaks_of_both
from dragoman.coding.where import venue_of
from dragoman.knowledge.official_nouns import insurgents

_ENVOY_TO = re.compile(
    r"\b(?:ambassador|commissioner|envoy|consul|representative|affaires)s?\b[^.,;]{0,25} (?:to|in) (?:the )?$"
)
# The body at which a post is: "from Cuba's mission to the UN", "at the Polish delegation to NATO".
_MISSION_TO = re.compile(
    r"\b(?:missions?|delegations?|representations?|office) (?:at|to) (?:the )?$", re.IGNORECASE
)
# "The attack near the border with X": says where, not to whom.
_BY_BORDER = re.compile(
    r"\b(?:near|along|at|on|off|from|close to|next to) (?:the|its|their|our) (?:[\w-]+ ){0,2}"
    r"(?:borders?|frontiers?|boundary|coasts?|shores?) (?:with|of) (?:the )?$",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(r"\b(?:to|for) (?:the )?(?:government of |people of )?$")

# "Scrambled jets after X's jets entered its airspace": the second verb tells the incident.
_INCIDENT_OF_ITS_OWN = frozenset(
    {"enter", "violate", "breach", "cross", "penetrate", "intrude", "attack", "shell", "bomb"}
)
_TO_POST = re.compile(
    r"\b(?:to|with|before) (?:the )?[\w .'’-]{1,40}?(?:embassy|ambassador|side|government|ministry|mission|envoy)",
    re.IGNORECASE,
)
# Characters after a verb within which whom it is done to must be named, where the parse has lost it.
NEAREST = 40
# Ranks of ambassadors and of those below them (see tables/ranks.csv).
ENVOYS = (6, 7)
# "Offered to mediate" leans on the quarrel told no more sentences before.
NEAR = 3


def unsaid_targets(candidate: Candidate, story: Story, acting: list[str]) -> list[Entity]:
    """Whom an act is done to, where no argument of the verb names a party of its own."""
    for found in _ways(candidate, story, acting):
        others = [e for e in official(found) if e.code not in acting and not _acts_too(candidate, e)]
        if others:
            return others
    return []


# "..., the World Food Programme (WFP) said on Monday": who only tells of it.
_TELLS = re.compile(
    r"(?: \([A-Z][\w-]+\)| officials?| spokes\w+)* (?:said|says|announced|reported|confirmed|added|told|has said)\b"
)


def _acts_too(candidate: Candidate, entity: Entity) -> bool:
    """Whether a party named behind the act has one of its own: a number expelled, or the telling of it."""
    body = entity.actor is not None and not entity.is_state
    behind = candidate.report.text[entity.end : entity.end + NEAREST]
    return _has_number(candidate, entity) or (
        body and entity.start > candidate.trigger.idx and _TELLS.match(behind.lstrip(")")) is not None
    )


def _has_number(candidate: Candidate, entity: Entity) -> bool:
    """ "The Czech Republic expelled two, Estonia one": Estonia acts too."""
    named = entity.actor is not None and entity.actor.form is ActorForm.NAME
    return named and entity.start > candidate.trigger.idx and counted_off(candidate.report.text, entity.end)


def _ways(candidate: Candidate, story: Story, acting: list[str]) -> Iterator[list[Entity]]:
    """What each way of looking finds, the surest first; the later ones are looked at only where these find nobody."""
    yield counted_alone(candidate, story, acting)
    yield envoy_meant(candidate)
    if candidate.kind.name != "incident":
        yield country_meant(candidate, acting)
    if (craft := craft_meant(candidate)) is not None:
        yield candidate.resolver.entities(craft)
    aid = candidate.kind.name == "aid"
    if aid:
        yield supplied(candidate)
    yield _deeper(candidate, acting)
    yield _of_post(candidate, acting)
    yield _under_offer(candidate)
    yield _demanded_of(candidate)
    yield _own_of_subject(candidate, acting)
    yield _whose_act(candidate)
    yield _through_post(candidate)
    yield _envoy_without_country(candidate, story, acting)
    yield _spoken_to(candidate, story, acting)
    if aid:
        yield for_whose_good(candidate)
        yield owing(candidate)
        yield built_in(candidate)
        yield taken_over(candidate)
        yield helped(candidate)
        yield given_locally(candidate, story, acting)
        yield beside_helper(candidate, acting)
        yield as_those_before(candidate, story, acting)
    yield _clashed(candidate, story, acting)
    yield _ground(candidate)
    yield two_of_story(candidate, story, acting)
    yield _neighbour(candidate, acting)
    yield _addressed(candidate, story, acting)
    yield aimed_at(candidate, story, acting)


_THROUGH = re.compile(
    r"\b(?:through|via|by way of) (?:its|the|his|her|their|our) (?:[\w-]+ ){0,2}(?:ambassador|embassy|envoy|mission|consul(?:ate)?|"
    r"charg[ée] d['’]affaires|high commission(?:er)?)(?: general)? (?:to|in) (?:the )?$",
    re.IGNORECASE,
)


def _through_post(candidate: Candidate) -> list[Entity]:
    """ "Protested through its ambassador in Beijing": the state where the sender's envoy sits."""
    if candidate.kind.name != "protest":
        return []
    text = candidate.report.text
    seats = [p for p in candidate.resolver.places if _THROUGH.search(text[max(0, p.start - 60) : p.start])]
    states = [a for a in candidate.resolver.actors if _THROUGH.search(text[max(0, a.start - 60) : a.start])]
    return [*grounds(seats), *(e for a in states for e in candidate.resolver.of_actor(a))]


def _whose_act(candidate: Candidate) -> list[Entity]:
    """ "Hungary held it up for two days, which drew a protest from Prague": whose act it is that draws it."""
    verb = candidate.trigger
    drawn = candidate.kind.name == "protest" and verb.dep_ in ("relcl", "advcl") and verb.pos_ == "VERB"
    if not drawn or candidate.frame.slots.get("subject") != "target":
        return []
    over = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX") and grammar.subjects(t)), None)
    return (
        [e for n in grammar.subjects(over) for e in candidate.resolver.entities(n)]
        if over is not None
        else []
    )


def _of_post(candidate: Candidate, acting: list[str]) -> list[Entity]:
    """Whom an envoy or post is sent to: "its ambassador to X", "Russia's consulate", "as high commissioner to X"."""
    others = [e for e in official(candidate.entities("envoy", "post")) if e.code not in acting]
    if others:
        return others
    if candidate.kind.name in ("incident", "statement", "appeal", "protest", "summons"):
        return []
    text = candidate.report.text
    if candidate.kind.name == "aid" and (host := host_of_giver(candidate, acting)):
        return host
    receiver = _GIVEN_TO if candidate.kind.name == "aid" else _ENVOY_TO
    for actor in candidate.resolver.actors:
        before = text[max(0, actor.start - 60) : actor.start].lower()
        behind = candidate.kind.name != "aid" or actor.start > candidate.trigger.idx
        if actor.code not in acting and behind and receiver.search(before):
            return candidate.resolver.of_actor(actor)
    return []


def _deeper(candidate: Candidate, acting: list[str]) -> list[Entity]:
    """States named anywhere under the word that is acted upon: "its border with Eritrea", "positions in Syria"."""
    heads = candidate.tokens("target", "called")
    if candidate.kind.name == "expulsion":
        heads = [*heads, candidate.trigger]
    for token in heads:
        words = {t.idx for t in token.subtree if not is_aside(t, token)}
        found = [a for a in candidate.resolver.actors if any(a.start <= at < a.end for at in words)]
        found = [a for a in found if a.code not in acting]
        text = candidate.report.text
        if candidate.kind.name == "statement":
            found = [a for a in found if not _BY_BORDER.search(text[max(0, a.start - 60) : a.start])]
        if candidate.kind.name == "expulsion":
            found = [
                a for a in found if a.is_state or not _MISSION_TO.search(text[max(0, a.start - 40) : a.start])
            ]
        named = [e for a in found if a.form is not ActorForm.DEMONYM for e in candidate.resolver.of_actor(a)]
        if named:
            return named
    if (
        candidate.kind.name == "expulsion"
    ):  # "by declaring 20 X diplomats unwanted": where the parse lost the object
        end = candidate.trigger.idx + NEAREST
        near = [a for a in candidate.resolver.actors if candidate.trigger.idx < a.start < end]
        near = [a for a in near if a.code not in acting]
        people = [p for p in candidate.resolver.persons if candidate.trigger.idx < p.start < end]
        people = [p for p in people if p.known_rank in ENVOYS and p.known_country not in (None, *acting)]
        if people and (not near or people[0].start <= near[0].start):
            return [candidate.resolver.of_person(people[0])]
        return [e for a in near[:1] for e in candidate.resolver.of_actor(a)]
    return []


def _under_offer(candidate: Candidate) -> list[Entity]:
    """Between whom one offers to mediate: under the infinitive that says what is offered."""
    if candidate.kind.name != "appeal" and candidate.frame.slots.get("between") != "target":
        return []
    for token in candidate.trigger.subtree:
        if token.lower_ in ("between", "to", "with", "among", "for") and token.pos_ == "ADP":
            found = [e for n in grammar.objects_of_preposition(token) for e in candidate.resolver.entities(n)]
            if found:
                return found
    return []


def handed_to(candidate: Candidate) -> list[Entity]:
    """ "The ambassador of X is handed a protest": who is given it stands where the note should."""
    verb = candidate.trigger
    if candidate.kind.name != "protest" or not any(c.dep_ == "dobj" for c in verb.children):
        return []
    return [e for n in grammar.passive_subjects(verb) for e in candidate.resolver.entities(n)]


def _demanded_of(candidate: Candidate) -> list[Entity]:
    """ "Demanded that Beijing lift its ban": who is to do it."""
    clauses = [c for c in candidate.trigger.children if c.dep_ == "ccomp" and candidate.kind.name == "appeal"]
    return [e for c in clauses for n in grammar.subjects(c) for e in candidate.resolver.entities(n)]


def _own_of_subject(candidate: Candidate, acting: list[str]) -> list[Entity]:
    """Whose "its airspace" is: the other party that the sentence has named before, or the home of the page."""
    tokens = candidate.tokens("target")
    if not any(c.lower_ in ("its", "their", "our") for t in tokens for c in t.subtree):
        return []
    at = min(t.idx for t in tokens)
    before = [a for a in candidate.resolver.actors if a.end <= at and a.code not in acting]
    if before:
        return candidate.resolver.of_actor(before[0])
    root = candidate.sentence.root
    behind = [
        e for n in grammar.subjects(root) if n.i > candidate.trigger.i for e in candidate.resolver.entities(n)
    ]
    if behind and behind[0].code is not None and behind[0].code not in acting:
        return behind[:1]  # "having seen its diplomat thrown out of Toronto, China gave"
    home = candidate.home
    return [Entity(at, at, home, True, assumed=True)] if home is not None else []


def _envoy_without_country(candidate: Candidate, story: Story, acting: list[str]) -> list[Entity]:
    """ "Declared Ambassador X unwanted": the envoy of the home of the page, or of the other of the two told of before."""
    if candidate.kind.name not in ("summons", "expulsion", "protest") or len(acting) != 1:
        return []
    envoys = [e for e in candidate.entities("target") if e.code is None and not is_private_person(e)]
    if not envoys:
        return []
    home = candidate.home
    if home is not None and home not in acting:
        code = home
    else:
        told = [c.states for c in story.in_sentence() if acting[0] in c.states and len(c.states) == 2]
        pair = (told[0], ()) if told else story.parties()
        others = [c for c in pair[0] if c not in acting] if pair is not None and acting[0] in pair[0] else []
        if len(others) != 1:
            return []
        code = others[0]
    return [replace(e, code=code, is_state=True, assumed=True) for e in envoys]


def _spoken_to(candidate: Candidate, story: Story, acting: list[str]) -> list[Entity]:
    """ "Spoke by telephone with A and with B and offered his good offices": between the two just told."""
    if candidate.kind.name != "appeal" or candidate.frame.plover != "COOPERATE" or len(acting) != 1:
        return []
    told = {c for claim in story.in_sentence() if acting[0] in claim.states for c in claim.states}
    pair = story.parties(reach=NEAR)
    if len(told - {acting[0]}) == 2:
        others = told - {acting[0]}
    elif pair is not None and len(pair[0]) == 2 and acting[0] not in pair[0]:
        others = set(pair[0])
    else:
        return []
    at = candidate.trigger.idx
    return [Entity(at, at, code, True, assumed=True) for code in sorted(others)]


def _clashed(candidate: Candidate, story: Story, acting: list[str]) -> list[Entity]:
    """ "Crossed into X and exchanged fire with a patrol"; "scrambled jets after a drone of X came near"."""
    if candidate.kind.name != "incident":
        return []
    at = candidate.trigger.idx
    for told in story.in_sentence():
        others = [c for c in told.states if c not in acting]
        if told.type == "incident" and len(others) == 1 and len(told.states) == 2:
            return [Entity(at, at, others[0], True)]
    for clause in candidate.trigger.children:
        if clause.dep_ != "advcl" or clause.lemma_.lower() in _INCIDENT_OF_ITS_OWN:
            continue
        if any(c.lower_ in ("after", "when", "as") for c in clause.children):
            found = [e for noun in grammar.subjects(clause) for e in candidate.resolver.entities(noun)]
            if found:
                return found
    return []


def _ground(candidate: Candidate) -> list[Entity]:
    """ "Bombed a market in X": on whose ground force was used, but for rebels there."""
    things = [t for t in candidate.tokens("target") if t.pos_ == "NOUN"]
    if candidate.kind.name != "incident" or not things or candidate.frame.form is not None:
        return []
    words = {w.lemma_.lower() for t in things for w in t.subtree}
    if words & insurgents():
        return []
    venue = venue_of(candidate)
    at = candidate.trigger.idx
    if venue is not None and venue.country is not None:
        return [Entity(at, at, venue.country, True)]
    text = candidate.report.text
    inside = [
        a
        for a in candidate.resolver.actors
        if a.is_state and a.start > at and text[: a.start].endswith((" in ", " inside ", " over ", " near "))
    ]
    return candidate.resolver.of_actor(inside[0]) if len(inside) == 1 else []


def _neighbour(candidate: Candidate, acting: list[str]) -> list[Entity]:
    """Behind whose border: the one other state that the sentence names, or the home of the page."""
    if not candidate.tokens("frontier"):
        return []
    at = candidate.trigger.idx
    others = candidate.resolver.states - {*acting}
    if len(others) <= 1 and (home := candidate.home_beside(acting)):
        return home
    return [Entity(at, at, code, True) for code in others] if len(others) == 1 else []


def _addressed(candidate: Candidate, story: Story, acting: list[str]) -> list[Entity]:
    """Who is protested to: "in a note to the X embassy"; else the only other state of the sentence, or of the pair told."""
    if candidate.kind.name != "protest" or len(acting) != 1:
        return []
    text, at = candidate.report.text, candidate.trigger.idx
    others = [a for a in candidate.resolver.actors if a.is_state and a.code not in acting]
    for actor in others:
        if actor.start > at and _TO_POST.search(text[at : min(len(text), actor.end + 14)]):
            return candidate.resolver.of_actor(actor)
    clauses = [c for t in candidate.tokens("target") for c in t.children if c.dep_ == "relcl"]
    if doing := [e for c in clauses for n in grammar.subjects(c) for e in candidate.resolver.entities(n)]:
        return doing  # "protested at a road that X's soldiers are building"
    if others:
        return candidate.resolver.of_actor(others[0]) if len({a.code for a in others}) == 1 else []
    pair = story.parties()
    told = pair[0] if pair is not None and len(pair[0]) == 2 and acting[0] in pair[0] else ()
    return [Entity(at, at, code, True, assumed=True) for code in told if code not in acting]


def two_of_story(candidate: Candidate, story: Story, acting: list[str]) -> list[Entity]:
    """ "Both sides", "the two countries": the pair that was spoken of before."""
    if not speaks_of_both(candidate.sentence.text.replace("their own", "")):
        return []  # "had flown in supplies of their own"
    pair = story.parties()
    if pair is None or set(pair[0]) & set(acting):
        return []
    at = candidate.trigger.idx
    return [Entity(at, at, code, True) for code in pair[0]] + [Entity(at, at, c, False) for c in pair[1]]
