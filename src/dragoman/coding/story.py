"""What a report has told so far: the event, day, place and dyad that later sentences take for granted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.annotation.report import within
from dragoman.coding import grammar
from dragoman.coding.candidate import Candidate
from dragoman.records import EventClaim, Participant, Status

# "During the visit", "At their meeting", "After the talks": what follows belongs to an event told before.
_BACK = re.compile(
    r"\b(?:during|at|in the course of|on the sidelines of|on the margins of|on the fringes of|within the framework of|as part of|after|following|on) "
    r"(?:the|this|that|his|her|their|its) (?:\w+ ){0,2}"
    r"(?P<what>visit|trip|tour|stay|meetings?|talks|consultations|negotiations|summit|session|forum|conference|ceremony|signing)\b"
    r"|\b(?:before|prior to|ahead of|just before|shortly before) the (?P<rite>ceremony|signing)\b"
    r"|\b(?P<aside>on (?:the|its) (?:sidelines|margins|fringes)|in the margins)(?! of\b)",
    re.IGNORECASE,
)
# "He also met", "later received": on the day of what was told just before.
_GOING_ON = frozenset({"also", "later", "afterwards", "thereafter", "then", "subsequently"})
_JOURNEY = frozenset({"visit"})
_FACE_TO_FACE = frozenset({"meeting", "consultation", "commission", "call"})
_ASSEMBLED = frozenset({"summit", "commission", "meeting"})
_SOLEMN = frozenset({"agreement", "mission", "aid", "relations"})


def _meant(what: str) -> frozenset[str]:
    """The kinds of event that a word looking back can mean: "after the talks" is no visit's days."""
    if what in ("visit", "trip", "tour", "stay"):
        return _JOURNEY
    if what in ("ceremony", "signing"):
        return _SOLEMN
    if what in ("summit", "forum", "conference"):
        return _ASSEMBLED
    return _FACE_TO_FACE | _ASSEMBLED if what == "session" else _FACE_TO_FACE


_DYAD = re.compile(
    r"\b(?:the|both|these) (?:two )?(?!united |member )(?:\w+ )?(?:sides|parties|countries|states|nations|governments|presidents|"
    r"leaders|ministers|pair|duo|delegations|officials|diplomats|neighbours|neighbors|heads of state|capitals)\b|"
    r"\b(?:the two|both) (?:\w+ )?(?:services|armies|navies|militaries|parliaments|legislatures|commands|ministries|air forces|coastguards)\b|"
    r"\b(?:the two|both|two countries|they|their|each other|one another|mutual|bilateral)\b",
    re.IGNORECASE,
)
# A state and the body that it sits in are no "two sides".
_NO_DYAD = frozenset({"summit", "vote", "membership"})
# What is done in the course of a visit or a summit; to summon, to expel or to impose is not.
_ON_THE_WAY = frozenset(
    {"meeting", "consultation", "commission", "agreement", "statement", "aid", "call", "membership", "vote"}
)
# What a body does at one sitting, one after another.
_SITTING = frozenset({"vote", "membership"})
# An event stands in the foreground for this many sentences; then its day is no longer taken for granted.
FOREGROUND = 8
# The day of a sitting is named with the body so many sentences before a vote, at most.
SITTING_REACH = 3
# "He was later received": of the same day as what one of so many sentences before told last.
_NEXT_BUT_ONE = 2
# "The two countries" are those that one of so many sentences before named, where no event has been told since.
NAMED_REACH = 2


@dataclass
class Told:
    """An event claim of this report with the index of its sentence, and the candidate of which it came."""

    claim: EventClaim
    sentence: int
    candidate: Candidate | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """Whom an act of some kind and form hit, and who did it, where that is known."""

    kind: str
    form: str | None
    target: str
    actors: tuple[str, ...]
    sentence: int


