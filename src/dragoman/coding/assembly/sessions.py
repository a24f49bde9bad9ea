"""Whether words for talks tell of one session: not of dialogue as such, nor of many at once."""

import re

from spacy.tokens import Token

from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.when import date_of
from dragoman.knowledge.vocabulary import vocabulary

# "10.30 Meeting with": a time of day.
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}")


def regular_once(candidate: Candidate) -> bool:
    """ "The regular consultations of A and B were held on 5 May": one round of them, since it has a day."""
    words = {c.lower_ for c in candidate.trigger.children}
    mention = date_of(candidate).mention
    return "regular" in words and candidate.kind.name == "consultation" and mention is not None


def as_such(candidate: Candidate) -> bool:
    """ "Dialogue between A and B is the only way": the word without article, adjective or day names no session; nor does
    "there had been talk of it"."""
    noun = candidate.trigger
    if noun.lower_ == "talk" and any(c.dep_ == "expl" for c in noun.head.children):
        return True
    if _judged(noun) and date_of(candidate).mention is None:
        return True
    if noun.lower_ not in ("dialogue", "consultation") or candidate.kind.name != "consultation":
        return False
    described = any(c.dep_ in ("det", "amod", "poss", "compound", "nummod", "nmod") for c in noun.children)
    return not described and date_of(candidate).mention is None


# What is said of talks that nobody is said to hold: "the negotiations are strategic and must be concluded".
_JUDGED = vocabulary("weighty")


def _judged(noun: Token) -> bool:
    be = noun.head
    present = noun.dep_ == "nsubj" and be.lemma_ == "be" and be.tag_ in ("VBZ", "VBP")
    return present and any(c.dep_ in ("acomp", "attr") and c.lower_ in _JUDGED for c in be.children)


def counted(candidate: Candidate) -> bool:
    """ "Two rounds of talks", "three meetings": more events than one. A year before a name counts nothing."""
    over = grammar.ancestors(candidate.trigger)[1:3]
    nouns = [candidate.trigger, *[t for t in over if t.lemma_.lower() in ("round", "session", "meeting")]]
    counting = [c for noun in nouns for c in noun.children if c.dep_ == "nummod"]
    dates = candidate.report.dates
    counting = [c for c in counting if not (c.i == c.sent.start and _CLOCK.fullmatch(c.text))]
    numbers = [c.lower_ for c in counting if not any(d.start <= c.idx < d.end for d in dates)]
    return any(word not in ("one", "1") and not (word.isdigit() and len(word) == 4) for word in numbers)
