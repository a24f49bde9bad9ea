"""Who the envoy of a mission is: named beside the post ("its ambassador in X, Y"), or in the sentences behind."""

import re
from collections.abc import Sequence

from dragoman.annotation.mentions import PersonMention
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.assembly.parties import of_mention
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, grounds
from dragoman.knowledge.offices import parse_office
from dragoman.records import Participant, Role

#: So many sentences behind still speak of the envoy.
REACH = 2
#: Letters between the word of the post and the name in apposition to it: "ambassador to the Republic of X, Mr. Y".
BESIDE = 90

_TITLES = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Dame|H\.E|HE|His Excellency|Her Excellency|Señor|Señora|Hon|General|Gen)"
)
_POST = re.compile(
    r"\b(?P<title>(?:acting )?(?:high commissioner|ambassador|consul[- ]general|honorary consul|consul|apostolic nuncio|nuncio|"
    r"charg[ée] d['’]affaires|envoy|permanent representative|head of (?:mission|delegation)))"
    r"(?:[- ](?:designate|elect))?(?P<between>[^.;:()]*?)(?P<comma>,)?\s+(?:" + _TITLES + r"\.?\s+)*$",
    re.IGNORECASE,
)
_NAMED_AS = re.compile(
    r"^,?\s*(?:as|to be|to the post of)?\s*(?:its|his|her|the|their|an?)?\s*(?:[\w'’-]+\s+){0,4}?"
    r"(?P<title>high commissioner|ambassador|consul[- ]general|honorary consul|consul|nuncio|charg[ée] d['’]affaires|envoy|"
    r"permanent representative)",
    re.IGNORECASE,
)
_ENVOY = re.compile(r"ambassador|high commissioner|nuncio|chargé|consul", re.IGNORECASE)


def envoy_beside(candidate: Candidate, sender: str) -> list[Participant]:
    """The envoy whom the sentence names beside his post, or the sentences behind by his office."""
    here = [p for p in candidate.resolver.persons if p.person.name and p.plural == 1]
    if not grammar.is_passive(candidate.trigger):  # "summoned A's ambassador, X, and recalled its own"
        here = [p for p in here if p.start > candidate.trigger.idx]
    for mention in here:
        title = _title_before(candidate, mention)
        if title is not None and mention.known_country in (None, sender):
            return [_as_envoy(mention, sender, title)]
    for mention in _behind(candidate):
        if mention.known_country in (None, sender):
            return [of_mention(mention, sender, Role.TARGET)]
    return []


def nominee(candidate: Candidate, sender: str) -> list[Participant]:
    """Whom "named X ambassador to Y" names, where the parse has lost it: the name before or behind the title."""
    text = candidate.report.text
    for mention in candidate.resolver.persons:
        if not mention.person.name or mention.plural > 1 or mention.known_country not in (None, sender):
            continue
        named = _NAMED_AS.match(text[mention.end : min(len(text), mention.end + BESIDE)])
        if named and mention.start > candidate.sentence.start_char:
            return [_as_envoy(mention, sender, named["title"])]
        title = _title_before(candidate, mention)
        if title is not None:
            return [_as_envoy(mention, sender, title)]
    return []


def titled(people: Sequence[Participant], title: str | None) -> list[Participant]:
    """The one envoy, with the office that the words give him where his name has none: "as Ambassador to"."""
    office = parse_office(title) if title else None
    if office is None or len(people) != 1 or people[0].office is not None:
        return list(people)
    return [people[0].model_copy(update={"office": office.name, "rank": office.rank})]


def _title_before(candidate: Candidate, mention: PersonMention) -> str | None:
    """The envoy's title that stands before a name, with nothing but where he serves between them."""
    text = candidate.report.text
    start = max(candidate.sentence.start_char, mention.start - BESIDE)
    found = None
    for post in _POST.finditer(text[start : mention.start]):
        found = post
    if found is None or not (found["comma"] or not found["between"].strip()):
        return None
    begin, end = start + found.start("between"), start + found.end("between")
    told = [t for t in candidate.sentence if begin <= t.idx < end and t.pos_ in ("VERB", "AUX", "PRON")]
    return None if told or "," in found["between"] else found["title"]


