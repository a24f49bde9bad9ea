"""A sentence as the figure coder sees it: its amounts, the words that name indicators, and the parties by preposition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.annotation.dates import dateline
from dragoman.annotation.mentions import ActorForm, ActorMention, AmountMention, DateKind, DateMention
from dragoman.annotation.report import Report, within
from dragoman.knowledge.indicators import expression, indicators, section_pattern, words_of

_PREPOSITION = re.compile(
    r"\b(with|to|from|in|into|between|for|of|by|at|among|against|towards?|near|on|through|via|over|within|favou?r of)\s+"
    r"(?:(?:the|a|an|its|their|our|his|her|this|neighbou?ring|neighbou?r|ally|nearby|fellow|former|Republic\s+of|Kingdom\s+of"
    r"|[Gg]overnment\s+of|people\s+of|territory\s+of|state\s+of|other|some|many|all|new|key|most|major|poor|[a-z]+-[a-z]+)\s+)*[\"“(]?$"
)
_JOINED = re.compile(r"^\s*(?:,|and|or|&|,\s*and|as\s+well\s+as|[-–—/])\s*(?:the\s+|its\s+)?$")
_HYPHEN = re.compile(r"^\s*[-–—/]\s*$")
_CONVERSION = re.compile(
    r"^\s*(?:\(|,?\s+or\s|/|-\s)\s*(?:or|about|around|approximately|approx\.?|some|nearly|almost|over|=|~|≈|\s)*$",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r",?\s+(?:(?:is|are|was|were|has\s+been)\s+)?(?:currently\s+|now\s+)?valued\s+at$", re.IGNORECASE
)
_POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s)")


GIFTS = frozenset({"aid", "loan"})
"""The indicators of what one gives at one time to another: of each sum one asks who gave it, and two sums are two gifts."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase [start, end) that says what an amount measures; ``indicator`` is None for a distractor.

    ``kind`` is ``noun``, ``verb`` or ``weak``; ``negative`` marks a deficit.
    """

    start: int
    end: int
    indicator: str | None
    kind: str = "noun"
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """An actor of the sentence with the preposition before it ("" for none); ``joined`` to the party before it."""

    start: int
    end: int
    code: str
    is_state: bool
    form: ActorForm
    preposition: str
    possessive: bool
    joined: bool


@dataclass(frozen=True)
class Scene:
    """One sentence of a report. All offsets count in the article text."""

    report: Report
    index: int
    start: int
    end: int
    amounts: tuple[AmountMention, ...]
    dates: tuple[DateMention, ...]
    cues: tuple[Cue, ...]
    parties: tuple[Party, ...]

    def between(self, start: int, end: int) -> str:
        """The words of the article in [start, end)."""
        return self.report.text[start:end]

    @property
    def states(self) -> tuple[str, ...]:
        """The states that take part in the sentence, each once, in order."""
        return tuple(dict.fromkeys(p.code for p in self.parties if p.is_state))

    def home_of_trade(self) -> str | None:
        """Whose trade "exports to B" are: of the page's home, or of the country of whose city it is datelined."""
        report = self.report
        span, _ = dateline(report.text)
        if report.home is not None or span is None:
            return report.home
        cities = [p.country for p in report.places if p.start < span[1]]
        capitals = [a.code for a in report.actors if a.start < span[1] and a.form is ActorForm.CAPITAL]
        return next(iter([*cities, *capitals]), None)

    def money(self) -> tuple[AmountMention, ...]:
        """The amounts of money, also those in a currency that is not known."""
        return tuple(a for a in self.amounts if is_money(a))


def is_money(amount: AmountMention) -> bool:
    """Whether an amount is money; an ambiguous sign or noun ("pesos") counts as well."""
    return amount.currency is not None


def is_conversion(scene: Scene, amount: AmountMention) -> bool:
    """Whether an amount only repeats the one before it in another currency: "1 billion roubles ($15m)"."""
    text = scene.report.text
    return any(
        other.end <= amount.start
        and other.currency != amount.currency
        and _CONVERSION.match(text[other.end : amount.start])
        for other in scene.money()
    )


@cache
def _lexicon() -> dict[str, tuple[str | None, str, bool]]:
    """What every cue word stands for: indicator, kind, negative. Later sections do not override earlier ones."""
    lexicon: dict[str, tuple[str | None, str, bool]] = {}
    for name, words in indicators().items():
        for kind, listed in (("noun", words.nouns), ("verb", words.verbs), ("weak", words.weak)):
            for word in listed:
                lexicon.setdefault(word.lower(), (name, kind, False))
        for word in words.negative:
            lexicon.setdefault(word.lower(), (name, "noun", True))
    for word in words_of("distractors"):
        lexicon.setdefault(word.lower(), (None, "noun", False))
    return lexicon


