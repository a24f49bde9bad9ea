"""Events: the frames of every sentence become claims, in the order of the text."""

import re
from collections.abc import Iterator

from dragoman.annotation.mentions import ActorForm
from dragoman.annotation.recasting import swap
from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.acted_once import acted_once
from dragoman.coding.afterwards import undo_plan
from dragoman.coding.assembly import ASSEMBLERS
from dragoman.coding.assembly.aims import note_aim
from dragoman.coding.attendance import with_attendance
from dragoman.coding.bygone import long_past
from dragoman.coding.candidate import TOO_FEW, Candidate
from dragoman.coding.durations import lengthened_later
from dragoman.coding.elliptic import elliptic
from dragoman.coding.encountered import met_once
from dragoman.coding.entities import Resolver
from dragoman.coding.further_aid import further_aid
from dragoman.coding.gathered import with_members
from dragoman.coding.handover import with_handover
from dragoman.coding.headlines import without_headlines
from dragoman.coding.matching import candidates
from dragoman.coding.mediating import with_mediators
from dragoman.coding.outcomes import with_outcomes
from dragoman.coding.own_clause import with_own_people
from dragoman.coding.parting import with_own_days
from dragoman.coding.performers import with_performers
from dragoman.coding.presiding import with_presiding
from dragoman.coding.repeating import repeating
from dragoman.coding.retelling import of_one_paper, of_time_before, retold
from dragoman.coding.set_behind import with_setting_behind
from dragoman.coding.story import Story
from dragoman.coding.taken_up import with_taken_up
from dragoman.coding.voted_once import voted_once, votes_apart
from dragoman.coding.when import date_of
from dragoman.knowledge.countries import is_state
from dragoman.records import EventClaim, Role, Status


def code_events(report: Report) -> list[EventClaim]:
    """The event claims of a report, in the order of its text."""
    traced = list(trace_events(report))
    starts = {sent.start: index for index, sent in enumerate(report.doc.sents)}
    told = [
        (starts[candidate.sentence.start], with_mediators(candidate, with_own_people(candidate, claim)))
        for candidate, claims in traced
        for claim in claims
    ]
    told = with_setting_behind(report, without_headlines(report, told))
    told = retold(lengthened_later(report, with_own_days(report, told)), report.published)
    told = list(with_members(report, voted_once(report, acted_once(report, met_once(report, told)))))
    told = with_taken_up(report, with_performers(report, with_attendance(report, told)))
    return with_outcomes(report, with_presiding(report, with_handover(report, told)))


def trace_events(report: Report) -> Iterator[tuple[Candidate, list[EventClaim]]]:
    """Every candidate with the claims that it gave; ``candidate.dropped`` says why it gave none."""
    story = Story()
    given: list[tuple[int, list[EventClaim]]] = []
    for index, sentence in enumerate(list(report.doc.sents)):
        story.sentence, story.here = index, []
        resolver = Resolver(report, sentence)
        story.note_named(_states_named(resolver))
        found = _read(resolver, story, given) if index in report.parsed else []
        for candidate, claims in repeating(report, sentence, resolver, story, found):
            note_aim(candidate, claims, story)
            found.append((candidate, claims))
        for candidate, stay in _told(found, story):
            given.append((index, stay))
            yield candidate, stay


def _read(
    resolver: Resolver, story: Story, given: list[tuple[int, list[EventClaim]]]
) -> list[tuple[Candidate, list[EventClaim]]]:
    """What the frames make of a parsed sentence; of its other parse, where this one tells of no event and that one does."""
    report, index = resolver.report, story.sentence
    found = _framed(resolver, story, given)
    if index not in report.first_parses or any(claims for _, claims in found):
        return found
    swap(report, index)
    again = _framed(Resolver(report, resolver.sentence), story, given)
    if any(claims for _, claims in again):
        return again
    swap(report, index)
    return found


