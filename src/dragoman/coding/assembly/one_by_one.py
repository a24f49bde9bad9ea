"""Officials of one country who were met one after the other: "held separate meetings with the president, X, and the premier, Y";
or each by his like: "called their respective counterparts"."""

import re
from collections.abc import Sequence

from dragoman.coding import grammar
from dragoman.coding.assembly.parties import codes
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity

_EACH = frozenset({"separate", "separately", "respectively"})
# Nouns of which the plural counts: "calls on the president and the speaker" are two, "talks" may be one.
_COUNTED = frozenset({"meeting", "call", "audience", "visit", "conversation"})


_RESPECTIVE = re.compile(r"\brespective(?:ly)?\b", re.IGNORECASE)


def two_by_two(
    candidate: Candidate, own: Sequence[Entity], others: Sequence[Entity]
) -> list[tuple[Entity, Entity]]:
    """Who met whom of two lists of one length: "Prime Minister X and Foreign Minister Y called their respective Z counterparts, V and W"."""
    if candidate.kind.name not in ("meeting", "call", "consultation"):
        return []
    if _RESPECTIVE.search(candidate.sentence.text) is None:
        return []
    mine, theirs = codes(own), codes([e for e in others if e.code not in codes(own)])
    if len(mine) != 1 or len(theirs) != 1:
        return []
    ours, them = (_named(side, code) for side, code in ((own, mine[0]), (others, theirs[0])))
    return list(zip(ours, them, strict=True)) if len(ours) == len(them) > 1 else []


def _named(side: Sequence[Entity], code: str) -> list[Entity]:
    """Those of one state whom a side names, each once, in the order of the text."""
    found: dict[str, Entity] = {}
    for entity in sorted(side, key=lambda e: e.start):
        if entity.code == code and entity.person is not None and entity.person.person.name:
            found.setdefault(entity.person.person.name, entity)
    return list(found.values())


def one_by_one(candidate: Candidate, own: Sequence[Entity], others: Sequence[Entity]) -> list[Entity]:
    """The officials of the one other party, each met alone, where the words say so and every one is named; else none."""
    mine, theirs = codes(own), codes([e for e in others if e.code not in codes(own)])
    if candidate.kind.name not in ("meeting", "call") or len(mine) != 1 or len(theirs) != 1:
        return []
    met = sorted((e for e in others if e.code == theirs[0]), key=lambda e: e.start)
    people = [e.person for e in met if e.person is not None]
    names = {p.person.name for p in people if p.form != "pronoun"}
    if len(people) != len(met) or "" in names or len(names) != len(met) or len(met) < 2:
        return []
    offices = {p.known_office for p in people}
    trigger = candidate.trigger
    words = {t.lower_ for t in trigger.subtree} | {t.lower_ for t in grammar.modifiers(trigger)}
    plural = trigger.tag_ == "NNS" and trigger.lemma_.lower() in _COUNTED
    return met if (plural or words & _EACH) and len(offices) == len(met) else []
