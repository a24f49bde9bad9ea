"""Participles that say how a post or an envoy stands, and tell nothing: "the embassy, closed since 1991", "accredited to Niger"."""

import re
from collections.abc import Sequence

from dragoman.coding import grammar
from dragoman.coding.assembly.itinerary import Destination
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.when import date_of
from dragoman.knowledge.vocabulary import vocabulary

_SHUT_FOR_A_DAY = re.compile(
    r"\b(?:(?:will be|remain|remains|will remain|are|is) closed (?:on|for|to|until|over|today|tomorrow|due)|(?:was|were) closed (?:for|to|until|today))\b|holiday|for the day|\bbomb (?:threat|alert|scare|hoax)|\bfire alarm|suspicious",
    re.IGNORECASE,
)
_RESIDENT = re.compile(r"\b(?:ambassador|high commissioner|nuncio|consul|chargé)", re.IGNORECASE)
_AT_LARGE = re.compile(r"\b(?:special|at large|roving|former|non-resident)\b|\bfor\b", re.IGNORECASE)
# Verbs of one who comes from elsewhere.
_COMING = vocabulary("arrives", "departs", "travels")


def how_it_stands(candidate: Candidate) -> str | None:
    """Why the words are no news of a post or an envoy, or None."""
    if candidate.frame.form == "closed" and _SHUT_FOR_A_DAY.search(candidate.sentence.text):
        return "closed for a day"
    if _since_long(candidate):
        return "how it stands: shut since"
    if candidate.frame.form == "named" and _is_accredited(candidate):
        return "says who an envoy is: accredited to"
    return None


def _since_long(candidate: Candidate) -> bool:
    """ "The embassy, closed since 1991, will reopen"."""
    participle = candidate.trigger
    near = participle.doc[max(0, participle.i - 1) : participle.i + 2]
    if participle.tag_ not in ("VBN", "VBD") or near[-1].lower_ != "since":
        return False
    return near[0].text == "," or (participle.dep_ in ("acl", "amod") and near[0].pos_ in ("NOUN", "PROPN"))


def _is_accredited(candidate: Candidate) -> bool:
    """ "The ambassador of A accredited to B" received somebody: a participle right behind the envoy's title or name."""
    verb = candidate.trigger
    if verb.lemma_.lower() == "accredit" and verb.dep_ == "relcl" and date_of(candidate).mention is None:
        return any(c.lower_ in ("is", "are") for c in verb.children)  # "who is also accredited to Fiji"
    if verb.lemma_.lower() != "accredit" or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    told = verb.i == 0 or verb.doc[verb.i - 1].text == ","
    return verb.tag_ in ("VBN", "VBD") and not told and not grammar.objects(verb)


def lives_there(candidate: Candidate, visitors: Sequence[Entity], place: Destination) -> bool:
    """ "The Danish ambassador visited the hospital in Akureyri", on a page of Iceland: who is posted to a country is no
    visitor of its towns."""
    home, named = candidate.report.home, {a.start for a in candidate.resolver.actors if a.is_state}
    if place.venue is None or place.venue.country != home or place.party.start in named:
        return False
    if candidate.trigger.lemma_.lower() in _COMING or not visitors:
        return False
    offices = [e.person.known_office or "" if e.person is not None else "" for e in visitors]
    return all(_RESIDENT.search(o) and not _AT_LARGE.search(o) for o in offices)
