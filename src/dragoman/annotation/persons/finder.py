"""The way from a text to the mentions of its persons, on one screen."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from dragoman.annotation.mentions import (
    ActorMention,
    DateMention,
    Person,
    PersonMention,
    PlaceMention,
)
from dragoman.annotation.persons.aides import link_aides
from dragoman.annotation.persons.appositions import find_appositions, lift_followed, lift_titles
from dragoman.annotation.persons.attribution import attribute
from dragoman.annotation.persons.bare_names import find_bare
from dragoman.annotation.persons.counterparts import find_counterparts, link_counterparts
from dragoman.annotation.persons.delegations import find_delegations
from dragoman.annotation.persons.deputies import find_deputies, link_deputies
from dragoman.annotation.persons.descriptions import find_descriptions, link_descriptions
from dragoman.annotation.persons.double_offices import join_double_offices
from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.guests import find_guests
from dragoman.annotation.persons.loose_names import find_loose
from dragoman.annotation.persons.office_spans import find_offices
from dragoman.annotation.persons.page import Page
from dragoman.annotation.persons.pronouns import find_pronouns
from dragoman.annotation.persons.register import Register
from dragoman.annotation.persons.styles import find_styles
from dragoman.annotation.persons.titled_names import find_addressed, find_titled


def find_persons(
    text: str,
    sentences: Sequence[tuple[int, int]],
    actors: Sequence[ActorMention],
    doc: Doc | None = None,
    home: str | None = None,
    published: str | None = None,
    dates: Sequence[DateMention] = (),
    places: Sequence[PlaceMention] = (),
) -> list[PersonMention]:
    """All mentions of persons in ``text``, in order; they don't overlap.

    ``sentences`` are [start, end) offsets; ``actors`` the states and organisations of the text; ``doc`` a spaCy Doc of the
    text with entities where sentences were parsed, or None; ``home`` the alpha-3 code of the country whose diplomacy
    is read; ``published`` the EDTF date of the report, on which the holders of offices are looked up where the sentence
    tells of no other day (``dates``); ``places`` are its cities. The document is read twice, so that an office given late holds for the mentions before it.
    """
    page = Page(text, sentences, actors, doc, home, published, dates, places)
    offices = find_offices(page)
    titled, used = find_titled(page, offices)
    lift_followed(page, offices, used, titled)
    apposed = find_appositions(page, offices, used)
    counterparts = find_counterparts(page)
    addressed = find_addressed(page)
    lift_titles(page, offices, used, [*titled, *addressed])
    named = _fitting(
        [
            *titled,
            *apposed,
            *(f for f in counterparts if f.parts),
            *find_deputies(page),
            *addressed,
            *find_loose(page),
        ]
    )
    register = Register()
    register.enter(named)
    named = _fitting(named + find_bare(page, register, _taken(page, named)))
    register.spell([f for f in named if f.parts or f.source == "bare"], text)
    attribute(page, register, named)
    described = find_descriptions(page, offices, used)
    unnamed = [f for f in counterparts if not f.parts]
    found = _fitting([*named, *unnamed, *described, *find_delegations(page)])
    link_descriptions(page, register, [f for f in found if f.form == "office"], named)
    found = join_double_offices(page, found)
    link_aides(page, found)
    link_deputies(page, [f for f in found if f.source == "deputy"], found)
    link_counterparts(page, register, [f for f in found if f.source in ("counterpart", "colleague")], found)
    found = _fitting(found + find_styles(page, found))
    found = _fitting(found + find_pronouns(page, found))
    found = _fitting(found + find_guests(page, found))
    return [_mention(page, item) for item in sorted(found, key=lambda f: f.start)]


def _fitting(found: list[Found]) -> list[Found]:
    """The finds that don't overlap; of two that do, the earlier in the list stays."""
    kept: list[Found] = []
    spans: list[tuple[int, int]] = []
    for item in found:
        place = bisect_right(spans, (item.start, item.end))
        free_before = place == 0 or spans[place - 1][1] <= item.start
        free_after = place == len(spans) or item.end <= spans[place][0]
        if item.end > item.start and free_before and free_after:
            spans.insert(place, (item.start, item.end))
            kept.append(item)
    return kept


def _taken(page: Page, found: list[Found]) -> set[int]:
    taken: set[int] = set()
    for item in found:
        taken.update(range(page.word_at(item.start), page.word_at(item.end)))
    return taken


def _mention(page: Page, item: Found) -> PersonMention:
    person = item.person or Person(name="")
    own = item.label is not None
    return PersonMention(
        start=item.start,
        end=item.end,
        text=page.text[item.start : item.end],
        person=person,
        head=item.head,
        form=item.form,
        country=item.country or person.country,
        office=item.label if own else person.office,
        rank=item.rank if own else person.rank,
        plural=item.plural,
    )
