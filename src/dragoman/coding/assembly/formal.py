"""Whose consultations or commission it is, where the parse lost what its name says, or only the teller is named.

"The Joint Working Group on Trade of A and B", "the committee, set up under the treaty between A and B", "A's ministry
said that consultations with B would take place".
"""

import re
from itertools import pairwise

from dragoman.annotation.mentions import ActorMention
from dragoman.coding import grammar
from dragoman.coding.assembly.completing import only_topic
from dragoman.coding.assembly.parties import codes, official
from dragoman.coding.assembly.unsaid import teller
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.story import Story
from dragoman.coding.when import date_of
from dragoman.coding.where import venue_of
from dragoman.knowledge.vocabulary import vocabulary

_FORMAL = frozenset({"consultation", "commission"})
# What leads from the noun to the first name: "of", "between the foreign ministries of", "with experts from".
_LEADING = re.compile(
    r"\b(?:between|of|among)\s+(?:the\s+)?(?:(?:[\w-]+\s+){0,4}(?:of|from|for)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_JOINING = re.compile(r"^\s*(?:,|and|,\s*and|&|[-–—])\s*(?:the\s+)?$", re.IGNORECASE)
# Characters behind the noun within which its own name goes on.
_REACH = 160


def formal_parties(candidate: Candidate, story: Story, found: list[Entity]) -> list[Entity]:
    """The parties that the grammar missed: two that the name of the body or the talks tells, or whose talks are told of."""
    if candidate.kind.name not in _FORMAL:
        return []
    named = _named_behind(candidate) or _named_before(candidate)
    if len(codes([*found, *named])) == 2 and set(codes(found)) <= set(codes(named)):
        return [e for e in named if e.code not in codes(found)]
    held = _held_by(candidate) if not found else []
    if len(codes([*found, *held])) == 2:
        return [e for e in held if e.code not in codes(found)]
    told = [e for e in official(teller(candidate)) if e.code not in codes(found)]
    if len(codes(found)) == 1 and len(codes(told)) == 1:
        return [Entity(told[0].start, told[0].start, told[0].code, told[0].is_state)]
    return _told_of(candidate, story, found)


def _told_of(candidate: Candidate, story: Story, found: list[Entity]) -> list[Entity]:
    """The two of whom the report told last: "the joint commission will sit in March", "technical talks began in Bern".

    Only where the sentence names nobody else, and nothing fills its slots that is no state's.
    """
    anchor = candidate.anchor
    held = date_of(candidate).mention is not None if anchor is None else anchor.lemma_.lower() != "be"
    pair = story.parties()
    if pair is None or not held or _unresolved(candidate) or only_topic(candidate.trigger):
        return []
    if any(candidate.resolver.places_of(m) for m in grammar.modifiers(candidate.trigger)):
        return []  # "the Manama Dialogue" is a conference
    if candidate.trigger.dep_ == "pobj" and candidate.trigger.head.lower_ == "for":
        return []  # "recalled its ambassador for consultations"
    both = {*pair[0], *pair[1]}
    since = _told_at(story, both)
    named = {
        a.code
        for a in candidate.report.actors
        if since < a.start < candidate.sentence.end_char and not a.members
    }
    people = {p.known_country for p in candidate.resolver.persons if p.known_country is not None}
    if not named | people | set(codes(found)) <= both:
        return []
    at = candidate.trigger.idx
    return [Entity(at, at, code, code in pair[0]) for code in sorted(both - set(codes(found)))]


def _told_at(story: Story, both: set[str]) -> int:
    """Where the latest event of two parties ends: from there on the text must have kept to them."""
    claims = [c for c in story.recent() if {*c.states, *c.organisations} == both]
    return max((e.end for e in claims[0].evidence), default=0) if claims else 0


def _unresolved(candidate: Candidate) -> bool:
    """Whether somebody takes part who acts for no state: "with the unions", "between the parties in parliament"."""
    for token in candidate.tokens("side", "other"):
        if token.pos_ not in ("NOUN", "PROPN") or candidate.resolver.entities(token):
            continue
        inside = token == candidate.trigger or (
            candidate.trigger in token.ancestors and token.dep_ in _NAMING
        )
        if not inside and token.lemma_.lower() not in _BOTH:
            return True
    return False


_NAMING = frozenset({"compound", "amod", "nmod", "npadvmod"})
# Words for the two sides themselves.
_BOTH = vocabulary("both_sides") | {
    "official",
    "expert",
    "capital",
    "ministry",
    "team",
    "negotiator",
    "diplomat",
    "place",
}


def _named_behind(candidate: Candidate) -> list[Entity]:
    """Two states or organisations that the words right behind the noun name, no verb between."""
    start = candidate.trigger.idx
    doc = candidate.sentence.doc
    verbs = [
        t.idx
        for t in doc[candidate.trigger.i + 1 : candidate.sentence.end]
        if t.tag_ in ("VBD", "VBZ", "VBP", "MD")
    ]
    end = min([start + _REACH, candidate.sentence.end_char, *verbs])
    near = [a for a in candidate.resolver.actors if start < a.start < end]
    text = candidate.report.text
    for first, second in pairwise(near):
        if _LEADING.search(text[start : first.start]) and _JOINING.match(text[first.end : second.start]):
            return _entities(candidate, [first, second])
    return []


_DASHED = re.compile(r"\s*[-–—/]\s*")
# Between the second name and the noun: the rest of the body's or the talks' name, no verb and no comma.
_NAME_GOES_ON = re.compile(r"\s+(?:[\w&-]+\s+){0,6}$")


def _named_before(candidate: Candidate) -> list[Entity]:
    """ "The 2nd Thailand – Peru Political Consultations": two names joined by a dash that the parse took apart."""
    text, at = candidate.report.text, candidate.trigger.idx
    before = [a for a in candidate.resolver.actors if a.end <= at]
    for first, second in pairwise(before):
        joined = _DASHED.fullmatch(text[first.end : second.start])
        if joined and _NAME_GOES_ON.fullmatch(text[second.end : at]):
            return _entities(candidate, [first, second])
    return []


def co_chair(candidate: Candidate) -> list[Entity]:
    """Somebody without a country with whom a session is chaired on foreign ground: he is of that ground.

    "Travelled to Havana for the session of the joint commission, which she chaired together with X".
    """
    if candidate.kind.name not in _FORMAL:
        return []
    sides = candidate.entities("side", "other")
    known = codes(official(sides))
    others = candidate.entities("other")
    strangers = [e for e in others if e.code is None and e.person is not None and e.person.person.name]
    venue = venue_of(candidate)
    ground = venue.country if venue is not None else _journeys_end(candidate)
    if len(known) != 1 or len(strangers) != 1 or ground is None or ground in known:
        return []
    one = strangers[0]
    return [Entity(one.start, one.end, ground, True, person=one.person)]


def _journeys_end(candidate: Candidate) -> str | None:
    """The country of the only place in a sentence that sends somebody there "for the session"."""
    places = {p.country for p in candidate.resolver.places if p.country}
    purpose = any(t.lower_ == "for" for t in candidate.trigger.ancestors)
    return places.pop() if purpose and len(places) == 1 else None


def _entities(candidate: Candidate, actors: list[ActorMention]) -> list[Entity]:
    return [e for actor in actors for e in candidate.resolver.of_actor(actor)]


def _held_by(candidate: Candidate) -> list[Entity]:
    """ "A and B reviewed their cooperation at the joint commission in C": the two whom the clause is about."""
    over = candidate.trigger.head
    if candidate.trigger.dep_ != "pobj" or over.lower_ not in ("at", "during"):
        return []
    verb = grammar.clause_verb(over)
    subjects = grammar.surface_subjects(verb) if verb is not None else []
    return official([e for noun in subjects for e in candidate.resolver.entities(noun)])
