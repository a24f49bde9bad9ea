"""The portfolio of an office: "Foreign" before its core, "of Lands, Survey and Natural Resources" behind it.

Words of portfolios stand in ``tables/portfolios.csv``; but governments invent new ones, so a portfolio behind "of" or
"for" is read by its shape as well: items of capitalised words, parted by commas, the last after "and", up to the comma
before a name, to "of" and a country, or to a word in lower case.
"""

import re
from collections.abc import Callable, Container, Sequence
from functools import cache

from dragoman.knowledge.countries import surfaces
from dragoman.knowledge.loading import table
from dragoman.knowledge.names import Word, given_names, honorifics, particles, plain
from dragoman.knowledge.organisations import organisations

_LINKS = frozenset({"and", "of", "for", "the", "on"})
_LONGEST_ITEM = 5
_MOST_ITEMS = 7


@cache
def _portfolios() -> tuple[frozenset[str], dict[str, str]]:
    domains = {row["phrase"]: row["domain"] for row in table("portfolios.csv", ("phrase",)) if row["domain"]}
    words = {
        w for row in table("portfolios.csv", ("phrase",)) for w in row["phrase"].replace(",", "").split()
    }
    return frozenset(words - _LINKS), domains


def portfolio_words() -> frozenset[str]:
    """All words (lower case) of the names of portfolios."""
    return _portfolios()[0]


def is_portfolio_word(word: str) -> bool:
    """Whether ``word`` (lower case) occurs in the names of portfolios."""
    return word in portfolio_words()


_ABSTRACT = re.compile(r"(?:[ts]ion|ment|ship|ture|ness|[ae]nce|ology|nomics|ing|ity|ities|ism|omy)$")


def names_field(word: Word) -> bool:
    """Whether a word is a field of government and no name: a known one, or by its ending (Promotion, Citizenship)."""
    known = is_portfolio_word(word.lower) or is_portfolio_word(word.lower.removesuffix("'").removesuffix("’"))
    return known or (len(word.text) > 6 and _ABSTRACT.search(word.lower) is not None)


def domain_of(words: Sequence[Word]) -> str:
    """The words of a portfolio as its canonical domain: "external relations" are foreign affairs."""
    text = ""
    for i, word in enumerate(words):
        mark = word.gap.strip() if i else ""
        joint = ", " if "," in mark else " and " if "&" in mark else "' " if mark in ("'", "’") else " "
        text += (joint if i else "") + word.lower
    text = text.removeprefix("the ")
    if text == "foreign and economic affairs":
        return "foreign affairs"
    return _portfolios()[1].get(text, text)


def read_portfolio(
    words: Sequence[Word], i: int, *, before: bool, is_office: Callable[[int], bool] | None = None
) -> int:
    """The end of the longest portfolio that starts at word ``i``; ``i`` itself if there is none.

    A portfolio before its core ("foreign minister") has no "of" or "for" in it. Behind the core of an office that cannot
    do without one, ``is_office`` says where another office begins; then unknown words count too, by the portfolio's shape.
    """
    known = _of_known_words(words, i, before=before)
    if before or is_office is None:
        return known
    end = max(known, _by_shape(words, i, is_office))
    if i < end < len(words) and words[end].gap == " " and words[end].capital and is_office(end):
        links = [j for j in range(i + 1, end) if words[j].lower == "and"]
        return links[-1] if links else end  # "Minister of Defence and Foreign Minister"
    return end


def _of_known_words(words: Sequence[Word], i: int, *, before: bool) -> int:
    known = _portfolios()[0]
    end = j = i
    while j < len(words):
        word = words[j]
        gap = word.gap.strip()
        if j > i and gap not in ("", "-", ",", "&", ", &"):
            break
        if j > i and "\n" in word.gap:
            break
        if before and "," in gap and j > i and not _goes_on(words, i, j, known):
            break
        if word.lower in known or (j > i and not before and names_field(word)):
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


def _goes_on(words: Sequence[Word], i: int, j: int, known: Container[str]) -> bool:
    """Whether a comma joins two fields of one portfolio: "Trade, Industry and Tourism Minister", and not "will boost trade,
    Foreign Minister X said"."""
    if words[i].capital != words[j].capital:
        return False
    for word in words[j : j + _LONGEST_LIST]:
        if word.lower in ("and", "&") or "&" in word.gap:
            return True
        if word.lower not in known:
            return False
    return False


