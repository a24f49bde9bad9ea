"""The last step of every assembly: an event claim from its parts."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from dragoman.annotation.dates.clause import under_label
from dragoman.annotation.governors import FOLLOWS
from dragoman.annotation.modality import tempered
from dragoman.coding import grammar
from dragoman.coding.assembly.ahead import OF_DAYS, lies_ahead, only_begun
from dragoman.coding.assembly.confidence import confidence_of
from dragoman.coding.assembly.parties import (
    distinct,
    in_office_then,
    states_and_organisations,
    track_of,
)
from dragoman.coding.candidate import Candidate
from dragoman.coding.durations import lengthen, only_end
from dragoman.coding.entities import Entity
from dragoman.coding.full_days import day_of_string
from dragoman.coding.story import Story
from dragoman.coding.when import When, date_of, looks_back
from dragoman.coding.whereabouts import whereabouts
from dragoman.knowledge.ontologies import codes_of
from dragoman.knowledge.ordinals import ordinal_value
from dragoman.knowledge.topics import topics_in
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import EventClaim, Participant, Status, Venue
from dragoman.records import edtf as edtf_values

_FORMS = (
    "state",
    "official",
    "working",
    "private",
    "transit",
    "unofficial",
    "surprise",
    "farewell",
    "courtesy",
)
_TALK_FORMS = {"one-on-one": "one-on-one", "tête-à-tête": "one-on-one", "closed-door": "closed-door"}
_SESSION_NOUNS = vocabulary("gatherings", "talks") | {"round"}
_SPACE = re.compile(r"\s+")

# In a claim's frames: its date is the stretch within which the event is due; the day that was named follows.
DUE = "due by then"


def build(
    candidate: Candidate,
    story: Story,
    entities: Sequence[Entity],
    people: Sequence[Participant],
    *,
    venue: Venue | None = None,
    outcome: str | None = None,
    day: str | None = None,
    to_come: bool = False,
) -> EventClaim:
    """An event claim from its parties and people; date, status, form, topics and codes are found here.

    ``day`` is that of one item of a list, where the list gives each its own. ``to_come``: of what the words tell as a fact
    this is still ahead, on a day that they leave open.
    """
    states, organisations = states_and_organisations(entities)
    when = date_of(candidate) if day is None else When(day)
    alone = when.edtf is not None or when.apart or looks_back(candidate.trigger)
    background = None if alone else story.background(candidate, {*states, *organisations})
    inherits = (
        background is not None
        and candidate.modality.status is Status.OCCURRED
        and not _elsewhere(venue, background.venue)
    )
    when = _within_reason(when, kind=candidate.kind.assembly)
    if only_end(candidate, when.mention) and lengthen(candidate, when.edtf) == when.edtf:
        when = When(None)
    date = (
        _until_due(when, candidate.report.published)
        or lengthen(candidate, when.edtf)
        or (background.date if background is not None and inherits else None)
        or (story.day_of_one_before(candidate, people) if day is None and not alone else None)
        or (None if day or alone else story.planned_day(candidate, {*states, *organisations}))
        or (story.day_of_sitting(candidate, organisations) if day is None and not alone else None)
        or (day_of_string(candidate) if day is None and not alone else None)
    )
    if venue is None and background is not None and inherits and candidate.kind.name != "visit":
        venue = background.venue
    if venue is None:
        venue = whereabouts(candidate, story, {*states, *organisations}, people)
    published = candidate.report.published
    later = _after(date, published)
    begun = to_come or (not later and only_begun(candidate, when))
    date = None if begun else date
    ahead = later or _today_in_present(candidate, when) or _announced(candidate, date)
    ahead = ahead or _on_programme(candidate, date)
    ahead = ahead or begun or lies_ahead(candidate, when)
    modality = tempered(candidate.modality, later_than_report=ahead)
    if modality.reason == FOLLOWS and date is not None and not later and when.mention is not None:
        modality = replace(
            modality, status=Status.OCCURRED
        )  # "a visit follows in May", in a review of the year
    status = modality.status or Status.UNCONFIRMED
    frame, kind = candidate.frame, candidate.kind
    codes = codes_of(kind, frame, status, abroad=_abroad(venue, states, kind.name))
    start, end = evidence_span(candidate)
    ordinal, series = session(candidate)
    return EventClaim(
        type=kind.name,
        status=status,
        date=date,
        states=states,
        organisations=organisations,
        participants=tuple(distinct(in_office_then(people, candidate.report, date, status))),
        venue=venue,
        track=track_of(states, organisations),
        form=forms(candidate),
        ordinal=ordinal,
        series=series,
        topics=topics_in(candidate.sentence.text),
        outcome=outcome,
        plover=codes.plover,
        cameo=codes.cameo,
        confidence=confidence_of(candidate, entities, people, date),
        evidence=(candidate.report.evidence(start, end),),
        frames=(candidate.name, modality.reason, *((DUE, when.edtf) if when.due and when.edtf else ())),
    )


# A meeting or journey is of days: what spans more than a year ("for the next five years") is its subject, not its time.
LONGEST_ENCOUNTER = 366


def _within_reason(when: When, kind: str) -> When:
    span = edtf_values.bounds(when.edtf) if when.edtf and kind in OF_DAYS else None
    return When(None) if span is not None and (span[1] - span[0]).days > LONGEST_ENCOUNTER else when


def _elsewhere(venue: Venue | None, other: Venue | None) -> bool:
    """Whether two venues lie in different countries."""
    return venue is not None and other is not None and None is not venue.country != other.country


def _abroad(venue: Venue | None, states: Sequence[str], kind: str) -> bool:
    """Whether two states met in a third."""
    return (
        kind == "meeting" and len(states) > 1 and venue is not None and venue.country not in (None, *states)
    )


def _until_due(when: When, published: str | None) -> str | None:
    """ "By the end of the year" is no day: the event lies between the page and then."""
    last = edtf_values.bounds(when.edtf) if when.due and when.edtf else None
    if last is None:
        return None
    first = edtf_values.bounds(published) if published else None
    if first is None or first[1] >= last[1]:
        return f"../{last[1].isoformat()}"
    return edtf_values.span_of(first[1], last[1])


def without_place(words: str, candidate: Candidate) -> str:
    """A title without the place at its end: "treaty of friendship in Minsk" is called a treaty of friendship."""
    for place in candidate.resolver.places:
        for preposition in (" in ", " at "):
            words = words.removesuffix(preposition + place.text)
    return words


def evidence_span(candidate: Candidate) -> tuple[int, int]:
    """The sentence, without the white space around it."""
    return candidate.report.stripped(candidate.sentence.start_char, candidate.sentence.end_char)


def _after(date: str | None, published: str | None) -> bool:
    """Whether a date lies wholly after the day of publication."""
    if date is None or published is None:
        return False
    event, report = edtf_values.bounds(date), edtf_values.bounds(published)
    return event is not None and report is not None and event[0] > report[1]


def _announced(candidate: Candidate, date: str | None) -> bool:
    """Whether what has no verb of the past stands under a label of what is to come: "Ahead: a meeting of X and Y (Vienna)"."""
    report, start = candidate.report, candidate.sentence.start_char
    verb = grammar.clause_verb(candidate.trigger)
    if verb is not None and verb.tag_ in ("VBD", "VBN"):
        return False
    earlier = (
        date is not None and report.published is not None and date[:10] < report.published[: len(date[:10])]
    )
    passage = report.article.passage_at(start)
    begin = next((b for b, e, *_ in report.article.bounds() if b <= start < e), start) if passage else start
    return not earlier and under_label(report.text, begin, max(start, candidate.trigger.idx))


def _on_programme(candidate: Candidate, date: str | None) -> bool:
    """Whether the diary of this very day tells of it in the present tense: "TUESDAY, 9 APRIL - Athens: X meets Y"."""
    report = candidate.report
    verb = candidate.anchor if candidate.anchor is not None else candidate.trigger
    return (
        report.is_diary
        and date is not None
        and date == report.published
        and verb.tag_ in ("VBZ", "VBP")
        and verb.lemma_ != "be"
    )


_TODAY = ("today", "tonight", "this morning", "this afternoon", "this evening")


def _today_in_present(candidate: Candidate, when: When) -> bool:
    """Whether a sentence tells in the present tense what is on today's programme: "leaves today for Stockholm"."""
    if when.mention is None or when.mention.text.lower().removeprefix("later ") not in _TODAY:
        return False
    verb = candidate.anchor if candidate.anchor is not None else candidate.trigger
    tokens = candidate.report.tokens(when.mention)
    if tokens and verb not in tokens[0].ancestors:
        return False  # "donates a further billion, the minister disclosed today"
    if candidate.kind.name == "visit" and verb.lemma_ == "be":
        return False  # "who is in Oslo today"
    return verb.tag_ in ("VBZ", "VBP") and candidate.sentence.text.rstrip(" \"'”’").endswith((".", ";"))


