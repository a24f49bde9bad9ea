"""Ordinal numbers as words and figures: "third", "23rd", "XIV", "first-ever"."""

import re

_UNITS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_WORDS = {word: value for value, word in enumerate(_UNITS, start=1)}
_WORDS |= {stem + "ieth": value for stem, value in _TENS.items()}
_WORDS |= {
    f"{stem}y-{unit}": value + number
    for stem, value in _TENS.items()
    for number, unit in enumerate(_UNITS[:9], start=1)
}
_WORDS |= {"first-ever": 1, "inaugural": 1}
_FIGURE = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_ROMAN = re.compile(r"(?=[ivx]{2,})x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}


def ordinal_value(word: str) -> int | None:
    """The number that a lower-case ordinal names, or None for any other word."""
    if word in _WORDS:
        return _WORDS[word]
    figure = _FIGURE.fullmatch(word)
    if figure:
        return int(figure[1])
    if _ROMAN.fullmatch(word):
        values = [_ROMAN_VALUES[letter] for letter in word]
        return sum(
            -v if any(v < after for after in values[i + 1 : i + 2]) else v for i, v in enumerate(values)
        )
    return None