# So many words of a list of fields stand before the last "and".
_LONGEST_LIST = 8


@cache
def _parties() -> frozenset[str]:
    """First words of the names of states and organisations, at which no portfolio goes on."""
    names = [s.text for s in surfaces()] + [o.code for o in organisations()]
    return frozenset(name.split()[0] for name in names if name not in ("European", "African"))


# Whose people have a portfolio, and not what it is ("State Secretary of the Ministry of Health"), and further posts of one
# person ("Minister of Health and Head of the Crisis Committee").
_HOUSES = frozenset(
    {"ministry", "department", "office", "chancellery", "government", "republic", "parliament", "cabinet", "council",
     "presidency", "state", "federation", "kingdom", "commission", "party", "court",
     "head", "chief", "chairman", "chairwoman", "chairperson", "commander", "director", "governor", "spokesperson"}
)  # fmt: skip


def _ends_portfolio(words: Sequence[Word], j: int, is_office: Callable[[int], bool]) -> bool:
    """Whether word ``j`` is capitalised for another reason: a name, a form of address, a state, the next office."""
    word = words[j]
    if is_portfolio_word(word.lower):
        return False
    titled = any(tuple(w.lower for w in words[j : j + size]) in honorifics() for size in (1, 2, 3))
    named = plain(word.text) in given_names() or word.lower in particles() or len(word.text) < 3
    return titled or named or word.lower in _HOUSES or word.text in _parties() or is_office(j)


def _item(words: Sequence[Word], i: int, is_office: Callable[[int], bool]) -> int:
    """The end of the capitalised words that stand together from word ``i`` on: "Expatriates' Welfare"."""
    j = i
    while j < len(words) and j - i < _LONGEST_ITEM:
        gap = words[j].gap.strip()
        many = gap in ("'", "’") and words[j - 1].lower.endswith("s")  # "Expatriates' Welfare"
        if j > i and not many and (gap not in ("", "-") or words[j - 1].possessive):
            break
        if not words[j].capital or _ends_portfolio(words, j, is_office):
            break
        j += 1
    return j


def _by_shape(words: Sequence[Word], i: int, is_office: Callable[[int], bool]) -> int:
    """The end of a portfolio of whatever words, told by its shape alone; ``i`` where the shape could be a name's."""
    start = i + (i < len(words) and words[i].lower == "the")
    end = _item(words, start, is_office)
    if end == start:
        return i
    items = [(start, end)]
    while len(items) < _MOST_ITEMS:
        j = items[-1][1]
        gap = words[j].gap.strip() if j < len(words) else "."
        last = gap in ("", ",") and words[j].lower == "and"
        if not (last or gap == "&" or (gap == "," and j < len(words) and words[j].capital)):
            break
        stop = _item(words, j + last, is_office)
        field = stop - j - last == 1 or any(names_field(w) for w in words[j + last : stop])
        office = stop < len(words) and words[stop].gap == " " and is_office(stop)
        if stop == j + last or not field or office:
            break
        items.append((j + last, stop))
    while len(items) > 1 and words[items[-1][0]].gap.strip() == ",":
        items.pop()  # only "and" closes a list; what a comma parts is the name
    first, stop = items[-1]
    if stop - first > 1 and not names_field(words[stop - 1]) and not _closed(words, stop, is_office):
        if len(items) > 1:
            return items[-2][1]
        while stop - 1 > first and not names_field(words[stop - 1]):
            stop -= 1  # "Minister of Happiness Ohoud Al Roumi"
        return stop if names_field(words[stop - 1]) else i
    return stop


def _closed(words: Sequence[Word], j: int, is_office: Callable[[int], bool]) -> bool:
    """Whether the words before ``j`` cannot be the name: one follows behind a comma, or "of" and a country do."""
    if j + 1 >= len(words):
        return False
    if words[j].lower == "of" and words[j].gap == " ":
        return words[j + 1].capital or words[j + 1].lower == "the"
    return words[j].gap.strip() == "," and words[j].capital and words[j + 1].capital and not is_office(j)
