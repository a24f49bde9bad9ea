"""Offices of diplomacy and government: what a title means, and at what level (see ``tables/ranks.csv``).

The grammar of a title in English is ``modifiers [portfolio] core [of|for portfolio]``: "First Deputy | Foreign |
Minister", "Minister | of Energy and Natural Resources". The cores stand in ``tables/offices.csv``, the modifiers in
``office_modifiers.csv``, the words of portfolios in ``portfolios.csv``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from dragoman.knowledge.loading import table
from dragoman.knowledge.names import Word, split_words
from dragoman.knowledge.office_cores import OfficeCore, joined, match_core, noun_index, office_cores
from dragoman.knowledge.office_table import office_rows
from dragoman.knowledge.office_titles import canonical_title
from dragoman.knowledge.portfolios import domain_of, portfolio_words, read_portfolio

_DEPUTY = {1: 3, 2: 3, 3: 5, 4: 5, 5: 6, 6: 7, 7: 7, 8: 8}
_ASSISTANT = {1: 5, 2: 5, 3: 5, 4: 6, 5: 6, 6: 7, 7: 7, 8: 8}
_NOBLE = ("prince of ", "princess ", "duke of ", "duchess of ", "earl of ", "countess of ")


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a title names it.

    ``name`` is canonical English ("Deputy Foreign Minister"); ``rank`` the level 1 to 8, None for a former office;
    ``kind`` as in ``offices.csv``; ``qualifiers`` holds "former", "acting", "elect" and the like; ``domain`` the
    portfolio ("foreign affairs"); ``bound_to`` the one state or organisation that has this office. ``use`` is
    ``fixed`` (an office by itself), ``open`` (needs a country or government context) or ``role`` (no office).
    ``bare`` says whether "the X" alone speaks of a person.
    """

    name: str
    rank: int | None
    kind: str
    domain: str | None = None
    qualifiers: tuple[str, ...] = ()
    bound_to: str | None = None
    use: str = "fixed"
    bare: bool = True
    plural: bool = False
    core: str = ""
    country_ranks: tuple[tuple[str, int], ...] = ()

    @property
    def former(self) -> bool:
        """Whether the title says that the office is no longer held."""
        return "former" in self.qualifiers

    def rank_in(self, country: str | None) -> int | None:
        """The level of the office in ``country``: a secretary of state is a minister in the USA, a deputy in Poland."""
        if self.former:
            return None
        return dict(self.country_ranks).get(country or "", self.rank)


@dataclass(frozen=True, slots=True)
class OfficeMatch:
    """An office at words [first, end) of a sequence; the core's last noun is the word ``noun``."""

    first: int
    end: int
    noun: int
    office: Office


@cache
def ranks() -> dict[int, tuple[str, str]]:
    """The levels of office: number, name, definition."""
    return {int(row["rank"]): (row["name"], row["definition"]) for row in table("ranks.csv", ("rank",))}


@cache
def _modifiers() -> dict[tuple[str, ...], dict[str, str]]:
    return {tuple(row["phrase"].split()): row for row in table("office_modifiers.csv", ("phrase",))}


@cache
def _starts() -> frozenset[str]:
    return frozenset(office_cores()) | {m[0] for m in _modifiers()} | portfolio_words()


@cache
def _styles() -> frozenset[str]:
    rows = office_rows()
    return frozenset(
        r["name"] for r in rows if r["bound_to"] and r["kind"] == "state" and r["phrase"].startswith(_NOBLE)
    )


def is_style(name: str | None) -> bool:
    """Whether a title is what its one bearer is called by: the Prince of Wales, the Duke of Edinburgh."""
    return name in _styles()


def match_office(words: Sequence[Word], i: int) -> OfficeMatch | None:
    """The longest office that starts at word ``i`` of ``words``, or None.

    Leading modifiers count as part ("former", "acting", "first deputy").
    """
    if i >= len(words) or words[i].lower not in _starts():
        return None
    modifiers: list[dict[str, str]] = []
    j = i
    while j < len(words):
        if j > i and not joined(words[j]):
            return None
        found = match_core(words, j)
        if found is None or found[0].row["portfolio"] == "must":
            behind_hyphen = j == i and i > 0 and words[i].gap == "-"  # "pro-Western Foreign Minister"
            with_portfolio = None if behind_hyphen else _with_prefix(words, j)
            if with_portfolio is not None:
                start, core, end = with_portfolio
                return _finish(words, i, modifiers, words[j:start], core, end, start)
        if found is not None and not _names_a_deputy(words, j, found[1]):
            core, end = found
            if core.row["portfolio"] != "must" or _postfix(words, end, core) > end:
                return _finish(words, i, modifiers, (), core, end, j)
        size = 2 if j + 1 < len(words) and (words[j].lower, words[j + 1].lower) in _modifiers() else 1
        row = _modifiers().get(tuple(w.lower for w in words[j : j + size]))
        if row is None or words[j].possessive:
            return None
        modifiers.append(row)
        j += size
    return None


def _names_a_deputy(words: Sequence[Word], j: int, end: int) -> bool:
    """ "Deputy Speaker of the Seimas": more than the "Deputy Speaker" that ends at ``end``, the deputy of another office."""
    if (words[j].lower,) not in _modifiers() or j + 1 >= len(words) or not joined(words[j + 1]):
        return False
    whole = match_core(words, j + 1)
    return whole is not None and whole[1] > end


