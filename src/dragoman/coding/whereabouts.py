"""Where an event without a place of its own takes place: in the country named for it, or where the story has led its people.

"The two will meet again in Gabon", "X arrived in Dushanbe on Monday. He will see Y on Tuesday", "on his return from
Oslo. There he had met Z".
"""

import re
from collections.abc import Collection, Sequence

from spacy.tokens import Token

from dragoman.annotation.mentions import ActorForm, PlaceMention
from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Resolver
from dragoman.coding.full_days import place_of_string
from dragoman.coding.scene import led_to
from dragoman.coding.story import Story
from dragoman.coding.where import event_words, venue_from_places, venue_of_country
from dragoman.records import EventClaim, Participant, Role, Status, Venue, edtf

# Kinds for which people come together somewhere.
_TOGETHER = frozenset({"meeting", "consultation", "commission", "agreement", "summit"})
_ENCOUNTERS = frozenset({"meeting", "consultation", "commission"})
# A journey told so many sentences before still says where its people are.
REACH = 3
# Who arrived on a day is there for so many days, where nothing says how long.
LONGEST_STAY = 4
# So many characters back "there" may point.
NEAR = 260
_LED = re.compile(r"\b(?:in|at|to|for|from|into|visit\w*|reach\w*)(?: the)? \Z", re.IGNORECASE)
_STAYING = re.compile(
    r"\b(?:during|in the course of|as part of|on|while on) (?:the|his|her|their|this|that) (?:\w+ ){0,2}(?:visit|trip|stay|tour)\b"
    r"|\b(?:while|whilst) (?:there|in)\b",
    re.IGNORECASE,
)
# By these a place is not where somebody goes on being.
_AWAY = re.compile(r"\b(?:by (?:phone|telephone|video)|video|online|virtual\w*|telephon\w*)\b", re.IGNORECASE)


def whereabouts(
    candidate: Candidate, story: Story, codes: Collection[str], people: Sequence[Participant]
) -> Venue | None:
    """The place of an event for which its own sentence names no city; None where nothing says it."""
    kind = candidate.kind.name
    if kind not in _TOGETHER or _AWAY.search(candidate.sentence.text):
        return None
    found = _country_named(candidate) or _of_occasion_recalled(candidate)
    if found is not None or kind not in _ENCOUNTERS:
        return found
    return (
        _there(candidate)
        or _on_journey(candidate, story, codes, people)
        or _gone_before(candidate)
        or _at_its_margins(candidate, story, people)
        or venue_from_places(place_of_string(candidate))
    )


_ASIDE = re.compile(
    r"\b[Oo]n (?:the|its) (?:sidelines|margins|fringes)(?! of\b)|\b[Ii]n the margins(?! of\b)"
)


def _at_its_margins(candidate: Candidate, story: Story, people: Sequence[Participant]) -> Venue | None:
    """ "Attends the session in Helsinki. On the margins he met Y": where the gathering is that was told just before."""
    if not _ASIDE.search(candidate.sentence.text):
        return None
    names = {p.name for p in people if p.name}
    for told in reversed(story.told):
        if story.sentence - told.sentence > 1:
            return None
        shared = names & {p.name for p in told.claim.participants if p.name}
        if told.claim.type in ("visit", "summit") and told.claim.venue is not None and shared:
            return told.claim.venue
    return None


def _country_named(candidate: Candidate) -> Venue | None:
    """ "Will gather in Samoa": the country that hangs on the event's own words, where no city does."""
    for head in event_words(candidate):
        for preposition, noun in grammar.prepositional(head):
            if preposition != "in":
                continue
            for actor in candidate.resolver.actors:
                own = actor.start <= noun.idx < actor.end and actor.is_state
                if own and actor.form is ActorForm.NAME:
                    return venue_of_country(actor.code)
    return None


def _of_occasion_recalled(candidate: Candidate) -> Venue | None:
    """ "Was agreed in Lisbon in January, when X met Y": the place of what the clause is told with."""
    verb = grammar.clause_verb(candidate.trigger)
    if verb is None or verb.dep_ not in ("relcl", "advcl"):
        return None
    if not any(c.lower_ == "when" for c in verb.children):
        return None
    over = grammar.clause_verb(verb.head)
    if over is None or any(c.dep_ == "neg" for c in over.children):
        return None
    for preposition, noun in grammar.prepositional(over):
        if preposition in ("in", "at") and (places := candidate.resolver.places_of(noun)):
            return venue_from_places(places)
    return None


