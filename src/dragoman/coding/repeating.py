"""What somebody else did too is an event like the one told before: its kind and its other side, with whom, when and how often.

"Bahrain followed suit on Monday", "so did Peru", "Canada reciprocated", "Colombia three and Chile four". Where two readings
compete ("met A on Monday and B on Tuesday": who met whom?) nothing is said.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span

from dragoman.annotation.mentions import ActorForm
from dragoman.annotation.modality import modality_of
from dragoman.annotation.report import Report
from dragoman.coding import grammar
from dragoman.coding.assembly.build import build
from dragoman.coding.assembly.doers import actors_of, subject_slot
from dragoman.coding.assembly.parties import codes, participants, undergoing
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity, Resolver
from dragoman.coding.entries import day_over
from dragoman.coding.likewise import Again, gaps, of_a_sort, pro_verbs
from dragoman.coding.setting import needs_rank
from dragoman.coding.story import Story, Told
from dragoman.coding.verbless import has_finite_verb
from dragoman.records import EventClaim, Participant, Role, Status

# A pro-verb leans on what was told no more sentences before.
_NEAR = 2
# What is done to one party by another: who is hit can hit back.
_TOWARDS = frozenset({"directed", "restriction", "posting", "bond"})
# Kinds that two or more do together, whose other side is met, and not merely meant.
_TOGETHER = frozenset({"encounter", "gathering", "instrument"})
# "Will not do so" is no event.
_TOLD = frozenset({Status.OCCURRED, Status.PLANNED, Status.UNCONFIRMED})
# Guesses of a gap are less sure than what is said.
_SURER = 0.85
_ROLES = {
    "journey": Role.VISITOR,
    "instrument": Role.SIGNATORY,
    "ballot": Role.VOTER,
    "membership": Role.MEMBER,
}

Found = Sequence[tuple[Candidate, list[EventClaim]]]


def repeating(
    report: Report, sentence: Span, resolver: Resolver, story: Story, found: Found
) -> Iterator[tuple[Candidate, list[EventClaim]]]:
    """Candidates that repeat an event of this sentence or of the one before, with their claims."""
    parsed = story.sentence in report.parsed
    here = [Told(claim, story.sentence, candidate) for candidate, claims in found for claim in claims]
    known = [claim for _, claims in found for claim in claims]
    for again in _all(sentence, resolver, story, here, parsed=parsed):
        told = _antecedent(again, here, story)
        if told is None or told.candidate is None:
            continue
        candidate = _candidate(report, sentence, resolver, told, again)
        claims = [c for c in _claims(candidate, story, told, again) if not _known(c, known)]
        if candidate.dropped is None and not claims:
            candidate.drop("nothing told that it repeats")
        known += claims
        yield candidate, claims


def _all(
    sentence: Span, resolver: Resolver, story: Story, here: Sequence[Told], *, parsed: bool
) -> list[Again]:
    """All who do again what was told, in the order of the words."""
    verbless = not parsed or not has_finite_verb(sentence)
    if verbless and not here:
        return gaps(sentence, resolver, sentence.start_char, whole=True) if story.told else []
    found = list(pro_verbs(sentence, resolver))
    last = max((t.candidate.trigger.idx for t in here if t.candidate is not None), default=None)
    if last is not None:
        first = min(t.candidate.trigger.idx for t in here if t.candidate is not None)
        items = {a.trigger.i: a for at in (first, last) for a in gaps(sentence, resolver, at, whole=False)}
        found += [a for a in items.values() if any(_is_gap(a, told) for told in here)]
    return sorted(found, key=lambda a: a.trigger.i)


def _is_gap(again: Again, told: Told) -> bool:
    """Whether a party behind the verb can only be one who acts, not one more to whom it is done.

    "Closed its embassy in Rome in July, and Peru in May": Peru acts, since the object is no state by its name. "Signed with
    Chile on Monday and Peru on Tuesday": Peru is the other side.
    """
    candidate = told.candidate
    if candidate is None or candidate.trigger.i > again.trigger.i:
        return False
    if candidate.kind.assembly in ("gathering", "encounter", "journey"):
        return again.owning  # "A's president visited X in May and B's in June"
    if again.things:
        return of_a_sort(again.things, candidate)
    if again.counted:
        return _counts(candidate)
    if again.trigger.head == candidate.trigger and again.trigger.dep_ in ("dobj", "nsubj"):
        return False
    actors = {e.start for e in candidate.entities(subject_slot(candidate))}
    parallel = any(
        e.start > candidate.trigger.idx and e.start < again.trigger.idx and e.start not in actors
        for slot in candidate.fillers
        for e in candidate.fillers[slot]
        if e.person is not None or (e.actor is not None and e.actor.form is ActorForm.NAME)
    )
    return not parallel or (again.apart and candidate.report.text[again.trigger.idx - 2] == ";")


def _counts(candidate: Candidate) -> bool:
    """Whether what it was done to was counted: "two Venezuelan diplomats", "expelled two"."""
    return any(
        token.like_num or any(c.like_num or c.lower_ in ("a", "an") for c in token.children)
        for slot in ("target", "envoy", "goods")
        for token in candidate.tokens(slot)
    )


def _antecedent(again: Again, here: Sequence[Told], story: Story) -> Told | None:
    """The event told last, before these words, in this sentence or the one before."""
    own = [t for t in here if t.candidate is not None and t.candidate.trigger.i < again.trigger.i]
    if again.gap:
        own = [t for t in own if _is_gap(again, t)]
    elif own:
        over = set(grammar.ancestors(again.trigger))
        beside = [
            t for t in own if t.candidate is not None and grammar.clause_verb(t.candidate.trigger) in over
        ]
        if not beside and again.trigger.dep_ in ("advcl", "aux", "mark"):
            return None  # "hailed the decision, as did Y": of what is told no event
        own = beside or own
    if own:
        return own[-1]
    near = [t for t in story.told if story.sentence - t.sentence <= _NEAR]
    if again.gap and again.counted:
        near = [t for t in story.told if t.candidate is not None and _counts(t.candidate)]
    return near[-1] if near else None


def _candidate(report: Report, sentence: Span, resolver: Resolver, told: Told, again: Again) -> Candidate:
    first = told.candidate
    assert first is not None
    modality = first.modality if again.gap else modality_of(again.trigger)
    candidate = Candidate(
        kind=first.kind,
        frame=first.frame,
        trigger=again.trigger,
        anchor=None if again.gap else again.trigger,
        sentence=sentence,
        report=report,
        resolver=resolver,
        modality=replace(modality, reason=f"{modality.reason}, like the one before"),
    )
    candidate.fillers[subject_slot(first)] = list(again.who)
    if not modality.is_event or modality.status not in _TOLD:
        candidate.drop(f"no event: {modality.reason}")
    elif again.gap and needs_rank(report, sentence):
        candidate.drop("a list on a page about something else")
    return candidate


def _claims(candidate: Candidate, story: Story, told: Told, again: Again) -> list[EventClaim]:
    """One claim for each party that does again what was told."""
    claim, first = told.claim, told.candidate
    if candidate.dropped is not None or first is None:
        return []
    acting = actors_of(first, claim)
    rest = [c for c in (*claim.states, *claim.organisations) if c not in acting]
    claims = []
    joint = candidate.kind.assembly in _TOGETHER and len(codes(again.who)) > 1 and not (acting and rest)
    if joint:  # "the two met, as did A and B"
        return [_claim(candidate, story, told, again, again.who, [])]
    for code in codes(again.who):
        own = [e for e in again.who if e.code == code]
        others = _others(candidate, code, acting, rest, back=again.back)
        if candidate.kind.assembly == "ballot" and {*acting} <= {*claim.organisations}:
            others = [c for c in acting if c != code]  # a member votes in the body that adopted the text
        if code in rest and len(codes(again.who)) > 1:
            continue
        if not acting or not others:
            continue
        claims.append(_claim(candidate, story, told, again, own, others))
    return claims


def _others(
    candidate: Candidate, code: str, acting: Sequence[str], rest: Sequence[str], *, back: bool
) -> list[str]:
    """The other side of what somebody does again: the one told, or the one who did it first."""
    assembly = candidate.kind.assembly
    if code in acting:
        return []
    if code in rest:
        hits_back = assembly in _TOWARDS and len(rest) == 1 and len(acting) == 1
        return list(acting) if hits_back or assembly == "instrument" else []
    return [] if back else list(rest)


def _claim(
    candidate: Candidate, story: Story, told: Told, again: Again, own: Sequence[Entity], others: Sequence[str]
) -> EventClaim:
    claim, at = told.claim, candidate.trigger.idx
    rest = [Entity(at, at, c, c in claim.states or (len(c) == 3 and c not in claim.organisations), assumed=True)
            for c in others]  # fmt: skip
    kept = _people(candidate, claim, own, others, rest)
    same_sentence = told.sentence == story.sentence
    venue = claim.venue if same_sentence or candidate.kind.assembly in ("posting", "journey") else None
    first = told.candidate
    if first is not None and {*others} & {*codes(first.entities(subject_slot(first)))}:
        venue = None  # what is done in return is done elsewhere
    day: str | None = again.day.edtf if again.day is not None else None
    if again.gap and day is None:
        over = day_over(candidate)
        day = over[0] if over is not None else claim.date if same_sentence else None
    built = build(candidate, story, [*own, *rest], kept, venue=venue, day=day)
    if built.date is None and same_sentence and candidate.kind.assembly in _TOGETHER:
        built = built.model_copy(update={"date": claim.date})
    confidence = round(built.confidence * (_SURER if again.gap else 1.0), 2)
    return built.model_copy(
        update={
            "form": claim.form,
            "topics": claim.topics,
            "ordinal": None,
            "series": None,
            "confidence": confidence,
            "date": day if again.gap else built.date,
        }
    )


def _people(
    candidate: Candidate,
    claim: EventClaim,
    own: Sequence[Entity],
    others: Sequence[str],
    rest: Sequence[Entity],
) -> list[Participant]:
    """Who does it again, and those of the other side who are met; whom it was done to has no name this time."""
    assembly = candidate.kind.assembly
    before = [p.role for p in claim.participants if p.country not in others]
    role = before[0] if before else _ROLES.get(assembly, Role.SPEAKER)
    if role is Role.TARGET:
        role = Role.SPEAKER
    people = participants(own, role)
    if assembly in _TOGETHER:
        return people + [p for p in claim.participants if p.country in others]
    if assembly in ("directed", "restriction"):
        return people + undergoing(rest, [], Role.TARGET)
    return people


def _known(claim: EventClaim, known: Sequence[EventClaim]) -> bool:
    """Whether the sentence told the same already."""
    mine = {*claim.states, *claim.organisations}
    return any(
        claim.type == other.type
        and mine <= {*other.states, *other.organisations}
        and claim.date in (None, other.date)
        and {p.name for p in claim.participants} <= {p.name for p in other.participants}
        and {p.country for p in claim.participants if p.role is Role.TARGET}
        == {p.country for p in other.participants if p.role is Role.TARGET}
        for other in known
    )
