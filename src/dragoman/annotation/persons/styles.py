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
        elif style in called and not _A_NAME_FOLLOWS.match(page.text, match.end()):
            one = called[style]
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


def _introduces(text: str, style: re.Match[str], whose: Found) -> bool:
    """Whether a style is part of how a person is named, or stands right before it."""
    if whose.start <= style.start() < whose.end:
        return True
    return style.end() <= whose.start and _LEADS.fullmatch(text, style.end(), whose.start) is not None