def _there(candidate: Candidate) -> Venue | None:
    """The last place to which something led, where the event's clause says "there"."""
    verb = grammar.clause_verb(candidate.trigger)
    pointing = [
        t
        for t in candidate.sentence
        if t.lower_ == "there" and t.dep_ == "advmod" and _of_clause(t, verb, candidate.trigger)
    ]
    if not pointing:
        return None
    report, at = candidate.report, pointing[0].idx
    return venue_from_places(_last_led(report, at))


def _of_clause(there: Token, verb: Token | None, trigger: Token) -> bool:
    clause = grammar.clause_verb(there)
    opening = there.i - there.sent.start <= 1  # "There, ...", "While there, ..."
    return opening or clause in (verb, trigger)


def _last_led(report: Report, offset: int) -> list[PlaceMention]:
    before = [p for p in report.places if offset - NEAR <= p.start and p.end <= offset]
    led = [p for p in before if _LED.search(report.text[max(0, p.start - 16) : p.start])]
    return led[-1:]


def _on_journey(
    candidate: Candidate, story: Story, codes: Collection[str], people: Sequence[Participant]
) -> Venue | None:
    """The city of the visit told just before, on which one who takes part is, of whom no later journey is told."""
    names = {p.name for p in people if p.name}
    staying = _STAYING.search(candidate.sentence.text) is not None
    day = _day_named(candidate)
    for told in reversed(story.told):
        claim = told.claim
        if story.sentence - told.sentence > REACH:
            return None
        if claim.type != "visit" or claim.venue is None:
            continue
        visitors = [p for p in claim.participants if p.role is Role.VISITOR]
        theirs = {p.name for p in visitors if p.name}
        if not theirs & names and not (staying and {p.country for p in visitors} & set(codes)):
            continue
        at_home = any(p.role is Role.HOST and p.name in theirs for p in people)
        if at_home or not _in_time(claim, candidate.modality.status, day, staying=staying):
            return None
        if claim.venue.country not in codes and not staying:
            return None
        return claim.venue if claim.venue.latitude is not None or claim.venue.country is None else None
    return None


def _day_named(candidate: Candidate) -> str | None:
    start, end = candidate.sentence.start_char, candidate.sentence.end_char
    days = [d.edtf for d in candidate.report.dates if start <= d.start < end and d.edtf is not None]
    return days[0] if days else None


def _in_time(visit: EventClaim, status: Status | None, day: str | None, *, staying: bool) -> bool:
    """Whether a visit is under way when the event is, as far as the text says."""
    if visit.status is not status and not (staying and visit.status is Status.OCCURRED):
        return False
    mine = edtf.bounds(day) if day is not None else None
    theirs = edtf.bounds(visit.date) if visit.date is not None else None
    if mine is None or theirs is None:
        return True
    stay = LONGEST_STAY if theirs[0] == theirs[1] else 0
    return mine[0] >= theirs[0] and (mine[1] - theirs[1]).days <= stay


def _gone_before(candidate: Candidate) -> Venue | None:
    """ "X led a delegation to Kampala for a conference. He met Y": where the sentence before led the same person."""
    last, verb = candidate.sentence_before, grammar.clause_verb(candidate.trigger)
    if last is None or verb is None or candidate.resolver.places:
        return None
    before = Resolver(candidate.report, last)
    between = candidate.report.text[last.end_char : candidate.sentence.start_char]
    mine = {
        e.person.person.name
        for t in (*candidate.tokens("side", "guest"), *grammar.surface_subjects(verb))
        for e in candidate.resolver.entities(t)
        if e.person is not None and e.person.person.name
    }
    if "\n\n" in between or not mine:
        return None
    found: list[PlaceMention] = []
    for token in before.sentence:
        if token.pos_ not in ("VERB", "AUX") or any(c.dep_ == "neg" for c in token.children):
            continue
        persons = {
            e.person.person.name
            for t in grammar.surface_subjects(token)
            for e in before.entities(t)
            if e.person is not None
        }
        ahead = any(c.lower_ in ("will", "to") and c.dep_ == "aux" for c in token.children)
        if persons & mine and ahead == (candidate.modality.status is Status.PLANNED):
            found += led_to(token, before)
    return venue_from_places(found[-1:]) if len({p.name for p in found}) == 1 else None