@cache
def _pattern() -> re.Pattern[str]:
    return expression(_lexicon())


@cache
def _followed() -> re.Pattern[str]:
    return re.compile(r"\s+(?:" + section_pattern("followers").pattern + r")", re.IGNORECASE)


def find_cues(text: str, start: int, end: int) -> tuple[Cue, ...]:
    """The words in [start, end) that name an indicator, or money of another kind."""
    found: list[Cue] = []
    for match in _pattern().finditer(text, start, end):
        indicator, kind, negative = _lexicon()[re.sub(r"\s+", " ", match[0]).lower()]
        if indicator is not None and kind == "noun" and _followed().match(text, match.end(), end):
            continue
        if (
            match[0][0].isupper()
            and match.start() > start
            and text[match.end() : match.end() + 2].strip()[:1].isupper()
        ):
            continue  # part of a name: "Trade House", "Investment Bank"
        if indicator is None and found and _is_value_of(text, found[-1], match.end()):
            continue
        found.append(Cue(match.start(), match.end(), indicator, kind, negative))
    return tuple(found)


def _is_value_of(text: str, cue: Cue, end: int) -> bool:
    """ "Bilateral trade valued at $650m": the value of what was named, and no company's."""
    return cue.kind == "noun" and cue.indicator is not None and _WORTH.match(text[cue.end : end]) is not None


def find_parties(
    report: Report, start: int, end: int, amounts: tuple[AmountMention, ...]
) -> tuple[Party, ...]:
    """The states and organisations of [start, end) that can be parties: no places of a meeting, no currencies."""
    parties: list[Party] = []
    for actor in sorted(within(report.actors, start, end), key=lambda a: (a.start, -a.end)):
        if actor.form is ActorForm.GROUP or (parties and actor.start < parties[-1].end):
            continue
        if any(is_money(a) and a.start < actor.end and actor.start < a.end for a in amounts):
            continue
        party = _party(report.text, start, actor, parties[-1] if parties else None)
        if party.joined and any(is_money(a) and 0 <= a.start - party.end <= 2 for a in amounts):
            party = replace(
                party, joined=False, preposition=""
            )  # "for Syria, Qatar $30m": a donor, not a receiver
        if not (actor.form is ActorForm.CAPITAL and party.preposition in ("in", "at", "near")):
            parties.append(party)
    return tuple(parties)


def _party(text: str, start: int, actor: ActorMention, last: Party | None) -> Party:
    before = _PREPOSITION.search(text[max(start, actor.start - 60) : actor.start])
    link = text[last.end : actor.start] if last is not None else ""
    joined = last is not None and _JOINED.match(link) is not None
    preposition = before[1].lower() if before is not None else ""
    if joined and last is not None:
        preposition = last.preposition
    return Party(
        start=actor.start,
        end=actor.end,
        code=actor.code,
        is_state=actor.is_state,
        form=actor.form,
        preposition="favour" if preposition.startswith("favo") else preposition,
        possessive=_POSSESSIVE.match(text, actor.end) is not None
        or text[actor.end - 2 : actor.end] in ("'s", "’s"),
        joined=joined,
    )


def hyphenated(text: str, first: Party, second: Party) -> bool:
    """Whether two parties are one compound: "Belarusian-Georgian trade"."""
    return _HYPHEN.match(text[first.end : second.start]) is not None


_SCALED = re.compile(r"\b(?:million|billion|bn|mln|bln|trillion)\b|\d(?:m|bn)\b", re.IGNORECASE)


def _in_the_same_currency(amounts: Sequence[AmountMention]) -> tuple[AmountMention, ...]:
    """ "412 million dollars, whereas purchases stood at 583 million": the currency is not said twice."""
    found: list[AmountMention] = []
    currency: str | None = None
    for amount in amounts:
        currency = amount.currency or currency
        bare = amount.currency is None and amount.unit is None and _SCALED.search(amount.text) is not None
        found.append(replace(amount, currency=currency) if bare and currency else amount)
    return tuple(found)


def scenes(report: Report) -> list[Scene]:
    """All sentences of a report, in order."""
    found = []
    for index, sentence in enumerate(report.doc.sents):
        start, end = sentence.start_char, sentence.end_char
        amounts = _in_the_same_currency(within(report.amounts, start, end))
        found.append(
            Scene(
                report=report,
                index=index,
                start=start,
                end=end,
                amounts=amounts,
                dates=tuple(
                    d for d in within(report.dates, start, end) if d.kind is DateKind.MOMENT and d.edtf
                ),
                cues=find_cues(report.text, start, end),
                parties=find_parties(report, start, end, amounts),
            )
        )
    return found
