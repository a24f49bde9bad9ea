"""Facts as one writes them in a table of expectations, and whether records or claims tell them.

``visit occurred 2015-03-05/2015-03-06 BLR LTU @Vilnius visitor:Guryanov`` names the kind, the status, the date (``-``
for none), all parties, and, where they matter, the venue and the people (by a part of the name, with their role; a
``+`` stands for a space; ``@-`` says that there is no venue). A ``*`` in place of the date leaves it open.
"""

from collections.abc import Iterable, Sequence

from dragoman.records.event import EventFacts


def line(event: EventFacts) -> str:
    """An event as a line of the same form, for messages."""
    people = [f"{p.role}:{(p.name or p.office or '?').replace(' ', '+')}" for p in event.participants]
    venue = [f"@{event.venue.name.replace(' ', '+')}"] if event.venue else []
    parties = sorted([*event.states, *event.organisations])
    return " ".join([event.type, event.status, event.date or "-", *parties, *venue, *people])


def tells(event: EventFacts, fact: str) -> bool:
    """Whether an event is the one that ``fact`` speaks of."""
    kind, status, date, *rest = fact.split()
    venues = [word[1:].replace("+", " ") for word in rest if word.startswith("@")]
    people = [word.replace("+", " ").split(":") for word in rest if ":" in word]
    parties = sorted(word for word in rest if not word.startswith("@") and ":" not in word)
    return (
        (event.type, str(event.status)) == (kind, status)
        and date in ("*", event.date or "-")
        and parties == sorted([*event.states, *event.organisations])
        and all(_at(event, venue) for venue in venues)
        and all(
            any(name in (p.name or p.office or "") and role in ("*", p.role) for p in event.participants)
            for role, name in people
        )
    )


def _at(event: EventFacts, venue: str) -> bool:
    """Whether an event has this place, or none where the fact says ``@-``."""
    if event.venue is None or venue == "-":
        return event.venue is None and venue == "-"
    return venue in event.venue.name


def telling(events: Iterable[EventFacts], fact: str) -> list[EventFacts]:
    """The events that a fact speaks of."""
    return [event for event in events if tells(event, fact)]


def difference(events: Sequence[EventFacts], facts: Sequence[str]) -> tuple[list[str], list[str]]:
    """What of the facts is not told, and what is told beyond them; every event answers to one fact."""
    left, missing = list(events), []
    for fact in facts:
        found = next((event for event in left if tells(event, fact)), None)
        if found is None:
            missing.append(fact)
        else:
            left.remove(found)
    return missing, [line(event) for event in left]
