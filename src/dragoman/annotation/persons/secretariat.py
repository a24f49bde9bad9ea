"""The organisation whose page it is: whose secretary-general and envoys it calls by their office alone.

Briefings of the United Nations, releases of NATO and circulars of the Commonwealth leave out whose officials they tell of,
as a ministry leaves out its country: "The Secretary-General will be in Copenhagen", "the Personal Envoy, Christopher Ross".
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman.annotation.mentions import ActorMention
from dragoman.knowledge.countries import is_state, plain
from dragoman.knowledge.names import Word
from dragoman.knowledge.office_holders import Holder, office_holders
from dragoman.knowledge.organisations import is_organisation, organisation

if TYPE_CHECKING:
    from dragoman.annotation.persons.found import Found
    from dragoman.annotation.persons.page import Page

_GENERALS = frozenset(
    {
        "secretary general",
        "general secretary",
        "deputy secretary general",
        "assistant secretary general",
        "under secretary general",
        "undersecretary general",
    }
)
_ENVOYS = frozenset({"special envoy", "personal envoy", "special representative", "special adviser"})
# An organisation whose envoys a page leaves unsaid is named so often, and so many times as often as any other.
_OFTEN, _TIMES = 2, 2


@dataclass(frozen=True, slots=True)
class Secretariat:
    """The organisation of a page; ``head`` is its highest official of that day where the page names him, and ``sure``
    whether the page shows plainly enough that it is the organisation's own."""

    code: str
    head: Holder | None
    sure: bool


@cache
def _heads() -> tuple[tuple[str, Holder], ...]:
    """The heads of organisations with a secretary-general, by their names in plain letters."""
    return tuple(
        (f" {plain(spelling)} ", holder)
        for holder in office_holders()
        if not is_state(holder.country) and _has_general(holder.country)
        for spelling in (holder.name, *holder.variants)
        if " " in spelling
    )


def _has_general(code: str) -> bool:
    return is_organisation(code) and "secretary" in organisation(code).head.lower()


def secretariat_of(
    words: Sequence[Word], actors: Sequence[ActorMention], published: str | None
) -> Secretariat | None:
    """The organisation whose officials a page of these words leaves unsaid, or None."""
    named = Counter(a.code for a in actors if not a.is_state and _has_general(a.code))
    heads = _named_heads(words, published) if published else {}
    if len(heads) == 1:
        ((code, head),) = heads.items()
        return Secretariat(code, head, named[code] > 0 and _outweighs(named, code))
    if heads or not named:
        return None
    code = named.most_common(1)[0][0]
    return Secretariat(code, None, named[code] >= _OFTEN) if _outweighs(named, code) else None


def _named_heads(words: Sequence[Word], published: str) -> dict[str, Holder]:
    """The heads of that day whom a page names, in capitals too, by their organisations."""
    text = f" {' '.join(plain(word.text) for word in words)} "
    return {h.country: h for name, h in _heads() if h.in_office(published) and name in text}


def _outweighs(named: Counter[str], code: str) -> bool:
    others = max((count for other, count in named.items() if other != code), default=0)
    return named[code] >= _TIMES * others


def serves(page: "Page", item: "Found") -> str | None:
    """The organisation that an official serves of whom the page says no more than the office, or None."""
    office = item.office
    if office is None or item.country is not None or office.former or item.possessor not in ("", "our"):
        return None
    if office.core not in _GENERALS | _ENVOYS or (office.core in _ENVOYS and not _capital(page, item)):
        return None
    its = page.secretariat
    return its.code if its is not None and (its.sure or office.core in _GENERALS) else None


def _capital(page: "Page", item: "Found") -> bool:
    """Whether the office is written as a title: "the Personal Envoy", which is no envoy of just anybody."""
    return any(page.words[i].capital for i in range(page.word_at(item.start), page.word_at(item.end)))