@dataclass
class Story:
    """The running narrative of one report."""

    told: list[Told] = field(default_factory=list)
    sentence: int = 0
    here: list[EventClaim] = field(default_factory=list)
    named: dict[int, tuple[str, ...]] = field(default_factory=dict)
    aims: list[Aim] = field(default_factory=list)

    def note_named(self, codes: set[str]) -> None:
        """Note the states that this sentence names: where they are two, "the two countries" may mean them."""
        if len(codes) > 1:
            self.named[self.sentence] = tuple(sorted(codes))

    def pair(self) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """Whom "the two countries" are: the two sides of the latest event, or the two states named alone since then."""
        last = max(
            (t.sentence for t in self.told if len(t.claim.states) + len(t.claim.organisations) > 1),
            default=-1,
        )
        since = [i for i in self.named if max(last, self.sentence - NAMED_REACH - 1) < i < self.sentence]
        if since and not self.here and len(self.named[max(since)]) == 2:
            return self.named[max(since)], ()
        return self.parties()

    def add(self, claim: EventClaim, candidate: Candidate | None = None) -> None:
        """Note what was just told."""
        self.told.append(Told(claim, self.sentence, candidate))

    def recent(self) -> list[EventClaim]:
        """Events still in the foreground, the latest first; those of this sentence before all others."""
        return self.here[::-1] + [
            t.claim for t in reversed(self.told) if self.sentence - t.sentence <= FOREGROUND
        ]

    def all(self) -> list[EventClaim]:
        """All that was told so far, the latest first."""
        return self.here[::-1] + [t.claim for t in reversed(self.told)]

    def set_scene(self, places: set[str]) -> None:
        """A place named again brings the visits that led there back to the foreground."""
        for told in self.told:
            venue = told.claim.venue
            if (
                told.claim.type == "visit"
                and venue is not None
                and places & {venue.name, venue.country or ""}
            ):
                told.sentence = self.sentence

    def ground_abroad(self, own: Sequence[str]) -> str | None:
        """ "They signed it in Riga. The minister opened the embassy": the state in which the event told just before took
        place, where it had it with one of ``own`` and is another."""
        if not self.told or self.sentence - self.told[-1].sentence > 1:
            return None
        claim = self.told[-1].claim
        where = claim.venue.country if claim.venue is not None else None
        abroad = where is not None and where in claim.states and where not in own
        return where if abroad and {*own} & {*claim.states} and claim.status is Status.OCCURRED else None

    def in_sentence(self) -> list[EventClaim]:
        """Events already told in this very sentence, the latest first."""
        return self.here[::-1]

    def parties(self, reach: int = FOREGROUND) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        """The states and organisations of the latest event of two parties, for "the two countries".

        ``reach`` is the number of sentences back to which the text may lean.
        """
        near = [t.claim for t in self.told if self.sentence - t.sentence <= reach]
        for claim in self.recent():
            if (claim not in near and claim not in self.here) or (
                claim.organisations and claim.type in _NO_DYAD
            ):
                continue
            if len(claim.states) + len(claim.organisations) == 2:
                return claim.states, claim.organisations
        return None

    def day_of_one_before(self, candidate: Candidate, people: Sequence[Participant]) -> str | None:
        """The day of what the sentence before told of the same person, where this one only goes on: "he also met"."""
        occurred = candidate.modality.status is Status.OCCURRED and candidate.kind.assembly == "encounter"
        verb = grammar.clause_verb(candidate.trigger)
        over = (candidate.trigger, candidate.anchor, verb)
        words = {c.lower_ for t in over if t is not None for c in t.children}
        if not occurred or not words & _GOING_ON:
            return None
        names = {p.name for p in people if p.name}
        for told in reversed(self.told):
            if self.sentence - told.sentence > _NEXT_BUT_ONE:
                return None
            shared = names & {p.name for p in told.claim.participants if p.name}
            kind = told.claim.type in _FACE_TO_FACE | {"mission"}
            if shared and kind and told.claim.status is Status.OCCURRED:
                day = told.claim.date
                return day if day is not None and len(day) == len("2000-01-01") else None
        return None

    def day_of_sitting(self, candidate: Candidate, organisations: Sequence[str]) -> str | None:
        """The day of the vote or session told before, for votes and decisions of the same body that have none of their own."""
        if candidate.kind.name not in _SITTING or candidate.modality.status is not Status.OCCURRED:
            return None
        for told in reversed(self.told):
            if self.sentence - told.sentence > FOREGROUND:
                return None
            claim = told.claim
            of_body = claim.type in (candidate.kind.name, "summit") and set(organisations) & set(
                claim.organisations
            )
            if of_body and claim.status is Status.OCCURRED and claim.date is not None:
                return claim.date if len(claim.date) == len("2000-01-01") or claim.type == "vote" else None
        return self._day_named_with(candidate, organisations) if candidate.kind.name == "vote" else None

    def _day_named_with(self, candidate: Candidate, organisations: Sequence[str]) -> str | None:
        """The one day of the last of the sentences before that names the body, where it told no event of its own: "the
        Assembly, meeting yesterday, adopted the text. 116 states voted in favour. X abstained"."""
        report, span = candidate.report, candidate.sentence
        for _ in range(SITTING_REACH):
            if span.start == 0:
                return None
            span = report.doc[span.start - 1].sent
            start, end = span.start_char, span.end_char
            named = report.days_named(start + 1, end)  # what stands at the start is a dateline
            days = {day for day in named if len(day) == len("2000-01-01")}
            if any(a.code in organisations for a in within(report.actors, start, end)):
                return days.pop() if len(days) == 1 else None
        return None

    def background(self, candidate: Candidate, codes: set[str]) -> EventClaim | None:
        """The event whose day and place hold for a candidate that gives none itself, or None.

        It must have happened, share a party, and be referred to: by "during the visit", by standing in the same
        sentence, by the same place, or by the sentence next to it.
        """
        recent = [c for c in self.recent() if c.status is Status.OCCURRED and c.date is not None]
        back = _BACK.search(candidate.sentence.text)
        aside = back is not None and back["aside"] is not None
        sharing = [
            c for c in recent if codes & {*c.states, *c.organisations} or (aside and c.type == "summit")
        ]
        if not sharing:
            return None
        found = self._behind(candidate, sharing, codes)
        for told in self.told:
            if told.claim is found and found.type == "visit":
                told.sentence = self.sentence  # what happens on a visit keeps it in the foreground
        return found

    def planned_day(self, candidate: Candidate, codes: set[str]) -> str | None:
        """ "Arrives in Bishkek tomorrow on a one-day visit. He will be received by X": the one day of the visit to come."""
        if candidate.kind.name not in _ON_THE_WAY or candidate.modality.status is not Status.PLANNED:
            return None
        for told in reversed(self.told):
            visit, near = told.claim, self.sentence - told.sentence <= 1
            if not near or visit.type != "visit":
                continue
            whole = {*visit.states, *visit.organisations} == codes
            one_day = visit.date is not None and len(visit.date) == len("2015-03-18")
            return visit.date if whole and one_day and visit.status is Status.PLANNED else None
        return None

    def _behind(
        self, candidate: Candidate, sharing: list[EventClaim], candidate_codes: set[str]
    ) -> EventClaim | None:
        here = [c for c in sharing if c in self.in_sentence()]
        if here:
            return here[0]
        back = _BACK.search(candidate.sentence.text)
        if back and not (back["rite"] and candidate.kind.name == "call"):
            wanted = _ASSEMBLED if back["aside"] else _meant((back["what"] or back["rite"]).lower())
            for claim in sharing:
                if claim.type in wanted:
                    return claim
            if not back["aside"] and wanted is not _JOURNEY and wanted is not _SOLEMN:
                return next(iter(sharing), None)
        if candidate.kind.name in ("visit", "summit"):
            return None
        if candidate.kind.assembly == "instrument":
            # "The two signed an agreement": on the day of the meeting told in the sentence before.
            for told in reversed(self.told):
                parties = {*told.claim.states, *told.claim.organisations}
                if (
                    self.sentence - told.sentence <= 1
                    and told.claim in sharing
                    and parties == candidate_codes
                ):
                    return told.claim
        if candidate.kind.name not in _ON_THE_WAY:
            return None
        for claim in sharing:
            between_them = {*claim.states, *claim.organisations} <= candidate_codes
            if claim.type == "visit" and not between_them and not _goes_on(claim, candidate):
                continue
            travellers = {p.country for p in claim.participants}
            if claim.type in ("visit", "summit") and (not travellers or travellers & candidate_codes):
                return claim
        return None


