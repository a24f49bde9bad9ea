"""Figures in sentences: one for each series, the latest value first, then what it follows."""

from collections.abc import Iterable, Sequence

from dragoman.publishing.english.actors import actor
from dragoman.publishing.english.dates import date_phrase, due_phrase
from dragoman.publishing.english.lists import sentence
from dragoman.publishing.english.numbers import money, quantity
from dragoman.publishing.english.phrases import fill, phrases
from dragoman.publishing.page.model import Sentence
from dragoman.publishing.page.notes import NoteBook
from dragoman.records import Figure, FigureRole, Indicator, edtf

Series = tuple[Indicator, str | None, str | None, FigureRole, str | None, str | None]

SMALL_CHANGE = 0.02
"""The share by which a value must differ from an earlier one to be told as up or down from it."""


def series_of(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Figures that measure the same thing of the same parties, each series from the latest period back."""
    found: dict[Series, list[Figure]] = {}
    for figure in figures:
        key = (figure.indicator, figure.reporter, figure.partner, figure.role, figure.currency, figure.unit)
        found.setdefault(key, []).append(figure)
    order = list(Indicator)
    keys = sorted(
        found, key=lambda k: (order.index(k[0]), str(k[1]), str(k[2]), k[3].value, str(k[4]), str(k[5]))
    )
    return [sorted(found[key], key=_recency) for key in keys]


def figure_sentences(figures: Iterable[Figure], notes: NoteBook) -> list[Sentence]:
    """A sentence for each series: "Trade between A and B came to $64.2 million in 2014, after ... in 2011".

    What it is meant to reach stands in the same sentence.
    """
    rows = series_of(figures)
    left = [series for series in rows if series[0].role is FigureRole.TARGET]
    found = []
    for series in [series for series in rows if series not in left]:
        aim = next((target for target in left if _measures_as(target[0], series[0])), None)
        left = [target for target in left if target is not aim]
        found.append(_series_sentence(series, notes, aim[0] if aim else None))
    return found + [_series_sentence(series, notes) for series in left]


def _measures_as(one: Figure, other: Figure) -> bool:
    """Whether two figures measure the same thing of the same parties in the same money."""
    keys = [(f.indicator, {f.reporter, f.partner}, f.currency, f.unit) for f in (one, other)]
    return keys[0] == keys[1] and other.role is FigureRole.ACTUAL and bool(other.period)


def told_as_outcome(figure: Figure) -> str:
    """A figure as what became of a promise: "trade between Italy and Malta came to $1.2 billion in 2020"."""
    subject = _subject(figure)
    slots = {
        "subject": subject[:1].lower() + subject[1:],
        "amount": amount(figure),
        "period": date_phrase(figure.period) if figure.period else "",
    }
    return fill(phrases()["commitment"]["figure"], slots)


def amount(figure: Figure) -> str:
    """The value in words, with its qualifier: "almost $300 million", "over 2,000 people"."""
    size = -figure.value if figure.indicator is Indicator.BALANCE and figure.value < 0 else figure.value
    words = money(size, figure.currency) if figure.currency else _counted(size, figure.unit)
    lead = "minus " if size != figure.value else ""
    return f"{figure.qualifier} {lead}{words}" if figure.qualifier else lead + words


def partner_of(figure: Figure, home: str) -> str | None:
    """The other party of a figure that home is a party of; None for one that is not home's or names nobody else."""
    parties = [code for code in (figure.reporter, figure.partner) if code]
    others = [code for code in parties if code != home]
    return others[0] if home in parties and len(others) == 1 else None


def _series_sentence(series: Sequence[Figure], notes: NoteBook, aim: Figure | None = None) -> Sentence:
    latest, earlier = series[0], [f for f in series[1:] if f.period and f.period != series[0].period]
    table = phrases()["figure"]
    several = latest.indicator in (Indicator.EXPORTS, Indicator.IMPORTS)
    slots = {
        "Subject": _subject(latest) if latest.indicator is not Indicator.BALANCE else "",
        "amount": amount(latest),
        "is": "are" if several else "is",
        "was": "were" if several else "was",
        "period": date_phrase(latest.period) if latest.period else "",
        "due": due_phrase(latest.period) if latest.period else "",
    }
    balance = latest.indicator is Indicator.BALANCE
    bound = latest.role is FigureRole.ACTUAL and latest.qualifier in table["bounds"]
    key = "actual_bound" if bound else latest.role.value
    text = _balance(latest) if balance else fill(table[key], slots)
    told = [latest]
    for figure in earlier[:2] if latest.period and not balance else []:
        words = {"amount": amount(figure), "period": date_phrase(figure.period or "")}
        text += fill(table[_change(latest, figure) if len(told) == 1 else "further"], words)
        told.append(figure)
    if aim:
        words = {"amount": amount(aim), "due": due_phrase(aim.period) if aim.period else ""}
        text += fill(table["and_target"], words | {"is_to": table["are_to" if several else "is_to"]})
        told.append(aim)
    cited = tuple(sorted({n for f in told for n in notes.cite(f.evidence)}))
    return Sentence(sentence(text), cited, tuple(f.id for f in told))


def _change(latest: Figure, earlier: Figure) -> str:
    """How a value stands to the one before it: up or down where both are exact enough to say so, else just after."""
    bounds = phrases()["figure"]["bounds"]
    sharp = latest.role is FigureRole.ACTUAL and not {latest.qualifier, earlier.qualifier} & {*bounds}
    if not sharp or not earlier.value or abs(latest.value / earlier.value - 1) < SMALL_CHANGE:
        return "joint"
    return "up" if latest.value > earlier.value else "down"


def _balance(figure: Figure) -> str:
    """A balance of trade as what it is to the reporter: a deficit or a surplus."""
    reporter, partner = figure.reporter or figure.partner, figure.partner if figure.reporter else None
    size = money(abs(figure.value), figure.currency)
    name = actor(reporter) if reporter else ""
    slots = {
        "Reporter": name[:1].upper() + name[1:],
        "partner": actor(partner) if partner else "",
        "amount": f"{figure.qualifier} {size}" if figure.qualifier else size,
        "period": date_phrase(figure.period) if figure.period else "",
    }
    key = ("deficit" if figure.value < 0 else "surplus") + ("" if partner else "_alone")
    return fill(phrases()["figure"][key], slots)


def _subject(figure: Figure) -> str:
    reporter = actor(figure.reporter) if figure.reporter else ""
    partner = actor(figure.partner) if figure.partner else ""
    key = figure.indicator.value + ("" if reporter and partner else "_alone")
    slots = {
        "reporter": reporter or partner,
        "partner": partner,
    }
    return fill(phrases()["figure"][key], slots)


def _counted(value: float, unit: str | None) -> str:
    return f"{quantity(value)}{unit}" if unit == "%" else f"{quantity(value)} {unit or ''}".strip()


def _recency(figure: Figure) -> tuple[int, int, str]:
    """Latest period first; those without a period last."""
    if figure.period and edtf.is_valid(figure.period) and edtf.year_known(figure.period):
        first, last = edtf.edges(figure.period)
        return (-(last or first).toordinal(), 0, figure.id) if (last or first) else (0, 1, figure.id)  # type: ignore[union-attr]
    return 0, 1, figure.id
