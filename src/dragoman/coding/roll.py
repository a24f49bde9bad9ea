"""The roll of a summit, as communiqués call it: "In attendance were: X, President of A; Y, Prime Minister of B; and Z of C"; and as
agencies do, in sentence after sentence: "Others in attendance are ...", "Also present is ...", "Y of B is attending, too"."""

import re
from dataclasses import dataclass

from spacy.tokens import Span

from dragoman.annotation.mentions import PersonMention
from dragoman.annotation.report import Report, within
from dragoman.coding import grammar
from dragoman.coding.assembly.parties import official
from dragoman.coding.entities import Entity, Resolver

_THERE = r"(?:in attendance|present|attending|at the (?:summit|meeting|session|gathering|conference))"
_GATHERING = r"(?:summit|meeting|session|conference|gathering)"
# What stands before the names.
_CALLED = re.compile(
    rf"(?:(?:also |the |those |others? |members [^.:;]{{0,40}}|heads of [^.:;]{{0,60}}|leaders [^.:;]{{0,40}})?"
    rf"(?:{_THERE}|who attended|taking part)(?: at the [\w ]{{3,30}})? (?:was|were|are|is)|"
    rf"the {_GATHERING} (?:was|is being|is) (?:also )?attended by(?: the following)?[^.:;]{{0,40}}|"
    r"(?:among |the |those |other |notable |key )*(?:attendees|participants|guests) (?:are|were|include|included)|"
    r"the following [^.:;]{3,70} (?:participated|attended|took part|were present)[^.:;]{0,50}(?=:)):?\s",
    re.IGNORECASE,
)
# What stands behind them: "X and Y are also at the meeting", "has X in attendance".
_ANSWERED = re.compile(
    rf"\b(?:(?:is|are|was|were) (?:also |both |all )?(?:{_THERE}\b(?! (?:a|an|the)\b)|"
    rf"(?:attending|participating in|taking part in) the (?:[\w-]+ )?{_GATHERING}\b)|in attendance\b)",
    re.IGNORECASE,
)
# The roll is called in one of so many sentences behind the summit or behind the part before, and names those who govern.
_REACH = 3
_GOVERNING = 5


@dataclass(frozen=True)
class Roll:
    """Those whom a roll names, with the states that they stand for, and the sentences in which it is called."""

    members: tuple[Entity, ...]
    sentences: frozenset[int]


def called_roll(report: Report, sentences: list[Span], index: int) -> Roll:
    """The roll that is called behind the sentence of a summit."""
    found: list[Entity] = []
    called: set[int] = set()
    last, ended = index, 0
    for at in range(index + 1, len(sentences)):
        later = sentences[at]
        if later.start_char >= ended and at - last > _REACH:
            break
        here: list[Entity] = []
        span = _part(report, later) if later.start_char >= ended else None
        if span is not None:
            people = [person for person in within(report.persons, *span) if _governs(person)]
            here = [_stands_for(report, sentences, person) for person in people]
            ended = span[1] if people else ended
        elif at in report.parsed and called:
            here = _represented(report, later)
        if here or later.start_char < ended:
            last = at
            called.add(at)
            found += here
    return Roll(tuple(entity for entity in found if entity.is_state), frozenset(called))


def _represented(report: Report, sentence: Span) -> list[Entity]:
    """ "Kenya was represented by Deputy President William Ruto"."""
    resolver = Resolver(report, sentence)
    found: list[Entity] = []
    for verb in sentence:
        if verb.lemma_ == "represent" and grammar.is_passive(verb) and verb.dep_ in ("ROOT", "conj"):
            subjects = [
                e for noun in grammar.passive_subjects(verb) for e in official(resolver.entities(noun))
            ]
            by = within(report.persons, verb.idx, sentence.end_char)
            found += [resolver.of_person(p) for p in by if _governs(p)] or subjects
    return found


def _part(report: Report, sentence: Span) -> tuple[int, int] | None:
    """Where the names stand, if the sentence calls a part of the roll: behind a colon up to the end of the line."""
    called = _CALLED.match(report.text, sentence.start_char, sentence.end_char)
    if called is not None:
        end = report.text.find("\n", called.end())
        listed = ":" in called.group()
        line = len(report.text) if end < 0 else end
        return called.end(), line if listed else sentence.end_char
    answered = _ANSWERED.search(report.text, sentence.start_char, sentence.end_char)
    return (sentence.start_char, answered.start()) if answered is not None else None


def _governs(person: PersonMention) -> bool:
    ranked = person.known_rank is not None and person.known_rank <= _GOVERNING
    return bool(person.person.name and person.plural == 1 and person.known_country and ranked)


def _stands_for(report: Report, sentences: list[Span], person: PersonMention) -> Entity:
    at = next(s for s in sentences if s.start_char <= person.start < s.end_char)
    return Resolver(report, at).of_person(person)
