"""Which of a report's dates is the date of an event."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.annotation.mentions import DateKind, DateMention
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.counted import day_by_counting
from dragoman.coding.day_of_telling import day_of_telling, of_binding, purpose_apart, told_of_preparing
from dragoman.coding.direction import in_step
from dragoman.coding.entries import day_over
from dragoman.coding.hanging import (
    FRAMING,
    HELD,
    before_or_after,
    day_of_it,
    discussed_there,
    done_when,
    governor_of,
    is_topic,
    led_in,
    long_before,
    meanwhile,
    names_paper,
    names_reason,
    of_what_is_off,
    over_lasting_clause,
    stands_aside,
    told_of_that_day,
    transparent,
    years_own,
)
from dragoman.coding.plans import (
    goes_where,
    going_there,
    had_been_due,
    had_been_set,
    in_own_bracket,
    new_day,
    on_arrival,
    round_nouns,
    said_of_subject,
    telling_clauses,
)
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status
from dragoman.records import edtf as edtf_values

# "The talks, which were to open on Tuesday, began as scheduled."
_AS_PLANNED = re.compile(
    r"\b(?:as|according to|on) (?:was |had been )?(?:scheduled?|planned?|expected|announced|programme|foreseen|agreed)\b"
)
# An event is dated by a year at most.
LONGEST_DATE = 366
# Prepositions under which a date is a limit or a background, not the day of the event itself.
_LIMITS = frozenset({"since", "until", "before", "after"})
# Kinds of event that are one thing, and the announcing of them another: to expel is to announce.
_APART = frozenset({"journey", "encounter", "gathering"})
_DUE = frozenset({"by", "until", "before"})


# What is voted on is of the day of the vote.
_VOTED = frozenset({"resolution", "vote", "motion", "ballot"})


@dataclass(frozen=True, slots=True)
class When:
    """The date chosen for an event; ``due`` where the text only says by when; ``apart`` where the text says that it is of
    another day than what it is told with, so that no day may be taken from there."""

    edtf: str | None
    mention: DateMention | None = None
    due: bool = False
    apart: bool = False


def date_of(candidate: Candidate) -> When:
    """The date that the sentence gives to the event, or a When without a date.

    A date belongs to the verb or event noun that it hangs on. It counts for the event where that word is the
    event's own, the verb that holds it, or a verb that tells of it in one clause chain.
    """
    sentence = candidate.sentence
    counted, day = day_by_counting(candidate)
    if counted:
        return When(day, apart=True)
    if (later := new_day(candidate)) is not None:
        return When(later.edtf, later)
    mentions = [
        m
        for m in within(candidate.report.dates, sentence.start_char, sentence.end_char)
        if m.edtf is not None
        and m.kind is DateKind.MOMENT
        and (m.prefix not in _LIMITS - _DUE or _has_lasted_since(candidate, m))
        and not (candidate.modality.status is Status.PLANNED and m.text.lower().startswith("earlier"))
        if not _an_age(m.edtf)
        if not (candidate.frame.form == "elected" and m.prefix == "from")  # "a term beginning in January"
    ]
    ranked = sorted(
        (
            (score, -abs(m.start - candidate.trigger.idx), m)
            for m in mentions
            if (score := _score(candidate, m)) > 0
        ),
        key=lambda item: (item[0], item[1]),
        reverse=True,
    )
    if not ranked:
        return _of_entry(candidate)
    planned = candidate.modality.status in (Status.PLANNED, Status.UNCONFIRMED)
    if not planned:  # "decided on Monday to prolong the sanctions until 27 October"
        ranked = [entry for entry in ranked if entry[2].prefix not in _DUE] or ranked
    best = ranked[0][2]
    if best.prefix in _DUE:
        if candidate.report.is_diary:
            return _of_entry(candidate)
        return When(best.edtf, best, due=True) if planned else When(None)
    return When(_month_of(best) or in_step(candidate, best, _governor(candidate, best)), best)


def _governor(candidate: Candidate, mention: DateMention) -> Token | None:
    """The word on which a date hangs."""
    tokens = candidate.report.tokens(mention)
    return led_in(tokens) or governor_of(grammar.topmost(tokens)) if tokens else None


# What has been so since a day was done on that day: "has been recalled since last Wednesday".
_LASTING = frozenset({"mission", "sanction", "relations", "membership"})


def _has_lasted_since(candidate: Candidate, mention: DateMention) -> bool:
    if (
        mention.prefix != "since"
        or candidate.kind.name not in _LASTING
        or len(mention.edtf or "") < len("2015-03")
    ):
        return False
    verb = candidate.anchor if candidate.anchor is not None else candidate.trigger
    tokens = candidate.report.tokens(mention)
    perfect = verb.tag_ == "VBN" and any(c.lower_ in ("has", "have") for c in verb.children)
    return perfect and bool(tokens) and verb in tokens[0].ancestors


def _month_of(mention: DateMention) -> str | None:
    """ "Will visit later this month": the event is of that month, on whichever of its days the page was written."""
    words = mention.text.lower()
    days = edtf_values.bounds(mention.edtf) if mention.edtf else None
    if days is None or not words.startswith(("earlier", "later")) or not words.endswith("month"):
        return None
    return days[0].isoformat()[: len("2015-03")]


def _an_age(value: str) -> bool:
    """Whether an interval is too long for the date of an event: "the agenda for the next five years"."""
    days = edtf_values.bounds(value)
    return days is not None and (days[1] - days[0]).days > LONGEST_DATE


def _of_entry(candidate: Candidate) -> When:
    """The day that stands over the entry in which it is told."""
    day, mention = day_over(candidate) or (None, None)
    return When(day, mention)


def _score(candidate: Candidate, mention: DateMention) -> int:
    """How surely a date belongs to the event: 0 not at all, 5 hangs on its own word."""
    tokens = candidate.report.tokens(mention)
    if not tokens:
        return 0
    if candidate.trigger.pos_ == "ADP":
        return 3  # a line without a verb has no parse to go by
    top = grammar.topmost(tokens)
    if told_of_that_day(tokens, candidate):
        return 6
    if day_of_it(mention, candidate):
        return 6
    if over_lasting_clause(top, candidate):
        return 3
    off = candidate.modality.status in (Status.CANCELLED, Status.POSTPONED)
    governor = led_in(tokens) or governor_of(top)
    if off and governor is not None and (had_been_set(governor, candidate.trigger) or had_been_due(governor)):
        return 3
    if in_own_bracket(mention, candidate):
        return 4
    if off and of_what_is_off(governor, mention, candidate):
        return 3
    if governor is not None and _says_what_paper_does(governor, candidate):
        return 2
    if stands_aside(top, candidate):
        then = governor is not None and (on_arrival(governor, candidate) or done_when(governor, candidate))
        return 2 if then else 0
    if candidate.kind.name == "agreement" and governor is not None and names_paper(top, governor, mention):
        return 0
    if candidate.kind.name == "vote" and any(
        t.dep_ in ("compound", "nmod") and t.head.lemma_.lower() in _VOTED for t in tokens
    ):
        return 3  # "voted for the 3 May resolution"
    if governor is not None and names_reason(tokens, governor, candidate):
        return 0
    if discussed_there(mention, governor, candidate):
        return 0
    if years_own(candidate, mention, governor):
        return 0
    if governor is not None and governor in telling_clauses(candidate):
        planned = candidate.modality.status is Status.OCCURRED and _was_planned(governor)
        return 0 if planned and not _AS_PLANNED.search(candidate.sentence.text) else 6
    if off and not _inside(top, candidate.trigger):
        return 0  # the day of calling off is not the day of what was called off
    if governor is not None and governor in said_of_subject(candidate):
        return 4
    counted = mention.anchor == "publication" and not mention.text[:1].isdigit()
    if governor is not None and not counted and is_topic(governor, candidate.trigger):
        return 0
    chain = grammar.ancestors(candidate.trigger)
    if governor in chain and _in_the_course_of(candidate.trigger, governor, chain):
        return 3
    met = candidate.kind.assembly in _APART
    if before_or_after(top, candidate.trigger) or (met and _since_when(top, candidate.trigger)):
        return 0
    own = {candidate.trigger.i}
    if candidate.anchor is not None and not told_of_preparing(candidate):
        own.add(candidate.anchor.i)
    if governor is None:
        return 2
    precise = 1 if edtf_values.precision(mention.edtf or "") <= 7 else 0
    if governor.i in own:
        return 4 + precise if not day_of_telling(candidate, governor, mention) else 0
    if governor.dep_ == "xcomp" and governor.head == candidate.trigger:
        return 3 + precise
    if governor.i in {t.i for t in round_nouns(candidate)} or _frames(governor, own):
        return 4 + precise
    if governor.i not in own and (_goes_there(governor, candidate) or on_arrival(governor, candidate)):
        return 3 + precise
    if purpose_apart(candidate):
        return 0
    if governor.dep_ == "advcl" and governor.head.i in own and transparent(governor):
        return 2  # "on 3 May, speaking in Tallinn, he signed"
    if governor in chain:
        of_another_tense = _of_another_tense(candidate.trigger, governor)
        if goes_where(governor, candidate, mention) and not of_another_tense:
            return 3
        if looks_back(candidate.trigger, governor) or of_another_tense:
            return 0
        apart = candidate.kind.assembly in _APART and governor.i not in own
        saying = governor.lemma_.lower() in modality_words()["saying"].verbs
        if apart and saying and not meanwhile(candidate.trigger, governor):
            return 2 if long_before(candidate, mention) else 0  # the day of saying so
        return 3 + precise if not of_binding(candidate, governor) else 0
    if (
        governor.pos_ in ("NOUN", "PROPN")
        and candidate.anchor is not None
        and candidate.anchor in governor.ancestors
        and not _other_event(governor, candidate)
    ):
        return 2 + precise if not _background(governor) else 0
    verb = grammar.clause_verb(governor)
    if verb is not None and _same_story(verb, candidate):
        return 1 + precise
    return 0


def _says_what_paper_does(verb: Token, candidate: Candidate) -> bool:
    """ "Signed an agreement abolishing visas on 20 May": the participle says what was signed; the day is of the signing."""
    return (
        candidate.kind.name == "agreement"
        and verb.dep_ == "acl"
        and verb.tag_ == "VBG"
        and verb.head.head == candidate.trigger
        and verb.head.dep_ in ("dobj", "nsubjpass")
    )


def _goes_there(governor: Token, candidate: Candidate) -> bool:
    """Whether somebody goes on that day for the event itself, not to prepare it, and not on another's visit."""
    if candidate.kind.assembly == "journey" or told_of_preparing(candidate):
        return False
    return going_there(governor, candidate)


