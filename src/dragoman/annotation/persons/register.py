"""The persons of a document: mentions of one person joined, through spellings, titles and bare surnames."""

from collections import Counter

from rapidfuzz.distance import OSA

from dragoman.annotation.mentions import Person
from dragoman.annotation.persons.found import Found
from dragoman.knowledge.names import given_key, is_forebear, keys_of, plain, surname_keys

# In shorter names one letter makes another name.
_LONG_ENOUGH = 6
_SPOUSE = "First Lady"


class Register:
    """The persons of one document."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._parts: dict[int, tuple[str, ...]] = {}
        self._names: dict[int, set[tuple[str, ...]]] = {}
        self._mentions: dict[int, list[Found]] = {}

    def enter(self, found: list[Found]) -> None:
        """Give each named find its person: the longest names first, then the shorter that fit one of them."""
        for item in sorted((f for f in found if f.parts), key=lambda f: (-len(keys_of(f.parts)), f.start)):
            person = self._known(item)
            if person is None:
                person = Person(name=" ".join(item.parts))
                self.people.append(person)
                self._parts[id(person)] = item.parts
                self._mentions[id(person)] = []
                self._names[id(person)] = surname_keys(item.parts, item.country, given=item.given)
            elif item.given:
                self._names[id(person)] |= surname_keys(self._parts[id(person)], item.country, given=True)
            item.person = person
            self._mentions[id(person)].append(item)
            person.aliases.add(" ".join(item.parts))
        for person in self.people:
            self._settle(person)

    def _known(self, item: Found) -> Person | None:
        candidates = [p for p in self.people if self._same(p, item)]
        candidates = candidates or [p for p in self.people if self._misspelt(p, item)]
        return self.nearest(self._in_office(candidates, item), item.start)

    def _in_office(self, candidates: list[Person], item: Found) -> list[Person]:
        """Of several who share a surname, those who bear the office of a mention: "President Talon", beside First Lady Y Talon."""
        if len(candidates) < 2 or item.label is None:
            return candidates
        alike = [p for p in candidates if any(m.label == item.label for m in self._mentions[id(p)])]
        return alike or candidates

    def nearest(self, candidates: list[Person], offset: int) -> Person | None:
        """Of several persons the one mentioned last before ``offset``, else the first after it."""

        def distance(person: Person) -> tuple[bool, int]:
            starts = [m.start for m in self._mentions[id(person)]]
            before = [s for s in starts if s <= offset]
            return (not before, offset - max(before) if before else min(starts))

        return min(candidates, key=distance, default=None)

    def _same(self, person: Person, item: Found) -> bool:
        parts = self._parts[id(person)]
        full, short = keys_of(parts), keys_of(item.parts)
        if not short or not full:
            return parts == item.parts
        if full == short:
            return True
        if not self._agree(person, item) or is_forebear(item.parts, parts) or self._wed(person, item):
            return False
        if len(short) == 1:
            return short in self._names[id(person)]
        if _subsequence(short, full):
            return True
        if full[-1] != short[-1]:
            return False
        return _same_given(parts[0], item.parts[0])

    def _misspelt(self, person: Person, item: Found) -> bool:
        """Whether a name is a slip for that of a person in the same office: "President Khurelsuk", once Khurelsukh was named."""
        full, short = keys_of(self._parts[id(person)]), keys_of(item.parts)
        if item.label is None or not full or not short or not self._agree(person, item):
            return False
        if min(len(full[-1]), len(short[-1])) < _LONG_ENOUGH or full[-1][0] != short[-1][0]:
            return False
        if not any(m.label == item.label for m in self._mentions[id(person)]):
            return False
        alike = len(short) == 1 or full[:-1] == short[:-1]
        return alike and OSA.distance(full[-1], short[-1], score_cutoff=1) <= 1

    def _agree(self, person: Person, item: Found) -> bool:
        countries = {m.country for m in self._mentions[id(person)] if m.country}
        return not item.country or not countries or item.country in countries

    def _wed(self, person: Person, item: Found) -> bool:
        """ "President Boakai" and "First Lady Kartumu Boakai" are two, though one name holds the other."""
        labels = {m.label for m in self._mentions[id(person)] if m.label}
        return item.label is not None and bool(labels) and (item.label == _SPOUSE) != (_SPOUSE in labels)

    def _settle(self, person: Person) -> None:
        """The country, office and rank of a person after all that the document says; the last office that is held."""
        mentions = sorted(self._mentions[id(person)], key=lambda m: m.start)
        said = Counter(m.country for m in mentions if m.country)
        if said:
            best = max(said.values())
            person.country = next(m.country for m in mentions if m.country and said[m.country] == best)
        held = [m for m in mentions if m.office is not None and not m.former]
        offices = (
            [m for m in held if (m.rank or 9) < 8] or held or [m for m in mentions if m.office is not None]
        )
        # "Minister X" is short for the portfolio told elsewhere
        offices = [m for m in offices if not m.short_title] or offices
        if offices:
            counted = Counter(m.label for m in offices)
            chosen = max(offices, key=lambda m: (counted[m.label], -(m.rank or 9), -m.start))
            person.office, person.rank = chosen.label, chosen.rank

    def spell(self, found: list[Found], text: str) -> None:
        """Write a person known by surname alone as most mentions do."""
        for person in self.people:
            if len(self._parts[id(person)]) > 1:
                continue
            spellings = [
                f.parts[0] if f.parts else text[f.start : f.end]
                for f in found
                if f.person is person and len(f.parts) < 2
            ]
            person.aliases.update(spellings)
            person.name = max(dict.fromkeys(spellings), key=spellings.count, default=person.name)

    def mentions(self, person: Person) -> list[Found]:
        """The named finds of a person."""
        return self._mentions.get(id(person), [])

    def parts(self, person: Person) -> tuple[str, ...]:
        """The words of a person's fullest name."""
        return self._parts.get(id(person), ())

    def names(self) -> list[tuple[tuple[str, ...], Person]]:
        """Every short or full name as keys, with its person; the longest first."""
        pairs = [
            (keys, p)
            for p in self.people
            for keys in self._names[id(p)] | {keys_of(self._parts[id(p)])}
            if keys
        ]
        return sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0]))


def _subsequence(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    rest = iter(full)
    return all(any(key == other for other in rest) for key in short)


def _same_given(one: str, other: str) -> bool:
    if given_key(one) == given_key(other):
        return True
    a, b = plain(one), plain(other)
    return bool(a and b) and (len(a) == 1 or len(b) == 1) and a[0] == b[0]