def _words_before(candidate: Candidate) -> set[str]:
    nouns = [candidate.trigger, *[t for t in grammar.ancestors(candidate.trigger)[1:3] if t.pos_ == "NOUN"]]
    found = {c.lower_ for noun in nouns for c in noun.children if c.i < noun.i}
    if candidate.anchor is not None and candidate.trigger.pos_ not in ("NOUN", "PROPN"):
        found |= {
            noun.lower_
            for word, noun in grammar.prepositional(candidate.trigger)
            if word in ("on", "for")
            for noun in noun.children
        }
    return found


def forms(candidate: Candidate) -> tuple[str, ...]:
    """How it was: a state, official, working visit; one-on-one; signed, entered into force, broken ..."""
    words = _words_before(candidate)
    found = [word for word in _FORMS if word in words] if candidate.kind.name == "visit" else []
    found += [
        form for word, form in _TALK_FORMS.items() if word in words or word in candidate.sentence.text.lower()
    ]
    if candidate.frame.form:
        initial = candidate.trigger.lemma_.lower() == "initial"
        found.append("initialled" if initial else candidate.frame.form)
    return tuple(dict.fromkeys(found))


def session(candidate: Candidate) -> tuple[int | None, str | None]:
    """The number of a round or session, and the name of its series ("talks on visa facilitation")."""
    if candidate.kind.name not in ("consultation", "commission", "summit", "meeting", "visit"):
        return None, None
    nouns = [
        candidate.trigger,
        *[t for t in grammar.ancestors(candidate.trigger)[1:4] if t.lemma_.lower() in _SESSION_NOUNS],
    ]
    for noun in nouns:
        if candidate.kind.name in ("meeting", "visit") and noun.lemma_.lower() not in ("round", "session"):
            continue
        for child in noun.children:
            value = ordinal_value(child.lower_) if child.i < noun.i else None
            if value is not None and not _first_since(noun, value, candidate):
                return value, _series(candidate)
    return None, _series(candidate) if candidate.kind.name == "commission" else None


def _first_since(noun: Token, value: int, candidate: Candidate) -> bool:
    """ "The first consultations since 2009" are not those of round one."""
    after = candidate.sentence.text[noun.idx - candidate.sentence.start_char :].lower()
    return value == 1 and (" since " in after[:60] or " in " + "years" in after[:60])


def _series(candidate: Candidate) -> str | None:
    noun = candidate.trigger
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    kept = [t for t in noun.subtree if ordinal_value(t.lower_) is None]
    words = "".join(t.text_with_ws for t in kept if noun.left_edge.i <= t.i and not _is_circumstance(t, noun))
    cleaned = _SPACE.sub(" ", words).strip(" ,.;")
    for article in ("the ", "a ", "an "):
        cleaned = cleaned.removeprefix(article)
    return without_place(cleaned, candidate) or None


def _is_circumstance(token: Token, noun: Token) -> bool:
    """Places, dates and parties hang on a session's name without being part of it."""
    over: Token = token
    while over != noun and over.head != over:
        if over.head == noun and over.dep_ == "prep":
            return over.lower_ not in ("on", "of", "for")
        if over.head == noun and over.dep_ in ("relcl", "acl", "appos", "punct"):
            return True
        over = over.head
    return False
