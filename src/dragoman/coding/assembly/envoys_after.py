"""Envoys whom the sentences behind a ceremony go on to name: "They are X of A and Y of B. Others include Z from C"."""

import re
from collections.abc import Iterator

from spacy.tokens import Span

from dragoman.annotation.mentions import Person, PersonMention
from dragoman.coding.assembly.envoy_lists import lines_below
from dragoman.coding.assembly.posts import OWN_TITLE
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver

# The sentence that goes on with the list of envoys: "They are ...", "The envoys are ...", "Others include ...".
_GOES_ON = re.compile(
    r"^\s*(?:They|These|The (?:\w+ )?(?:envoys|ambassadors|diplomats|heads of missions?)|Among them|Others?|The (?:others|rest|remaining))\b"
)
_MANY = re.compile(
    r"\b(?:ambassadors|high commissioners|envoys|heads of missions?|diplomats|representatives)\b",
    re.IGNORECASE,
)
# What stands between a name and the state of an envoy.
_FROM = re.compile(
    r",? (?:(?:is|comes|hails) )?(?:(?:the|is the) (?:new )?(?:head of mission|ambassador|high commissioner|envoy) )?"
    r"(?:from|of|for) (?:the )?",
    re.IGNORECASE,
)
_IS_FROM = re.compile(
    r" (?:is|comes|hails) (?:from|the (?:new )?(?:head of mission|ambassador|high commissioner) (?:from|of|for))\b",
    re.IGNORECASE,
)
# A name that no rule reads, with the state before or behind it: "Chile's Claudio Paladino", "Hasan Khan from Pakistan".
_OWNED_NAME = re.compile(r"['’]s? (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,4})")
_NAME_FROM = re.compile(
    r"(?P<name>[A-Z][\w'’.-]+(?: (?:(?:al|el|bin|ibn|de|da|dos|van|von|der|del|la) )*[A-Z][\w'’.-]+){1,4}),? "
    r"(?:(?:is|comes|hails) )?(?:from|of) (?:the )?\Z"
)
# So many sentences may stand between the ceremony and its list, and so many go on with it.
_GAP = 2
_LONGEST = 6


def listed_after(candidate: Candidate) -> list[Entity]:
    """The envoys whom the sentences behind, or the lines behind a colon, go on to name."""
    if candidate.sentence.text.rstrip().endswith(":"):
        return lines_below(candidate)
    return [e for s in _list_behind(candidate) for e in _with_nations(Resolver(candidate.report, s))]


def _list_behind(candidate: Candidate) -> Iterator[Span]:
    """The sentences of the list, which begins right behind the ceremony, or a little later where many came."""
    gap = _GAP if _MANY.search(candidate.sentence.text) else 0
    began = ended = False
    behind = [s for s in candidate.report.doc.sents if s.start > candidate.sentence.start]
    for sentence in behind[: _GAP + _LONGEST]:
        goes_on = _GOES_ON.match(sentence.text) or (began and _IS_FROM.search(sentence.text))
        if goes_on or (began and not ended):
            yield sentence
            began = True
            ended = not sentence.text.rstrip().endswith(";")
        elif began or gap == 0:
            return
        else:
            gap -= 1


def _with_nations(resolver: Resolver) -> list[Entity]:
    """Those named in a sentence, with the states that they come from: "X from Austria, Y from Peru"."""
    found: list[Entity] = []
    text = resolver.report.text
    for mention in resolver.persons:
        entity = resolver.of_person(mention)
        nation = next(
            (
                a
                for a in resolver.actors
                if a.is_state and mention.end < a.start and _FROM.fullmatch(text[mention.end : a.start])
            ),
            None,
        )
        if entity.code is None and nation is not None:
            entity = Entity(entity.start, entity.end, nation.code, True, person=mention)
        if own := _whose_envoy(resolver, mention):
            entity = Entity(entity.start, entity.end, own, True, person=mention)
        if mention.person.name:
            found.append(entity)
    return [*found, *_of_unread_names(resolver, {e.code for e in found})]


def _of_unread_names(resolver: Resolver, taken: set[str | None]) -> list[Entity]:
    """Those in the list whose names no rule reads, by the states beside them: "Chile's Claudio Paladino", "Kim Chang-kyu of Korea"."""
    text = resolver.report.text
    found: list[Entity] = []
    for actor in resolver.actors:
        if not actor.is_state or actor.code in taken:
            continue
        behind = _OWNED_NAME.match(text, actor.end)
        before = _NAME_FROM.search(text, max(resolver.sentence.start_char, actor.start - 60), actor.start)
        name = behind or before
        if name is not None:
            start, end = name.span("name")
            person = Person(name["name"], actor.code, "Ambassador", _AMBASSADOR)
            mention = PersonMention(start, end, name["name"], person, start)
            found.append(Entity(start, end, actor.code, True, person=mention))
    return found


_AMBASSADOR = 6


def _whose_envoy(resolver: Resolver, mention: PersonMention) -> str | None:
    """The state behind a name in "X, Malta's first resident High Commissioner to Ghana"."""
    text = resolver.report.text
    for actor in resolver.actors:
        beside = 0 <= actor.start - mention.end <= 6 and not text[mention.end : actor.start].strip(" ,the")
        if actor.is_state and beside and OWN_TITLE.match(text[actor.end : actor.end + 60]):
            return actor.code
    return None
