"""Where a sentence says when and where an event is to be: "planned for Friday", "is to be held", "set for 25 August"."""

import re
from dataclasses import replace

from spacy.tokens import Token

from dragoman.annotation.mentions import DateKind, DateMention
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.scene import journeying
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status, edtf

_SET = vocabulary("planned")


def round_nouns(candidate: Candidate) -> list[Token]:
    """The "round", "session" or "meeting" of which the event's own word says more."""
    trigger = candidate.trigger
    return [t for t in grammar.ancestors(trigger)[1:4] if t.lemma_.lower() in ("round", "session", "meeting")]


def _occasion(candidate: Candidate) -> Token:
    """The event's own noun; of "exchanged views at a meeting held in Kampala on Tuesday" the meeting."""
    trigger = candidate.trigger
    if trigger.pos_ != "VERB" or candidate.kind.assembly != "encounter":
        return trigger
    held = [
        noun
        for word, noun in grammar.prepositional(trigger)
        if word in ("at", "during", "in")
        and noun.lemma_.lower() in ("meeting", "talk", "conversation", "audience", "reception")
    ]
    return held[0] if len(held) == 1 else trigger


def telling_clauses(candidate: Candidate) -> list[Token]:
    """Clauses on an event noun that say when it was to be: "planned for Friday", "which was to be held in May"."""
    trigger = _occasion(candidate)
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return []
    telling = modality_words()["planned"].verbs | (
        vocabulary("gathers", "begins", "ends", "happens")
        | {
            "chair",
            "co-chair",
            "co-host",
            "due",
            "hold",
            "host",
            "organise",
            "organize",
            "run",
            "set",
            "stretch",
        }
    )
    found: list[Token] = []
    under = [token for noun in (trigger, *round_nouns(candidate)) for token in noun.subtree]
    for token in dict.fromkeys(under):
        hangs = token.dep_ in ("acl", "relcl", "xcomp", "amod", "advcl") and token.i > trigger.i
        if any(c.lower_ in ("last", "previously") for c in token.children):
            continue  # "the commission, last convened in 2012"
        if token.lemma_.lower() in _AGREEING and not any(c.lower_ == "for" for c in token.children):
            continue  # "a visit, agreed on in April": the day of agreeing
        led = token.dep_ == "relcl" and token.lemma_.lower() in (
            "lead",
            "head",
            "attend",
            "address",
            "launch",
        )
        if hangs and led and any(c.dep_ == "dobj" and c.tag_ == "WDT" for c in token.children):
            found.append(token)  # "the consultations, which X led for Kathmandu on Friday"
        if hangs and (token.lemma_.lower() in telling or token.lower_ in telling or _should_have(token)):
            found += [token, *[c for c in token.children if c.dep_ == "xcomp"]]
        elif (
            hangs and token.lemma_ == "be"
        ):  # "which was to open on Tuesday", "that had been due on Wednesday"
            found += [token] if _is_due(token) else []
            found += [
                c for c in token.children if c.dep_ == "xcomp" and c.lemma_.lower() in telling | _TO_BE_MADE
            ]
    return found


_AGREEING = frozenset({"agree", "announce", "confirm", "promise"})
_TO_BE_MADE = frozenset({"open", "make", "pay", "undertake", "lead", "travel"})


def _is_due(verb: Token) -> bool:
    return any(c.dep_ in ("acomp", "attr", "oprd") and c.lower_ == "due" for c in verb.children)


def had_been_due(verb: Token) -> bool:
    """ "X, who had been due in Oslo on 20 August, has put off the visit": the clause that says when it was to be."""
    return verb.lemma_ == "be" and verb.dep_ in ("relcl", "advcl") and _is_due(verb)


