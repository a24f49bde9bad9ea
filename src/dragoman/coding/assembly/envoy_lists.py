"""Envoys told by their number, and then listed: "four ambassadors presented credentials, including those of Peru and Kenya";
"those who presented credentials were:" over the lines of a list."""

import re

from dragoman.annotation.mentions import PersonMention
from dragoman.coding.assembly.posts import is_envoy
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver
from dragoman.coding.those import LISTED
from dragoman.records import EventClaim

_HEAD_OF_STATE = 2
# So many sentences before a list, the ceremony was told.
_BEFORE = 8
_PAPERS = re.compile(r"\bcrede(?:ntials|nce)\b", re.IGNORECASE)
_PLURAL = r"(?:ambassadors|high commissioners|envoys|heads of missions?|diplomats|representatives|nuncios)"
_INCLUDING = re.compile(
    rf"\b(?:including|namely|among them|representing)\s+(?:that|those|the (?:new )?{_PLURAL})?\s*(?:of|from|for)?\s*(?:the )?",
    re.IGNORECASE,
)
_FROM = re.compile(rf"\b{_PLURAL} (?:of|from|for) (?:the )?", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,|and|,\s*and|as well as)\s*(?:the )?", re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|following|\d{1,2})\b[^.;:]{0,40}?"
    + _PLURAL,
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:ambassador|high commissioner|nuncio)\b", re.IGNORECASE)
_LIST_FOLLOWS = re.compile(r":\s*$")
# "Those presenting their letters of credence were", "others who presented credentials include": the ceremony stands before.
_THOSE_WHO = re.compile(r"\s*(?:Those|Others?|Also|The (?:others|rest|remaining))\b")
_CEREMONY = re.compile(r"\b(?:ceremony|presentation)\b", re.IGNORECASE)


def listed_states(candidate: Candidate, taken: list[str]) -> list[Entity]:
    """The envoys of a list of states in the sentence: "including those of Peru, Kenya and Oman"; "from A and B, X and Y"."""
    text = candidate.sentence.text
    start = candidate.sentence.start_char
    for pattern, many in ((_INCLUDING, _NUMBERED.search(text) is not None), (_FROM, True)):
        for found in pattern.finditer(text) if many else ():
            states, end = _in_row(candidate, start + found.end(), taken)
            if len(states) > 1 or (states and pattern is _INCLUDING):
                return _with_names(candidate, states, end)
    return []


_THOSE_OF = re.compile(
    r"\b(?:ambassadors|envoys|commissioners|diplomats)\b.*\b(?:those|namely|the ambassadors|the envoys)(?: those)? "
    r"(?:of|from) (?:the )?$",
    re.IGNORECASE | re.DOTALL,
)


def named_as_those(candidate: Candidate, taken: list[str]) -> list[Entity]:
    """ "Three new ambassadors to Estonia, namely those of A, B and C": the states listed behind "those of"."""
    text, start = candidate.report.text, candidate.sentence.start_char
    found: list[Entity] = []
    last = None
    for actor in candidate.resolver.actors:
        if not actor.is_state or actor.code in taken:
            continue
        listed = last is not None and LISTED.fullmatch(text, last, actor.start)
        if listed or _THOSE_OF.search(text[start : actor.start]):
            found.append(Entity(actor.start, actor.end, actor.code, True))
            last = actor.end
    return found


def _in_row(candidate: Candidate, at: int, taken: list[str]) -> tuple[list[Entity], int]:
    """The states that stand in a row from an offset on, and where the row ends."""
    text = candidate.report.text
    found: list[Entity] = []
    end = at
    for actor in candidate.resolver.actors:
        if actor.start < end or not actor.is_state or actor.members:
            continue
        gap = text[end : actor.start]
        if (found and not _JOINT.fullmatch(gap)) or (not found and gap.strip(" ")):
            break
        if actor.code not in taken:
            found.append(Entity(actor.start, actor.end, actor.code, True))
        end = actor.end
    return found, end


def _with_names(candidate: Candidate, states: list[Entity], end: int) -> list[Entity]:
    """The states with the names behind them, where there are as many: "from Uzbekistan and Guyana, X and Y"."""
    named = [
        p for p in candidate.resolver.persons if p.person.name and p.start >= end and _unplaced(p, states)
    ]
    text = candidate.report.text
    if len(named) != len(states) or text[end : named[0].start].strip() not in (",", ":", "-", "–", "—"):
        return states
    return [Entity(p.start, p.end, e.code, True, person=p) for e, p in zip(states, named, strict=True)]


def _unplaced(person: PersonMention, states: list[Entity]) -> bool:
    return person.known_country is None or person.known_country in {e.code for e in states}


def lines_below(candidate: Candidate) -> list[Entity]:
    """The envoys of the lines under a colon, each with his state; of a name that nobody could read, the state alone."""
    found: list[Entity] = []
    for sentence in candidate.report.doc.sents:
        if sentence.start <= candidate.sentence.start or not sentence.text.strip(" \n-–•*.;"):
            continue
        resolver = Resolver(candidate.report, sentence)
        envoys = [resolver.of_person(p) for p in resolver.persons if p.person.name and is_envoy(p)]
        if not envoys and _TITLE.search(sentence.text):
            envoys = [Entity(a.start, a.end, a.code, True) for a in resolver.actors if a.is_state][:1]
        if not envoys:
            break
        found += envoys
    return found


def with_line(candidate: Candidate, claim: EventClaim, own: list[Entity]) -> EventClaim:
    """The claim with the line of the list that names its envoy among the words that it rests on."""
    report, sentence = candidate.report, candidate.sentence
    below = [e for e in own if e.start >= sentence.end_char]
    if not below:
        return claim
    more = tuple(report.evidence(e.start, e.end) for e in below)
    return claim.model_copy(update={"evidence": (*claim.evidence, *more)})


def ceremony_before(candidate: Candidate) -> tuple[list[Entity], str | None]:
    """Who took the credentials of a list that follows, and on which day, by the sentences before that told of the ceremony."""
    text = candidate.sentence.text
    own = [p for p in candidate.resolver.persons if (p.known_rank or 9) <= _HEAD_OF_STATE]
    if not _LIST_FOLLOWS.search(text) and (own or not _THOSE_WHO.match(text)):
        return [], None
    sentences = [s for s in candidate.report.doc.sents if s.start < candidate.sentence.start][-_BEFORE:]
    between: set[str] = set()
    for sentence in reversed(sentences):
        if _CEREMONY.search(sentence.text):
            between |= candidate.report.days_named(sentence.start_char, sentence.end_char)
        if not _PAPERS.search(sentence.text):
            continue
        resolver = Resolver(candidate.report, sentence)
        heads = [p for p in resolver.persons if (p.known_rank or 9) <= _HEAD_OF_STATE and p.known_country]
        heads = [p for p in heads if not is_envoy(p)]
        if len({p.known_country for p in heads}) == 1:
            days = candidate.report.days_named(sentence.start_char, sentence.end_char) or between
            return [resolver.of_person(heads[0])], days.pop() if len(days) == 1 else None
    return [], None
