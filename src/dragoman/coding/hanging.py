"""What a date hangs on in the parse of its sentence, and when it stands beside the event's own words."""

import re

from spacy.tokens import Token

from dragoman.annotation.mentions import DateMention
from dragoman.annotation.modality import VENUES
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.plans import round_nouns, telling_clauses
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status
from dragoman.records import edtf as edtf_values

# "On the sidelines of a conference on Thursday", "in the framework of his visit in May": its day is the event's too.
FRAMING = frozenset({"sideline", "margin", "fringe", "framework", "occasion", "course"})
# Prepositions by which an event is told only to set the time of another.
_SEQUENCE = frozenset({"after", "before", "since", "following", "until"})
# At what happens then something is done; over, for, after what happened then it is done later.
_AT_THAT_TIME = frozenset({"at", "in", "during", "on", "throughout", "amid", "to", "with", "by"})
# So many days before the page nobody said today what it reports.
_LONG_BEFORE = 45
# What is held or paid on a day: a date beside its noun may well be that of the event told with it.
HELD = frozenset(
    {"summit", "visit", "meeting", "talk", "conference", "session", "trip", "forum", "consultation"}
)


def governor_of(token: Token) -> Token | None:
    """The verb or event noun that a date hangs on: prepositions and words of time are passed over."""
    for over in token.ancestors:
        if _before_infinitive(token, over) or _leads(over) or _says_when(over) or _is_its_start(over):
            continue
        if is_stage(over) or (over.dep_ in ("aux", "auxpass") and over.head != over):
            continue  # "will on 20 June be the venue"
        if over.pos_ in ("VERB", "AUX", "NOUN", "PROPN") and over.ent_type_ not in ("DATE", "TIME"):
            return _before_teller(token, over) or over
    return None if token.pos_ not in ("VERB", "AUX") else token


def is_stage(noun: Token) -> bool:
    """ "Was host on Thursday to the summit", "will be the venue for the talks": the noun that only says where."""
    return noun.dep_ == "attr" and noun.lemma_.lower() in VENUES | {"host"}


def _is_its_start(noun: Token) -> bool:
    """ "The summit got off to a late start on Friday", "drew to a close on Sunday": the day of what did so."""
    return (
        noun.lemma_.lower() in ("start", "end", "close", "conclusion", "beginning")
        and noun.dep_ == "pobj"
        and noun.head.lower_ == "to"
        and noun.head.head.lemma_.lower() in ("get", "draw", "come", "bring")
    )


def _before_teller(token: Token, over: Token) -> Token | None:
    """ "Will receive X in Bucharest next Tuesday, the palace informs": what stands before who tells it is of what is told."""
    told = [c for c in over.children if c.dep_ == "ccomp" and c.i < token.i]
    tellers = [c for c in over.children if c.dep_ in ("nsubj", "nsubjpass")]
    if not told or not tellers or token.i > min(t.left_edge.i for t in tellers):
        return None
    return told[-1]


def of_what_is_off(governor: Token | None, mention: DateMention, candidate: Candidate) -> bool:
    """ "The visit, due to begin tomorrow, has been scrapped": nothing was called off on a day that is still to come."""
    page = candidate.report.published
    if (
        governor is None
        or governor.pos_ not in ("VERB", "AUX")
        or page is None
        or mention.prefix in _SEQUENCE
    ):
        return False
    if governor.i < candidate.trigger.i:
        return False
    days, today = edtf_values.bounds(mention.edtf or ""), edtf_values.bounds(page)
    return days is not None and today is not None and days[0] > today[1]


def _says_when(over: Token) -> bool:
    """ "Beginning Monday, X will pay a visit": a participle without anything of its own is as good as "from"."""
    return (
        over.lower_ in ("beginning", "starting", "commencing")
        and over.dep_ in ("prep", "advcl")
        and not any(c.dep_ in ("nsubj", "dobj", "xcomp", "mark") for c in over.children)
    )


def before_or_after(date: Token, trigger: Token) -> bool:
    """Whether the event only says before or after what the date is: "will meet on 19 June, after X's visit to Y"."""
    if trigger.pos_ not in ("NOUN", "PROPN"):
        return False
    for over in grammar.ancestors(trigger):
        if over.pos_ in ("VERB", "AUX"):
            return False
        if over.dep_ == "prep" and over.lower_ in _SEQUENCE:
            words = over.subtree
            if date in words:
                return False
            between = over.doc[min(date.i, trigger.i) : max(date.i, trigger.i)]
            return date.i < over.i or any(t.text == "," for t in between)
    return False


