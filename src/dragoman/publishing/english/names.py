"""People in running text: in full with office and country at first mention, by surname afterwards."""

from collections import Counter
from collections.abc import Iterable, Mapping

from dragoman.knowledge.names import given_key, name_key, particles, plain, surnames_first
from dragoman.publishing.english.actors import actor, adjective
from dragoman.publishing.english.lists import indefinite
from dragoman.records import Participant

_FAMILY_NAME_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "MAC", "SGP"})
_WHOLE = frozenset({"ISL", "MMR", "ETH", "ERI", "BTN", "MNG", "VNM", "KHM", "LAO", "VAT", "IDN"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
_SAYS = {"EU": "European", "UN": "United Nations"}
"""Words besides the name with which an office says whose it is."""

_LONGEST_BEFORE_NAME = 5
_LONGEST_AGAIN = 3
_FULL_NAME = 2


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


def family(name: str, country: str | None = None) -> str:
    """A key of the surname, the same in all its spellings."""
    return name_key(surname(name, country))


class Introductions:
    """Who has been introduced to the reader already. One for a whole text; its state follows the text's order."""

    def __init__(
        self,
        people: Mapping[tuple[str, str | None], int] | Iterable[Participant],
        home: str | None = None,
        serving: Iterable[Participant] | None = None,
    ) -> None:
        """``people`` are all who may be named, or their names and countries with how often they are: two who share a surname
        are both called by full name.

        Of the spellings of one name, the fullest and then the most frequent holds on the whole page. An office that a
        record does not give is taken from ``serving`` (people at about the same time; None: ``people``), where these
        give the person but one. Those of ``home`` need no country where they have no office, and none after the first.
        """
        self._home = home
        self._home_named = False
        self._known: set[str] = set()
        self._near: set[str] = set()
        if not isinstance(people, Mapping):
            people = list(people)
            serving = people if serving is None else serving
            people = Counter((p.name, p.country) for p in people if p.name)
        bearers: dict[str, set[str]] = {}
        for name, country in people:
            bearers.setdefault(family(name, country), set()).add(_given(name, country))
        self._shared = {last for last, given in bearers.items() if len(given - {""}) > 1}
        self._names = self._spellings(people)
        offices: dict[str, dict[str, Participant]] = {}
        for person in serving or ():
            if person.name and person.office:
                offices.setdefault(self._key(person.name, person.country), {}).setdefault(
                    person.office.lower(), person
                )
        self._offices = {key: next(iter(its.values())) for key, its in offices.items() if len(its) == 1}

    def _spellings(self, people: Mapping[tuple[str, str | None], int]) -> dict[str, str]:
        """The one spelling of each name, where its bearers are of one country."""
        tally: dict[str, Counter[str]] = {}
        nations: dict[str, set[str]] = {}
        for (name, country), times in people.items():
            key = self._key(name, country)
            tally.setdefault(key, Counter())[name] += times
            nations.setdefault(key, set()).update([country] if country else [])
        return {
            key: min(names, key=lambda n: (-min(len(n.split()), _FULL_NAME), -names[n], n))
            for key, names in tally.items()
            if len(nations[key]) <= 1
        }

    def full(self, person: Participant) -> Participant:
        """The person with the one spelling of the name, and the office that is known where the record has none."""
        if not person.name:
            return person
        key = self._key(person.name, person.country)
        told: dict[str, object] = {"name": self._names.get(key, person.name)}
        if not person.office and key in self._offices and self._offices[key].country == person.country:
            told |= {"office": self._offices[key].office, "rank": person.rank or self._offices[key].rank}
        return person.model_copy(update=told)

    def same(self, one: Participant, other: Participant) -> bool:
        """Whether two named participants are one person, in whatever spelling."""
        if not one.name or not other.name:
            return False
        return self._key(one.name, one.country) == self._key(other.name, other.country)

    def begin_section(self) -> None:
        """A new section begins: in it, people who are known are called by a short office once more."""
        self._near = set()

    def mention(self, person: Participant, nation: bool = True) -> str:
        """The person (or unnamed office-holder, or delegation) as the next sentence should call them.

        Without ``nation`` an introduction leaves the country out, as after somebody else of the same one.
        """
        if not person.name:
            return self._unnamed(person)
        key = self._key(person.name, person.country)
        person = self.full(person)
        name = person.name or ""
        near = key in self._near
        self._near.add(key)
        last = surname(name, person.country)
        short = name if name_key(last) in self._shared else last
        if key in self._known:
            office = _titled(person.office) if person.office else ""
            return short if near or not _before_name(office, _LONGEST_AGAIN) else f"{office} {short}"
        self._known.add(key)
        if person.country == self._home:
            told, self._home_named = self._home_named, True
            return name if not person.office else introduced(person, nation and not told)
        return introduced(person, nation)

    def _key(self, name: str, country: str | None) -> str:
        last = family(name, country)
        return f"{last}, {_given(name, country)}" if last in self._shared else last

    @staticmethod
    def _unnamed(person: Participant) -> str:
        nation = adjective(person.country) if person.country else None
        office = in_running_text(person.office) if person.office else None
        if office in (None, "delegation"):
            return f"{indefinite(nation)} {nation} delegation" if nation else "a delegation"
        if office and office.endswith(("s", "officials", "diplomats")) and " " not in office:
            return f"{nation} {office}" if nation else office
        return f"the {nation} {office}" if nation else f"the {office}"


def introduced(person: Participant, nation: bool = True) -> str:
    """A named person with office and country, as at a first mention.

    "Belarusian Deputy Foreign Minister Alena Kupchyna"; an office with "of" or "for", or a long one, stands behind:
    "Eric Rubin, US Deputy Assistant Secretary of State for European and Eurasian Affairs,".
    """
    name = person.name or ""
    country = adjective(person.country) if person.country else None
    if not person.office:
        return f"{name} of {actor(person.country)}" if person.country and country and nation else name
    office = _titled(person.office)
    told = country is None or not nation or _says(office, country, person.country)
    if _before_name(office, _LONGEST_BEFORE_NAME):
        return f"{office} {name}" if told else f"{country} {office} {name}"
    return f"{name}, {office}," if told else f"{name}, {country} {office},"


def _before_name(office: str, longest: int) -> bool:
    """Whether an office can stand before a name: it is short, and no "of" hangs on it."""
    words = office.split()
    return 0 < len(words) <= longest and not {"of", "for", "to", "at", "in"} & set(words)


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
    said = (nation, bare, _SAYS.get(country or "", nation))
    return any(f" {part} " in f" {office} ".replace("’s", "") for part in said)


def _given(name: str, country: str | None) -> str:
    """A key of the first given name, the same for its forms in other languages; empty where there is none."""
    rest = [w for w in name.split() if w not in surname(name, country).split()]
    return given_key(rest[0]) if rest else ""
