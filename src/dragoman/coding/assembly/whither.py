"""Where a journey leads by what stands around its words: "here" and "there", a place before the noun or behind a break."""

import re

from spacy.tokens import Token

from dragoman.annotation.actors.places import is_dateline
from dragoman.annotation.dates import dateline
from dragoman.annotation.mentions import ActorForm, ActorMention, PlaceMention
from dragoman.coding import grammar
from dragoman.coding.assembly.parties import codes
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.entries import place_over
from dragoman.coding.verbless import has_finite_verb
from dragoman.records import Status

Found = tuple[list[PlaceMention], list[Entity]]
"""Places, and parties of which no place is told."""

# Words that lead somewhere, of those that a frame knows.
LEADING = frozenset({"to", "in", "into", "through"})


def here(candidate: Candidate, visitors: list[Entity]) -> Found:
    """ "Arrived here on Sunday": the place of the dateline. "During his visit there": the place named before."""
    words = {
        c.lower_ for head in (candidate.trigger, candidate.anchor) if head is not None for c in head.children
    }
    if "there" in words:
        return there(candidate)
    if ("where" in words or _clause_of_where(candidate.trigger)) and (
        found := _before_where(candidate)
    ) is not None:
        return found
    if "here" not in words:
        return [], []
    before = [
        p
        for p in candidate.report.places
        if p.start < candidate.trigger.idx and is_dateline(candidate.report.text, p.start, p.end)
    ]
    if before:
        return before[-1:], []
    span, _ = dateline(candidate.report.text)
    if span is not None:
        return [p for p in candidate.report.places if p.start < span[1]][:1], []
    return [], candidate.home_beside()


def _clause_of_where(noun: Token) -> bool:
    """ "In Moscow, where she is on a visit to attend": the clause is of the place, whatever the visit is for."""
    verb = grammar.clause_verb(noun) if noun.dep_ == "pobj" and noun.head.lower_ in ("on", "for") else None
    return verb is not None and noun.head.head == verb and any(c.lower_ == "where" for c in verb.children)


def _before_where(candidate: Candidate) -> Found | None:
    """ "After Beirut, where he spent Monday": the place or state right before the clause."""
    where = next((t for t in candidate.sentence if t.lower_ == "where" and t.i < candidate.trigger.i), None)
    if where is None:
        return None
    text = candidate.report.text
    named: list[PlaceMention | ActorMention] = [*candidate.resolver.places, *candidate.resolver.actors]
    for mention in named:
        if mention.end <= where.idx and not text[mention.end : where.idx].strip(" ,"):
            if isinstance(mention, PlaceMention):
                return [mention], []
            return [], candidate.resolver.of_actor(mention) if mention.is_state else []
    return None


_NEAR = 200
"""So many characters back "there" looks for what it means."""


def there(candidate: Candidate) -> Found:
    """What "there" means: the place or state to which something led last before, in this sentence or the one before."""
    report, at = candidate.report, candidate.trigger.idx
    places = [p for p in report.places if at - _NEAR <= p.start and p.end <= at]
    states = [
        a
        for a in report.actors
        if a.is_state and a.form is ActorForm.NAME and at - _NEAR <= a.start and a.end <= at
        if re.search(r"\b(?:in|into|to|from|for)(?: the)? $", report.text[max(0, a.start - 10) : a.start])
    ]
    named: list[PlaceMention | ActorMention] = [*places, *states]
    near = [m for m in named if m.start >= candidate.sentence.start_char]
    last = max(near or named, key=lambda m: m.start, default=None)
    if isinstance(last, PlaceMention):
        return [last], []
    return [], candidate.resolver.of_actor(last) if last is not None else []


def beside(candidate: Candidate, visitors: list[Entity]) -> Found:
    """The place in which a visit is told to be going on: "on a visit, met the minister in Accra"."""
    if candidate.trigger.pos_ not in ("NOUN", "PROPN"):
        return [], []
    clause = candidate.anchor or grammar.clause_verb(candidate.trigger)
    if candidate.trigger.dep_ == "pobj" and candidate.trigger.head.lower_ in ("during", "on") and visitors:
        return _at_object(candidate, clause, visitors)
    if candidate.modality.status is not Status.OCCURRED:
        return [], []
    if candidate.anchor is None or not any(
        candidate.trigger.i in {t.i for t in noun.subtree} for noun in grammar.objects(candidate.anchor)
    ):
        return [], []
    places = [p for word, noun in grammar.prepositional(candidate.anchor) if word in ("to", "in")
              for p in candidate.resolver.places_of(noun)]  # fmt: skip
    return places, []


