"""Visits and what they were made of: which events were parts of a visit, and which of them its sentence can take in."""

from collections.abc import Sequence

from dragoman.publishing.english.names import Introductions
from dragoman.records import Event, Participant, Status, edtf

_TALKS = ("consultation", "commission")


def within(event: Event, visit: Event, known: Introductions) -> bool:
    """Whether an event is a part of a visit: its days lie within it, in the same country, and a traveller takes part
    (of an event that names nobody: it has the same parties)."""
    if not event.date or not visit.date or not edtf.year_known(event.date) or edtf.precision(visit.date) > 10:
        return False
    inner, outer = edtf.bounds(event.date), edtf.bounds(visit.date)
    if not inner or not outer or inner[0] < outer[0] or inner[1] > outer[1]:
        return False
    if event.venue and visit.venue and event.venue.country != visit.venue.country:
        return False
    if not any(p.name for p in event.participants):
        return {*event.states, *event.organisations} == {*visit.states, *visit.organisations}
    return any(known.same(guest, person) for guest in visit.participants for person in event.participants)


def parts_of(visit: Event, events: Sequence[Event], known: Introductions) -> list[Event]:
    """Of the events of a paragraph, those that the visit's own sentence can tell: its meetings, and one round of talks.

    Only where nobody is lost by it: the people on the guest's side are the guests, and those met are named.
    """
    found: list[Event] = []
    if visit.type != "visit" or visit.status is not Status.OCCURRED:
        return found
    talks = 0
    for event in events:
        if event is visit or event.status is not Status.OCCURRED or not within(event, visit, known):
            continue
        ours = [p for p in event.participants if p not in other_side(event, visit, known)]
        if not all(any(known.same(p, guest) for guest in visit.participants) for p in ours):
            continue
        if event.type == "meeting" and other_side(event, visit, known):
            found.append(event)
        elif event.type in _TALKS and not talks and not other_side(event, visit, known):
            talks += 1
            found.append(event)
    return found


def other_side(event: Event, visit: Event, known: Introductions) -> list[Participant]:
    """The named people in an event who are not of the guests' side."""
    guests = [p for p in visit.participants if p.role.value == "visitor" and p.name] or list(
        visit.participants
    )
    nations = {p.country for p in guests}
    return [
        p
        for p in event.participants
        if p.name and p.country not in nations and not any(known.same(p, guest) for guest in guests)
    ]