def _framed(
    resolver: Resolver, story: Story, given: list[tuple[int, list[EventClaim]]]
) -> list[tuple[Candidate, list[EventClaim]]]:
    """The candidates of a parsed sentence's frames, and of what it tells without a verb, with what they claim."""
    report, sentence, index = resolver.report, resolver.sentence, story.sentence
    named = {p.country or p.name for p in resolver.places}
    named |= {a.code for a in resolver.actors if a.is_state}
    story.set_scene(named - {report.home})
    told: list[EventClaim] = []
    found: list[tuple[Candidate, list[EventClaim]]] = []
    for candidate in candidates(report, sentence, resolver):
        claims = _claims_of(candidate, story, told) if candidate.dropped is None else []
        here = [(index, earlier) for _, earlier in found]
        if candidate.dropped is not None and (undone := undo_plan(candidate, given + here, index)):
            candidate.dropped = f"{candidate.modality.reason}: tells what became of the {undone.type} before"
        told += claims
        story.here = told
        note_aim(candidate, claims, story)
        found.append((candidate, claims))
    found = [(c, claims or _second_look(c, story, told)) for c, claims in found]
    return [
        *found,
        *elliptic(report, sentence, resolver, story),
        *further_aid(report, sentence, resolver, story),
    ]


def _states_named(resolver: Resolver) -> set[str]:
    """The states that a sentence names, itself or by their officials; a capital may be no more than a place."""
    named = {a.code for a in resolver.actors if a.is_state and a.form is not ActorForm.CAPITAL}
    people = {p.known_country for p in resolver.persons if p.known_country is not None}
    return named | {code for code in people if is_state(code)}


def _claims_of(candidate: Candidate, story: Story, told: list[EventClaim]) -> list[EventClaim]:
    """What a frame tells, but for what the sentence or the report told before, and for what is long past."""
    claims = [c for c in ASSEMBLERS[candidate.kind.assembly](candidate, story) if not _again(c, told)]
    claims = [c for c in claims if not _mentioned_again(candidate, c, story)]
    return [c for c in claims if not long_past(c, candidate.report)]


def _second_look(candidate: Candidate, story: Story, told: list[EventClaim]) -> list[EventClaim]:
    """Consultations whose other side stands only in what the sentence tells after them: "led the delegation at
    consultations in Bern, where she met X"; what was signed "following the visit of X to Y"."""
    if candidate.dropped != TOO_FEW or not told:
        return []
    if candidate.kind.name not in ("consultation", "commission", "agreement"):
        return []
    candidate.dropped = None
    claims = _claims_of(candidate, story, told)
    if not claims:
        candidate.drop(TOO_FEW)
    return claims


def _told(
    found: list[tuple[Candidate, list[EventClaim]]], story: Story
) -> Iterator[tuple[Candidate, list[EventClaim]]]:
    """A sentence's candidates with the claims that stay; what was absorbed by another kind is said so."""
    settled = _settle([(candidate, claim) for candidate, claims in found for claim in claims])
    for candidate, claims in found:
        stay = [claim for owner, claim in settled if owner is candidate]
        if claims and not stay:
            candidate.drop("told with another word in the same sentence")
        for claim in stay:
            if not of_time_before(claim):  # "he last visited Y in 2011" is no scene of what follows
                story.add(claim, candidate)
        yield candidate, stay


def _settle(claims: list[tuple[Candidate, EventClaim]]) -> list[tuple[Candidate, EventClaim]]:
    """Of a sentence that tells one encounter as two kinds, keep the more telling kind, with the people of both.

    "X hosted Y for consultations": the consultation stays, and the meeting gives it its participants.
    """
    kept: list[tuple[Candidate, EventClaim]] = []
    for candidate, claim in claims:
        rival = next(
            (
                i
                for i, (other, told) in enumerate(kept)
                if claim.type in other.kind.precedes or told.type in candidate.kind.precedes
                if _one_encounter(claim, told) and not _two_clauses(candidate, other)
                if candidate.trigger == other.trigger or "mission" not in (claim.type, told.type)
            ),
            None,
        )
        if rival is None and (same := _same_signing(claim, [told for _, told in kept])) is not None:
            kept[same] = (kept[same][0], _with_people_of(kept[same][1], claim))
            continue
        if rival is None:
            kept.append((candidate, claim))
            continue
        other, told = kept[rival]
        if told.type in candidate.kind.precedes:
            kept[rival] = (candidate, _with_people_of(claim, told))
        else:
            kept[rival] = (other, _with_people_of(told, claim))
    return kept


