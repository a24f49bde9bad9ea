"""Posts and envoys of two states at once, and envoys whom the sentence names apart from their post."""

import re

from dragoman.annotation.mentions import PersonMention
from dragoman.coding.assembly.context import sentences_after
from dragoman.coding.assembly.parties import codes, official
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity

_EACH_OTHER = re.compile(
    r"\b(?:each other|one another)['’]s\b|\bin both (?:capitals|countries)\b", re.IGNORECASE
)
_BESIDE = re.compile(r",? (?:(?:Mr|Mrs|Ms|Dr|H\.E\.|HE)\.? )?")


def both_sides(candidate: Candidate, senders: list[Entity], targets: list[Entity]) -> list[Entity]:
    """ "A and B exchange ambassadors", "offices were opened in Hanoi and Washington": two states, each at the other's."""
    if candidate.frame.form == "exchanged":
        return senders if len(codes(senders)) == 2 else []
    if len(codes(senders)) == 2 and not targets and _EACH_OTHER.search(candidate.sentence.text):
        return senders
    plural = any(t.tag_ in ("NNS", "NNPS") for t in candidate.tokens("post", "envoy"))
    named = [e for e in targets if e.is_state]
    return named if plural and not senders and len(codes(named)) == 2 else []


def listed_with_nation(candidate: Candidate, taken: list[str]) -> list[Entity]:
    """ "The following ambassadors: Mr X, Finland; Mrs Y, Latvia": each state behind its name, up to the end of the list."""
    text = candidate.report.text
    colon = text.find(":", candidate.trigger.idx, candidate.sentence.end_char)
    if colon < 0:
        return []
    sentences = [candidate.sentence, *(sentences_after(candidate) if _goes_on(candidate) else ())]
    end = sentences[-1].end_char
    persons = [p for p in candidate.report.persons if colon < p.start < end and p.person.name]
    found = []
    for person in persons:
        actor = next((a for a in candidate.report.actors if a.is_state and a.start >= person.end), None)
        if actor is not None and actor.code not in taken and text[person.end : actor.start] in (", ", " ("):
            found.append(Entity(person.start, person.end, actor.code, True, person=person))
    return found


def _goes_on(candidate: Candidate) -> bool:
    return candidate.sentence.text.rstrip().endswith(";")


def named_by_nation(candidate: Candidate, taken: list[str]) -> list[Entity]:
    """ "The new envoys of Japan, Kaoru Yoshimura, and Turkey, Nesrin Bayazit": each name behind its state."""
    found: list[Entity] = []
    text = candidate.report.text
    for actor in candidate.resolver.actors:
        if not actor.is_state or actor.code in taken:
            continue
        for person in candidate.resolver.persons:
            behind = person.start > actor.end and _BESIDE.fullmatch(text[actor.end : person.start])
            if behind and person.person.name and person.country in (None, actor.code):
                found.append(Entity(person.start, person.end, actor.code, True, person=person))
    return found


def hosts_of(candidate: Candidate, code: str) -> list[Entity]:
    """Who of the receiving state the sentence is about: "Minister X received Y, who handed over his credentials"."""
    persons: list[PersonMention] = [
        p for p in candidate.resolver.persons if p.country == code and p.plural == 1 and p.form == "name"
    ]
    return official([candidate.resolver.of_person(p) for p in persons[:1]])


def named_first(candidate: Candidate) -> list[Entity]:
    """Whom "his appointment" is of: the first whom the sentence names before it."""
    named = [p for p in candidate.resolver.persons if p.person.name and p.end <= candidate.trigger.idx]
    return [candidate.resolver.of_person(named[0])] if named else []