def is_topic(governor: Token, trigger: Token) -> bool:
    """Whether a date belongs to what the talks were about: "negotiations on the events of 1904"."""
    for over in [governor, *governor.ancestors]:
        if over == trigger:
            return False
        aside = over.lemma_.lower() in FRAMING
        if (
            over.dep_ == "pobj"
            and not aside
            and over.head.lower_ in ("on", "about", "over", "concerning", "regarding")
        ):
            return trigger in over.ancestors
    return False


def names_reason(date: list[Token], governor: Token, candidate: Candidate) -> bool:
    """ "Imposed sanctions over the 12 March coup", "over the shooting of 3 May": the day names what it was done for."""
    if governor.pos_ not in ("NOUN", "PROPN") or governor in (candidate.trigger, candidate.anchor):
        return False
    if governor.dep_ != "pobj" or governor.head.lower_ in _AT_THAT_TIME or governor.lemma_.lower() in HELD:
        return False
    if governor.i in {t.i for t in round_nouns(candidate)} or candidate.trigger in governor.subtree:
        return False
    first, last = min(date, key=lambda t: t.i), max(date, key=lambda t: t.i)
    before = last.i < governor.i and any(t.head == governor for t in date)
    behind = first.i - governor.i == 2 and first.nbor(-1).lower_ == "of"
    return before or behind


def stands_aside(token: Token, candidate: Candidate) -> bool:
    """Whether the date stands in a relative or conditional clause in which the event does not stand.

    "A trip planned for Thursday", "the summit, which was held on Friday" tell of the event itself.
    """
    trigger = candidate.trigger
    if set(telling_clauses(candidate)) & set(grammar.ancestors(token)):
        return False
    for over in grammar.ancestors(token):
        if _before_infinitive(token, over) or _leads(over) or _says_when(over):
            continue
        if over.dep_ in ("relcl", "acl", "advcl", "ccomp", "parataxis") and over.pos_ in ("VERB", "AUX"):
            inside = trigger == over or over in trigger.ancestors or over == candidate.anchor
            if not inside and over.dep_ in ("relcl", "parataxis", "acl"):
                return True
            if not inside and over.dep_ in ("advcl", "ccomp") and not transparent(over):
                return True
    return False


def _leads(clause: Token) -> bool:
    """ "Met a delegation led by X on Wednesday", "papers ranging from A to B on Friday": nobody leads, nothing ranges, for a day."""
    if clause.dep_ in ("acl", "prep") and clause.tag_ == "VBG" and clause.lemma_.lower() in _WHAT_IT_IS:
        return True
    return clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lemma_.lower() in ("lead", "head")


# Participles that say what a thing is or holds.
_WHAT_IT_IS = vocabulary("says_what_it_is")


def led_in(tokens: list[Token]) -> Token | None:
    """ "On 17 July Foreign Minister X signed": the parse takes the day for a part of the name behind it; it is the verb's."""
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    if first.i == first.sent.start:
        return None
    word, over = first.nbor(-1), last.head
    misled = (
        word.lower_ in ("on", "in", "by")
        and word.dep_ == "prep"
        and over.pos_ in ("NOUN", "PROPN")
        and over.head == word
        and over.i > last.i
    )
    return word.head if misled and word.head.pos_ in ("VERB", "AUX") else None


def over_lasting_clause(date: Token, candidate: Candidate) -> bool:
    """ "Signed the agreement that replaces the pact on 30 May": a clause that says what a thing is has no day; the act has."""
    trigger = candidate.trigger
    if trigger.tag_ not in ("VBD", "VBN") or trigger not in date.ancestors:
        return False
    clause = grammar.clause_verb(date.head)
    if clause is None or clause.dep_ != "relcl" or clause.tag_ not in ("VBZ", "VBP"):
        return False
    if clause.lemma_.lower() in _RUNNING:
        return False  # "was received on a trip that ends tomorrow"
    return grammar.clause_verb(clause.head) == trigger


_RUNNING = vocabulary("ends")


def _before_infinitive(token: Token, verb: Token) -> bool:
    """ "Summoned X on 1 November to protest": what stands before the "to" belongs to the verb above it."""
    return (
        any(c.lower_ == "to" and c.dep_ == "aux" and c.i > token.i for c in verb.children)
        and verb.head != verb
    )


def transparent(clause: Token) -> bool:
    """Participial adjuncts ("arriving on Monday") tell the same story; clauses with their own subject do not."""
    return clause.tag_ == "VBG" and not any(c.dep_ in ("nsubj", "nsubjpass", "mark") for c in clause.children)


