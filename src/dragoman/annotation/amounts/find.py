"""Amounts in an article: every number is read, given its currency or unit, and joined into ranges."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from dragoman.annotation.amounts.counts import (
    PERCENT,
    TIMES,
    counted,
    is_label,
    is_yearlike,
    percentage,
)
from dragoman.annotation.amounts.money import Money, Purse, money_at
from dragoman.annotation.amounts.numerals import Numeral, numerals, scale_up
from dragoman.annotation.amounts.words import SPACE, alternatives, quantity_words
from dragoman.annotation.mentions import AmountMention

_RANGE = re.compile(rf"^(?:{SPACE}?[-–—]{SPACE}?|{SPACE}to{SPACE}|{SPACE}or{SPACE}|{SPACE}and{SPACE})$")
_BETWEEN = re.compile(rf"\bbetween{SPACE}$", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom{SPACE}$", re.IGNORECASE)
_DEFINITE = re.compile(
    rf"\b(?:the|both|these|those|all|other|its|their|his|our|last|first|next){SPACE}$", re.IGNORECASE
)
_LOOKBACK = 24


@dataclass(frozen=True, slots=True)
class _Quantity:
    """A number with its span, on its way to being an amount."""

    start: int
    end: int
    numeral: Numeral
    money: Money | None = None
    unit: str | None = None
    high: Decimal | None = None

    @property
    def is_bare(self) -> bool:
        return self.money is None and self.unit is None


def find_amounts(
    text: str, home: str | None = None, published: str | None = None, states: Collection[str] = ()
) -> list[AmountMention]:
    """All amounts of the text, in order and without overlap.

    Money carries an ISO 4217 code; where several currencies share the noun or sign and neither the text nor
    ``home`` (alpha-3) nor the only one of ``states``, those that the text names, decides, ``currency`` is null and ``unit`` holds the word. Percentages have the
    unit "%" (or "percentage points"), factors ("doubled", "2.5 times") the unit "times", counts their head
    noun. The span leaves the qualifier out; "between" belongs to a range. ``published`` (EDTF) dates codes
    that were replaced (BYR, BYN). Years, dates, ordinals, ages, durations and numbers of resolutions are no amounts.
    """
    found = _join([_quantity(numeral, text) for numeral in numerals(text)], text)
    found = [q for q in found if _counts(q, text)]
    taken = [(q.start, q.end) for q in found]
    found += [q for q in _fractions(text) if not any(s < q.end and q.start < e for s, e in taken)]
    purse = Purse([q.money for q in found if q.money], text, home, published, states)
    return [_mention(q, text, purse) for q in sorted(found, key=lambda q: q.start)]


def _quantity(numeral: Numeral, text: str) -> _Quantity:
    if money := money_at(numeral, text):
        return _Quantity(money.start, money.end, money.numeral, money)
    if share := percentage(numeral, text):
        return _Quantity(numeral.start, share[0], numeral, unit=share[1])
    if head := counted(numeral, text):
        return _Quantity(numeral.start, head[0], numeral, unit=head[1])
    return _Quantity(numeral.start, numeral.end, numeral)


def _join(parts: Sequence[_Quantity], text: str) -> list[_Quantity]:
    """Ranges become one quantity; of "from $2 to $3 billion" the first end learns its scale and currency."""
    joined: list[_Quantity] = []
    for part in parts:
        if joined and part.start < joined[-1].end:
            continue
        first = joined[-1] if joined else None
        link = text[first.end : part.start] if first is not None and part.start - first.end <= 5 else ""
        if first is None or first.high is not None or not _RANGE.match(link) or not _like(first, part):
            joined.append(part)
            continue
        low = _completed(first, part)
        between = _BETWEEN.search(text, max(0, first.start - _LOOKBACK), first.start)
        if _FROM.search(text, max(0, first.start - _LOOKBACK), first.start):
            joined[-1:] = [low, part]
        elif _is_no_range(link, first, low, part, between is not None):
            joined.append(part)
        else:
            start = between.start() if between else first.start
            numeral = replace(part.numeral, start=first.numeral.start, value=low.numeral.value)
            joined[-1] = replace(
                part, start=start, numeral=numeral, high=part.numeral.value, money=low.money or part.money
            )
    return joined


def _is_no_range(link: str, first: _Quantity, low: _Quantity, high: _Quantity, between: bool) -> bool:
    word = link.strip()
    if low.numeral.value >= high.numeral.value or (word == "and" and not between):
        return True
    return word == "or" and first.unit is not None


def _like(first: _Quantity, second: _Quantity) -> bool:
    """Whether two quantities can be the ends of one range: the first lacks nothing but what the second gives."""
    if first.money and second.money:
        return bool(set(first.money.candidates) & set(second.money.candidates))
    if first.money and second.unit:
        return False
    if first.unit and second.unit != first.unit:
        return False
    return not (second.is_bare and not first.is_bare and not first.money) and not is_yearlike(first.numeral)


def _completed(first: _Quantity, second: _Quantity) -> _Quantity:
    """The low end with the scale, currency and unit that only the high end shows."""
    numeral = first.numeral
    if numeral.scale == 1 and second.numeral.scale > 1 and not numeral.grouped and numeral.value < 1000:
        numeral = scale_up(numeral, second.numeral.scale)
    return replace(first, numeral=numeral, money=first.money or second.money, unit=first.unit or second.unit)


def _counts(quantity: _Quantity, text: str) -> bool:
    """Whether a quantity is an amount at all, and no label, year, date or bare figure."""
    numeral = quantity.numeral
    if quantity.money or quantity.unit in (PERCENT, "percentage points", TIMES):
        return True
    start = quantity.start
    if is_label(replace(numeral, start=start), text):
        return False
    if is_yearlike(numeral):
        return quantity.unit is not None and numeral.value % 100 == 0 and _hedge(text, start) is not None
    if quantity.unit is None and re.match(r"-?[a-z]", text[quantity.end : quantity.end + 2]):
        return False
    if quantity.unit is None:
        return (numeral.scale > 1 and (not numeral.spelled or numeral.value >= 1000)) or numeral.grouped
    if numeral.spelled and _DEFINITE.search(text, max(0, start - _LOOKBACK), start):
        return False
    return numeral.value > 1 or numeral.scale > 1


@cache
def _hedge_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({alternatives(quantity_words().hedges_before)}){SPACE}*$", re.IGNORECASE)


@cache
def _hedge_after() -> re.Pattern[str]:
    return re.compile(rf"{SPACE}({alternatives(quantity_words().hedges_after)})\b", re.IGNORECASE)


def _hedge(text: str, start: int, end: int | None = None) -> str | None:
    """The qualifier before an amount ("almost", "more than"), or after it ("or so")."""
    before = _hedge_before().search(text, max(0, start - _LOOKBACK), start)
    if before is not None:
        return re.sub(r"\s+", " ", before[1]).lower()
    after = _hedge_after().match(text, end) if end is not None else None
    return re.sub(r"\s+", " ", after[1]).lower() if after is not None else None


@cache
def _fraction() -> re.Pattern[str]:
    words = quantity_words()
    count = "a|an|one|two|three|four"
    return re.compile(
        rf"(?:(?<=\bby{SPACE})|(?<=\bup{SPACE})|(?<=\bdown{SPACE})|(?P<of>\b))(?P<count>{count})(?:{SPACE}|-)"
        rf"(?P<part>{alternatives(words.fractions)})\b(?(of)(?={SPACE}of{SPACE}))"
        rf"|\b(?P<factor>{alternatives(words.factors)})\b",
        re.IGNORECASE,
    )


def _fractions(text: str) -> list[_Quantity]:
    """Fractions of a whole in per cent ("by a third") and factors ("doubled")."""
    words = quantity_words()
    found = []
    for match in _fraction().finditer(text):
        if match["factor"]:
            value, unit = Decimal(str(words.factors[match["factor"].lower()])), TIMES
        else:
            count = words.number_words.get(match["count"].lower(), 1)
            value, unit = Decimal(str(words.fractions[match["part"].lower()])) * count, PERCENT
        numeral = Numeral(match.start(), match.end(), value, spelled=True)
        found.append(_Quantity(match.start(), match.end(), numeral, unit=unit))
    return found


def _mention(quantity: _Quantity, text: str, purse: Purse) -> AmountMention:
    start, end = quantity.start, quantity.end
    code = purse.currency(quantity.money) if quantity.money else None
    unit = quantity.money.noun if quantity.money and code is None else quantity.unit
    return AmountMention(
        start=start,
        end=end,
        text=text[start:end],
        value=float(quantity.numeral.value),
        currency=code,
        unit=unit,
        qualifier=_hedge(text, start, end),
        high=float(quantity.high) if quantity.high is not None else None,
    )
