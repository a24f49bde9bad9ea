"""When two readers name the same person and the same office, in other spellings and words."""

import unicodedata

from dragoman.knowledge.offices import parse_office

# Words of offices that say nothing by themselves.
_SMALL = frozenset({"of", "for", "the", "and", "to", "in", "republic", "affairs"})


def plain(name: str) -> str:
    """Lower case without accents."""
    decomposed = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def same_person(gold: str, read: str | None) -> bool:
    """Whether two names share a word of three letters or more."""
    return read is not None and bool(
        {w for w in plain(gold).split() if len(w) > 2} & set(plain(read).split())
    )


def same_office(gold: str, read: str | None) -> bool:
    """Whether two titles name one office: "foreign minister" and "Minister of Foreign Affairs" do.

    Titles that the table of offices gives the same canonical name are one; others must share most of their words.
    """
    if read is None:
        return False
    mine, theirs = parse_office(gold), parse_office(read)
    if mine is not None and theirs is not None and mine.name.lower() == theirs.name.lower():
        return True
    one, two = ({*plain(title).replace("-", " ").split()} - _SMALL for title in (gold, read))
    return bool(one & two) and 3 * len(one & two) >= 2 * len(one | two)
