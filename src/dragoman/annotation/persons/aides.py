"""Whom somebody serves gives his country: "X, an adviser to President Y", "Z, chief of staff to Prime Minister W"."""

import re

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.offices import parse_office

_SERVES = re.compile(
    r",? (?:now |currently |who is |then )?(?:(?:an?|the|one of the) )?(?:[a-z][\w-]+ ){0,3}?"
    r"(?P<post>adviser|advisor|aide|assistant|envoy|emissary|chief of staff|spokesman|spokeswoman|confidant|son|daughter)"
    r"(?: on [a-z][\w ]{2,30})? (?:to|of) (?:the )?"
)
# Who is of somebody's house holds no office by that.
_KIN = frozenset({"son", "daughter", "confidant"})
# Offices whose holders have advisers and envoys of their own.
_LEADERS = 3


def link_aides(page: Page, found: list[Found]) -> None:
    """Give those of whom the text says whom they serve the country of that leader, and their office where none is known."""
    by_start = {item.start: item for item in found}
    for item in found:
        person = item.person
        if not item.parts or person is None or item.known_country is not None:
            continue
        serves = _SERVES.match(page.text, item.end)
        served = by_start.get(serves.end()) if serves is not None else None
        if serves is None or served is None or served.person is None or served.person is person:
            continue
        rank = served.rank if served.label else served.person.rank
        if served.known_country is None or served.plural > 1 or (rank or _LEADERS + 1) > _LEADERS:
            continue
        person.country = item.country = served.known_country
        title = served.label or served.person.office or ""
        office = parse_office(f"{serves['post']} to {title.lower()}") if serves["post"] not in _KIN else None
        if office is not None and person.office is None:
            person.office, person.rank, person.looked_up = office.name, office.rank_in(person.country), False
