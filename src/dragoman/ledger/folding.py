"""Words as people search for them: without case, accents and punctuation."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d", "þ": "th"}
)
_NOT_WORDS = re.compile(r"[^\w]+")
_APOSTROPHES = re.compile(r"[’'ʼ`]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` case-folded, without accents and apostrophes, punctuation as single spaces."""
    return plain_words(text)


def plain_words(text: str) -> str:
    """``fold`` for texts of which each is asked for once: nothing is remembered."""
    if text.isascii():
        return _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", text.lower())).strip()
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    plain = "".join(c for c in bare if not unicodedata.combining(c)).translate(_LETTERS)
    return _NOT_WORDS.sub(" ", _APOSTROPHES.sub("", plain)).strip()
