"""What is told in no tense of the future and is ahead all the same: the journey that is only being begun, the embassy that
is being shut.

"Is arriving in B today", "reached A yesterday and goes on to B", "left to pay visits to A and B", "left for A, B and C": on
the day of the page the last of them is still to come.
"""

import re

from spacy.tokens import Token

from dragoman.annotation.mentions import DateMention
from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.when import When
from dragoman.knowledge.vocabulary import vocabulary
from dragoman.records import Status
from dragoman.records import edtf as edtf_values

# Of whom it is said that they are doing so, they have not done it.
_SETTING_OUT = vocabulary("arrives", "departs")
_GOING_ON = vocabulary("travels", "departs") | {"continue"}
_LEAVING = frozenset({"leave", "depart"})
_COMING = frozenset({"arrive", "reach", "land"})
_OF_EMBASSIES = frozenset({"close", "shut", "open", "reopen", "set", "establish", "wind"})
_OF_MEMBERS = frozenset({"leave", "quit", "exit", "withdraw", "walk", "pull", "join", "rejoin", "enter"})
# Who set out so many days before the page is still on the way; on a tour, so many.
_ON_THE_WAY = 1
_ON_TOUR = 3


def lies_ahead(candidate: Candidate, when: When) -> bool:
    """Whether what is told as a fact, and is not ``only_begun``, is by the tense of its verbs still to come on the day of
    the page."""
    if candidate.modality.status is not Status.OCCURRED:
        return False
    verb = candidate.trigger
    if _in_present_of_plans(candidate) or _only_ordered(candidate) or _later_on(candidate, when):
        return True
    if _is_doing(verb, now=True) and _after_page(candidate, when):
        return True  # "are signing the accord on Friday", told on Monday
    if candidate.kind.name == "mission":
        return verb.lemma_ in _OF_EMBASSIES and _is_doing(verb)
    if candidate.kind.name == "agreement" and candidate.frame.form in ("terminated", "expired"):
        return _is_doing(verb, now=True) or _will_lapse(candidate, when)
    if candidate.kind.name == "membership":  # "they are walking out of the bloc"
        going = verb == candidate.trigger and verb.lemma_ in _OF_MEMBERS and _is_doing(verb, now=True)
        return going and "immediate" not in candidate.sentence.text
    if candidate.kind.assembly != "journey" or verb.pos_ != "VERB":
        return False
    if verb.lemma_ in _SETTING_OUT and _is_doing(verb, now=True) and not _before_page(candidate, when):
        return True
    return _onward(verb) or _on_page_day(candidate, when)


def _later_on(candidate: Candidate, when: When) -> bool:
    """ "When X travels to Dhaka later this month": in the present tense, of days still to come."""
    verb = candidate.anchor if candidate.anchor is not None else candidate.trigger
    later = when.mention is not None and when.mention.text.lower().startswith("later this ")
    return later and verb.tag_ in ("VBZ", "VBP")


def _will_lapse(candidate: Candidate, when: When) -> bool:
    """ "The pact lapses 180 days from now", "expires in May", told in March."""
    verb = candidate.trigger
    behind = candidate.report.text[verb.idx : candidate.sentence.end_char]
    return verb.tag_ in ("VBZ", "VBP") and (" from now" in behind or _after_page(candidate, when))


#: Assemblies of what takes place on a day, or on a few.
OF_DAYS = frozenset({"encounter", "journey", "gathering"})
_ORDERING = vocabulary("orders")


def _only_ordered(candidate: Candidate) -> bool:
    """ "Has ordered Vice-President X to visit Y in his place": he is to go, whether or not he went."""
    verb = candidate.trigger
    aim = verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp", "advcl")
    told = candidate.kind.assembly in OF_DAYS or candidate.frame.form in ("closed", "opened", "moved")
    if told and candidate.kind.name == "mission" and verb.head.lemma_.lower() == "tell":
        return aim
    return aim and told and verb.head.lemma_.lower() in _ORDERING


# Days that a page without a day of its own leaves open, and that lie ahead of a verb in the present.
_OPEN_DAYS = re.compile(
    r"(?:on )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|next (?:week|month|year)|tomorrow)\b.*",
    re.IGNORECASE,
)


def _in_present_of_plans(candidate: Candidate) -> bool:
    """ "Begins on Monday an official visit", "next week, when X meets Y", on a page of which no day is known."""
    verb = grammar.clause_verb(candidate.trigger)
    if candidate.report.published is not None or candidate.kind.assembly not in OF_DAYS or verb is None:
        return False
    helping = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    finite = helping[0] if helping else verb
    if finite.tag_ not in ("VBZ", "VBP", "VB") or finite.lower_ in ("has", "have") or verb.lemma_ == "be":
        return False
    days = within(candidate.report.dates, candidate.sentence.start_char, candidate.sentence.end_char)
    return any(_OPEN_DAYS.fullmatch(day.text) and _day_of(day, verb, candidate) for day in days)


def _day_of(day: DateMention, verb: Token, candidate: Candidate) -> bool:
    """Whether a day hangs on a verb, or stands before the "when" of its clause."""
    heads = {over for t in candidate.report.tokens(day) for over in (t.head, *_under_on(t))}
    clause = next((c for c in verb.children if c.lower_ == "when"), None)
    return verb in heads or (
        clause is not None and not candidate.report.text[day.end : clause.idx].strip(" ,")
    )


