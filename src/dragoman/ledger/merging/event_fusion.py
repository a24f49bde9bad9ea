"""One event from the claims that tell of it. Which value is shown, and why, is stated in ``docs/merging.md``."""

from collections.abc import Iterable, Sequence

from dragoman.ledger.merging.claim import Cluster, StoredClaim
from dragoman.ledger.merging.fuse import confidence, contradiction, evidence, history, unique
from dragoman.ledger.merging.people import same_person
from dragoman.ledger.merging.times import compatible
from dragoman.ledger.merging.voices import Voices
from dragoman.ledger.names import alike
from dragoman.records import Contradiction, Event, EventClaim, Participant, Status, Venue, edtf

Claim = StoredClaim[EventClaim]

#: Of two reports of one day the more definite decides.
DEFINITENESS = (
    Status.UNCONFIRMED,
    Status.PLANNED,
    Status.DENIED,
    Status.DECLINED,
    Status.POSTPONED,
    Status.CANCELLED,
    Status.OCCURRED,
)

#: Of kinds that sources use of one event, the most specific is shown.
SPECIFIC = ("commission", "consultation", "meeting")

#: What says the opposite of "it occurred".
REFUSALS = (Status.CANCELLED, Status.DECLINED, Status.DENIED)


def fuse_event(identity: str, cluster: Cluster[EventClaim], voices: Voices) -> Event:
    """The event that the claims of ``cluster`` (in canonical order) add up to."""
    claims = [member.claim for member in cluster]
    status = _status(claims)
    decisive = [c for c in claims if c.said.status is status]
    ordered = decisive + [c for c in claims if c.said.status is not status]
    kind = _kind(ordered)
    day = _date(decisive, claims, voices)
    place = _venue(ordered)
    coded = next((c.said for c in ordered if c.said.type == kind and c.said.cameo), None)
    contradictions = (
        *_status_contradiction(claims, status),
        *contradiction("date", ((c.said.date, c.document) for c in decisive), compatible, day),
        *_venue_contradiction(kind, claims, place),
    )
    return Event(
        id=identity,
        type=kind,
        status=status,
        date=day,
        states=tuple(sorted({s for c in claims for s in c.said.states})),
        organisations=tuple(sorted({o for c in claims for o in c.said.organisations})),
        participants=_participants(claims),
        venue=place,
        track=next((c.said.track for c in ordered if c.said.track), None),
        form=unique(f for c in ordered for f in c.said.form),
        ordinal=next((c.said.ordinal for c in ordered if c.said.ordinal), None),
        series=max((c.said.series or "" for c in ordered), key=len) or None,
        topics=tuple(sorted({t for c in claims for t in c.said.topics})),
        outcome=_outcome(decisive) or _outcome(claims),
        plover=coded.plover if coded else None,
        cameo=coded.cameo if coded else None,
        confidence=confidence(cluster, voices),
        evidence=evidence(ordered),
        history=history((c, c.said.status.value, c.said.date) for c in claims),
        sources=voices.count(c.document for c in claims),
        contradictions=contradictions,
    )


def _status(claims: Sequence[Claim]) -> Status:
    """Occurred, if any source says so; else what the latest report says; rumours only where nobody says more."""
    statuses = {c.said.status for c in claims}
    if Status.OCCURRED in statuses:
        return Status.OCCURRED
    firm = [c for c in claims if c.said.status is not Status.UNCONFIRMED]
    if not firm:
        return Status.UNCONFIRMED
    latest = max(firm, key=lambda c: (c.published or "", DEFINITENESS.index(c.said.status), c.canonical))
    return latest.said.status


def _kind(ordered: Sequence[Claim]) -> str:
    kinds = {c.said.type for c in ordered}
    return (
        next((kind for kind in SPECIFIC if kind in kinds), ordered[0].said.type)
        if len(kinds) > 1
        else min(kinds)
    )


