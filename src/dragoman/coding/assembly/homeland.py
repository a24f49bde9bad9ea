"""The ground on which a report is told, where it leaves it unsaid: "our capital", "arrived on Thursday", "set foot in the country"."""

import re

from spacy.tokens import Token

from dragoman.annotation.actors.places import is_dateline
from dragoman.annotation.mentions import ActorForm, PlaceMention
from dragoman.annotation.persons.ground import seats_of_nobody
from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.assembly.parties import codes
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.knowledge.countries import country
from dragoman.knowledge.vocabulary import vocabulary

_LANDS = vocabulary("lands") | {"capital", "city", "island", "islands", "land", "shore", "shores", "soil"}
_OURS = frozenset({"our", "this"})
_OF_IT = frozenset({"the", "its", "that", "his", "her", "their"})
_PLAIN = frozenset({"federal", "host", "whole", "very", "own", "beautiful", "friendly", "home"})
_OUR = re.compile(r"\b[Oo]ur (?:own )?(?=[A-Z])")
_HEADER = 160
_INSTITUTION = re.compile(
    r"\b(?:ministry|ministère|court|palace|presidency|chancellery|government|cabinet)\b", re.IGNORECASE
)
# So many characters back "the country" looks for the state that it means.
_NEAR = 300


def ground_of(report: Report, offset: int) -> str | None:
    """The country from whose side a report tells: its home, that of its dateline, of "our President X", of its letterhead."""
    if report.home is not None:
        return report.home
    if (section := report.section_at(offset)) is not None:
        return section
    dated = [
        p
        for p in report.places
        if p.start <= offset
        and is_dateline(report.text, p.start, p.end)
        and not any(c.isalnum() for c in report.text[report.text.rfind("\n", 0, p.start) + 1 : p.start])
    ]
    if dated:
        last = dated[-1]
        return None if last.name in seats_of_nobody() else last.country
    ours = {
        p.known_country
        for opening in _OUR.finditer(report.text)
        for p in report.persons
        if opening.end() <= p.start + 1 and p.start <= opening.end() and p.known_country
    }
    if len(ours) == 1:
        return ours.pop()
    head = report.text[:_HEADER].split("\n\n")[0]
    if _INSTITUTION.search(head):
        named = {p.country for p in report.places if p.end <= len(head) and p.country}
        named |= {a.code for a in report.actors if a.end <= len(head) and a.form is ActorForm.CAPITAL}
        return named.pop() if len(named) == 1 else None
    return None


def described(candidate: Candidate, visitors: list[Entity]) -> Entity | None:
    """The state that the destination only describes: "our capital", "this country", "the island", "X's home town"."""
    mine = set(codes(visitors))
    for token in candidate.tokens("destination"):
        if token.lemma_.lower() not in _LANDS and token.lower_ not in ("town", "hometown", "province"):
            continue
        owners = [e for noun in grammar.possessors(token) for e in candidate.resolver.entities(noun)]
        foreign = [e for e in owners if e.code is not None and e.is_state and e.code not in mine]
        if foreign:
            return Entity(foreign[0].start, foreign[0].end, foreign[0].code, True)
        before = {c.lower_ for c in token.children if c.i < token.i and c.dep_ != "punct"}
        code = _meant(candidate, token, before, mine)
        if code is not None and code not in mine:
            return Entity(token.idx, token.idx + len(token), code, True, assumed=True)
    return None


def _meant(candidate: Candidate, token: Token, before: set[str], mine: set[str]) -> str | None:
    plain = before - _OURS - _OF_IT <= _PLAIN
    if not plain or any(c.dep_ in ("prep", "relcl", "acl") and c.i > token.i for c in token.children):
        return None
    if before & _OURS:
        return ground_of(candidate.report, token.idx)
    if before & _OF_IT:
        return _named_last(candidate, token.idx, mine) or ground_of(candidate.report, token.idx)
    return None


def _named_last(candidate: Candidate, offset: int, mine: set[str]) -> str | None:
    """The state that the words before speak of, if it is not the visitors' own."""
    report = candidate.report
    start = max(0, offset - _NEAR, report.text.rfind("\n\n", 0, offset))
    named = [(a.start, a.code) for a in report.actors if a.is_state and not a.members]
    named += [(p.start, p.country) for p in report.places if p.country]
    found = [code for at, code in sorted(named) if start <= at < offset and code not in mine]
    return found[-1] if found else None


def capital_of(entity: Entity) -> PlaceMention | None:
    """ "The Kenyan capital" is Nairobi."""
    known = country(entity.code) if entity.is_state and entity.code is not None else None
    if known is None or not known.capital:
        return None
    return PlaceMention(
        entity.start, entity.end, known.capital, known.capital, known.code, known.latitude, known.longitude
    )