def _in_the_course_of(trigger: Token, verb: Token, chain: list[Token]) -> bool:
    """ "Is to be signed on 1 June, during a visit by X", "said on Monday after talks with Y": on the same day as that.

    What is said or done after talks, without a day of their own, was said as a rule on leaving them.
    """
    over = chain[: chain.index(verb)]
    prep = over[-1] if over else None
    if prep is None or prep.dep_ not in ("prep", "advcl") or trigger.pos_ not in ("NOUN", "PROPN", "VERB"):
        return False
    if any(t.pos_ in ("VERB", "AUX") and t != trigger for t in over):
        return False
    word = (
        prep.lower_
        if prep.dep_ == "prep"
        else next((c.lower_ for c in prep.children if c.dep_ == "mark"), "")
    )
    if word == "during":
        return trigger.pos_ == "NOUN"
    telling = modality_words()["saying"].verbs | _SPEAKING
    return word in ("after", "following") and verb.lemma_.lower() in telling


_SPEAKING = vocabulary("speaks_in_place")


def _frames(noun: Token, own: set[int]) -> bool:
    """Whether a noun is the larger event on whose sidelines the event itself took place."""
    own_edge = noun.lemma_.lower() in FRAMING
    edge = noun if own_edge else noun.head.head if noun.dep_ == "pobj" else noun
    return (
        (own_edge or edge != noun)
        and edge.lemma_.lower() in FRAMING
        and edge.dep_ == "pobj"
        and any(t.i in own for t in edge.ancestors)
    )


