"""People in running text: in full with office and country at first mention, by surname afterwards."""

from collections.abc import Iterable

from dragoman.knowledge.names import given_key, name_key, particles, plain, surnames_first
from dragoman.publishing.english.actors import actor, adjective
from dragoman.publishing.english.lists import indefinite
from dragoman.records import Participant

_FAMILY_NAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "MAC", "SGP"})
_WHOLE = frozenset({"ISL", "MMR", "ETH", "ERI", "BTN", "MNG", "VNM", "KHM", "LAO", "VAT", "IDN"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
_LONGEST_BEFORE_NAME = 5


def surname(name: str, country: str | None = None) -> str:
    """The part of a name by which a person is called after the first mention.

    The last word with its particles ("Della Vedova", "bin Salman"); the first for Chinese and Korean names; the
    whole where the custom of the country knows no surname (Iceland, Myanmar, Ethiopia ...) or a name is one word.
    """
    words = name.split()
    if len(words) < 2 or country in _WHOLE:
        return name
    if plain(words[-1].rstrip(".")) in _SUFFIXES and len(words) > 2:
        words = words[:-1]
    if country in _FAMILY_NAME_FIRST and surnames_first().get(plain(words[0])) == "first":
        return words[0]
    first = len(words) - 1
    while first > 1 and plain(words[first - 1]) in particles():
        first -= 1
    return " ".join(words[first:])


class Introductions:
    """Who has been introduced to the reader already. One for a whole text; its state follows the text's order."""

    def __init__(self, people: Iterable[Participant], home: str | None = None) -> None:
        """``people`` are all who may be named: two who share a surname are both called by full name.

        Those of ``home`` need no country where they have no office.
        """
        self._home = home
        self._known: set[str] = set()
        bearers: dict[str, set[str]] = {}
        for person in people:
            if person.name:
                last = name_key(surname(person.name, person.country))
                bearers.setdefault(last, set()).add(_given(person.name, person.country))
        self._shared = {last for last, given in bearers.items() if len(given - {""}) > 1}

    def mention(self, person: Participant) -> str:
        """The person (or unnamed office-holder, or delegation) as the next sentence should call them."""
        if not person.name:
            return self._unnamed(person)
        key = self._key(person)
        if key in self._known:
            last = surname(person.name, person.country)
            return person.name if name_key(last) in self._shared else last
        self._known.add(key)
        if person.country == self._home and not person.office:
            return person.name
        return introduced(person)

    def peek(self, person: Participant) -> str:
        """As ``mention``, but the reader stays as he was."""
        known = set(self._known)
        try:
            return self.mention(person)
        finally:
            self._known = known

    def knows(self, person: Participant) -> bool:
        """Whether the person has been introduced."""
        return bool(person.name) and self._key(person) in self._known

    def _key(self, person: Participant) -> str:
        name = person.name or ""
        last = name_key(surname(name, person.country))
        return f"{last}, {_given(name, person.country)}" if last in self._shared else last

    @staticmethod
    def _unnamed(person: Participant) -> str:
        nation = adjective(person.country) if person.country else None
        office = in_running_text(person.office) if person.office else None
        if office in (None, "delegation"):
            return f"{indefinite(nation)} {nation} delegation" if nation else "a delegation"
        if office and office.endswith(("s", "officials", "diplomats")) and " " not in office:
            return f"{nation} {office}" if nation else office
        return f"the {nation} {office}" if nation else f"the {office}"


def introduced(person: Participant) -> str:
    """A named person with office and country, as at a first mention.

    "Belarusian Deputy Foreign Minister Alena Kupchyna"; an office with "of" or "for", or a long one, stands behind:
    "Eric Rubin, US Deputy Assistant Secretary of State for European and Eurasian Affairs,".
    """
    name = person.name or ""
    nation = adjective(person.country) if person.country else None
    if not person.office:
        return f"{name} of {actor(person.country)}" if person.country and nation else name
    office = _titled(person.office)
    told = nation is None or _says(office, nation, person.country)
    words = office.split()
    if len(words) <= _LONGEST_BEFORE_NAME and not {"of", "for", "to", "at", "in"} & set(words):
        return f"{office} {name}" if told else f"{nation} {office} {name}"
    return f"{name}, {office}," if told else f"{name}, {nation} {office},"


def in_running_text(office: str) -> str:
    """An office as a common noun: "deputy foreign minister"; acronyms keep their capitals."""
    return " ".join(w if _proper(w) else w[:1].lower() + w[1:] for w in office.split())


def _proper(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _titled(office: str) -> str:
    """Capitals before a name: "deputy foreign minister" becomes "Deputy Foreign Minister"."""
    small = {"of", "for", "and", "the", "to", "on", "in", "at"}
    return " ".join(w if w in small or not w.islower() else w[0].upper() + w[1:] for w in office.split())


def _says(office: str, nation: str, country: str | None) -> bool:
    """Whether the office names its country or organisation already."""
    bare = actor(country).removeprefix("the ") if country else nation
    return any(f" {part} " in f" {office} ".replace("’s", "") for part in (nation, bare))


def _given(name: str, country: str | None) -> str:
    """A key of the first given name, the same for its forms in other languages; empty where there is none."""
    rest = [w for w in name.split() if w not in surname(name, country).split()]
    return given_key(rest[0]) if rest else ""
