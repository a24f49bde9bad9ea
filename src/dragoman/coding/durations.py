"""Days of a visit of which the text gives one end and the length: "arrived on Sunday for a three-day visit"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from spacy.tokens import Span, Token

from dragoman.annotation.mentions import DateKind, DateMention
from dragoman.annotation.report import Report, within
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Role, edtf

_BEGINNING = vocabulary("begins", "arrives", "departs", "travels") | {"receive", "set", "welcome"}
# Those who gather do so on the first day; who meets on a visit does so on any.
_GATHERING = frozenset({"gather", "meet", "convene", "assemble"})
_STARTING = re.compile(r"\b(?:starting|beginning|commencing)(?: on)?(?: the)? ?$", re.IGNORECASE)
_ENDING = vocabulary("ends") | {"return"}
# The length is that of a journey with several stops, not of the one stop.
_SEVERAL = re.compile(r"\b(?:leg|stop|stops|tour|swing|nations?|countries|also|before|then)\b")
_SEVERAL_STOPS = re.compile(r"\b(?:leg|stop|stops|tour|swing|nations?|countries)\b")
_AT_THE_END = re.compile(
    r"\b(?:at the (?:end|close)|on (?:the )?(?:conclusion|completion)) of (?:a|an|the|his|her|their) (?:[\w-]+ ){0,3}\Z",
    re.IGNORECASE,
)
# Visits are of days, not of months: "a 30-day stay" is somebody's holiday.
LONGEST_VISIT = 15


def lengthen(candidate: Candidate, value: str | None) -> str | None:
    """The whole stretch of a visit, where ``value`` is its first or last day and the sentence gives its length."""
    if value is None or candidate.kind.name not in ("visit", "summit"):
        return value
    day = edtf.bounds(value)
    if day is None or day[0] != day[1]:
        return value
    whole = _since_and_until(candidate) or _both_ends(candidate, day[0]) or _named_around(candidate, day[0])
    if whole is not None:
        return whole
    sentence = candidate.sentence
    if (last := _AND_LAST.search(sentence.text)) is not None:
        return edtf.span_of(day[0] - timedelta(days=_ORDER.index(last["which"].lower())), day[0])
    inside = within(candidate.report.dates, sentence.start_char, sentence.end_char)
    given = [
        m
        for m in inside
        if m.kind is DateKind.DURATION and m.days is not None and 1 < m.days <= LONGEST_VISIT
    ]
    own = [m for m in given if any(t in candidate.trigger.children for t in candidate.report.tokens(m))]
    if (_SEVERAL_STOPS if own else _SEVERAL).search(sentence.text):
        return value
    lengths = [m.days for m in (own if len(own) == 1 else given) if m.days is not None]
    if len(lengths) != 1:
        return value
    if (which := _WHICH_DAY.search(sentence.text)) is not None:
        return _around(day[0], lengths[0], which["which"].lower())
    verbs = [t for t in grammar.ancestors(candidate.trigger) if t.pos_ in ("VERB", "AUX")]
    verbs += [t for t in candidate.trigger.subtree if t.pos_ == "VERB" and t.i > candidate.trigger.i]
    verbs += [c for t in verbs for c in t.children if c.dep_ == "xcomp"]
    if _AT_THE_END.search(sentence.text[: candidate.trigger.idx - sentence.start_char]):
        return edtf.span_of(day[0] - timedelta(days=lengths[0] - 1), day[0])
    begins = candidate.kind.name == "summit" and bool({t.lemma_.lower() for t in verbs} & _GATHERING)
    begins = begins or _there_for(candidate, own or given)
    begins = begins or any(_from_then_on(candidate, m) for m in inside if m.edtf == value)
    return _stretch(day[0], lengths[0], verbs, begins=begins) or value


def _there_for(candidate: Candidate, lengths: Sequence[DateMention]) -> bool:
    """ "Was back in Tunis on Monday for a three-day stay", "is due here on Friday for two days": from that day on."""
    if candidate.trigger.lemma_ != "be":
        return False
    before = [candidate.report.text[candidate.trigger.idx : m.start].rstrip().lower() for m in lengths]
    return any(
        words.endswith((" for a", " for", " on a", " for an official", " for his", " for her"))
        for words in before
    )


def only_end(candidate: Candidate, mention: DateMention | None) -> bool:
    """ "On a trip that ends tomorrow", "during a visit that concludes on Thursday": the day of which is only said that it
    will be the last."""
    tokens = candidate.report.tokens(mention) if mention is not None else []
    if candidate.kind.name != "visit" or not tokens:
        return False
    verb = grammar.clause_verb(grammar.topmost(tokens))
    return (
        verb is not None
        and verb.dep_ == "relcl"
        and verb.lemma_.lower() in _ENDING - {"return"}
        and verb.tag_ in ("VBZ", "VBP", "VB")
    )


def _from_then_on(candidate: Candidate, day: DateMention) -> bool:
    """ "From 12 July", "starting on Monday"."""
    before = candidate.report.text[candidate.sentence.start_char : day.start]
    return day.prefix == "from" or _STARTING.search(before) is not None


def _named_around(candidate: Candidate, day: date) -> str | None:
    """ "Met on Thursday X, who was in Iceland from 26 to 29 September": the days that the clause of the visit itself names
    from the first to the last, if ``day`` is one of them or the sentence tells of their end."""
    sentence, trigger = candidate.sentence, candidate.trigger
    stay = trigger if trigger.pos_ == "NOUN" else grammar.clause_verb(trigger)
    if stay is None:
        return None
    inside = {t.i for t in stay.subtree}
    found = []
    for mention in within(candidate.report.dates, sentence.start_char, sentence.end_char):
        days = edtf.bounds(mention.edtf) if mention.edtf and mention.kind is DateKind.MOMENT else None
        tokens = candidate.report.tokens(mention)
        if (
            days is None
            or not tokens
            or tokens[0].i not in inside
            or not 0 < (days[1] - days[0]).days < LONGEST_VISIT
        ):
            continue
        led = (
            candidate.report.text[: mention.start].rstrip().lower().endswith("from")
            or mention.prefix == "from"
        )
        if led and days[0] <= day <= days[1] + timedelta(days=1):
            found.append(mention.edtf)
    return found[0] if len(found) == 1 else None


_HOMEWARD = frozenset({"return", "leave", "depart", "fly", "come", "get"})


def until_return(candidate: Candidate) -> str | None:
    """ "Returned to Accra on Wednesday after a two-day visit to Lomé": the days that end with that of the return."""
    trigger = candidate.trigger
    over = trigger.head
    if trigger.dep_ != "pobj" or over.lower_ not in ("after", "from", "following"):
        return None
    verb = grammar.clause_verb(over)
    if verb is None or verb.lemma_.lower() not in _HOMEWARD or verb.tag_ not in ("VBD", "VBN"):
        return None
    sentence = candidate.sentence
    inside = within(candidate.report.dates, sentence.start_char, sentence.end_char)
    own = {t.i for t in trigger.subtree if t.i < trigger.i}
    lengths = [m.days for m in inside if m.kind is DateKind.DURATION and m.days is not None
               and any(t.i in own for t in candidate.report.tokens(m))]  # fmt: skip
    ends = [m for m in inside if m.kind is DateKind.MOMENT and m.edtf and m.end <= over.idx]
    day = edtf.bounds(ends[0].edtf) if len(ends) == 1 and ends[0].edtf else None
    if len(lengths) != 1 or not 1 < lengths[0] <= LONGEST_VISIT or day is None or day[0] != day[1]:
        return None
    return edtf.span_of(day[0] - timedelta(days=lengths[0] - 1), day[0])


# "On the second day of a three-day visit".
_WHICH_DAY = re.compile(
    r"\bthe (?P<which>first|opening|second|third|fourth|fifth|last|final|closing) day of\b", re.IGNORECASE
)
# "On Thursday, the third and final day of the summit".
_AND_LAST = re.compile(
    r"\bthe (?P<which>second|third|fourth|fifth) and (?:last|final|closing) day of\b", re.IGNORECASE
)
_ORDER = ("first", "second", "third", "fourth", "fifth")


def _around(day: date, length: int, which: str) -> str | None:
    """The stretch of so many days of which ``day`` is the one that is said."""
    place = (
        length - 1
        if which in ("last", "final", "closing")
        else 0
        if which == "opening"
        else _ORDER.index(which)
    )
    if place >= length:
        return None
    first = day - timedelta(days=place)
    return edtf.span_of(first, first + timedelta(days=length - 1))


# "Landed on Monday and is to depart on Wednesday": verbs by which a stay is over.
_LEAVING = vocabulary("ends") | {"leave", "depart", "return"}


def _both_ends(candidate: Candidate, first: date) -> str | None:
    """The stretch from the day of arrival to that of departure, where the sentence tells of both."""
    arrival = candidate.trigger
    lemma = arrival.lemma_.lower()
    if arrival.pos_ != "VERB" or lemma in _LEAVING or lemma not in _BEGINNING | {"reach", "touch"}:
        return None
    sentence = candidate.sentence
    for mention in within(candidate.report.dates, sentence.start_char, sentence.end_char):
        value = edtf.bounds(mention.edtf) if mention.edtf and mention.kind is DateKind.MOMENT else None
        tokens = candidate.report.tokens(mention)
        if value is None or value[0] != value[1] or not tokens or mention.start < arrival.idx:
            continue
        verb = grammar.clause_verb(grammar.topmost(tokens))
        if verb is None or verb.lemma_.lower() not in _LEAVING or verb.i <= arrival.i:
            continue
        if any(c.dep_ == "neg" for c in verb.children):
            continue
        if 0 < (value[0] - first).days < LONGEST_VISIT:
            return edtf.span_of(first, value[0])
    return None


def _since_and_until(candidate: Candidate) -> str | None:
    """ "Who has been in Harare since Monday and flies home on Thursday": the days of the stay."""
    being, sentence = candidate.trigger, candidate.sentence
    if being.lemma_ != "be":
        return None
    inside = {t.i for t in being.subtree}
    ends: dict[bool, date] = {}
    for mention in within(candidate.report.dates, sentence.start_char, sentence.end_char):
        value = edtf.bounds(mention.edtf) if mention.edtf and mention.kind is DateKind.MOMENT else None
        tokens = candidate.report.tokens(mention)
        if value is None or value[0] != value[1] or not tokens or tokens[0].i not in inside:
            continue
        verb = grammar.clause_verb(grammar.topmost(tokens))
        if mention.prefix == "since" and verb == being:
            ends[True] = value[0]
        elif verb is not None and verb.dep_ == "conj" and verb.lemma_.lower() in _LEAVING | {"fly"}:
            ends[False] = value[0]
    if len(ends) == 2 and 0 < (ends[False] - ends[True]).days < LONGEST_VISIT:
        return edtf.span_of(ends[True], ends[False])
    return None


_STAY = re.compile(
    r"^(?:during|on|in the course of|over) (?:the|his|her|their|this) (?P<days>[\w-]+?)[- ]days?(?:-long)? "
    r"(?:\w+ ){0,2}(?:visit|trip|stay)\b|"
    r"^(?:the|his|her|their|this) (?P<long>[\w-]+?)[- ]day(?:-long)? (?:\w+ ){0,2}(?:visit|trip|stay)\b|"
    r"^(?:the|his|her|their|this) (?:\w+ )?(?:visit|trip|stay) (?:will last|lasts|is to last|lasted)\b",
    re.IGNORECASE,
)


def lengthened_later(report: Report, told: Sequence[tuple[int, EventClaim]]) -> list[tuple[int, EventClaim]]:
    """The claims; a visit of which the next sentence gives the length ("during the three-day visit") is as long as that."""
    sentences = list(report.doc.sents)
    found = []
    for index, claim in told:
        later = sentences[index + 1] if index + 1 < len(sentences) else None
        day = edtf.bounds(claim.date) if claim.date else None
        if claim.type == "visit" and later is not None and day is not None and day[0] == day[1]:
            length = _told_length(report, sentences[index], later)
            verbs = [t for t in sentences[index] if t.pos_ == "VERB"]
            stretch = _stretch(day[0], length, verbs) if length is not None else None
            stretch = stretch or _until_leaving(
                report, sentences[index + 1 : index + 1 + _SOON], claim, day[0]
            )
            claim = claim.model_copy(update={"date": stretch}) if stretch else claim
        found.append((index, claim))
    return found


# "He flew home on Tuesday", "she leaves on Thursday".
_GOES_HOME = re.compile(
    r"\b(?:flew|flies|returned|returns|travelled|travels|went|goes) (?:back )?home\b|"
    r"\b(?:left|leaves|departed|departs|flew out|flies out)\b(?! (?:a|an|the|his|her|its|their|[A-Z]\w+(?! (?:on|for)\b))\b)"
)
_SOON = 3


def _until_leaving(report: Report, later: Sequence[Span], claim: EventClaim, first: date) -> str | None:
    """The days from an arrival to the day on which a sentence soon after has the visitor leave."""
    visitors = {p.name for p in claim.participants if p.name and p.role is Role.VISITOR}
    for sentence in later:
        start = sentence.start_char
        leaving = _GOES_HOME.search(sentence.text)
        if leaving is None:
            continue
        before = within(report.persons, start, start + leaving.start())
        if not before or before[-1].person.name not in visitors:
            continue
        days = [
            span[0]
            for m in within(report.dates, start, sentence.end_char)
            if m.kind is DateKind.MOMENT and m.edtf and (span := edtf.bounds(m.edtf)) and span[0] == span[1]
        ]
        if len(days) == 1 and 0 < (days[0] - first).days < LONGEST_VISIT:
            return edtf.span_of(first, days[0])
    return None


def _told_length(report: Report, sentence: Span, later: Span) -> int | None:
    """The number of days that a sentence gives to the visit of the sentence before; None where it gives none."""
    if not _STAY.search(later.text.lstrip()) or _SEVERAL.search(sentence.text):
        return None
    lengths = [
        m.days
        for m in within(report.dates, later.start_char, later.end_char)
        if m.kind is DateKind.DURATION and m.days is not None and 1 < m.days <= LONGEST_VISIT
    ]
    return lengths[0] if len(lengths) == 1 else None


def _stretch(day: date, days: int, verbs: list[Token], *, begins: bool = False) -> str | None:
    lemmas = {verb.lemma_.lower() for verb in verbs}
    rest = timedelta(days=days - 1)
    if lemmas & _ENDING:
        return edtf.span_of(day - rest, day)
    off = any(
        v.lemma_.lower() in ("take", "lift") and any(c.lower_ == "off" for c in v.children) for v in verbs
    )
    if (
        begins
        or off
        or lemmas & _BEGINNING
        or any(c.lower_ == "due" for verb in verbs for c in verb.children)
    ):
        return edtf.span_of(day, day + rest)
    return None
