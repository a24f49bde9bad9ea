"""Offices of diplomacy and government: what a title means, and at what level (see ``tables/ranks.csv``).

The grammar of a title in English is ``modifiers [portfolio] core [of|for portfolio]``: "First Deputy | Foreign |
Minister", "Minister | of Energy and Natural Resources". The cores stand in ``tables/offices.csv``, the modifiers in
``office_modifiers.csv``, the words of portfolios in ``portfolios.csv``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge.countries import adjective, countries
from dragoman.knowledge.loading import table
from dragoman.knowledge.names import Word, split_words
from dragoman.knowledge.office_titles import canonical_title
from dragoman.knowledge.organisations import organisations

_DEPUTY = {1: 3, 2: 3, 3: 5, 4: 5, 5: 6, 6: 7, 7: 7, 8: 8}
_ASSISTANT = {1: 5, 2: 5, 3: 5, 4: 6, 5: 6, 6: 7, 7: 7, 8: 8}
_NOBLE = ("prince of ", "princess ", "duke of ", "duchess of ", "earl of ", "countess of ")
_LINKS = frozenset({"and", "of", "for", "the", "on"})


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


@dataclass(frozen=True, slots=True)
class _Core:
    words: tuple[str, ...]
    noun: int
    plural: bool
    row: dict[str, str]


@cache
def ranks() -> dict[int, tuple[str, str]]:
    """The levels of office: number, name, definition."""
    return {int(row["rank"]): (row["name"], row["definition"]) for row in table("ranks.csv", ("rank",))}


def _plural_of(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith("y") and word[-2:] not in ("oy", "ey", "ay"):
        return word[:-1] + "ies"
    return word + "s"


@cache
def _cores() -> dict[str, tuple[_Core, ...]]:
    index: dict[str, list[_Core]] = {}
    for row in table("offices.csv", ("phrase",)):
        words = tuple(row["phrase"].split())
        noun = _noun_of(words)
        plural = (*words[:noun], _plural_of(words[noun]), *words[noun + 1 :])
        for core in (_Core(words, noun, False, row), _Core(plural, noun, True, row)):
            index.setdefault(core.words[0], []).append(core)
    return {first: tuple(sorted(cores, key=lambda c: -len(c.words))) for first, cores in index.items()}


def _noun_of(words: tuple[str, ...]) -> int:
    """The word that takes the plural: before "of", "to", "in", "general", "extraordinary", else the last."""
    for i, word in enumerate(words):
        if i and word in (
            "of",
            "to",
            "for",
            "in",
            "at",
            "on",
            "extraordinary",
            "plenipotentiary",
            "d'affaires",
            "ad",
            "elect",
        ):
            return i - 1
    if (
        len(words) > 1
        and words[-1] == "general"
        and words[-2] in ("secretary", "attorney", "consul", "director", "governor", "prosecutor")
    ):
        return len(words) - 2
    return len(words) - 1


@cache
def _modifiers() -> dict[tuple[str, ...], dict[str, str]]:
    return {tuple(row["phrase"].split()): row for row in table("office_modifiers.csv", ("phrase",))}


@cache
def _portfolios() -> tuple[frozenset[str], dict[str, str]]:
    domains = {row["phrase"]: row["domain"] for row in table("portfolios.csv", ("phrase",)) if row["domain"]}
    words = {
        w for row in table("portfolios.csv", ("phrase",)) for w in row["phrase"].replace(",", "").split()
    }
    return frozenset(words - _LINKS), domains


@cache
def _starts() -> frozenset[str]:
    return frozenset(_cores()) | {m[0] for m in _modifiers()} | _portfolios()[0]


def is_portfolio_word(word: str) -> bool:
    """Whether ``word`` (lower case) occurs in the names of portfolios."""
    return word in _portfolios()[0]


def _joined(word: Word) -> bool:
    """Whether a word continues the phrase before it: only a space, a hyphen or a line's own break between them."""
    return word.gap.replace("\n", " ").strip() in ("", "-", "‑", "–") and "\n\n" not in word.gap


def _match_core(words: Sequence[Word], i: int) -> tuple[_Core, int] | None:
    for core in _cores().get(words[i].lower, ()):
        j = i + 1
        matched = True
        for expected in core.words[1:]:
            if j < len(words) and words[j].lower == "the" and expected != "the" and _joined(words[j]):
                j += 1
            if j < len(words) and _joined(words[j]) and _may_stand_inside(words[j], core, expected):
                j += 1
            if j >= len(words) or not _goes_on(words, j) or not _same(words[j], expected):
                matched = False
                break
            j += 1
        if matched:
            return core, j
    return None


def _goes_on(words: Sequence[Word], j: int) -> bool:
    """Whether word ``j`` continues a title; inside one stands a possessive: "head of the president's office"."""
    return _joined(words[j]) or (words[j - 1].possessive and words[j].gap in ("'s ", "’s "))


def _may_stand_inside(word: Word, core: _Core, expected: str) -> bool:
    """Whether a word names whose office it is: "Speaker of the Latvian Saeima", "head of the OSCE mission"."""
    if word.lower == expected:
        return False
    bodies = core.row["kind"] in ("diplomat", "organisation") and word.text in _acronyms()
    return word.text in _adjectives() or bodies


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(o.code for o in organisations() if o.code.isupper())


@cache
def _adjectives() -> frozenset[str]:
    """Adjectives of states, which may stand inside a title: "Speaker of the Latvian Saeima"."""
    return frozenset(word for c in countries() for word in (adjective(c.code),) if word and " " not in word)