def _behind(candidate: Candidate) -> list[PersonMention]:
    """The envoys named by their office in the next sentences."""
    later = [s for s in candidate.report.doc.sents if s.start >= candidate.sentence.end][:REACH]
    return [
        p
        for s in later
        for p in within(candidate.report.persons, s.start_char, s.end_char)
        if p.person.name and p.plural == 1 and _ENVOY.search(p.known_office or "")
    ]


def _as_envoy(mention: PersonMention, sender: str, title: str) -> Participant:
    return titled([of_mention(mention, sender, Role.TARGET)], title)[0]


def named_envoys(candidate: Candidate) -> list[Entity]:
    """Those in the envoy's place who have a name."""
    return [e for e in candidate.entities("envoy") if e.person is not None and e.person.person.name]


Posting = tuple[list[Participant], Entity]
"""An envoy who is named, if he has a name, and the state where he is sent."""

_TO_POST = re.compile(
    r"(?:,? (?:as|to be|becomes|becoming|who becomes))?(?: (?:the|its|his|her|their|new|next|non-resident))*"
    r"(?: (?:ambassador|high commissioner|consul[- ]general|nuncio|permanent representative|envoy))?,? (?:to|in|at) (?:the )?",
    re.IGNORECASE,
)
_MANY = frozenset({"ambassadors", "envoys", "consuls", "nuncios", "commissioners"})
_NAMED_BEHIND = re.compile(r"(?: \(|, )(?:(?:" + _TITLES + r")\.? )?")


def listed_postings(candidate: Candidate, senders: list[str]) -> list[Posting]:
    """Those named in a list: "X ambassador to A and Y to B", "ambassadors to A (X), B (Y) and C"."""
    text, sender = candidate.report.text, senders[0]
    named = [p for p in candidate.resolver.persons if p.person.name and p.plural == 1]
    posts = _posts(candidate, senders)
    if any(t.lower_ in _MANY for t in candidate.tokens("person", "envoy")):
        inside = {e.code for e in candidate.entities("target")}
        found: list[Posting] = []
        for entity in posts:
            if entity.code not in inside or entity.start < candidate.trigger.idx:
                continue
            envoys = [p for p in named if _NAMED_BEHIND.fullmatch(text[entity.end : p.start])]
            found.append(([of_mention(p, sender, Role.TARGET) for p in envoys[:1]], entity))
        return _once(found)
    title = candidate.sentence.text
    return _once(
        [
            ([_with_title(of_mention(p, sender, Role.TARGET), title)], entity)
            for p in named
            for entity in posts
            if entity.start > p.end and _TO_POST.fullmatch(text[p.end : entity.start])
        ]
    )


def _posts(candidate: Candidate, senders: list[str]) -> list[Entity]:
    """The states and places of a sentence where somebody could be posted."""
    places = grounds(candidate.resolver.places)
    actors = [e for a in candidate.resolver.actors for e in candidate.resolver.of_actor(a)]
    return sorted((e for e in [*actors, *places] if e.code not in senders), key=lambda e: e.start)


def _once(found: list[Posting]) -> list[Posting]:
    return list({entity.code: (people, entity) for people, entity in reversed(found)}.values())[::-1]


def _with_title(envoy: Participant, sentence: str) -> Participant:
    """An envoy with the first title that the sentence gives: it holds for the whole list."""
    told = _ANY_TITLE.search(sentence)
    if told is None:
        return envoy
    if _ENVOY.search(envoy.office or "") is None:
        envoy = envoy.model_copy(update={"office": None, "rank": None})
    return titled([envoy], told[0])[0]


_ANY_TITLE = re.compile(
    r"\b(?:high commissioner|ambassador|consul[- ]general|honorary consul|nuncio|permanent representative)",
    re.IGNORECASE,
)
