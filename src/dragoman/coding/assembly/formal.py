"""Whose consultations or commission it is, where the parse lost what its name says, or only the teller is named.

"The Joint Working Group on Trade of A and B", "the committee, set up under the treaty between A and B", "A's ministry
said that consultations with B would take place".
"""

import re
from itertools import pairwise

from dragoman.annotation.mentions import ActorMention
from dragoman.coding import grammar
from dragoman.coding.assembly.parties import codes, official
from dragoman.coding.assembly.unsaid import teller
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity

_FORMAL = frozenset({"consultation", "commission"})
# What leads from the noun to the first name: "of", "between the foreign ministries of", "with experts from".
_LEADING = re.compile(
    r"\b(?:between|of|among)\s+(?:the\s+)?(?:(?:[\w-]+\s+){0,4}(?:of|from|for)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_JOINING = re.compile(r"^\s*(?:,|and|,\s*and|&|[-–—])\s*(?:the\s+)?$", re.IGNORECASE)
# Characters behind the noun within which its own name goes on.
_REACH = 160


def formal_parties(candidate: Candidate, found: list[Entity]) -> list[Entity]:
    """The parties that the grammar missed: two that the name of the body or the talks tells, or whose talks are told of."""
    if candidate.kind.name not in _FORMAL:
        return []
    named = _named_behind(candidate)
    if len(codes([*found, *named])) == 2 and set(codes(found)) <= set(codes(named)):
        return [e for e in named if e.code not in codes(found)]
    held = _held_by(candidate) if not found else []
    if len(codes([*found, *held])) == 2:
        return [e for e in held if e.code not in codes(found)]
    told = [e for e in official(teller(candidate)) if e.code not in codes(found)]
    if len(codes(found)) == 1 and len(codes(told)) == 1:
        return [Entity(told[0].start, told[0].start, told[0].code, told[0].is_state)]
    return []


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