def _since_when(top: Token, trigger: Token) -> bool:
    """ "The first such contact since Madrid in 2013": what "since" leads to lies before."""
    over = [t for t in grammar.ancestors(top) if t != top]
    below = over[: over.index(trigger)] if trigger in over else over
    return any(t.dep_ == "prep" and t.lower_ == "since" for t in below)


def looks_back(trigger: Token, governor: Token | None = None) -> bool:
    """ "Met on Monday, the first time since A cut ties with B": the day is not that of what lies before."""
    clause = grammar.clause_verb(trigger)
    while clause is not None and clause != governor:
        if clause.dep_ == "advcl" and any(
            c.dep_ in ("mark", "prep", "advmod") and c.lower_ == "since" for c in clause.children
        ):
            return True
        clause = grammar.clause_verb(clause.head) if clause.head != clause else None
    return False


def _of_another_tense(trigger: Token, governor: Token) -> bool:
    """ "X, who is on a visit to A, will go to B on Friday": the day ahead is not that of what goes on now or is over.

    "Flew home on Friday from A, where he had met B and signed": what had been done was done before it.
    """
    clause = grammar.clause_verb(trigger)
    while clause is not None and clause.dep_ == "conj" and clause.head != governor:
        clause = grammar.clause_verb(clause.head)
    if clause is None or clause.dep_ != "relcl" or clause == governor:
        return False
    own, over = ({c.lower_ for c in verb.children if c.dep_ == "aux"} for verb in (clause, governor))
    where = any(c.lower_ == "where" for c in clause.children)
    return (bool(over & _AHEAD) and not own & _AHEAD) or (where and "had" in own - over)


_AHEAD = frozenset({"will", "shall", "'ll", "’ll"})


def _was_planned(verb: Token) -> bool:
    """ "First fixed for November, the visit took place in January": the day of the plan is not that of the event."""
    return verb.lemma_.lower() in modality_words()["planned"].verbs


def _inside(token: Token, trigger: Token) -> bool:
    return trigger in token.ancestors


def _other_event(governor: Token, candidate: Candidate) -> bool:
    """Whether the date hangs on the noun of another event than the one asked for, itself told by a noun."""
    return governor.lemma_.lower() in HELD and candidate.trigger.pos_ in ("NOUN", "PROPN")


def _background(noun: Token) -> bool:
    return noun.dep_ in ("pobj", "poss") and noun.ent_type_ in ("EVENT", "ORG", "LAW")


def _same_story(verb: Token, candidate: Candidate) -> bool:
    """Coordinated verbs share a date that stands with the first: "visited X on 3 March and met Y"."""
    own = grammar.clause_verb(candidate.trigger)
    if own is not None and verb.dep_ == "conj" and verb.head == own and own.tag_ == verb.tag_:
        return True  # "travelled to X and met Y on 6 May"
    while own is not None and own.dep_ == "conj" and own.head.pos_ in ("VERB", "AUX"):
        own = own.head
        if own == verb:
            return True
    return False