def _at_object(candidate: Candidate, clause: Token | None, visitors: list[Entity]) -> Found:
    """ "Met her colleague in Kigali during a visit", "is in Ghana on a visit": the one place abroad where the clause is set."""
    if clause is None or candidate.trigger not in clause.subtree:
        return [], []
    mine = set(codes(visitors))
    before = [t for t in clause.subtree if clause.i < t.i < candidate.trigger.i]
    nouns = [
        n for t in before if t.lower_ == "in" and t.dep_ == "prep" for n in grammar.objects_of_preposition(t)
    ]
    places = [p for n in nouns for p in candidate.resolver.places_of(n) if p.country not in mine]
    if places:
        return (places, []) if len({p.country for p in places}) == 1 else ([], [])
    states = [
        e for n in nouns for e in candidate.resolver.entities(n) if e.person is None and e.code not in mine
    ]
    return [], states if len(codes(states)) == 1 else []


def where_acting(candidate: Candidate, visitors: list[Entity]) -> Found:
    """ "The visiting premier laid a wreath in Kyiv": where a visiting official does what the sentence tells."""
    if candidate.trigger.dep_ != "amod":
        return [], []
    clause = grammar.clause_verb(candidate.trigger.head)
    if clause is None:
        return [], []
    mine = set(codes(visitors))
    nouns = [n for word, n in grammar.prepositional(clause) if word in ("in", "at")]
    return [p for n in nouns for p in candidate.resolver.places_of(n) if p.country not in mine], []


def before_noun(candidate: Candidate, visitors: list[Entity]) -> Found:
    """ "Her Lisbon visit", "the Maputo leg of the tour": the place stands before the noun."""
    if candidate.trigger.pos_ not in ("NOUN", "PROPN"):
        return [], []
    modifiers = {t.idx for t in grammar.modifiers(candidate.trigger)}
    mine = set(codes(visitors))
    places = [p for p in candidate.resolver.places if p.start in modifiers and p.country not in mine]
    actors = [
        e
        for a in candidate.resolver.actors
        if a.start in modifiers
        and a.code not in mine
        and a.form in (ActorForm.NAME, ActorForm.CAPITAL)
        and mine
        for e in candidate.resolver.of_actor(a)
    ]
    return places, actors


def following(candidate: Candidate, visitors: list[Entity]) -> Found:
    """The first place after "to" or "in" behind the noun, before another verb: the parse hung it elsewhere."""
    trigger, doc = candidate.trigger, candidate.sentence.doc
    leading = {w for w, slot in candidate.frame.slots.items() if slot == "destination"} & LEADING
    mine = set(codes(visitors))
    for token in doc[trigger.i + 1 : candidate.sentence.end]:
        onward = token.tag_ == "VB" and token.dep_ == "conj"  # "and to travel on to Paris"
        if (
            token.tag_ in ("VBD", "VBZ", "VBP", "MD")
            or onward
            or (token.tag_ == "VBN" and token.dep_ not in ("amod", "acl"))
        ):
            break
        if token.lower_ not in leading or token.i + 1 >= candidate.sentence.end:
            continue
        if any(p.start < token.idx < p.end for p in candidate.resolver.persons):
            continue
        at = doc[token.i + 1]
        if at.lower_ == "the" and at.i + 1 < candidate.sentence.end:
            at = doc[at.i + 1]
        places = [p for p in candidate.resolver.places if p.start <= at.idx < p.end and p.country not in mine]
        actors = [
            e
            for a in candidate.resolver.actors
            if a.start <= at.idx < a.end and a.code not in mine and a.form is ActorForm.NAME
            for e in candidate.resolver.of_actor(a)
        ]
        if places or actors:
            return places, actors
    if candidate.report.is_diary or not has_finite_verb(candidate.sentence):
        return [p for p in _line_place(candidate) if p.country not in mine], _line_capital(candidate, mine)
    return [], []


_WEEKDAY = re.compile(r"\b(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)(?:[a-z]*day)?\b\.?", re.IGNORECASE)


def _line_place(candidate: Candidate) -> list[PlaceMention]:
    """The city that opens the line of an entry: "* HELSINKI - X meets Y", "17 March, Vientiane: visit of X"."""
    report = candidate.report
    leads = place_over(report, candidate.trigger.idx)
    if leads is not None:
        return [leads]
    line = report.text.rfind("\n", 0, candidate.sentence.start_char) + 1
    for place in report.places:
        if line <= place.start and place.end <= candidate.trigger.idx:
            before, after = report.text[line : place.start], report.text[place.end : place.end + 3]
            dates = [d.text for d in report.dates if line <= d.start and d.end <= place.start]
            for text in dates:
                before = before.replace(text, "")
            before = _WEEKDAY.sub("", before)
            if not before.strip(" ,*-–—•:") and re.match(r":|\s?[-–—]\s", after):
                return [place]
    return []


def _line_capital(candidate: Candidate, mine: set[str]) -> list[Entity]:
    """ "17 March, Vientiane: visit of X", where the capital could also be the government."""
    text, line = candidate.report.text, candidate.report.text.rfind("\n", 0, candidate.trigger.idx) + 1
    for actor in candidate.report.actors:
        opens = line <= actor.start and actor.end <= candidate.trigger.idx and actor.form is ActorForm.CAPITAL
        if opens and actor.code not in mine and re.match(r":|\s?[-–—]\s", text[actor.end : actor.end + 3]):
            return candidate.resolver.of_actor(actor)
    return []