@cache
def _styles() -> frozenset[str]:
    rows = table("offices.csv", ("phrase",))
    return frozenset(
        r["name"] for r in rows if r["bound_to"] and r["kind"] == "state" and r["phrase"].startswith(_NOBLE)
    )


def is_style(name: str | None) -> bool:
    """Whether a title is what its one bearer is called by: the Prince of Wales, the Duke of Edinburgh."""
    return name in _styles()


def _same(word: Word, expected: str) -> bool:
    found = word.lower
    if word.possessive:
        return found + "'s" == expected or (found == expected and expected in ("president", "ministry"))
    return found == expected or found.replace("defense", "defence") == expected


def _read_portfolio(words: Sequence[Word], i: int, *, before: bool) -> int:
    """The end of the longest portfolio that starts at word ``i``; ``i`` itself if there is none.

    A portfolio before its core ("foreign minister") has no "of" or "for" in it.
    """
    known = _portfolios()[0]
    end = j = i
    while j < len(words):
        word = words[j]
        gap = word.gap.strip()
        if j > i and gap not in ("", "-", ",", "&", ", &"):
            break
        if j > i and "\n" in word.gap:
            break
        if word.lower in known or (j > i and not before and _like_portfolio(word)):
            j += 1
            end = j
            if word.possessive:
                break
            continue
        linking = word.lower in ("and", "&") or (not before and word.lower in ("the", "of", "for"))
        if not linking or (j == i and word.lower != "the"):
            break
        j += 1
    return end


_ABSTRACT = re.compile(r"(?:[ts]ion|ment|ship|ture|ness|[ae]nce|ology|nomics|ing|ity|ities|ism|omy)$")


def _like_portfolio(word: Word) -> bool:
    """Whether a word is a field of government and no name by its ending: Promotion, Empowerment, Citizenship."""
    return len(word.text) > 6 and _ABSTRACT.search(word.lower) is not None


def _domain(words: Sequence[Word]) -> str:
    text = ""
    for i, word in enumerate(words):
        mark = word.gap.strip() if i else ""
        text += ("" if not i else ", " if "," in mark else " and " if "&" in mark else " ") + word.lower
    text = text.removeprefix("the ")
    if text == "foreign and economic affairs":
        return "foreign affairs"
    return _portfolios()[1].get(text, text)


def match_office(words: Sequence[Word], i: int) -> OfficeMatch | None:
    """The longest office that starts at word ``i`` of ``words``, or None.

    Leading modifiers count as part ("former", "acting", "first deputy").
    """
    if i >= len(words) or words[i].lower not in _starts():
        return None
    modifiers: list[dict[str, str]] = []
    j = i
    while j < len(words):
        if j > i and not _joined(words[j]):
            return None
        found = _match_core(words, j)
        if found is None or found[0].row["portfolio"] == "must":
            with_portfolio = _with_prefix(words, j)
            if with_portfolio is not None:
                start, core, end = with_portfolio
                return _finish(words, i, modifiers, words[j:start], core, end, start)
        if found is not None:
            core, end = found
            if core.row["portfolio"] != "must" or _postfix(words, end) > end:
                return _finish(words, i, modifiers, (), core, end, j)
        size = 2 if j + 1 < len(words) and (words[j].lower, words[j + 1].lower) in _modifiers() else 1
        row = _modifiers().get(tuple(w.lower for w in words[j : j + size]))
        if row is None or words[j].possessive:
            return None
        modifiers.append(row)
        j += size
    return None


def _with_prefix(words: Sequence[Word], j: int) -> tuple[int, _Core, int] | None:
    end = _read_portfolio(words, j, before=True)
    while end > j:
        if end < len(words) and _joined(words[end]) and not words[end - 1].possessive:
            found = _match_core(words, end)
            if found is not None and found[0].row["portfolio"]:
                return end, found[0], found[1]
        end -= 1
    return None


def _postfix(words: Sequence[Word], end: int) -> int:
    """The end of "of foreign affairs", "for Europe", "in charge of trade" after a core; ``end`` if none follows."""
    j = end
    if j < len(words) and _joined(words[j]) and words[j].lower in ("of", "for", "on"):
        j += 1
    elif [w.lower for w in words[j : j + 3]] == ["in", "charge", "of"]:
        j += 3
    elif [w.lower for w in words[j : j + 2]] == ["responsible", "for"]:
        j += 2
    else:
        return end
    stop = _read_portfolio(words, j, before=False)
    return stop if stop > j else end


def _finish(
    words: Sequence[Word],
    first: int,
    modifiers: list[dict[str, str]],
    prefix: Sequence[Word],
    core: _Core,
    end: int,
    core_start: int,
) -> OfficeMatch:
    row = core.row
    domain = _domain(prefix) if prefix else None
    noun = _noun_index(words, core_start, core)
    if row["portfolio"] and not (end and words[end - 1].possessive):
        stop = _postfix(words, end)
        if stop > end:
            link = end + 1
            while words[link].lower in ("the", "charge", "of", "for") and link < stop - 1:
                link += 1
            domain = domain or _domain(words[link:stop])
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
    if end < len(words) and words[end].lower in ("elect", "designate", "nominate") and _joined(words[end]):
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


def _noun_index(words: Sequence[Word], start: int, core: _Core) -> int:
    j, seen = start, 0
    while seen < core.noun:
        j += 1
        passed = words[j].text in _adjectives() or words[j].text in _acronyms()
        if words[j].lower != "the" and not (passed and words[j].lower != core.words[seen + 1]):
            seen += 1
    return j


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