def _same_signing(claim: EventClaim, kept: list[EventClaim]) -> int | None:
    """Which of a sentence's claims is of the same occasion: "signed a declaration, while their ministers exchanged the text
    of a treaty on Friday": one agreement, with the day of either."""
    for i, told in enumerate(kept):
        same = of_one_paper(told, claim) and (told.status, told.plover) == (claim.status, claim.plover)
        if same and (told.date is None or claim.date is None):
            return i
    return None


def _two_clauses(one: Candidate, two: Candidate) -> bool:
    """Whether two words stand in clauses that tell two things: "took part in the session and was received by X".

    Of the one in a relative clause ("met X, who leads his delegation at the session") that holds too.
    """
    triggers = sorted((one.trigger, two.trigger), key=lambda t: t.i)
    first, second = (grammar.clause_verb(t) for t in triggers)
    if first is None or second is None or first == second or triggers[1].pos_ not in ("VERB", "AUX", "NOUN"):
        return False
    if second.dep_ == "relcl" and second.head == triggers[0] and second == triggers[1]:
        return False  # "the joint committee, which was meeting in Chabahar"
    receiving = any(t.lemma_.lower() in ("receive", "meet") and t.pos_ == "VERB" for t in triggers)
    aside = {"summit"} < {one.kind.name, two.kind.name} and "where" in {t.lower_ for t in second.children}
    if not (receiving or aside):
        return False
    return (second.dep_ == "conj" and second.head == first) or (
        second.dep_ == "relcl" and first in second.ancestors
    )


def _one_encounter(one: EventClaim, two: EventClaim) -> bool:
    """Whether two claims of a sentence may be one: the same parties and status, no two different days or places."""
    mine_all, theirs_all = {*one.states, *one.organisations}, {*two.states, *two.organisations}
    gathered = "summit" in (one.type, two.type) and len(mine_all | theirs_all) > 3 and one.type != two.type
    if (mine_all != theirs_all and not gathered) or one.status != two.status:
        return False
    if one.date and two.date and one.date != two.date:
        return False
    if one.venue and two.venue and one.venue.name != two.venue.name:
        return False
    mine, theirs = {p.name for p in one.participants}, {p.name for p in two.participants}
    return not mine or not theirs or bool(mine & theirs)


def _with_people_of(claim: EventClaim, other: EventClaim) -> EventClaim:
    known = {(p.name, p.country) for p in claim.participants}
    more = tuple(p for p in other.participants if (p.name, p.country) not in known)
    return claim.model_copy(
        update={
            "participants": claim.participants + more if claim.participants else other.participants,
            "states": tuple(sorted({*claim.states, *other.states})),
            "date": claim.date or other.date,
            "venue": claim.venue or other.venue,
        }
    )


# Kinds between which a later mention does not distinguish: "the conversation" may be the call or the meeting.
_TALKING = frozenset({"meeting", "call", "consultation"})


# So many sentences on, "the meeting" is still that of the commission.
_JUST = 2
_GOING_ON = frozenset({"focus", "cover", "last", "address", "mark", "continue", "discuss"})


def _takes_up(candidate: Candidate) -> bool:
    """Whether words go on about talks told before: "talks with X focused on", "X and Y also discussed"."""
    trigger = candidate.trigger
    if trigger.pos_ == "VERB":
        again = any(c.lower_ in ("again", "also", "later") for c in trigger.children)
        return trigger.lemma_.lower() in ("discuss", "review", "debate", "exchange") or (
            trigger.lemma_.lower() == "meet" and not again
        )
    telling = candidate.anchor is not None and candidate.anchor.lemma_.lower() not in _GOING_ON
    return trigger.dep_ in ("nsubj", "nsubjpass") and not telling


