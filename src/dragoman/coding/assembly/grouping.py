"""Into how many events the counterparts of one telling fall: "with A and, separately, with the ministers of B and C"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dragoman.coding import grammar
from dragoman.coding.assembly.completing import COLLEAGUES
from dragoman.coding.assembly.own_side import is_envoy
from dragoman.coding.assembly.parties import codes, each_once
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.when import date_of

# "Trilateral talks", "the round was held between": one event, however many parties it has.
_TOGETHER = frozenset(
    {"trilateral", "quadrilateral", "multilateral", "joint", "tripartite", "four-way", "three-way"}
)
_APART = re.compile(
    r"\b(?:then|later|afterwards|separately|subsequently|followed by)\b|\b(?:and|as well as|,) (?:also )?(?:with|by)\b|; with\b|"
    r"\band on (?!(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d|the \d)"
)
# So many counterparts, each named, of as many countries, are met one after the other.
MANY = 3


def groups(candidate: Candidate, own: Sequence[Entity], others: Sequence[Entity]) -> list[list[Entity]]:
    """The counterparts of separate events, or nothing where the event is one.

    "With A and, separately, with the ministers of B and C" are two events: the words that part the list part it.
    """
    mine = codes(own)
    foreign = sorted((e for e in others if e.code not in mine), key=lambda e: e.start)
    if len(mine) != 1 or len(codes(foreign)) < 2:
        return []
    words = {t.lower_ for t in candidate.trigger.subtree} | {
        t.lower_ for t in grammar.modifiers(candidate.trigger)
    }
    colleagues = any(t.lemma_.lower() in COLLEAGUES for t in candidate.tokens("other", "guest"))
    colleagues = colleagues and not _peers_by_name(candidate, foreign) and candidate.trigger.lemma_ != "host"
    parted = _parted(candidate, foreign)
    apart = len(parted) > 1
    separately = bool(words & {"separate", "separately", "individually", "respectively"})
    separately = separately or _IN_TURN.search(candidate.sentence.text) is not None
    separately = separately or (len(foreign) >= MANY and _of_several_offices(foreign))
    separately = separately or (_named_singly(foreign) and all(is_envoy(e) for e in foreign))
    if (
        words & _TOGETHER
        or _joined_in(candidate, foreign)
        or (candidate.entities("guest") and not colleagues and not apart and not separately)
    ):
        return []
    alone = candidate.kind.name == "call" and not _CONFERENCE.search(candidate.sentence.text)
    aside = alone or (_named_singly(foreign) and len(foreign) >= MANY)
    aside = aside or _ONE_ON_ONE.search(candidate.sentence.text, *_phrase(candidate)) is not None
    each = aside or (separately and not apart) or bool(words & {"bilateral", "bilaterals"})
    if apart and not each and not candidate.kind.distributive:
        return parted
    separate = apart or candidate.kind.distributive or each or bool(words & {"separate", "separately"})
    nameless = not any(e.person is not None and e.person.person.name for e in foreign)
    at_one_table = nameless and date_of(candidate).mention is not None
    if not separate and (not colleagues or at_one_table):
        return []  # "met his counterparts from A and B on 30 April"
    singular = candidate.trigger.tag_ == "NN" and not separate
    if singular:
        return []
    return [[entity] for entity in each_once(foreign)]


# "With A, together with his colleagues of B and C".
_JOINED_IN = re.compile(r"\b(?:together|along|jointly) with\b|\balongside\b")


def _joined_in(candidate: Candidate, others: Sequence[Entity]) -> bool:
    """Whether one of the other sides is told to have been there with another of them."""
    text = candidate.report.text
    return any(_JOINED_IN.search(text[one.end : two.start]) for one, two in pairwise(others))


# "Had one-on-one meetings with the ministers of A and B".
_ONE_ON_ONE = re.compile(
    r"\b(?:one-on-one|one-to-one|individual|tête-à-tête) (?:\w+ )?(?:meetings|talks|calls|conversations|sessions)\b"
)


def _phrase(candidate: Candidate) -> tuple[int, int]:
    """Where the word of meeting and what stands before it lie in their sentence."""
    trigger, start = candidate.trigger, candidate.sentence.start_char
    return trigger.left_edge.idx - start, trigger.idx + len(trigger) - start


# "Received the ambassadors of A and B in turn".
_IN_TURN = re.compile(r"\b(?:in turn|in succession|one by one|one after (?:the other|another))\b")


# "On a conference call with", "in a joint call".
_CONFERENCE = re.compile(
    r"\b(?:conference|joint|group|three-way|trilateral|four-way|video ?conference)\b", re.IGNORECASE
)


def _named_singly(entities: Sequence[Entity]) -> bool:
    """Whether a list names its people one by one, each of another country: they were seen one after the other."""
    return len(codes(entities)) == len(entities) and all(
        e.person is not None and bool(e.person.person.name) for e in entities
    )


def _peers_by_name(candidate: Candidate, entities: Sequence[Entity]) -> bool:
    """ "His Latvian and Lithuanian counterparts, X and Y": told with one word, they were there together."""
    text = candidate.report.text
    return (
        _named_singly(entities)
        and all(e.person is not None and e.person.form == "counterpart" for e in entities)
        and all(len(text[one.end : two.start].split()) <= 1 for one, two in pairwise(entities))
    )


def _of_several_offices(entities: Sequence[Entity]) -> bool:
    """ "Received King X of A, Premier Y of B and President Z of C": guests of different rank come one after the other."""
    offices = {e.person.known_office for e in entities if e.person is not None}
    each = len(codes(entities)) == len(entities) and all(e.person and e.person.known_office for e in entities)
    each = each and any(e.person and e.person.form == "name" for e in entities)
    return (each or _named_singly(entities)) and len(offices) > 1


def _parted(candidate: Candidate, others: Sequence[Entity]) -> list[list[Entity]]:
    """The other sides in the groups in which the text tells them: "with A and, separately, with B", "A, later B".

    A list of single names is parted at every word that parts; one within it makes no groups of the others.
    """
    text = candidate.report.text
    groups: list[list[Entity]] = [[others[0]]]
    for one, two in pairwise(others):
        parting = _APART.search(text[one.end : two.start].lower()) is not None
        if parting and (one.start, one.end) != (two.start, two.end):
            groups.append([two])
        else:
            groups[-1].append(two)
    return groups
