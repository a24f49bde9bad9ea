"""Names and titles as they are compared: without the differences of transliteration."""

import re
from functools import lru_cache

from rapidfuzz import fuzz

from dragoman.knowledge.names import PATRONYMICS
from dragoman.ledger.folding import fold

_VOWELS = re.compile(r"[aeiou]+|h$")

#: Spellings that different systems of transliteration give to one sound; applied in this order.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("shch|sch", "sh"),
        ("tch", "ch"),
        ("kh", "h"),
        ("zh", "j"),
        ("ts|tz", "c"),
        ("ck", "k"),
        ("ph", "f"),
        ("w", "v"),
        ("[yij]+(?=[aeou])", "i"),
        ("[yj]", "i"),
        ("x", "ks"),
        (r"(.)\1+", r"\1"),
    )
)

#: Two names, or two words, are taken for spellings of one from this likeness on (0 to 100).
SAME_WORD = 85


@lru_cache(maxsize=65536)
def _sounds(name: str) -> tuple[str, ...]:
    folded = fold(name)
    for pattern, sound in _SOUNDS:
        folded = pattern.sub(sound, folded)
    return tuple(folded.split())


@lru_cache(maxsize=65536)
def alike(a: str, b: str) -> bool:
    """Whether two words or titles are spellings of one, by likeness of their letters."""
    return fuzz.ratio(" ".join(_sounds(a)), " ".join(_sounds(b))) >= SAME_WORD


@lru_cache(maxsize=65536)
def same_name(a: str, b: str) -> bool:
    """Whether ``a`` and ``b`` can be names of one person of the same country.

    A surname alone fits a full name that holds it. Two full names need like surnames (transliterations may
    differ) and given names that begin alike or resemble each other; the order of given name and surname
    may be turned. Source of the threshold: pairs of Belarusian, Ukrainian and Georgian names in both of their
    usual transliterations stay above it (Lukashenka/Lukashenko 90, Makei/Makiej 91).
    """
    left, right = _sounds(a), _sounds(b)
    if not left or not right:
        return False
    if left == right:
        return True
    if len(left) == 1 or len(right) == 1:
        single, full = (left[0], right) if len(left) == 1 else (right[0], left)
        # the surname stands last, or, in Chinese, Korean and Hungarian use, first
        return any(fuzz.ratio(single, word) >= SAME_WORD for word in {full[0], full[-1]})
    if not PATRONYMICS.isdisjoint(left) and not PATRONYMICS.isdisjoint(right):
        return _with_father(left) == _with_father(right)
    if fuzz.token_sort_ratio(" ".join(left), " ".join(right)) >= SAME_WORD:
        return True
    return fuzz.ratio(left[-1], right[-1]) >= SAME_WORD and _given_alike(left[0], right[0])


def _with_father(words: tuple[str, ...]) -> tuple[str, str]:
    """A given name and that of the father, by their consonants: "Hamdan bin Mohamed bin Zayed" is no "Mohamed bin Zayed",
    whatever they share; Mohammed, Mohamed and Muhammad are one."""
    behind = next(n for n, word in enumerate(words) if word in PATRONYMICS) + 1
    given, father = words[0], words[behind] if behind < len(words) else ""
    return given[0] + _VOWELS.sub("", given[1:]), _VOWELS.sub("", father)


@lru_cache(maxsize=65536)
def initials(name: str) -> frozenset[str]:
    """The first letters of a name's first and last word, as they sound: names of one person share one of them."""
    words = _sounds(name)
    return frozenset({words[0][0], words[-1][0]}) if words else frozenset()


def _given_alike(a: str, b: str) -> bool:
    if len(a) <= 2 or len(b) <= 2:  # an initial
        return a[0] == b[0]
    return fuzz.ratio(a, b) >= 60


@lru_cache(maxsize=65536)
def same_surname(a: str, b: str) -> bool:
    """Whether the last words of both names are spellings of one."""
    left, right = _sounds(a), _sounds(b)
    return bool(left and right) and fuzz.ratio(left[-1], right[-1]) >= SAME_WORD
