"""Many encounters at once of which some are named: "held 14 bilaterals, among them with A and B", "among those X met was Y"."""

import re

from dragoman.coding import grammar
from dragoman.coding.assembly.parties import codes, each_once, official
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.knowledge.vocabulary import vocabulary

_KINDS = frozenset({"meeting", "call", "consultation"})
# What leads from many to those that are named.
_EXAMPLES = re.compile(
    r",?[ (](?:among (?:them|others|these|whom|which)|amongst (?:them|others|these|whom)|including|inter alia|notably"
    r"|in particular|for example|for instance|namely|such as)(?: (?:were|was|are|is))?,?"
    r"(?: (?:those|that|ones|one|meetings?|talks|bilaterals?|conversations|a (?:bilateral )?(?:meeting|call|conversation)))?"
    r"(?: (?:with|to|between))? "
)
# "Among the leaders whom X met in New York were ...".
_AMONG = re.compile(r"^\W*(?:Among|Amongst) (?:those|the|others|other|his|her|their)\b")
_WERE = re.compile(r",? (?:was|were|is|are|will be|will have been|would be|has been|have been) ")
# Between two names of the list stand a comma or "and", a country, an office.
_LINK = re.compile(
    r"(?:,|;| and| as well as| or)+(?: (?:also|with|the|his|her))*(?: [^.;:()]{0,60})?\s?$|^[^.;:]{0,25}$"
)
_VERB = re.compile(
    r"\b(?:said|says|who|which|where|when|while|discuss\w*|held|met|will|was|were|is|are|has|had|to|before|after|by|from|on|in|at)\b"
)
# So many characters lead from the word that gives examples to the first name: "the Prime Minister of Norway,".
_FIRST = 60


def exemplified(candidate: Candidate) -> tuple[list[Entity], list[Entity]] | None:
    """The one side, and those named of the many whom it met, or None where the words name no examples of many."""
    if candidate.kind.name not in _KINDS or candidate.frame.sequel:
        return None
    begins = _among(candidate) or _among_many(candidate)
    if begins is None:
        return None
    met = each_once(_listed(candidate, begins))
    mine = [e for e in official(_own(candidate, begins)) if e.code not in codes(met)]
    if len(codes(mine)) != 1 or not met:
        return None
    return mine, met


def _among_many(candidate: Candidate) -> int | None:
    """Where the examples begin behind a plural: "several leaders, among them", "a string of meetings, including with"."""
    text, start = candidate.report.text, candidate.trigger.idx
    found = _EXAMPLES.search(text, start, candidate.sentence.end_char)
    if found is None or not _aside(text[start + len(candidate.trigger) : found.start()]):
        return None
    nouns = [t for t in candidate.sentence if start <= t.idx < found.start() and t.pos_ == "NOUN"]
    many = any(t.tag_ in ("NNS", "NNPS") and t.lower_ in _MANY for t in nouns) or "others" in found.group()
    return found.end() if many else None


_MANY = vocabulary("contacts_in_plural")


def _aside(words: str) -> bool:
    """Whether only a few words, a place or a day, stand between the word of meeting and the examples, and no clause."""
    return len(words.split()) <= _FURTHEST and not _CLAUSE.search(words)


_FURTHEST = 14
_CLAUSE = re.compile(
    r"\b(?:said|says|who|which|where|when|while|held|met|will|before|after|discuss\w*)\b|[;:(]"
)


def _among(candidate: Candidate) -> int | None:
    """Where the names begin in "among those the president will see are": behind the verb that tells them."""
    sentence = candidate.sentence
    if _AMONG.match(sentence.text) is None:
        return None
    end = candidate.trigger.idx + len(candidate.trigger)
    told = _WERE.search(candidate.report.text, end, sentence.end_char)
    return told.end() if told is not None else None


def _own(candidate: Candidate, begins: int) -> list[Entity]:
    """Whose encounters they are: the side that stands before the names, or the subject of the clause."""
    found = [e for e in candidate.entities("side", "host") if e.end <= begins]
    if found:
        return found
    verb = grammar.clause_verb(candidate.trigger)
    nouns = grammar.surface_subjects(verb) if verb is not None else []
    return [e for noun in nouns for e in candidate.resolver.entities(noun) if e.end <= begins]


def _listed(candidate: Candidate, begins: int) -> list[Entity]:
    """The officials in the list that begins there, up to the words that are none of it."""
    text, end = candidate.report.text, candidate.sentence.end_char
    people = [
        p
        for p in candidate.resolver.persons
        if begins <= p.start < end and p.plural == 1 and p.form != "pronoun"
    ]
    found: list[Entity] = []
    last = begins
    for person in sorted(people, key=lambda p: p.start):
        between = text[last : person.start]
        near = (
            len(between) <= _FIRST and _VERB.search(between) is None if not found else _LINK.search(between)
        )
        if not near or (found and _VERB.search(between) is not None):
            break
        entity = candidate.resolver.of_person(person)
        among_them = entity.code is not None and person.known_rank is None and person.form == "name"
        found += [entity] if among_them else official([entity])
        last = person.end
    return found
