"""The balance of a year in sentences and tables: spread, vectors, who travelled, whose officials ranked higher."""

from collections import Counter
from collections.abc import Sequence

from dragoman.analysis.balance import asymmetric, by_vector, journeys, spread
from dragoman.analysis.contacts import contacts
from dragoman.analysis.levels import Band
from dragoman.analysis.selection import Year
from dragoman.knowledge.regions import Vector
from dragoman.publishing.english.actors import actor
from dragoman.publishing.english.lists import listed, plural, sentence
from dragoman.publishing.english.numbers import cardinal
from dragoman.publishing.english.phrases import fill, phrases
from dragoman.publishing.page.model import Paragraph, Picture, Section, Sentence, Table
from dragoman.publishing.review.tables import asymmetry_table, journeys_table, vectors_table
from dragoman.publishing.telling.events import Prose
from dragoman.records import Event

MOST_NAMED = 5
"""Partners that a sentence on journeys names."""

FEWEST_ONE_WAY = 2
"""Contacts from which on it says something that all went one way."""


def balance_section(
    now: Sequence[Event], before: Sequence[Event], prose: Prose, year: Year, pictures: Sequence[Picture]
) -> Section:
    """The section: what the year was beside the one before, in prose, and the tables it rests on."""
    home, table = prose.home, phrases()["review"]
    paragraphs = [
        [*_spread(now, before, home, year), *_shift(now, before, home)],
        [*_journeys(now, home), *_uneven(now, home)],
    ]
    tables = [vectors_table(now, before, home, year), journeys_table(now, home)]
    tables.append(asymmetry_table(now, prose))
    shown: tuple[Table, ...] = tuple(t for t in tables if t)
    told = tuple(Paragraph(tuple(p)) for p in paragraphs if p)
    return Section("balance", table["balance_heading"], told, pictures=tuple(pictures), tables=shown)


def _spread(now: Sequence[Event], before: Sequence[Event], home: str, year: Year) -> list[Sentence]:
    """Over how many partners the contacts were spread, and how evenly."""
    table, this, last = phrases()["review"], spread(now, home), spread(before, home)
    told = []
    records = tuple(e.id for e in contacts(now, home))
    if this:
        slots = {
            "partners": f"{cardinal(this.partners)} {plural(this.partners, 'partner')}",
            "before": cardinal(last.partners) if last else "",
            "first": actor(this.first) if this.first and this.partners > 1 else "",
            "share": str(round(100 * this.busiest)),
        }
        told.append(Sentence(sentence(fill(table["spread"], slots)), (), records))
    if this and this.partners > 1:
        slots = {"equal": _number(this.equal), "before": _number(last.equal) if last else ""}
        told.append(Sentence(sentence(fill(table["equal"], slots)), (), records))
    if not last:
        text = fill(table["no_before"], {"before": f"{year.first.year - 1}"})
        told.append(Sentence(sentence(text), (), ()))
    return told


def _shift(now: Sequence[Event], before: Sequence[Event], home: str) -> list[Sentence]:
    """With which vector the number of contacts changed most, where there is a year before."""
    this, last = by_vector(now, home), by_vector(before, home)
    known = {v: (_sum(this, v), _sum(last, v)) for v in {*this, *last} if v is not None}
    if not last or not known:
        return []
    vector = min(known, key=lambda v: (-abs(known[v][0] - known[v][1]), v.order))
    held, earlier = known[vector]
    if held == earlier:
        return []
    slots = {
        "vector": str(phrases()["regions"].get(vector.id, vector.title)),
        "moved": "rose" if held > earlier else "fell",
        "before": _or_none(earlier),
        "now": _or_none(held),
    }
    records = tuple(e.id for e in contacts([*now, *before], home))
    return [Sentence(sentence(fill(phrases()["review"]["shift"], slots)), (), records)]


def _journeys(now: Sequence[Event], home: str) -> list[Sentence]:
    """Who went to whom: the sums, the partners with whom it went both ways, and those with whom only one."""
    table, grid = phrases()["review"], journeys(now, home)
    if not grid:
        return []
    there, here = sum(n for n, _ in grid.values()), sum(n for _, n in grid.values())
    records = tuple(e.id for e in contacts(now, home))
    slots = {"there": _or_none(there), "here": _or_none(here), "home": actor(home)}
    told = [fill(table["journeys"], slots)]
    groups = {
        "mutual": [code for code, (out, back) in grid.items() if out and back],
        "there_only": [code for code, (out, back) in grid.items() if out >= FEWEST_ONE_WAY and not back],
        "here_only": [code for code, (out, back) in grid.items() if back >= FEWEST_ONE_WAY and not out],
    }
    named = {key: listed([actor(code) for code in codes[:MOST_NAMED]]) for key, codes in groups.items()}
    told.append(fill(table["sides"], named | {"home": actor(home)}))
    told = [text for text in told if text]
    return [Sentence(sentence(text), (), records) for text in told]


def _uneven(now: Sequence[Event], home: str) -> list[Sentence]:
    """At how many contacts the ranks were far apart, and whose official ranked higher."""
    steep = asymmetric(now, home)
    if not steep:
        return []
    higher = sum(steps > 0 for _, steps in steep)
    all_of = "it" if len(steep) == 1 else "all of them"
    slots = {
        "contacts": f"{cardinal(len(steep))} {plural(len(steep), 'contact')}",
        "higher": all_of if higher == len(steep) else _or_none(higher),
        "home": actor(home),
    }
    text = fill(phrases()["review"]["uneven"], slots)
    return [Sentence(sentence(text), (), tuple(e.id for e, _ in steep))]


def _sum(table: dict[Vector | None, Counter[Band]], vector: Vector) -> int:
    return table[vector].total() if vector in table else 0


def _or_none(count: int) -> str:
    return cardinal(count) if count else "none"


def _number(value: float) -> str:
    """With one decimal where it has one: "7", "6.9"."""
    return f"{value:.1f}".removesuffix(".0")
