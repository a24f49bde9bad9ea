"""Contacts that were the first for long: by the ledger's own memory, and by the words of the sources."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from dragoman.analysis.contacts import contacts
from dragoman.analysis.encounters import STRETCHES, days_between
from dragoman.analysis.selection import Span, in_span, order_key, partners
from dragoman.records import Event

LONG = 365
"""Days without a contact on record after which the next one is a first."""

_SAID = re.compile(
    r"\bthe (?:very )?first\b(?:[ \n](?!(?:since|to|and|who|which|has|have|had|was|is)\b)[\w’'-]+){0,8}[ \n](?:since (?:\w+ )?(?:1[89]|20)\d\d\b"
    r"|in (?:\w+|\d+) (?:years|months)\b|in (?:a decade|history)\b)"
)


def first_since(events: Iterable[Event], home: str, span: Span) -> list[tuple[Event, str, Event]]:
    """The contacts of the span before which none with the partner is on record for a year, with the one before it.

    A partner of whom nothing earlier is on record has no first: the ledger may simply not reach back.
    """
    found = []
    last: dict[str, Event] = {}
    for event in contacts(events, home):
        for code in partners(event, home):
            before = last.get(code)
            gap = days_between(before, event) if before else None
            if before and gap is not None and gap >= LONG and in_span(event, span):
                found.append((event, code, before))
            if _is_placed(event):
                last[code] = event
    return found


#: The contacts that home had between two days (None: from the first) with a partner (None: with any), and perhaps others.
Lookup = Callable[[date | None, date, str | None], Iterable[Event]]


def before_each(lookup: Lookup, events: Iterable[Event], home: str, span: Span) -> list[Event]:
    """The last contacts before those of the span, one for each partner: with these, ``first_since`` finds what it would find
    among all events. They are asked for in ever longer stretches of time."""
    first: dict[str, Event] = {}
    for event in contacts(events, home):
        for code in partners(event, home) if in_span(event, span) else ():
            first.setdefault(code, event)
    found: dict[str, Event] = {}
    if not first:
        return []
    days = [order_key(event)[0] for event in first.values()]
    # most met a short while before: all are asked for at once
    near = [*lookup(_earlier(min(days), STRETCHES[0]), max(days), None)]
    _find(found, first, near, home, STRETCHES[0])
    for stretch in STRETCHES[1:]:
        for code in first.keys() - found.keys():
            day = order_key(first[code])[0]
            _find(found, {code: first[code]}, lookup(_earlier(day, stretch), day, code), home, stretch)
    return list({found[code].id: found[code] for code in first if code in found}.values())


def _find(
    found: dict[str, Event], first: Mapping[str, Event], near: Iterable[Event], home: str, days: int | None
) -> None:
    """Of the contacts before the first ones with some partners, the last, unless a later one may not be at hand."""
    held: dict[str, Event] = {}
    for event in contacts(near, home):
        for code in partners(event, home) if _is_placed(event) else ():
            if code in first and order_key(event) < order_key(first[code]):
                held[code] = event
    for code, event in held.items():
        begins = _earlier(order_key(first[code])[0], days)
        if begins is None or order_key(event)[0] >= begins:
            found[code] = event


def _earlier(day: date, days: int | None) -> date | None:
    return None if days is None else day - timedelta(min(days, (day - date.min).days))


def _is_placed(event: Event) -> bool:
    return (event.date or "")[:4].isdecimal()


def called_first(events: Sequence[Event], home: str) -> list[tuple[Event, str]]:
    """Contacts that a source calls the first since a year or in so many years, with its words.

    Only where no other contact rests on the same passage: else the words may be about that one.
    """
    met = contacts(events, home)
    resting: dict[tuple[str, str], set[str]] = {}
    for event in met:
        for passage in event.evidence:
            resting.setdefault((passage.document, passage.quote), set()).add(event.id)
    found = []
    for event in met:
        for passage in event.evidence:
            said = _SAID.search(passage.quote)
            if said and len(resting[passage.document, passage.quote]) == 1:
                found.append((event, " ".join(said[0].split())))
                break
    return found