def told_of_that_day(day: list[Token], candidate: Candidate) -> bool:
    """ "Returns on Saturday, when X is due in Rome": what the clause tells is of that day."""
    clauses = [c for t in day for c in t.children if c.dep_ == "relcl"]
    when = [c for c in clauses if any(w.lower_ == "when" for w in c.children)]
    return any(c == candidate.trigger or c in grammar.ancestors(candidate.trigger) for c in when)


# "On Thursday, the third and final day of the bloc's summit".
_ITS_DAY = re.compile(r",\s(?:the|its|his|her|their)\s(?:[\w-]+\s){1,4}day\sof\s(?:[\w’'.-]+\s){0,6}\Z")


def day_of_it(mention: DateMention, candidate: Candidate) -> bool:
    """Whether a day is called one of those of the event itself."""
    between = candidate.report.text[mention.end : candidate.trigger.idx]
    return candidate.trigger.idx > mention.end and _ITS_DAY.fullmatch(between) is not None


def long_before(candidate: Candidate, mention: DateMention) -> bool:
    """ "Recalled the visit of X in February 2017", of a page of November 2018: that was not the day of recalling it."""
    page = edtf_values.bounds(candidate.report.published) if candidate.report.published else None
    day = edtf_values.bounds(mention.edtf) if mention.edtf else None
    behind = mention.start > candidate.trigger.idx
    return behind and page is not None and day is not None and (page[0] - day[1]).days > _LONG_BEFORE


_OF_A_YEAR = frozenset({"this year", "last year", "next year"})


def years_own(candidate: Candidate, mention: DateMention, governor: Token | None) -> bool:
    """ "Touched down in Fiji for the first leg of this year's tour": the year names the tour, and is no day of landing."""
    text = candidate.report.text
    if governor in (candidate.trigger, candidate.anchor) and candidate.kind.name != "visit":
        return False  # "this year's summit was held in Grenada"
    return mention.text.lower() in _OF_A_YEAR and text[mention.end : mention.end + 2] in ("'s", "’s")


def meanwhile(trigger: Token, verb: Token) -> bool:
    """ "Was declared in December, during his visit": at one time with it."""
    chain = grammar.ancestors(trigger)
    within_it = chain[: chain.index(verb)] if verb in chain else []
    return any(over.dep_ == "prep" and over.lower_ == "during" for over in within_it)


# What is done in talks with what they are about.
_TALKED_OF = vocabulary("talked_of")
_DAY = len("2015-03-18")


def discussed_there(mention: DateMention, governor: Token | None, candidate: Candidate) -> bool:
    """ "During the call, they discussed the sessions due in June 2020": a month, or a day ahead, is of what was talked of."""
    trigger = candidate.trigger
    if governor is None or trigger.pos_ != "NOUN" or trigger.dep_ != "pobj" or trigger.head.head != governor:
        return False
    if governor.lemma_.lower() not in _TALKED_OF or not trigger.i < governor.i:
        return False
    if mention.start < governor.idx or candidate.modality.status is not Status.OCCURRED:
        return False
    page, day = candidate.report.published, edtf_values.bounds(mention.edtf or "")
    today = edtf_values.bounds(page) if page else None
    ahead = day is not None and today is not None and day[0] > today[1]
    return ahead or len(mention.edtf or "") != _DAY


def names_paper(top: Token, governor: Token, mention: DateMention) -> bool:
    """ "Pulled out of a 1998 accord": the year before its name is the instrument's, not the event's."""
    year = (mention.edtf or "").isdigit() and mention.text == mention.edtf
    return year and governor.pos_ in ("NOUN", "PROPN") and top.i < governor.i and top.head == governor


# Acts of one moment: what the clause with "when" tells is how they were done.
_AT_ONCE = frozenset({"membership", "relations", "agreement", "mission"})


def _is_planned(candidate: Candidate, governor: Token) -> bool:
    """ "Are expected to seal a deal when X flies to Santiago in January"."""
    return candidate.modality.status is Status.PLANNED and governor.tag_ in ("VBZ", "VBP")


def done_when(governor: Token, candidate: Candidate) -> bool:
    """ "Became a member when its papers were accepted on 10 March": the day on which that was done is its own."""
    trigger = candidate.trigger
    return (
        candidate.kind.name in _AT_ONCE
        and governor.dep_ == "advcl"
        and governor.head in (trigger, candidate.anchor)
        and governor.i > trigger.i
        and (governor.tag_ in ("VBD", "VBN") if trigger.tag_ == "VBD" else _is_planned(candidate, governor))
        and any(c.lower_ == "when" for c in governor.children)
    )
