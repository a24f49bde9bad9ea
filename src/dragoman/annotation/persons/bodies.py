"""Offices that are none of a state: of firms, clubs and parties; and words of office in the names of bodies."""

from dragoman.annotation.persons.name_runs import ends_address
from dragoman.annotation.persons.office_span import OfficeSpan
from dragoman.annotation.persons.page import Page, not_names
from dragoman.knowledge.offices import OfficeMatch, match_office
from dragoman.knowledge.vocabulary import vocabulary

_OWN_STATE = vocabulary("lands") | {"government"}


_BODIES = frozenset(
    [
        "company",
        "club",
        "bank",
        "university",
        "party",
        "association",
        "group",
        "board",
        "college",
        "team",
        "school",
        "firm",
        "corporation",
        "chamber",
        "committee",
        "business",
        "football",
        "society",
        "institute",
        "council",
        "commission",
        "academy",
        "foundation",
        "agency",
        "court",
        "trade-union",
        "union",
        "federation",
        "student",
        "class",
        "centre",
        "center",
        "organization",
        "organisation",
        "corporate",
        "regional",
        "village",
        "city",
        "town",
        "district",
        "religious",
    ]
)


_OWNERS = frozenset({"country", "state", "nation", "today", "yesterday", "republic"})


_DEMONYMS = ("ian", "san", "ese", "ish", "ani")  # an adjective of a country that the tables don't know


_COUNCILS = frozenset(
    {
        "council",
        "cabinet",
        "committee",
        "collegium",
        "office",
        "administration",
        "service",
        "secretariat",
        "conference",
    }
)


_CROWNED = frozenset({"king", "queen", "emperor", "emir", "sultan"})


def names_body(page: Page, i: int) -> bool:
    """Whether what follows "of" is a body that is no state: "of FC Barcelona", "of the company"."""
    if page.lower(i) in ("the", "a", "an", "our", "its", "his", "their"):
        i += 1
    lower = page.lower(i)
    if lower in _OWN_STATE or not lower:
        return False
    return page.words[i].capital or bool({page.lower(i), page.lower(i + 1), page.lower(i + 2)} & _BODIES)


def body_end(page: Page, i: int) -> int:
    """The word after the name of the body that starts at word ``i``."""
    end = i
    while end < len(page.words) and end - i < 7 and page.tight(end):
        known = page.words[end].capital or page.lower(end) in ("the", "of", "for", "and", "a", "an")
        if not known and not {page.lower(i) for i in range(end, end + 3) if page.tight(i)} & _BODIES:
            break  # "the Norwegian chess federation" goes on to its last word
        end += 1
    while end > i and not (page.words[end - 1].capital or page.lower(end - 1) in _BODIES):
        end -= 1
    return max(i, end)


def note_body(page: Page, span: OfficeSpan, j: int) -> None:
    """Mark an office of a firm, club or the like: "company president", "Barcelona president"."""
    if span.office.use != "open" or span.office.kind == "regional":
        return
    if span.office.core in _CROWNED and span.end < len(page.words) and page.words[span.end].capital:
        return  # "the Custodian of the Two Holy Mosques King Salman"
    word = page.words[j]
    if word.lower in _BODIES or (word.possessive and word.lower not in _OWNERS):
        span.outside = True
    elif word.capital and word.text not in ("The", "State", "Former", "Mr", "Mrs"):
        reason = not_names().get(word.lower)
        ordinary = reason in ("function", "calendar", "verb") or ends_address(page, j)
        ordinary = ordinary or match_office(page.words, j) is not None
        span.outside = not ordinary and not word.lower.endswith(_DEMONYMS)


def of_council(page: Page, match: OfficeMatch) -> bool:
    """Whether the office is part of a body's name: "Council of Ministers", "Office of the Prime Minister"."""
    i = match.first - 1 - (page.lower(match.first - 1) == "the")
    return page.lower(i) == "of" and page.tight(i + 1) and page.lower(i - 1) in _COUNCILS


def part_of_actor(page: Page, match: OfficeMatch) -> bool:
    """Whether the words are part of a body's name ("Council of Ministers of Belarus", "Prime Minister's Office")."""
    actor = page.actor(match.noun)
    if actor is None:
        return False
    word = page.words[match.noun]
    return actor.start < page.words[match.first].start or actor.end > word.end + 2