def _with_prefix(words: Sequence[Word], j: int) -> tuple[int, OfficeCore, int] | None:
    end = read_portfolio(words, j, before=True)
    while end > j:
        if end < len(words) and joined(words[end]) and not words[end - 1].possessive:
            found = match_core(words, end)
            if found is not None and found[0].row["portfolio"]:
                return end, found[0], found[1]
        end -= 1
    return None


def _postfix(words: Sequence[Word], end: int, core: OfficeCore) -> int:
    """The end of "of foreign affairs", "for Europe", "in charge of trade" after a core; ``end`` if none follows.

    A member of a government has a portfolio whatever its words; of a director general only "for" tells of one.
    """
    j = end
    governs = core.row["kind"] == "government" and core.row["portfolio"] == "y"
    follows = words[end].lower if end < len(words) else ""
    governs = governs and (core.row["use"] == "fixed" or follows == "for")
    if j < len(words) and joined(words[j]) and words[j].lower in ("of", "for", "on"):
        j += 1
    elif [w.lower for w in words[j : j + 3]] == ["in", "charge", "of"]:
        j += 3
    elif [w.lower for w in words[j : j + 2]] == ["responsible", "for"]:
        j += 2
    else:
        return end
    stop = read_portfolio(
        words, j, before=False, is_office=partial(_begins_office, words) if governs else None
    )
    return stop if stop > j else end


def _begins_office(words: Sequence[Word], j: int) -> bool:
    """Whether an office, or what stands before one ("Deputy"), begins with word ``j``."""
    return match_core(words, j) is not None or (words[j].lower,) in _modifiers()


def _finish(
    words: Sequence[Word],
    first: int,
    modifiers: list[dict[str, str]],
    prefix: Sequence[Word],
    core: OfficeCore,
    end: int,
    core_start: int,
) -> OfficeMatch:
    row = core.row
    domain = domain_of(prefix) if prefix else None
    noun = noun_index(words, core_start, core)
    if row["portfolio"] and not (end and words[end - 1].possessive):
        stop = _postfix(words, end, core)
        if stop > end:
            link = end + 1
            while words[link].lower in ("the", "charge", "of", "for") and link < stop - 1:
                link += 1
            domain = domain or domain_of(words[link:stop])
            end = stop
    qualifiers = [
        m["phrase"]
        for m in modifiers
        if m["effect"] in ("former",) or m["phrase"] in ("acting", "interim", "first")
    ]
    qualifiers = [
        "former" if m in ("ex", "then", "late", "deposed", "ousted", "exiled") else m for m in qualifiers
    ]
    if any(m["effect"] == "elect" for m in modifiers):
        qualifiers.append("elect")
    if [w.lower for w in words[end : end + 2]] == ["a", "i"] and words[end + 1].gap == ".":
        end += 2  # chargé d'affaires a.i.
    if end < len(words) and words[end].lower in ("elect", "designate", "nominate") and joined(words[end]):
        qualifiers.append("elect")
        end += 1
    rank: int | None = int(row["rank"])
    for modifier in modifiers:
        rank = _shifted(rank, modifier["effect"])
    if "elect" in qualifiers and rank is not None and rank <= 2:
        rank = 3
    if "former" in qualifiers:
        rank = None
    changed = any(m["effect"] in ("deputy", "assistant") for m in modifiers)
    own = tuple(
        (pair.split(":")[0], int(pair.split(":")[1])) for pair in row["country_ranks"].split(";") if pair
    )
    office = Office(
        name=canonical_title(
            row["name"], [m["shown"] for m in modifiers if m["shown"]], domain, elect="elect" in qualifiers
        ),
        rank=rank,
        kind=row["kind"],
        domain=domain or _own_domain(row["name"]),
        qualifiers=tuple(dict.fromkeys(qualifiers)),
        bound_to=row["bound_to"] or None,
        use="fixed" if prefix and row["use"] == "open" else row["use"],
        bare=row["bare"] == "y",
        plural=core.plural,
        core=row["phrase"],
        country_ranks=() if changed or "elect" in qualifiers else own,
    )
    return OfficeMatch(first, end, noun, office)


@cache
def _bound_phrases() -> re.Pattern[str]:
    phrases = sorted({r["phrase"] for r in table("offices.csv", ("phrase",)) if r["bound_to"]}, key=len)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, reversed(phrases)))})\b", re.IGNORECASE)


def owners_of_offices(text: str) -> set[str]:
    """The states and organisations whose office a text names that no other has: "the Taoiseach" is Ireland's."""
    found: set[str] = set()
    for phrase in _bound_phrases().finditer(text.replace("-", " ")):
        match = match_office(split_words(phrase[0]), 0)
        if match is not None and match.office.bound_to is not None:
            found.add(match.office.bound_to)
    return found


def _shifted(rank: int | None, effect: str) -> int | None:
    if rank is None:
        return None
    return {"deputy": _DEPUTY, "assistant": _ASSISTANT}.get(effect, {}).get(rank, rank)


def _own_domain(name: str) -> str | None:
    return "foreign affairs" if "Foreign" in name else None


def parse_office(text: str) -> Office | None:
    """The office that ``text`` names: of all that stand in it the longest, the first of equals; None if none does.

    >>> parse_office("Deputy Minister of Foreign Affairs").name
    'Deputy Foreign Minister'
    """
    words = split_words(text)
    best: OfficeMatch | None = None
    for i in range(len(words)):
        found = match_office(words, i)
        if found is not None and (best is None or found.end - found.first > best.end - best.first):
            best = found
    return best.office if best else None
