"""What stands behind a visit in "on the occasion of the visit to Peru by President X from 3 to 5 May" is the visit's."""

from spacy.tokens import Doc, Token

from dragoman.annotation.dates.grammar import MONTH_NAMES, WEEKDAY_NAMES
from dragoman.knowledge.triggers import event_nouns
from dragoman.knowledge.vocabulary import vocabulary

# Nouns that only set the time of what is said: what follows the event under them is not theirs.
_SETTING = vocabulary("occasions")
_OF_JOURNEYS = frozenset({"by", "to", "from", "between", "in", "on"})
_OF_DAYS = frozenset({*MONTH_NAMES, *WEEKDAY_NAMES})


def mend_visits_of(parsed: Doc) -> None:
    """Hang what the parse gives to "occasion", or to a person in between, under the visit itself."""
    for visit in parsed:
        if visit.dep_ != "pobj" or visit.lemma_.lower() not in event_nouns() or visit.head.lower_ != "of":
            continue
        setting = visit.head.head
        if setting.lemma_.lower() not in _SETTING:
            continue
        for phrase in parsed[visit.i + 1 : visit.sent.end]:
            if _carried_out(phrase, visit):
                phrase.head, phrase.dep_ = visit, "acl"
            if phrase.dep_ == "punct" and phrase.text in (";", ":"):
                break
            if phrase.pos_ != "ADP" or phrase.lower_ not in _OF_JOURNEYS:
                continue
            if phrase.head == setting or (_is_day(phrase) and _in_company(phrase, visit, setting)):
                phrase.head, phrase.dep_ = visit, "prep"


_CARRIED_OUT = frozenset({"undertake", "hold", "pay", "make", "conduct"})


def _carried_out(verb: Token, visit: Token) -> bool:
    """ "At the end of the visit to China, undertaken from 8 to 12 January": it is the visit that was."""
    nobody = not any(
        c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "dobj", "mark") for c in verb.children
    )
    return (
        verb.tag_ == "VBN"
        and verb.dep_ == "advcl"
        and verb.lemma_.lower() in _CARRIED_OUT
        and nobody
        and verb.head in visit.ancestors
    )


def _is_day(phrase: Token) -> bool:
    """Whether a preposition leads to a day: "from 3 to 5 May", "on Monday"."""
    return any(t.lower_ in _OF_DAYS for t in phrase.subtree) and phrase.lower_ in ("from", "on", "in")


def _in_company(phrase: Token, visit: Token, setting: Token) -> bool:
    """Whether the phrase hangs on somebody named behind the visit and under it or its setting."""
    over = phrase.head
    return over.pos_ in ("NOUN", "PROPN") and over.i > visit.i and setting in over.ancestors


_STOPS = frozenset({"stop", "leg", "stage", "port"})


def mend_first_stop(parsed: Doc) -> None:
    """ "Landed in A, the first leg of a tour of B and C": B and C are not where he landed, nor another name of A."""
    for stop in parsed:
        if stop.lower_ not in _STOPS or stop.dep_ != "appos" or stop.head.pos_ != "PROPN":
            continue
        verb = next((t for t in stop.ancestors if t.pos_ == "VERB"), None)
        if verb is not None and any(c.lower_ == "first" for c in stop.children):
            stop.head, stop.dep_ = verb, "npadvmod"
