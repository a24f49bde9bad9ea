"""What the reader knows of personal names: their words, forms of address, particles, and keys that survive spelling.

Names arrive in several transliterations (Lukashenka, Lukashenko; Makei, Makey; Zelensky, Zelenskyy) and with or
without diacritics. ``name_key`` maps the spellings of one name to one string. The tables beside this file are our
own compilations.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.knowledge.loading import table, words_of

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_ROMAN = frozenset(
    {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XVI", "XXIII"}
)
_GIVEN_NAME_FIRST = frozenset(
    {"ETH", "ERI", "ISL", "MNG", "MMR", "THA", "IDN", "KHM", "LAO", "MYS", "AFG", "SOM", "DJI"}
)
_FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "TWN", "HKG", "MAC", "SGP", "VNM", "KHM"})
SUFFIXES = frozenset({"Jr", "Sr"})
REGNAL = _ROMAN - {"I", "X"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text. ``possessive`` says that 's follows (not part of the word). ``gap`` is what stands before it."""

    start: int
    end: int
    text: str
    gap: str
    possessive: bool = False

    @property
    def lower(self) -> str:
        """The word in lower case, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital letter."""
        return self.text[0].isupper()


def split_words(text: str) -> list[Word]:
    """The words of ``text``: runs of letters with inner apostrophes; hyphens, digits and full stops part words."""
    words = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        possessive = bool(_POSSESSIVE.search(match.group()))
        stop = end - 2 if possessive else end
        if not possessive and match.group()[-1] in "sSzx" and text[end : end + 1] in ("'", "’"):
            # "Belarus' ministry": a possessive without s, unless a quotation closes here
            possessive = text[end + 1 : end + 2].isspace() and _opens_before(text, start)
        if stop <= start:
            continue
        words.append(Word(start, stop, text[start:stop], text[last:start], possessive))
        last = stop
    return words


def _opens_before(text: str, start: int) -> bool:
    window = text[max(0, start - 80) : start]
    return window.count("‘") <= window.count("’")


@cache
def honorifics() -> dict[tuple[str, ...], str]:
    """Forms of address (words in lower case) and their kind: address, academic, noble, military or religious."""
    return {tuple(row["phrase"].split()): row["kind"] for row in table("honorifics.csv", ("phrase",))}


@cache
def particles() -> frozenset[str]:
    """Words inside names that belong to the surname after them ("bin", "von", "da")."""
    return frozenset(row["particle"] for row in table("name_particles.csv", ("particle",)))


@cache
def given_names() -> dict[str, str]:
    """Given names in ASCII lower case, each with the first name of its group of equivalents."""
    groups = (row["names"].split("|") for row in table("given_names.csv", ("names",)))
    return {plain(name): plain(group[0]) for group in groups for name in group}


def called(name: str) -> str | None:
    """ "she" or "he", where the given name of a full name is borne by one of the two only; else None."""
    words = name.split()
    first = plain(words[0]) if len(words) > 1 else ""
    if first in words_of("gendered_names.toml", "female"):
        return "she"
    return "he" if first in words_of("gendered_names.toml", "male") else None


@cache
def surnames_first() -> dict[str, str]:
    """East Asian family names that stand first: ``first`` if the person is called by it, ``last`` if by the last."""
    return {row["surname"]: row["order"] for row in table("surnames_first.csv", ("surname",))}


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """``word`` in lower case without diacritics, apostrophes and hyphens."""
    special = (
        word.lower()
        .replace("ł", "l")
        .replace("ø", "o")
        .replace("ı", "i")
        .replace("đ", "d")
        .replace("ß", "ss")
    )
    special = (
        special.replace("ə", "a").replace("æ", "ae").replace("ğ", "g").replace("þ", "th").replace("ð", "d")
    )
    decomposed = unicodedata.normalize("NFKD", special)
    return "".join(c for c in decomposed if c.isalpha())


