"""Which currency stands before or after a number."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.annotation.amounts.numerals import Numeral, letter_scale
from dragoman.annotation.amounts.words import SPACE, alternatives
from dragoman.knowledge.currencies import Currency, by_adjective, by_noun, by_sign, choose, currencies

# Codes that are English words or names, and so say nothing before a small number: "ALL 28", "TOP 10".
_WORDS = frozenset(
    {"ALL", "TOP", "TRY", "CUP", "MOP", "PEN", "COP", "BAM", "SOS", "MAD", "LAK", "SIT", "ESP"}
)
_LOOKBACK = 12


@dataclass(frozen=True, slots=True)
class Money:
    """A number with its currency: the span, the number as scaled, and the currencies that it can be in.

    ``noun`` is the sign or noun as written; it stands as the unit where the currency stays unknown.
    """

    start: int
    end: int
    numeral: Numeral
    candidates: tuple[Currency, ...]
    noun: str


def _is_weak(sign: str) -> bool:
    return sign.isalpha() and sign.isascii() and (len(sign) <= 2 or sign in _WORDS)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\s(\[/–—\-~≈>\"“'‘:;,])({alternatives(by_sign())}){SPACE}{{0,2}}$")


@cache
def _sign_after() -> re.Pattern[str]:
    strong = [sign for sign in by_sign() if not _is_weak(sign)]
    return re.compile(rf"(?:{SPACE}|-)?({alternatives(strong)})(?![\w$])")


@cache
def _noun_after() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{SPACE}|-){{1,2}}(?:worth{SPACE}of{SPACE}|in{SPACE}|of{SPACE})?(?:({alternatives(by_adjective())}){SPACE}|new{SPACE})?"
        rf"({alternatives(by_noun())})(?!\w)",
        re.IGNORECASE,
    )


def _with_adjective(adjective: str | None, group: tuple[Currency, ...]) -> tuple[Currency, ...]:
    if adjective is None:
        return group
    meant = by_adjective().get(re.sub(r"\s+", " ", adjective).lower(), ())
    return tuple(c for c in group if c in meant) or group


def _says_money(sign: str, number: Numeral) -> bool:
    """Whether a sign before this number means money: "R" and "N" do only before a scaled or grouped number."""
    if not _is_weak(sign) or number.scale > 1 or number.grouped:
        return True
    return len(sign) == 2 and number.value >= 100


def money_at(numeral: Numeral, text: str) -> Money | None:
    """The money that this number is, or None if no currency stands at it.

    A sign of one or two letters ("R", "Br", "Rs") counts only before a scaled, grouped or three-figure number.
    """
    scaled = letter_scale(numeral, text)
    if not numeral.spelled:
        before = _before().search(text, max(0, numeral.start - _LOOKBACK), numeral.start)
        if before is not None and _says_money(before[1], scaled):
            name = re.sub(r"\s", " ", before[1])
            end = _trailing_code(scaled.end, text, by_sign()[name])
            return Money(before.start(1), end, scaled, by_sign()[name], name)
        if text[numeral.start - 1 : numeral.start].isalpha():
            return None
    if after := _sign_after().match(text, scaled.end):
        name = re.sub(r"\s", " ", after[1])
        if name not in _WORDS or scaled.scale > 1 or scaled.grouped:
            return Money(numeral.start, after.end(), scaled, by_sign()[name], name)
    if after := _noun_after().match(text, scaled.end):
        group = _with_adjective(after[1], by_noun()[re.sub(r"\s+", " ", after[2]).lower()])
        return Money(numeral.start, after.end(), scaled, group, after[2].lower())
    return None


def _trailing_code(end: int, text: str, group: tuple[Currency, ...]) -> int:
    """The end of a code or noun that repeats the sign: "$5 million USD", "$3bn dollars"."""
    for pattern, place in ((_sign_after(), 1), (_noun_after(), 2)):
        if match := pattern.match(text, end):
            table = by_sign() if place == 1 else by_noun()
            name = re.sub(r"\s+", " ", match[place])
            if set(table.get(name, table.get(name.lower(), ()))) & set(group):
                return match.end()
    return end


class Purse:
    """Decides between currencies that share a noun or sign, by what the whole text names."""

    def __init__(
        self,
        found: Iterable[Money],
        text: str,
        home: str | None,
        published: str | None,
        states: Collection[str] = (),
    ) -> None:
        """``home`` is the alpha-3 code of the country whose diplomacy is read, ``states`` those of all that the text names;
        ``published`` is EDTF."""
        self.home, self.published = home, published
        named = frozenset(states)
        self.near = named | {home} if home else named
        self.at_home = {c.code for c in currencies().values() if not named.isdisjoint(c.states)}
        self.clear = {c.code for m in found for c in m.candidates if len(m.candidates) == 1}
        words = {word.lower() for word in re.findall(r"\b[A-Z][a-z]+\b", text)}
        self.hinted = {
            c.code
            for c in currencies().values()
            if any(adjective.lower() in words for adjective in c.adjectives)
        }

    def currency(self, money: Money) -> str | None:
        """The ISO 4217 code, or None if it can't be known."""
        if (code := self._of_the_only_state(money)) is not None:
            return code
        code = choose(money.candidates, home=self.home, named=self.clear, published=self.published)
        for named in (self.hinted, self.at_home):
            if code is None:
                code = choose(money.candidates, home=self.home, named=named, published=self.published)
        return code

    def _of_the_only_state(self, money: Money) -> str | None:
        """ "Ten billion lire" where Italy is told of, and Turkey, whose lira is better known, is not."""
        known = [c for c in money.candidates if c.default]
        if len(money.candidates) < 2 or any(c.default == "always" for c in known):
            return None
        if any(not self.near.isdisjoint(c.states) or c.code in self.hinted for c in known):
            return None
        there = [
            c.code for c in money.candidates if c.valid(self.published) and not self.near.isdisjoint(c.states)
        ]
        return there[0] if len(there) == 1 else None