def _mentioned_again(candidate: Candidate, claim: EventClaim, story: Story) -> bool:
    """Whether a noun without a day of its own only names an event that the report told before ("X's visit to Y")."""
    if candidate.trigger.pos_ == "VERB" and not _takes_up(candidate):
        return False
    if date_of(candidate).edtf is not None or claim.status is not Status.OCCURRED:
        return False
    definite = any(
        c.dep_ == "poss" or c.lower_ in ("the", "this", "that") for c in candidate.trigger.children
    )
    people = {p.name for p in claim.participants if p.name}
    if not (definite or _takes_up(candidate)):
        return False
    meets = candidate.trigger.lemma_.lower() == "meet"
    near = [t.claim for t in story.told if story.sentence - t.sentence <= 1]
    # "The meeting was co-chaired by X and Y": that of the commission of which the sentence before told
    called = candidate.trigger.lemma_.lower() in _SITTINGS
    sat = [
        t.claim
        for t in story.told
        if called and t.claim.type == "commission" and story.sentence - t.sentence <= _JUST
    ]
    # "A meeting of the consultation mechanism" is one thing with two nouns: which of them tells it, is settled below
    inner = candidate.trigger.dep_ == "pobj" and candidate.trigger.head.head.lemma_.lower() in _SITTINGS
    here = story.in_sentence() if inner else []
    for told in near if meets else [t for t in story.all() if t not in here]:
        others = {p.name for p in told.participants if p.name}
        parties = {*claim.states, *claim.organisations} == {*told.states, *told.organisations}
        same = told.type == claim.type or {told.type, claim.type} <= _TALKING
        same = same or (definite and told in sat and claim.type == "meeting")
        if (
            same
            and parties
            and told.status is Status.OCCURRED
            and (not people or not others or people & others)
            and not (meets and not people & others)
        ):
            candidate.drop("told before")
            return True
    return False


_SITTINGS = frozenset({"meeting", "session", "sitting"})


_OF_HOUSES = frozenset({"opened", "closed", "moved", "downgraded", "upgraded"})
_OF_ENVOYS = frozenset({"recalled", "returned", "named", "accredited", "replaced"})


def _again(claim: EventClaim, told: list[EventClaim]) -> bool:
    """Whether one sentence told the same thing before with another word ("visited ... during the visit")."""
    mine = {*claim.states, *claim.organisations}
    for other in told:
        theirs = {*other.states, *other.organisations}
        people, others = {p.name for p in claim.participants}, {p.name for p in other.participants}
        if claim.type == "protest":  # "protested to A, handing its ambassador, X, a note"
            people, others = people - {None}, others - {None}
        apart = people and others and not (people <= others or others <= people)
        same = claim.type == other.type == "visit" and mine == theirs and claim.status is Status.OCCURRED
        under_way = (
            same
            and other.date == claim.date
            and other.status is Status.PLANNED
            and _ON_THE_WAY.search(" ".join(e.quote for e in other.evidence))
        )
        if same and (_still_to_come(other) or under_way) and not apart:
            return True  # "departed for A and B, the opening leg of a tour"
        if _ahead_today(claim, other) and mine == theirs and not apart:
            return True
        if claim.status != other.status or apart or _aims(claim) != _aims(other):
            continue
        if claim.type == "mission" and {*claim.form} <= _OF_ENVOYS and {*other.form} <= _OF_HOUSES:
            continue  # "ordered the embassy closed and called Ambassador X home"
        if claim.type == "vote" and set(claim.states) != set(other.states):
            continue  # a body adopts, and a member abstains
        if claim.type == "vote" and votes_apart(claim, other):
            continue  # "voted against the one on A and abstained on the one on B"
        if (
            claim.type == other.type
            and (mine <= theirs or theirs <= mine)
            and claim.date in (None, other.date)
        ):
            return True
    return False


# "Was en route to Accra on Tuesday, the first leg of a tour".
_ON_THE_WAY = re.compile(r"\b(?:en route to|on (?:his|her|their) way to)\b")


def _ahead_today(claim: EventClaim, other: EventClaim) -> bool:
    """ "Meet in Brežice today to discuss migration": what they meet for is not done before they meet."""
    statuses = {claim.status, other.status}
    same = claim.type == other.type and claim.date is not None and claim.date == other.date
    return same and statuses == {Status.PLANNED, Status.OCCURRED} and claim.type in _TALKING


def _still_to_come(stop: EventClaim) -> bool:
    return stop.status is Status.PLANNED and stop.date is None


def _aims(claim: EventClaim) -> set[str]:
    """Whom an expulsion is done to: two that answer each other are two."""
    if claim.type != "expulsion":
        return set()
    return {p.country for p in claim.participants if p.role is Role.TARGET and p.country}