def _under_on(day: Token) -> list[Token]:
    """What the preposition of a day hangs on: not that of "until Thursday"."""
    return [day.head.head] if day.head.lower_ in ("on", "of") else []


def only_begun(candidate: Candidate, when: When) -> bool:
    """Whether only the setting out is told, and that of late: the day beside it is not that of what is ahead."""
    verb = grammar.clause_verb(candidate.trigger)
    if candidate.modality.status is not Status.OCCURRED or verb is None:
        return False
    if candidate.kind.assembly == "journey" and verb == candidate.trigger and _onward(verb):
        return True
    if candidate.kind.name == "mission":  # "is closing its embassy, the minister said on Tuesday"
        return verb.lemma_ in _OF_EMBASSIES and _is_doing(verb) and not _after_page(candidate, when)
    if candidate.kind.name == "agreement" and candidate.frame.form == "terminated":
        return _is_doing(verb, now=True) and not _after_page(candidate, when)
    if candidate.kind.name == "membership" and verb.lemma_ in _OF_MEMBERS:
        return _is_doing(verb, now=True) and not _after_page(candidate, when)
    if not _of_late(candidate, when, _ON_THE_WAY):
        return False
    aim = (
        verb.tag_ == "VB" and verb.dep_ in ("advcl", "xcomp") and any(c.lower_ == "to" for c in verb.children)
    )
    over = verb.head
    if not aim or not _past(over) or any(c.dep_ == "neg" for c in over.children):
        return False
    same_day = when.edtf is not None and when.edtf == candidate.report.published
    return over.lemma_ in _LEAVING or (over.lemma_ in _COMING and same_day)


def later_stops_ahead(candidate: Candidate, when: When) -> bool:
    """ "Left for London, Rome and Berlin on Saturday": all but the first are to come."""
    verb = candidate.trigger
    leaving = verb.lemma_ in _LEAVING and _past(verb)
    return leaving and candidate.modality.status is Status.OCCURRED and _of_late(candidate, when, _ON_TOUR)


_FIRST_STOP = re.compile(
    r"\bfirst (?:stop|leg|stage|port of call) (?:of|on|in) (?:an?|his|her|the|their) (?:[\w-]+ ){0,3}$"
)


def of_first_stop(tour: Token) -> bool:
    """ "Lands in Kampala on Tuesday, the first leg of a tour of A, B and C": the day is that of the first stop."""
    return _FIRST_STOP.search(tour.doc.text, tour.sent.start_char, tour.idx) is not None


def _past(verb: Token) -> bool:
    """ "Left", "has left"; not "was left"."""
    over = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.pos_ == "VERB" and verb.tag_ in ("VBD", "VBN") and over <= {"has", "have"}


def _is_doing(verb: Token, *, now: bool = False) -> bool:
    """ "Is closing its embassy", "said that it was closing its embassy"; ``now``: only the first."""
    if verb.tag_ != "VBG":
        return False
    being = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    first = verb
    while first.dep_ == "conj" and not being & {"is", "are", "'s", "was", "were"}:
        first = first.head
        being |= {c.lower_ for c in first.children if c.dep_ in ("aux", "auxpass")}
    said = verb.dep_ == "ccomp" and bool(being & {"was", "were"})
    return bool(being & {"is", "are", "'s", "’s"}) or (said and not now)


def _onward(verb: Token) -> bool:
    """ "Reached A yesterday and goes on to B", "from where he heads to C": the present beside the past is the next leg."""
    over = verb.head
    if verb.dep_ in ("relcl", "advcl", "pcomp") and verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in _GOING_ON:
        start = verb.left_edge
        return start.lower_ == "whence" or (start.lower_ == "where" and start.nbor(-1).lower_ == "from")
    return (
        verb.dep_ == "conj"
        and verb.tag_ in ("VBZ", "VBP")
        and verb.lemma_ in _GOING_ON
        and over.pos_ == "VERB"
        and over.tag_ == "VBD"
        and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    )


def _on_page_day(candidate: Candidate, when: When) -> bool:
    """ "Leaves Tunis on Wednesday for Rabat", on a page of that Wednesday."""
    verb = candidate.trigger
    ends = candidate.sentence.text.rstrip(" \n\"'”’").endswith((".", ";"))
    own = when.mention is not None and any(verb in t.ancestors for t in candidate.report.tokens(when.mention))
    same = when.edtf is not None and when.edtf == candidate.report.published
    return own and same and ends and verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in {"leave", "depart", "fly"}


def _of_late(candidate: Candidate, when: When, most: int) -> bool:
    """Whether the day told is that of the page, or of the ``most`` days before it."""
    ago = _days_ago(candidate, when)
    return ago is not None and 0 <= ago <= most


def _after_page(candidate: Candidate, when: When) -> bool:
    ago = _days_ago(candidate, when)
    return when.due or (ago is not None and ago < 0)


def _before_page(candidate: Candidate, when: When) -> bool:
    ago = _days_ago(candidate, when)
    return ago is not None and ago > 0 and edtf_values.precision(when.edtf or "") == 1


def _days_ago(candidate: Candidate, when: When) -> int | None:
    """How many days before the page the day told is, or begins; None where either is not known."""
    told, page = (edtf_values.bounds(it) if it else None for it in (when.edtf, candidate.report.published))
    return (page[0] - told[0]).days if told is not None and page is not None else None
