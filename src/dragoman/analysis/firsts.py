"""Contacts that were the first for long: by the ledger's own memory, and by the words of the sources."""

import re
from collections.abc import Iterable, Sequence

from dragoman.analysis.contacts import contacts
from dragoman.analysis.encounters import days_between
from dragoman.analysis.selection import Span, in_span, partners
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
            if event.date and event.date[:4].isdecimal():
                last[code] = event
    return found


def called_first(events: Sequence[Event], home: str) -> list[tuple[Event, str]]:
    """Contacts that a source calls the first since a year or in so many years, with its words.

    Only where no other contact rests on the same passage: else the words may be about that one.
    """
    met = contacts(events, home)
    found = []
    for event in met:
        for passage in event.evidence:
            said = _SAID.search(passage.quote)
            same = [
                e
                for e in met
                if any(x.quote == passage.quote and x.document == passage.document for x in e.evidence)
            ]
            if said and len(same) == 1:
                found.append((event, " ".join(said[0].split())))
                break
    return found
