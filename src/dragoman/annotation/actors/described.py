"""Places that are told by what they are: "the Finnish capital", "the Swiss city", "the Black Sea resort"."""

import re
from collections.abc import Sequence

from dragoman.annotation.mentions import ActorForm, ActorMention, PlaceMention
from dragoman.knowledge.cities import city_in
from dragoman.knowledge.countries import country, is_state

_CAPITAL = re.compile(r"\b[Tt]he (?P<whose>\w[\w '’-]{2,40}?) (?:capital(?: city)?)(?P<after> [A-Z\w]+)?")
_OWN_CAPITAL = re.compile(r"\b(?P<owner>[\w’']+) (?:capital(?: city)?)\b(?! of| city of)(?P<after> \w+)?")
_CITY = re.compile(
    r"\b(?:[Tt]he(?: same)?|that|this) (?P<whose>(?:[\w’'-]+ ){0,4}?)"
    r"(?:city|town|resort|port|metropolis|island)(?P<after> \w+)?"
)
# "The Chinese capital market" is about money, "the city council" is no place.
_NO_PLACE = frozenset(
    [
        "market",
        "markets",
        "controls",
        "control",
        "account",
        "expenditure",
        "goods",
        "flows",
        "flow",
        "investment",
        "investments",
        "gains",
        "stock",
        "outflows",
        "injection",
        "council",
        "state",
        "states",
        "hall",
        "centre",
        "center",
        "mayor",
        "administration",
        "authorities",
        "government",
        "of",
        "punishment",
        "letters",
        "letter",
    ]
)
_OWNERS = frozenset({"our", "its", "their", "country's", "country’s", "nation's", "nation’s", "the"})
_LEADS_THERE = re.compile(
    r"\b(?:in|at|near|outside|to|from|for|into|left|leaves|visit|visited|visits|visiting|reached|hosted by) $",
    re.IGNORECASE,
)


def described_places(
    text: str, actors: Sequence[ActorMention], places: Sequence[PlaceMention], home: str | None = None
) -> list[PlaceMention]:
    """Places of ``text`` that it tells by a phrase with "capital", "city" and the like, where it is clear which they are.

    "The Austrian capital" is the capital of the state named; "the capital" that of the country whose city or name stands last
    before it; "the Swiss city" and "the resort" the city named last before, of that country where one is given.
    """
    found: list[PlaceMention] = []
    for match in _CAPITAL.finditer(text):
        if _follows(match["after"]) and _LEADS_THERE.search(text[max(0, match.start() - 12) : match.start()]):
            code = _state_at(actors, match.start("whose"), match.end("whose"))
            if code is not None:
                found.append(_capital(text, match.start(), _end(match), code))
    taken = {place.start for place in found}
    for match in _OWN_CAPITAL.finditer(text):
        if match["owner"].lower() not in _OWNERS or match.start() in taken or not _follows(match["after"]):
            continue
        if _LEADS_THERE.search(text[max(0, match.start() - 12) : match.start()]):
            ours = match["owner"].lower() == "our"
            code = home if ours else _country_visited(text, actors, places, match.start())
            code = code or (home if ours else _country_before(text, actors, places, match.start(), home))
            if code is not None:
                found.append(_capital(text, match.start(), _end(match), code))
    for match in _CITY.finditer(text):
        led = _LEADS_THERE.search(text[max(0, match.start() - 12) : match.start()])
        if led is None or not _follows(match["after"]):
            continue
        named = _named_city(text, actors, places, match)
        if named is not None:
            found.append(_same(text, match.start(), _end(match), named))
    free = [f for f in found if not any(f.start < p.end and p.start < f.end for p in places)]
    return sorted(free, key=lambda place: place.start)


def _end(match: re.Match[str]) -> int:
    return match.start("after") if match["after"] else match.end()


def _follows(after: str | None) -> bool:
    """Whether what follows lets the phrase stand for a place: no other noun, and no name of its own."""
    word = (after or "").strip()
    return word.lower() not in _NO_PLACE and not word[:1].isupper()


def _state_at(actors: Sequence[ActorMention], start: int, end: int) -> str | None:
    inside = [a for a in actors if start <= a.start and a.end <= end + 2 and a.is_state and not a.members]
    fills = len(inside) == 1 and inside[0].start == start and inside[0].end >= end - 2
    return inside[0].code if fills else None


