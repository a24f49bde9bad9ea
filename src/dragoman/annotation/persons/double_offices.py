"""One person of two offices: "the President of Ghana and Chairman of ECOWAS, Nana Akufo-Addo"; "Polish Foreign Minister and OSCE
Chairman-in-Office Zbigniew Rau"."""

import re
from dataclasses import replace
from itertools import pairwise

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.countries import is_state

# What stands between the two offices.
_AND = re.compile(r",? and (?:(?:its|his|her|also|current|incoming|outgoing|rotating) )*")
# Not the head of a commission or secretariat, who serves no state.
_CHAIR = re.compile(r"chair(?:man|woman|person)?(?:[- ]in[- ]office)?", re.IGNORECASE)


def join_double_offices(page: Page, found: list[Found]) -> list[Found]:
    """The finds, with one for both offices of a person who governs a state and has the chair of an organisation.

    Whoever has such a chair has it for the state that he governs, so he stands for the state.
    """
    order = sorted(found, key=lambda f: f.start)
    gone: set[int] = set()
    joined: dict[int, Found] = {}
    for office, chair in pairwise(order):
        if _chair_before(page, office, chair):
            gone.add(id(office))
            joined[id(chair)] = replace(chair, start=office.start)
            continue
        if _seat_behind(page, office, chair):
            gone.add(id(office))
            joined[id(chair)] = _of_both(office, chair)
            continue
        if not _nameless_of_state(office) or not _chair_by_name(chair):
            continue
        if _AND.fullmatch(page.text, office.end, chair.start) is None:
            continue
        if office.person is not None and office.person.name not in (
            "",
            chair.person.name if chair.person else "",
        ):
            continue
        gone.add(id(office))
        joined[id(chair)] = _of_both(office, chair)
    return [joined.get(id(f), f) for f in found if id(f) not in gone]


def _of_both(office: Found, chair: Found) -> Found:
    """The find of the one who has both, with the state's office."""
    person = chair.person
    if person is not None:
        country = office.country or person.country
        person.country, person.office, person.rank = country, office.label, office.rank
    return replace(
        chair,
        start=office.start,
        country=office.country or chair.country,
        label=office.label,
        rank=office.rank,
        office=office.office,
    )


def _chair_before(page: Page, chair: Found, office: Found) -> bool:
    """ "The OSCE Chairperson-in-Office, Swiss President X": the chair without a name, right before him who has it."""
    body = chair.country is not None and not is_state(chair.country) and not chair.parts and chair.plural == 1
    if not body or chair.form != "office" or _CHAIR.fullmatch(chair.label or "") is None:
        return False
    state = office.country is not None and is_state(office.country)
    governs = (
        office.rank is not None and office.rank <= _GOVERNS and office.form == "name" and bool(office.parts)
    )
    return state and governs and page.text[chair.end : office.start].strip(" ") in (",", ", the", "and")


# "Minister of Foreign Affairs, Senator X": the seat in parliament stands like a form of address.
_SEATS = frozenset({"Senator", "Member of Parliament"})
_GOVERNS = 5


def _seat_behind(page: Page, office: Found, seat: Found) -> bool:
    """Whether a minister without a name is the senator who is named right behind."""
    governs = office.rank is not None and office.rank <= _GOVERNS and office.plural == 1 and not office.former
    nameless = office.form == "office" and not office.parts
    named = seat.form == "name" and bool(seat.parts) and seat.label in _SEATS
    foreign = seat.country is not None and office.country not in (None, seat.country)
    beside = page.text[office.end : seat.start].strip(" ") == ","
    return governs and nameless and named and beside and not foreign


def _nameless_of_state(item: Found) -> bool:
    state = item.country is not None and is_state(item.country)
    return item.form == "office" and not item.parts and item.plural == 1 and state and not item.former


def _chair_by_name(item: Found) -> bool:
    """Whether somebody is named as having the chair of an organisation."""
    label = item.label or ""
    body = item.country is not None and not is_state(item.country)
    return item.form == "name" and bool(item.parts) and body and _CHAIR.fullmatch(label) is not None
