"""What a number without a currency counts: per cent, people, things; and numbers that count nothing."""

import re
from functools import cache

from dragoman.annotation.amounts.numerals import Numeral
from dragoman.annotation.amounts.words import SPACE, alternatives, quantity_words

PERCENT = "%"
PERCENTAGE_POINTS = "percentage points"
TIMES = "times"

_PERCENT = re.compile(
    rf"{SPACE}?(?:%|‰)(?:{SPACE}?(?:points?|p\.?p\.?)\b)?|(?:{SPACE}|-)(?:per{SPACE}?cent|pct\.?|percent)(?:{SPACE}points?)?(?!\w)"
    rf"|(?:{SPACE}|-)(percentage|p\.p\.|pp)(?:(?:{SPACE}|-)points?)?(?!\w)",
    re.IGNORECASE,
)
_TIMES = re.compile(rf"{SPACE}times\b|-?fold\b|{SPACE}?x\b", re.IGNORECASE)
_WORD = re.compile(rf"{SPACE}([A-Za-z][\w'’.-]*)")
_AGE_OR_ORDINAL = re.compile(
    r"-?(?:st|nd|rd|th|s|am|pm|year|yr|month|day|hour|week|minute)s?\b|['’]s", re.IGNORECASE
)
_TIED_BEFORE = re.compile(
    r"(?:[\d\w][-–:/.+=_#&?]|[+#/_=\\@:]|\d\s?[-–:/]\s?|\bNo\.?\s|\b[A-Z]{1,6}-?|[A-Za-z_]-?)$"
)
_TIED_AFTER = re.compile(r"[:/+=_@]\d|[-–]\d|\.\d|[-–]?[A-Z]{1,2}\b(?!\w)|[:/_=]|\)\s*[a-z]{0}$")
_BEFORE_WORD = re.compile(rf"([\w.:№©]+){SPACE}*\(?$")
_MONTH = re.compile(
    rf"{SPACE}(?:(?:st|nd|rd|th){SPACE})?(?:of{SPACE})?(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b",
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    rf"(?<!\d{SPACE})\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug"
    rf"|sept?|oct|nov|dec)\.?{SPACE}$",
    re.IGNORECASE,
)
_HEAD_LIMIT = 4


def percentage(numeral: Numeral, text: str) -> tuple[int, str] | None:
    """The end and unit of a percentage or factor that this number is: "12 per cent", "2.5 times"."""
    if match := _PERCENT.match(text, numeral.end):
        points = "point" in match[0].lower() or "pp" in match[0].lower() or "p.p" in match[0].lower()
        return match.end(), PERCENTAGE_POINTS if points else PERCENT
    if (match := _TIMES.match(text, numeral.end)) and (
        numeral.value != int(numeral.value) or _compared(text, match.end())
    ):
        return match.end(), TIMES
    return None


def _compared(text: str, at: int) -> bool:
    return (
        re.match(
            r"\s(?:more|higher|larger|greater|bigger|less|lower|as|over|since|compared)\b", text[at : at + 10]
        )
        is not None
    )


def is_label(numeral: Numeral, text: str) -> bool:
    """Whether the number names or dates something and counts nothing: "Resolution 2231", "5 May", "A320"."""
    before, after = text[max(0, numeral.start - 16) : numeral.start], text[numeral.end : numeral.end + 16]
    if not numeral.spelled:
        if _TIED_BEFORE.search(before) or _TIED_AFTER.match(after):
            return True
        if _MONTH.match(after) or _MONTH_BEFORE.search(before):
            return True
    if _AGE_OR_ORDINAL.match(after):
        return True
    word = _BEFORE_WORD.search(before)
    return word is not None and word[1].lower() in quantity_words().numbering


def is_yearlike(numeral: Numeral) -> bool:
    """Whether the number could be a year of the Common Era as people write it."""
    bare = numeral.scale == 1 and not numeral.grouped and not numeral.spelled
    return bare and numeral.end - numeral.start == 4 and 1400 <= numeral.value <= 2150


@cache
def _plurals() -> re.Pattern[str]:
    return re.compile(
        rf"{SPACE}({alternatives(p for p in quantity_words().plurals if ' ' in p)})\b", re.IGNORECASE
    )


def counted(numeral: Numeral, text: str) -> tuple[int, str] | None:
    """The end and the head noun (lower-case) of what the number counts: "4,000 Ghanaian students" -> students.

    The head is the first plural within four words that no function word cuts off; of two plurals in a row the
    second is the head ("300 armed forces personnel").
    """
    words = quantity_words()
    if phrase := _plurals().match(text, numeral.end):
        return phrase.end(), phrase[1].lower()
    at, head = numeral.end, None
    for _ in range(_HEAD_LIMIT):
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match[1].rstrip(".'’").lower()
        if word in words.stops or word in words.number_words:
            break
        end = match.start(1) + len(match[1].rstrip(".'’"))
        if word in words.plurals or _is_plural(word):
            if word in words.idle_units:
                return None
            head = (end, word)
            if head is not None and (
                match[1] != match[1].rstrip(".'’") or word not in {"forces", "arms", "sports", "sales"}
            ):
                break
        elif head is not None or match[1].endswith("."):
            break
        at = match.end()
    return head


def _is_plural(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s", "as"))
        and word.replace("-", "").isalpha()
    )
