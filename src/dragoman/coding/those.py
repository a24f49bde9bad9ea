"""Who "all three", "the four states" and "each of the capitals in question" are: the states that the text named together.

They are filled in wherever a slot has such words, whatever the verb. Two are "both sides", which the story knows.
"""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Span, Token

from dragoman.annotation.mentions import ActorForm
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver, sums_up
from dragoman.knowledge.official_nouns import official_nouns
from dragoman.knowledge.vocabulary import vocabulary

NUMBERS = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
"""Words that count more than two states."""
_STATES = vocabulary("lands") | {"capital", "government", "neighbor", "neighbour", "party", "side"}
_DEFINITE = frozenset({"the", "these", "those", "all"})
LISTED = re.compile(r"(?:['’]s?)?\s*(?:,|,? (?:and|or|as well as)|&)\s*(?:by |from |in |of |with )?(?:the )?")
"""What stands between two states of one list."""
_SIDES = frozenset({"side", "other", "guest"})
# Those meant were named no more sentences before.
_REACH = 2
_FEWEST = 3


def fill_those(candidate: Candidate) -> None:
    """Fill the slots whose words count states named before with these states, and those that give examples with these."""
    _fill_such_as(candidate)
    _fill_two(candidate)
    for slot, tokens in list(candidate.words.items()):
        for token in tokens:
            if (number := _counted(token)) is None or candidate.resolver.entities(token):
                continue
            acting = {e.code for e in candidate.fillers.get(candidate.frame.slots.get("subject", ""), [])}
            at = token.idx
            candidate.fillers.setdefault(slot, []).extend(
                Entity(at, at + len(token), code, True, assumed=True)
                for code in _named_together(candidate, number, acting)
            )


def _fill_two(candidate: Candidate) -> None:
    """ "Oman offered to mediate between A and B after the two countries broke off ties": the pair, not who offered."""
    for slot, tokens in list(candidate.words.items()):
        for token in tokens:
            words = {c.lower_ for c in token.children}
            if (
                token.lemma_.lower() not in _STATES
                or token.tag_ != "NNS"
                or "two" not in words
                or not words & _DEFINITE
            ):
                continue
            lists = [tuple(sorted(found)) for found in _lists(candidate.resolver, token.idx)]
            pairs = {found for found in lists if len(found) == 2}
            if len(pairs) != 1 or len({code for found in lists for code in found}) < _FEWEST:
                continue
            pair, at = pairs.pop(), token.idx
            names = {a.code for a in candidate.resolver.actors if a.form is ActorForm.NAME and a.start < at}
            if set(pair) <= names:
                candidate.fillers[slot] = [Entity(at, at + len(token), c, True, assumed=True) for c in pair]


def _fill_such_as(candidate: Candidate) -> None:
    """ "Her counterparts from other nations such as X of A; Y of B and Z of C": those whom a list of officials gives."""
    for slot in _SIDES & set(candidate.words):
        for token in list(candidate.words[slot]):
            given = next((t for t in token.subtree if _gives_names(t)), None)
            if given is None and _many_officials(token):
                given = next((c for c in token.children if c.lower_ == "including"), None)
            people = [p for p in candidate.resolver.persons if given is not None and p.start > given.idx]
            entities = [candidate.resolver.of_person(p) for p in people if p.person.name]
            if not entities or any(e.code is None for e in entities):
                continue
            candidate.fillers[slot] = entities
            if given is not None and given.lower_ == "including":
                named = [grammar.topmost(candidate.report.tokens(p)) for p in people if p.person.name]
                candidate.words[slot] = [t for t in candidate.words[slot] if t != token] + named


def _many_officials(token: Token) -> bool:
    """ "Various diplomats", "several ministers": many, of whom names behind "including" are those who count."""
    return token.tag_ == "NNS" and sums_up(token) and token.lemma_.lower() in official_nouns()


def _gives_names(token: Token) -> bool:
    return token.lower_ == "namely" or (token.lower_ == "as" and token.nbor(-1).lower_ == "such")


def _counted(token: Token) -> int | None:
    """How many states words mean; 0 where they don't say ("the countries in question"); None for other words."""
    words = {c.lower_ for c in token.children}
    before = token.nbor(-1).lower_ if token.i > token.sent.start else ""
    if token.lower_ in NUMBERS:
        whole = before in ("all", "the") and not any(c.dep_ == "prep" for c in token.children)
        return NUMBERS[token.lower_] if whole and token.dep_ != "nummod" else None
    if token.lower_ in ("each", "all"):
        of = [noun for word, noun in grammar.prepositional(token) if word == "of"]
        return next((n for noun in of if (n := _counted(noun)) is not None), None)
    if token.lemma_.lower() not in _STATES or token.tag_ != "NNS":
        return None
    number = next((NUMBERS[word] for word in words if word in NUMBERS), None)
    said = any(
        c.dep_ in ("prep", "relcl", "acl") and c.lower_ not in ("in", "concerned") for c in token.children
    )
    if number is not None:
        return number if words & _DEFINITE and not said else None
    meant = any(word == "in" and noun.lower_ == "question" for word, noun in grammar.prepositional(token))
    return 0 if words & _DEFINITE and (meant or "concerned" in words) else None


def _named_together(candidate: Candidate, number: int, acting: set[str | None]) -> Sequence[str]:
    """The so many states of a list in this sentence or one before; nobody where two lists could be meant."""
    for sentence in _sentences_before(candidate):
        end = candidate.trigger.idx if sentence == candidate.sentence else sentence.end_char
        lists = [found for found in _lists(Resolver(candidate.report, sentence), end)
                 if (len(found) == number if number else len(found) >= _FEWEST)]  # fmt: skip
        lists = [found for found in lists if not acting & {*found}]
        if lists:
            return lists[0] if len({tuple(sorted(found)) for found in lists}) == 1 else []
    return []


def _sentences_before(candidate: Candidate) -> Iterator[Span]:
    sentence: Span | None = candidate.sentence
    for _ in range(_REACH + 1):
        if sentence is None:
            return
        yield sentence
        sentence = sentence.doc[sentence.start - 1].sent if sentence.start else None


def _lists(resolver: Resolver, end: int) -> list[list[str]]:
    """The states that stand in one list: "Angola, Zambia and Namibia"; alone, each is a list of one."""
    found: list[list[str]] = []
    last: int | None = None
    for actor in resolver.actors:
        if not actor.is_state or actor.form is ActorForm.CAPITAL or actor.start >= end:
            continue
        codes = list(actor.members) if actor.members else [actor.code]
        joined = last is not None and LISTED.fullmatch(resolver.report.text, last, actor.start)
        if joined and found:
            found[-1] += [c for c in codes if c not in found[-1]]
        else:
            found.append(codes)
        last = actor.end
    return found