_FOLDS = [
    (re.compile(r"(?:iy|yy|ij|yi|ii|ey|ei|ej|y|i|j)$"), "i"),
    (re.compile(r"(?:enka|enko)$"), "enko"),
    (re.compile(r"off$"), "ov"),
    (re.compile(r"ev$"), "ov"),
    (re.compile(r"dzh"), "j"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"zh"), "z"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"x|ks"), "ks"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"(?:io|yo)"), "e"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"i+e|ie"), "e"),
    (re.compile(r"i+a"), "ia"),
    (re.compile(r"(.)\1+"), r"\1"),
]


@lru_cache(maxsize=65536)
def name_key(word: str) -> str:
    """A key that the usual English spellings of one surname share; short words (to three letters) stay themselves."""
    key = plain(word)
    if len(key) <= 3:
        return key
    for pattern, replacement in _FOLDS:
        key = pattern.sub(replacement, key)
    return key


def given_key(word: str) -> str:
    """A key that a given name shares with its forms in other languages (Vladimir, Uladzimir, Volodymyr)."""
    return given_names().get(plain(word), name_key(word))


def keys_of(parts: Iterable[str]) -> tuple[str, ...]:
    """The keys of the words of a name, without suffixes, initials and regnal numbers."""
    return tuple(
        name_key(p)
        for p in parts
        if p.rstrip(".") not in SUFFIXES and p not in REGNAL and len(p.rstrip(".")) > 1
    )


# Behind these stands the name of the father.
PATRONYMICS = frozenset({"bin", "ibn", "bint"})


def is_forebear(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a name of several words is that of the father in a longer one: "Mohamed bin Zayed Al Nahyan" in "Hamdan bin
    Mohamed bin Zayed Al Nahyan"."""
    words = [word.lower() for word in full]
    first = short[0].lower()
    if len(short) < 2 or first in PATRONYMICS or first not in words:
        return False
    place = words.index(first)
    return place > 0 and words[place - 1] in PATRONYMICS


def surname_keys(
    parts: tuple[str, ...], country: str | None = None, *, given: bool = False
) -> set[tuple[str, ...]]:
    """The shorter names by which a person of this full name may be called later, as keys.

    The last word, with its particles ("von der Leyen"), the last two ("López Obrador") and the word before the
    last of three ("Maduro" of Nicolás Maduro Moros); the first word where the family name stands first (Xi Jinping),
    and for monarchs and countries without family names.
    """
    words = [p for p in parts if p.rstrip(".") not in SUFFIXES and p not in REGNAL and len(p.rstrip(".")) > 1]
    keys = [name_key(w) for w in words]
    names: set[tuple[str, ...]] = set()
    if not keys:
        return names
    names.add((keys[-1],))
    lead = len(words) - 1
    while lead > 1 and words[lead - 1].lower() in particles():
        lead -= 1
    if lead < len(words) - 1:
        names.add(tuple(keys[lead:]))
    if len(keys) >= 3:
        names.add(tuple(keys[-2:]))
        if (
            words[-2].lower() not in particles()
            and words[-2][0].isupper()
            and given_key(words[-2]) == keys[-2]
        ):
            names.add((keys[-2],))
    order = surnames_first().get(plain(words[0]))
    east = country in _FAMILY_FIRST or any("-" in w for w in words[1:]) or all(len(w) <= 8 for w in words)
    if len(words) >= 2 and (given or country in _GIVEN_NAME_FIRST or (order == "first" and east)):
        names.add((keys[0],))
        if order == "first" and not given and country in _FAMILY_FIRST and len(words[-1]) > 1:
            names.discard(tuple(keys[-2:]) if len(keys) > 2 else ())
    if order == "last" and east and len(words) > 2:
        names.add((keys[0],))  # wires call Pham Binh Minh "Pham" too
    if given and len(keys) > 2:
        names.add(tuple(keys[: min(4, len(keys) - 1)]))
        names.add(tuple(keys[:3]))
    return names