_LISTED = re.compile(r",? and |, ")


def _country_before(
    text: str, actors: Sequence[ActorMention], places: Sequence[PlaceMention], at: int, home: str | None
) -> str | None:
    """The country of which "the capital" is said: of the place or state named last, in this paragraph. Where that ends a
    list ("took him to Djibouti and Angola"), it is home, if the paragraph names a place of it."""
    begin = text.rfind("\n\n", 0, at) + 1
    if _ends_list(text, actors, places, begin, at):
        return home if any(p.country == home and begin <= p.start < at for p in places) else None
    last_place = max(
        (p for p in places if begin <= p.start < at and p.country), key=lambda p: p.start, default=None
    )
    states = [a for a in actors if begin <= a.start < at and a.is_state and not a.members]
    names = [a for a in states if a.form in (ActorForm.NAME, ActorForm.ACRONYM)]
    if last_place is not None and (not names or names[-1].start < last_place.start):
        return last_place.country
    if names and len({a.code for a in states if text.rfind(". ", 0, at) < a.start}) <= 1:
        return names[-1].code
    return None


# "The president of A visited the capital": not his own.
_GOES_TO = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|(?:arriv(?:es?|ed|ing)|land(?:s|ed|ing)?) in|(?:flew|flies|flown|travel\w*|came|went|goes) (?:in)?to|"
    r"reach(?:es|ed))(?: in)? the $",
    re.IGNORECASE,
)
# A sentence goes back to its beginning, over a title's full stop too short to end one.
_SENTENCE_END = re.compile(r"(?<=[a-z\d)”\"]{2})[.!?][”\"]? ")


def _country_visited(
    text: str, actors: Sequence[ActorMention], places: Sequence[PlaceMention], at: int
) -> str | None:
    """Whose capital somebody came to who is told of by his own state: that of the place in the sentence before, or of
    the one other state there."""
    begin = text.rfind("\n\n", 0, at) + 1
    if not _GOES_TO.search(text[max(begin, at - 24) : at + 4]):
        return None
    ends = [begin, *(m.end() for m in _SENTENCE_END.finditer(text, begin, at))]
    if len(ends) < 2:
        return None
    own = {a.code for a in actors if ends[-1] <= a.start < at and a.is_state and not a.members}
    before = {a.code for a in actors if ends[-2] <= a.start < ends[-1] and a.is_state and not a.members}
    seen = {p.country for p in places if ends[-2] <= p.start < ends[-1] and p.country}
    others = (seen - own) or (before - own)
    return others.pop() if len(own) == 1 and len(others) == 1 else None


def _ends_list(
    text: str, actors: Sequence[ActorMention], places: Sequence[PlaceMention], begin: int, at: int
) -> bool:
    """Whether the country or city named last between two offsets is one of several in a row."""
    names = [a for a in actors if a.is_state and a.form in (ActorForm.NAME, ActorForm.ACRONYM)]
    here = {m.end: m for m in (*names, *places) if begin <= m.start < at}
    ends = sorted(here)
    return len(ends) > 1 and _LISTED.fullmatch(text, ends[-2], here[ends[-1]].start) is not None


def _capital(text: str, start: int, end: int, code: str) -> PlaceMention:
    entry = country(code)
    known = city_in(entry.capital, code)
    latitude = known.latitude if known else entry.latitude
    longitude = known.longitude if known else entry.longitude
    return PlaceMention(start, end, text[start:end], entry.capital, code, latitude, longitude)


def _named_city(
    text: str, actors: Sequence[ActorMention], places: Sequence[PlaceMention], match: re.Match[str]
) -> PlaceMention | None:
    begin = text.rfind("\n\n", 0, match.start()) + 1
    before = [p for p in places if begin <= p.start < match.start() and p.country]
    owners = {
        a.code for a in actors if match.start("whose") <= a.start < match.end("whose") and is_state(a.code)
    }
    if len(owners) > 1:
        return None
    fits = [p for p in before if not owners or p.country in owners]
    return fits[-1] if fits and (owners or fits[-1] is before[-1]) else None


def _same(text: str, start: int, end: int, place: PlaceMention) -> PlaceMention:
    return PlaceMention(
        start, end, text[start:end], place.name, place.country, place.latitude, place.longitude
    )
