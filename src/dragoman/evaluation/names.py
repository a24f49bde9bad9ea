"""When two readers name the same person, office or place, in other spellings and words."""

import re
import unicodedata

from dragoman.knowledge.cities import cities_named
from dragoman.knowledge.offices import parse_office

# Words of offices that say nothing by themselves.
_PORTFOLIO = re.compile(r" (?:of|for) (?!State\b).*$", re.DOTALL)
_SMALL = frozenset({"of", "for", "the", "and", "to", "in", "republic", "affairs"})


def plain(name: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def same_person(gold: str, read: str | None) -> bool:
    """Whether two names share a word of three letters or more."""
    return read is not None and bool({w for w in _parts(gold) if len(w) > 2} & set(_parts(read)))


def _parts(name: str) -> list[str]:
    """The words of a name; an initial may stand close to the next word ("B.Battsetseg")."""
    return plain(name).replace(".", " ").split()


def same_office(gold: str, read: str | None) -> bool:
    """Whether two titles name one office: "foreign minister" and "Minister of Foreign Affairs" do.

    Titles that the table of offices gives the same canonical name are one; others must share most of their words.
    """
    if read is None:
        return False
    mine, theirs = parse_office(gold), parse_office(read)
    if mine is not None and theirs is not None and mine.name.lower() == theirs.name.lower():
        return True
    one, two = _words(gold), _words(read)
    if one == _words(_PORTFOLIO.sub("", read)):
        return True  # "director" for "Director of the CIA": the gold leaves the field to the reader
    return bool(one & two) and 3 * len(one & two) >= 2 * len(one | two)


def _words(title: str) -> set[str]:
    """The words of a title that say something; a vice minister is a deputy minister."""
    words = {*plain(title).replace("-", " ").split()} - _SMALL
    return words - {"vice"} | {"deputy"} if "vice" in words and "minister" in words else words


def same_place(gold: str, read: str | None) -> bool:
    """Whether two names mean one place: one holds the other, or the table of places gives both one name (Kiev, Kyiv)."""
    if read is None:
        return False
    if plain(gold) in plain(read):
        return True
    mine, theirs = ({city.name for city in cities_named(name)[:1]} for name in (gold, read))
    return bool(mine & theirs)
