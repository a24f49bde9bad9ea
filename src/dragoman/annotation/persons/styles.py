"""Styles that stand for a person: "His Majesty flew to Cairo", "Her Excellency thanked the minister"."""

import re

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.page import Page

_STYLE = re.compile(
    r"\b(?:His|Her) (?:Royal |Serene |Imperial )?(?P<style>Highness|Majesty|Excellency|Holiness|Eminence|Beatitude)\b"
)
# Between a style and whom it introduces stand other titles at most: "His Highness the late Sheikh X".
_LEADS = re.compile(r",? (?:(?:the|Dr\.?|Sheikh|Prince|Mr\.?|Mrs\.?|Ms\.?|H\.?E\.?) ?){0,3}")
_A_NAME_FOLLOWS = re.compile(r"\s*,?\s*(?:the )?[A-Z]")


def find_styles(page: Page, found: list[Found]) -> list[Found]:
    """Styles alone, each with the person whom the page last introduced by that style."""
    people = sorted(
        (f for f in found if f.form in ("name", "office") and f.plural == 1 and f.person is not None),
        key=lambda f: f.start,
    )
    called: dict[str, Found] = {}
    alone: list[Found] = []
    for match in _STYLE.finditer(page.text):
        style = match["style"]
        whose = next((f for f in people if _introduces(page.text, match, f)), None)
        if whose is not None:
            called[style] = whose
            continue
        one = called.get(style) or _last_of_rank(people, match.start(), style)
        if one is not None and not _A_NAME_FOLLOWS.match(page.text, match.end()):
            alone.append(
                Found(
                    match.start(),
                    match.end(),
                    match.start("style"),
                    form="pronoun",
                    source="style",
                    person=one.person,
                    country=one.country,
                )
            )
    return alone


# Whose style it is, where the page introduces nobody by it: "King X spoke by telephone ... His Majesty flew on".
_STYLED = {
    "Majesty": {"King", "Queen", "Sultan", "Emperor"},
    "Highness": {"Emir", "Crown Prince", "Prince", "Princess", "Grand Duke"},
    "Holiness": {"Pope"},
}


def _last_of_rank(people: list[Found], before: int, style: str) -> Found | None:
    """The last person named before an offset who holds an office that has the style."""
    offices = _STYLED.get(style, set())
    held = [f for f in people if f.end <= before and f.person is not None and f.person.office in offices]
    return held[-1] if held else None


def _introduces(text: str, style: re.Match[str], whose: Found) -> bool:
    """Whether a style is part of how a person is named, or stands right before it."""
    if whose.start <= style.start() < whose.end:
        return True
    return style.end() <= whose.start and _LEADS.fullmatch(text, style.end(), whose.start) is not None
