"""Numbers in prose: digits in every national style, number words, and the scales that multiply them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from dragoman.annotation.amounts.words import SPACE, alternatives, quantity_words

_BLANK = " \u00a0\u202f\u2009"
_THIN = f"[{_BLANK}]"
_DIGITS = rf"""
    \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?                      # 64,180,000.50
  | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:\.\d+)?              # 1,20,00,000 (India)
  | \d{{1,3}}(?:['’]\d{{3}})+(?:\.\d+)?                   # 64'180'000 (Switzerland)
  | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d+)?                 # 64.180.000,50
  | \d{{1,3}}(?:{_THIN}\d{{3}})+(?!\d)(?:[.,]\d+)?        # 64 180 000,50
  | \d+(?:[.,]\d+)?                                       # 64.18 or 64,18
"""
_MONTH_BEFORE = re.compile(
    r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number [start, end) of the text; ``value`` includes ``scale``, which is 1 where nothing multiplies it.

    ``grouped`` says that thousands are set apart, ``spelled`` that it is written in words.
    """

    start: int
    end: int
    value: Decimal
    scale: Decimal = Decimal(1)
    grouped: bool = False
    spelled: bool = False


@cache
def _expression() -> re.Pattern[str]:
    words = quantity_words()
    number = alternatives(words.number_words)
    big = alternatives(word for word in words.scales if len(word) > 3 and not word.endswith("s"))
    link = rf"(?:{SPACE}|-)(?:and{SPACE})?"
    return re.compile(
        rf"""(?<![\d.,'’]) (?P<digits>{_DIGITS}) (?!\d)
        | \b(?P<half>half(?:{SPACE}|-)an?(?:{SPACE}|-)(?={big}))
        | \b(?P<quarter>(?:(?:a|one|three)(?:{SPACE}|-))quarters?{SPACE}of{SPACE}a{SPACE}(?={big}))
        | \b(?P<article>an?{SPACE}(?=(?:{big})\b))
        | \b(?P<words>(?:{number})(?:{link}(?:{number}|hundred|thousand|million)\b)*(?:{SPACE}and{SPACE}a{SPACE}half\b)?)\b
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _scale() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{SPACE}{{0,2}}|-)({alternatives(quantity_words().scales)})\b\.?(?=\W|$)", re.IGNORECASE
    )


@cache
def _remainder() -> re.Pattern[str]:
    return re.compile(rf"{SPACE}(\d{{1,3}}){SPACE}({alternatives(quantity_words().scales)})\b", re.IGNORECASE)


_LETTER_SCALE = re.compile(r"([kKmMbBtT]|(?<=\d) [BM])(?!\w|[.’']\w)")
_LONGEST = 24


def _digits_value(text: str) -> tuple[Decimal, bool]:
    """The value of a number in digits, and whether its thousands are set apart.

    A comma before three digits groups thousands and before any other number of digits is a decimal comma; a
    single full stop is always a decimal point; ``0,125`` is a fraction.
    """
    plain = re.sub(r"[\s'’]", "", text)
    grouped = plain != text
    if plain.count(".") > 1:
        return Decimal(plain.replace(".", "").replace(",", ".")), True
    if "," in plain and "." in plain:
        return Decimal(plain.replace(",", "")), True
    if "," in plain:
        whole, _, rest = plain.partition(",")
        if grouped or ("," not in rest and (len(rest) != 3 or whole == "0")):
            return Decimal(plain.replace(",", ".")), grouped
        return Decimal(plain.replace(",", "")), True
    return Decimal(plain), grouped


def _words_value(text: str) -> tuple[Decimal, Decimal]:
    """The value and scale of number words: ``two hundred and fifty thousand``, ``one and a half``."""
    words = quantity_words()
    lowered = text.lower()
    half = re.search(r"\band\s+a\s+half$", lowered)
    if half:
        lowered = lowered[: half.start()]
    total, current, scale = 0, 0, 1
    for word in re.findall(r"[a-z]+", lowered):
        if word in words.number_words:
            current += words.number_words[word]
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word in words.scales:
            scale = max(scale, words.scales[word])
            total += max(current, 1) * words.scales[word]
            current = 0
    return total + current + (Decimal("0.5") if half else Decimal(0)), Decimal(scale)


def _read(match: re.Match[str]) -> Numeral:
    text, start, end = match.group(), match.start(), match.end()
    if match["digits"]:
        if re.search(rf"\d{_THIN}\d", text) and _MONTH_BEFORE.search(
            match.string[max(0, start - 12) : start]
        ):
            text = re.split(_THIN, text)[0]
            end = start + len(text)
        value, grouped = _digits_value(text)
        return Numeral(start, end, value, grouped=grouped)
    if match["words"]:
        value, scale = _words_value(text)
        return Numeral(start, end, value, scale, spelled=True)
    end = len(text.rstrip(_BLANK + "-")) + start
    if match["half"]:
        return Numeral(start, end, Decimal("0.5"), spelled=True)
    if match["quarter"]:
        return Numeral(start, end, Decimal("0.75" if "three" in text.lower() else "0.25"), spelled=True)
    return Numeral(start, end, Decimal(1), spelled=True)


def _scaled(numeral: Numeral, text: str) -> Numeral:
    """The number with the scales that follow it: "31" with " million", "500" with " thousand million"."""
    words = quantity_words()
    while match := _scale().match(text, numeral.end):
        step = words.scales[match[1].lower()]
        if numeral.scale > step:
            break
        numeral = replace(numeral, end=match.end(1), value=numeral.value * step, scale=numeral.scale * step)
    rest = _remainder().match(text, numeral.end) if numeral.scale > 1 and not numeral.spelled else None
    if rest is not None and (step := words.scales[rest[2].lower()]) < numeral.scale:
        numeral = replace(numeral, end=rest.end(), value=numeral.value + int(rest[1]) * step)
    return numeral


def letter_scale(numeral: Numeral, text: str) -> Numeral:
    """The number with a letter glued to it that scales it ("31m"); only for numbers that carry a currency."""
    match = _LETTER_SCALE.match(text, numeral.end)
    if match is None or numeral.scale != 1:
        return numeral
    step = Decimal(quantity_words().letter_scales[match[1].strip().lower()])
    return replace(numeral, end=match.end(), value=numeral.value * step, scale=step)


def scale_up(numeral: Numeral, scale: Decimal) -> Numeral:
    """The number multiplied by a scale that stands elsewhere: the 2 of "$2 to $3 billion"."""
    return replace(numeral, value=numeral.value * scale, scale=scale)


def numerals(text: str) -> Iterator[Numeral]:
    """All numbers of the text, in order, scaled where a scale follows ("half a billion", "1.2 bln")."""
    at = 0
    while match := _expression().search(text, at):
        at = match.end()
        if at - match.start() > _LONGEST and match["digits"]:
            continue
        numeral = _scaled(_read(match), text)
        at = max(numeral.end, match.start() + 1)
        yield numeral
