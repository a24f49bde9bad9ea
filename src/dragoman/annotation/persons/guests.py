"""Guests without a name: "the president received the visitor on Monday", "she gave a dinner for her guest"."""

import re

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.page import Page
from dragoman.annotation.persons.pronouns import different, of_sentence, pronoun_for
from dragoman.knowledge.names import Word

# "The president received the visitor", "with his guest": who came, without a name.
_GUESTS = re.compile(
    r"\b(?:the|his|her) (?:(?:distinguished|foreign|visiting|high|honoured) )*(?:visitor|guest|dignitary)\b(?![’']s| of\b| list| from)"
)


# Who came is told where somebody travels: "is on a visit to", "arrived in", "was in Lomé".
_TRAVELS = re.compile(
    r"\b(?:arriv|visit|flew|fli(?:es|ed)|fly|land(?:s|ed|ing)\b|tour|trip|stay|journey|came to|comes to|(?:is|was|were) in [A-Z]|travel|"
    r"delegation)"
)
# Sentences back to which "the visitor" can point.
REACH = 3


def find_guests(page: Page, found: list[Found]) -> list[Found]:
    """ "The visitor", "his guest": the one person of the sentence before whom nobody of this sentence is."""
    people = sorted(
        (f for f in found if f.form in ("name", "office", "counterpart", "pronoun") and f.plural == 1),
        key=lambda f: f.start,
    )
    guests = []
    for match in _GUESTS.finditer(page.text):
        here = page.sentence_number(match.start())
        if any(f.start <= match.start() < f.end for f in people):
            continue
        after = page.text[match.end() : match.end() + 2]
        if after.startswith(",") and any(0 < f.start - match.end() < 6 for f in people):
            continue  # "his guest, Prime Minister X"
        own = [f for f in people if page.sentence_number(f.start) == here and f.end <= match.start()]
        told: list[Found] = []
        for number in range(here - 1, max(-1, here - REACH - 1), -1):
            if told or not _TRAVELS.search(page.text, *page.sentences[number]):
                continue
            told = [f for f in people if page.sentence_number(f.start) == number]
        one = of_sentence(page, told, different(own))
        if one is not None and all(one.known_country != f.known_country for f in own):
            guests.append(pronoun_for(Word(match.start(), match.end(), match.group(), ""), one))
            guests[-1].head = match.end() - len(match.group().split()[-1])
    return guests
