"""Later mentions of a known person by surname: "Makei", "Lukashenka's", "von der Leyen"."""

from dragoman.annotation.mentions import Person
from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.name_runs import skip_address
from dragoman.annotation.persons.page import Page, not_names
from dragoman.annotation.persons.register import Register
from dragoman.knowledge.names import name_key, particles
from dragoman.knowledge.offices import match_office


def find_bare(page: Page, register: Register, taken: set[int]) -> list[Found]:
    """Mentions of persons of the register by a short name, outside the words in ``taken`` (word indices)."""
    index: dict[str, list[tuple[tuple[str, ...], Person]]] = {}
    for keys, owner in register.names():
        index.setdefault(keys[0], []).append((keys, owner))
    found = []
    i = 0
    while i < len(page.words):
        size = 0
        if i not in taken and (page.words[i].capital or page.lower(i) in particles()):
            size, people = _match(page, index, i, taken)
            if size and _stands_alone(page, i, i + size):
                person = register.nearest(people, page.words[i].start)
                found.append(
                    Found(
                        start=page.words[i].start,
                        end=page.words[i + size - 1].end,
                        head=page.words[i + size - 1].start,
                        source="bare",
                        person=person,
                    )
                )
        i += max(1, size)
    return found


def _match(
    page: Page, index: dict[str, list[tuple[tuple[str, ...], Person]]], i: int, taken: set[int]
) -> tuple[int, list[Person]]:
    best, people = 0, []
    for keys, person in index.get(name_key(_whole(page, i)[0]), ()):
        j = i
        for key in keys:
            if j >= len(page.words) or j in taken or (j > i and not page.tight(j)):
                break
            text, after = _whole(page, j)
            if name_key(text) != key or page.actor(j) is not None:
                break
            j = after
        else:
            if not any(w.capital for w in page.words[i:j]):
                continue
            if j - i > best:
                best, people = j - i, [person]
            elif j - i == best and all(p is not person for p in people):
                people.append(person)
    return best, people


def _whole(page: Page, i: int) -> tuple[str, int]:
    """The hyphenated word that starts at word ``i``, and the word after it."""
    text, j = page.words[i].text, i + 1
    while j < len(page.words) and page.words[j].gap in ("-", "‑"):
        text += "-" + page.words[j].text
        j += 1
    return text, j


def _stands_alone(page: Page, first: int, end: int) -> bool:
    """Whether the name is not part of another person's name or of a place's, prize's or firm's."""
    if first > 0 and page.words[first].gap in ("-", "‑"):
        return False
    before = page.words[first - 1] if first else None
    if (
        before is not None
        and before.capital
        and not page.words[first].gap.strip(" ")
        and not before.possessive
    ):
        opening = page.opens_sentence(first - 1)
        ordinary = (
            before.lower in not_names()
            or page.actor(first - 1) is not None
            or (opening and len(before.text) < 4)
        )
        titled = match_office(page.words, first - 1) is not None or skip_address(page, first - 1)[0] == first
        if not (ordinary or titled or page.heading(before.start)):
            return False
    if end < len(page.words) and not page.words[end - 1].possessive:
        word = page.words[end]
        if word.capital and not word.gap.strip(" ") and "\n" not in word.gap and not page.heading(word.start):
            return not_names().get(word.lower) in ("function", "calendar") or page.actor(end) is not None
    return True