def _date(decisive: Sequence[Claim], claims: Sequence[Claim], voices: Voices) -> str | None:
    """The date that most independent voices can agree on, as precise as any of them gives it.

    Dates of reports with the status shown come first; a plan's date stands in where those give none, and where
    it isn't after the report. Of equally supported dates the one reported closest to the event is taken.
    """
    said = [(c.said.date, c) for c in decisive if c.said.date]
    if not said and decisive[0].said.status is Status.OCCURRED:
        told = max(c.published or "" for c in decisive)
        said = [
            (c.said.date, c)
            for c in claims
            if c.said.date
            and c.said.status is Status.PLANNED
            and edtf.overlaps(c.said.date, None, told or None)
        ]
    elif not said and decisive[0].said.status is not Status.POSTPONED:
        said = [(c.said.date, c) for c in claims if c.said.date]
    if decisive[0].said.status in (Status.PLANNED, Status.POSTPONED):
        latest = max((c.published or "" for _, c in said), default="")
        said = [(d, c) for d, c in said if (c.published or "") == latest] or said
    if not said:
        return None

    def support(value: str) -> int:
        return voices.count(c.document for d, c in said if compatible(d, value))

    values = unique(d for d, _ in said)
    first = min(values, key=lambda v: (-support(v), edtf.precision(v), values.index(v)))
    for value in values:
        if compatible(first, value):
            first = edtf.finer(first, value)
    return first


def _venue(ordered: Sequence[Claim]) -> Venue | None:
    venues = [c.said.venue for c in ordered if c.said.venue is not None]
    return max(venues, key=lambda v: (v.latitude is not None, v.country is not None), default=None)


def _outcome(claims: Iterable[Claim]) -> str | None:
    return max((c.said.outcome for c in claims if c.said.outcome), key=len, default=None)


def _status_contradiction(claims: Sequence[Claim], status: Status) -> tuple[Contradiction, ...]:
    if status is not Status.OCCURRED:
        return ()
    said = [
        (c.said.status.value, c.document)
        for c in claims
        if c.said.status is status or c.said.status in REFUSALS
    ]
    return contradiction("status", said, lambda a, b: a == b, status.value)


def _venue_contradiction(
    kind: str, claims: Sequence[Claim], place: Venue | None
) -> tuple[Contradiction, ...]:
    if place is None or kind == "visit":  # a visit goes to several places
        return ()
    said = [
        (c.said.venue.name, c.document) for c in claims if c.said.venue and c.said.venue.latitude is not None
    ]
    return contradiction("venue", said, alike, place.name) if place.latitude is not None else ()


def _participants(claims: Sequence[Claim]) -> tuple[Participant, ...]:
    """Everyone whom a claim names, each once; an unnamed office goes into the named person who holds it."""
    people: list[list[Participant]] = []
    everyone = unique(p for c in claims for p in c.said.participants)
    for person in sorted(everyone, key=lambda p: p.name is None):
        group = next((g for g in people if any(_one(person, other) for other in g)), None)
        if group is None:
            people.append([person])
        else:
            group.append(person)
    people.sort(key=lambda group: min(everyone.index(p) for p in group))
    return unique(_person(group) for group in people)


def _one(a: Participant, b: Participant) -> bool:
    if a.name and b.name:
        return same_person(a, b)
    if not (a.name or a.office) or not (b.name or b.office):  # only says to whom it was done
        return a.country == b.country and a.role == b.role
    return a.country == b.country and a.rank == b.rank and (a.rank is not None or a.office == b.office)


def _person(group: Sequence[Participant]) -> Participant:
    """The fullest name, the highest rank with its office, the country and the first role given."""
    named = max((p.name or "" for p in group), key=len) or None
    ranked = min(
        (p for p in group if p.rank is not None),
        key=lambda p: (p.rank or 9, -len(p.office or "")),
        default=None,
    )
    office = ranked.office if ranked else None
    return Participant(
        name=named,
        country=next((p.country for p in group if p.country), None),
        office=office or max((p.office or "" for p in group), key=len) or None,
        rank=ranked.rank if ranked else None,
        role=group[0].role,
    )
