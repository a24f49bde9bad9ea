"""What a sentence claims, as far as it can be told by its words: names, numbers, dates, times, quotations, statuses."""

import re
import tomllib
from calendar import month_name
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.annotation.amounts.words import quantity_words
from dragoman.knowledge.ordinals import ordinal_value

Day = tuple[int | None, int | None, int | None]
"""Day, month and year, each None where it is not said."""

MONTHS = {name: number for number, name in enumerate(month_name) if name}
_MONTH = "|".join(MONTHS)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_DAY_FIRST = re.compile(
    rf"\b(?P<days>{_NUMBER}(?:\s*(?:,|and|to|or|until|–|—|-)\s*(?:the\s)?{_NUMBER})*)\s+(?:of\s+)?(?P<month>{_MONTH})\b(?:,?\s+(?P<year>\d{{4}}))?"
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH})\s+(?P<days>{_NUMBER}(?:\s*(?:and|to|or|–|—|-)\s*{_NUMBER})*)(?!\d)(?:,?\s+(?P<year>\d{{4}}))?"
)
_MONTH_ALONE = re.compile(rf"\b(?P<month>{_MONTH})\b(?:\s+(?P<year>\d{{4}}))?")
_YEAR = re.compile(r"\b(?P<year>(?:1[89]|20|21)\d\d)\b(?!,?\d)")
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?\b")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]+)[”\"»]")
WINDOW = 3
"""Words after a number, function words left out, among which its noun is looked for; another number ends them."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a word like "half", and the stems of the words that follow it."""

    value: str
    said: str
    about: frozenset[str]

    @property
    def ordinal(self) -> bool:
        """Whether it tells a place in a row: "first"."""
        return self.value.endswith(".")


@cache
def lists() -> dict[str, tuple[str, ...]]:
    """The lists of ``words.toml``; each status by its name with ``status:`` before it."""
    text = files("dragoman.publishing.polish").joinpath("words.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    found = {name: tuple(words) for name, words in table.items() if name != "statuses"}
    found["openers"] = (*found["openers"], *found["function"])
    return found | {f"status:{name}": tuple(words) for name, words in table["statuses"].items()}


def tokens(text: str) -> list[str]:
    """Words and numbers; a possessive ending is cut off."""
    return [re.sub(r"['’]s?$", "", token) for token in _TOKEN.findall(text)]


def stem(word: str) -> str:
    """A word without the endings of English inflection: crude, and the same for both sides."""
    word = word.lower()
    for ending in ("ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def days(text: str) -> tuple[list[Day], str]:
    """The dates of a text, and the text without them."""
    found: list[Day] = []
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _MONTH_ALONE, _YEAR):
        for match in pattern.finditer(text):
            named = match.groupdict()
            year = int(named["year"]) if named.get("year") else None
            said = named.get("month")
            month = None if said is None else MONTHS.get(said) or int(said)
            numbers = re.findall(r"\d+", named.get("days") or "") or [named.get("day")]
            found += [(int(number) if number else None, month, year) for number in numbers]
        text = pattern.sub(" § ", text)
    return found, text


def fits(one: Day, other: Day) -> bool:
    """Whether ``other`` says all that ``one`` says: "5 June" of 5 June 2018, but not 5 June 2018 of "5 June"."""
    day, month, year = one
    known_day, known_month, known_year = other
    if day is not None or month is not None:
        same = (day is None or day == known_day) and month == known_month
        return same and (year is None or year == known_year)
    return year == known_year


def quantities(text: str) -> list[Quantity]:
    """Numbers in figures and words, and words for quantities, each with what it counts. Dates are none."""
    _, rest = days(text)
    words = tokens(rest)
    values = [_value(word) for word in words]
    found = []
    for place, value in enumerate(values):
        if value is None:
            continue
        after: list[str] = []
        for word, other in zip(words[place + 1 :], values[place + 1 :], strict=True):
            if other is not None or len(after) == WINDOW:
                break
            after += [stem(word)] if word.lower() not in lists()["function"] else []
        found.append(Quantity(value, words[place], frozenset(after)))
    return found


def _value(word: str) -> str | None:
    if word[0].isdigit():
        return word.replace(",", "")
    lower = word.lower()
    if lower in lists()["quantities"]:
        return lower
    number = quantity_words().number_words.get(lower)
    ordinal = ordinal_value(lower)
    return str(number) if number is not None else f"{ordinal}." if ordinal else None


def times(text: str) -> set[str]:
    """Weekdays, seasons, "yesterday": expressions of time that are no date."""
    return {word.lower() for word in tokens(text)} & set(lists()["times"])


def quoted(text: str) -> list[str]:
    """The passages in quotation marks."""
    return _QUOTED.findall(text)


def statuses(text: str) -> set[str]:
    """The statuses that the words tell of what did not, or not yet, take place."""
    return {
        name.removeprefix("status:")
        for name, words in lists().items()
        if name.startswith("status:") and _says(text, words)
    }


def negated(text: str) -> bool:
    """Whether the words say that something is not, or is not known."""
    return _says(text, lists()["negations"])


def _says(text: str, words: tuple[str, ...]) -> bool:
    parts = "|".join(re.escape(word) if word[0].isalpha() and not word.startswith("n'") and not word.startswith("n’")
                     else rf"\w*{re.escape(word)}" for word in words)  # fmt: skip
    return re.search(rf"(?<!\w)(?:{parts})(?!\w)", text.lower()) is not None
