"""Figures: which claims give the same number, and which contradict each other about it."""

from collections.abc import Iterable
from functools import cache, lru_cache
from math import floor, log, log10

from dragoman.ledger.merging.claim import Cluster, Key, Match, StoredClaim
from dragoman.ledger.merging.fuse import confidence, contradiction, evidence, history
from dragoman.ledger.merging.voices import Voices
from dragoman.records import Figure, FigureClaim, Indicator

Claim = StoredClaim[FigureClaim]

#: Of these a pair of countries has one value for a period; two values contradict each other. Of investments, loans
#: and projects there may be many, and only the value tells them apart.
SINGULAR = frozenset({Indicator.TURNOVER, Indicator.EXPORTS, Indicator.IMPORTS, Indicator.BALANCE})

#: Values farther apart than this ratio speak of different things (of one commodity, of another region).
FARTHEST = 2.0

#: Values that agree within their rounding lie within this ratio.
AGREEING = 1.1

#: The scale of the search window: a thousand steps for a factor of e.
STEPS = 1000

#: Figures without a period are the same only when told within so many days.
TALK_LASTS = 365


class FigureMatcher:
    """Tells claims of one figure from claims of two."""

    lasting = True

    def keys(self, claim: Claim) -> list[Key]:
        """What is measured between whom, in which period; the window is on the logarithm of the value.

        Without a period, figures are looked for among those of about the same value that were told of in that time.
        """
        said = claim.said
        name = "figure:" + "|".join(_measured(claim))
        at = round(log(abs(said.value)) * STEPS) if said.value else 0
        if said.period is not None:
            reach = round(log(FARTHEST if said.indicator in SINGULAR else AGREEING) * STEPS)
            return [Key(name, at - reach, at + reach)]
        if claim.reported is None:
            return []
        reach = round(log(AGREEING) * STEPS)
        bins = sorted({(at - reach) // (2 * reach), (at + reach) // (2 * reach)})
        first, last = (day.toordinal() for day in claim.reported)
        half = TALK_LASTS // 2 + 1
        return [Key(f"{name}|{about}", first - half, last + half) for about in bins]

    def unlike(self, a: Claim, b: Claim) -> bool:
        """Figures that meet under a key are mostly one."""
        return False

    def compare(self, a: Claim, b: Claim) -> Match:
        """1 for values that agree within their rounding; 0.7 for values that contradict each other."""
        return _compare(a, b) if a.canonical <= b.canonical else _compare(b, a)

    def order(self, claim: Claim) -> tuple[object, ...]:
        """The most precise value first."""
        return (-_digits(claim.said.value),)

    def excused(self, claims: Iterable[Claim]) -> bool:
        """Nothing excuses a conflict of figures."""
        return False

    def nearness(self, claim: Claim, other: Claim) -> int:
        """The nearer value, in thousandths."""
        return (
            round(abs(log(claim.said.value / other.said.value)) * STEPS)
            if claim.said.value * other.said.value > 0
            else 0
        )


def _compare(a: Claim, b: Claim) -> Match:
    x, y = a.said, b.said
    if _measured(a) != _measured(b):
        return Match(conflict="different measures")
    if x.period is None and a.document != b.document and not _told_together(a, b):
        return Match(conflict="told of at different times")
    if agree(x, y):
        return Match(1.0, ("same measure", "values agree within their rounding"))
    if x.indicator not in SINGULAR or x.period is None:
        return Match(conflict="different values")
    if x.value * y.value <= 0 or max(x.value / y.value, y.value / x.value) > FARTHEST:
        return Match(conflict="values too far apart")
    return Match(0.7, ("same measure", "values differ"))


def measure(said: FigureClaim | Figure) -> tuple[str, str, str, str]:
    """What is measured between whom, and in what: indicator, reporter, partner, currency or unit."""
    pair = [said.reporter or "-", said.partner or "-"]
    if said.indicator is Indicator.TURNOVER:
        pair.sort()  # turnover is the same seen from both sides; exports and imports are not
    return (said.indicator, pair[0], pair[1], said.currency or said.unit or "-")


def _measured(claim: Claim) -> tuple[str, ...]:
    """What a claim measures, in which period, and whether it is a target; worked out once."""
    measured: tuple[str, ...] | None = claim.at_hand.get("measured")
    if measured is None:
        said = claim.said
        indicator, reporter, partner, unit = measure(said)
        measured = (indicator, reporter, partner, said.role, unit, said.period or "-")
        claim.at_hand["measured"] = measured
    return measured


def _told_together(a: Claim, b: Claim) -> bool:
    if a.reported is None or b.reported is None:
        return False
    return abs((a.reported[0] - b.reported[0]).days) <= TALK_LASTS


@lru_cache(maxsize=4096)
def _digits(value: float) -> int:
    """How many significant digits a value is given with."""
    return len(f"{abs(value):.12g}".split("e")[0].replace(".", "").strip("0")) if value else 1


@lru_cache(maxsize=4096)
def _half_unit(value: float) -> float:
    """Half of the last digit given; of round numbers, half of the second digit."""
    return 0.5 * 10.0 ** (floor(log10(abs(value))) + 1 - max(2, _digits(value))) if value else 0.5


def agree(a: FigureClaim, b: FigureClaim) -> bool:
    """Whether two values can be roundings of one; "almost", "over" and "about" allow three per cent more."""
    slack = max(_half_unit(a.value), _half_unit(b.value)) * 1.000001
    if a.qualifier or b.qualifier:
        slack = max(slack, 0.03 * max(abs(a.value), abs(b.value)))
    return abs(a.value - b.value) <= slack


def fuse_figure(identity: str, cluster: Cluster[FigureClaim], voices: Voices) -> Figure:
    """The figure that claims add up to: the value with most independent voices, as precisely as it is given."""
    claims = [member.claim for member in cluster]

    @cache
    def supporters(value: float, qualifier: str | None) -> int:
        mine = next(c.said for c in claims if (c.said.value, c.said.qualifier) == (value, qualifier))
        return voices.count(c.document for c in claims if agree(c.said, mine))

    shown = min(
        claims,
        key=lambda c: (
            -supporters(c.said.value, c.said.qualifier),
            -_digits(c.said.value),
            c.said.qualifier is not None,
            c.canonical,
        ),
    )
    said = shown.said
    spoken = {_text(c.said.value): c.said for c in claims}
    values = ((_text(c.said.value), c.document) for c in claims)
    return Figure(
        id=identity,
        indicator=said.indicator,
        reporter=claims[0].said.reporter,
        partner=claims[0].said.partner,
        value=said.value,
        currency=said.currency,
        unit=said.unit,
        period=said.period,
        role=said.role,
        qualifier=said.qualifier,
        confidence=confidence([m for m in cluster if agree(m.claim.said, said)], voices),
        evidence=evidence([shown, *(c for c in claims if c is not shown)]),
        history=history((c, c.said.role.value, c.said.period) for c in claims),
        sources=voices.count(c.document for c in claims),
        contradictions=contradiction(
            "value", values, lambda a, b: agree(spoken[a], spoken[b]), _text(said.value)
        ),
    )


def _text(value: float) -> str:
    return f"{value:.15g}" if value != int(value) or abs(value) >= 1e15 else str(int(value))
