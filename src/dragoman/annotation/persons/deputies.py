"""Persons named as somebody's deputy: "his deputy, Alena Kupchyna", "her deputy Jane Doe"."""

from dragoman.annotation.persons.counterparts import antecedent
from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.name_runs import read_name
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.offices import parse_office


def find_deputies(page: Page) -> list[Found]:
    """The named deputies of persons spoken of before; their office and country are found by ``link_deputies``."""
    found = []
    for i in range(1, len(page.words) - 1):
        owner = page.words[i - 1]
        named = owner.possessive and owner.capital and page.actor(i - 1) is None
        if page.lower(i) != "deputy" or not (named or page.lower(i - 1) in ("his", "her")):
            continue
        if not page.tight(i) and not named:
            continue
        comma = page.words[i + 1].gap.strip() == ","
        run = read_name(page, i + 1, titled=not comma) if comma or page.tight(i + 1) else None
        if run is None or (comma and len(run.parts) < 2) or not page.same_sentence(i, run.end - 1):
            continue
        found.append(
            Found(
                start=page.words[i].start if named else owner.start,
                end=page.words[run.end - 1].end,
                head=page.words[run.head].start,
                parts=run.parts,
                possessor="" if named else page.lower(i - 1),
                source="deputy",
            )
        )
    return found


def _owner(ordered: list[Found], item: Found) -> Found | None:
    """Whose deputy it is in "Mr Lavrov's deputy, X": the one whose name ends right before."""
    return next((f for f in reversed(ordered) if f.end < item.start <= f.end + _APOSTROPHE), None)


# Characters between a name and the noun that it owns: "'s ".
_APOSTROPHE = 3


def link_deputies(page: Page, found: list[Found], others: list[Found]) -> None:
    """Give deputies the country of the person whose deputy they are, and the office below theirs."""
    ordered = sorted(others, key=lambda f: f.start)
    for item in found:
        above = (
            antecedent(page, ordered, item.start, item.possessor) if item.possessor else _owner(ordered, item)
        )
        person = item.person
        if above is None or above.person is None or person is None or above.person is person:
            continue
        title = above.label or above.person.office
        office = parse_office(f"deputy {title}") if title else None
        country = above.country or above.person.country
        person.country = item.country = item.country or person.country or country
        if office is not None and not office.former and person.office is None:
            person.office, person.rank, person.looked_up = office.name, office.rank_in(country), False
