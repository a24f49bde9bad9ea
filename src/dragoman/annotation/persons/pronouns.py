"""The pronouns "he" and "she", where only one person can be meant."""

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.page import Page


def find_pronouns(page: Page, found: list[Found]) -> list[Found]:
    """ "He" and "she" with the one person named before in the sentence, or else in the sentence before."""
    people = sorted(
        (f for f in found if f.form in ("name", "office", "counterpart") and f.plural == 1),
        key=lambda f: f.start,
    )
    by_sentence: dict[int, list[Found]] = {}
    for item in people:
        by_sentence.setdefault(page.sentence_number(item.start), []).append(item)
    pronouns = []
    for word in page.words:
        if word.lower not in ("he", "she") or word.text.isupper():
            continue
        here = page.sentence_number(word.start)
        before = [f for f in by_sentence.get(here, []) if f.end <= word.start]
        candidates = before or by_sentence.get(here - 1, [])
        if not candidates or any(f.person is not candidates[0].person for f in candidates):
            continue
        if page.heading(candidates[0].start):
            continue
        one = candidates[0]
        pronoun = Found(
            word.start,
            word.end,
            word.start,
            form="pronoun",
            source="pronoun",
            person=one.person,
            country=one.country,
        )
        pronouns.append(pronoun)
        by_sentence.setdefault(here, []).append(pronoun)
        by_sentence[here].sort(key=lambda f: f.start)
    return pronouns
