"""Heads of a parliament or another body of a state: "the Chairperson of the Parliament of Georgia", "Chairman of the State
Committee on Science and Technology". They act for the state whose name stands in, before or behind the body's."""

from dataclasses import replace

from dragoman.annotation.mentions import ActorForm, ActorMention
from dragoman.annotation.persons.country_lists import read_countries
from dragoman.annotation.persons.office_span import OfficeSpan
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.institutions import chambers, organs, parliaments, private_bodies
from dragoman.knowledge.offices import match_office
from dragoman.knowledge.vocabulary import vocabulary

_HEADS = vocabulary("heads_of_bodies")
# Who runs a parliament's offices and does not preside over it.
_CLERKS = frozenset(
    {"director", "director general", "executive director", "general director", "secretary general", "executive secretary",
     "chief executive", "administrator", "head", "deputy head"}
)  # fmt: skip
_LINKS = frozenset({"of", "the", "for", "and", "on", "in"})
_LONGEST = 12
_SPEAKER, _DEPUTY_SPEAKER, _SENIOR = 3, 5, 6


def take_institution(page: Page, span: OfficeSpan) -> bool:
    """Make ``span`` an office of the state to which the body that it heads belongs; False where it heads none."""
    j = span.core_end
    if page.lower(j) != "of" or not page.tight(j) or span.office.core not in _HEADS or span.office.bound_to:
        return False
    start = j + 1
    stop = _phrase(page, start)
    words = [page.lower(i) for i in range(start, stop)]
    if (seat := _seat(page, start)) is not None and stop > start:
        label = page.text[page.words[span.core].start : page.words[stop - 1].end]
        span.office = replace(
            span.office, name=label, rank=_SENIOR, kind="government", use="fixed", bare=True
        )
        span.end, span.countries = stop, [(seat.code, seat)]
        return True
    if set(words) & private_bodies():
        return False
    noun = next((i for i in range(start, stop) if _is_parliament(page, i)), None)
    chamber = noun is not None
    if noun is not None:
        stop = _before_name(page, noun, stop)
    if noun is None:
        noun = next(
            (i for i in range(start, stop) if page.lower(i) in organs() and page.words[i].capital), None
        )
    if noun is None:
        return False
    committee = any(w in ("committee", "commission", "group") for w in words)
    country, end = _whose(page, start, noun, stop)
    ours = (
        chamber and page.home is not None and noun > start + 1
    )  # "the Assembly" may be that of the United Nations
    if country is None and not ours and not _state_before(page, span):
        return False
    deputy = span.office.core.startswith(("deputy", "vice", "co "))
    rank = span.office.rank
    if chamber and not committee and span.office.core not in _CLERKS:
        rank = _DEPUTY_SPEAKER if deputy else _SPEAKER
    elif rank is None or rank > _SENIOR or rank < _SPEAKER:
        rank = _SENIOR
    label = page.text[
        page.words[span.core].start : page.words[min(end, _label_end(page, noun, stop)) - 1].end
    ]
    kind = "parliament" if chamber else "government"
    span.office = replace(span.office, name=label, rank=rank, kind=kind, use="fixed", bare=True)
    span.end = end
    if country is not None:
        span.countries = [country]
        span.core_end = min(span.core_end, end)
    return True


def _seat(page: Page, start: int) -> ActorMention | None:
    """The body of a government that is an actor of its own: "vice-chairman of the Central Committee of the Workers' Party"."""
    actor = page.actor(start + (page.lower(start) == "the"))
    return actor if actor is not None and actor.is_state and actor.form is ActorForm.SEAT else None


def _phrase(page: Page, start: int) -> int:
    """The word after the body's name, which may go on with "of" and a country."""
    stop = start
    while stop < len(page.words) and stop - start < _LONGEST and (stop == start or page.tight(stop)):
        lower = page.lower(stop)
        if not (
            page.words[stop].capital or lower in _LINKS or lower in parliaments() or lower in private_bodies()
        ):
            break
        office = match_office(page.words, stop) if page.words[stop].capital else None
        if office is not None and not office.office.plural:
            break  # "Deputy Chairman of the Cabinet of Ministers and Minister of Trade"
        stop += 1
    while stop > start and page.lower(stop - 1) in _LINKS:
        stop -= 1
    return stop


def _before_name(page: Page, noun: int, stop: int) -> int:
    """Where the name of a parliament ends, before that of its head: "Speaker of Togo's National Assembly | Kodjo Adedze"."""
    j = noun + 1
    if page.lower(j) == "of" and page.lower(j + 1 + (page.lower(j + 1) == "the")) in chambers():
        j += 2 + (page.lower(j + 1) == "the")
    if j >= stop or page.lower(j) in _LINKS or not page.words[j].capital or page.actor(j) is not None:
        return stop
    more = any(page.lower(i) in organs() or page.lower(i) in parliaments() for i in range(j, stop))
    return stop if more else j


def _is_parliament(page: Page, i: int) -> bool:
    if page.lower(i) in ("chamber", "house"):
        return page.lower(i + 1) == "of" and page.lower(i + 2 + (page.lower(i + 2) == "the")) in chambers()
    return page.lower(i) in parliaments()


def _whose(
    page: Page, start: int, noun: int, stop: int
) -> tuple[tuple[str, ActorMention | None] | None, int]:
    """The state in or behind a body's name, and the word after the whole phrase."""
    inside: tuple[str, ActorMention | None] | None = None
    for i in range(start, stop):
        actor = page.actor(i)
        if (
            actor is not None
            and actor.is_state
            and not actor.members
            and (i <= noun or page.lower(i - 1) != "of")
        ):
            inside = (actor.code, actor)
            break
    for i in range(stop - 1, noun, -1):
        if page.lower(i) == "of":
            listed, end = read_countries(page, i + 1)
            if len(listed) == 1:
                return listed[0], max(end, i + 2)
    return inside, stop


def _state_before(page: Page, span: OfficeSpan) -> bool:
    """Whether a state's name or adjective stands just before the office: "Belarus's Chairman of the State Committee"."""
    actor = page.actor(span.first - 1) if span.first and page.tight(span.first) else None
    return actor is not None and actor.is_state


def _label_end(page: Page, noun: int, stop: int) -> int:
    """The word after the body's own name, before "of" and the country."""
    for i in range(noun + 1, stop):
        if page.lower(i) == "of" and read_countries(page, i + 1)[0]:
            return i
    return stop