def _should_have(verb: Token) -> bool:
    """ "The commission, which should have met in October": when it was to be."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return verb.dep_ == "relcl" and {"should", "have"} <= auxiliaries


def said_of_subject(candidate: Candidate) -> list[Token]:
    """ "The talks are due to take place in Kigali": the words that the verb takes to say something of its subject."""
    noun = next(
        (t for t in grammar.ancestors(candidate.trigger)[:4] if t.dep_ in ("nsubj", "nsubjpass")), None
    )
    if noun is None or candidate.trigger.pos_ not in ("NOUN", "PROPN"):
        return []
    verb = noun.head
    found = [verb] if verb.pos_ in ("VERB", "AUX") else []
    for token in verb.subtree:
        if token.dep_ in ("xcomp", "acomp", "oprd") and token.head in (verb, *found):
            found.append(token)
    return found


# "Has been put off until October", "was rescheduled for 2 November", "slipped from May to July".
_PUT_OFF = re.compile(
    r"\b(?:put (?:off|back)|pushed? (?:off|back)|postpon\w+|defer\w*|mov(?:ed|es|ing)|shift\w*|reschedul\w+|re-scheduled|slipp\w+|delay\w*|carried over"
    r"|held over|adjourn\w+|brought forward|moves?)\b[^;.:]{0,90}?(?<=\s)(?:to|until|till|for)\s(?:the\s|this\s|coming\s)*\Z",
    re.IGNORECASE,
)
# "Originally slated for December, is now expected in Mombasa in March".
_NOW_DUE = re.compile(
    r"\b(?:is|are|was|were) now (?:due|set|expected|scheduled|planned|slated|to be held|to take place)\b[^;.:]{0,60}\s(?:in|on|for|from)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
# "Was postponed from 3 March to 11 June": the days are one range in the text.
_PUT_OFF_FROM = re.compile(
    r"\b(?:put (?:off|back)|pushed? (?:off|back)|postpon\w+|mov(?:ed|es|ing)|shift\w*|reschedul\w+|slipp\w+|delay\w*)"
    r"(?: (?:from|back))*\s\Z",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"spring|summer|autumn|fall|winter|following|later", re.IGNORECASE)


def new_day(candidate: Candidate) -> DateMention | None:
    """The day to which an event has been put off, where the sentence names it; a season is too vague for that."""
    if candidate.modality.status is not Status.POSTPONED:
        return None
    start, text = candidate.sentence.start_char, candidate.report.text
    for mention in within(candidate.report.dates, start, candidate.sentence.end_char):
        named = mention.edtf is not None and mention.kind is DateKind.MOMENT
        if (
            named
            and not _VAGUE.search(mention.text)
            and (_PUT_OFF.search(text[start : mention.start]) or _NOW_DUE.search(text[start : mention.start]))
        ):
            return mention
        both = (mention.edtf or "").split("/")
        if named and len(both) == 2 and _PUT_OFF_FROM.search(text[start : mention.start]):
            return replace(mention, edtf=both[1])
    return None


def going_there(governor: Token, candidate: Candidate) -> bool:
    """ "Will travel to Praia on 9 May to open the embassy", "leaves on Friday for talks with X": the journey's day is that
    of what it is for."""
    trigger = candidate.trigger
    chain = grammar.ancestors(trigger)
    if governor == trigger or governor not in chain or governor.lemma_.lower() not in journeying():
        return False
    between = chain[1 : chain.index(governor)]
    if any(t.dep_ in ("relcl", "ccomp", "conj") for t in (trigger, *between)):
        return False
    if any(t.pos_ == "VERB" and t not in (trigger, candidate.anchor) for t in between):
        return False  # "left, having agreed to open a consulate"
    purpose = any(
        c.lower_ == "to" and c.dep_ == "aux"
        for t in (trigger, *between)
        if t.pos_ == "VERB"
        for c in t.children
    )
    return purpose or any(t.dep_ == "prep" and t.lower_ == "for" for t in between)


def goes_where(governor: Token, candidate: Candidate, mention: DateMention) -> bool:
    """ "Will travel to Washington on 19 May, where they are to be received by X": where somebody goes for one day, what is
    done there is done on it. Of a journey of several days it is not known on which."""
    days = edtf.bounds(mention.edtf) if mention.edtf else None
    if candidate.kind.assembly != "encounter" or days is None or days[0] != days[1]:
        return False
    sentence = candidate.sentence
    inside = within(candidate.report.dates, sentence.start_char, sentence.end_char)
    if any(m.kind is DateKind.DURATION for m in inside) or _SEVERAL_STOPS.search(sentence.text):
        return False
    chain = grammar.ancestors(candidate.trigger)
    clause = next((t for t in chain if t.dep_ == "relcl"), None)
    if clause is None or governor in chain[: chain.index(clause) + 1]:
        return False
    where = any(c.lower_ == "where" for c in clause.subtree if c.i < clause.i)
    return where and (
        governor.lemma_.lower() in journeying() | {"visit", "pay", "make"} or governor.lemma_ == "visit"
    )


# Where the journey goes on, or is only begun on that day.
_SEVERAL_STOPS = re.compile(
    r"\b(?:leav\w+|depart\w*|left|sets? (?:off|out)|tour|swing|stop|stopover|leg|then|before)\b"
)
_ARRIVAL = re.compile(
    r"\b(?:after|upon|on|following) (?:(?:his|her|their|its|the) (?:\w+ )?(?:arrival|landing)|arriving|landing|(?:he|she|they) (?:arrived|landed))\b",
    re.IGNORECASE,
)
_ARRIVING = vocabulary("arrives")


def on_arrival(governor: Token, candidate: Candidate) -> bool:
    """ "X, who arrived on 4 May, met Y shortly after his arrival": the day of arriving is that of the event."""
    return (
        governor.lemma_.lower() in _ARRIVING
        and candidate.kind.assembly == "encounter"
        and governor != candidate.trigger
        and _ARRIVAL.search(candidate.sentence.text) is not None
    )


def had_been_set(word: Token, trigger: Token) -> bool:
    """ "Called off talks between X and Y, set for 25 August": the day for which what was called off had been set."""
    auxiliary = any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in word.children)
    return word.lower_ in _SET and word.i > trigger.i and not auxiliary


def in_own_bracket(mention: DateMention, candidate: Candidate) -> bool:
    """ "A meeting of X and Y (Vienna, 16 May)": a bracket after an event's noun, with its city and day."""
    trigger = candidate.trigger
    if trigger.pos_ not in ("NOUN", "PROPN") or mention.start < trigger.idx:
        return False
    text = candidate.report.text
    between = text[trigger.idx : mention.start]
    close = text[mention.end : mention.end + 1]
    opened = between.rfind("(")
    inside = between[opened + 1 :].strip(" ,") if opened >= 0 and between.count("(") == 1 else "-"
    places = [p.text for p in candidate.resolver.places]
    verbs = any(t.pos_ == "VERB" and trigger.i < t.i and t.idx < mention.start for t in candidate.sentence)
    return (
        close == ")" and ")" not in between and not verbs and inside.removesuffix(" on").rstrip(",") in places
    )
