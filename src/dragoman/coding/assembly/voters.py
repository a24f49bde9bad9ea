"""Voters who stand in a list: "abstentions included A and B", "35 countries, among them C, abstained", "D joined E in voting against"."""

import re

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.assembly.parties import official
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity

_MEMBERS = frozenset(
    {"country", "state", "nation", "member", "delegation", "those", "one", "voter", "abstainer", "opponent"}
)
# How a few of many are named: "35 countries, among them India and Algeria, abstained".
_SOME_OF = re.compile(
    r",?\s(?:among (?:them|whom|these)|amongst them|including|such as|notably|like)\s|\s?[-–—]\s|[—–]|\s\(|:\s|,\s(?=[A-Z])",
    re.IGNORECASE,
)
_SOME_BEHIND = re.compile(
    r"(?: (?:against|for|in favou?r)(?: of)?(?: it| the (?:text|draft|resolution|motion|proposal))?)?,?\s(?:among (?:them|whom|these)|including|such as|notably)\s",
    re.IGNORECASE,
)
_WITHIN_LIST = re.compile(r"\s*(?:,|and|as well as|also|the|,\s*and|and\s+the|,\s*the)*\s*", re.IGNORECASE)
# What the parse leaves between a list of states and its verb, or within it.
_JOINTS = re.compile(r"\s*(?:,|and|with|both|the|,\s*and|and\s+the|,\s*the)*\s*", re.IGNORECASE)
_NAMES = frozenset({"include", "be", "comprise", "come"})


def joined_voters(candidate: Candidate) -> list[Entity]:
    """ "Peru and Poland joined the nine countries voting in favour", "A joined Russia in voting against": they voted so too."""
    trigger = candidate.trigger
    if trigger.dep_ == "pcomp" and trigger.head.lower_ == "in" and trigger.head.head.lemma_.lower() == "join":
        join = trigger.head.head
        nouns = [*grammar.surface_subjects(join), *grammar.objects(join)]
        found = [e for one in nouns for e in official(candidate.resolver.entities(one)) if e.is_state]
        return found or _some_of(candidate, grammar.surface_subjects(join), join)
    noun = trigger.head
    joins = noun.dep_ == "dobj" and noun.head.lemma_.lower() in ("join", "follow")
    if trigger.dep_ not in ("acl", "relcl") or not joins or noun.lemma_.lower() not in _MEMBERS:
        return []
    nouns = grammar.surface_subjects(noun.head)
    return [e for one in nouns for e in official(candidate.resolver.entities(one))]


def listed_voters(candidate: Candidate) -> list[Entity]:
    """Who "the countries that voted against" are: "A and B were among them", "they included A and B", "among them were A"."""
    trigger = candidate.trigger
    tokens = candidate.tokens("voter") or ([trigger.head] if trigger.dep_ in ("acl", "relcl") else [])
    tokens = [token for token in tokens if token.lemma_.lower() in _MEMBERS or token.like_num]
    if trigger.pos_ == "NOUN":
        tokens = [trigger]
    found: list[Token] = []
    for token in tokens:
        over = token.head
        if over.lower_ in ("among", "of") and over.dep_ == "prep":
            verb = grammar.clause_verb(over)
            if verb is not None:
                found += grammar.surface_subjects(verb) or _complements(verb)
        elif over.lemma_ in _NAMES and token.dep_ in ("nsubj", "nsubjpass"):
            found += _complements(over)
    return [e for token in found for e in official(candidate.resolver.entities(token))]


def named_of_many(candidate: Candidate) -> list[Entity]:
    """The few that stand beside their number: "35 countries, among them A and B, abstained", "countries that abstained: C, D"."""
    nouns = [token for token in candidate.tokens("voter") if token.lemma_.lower() in _MEMBERS]
    return (
        _behind_colon(candidate, nouns)
        or _some_of(candidate, nouns, candidate.trigger)
        or _told_behind(candidate, nouns)
    )


def _told_behind(candidate: Candidate, nouns: list[Token]) -> list[Entity]:
    """ "Fourteen nations abstained, including Chad and Oman": the few stand right behind the verb."""
    trigger = candidate.trigger
    end = trigger.idx + len(trigger)
    named = _SOME_BEHIND.match(candidate.report.text, end) if nouns and trigger.pos_ == "VERB" else None
    return _states_from(candidate, named.end(), candidate.sentence.end_char) if named is not None else []


def _complements(verb: Token) -> list[Token]:
    """What is said to be there, or is included: the object, or the noun behind "were"."""
    return [
        noun
        for child in verb.children
        if child.dep_ in ("dobj", "attr", "nsubj") and child.i > verb.i
        for noun in grammar.conjuncts(child)
    ]


def _some_of(candidate: Candidate, nouns: list[Token], until: Token) -> list[Entity]:
    """The few that are named of many voters, between their noun and the verb."""
    text = candidate.report.text
    for noun in nouns:
        start = noun.idx + len(noun)
        named = _SOME_OF.match(text, start)
        if named is not None and named.end() < until.idx:
            return _states_from(candidate, named.end(), until.idx)
    return []


def _behind_colon(candidate: Candidate, nouns: list[Token]) -> list[Entity]:
    """ "Countries that abstained: Angola, Uganda and Vietnam"."""
    text, trigger = candidate.report.text, candidate.trigger
    end = trigger.idx + len(trigger)
    if not nouns or text[end : end + 2] != ": ":
        return []
    return _states_from(candidate, end + 2, candidate.sentence.end_char)


def _states_from(candidate: Candidate, start: int, end: int) -> list[Entity]:
    """The states of a list that begins at an offset."""
    text, at = candidate.report.text, start
    found: list[Entity] = []
    for actor in candidate.resolver.actors:
        if actor.start < start or actor.end > end:
            continue
        if not actor.is_state or _WITHIN_LIST.fullmatch(text[at : actor.start]) is None:
            break
        found += candidate.resolver.of_actor(actor)
        at = actor.end
    return found


def states_joined_to(candidate: Candidate, position: int) -> tuple[list[Entity], int]:
    """The states of a list that ends at an offset, read backwards, and where the first of them begins."""
    text = candidate.report.text
    found: list[Entity] = []
    for actor in reversed([a for a in candidate.resolver.actors if a.is_state and a.end <= position]):
        if not _JOINTS.fullmatch(text[actor.end : position]):
            break
        found = [*candidate.resolver.of_actor(actor), *found]
        position = actor.start
    return found, position