def _goes_on(visit: EventClaim, candidate: Candidate) -> bool:
    """Whether who is on a visit to one state goes on to meet another's people there: nobody gives aid to a third on it.

    Named, or left unsaid with their state: "In talks with the President of Pakistan a partnership was announced".
    """
    if candidate.kind.assembly != "encounter":
        return False
    travellers = {p.name for p in visit.participants if p.name}
    start, end = candidate.sentence.start_char, candidate.sentence.end_char
    here = {p.person.name for p in within(candidate.report.persons, start, end)}
    if not travellers or travellers & here:
        return True
    own = {p.country for p in visit.participants}
    said = any(a.code in own for a in within(candidate.report.actors, start, end))
    placed = any(within(candidate.report.places, start, end))
    return bool(here) and not (said or placed or grammar.subjects(candidate.trigger))


_TWO_STATES = re.compile(
    r"\b(?:the|these|their) two (?:\w+ )?(?:sides|parties|countries|states|nations|governments|republics|neighbours|neighbors|presidents|"
    r"prime ministers|premiers|leaders|ministers|delegations|heads of state|capitals|kings|monarchs|foreign ministers)\b"
    r"|\bboth (?:countries|states|nations|governments|sides|presidents|ministers|delegations|capitals)\b",
    re.IGNORECASE,
)


def speaks_of_two_states(text: str) -> bool:
    """Whether a sentence speaks of two states or of those who govern them ("the two presidents"), not of two parties at large."""
    return _TWO_STATES.search(text) is not None


def speaks_of_both(text: str) -> bool:
    """Whether a sentence speaks of two parties named before ("the two countries", "both sides")."""
    return _DYAD.search(text) is not None


_MORE = re.compile(r"\b(?:three|four|five|six|seven|eight) (?:countries|states|nations|sides|parties|governments|leaders|"
                   r"presidents|ministers|neighbours)\b", re.IGNORECASE)  # fmt: skip


def speaks_of_more(text: str) -> bool:
    """Whether a sentence speaks of more parties than two ("the three countries")."""
    return _MORE.search(text) is not None


def refers_back(text: str) -> bool:
    """Whether a sentence sets its scene at an event told before."""
    return _BACK.search(text) is not None
