"""Whose official somebody is where neither the text nor the tables say so, but the story does.

A dispatch leaves out the country of its own ground ("ACCRA, Feb 19 - The Vice President ..."), and every report that of
the side whose turn it is ("the Spanish side was led by X", "flew to Tokyo and had talks with Prime Minister Y").
"""

import re
from functools import cache
from itertools import pairwise

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.page import Page
from dragoman.annotation.persons.sections import section_at
from dragoman.knowledge.countries import surfaces
from dragoman.knowledge.organisations import organisations

# Before an official whom somebody else meets, or by whom somebody is received.
_BEHIND = re.compile(
    r"\b(?:by|with|to|from|met|meets?|meeting|saw|sees?|see|seeing|joined|visit(?:ed|s|ing)?|receiv(?:e[sd]?|ing)|"
    r"greet(?:ed|s|ing)?|welcom(?:e[sd]?|ing)|host(?:ed|s|ing)?|(?:tele)?phon(?:e[sd]?|ing)|rang|rings?|call(?:ed|ing)|"
    r"on|upon|between)(?: with| by)? (?:also )?"
    r"(?:the |its |their |an? |new |then |(?:his|her|their) (?:\w+ )?(?:hosts?|guests?),? )*$",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"[\"”’,]{0,2} (?:said|says|told|announced|added|recalled|confirmed|noted|stated|explained|declared|denied|wrote|"
    r"rejected|described|called it)\b"
)
_SIDE_LED = re.compile(
    r"(?:side|party|team|delegation|one|group|counterparts?|representatives?)[^.,;]{0,30}?"
    r"(?:(?:was|were|is|being) )?(?:led|headed|chaired|represented)? ?by (?:the |its |their )?$"
)
_ON_SIDE = re.compile(
    r"\b(?:on|from|for) the (?P<state>[\w’' -]{3,30}?) (?:side|part)\b(?: by|,)? (?:the )?$"
)
_MINISTER = 5  # ministers and their deputies serve at home
# So many sentences before tell whose turn it is.
_REACH = 2


@cache
def seats_of_nobody() -> frozenset[str]:
    """Seats of organisations that are no capitals (Geneva, New York), and Brussels: from there the world reports."""
    capitals = {s.text for s in surfaces() if s.form == "capital"}
    return frozenset(o.seat for o in organisations() if o.seat and o.seat not in capitals) | {"Brussels"}


def ground_at(page: Page, offset: int) -> str | None:
    """The country under whose name a digest tells it, or from whose city the dispatch at ``offset`` is dated, or None."""
    section = section_at(page.sections, offset)
    if section is not None or page.sections:
        return section
    before = [p for p in page.datelines if p.start <= offset]
    if not before or before[-1].name in seats_of_nobody() or _in_list(page, before[-1].start):
        return None
    return before[-1].country


def _in_list(page: Page, offset: int) -> bool:
    """Whether a city opens an entry of a diary ("* PARIS - X meets Y"): it says where, not whose the news is."""
    return page.text[page.text.rfind("\n", 0, offset) + 1 : offset].strip() != ""


def ground_of_page(page: Page, unsaid: list[Found]) -> str | None:
    """The country whose officials the page calls by their office alone: that of those among them whom the tables know.

    ``unsaid`` are the persons to whom the text gives no country, in the order of the text. All must be of one country.
    """
    if page.home is not None or any(not _in_list(page, p.start) for p in page.datelines):
        return None
    known = [
        f.person.country
        for f in unsaid
        if f.person is not None
        and f.person.country
        and f.office is not None
        and (f.rank or 9) <= _MINISTER
        and not stands_behind(page, f)  # "in Bangkok he will meet Prime Minister X": she is the other side
    ]
    return known[0] if known and len(set(known)) == 1 else None


# Between states that are named together.
_LISTED = re.compile(r",? (?:and|or) (?:the )?")


def owner(page: Page, offset: int) -> str | None:
    """Whose "its" at ``offset`` is: the state named last before it in the sentence, else the sentence before opens with it.

    Several states are no "it"; and behind a comma the one that opens the sentence speaks: "A is to help B, its envoy said".
    """
    sentence = page.sentence(offset)
    named = [a for a in page.actors if not page.adjective(a) and not a.members]
    here = [a for a in named if sentence.start <= a.start and a.end <= offset]
    while len(here) > 1 and _LISTED.fullmatch(page.text[here[-2].end : here[-1].start]):
        here = [*here[:-2]] if len(here) > 2 else []
    if here:
        opening = here[0].start == sentence.start and page.text[here[-1].end : offset] == ", "
        return here[0 if opening else -1].code
    number = page.sentence_number(offset)
    if (
        number == 0
        or page.text[sentence.start : offset].strip()
        or page.heading(page.sentences[number - 1].start)
    ):
        return None
    before = page.sentences[number - 1]
    first = next((a for a in named if before.start <= a.start < before.end), None)
    opens = first is not None and page.word_at(first.start) - page.word_at(before.start) <= 1
    return first.code if first is not None and opens else None


def announces(page: Page, item: Found) -> bool:
    """Whether a person only tells the news: "Foreign Minister X said"."""
    return _ANNOUNCES.match(page.text, item.end) is not None


def side_named(page: Page, item: Found) -> str | None:
    """The country of the side that a person leads or speaks for: "the Spanish one by X", "on the Omani side, Y"."""
    start = page.sentence(item.start).start
    left = page.text[start : item.start]
    on_side = _ON_SIDE.search(left)
    if on_side is not None:
        return _adjective_at(page, start + on_side.start("state"))
    led = _SIDE_LED.search(left)
    return _adjective_at(page, start + led.start() - 1, back=True) if led is not None else None


_OF_SIDE = re.compile(
    r"(?:,? (?:[A-Z(][\w().&’'-]*|of|for|and|the)){0,12},? (?:from|for|on|of) the (?P<state>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) side\b"
)


def side_behind(page: Page, item: Found) -> str | None:
    """The country of the side that stands behind a name and its office: "X, Secretary (ER) from the Indian side"."""
    behind = _OF_SIDE.match(page.text, item.end, page.sentence(item.start).end)
    return _adjective_at(page, behind.start("state")) if behind is not None else None


def _adjective_at(page: Page, offset: int, *, back: bool = False) -> str | None:
    word = page.word_at(offset)
    for place in (word, word - 1) if back else (word, word + 1):
        actor = page.actor(place)
        if actor is not None and actor.is_state and not actor.members:
            return actor.code
    return None


def faced(page: Page, ordered: list[Found], item: Found) -> str | None:
    """The country of an official whom another country's meets or is received by, where only one is left for him.

    "Do Muoi was in Tokyo and had talks with Prime Minister X": the other state of the sentence, or of those before.
    Where two sign, "signed by Minister X and Minister Y", and Y is of that state, X is of the first.
    """
    if (own := _seen_off_by(page, ordered, item)) is not None:
        return own
    code = _other_side(page, ordered, item)
    signed = _SIGNED_BY.search(page.text, max(0, item.start - 30), item.start)
    if code is None or signed is None or signed.end() != item.start:
        return code
    beside = [f for f in ordered if page.text[item.end : f.start].strip(" ,") in ("and", "and the")]
    if not any(f.known_country == code for f in beside):
        return code
    start = page.sentence(item.start).start
    before = {f.known_country for f in ordered if start <= f.start and f.end <= item.start} - {None, code}
    return before.pop() if len(before) == 1 else None


_SEEN_OFF = re.compile(
    r"\b(?:seen|saw) (?:him |her |them )?off\b[^.;]{0,60}$|\bwelcomed (?:back )?home\b[^.;]{0,60}$"
)
_SET_OUT = re.compile(
    r"\b(?:left|leaves?|leaving|departs?|departed|departing|set off|set out|took off|flew out)\b"
)
_WENT_HOME = re.compile(r"\b(?:end(?:s|ed)|conclud\w+|wrapp?\w*|return\w*|home)\b")


def _seen_off_by(page: Page, ordered: list[Found], item: Found) -> str | None:
    """Whose minister sees somebody off who sets out: the traveller's own."""
    sentence = page.sentence(item.start)
    if _SEEN_OFF.search(page.text[sentence.start : item.start]) is None:
        return None
    number = page.sentence_number(item.start)
    start = page.sentences[max(0, number - 1)].start
    people = {f.known_country for f in ordered if start <= f.start and f.end <= item.start} - {None}
    places = page.grounds_in(sentence.start, sentence.end)
    told = page.text[start : item.start]
    sets_out = _SET_OUT.search(told) is not None and _WENT_HOME.search(told) is None
    mine = people & places if places else people if sets_out else set()
    code = next(iter(mine)) if len(mine) == 1 else None
    return code


_SIGNED_BY = re.compile(r"\b(?:signed|initialled|concluded|inked|penned) by (?:the )?")


def _other_side(page: Page, ordered: list[Found], item: Found) -> str | None:
    """The other of two sides, seen from the people before."""
    hosts = _HOSTS.match(page.text, item.end) is not None
    if not hosts and not stands_behind(page, item):
        return None
    sentence = page.sentence(item.start)
    people = [f for f in ordered if f.start >= sentence.start and f.end <= item.start and f.plural == 1]
    sides = [(code, stands_behind(page, f)) for f in people if (code := f.known_country)]
    mine = {code for code, behind in sides if not behind}
    beside = [code for code, behind in sides if behind]
    before = page.text[sentence.start : item.start]
    if hosts or (not sides and (_SOMEBODY.search(before) or _TALKS_OF_HIS.match(before))):
        mine, beside = _spoken_of(page, ordered, item), []
    if len(mine) > 1:
        return None
    if beside and beside[-1] not in mine:
        return beside[-1]
    if not mine:
        return None
    number = page.sentence_number(item.start)
    for first in range(number, max(-1, number - _REACH - 1), -1):
        start = page.sentences[first].start
        if first < number and page.heading(start):
            break
        named = page.states_in(start, sentence.end) | page.grounds_in(start, sentence.end)
        if others := named - mine:
            return others.pop() if len(others) == 1 else None
    others = page.states_in(0, len(page.text)) - mine
    return others.pop() if len(others) == 1 else None


# "Received him", "greeted the visitor": whoever does is at home.
_HOSTS = re.compile(
    r"(?: (?:also|later|then|himself|herself|in turn))?,? (?:received|hosted|welcomed|greeted|met|will (?:receive|host|meet)|"
    r"receives|hosts|welcomes|meets|called on|calls on|(?:had|held|holds|has) (?:\w+ ){0,2}(?:talks|meeting) with|sat down with|"
    r"conferred with)(?: with)? (?:him|her|them|(?:the|his|her) (?:visitor|guest|visiting|delegation|envoy))\b"
)
# "He", "the Minister of State": who was told of before.
_SOMEBODY = re.compile(
    r"\b(?:he|she|the (?:(?:prime|foreign|deputy|vice|state|crown) )*(?:minister|president|premier|secretary|chancellor|speaker|king|emir|prince))\b",
    re.IGNORECASE,
)

# "Talks with Speaker X are on the agenda": of whom the sentence before spoke.
_TALKS_OF_HIS = re.compile(
    r"(?:(?:Further|Separate|Additional|Other|More|Brief|One-on-one|An?|The) )?(?:[Tt]alks|[Mm]eetings?|[Cc]onversations?|[Dd]iscussions|"
    r"[Cc]onsultations|[Aa]udience|[Cc]ourtesy calls?|[Ww]orking (?:lunch|dinner|breakfast)|[Ll]unch|[Dd]inner|[Tt]ête-à-tête|[Ii]nterviews?) "
    r"(?:with|on) (?:the )?$"
)


def _spoken_of(page: Page, ordered: list[Found], item: Found) -> set[str]:
    """The country of the person with whom the sentence before begins: whom "he" and "him" mean."""
    number = page.sentence_number(item.start)
    for before in range(number - 1, max(-1, number - _REACH - 1), -1):
        start, end = page.sentences[before].start, page.sentences[before].end
        if page.heading(start):
            break
        people = [f for f in ordered if start <= f.start < end and f.plural == 1 and f.known_country]
        if people:
            code = people[0].known_country
            return {code} if code is not None else set()
    return set()


_TWO_OF_A_KIND = re.compile(
    r"\b(?:ministers|presidents|premiers|chancellors|leaders|advisers|advisors|envoys|secretaries|chiefs|speakers),? ",
    re.IGNORECASE,
)


def pair_of(page: Page, ordered: list[Found]) -> None:
    """Give the two holders of one office the two countries: "Foreign ministers Luna and Muñoz" of Peru and Chile.

    Where the tables know one of them, the other is of the other country that the sentences before name; where they know
    neither, and two countries are named, they stand in the order in which these are named.
    """
    for one, two in pairwise(ordered):
        if (
            one.person is None
            or two.person is None
            or page.text[one.end : two.start].strip() not in ("and", "&")
        ):
            continue
        if not _TWO_OF_A_KIND.search(page.text[one.start : one.end]) or (
            one.known_country and two.known_country
        ):
            continue
        states = _named_lately(page, one.start)
        known = one.known_country or two.known_country
        if known is not None:
            others = [code for code in states if code != known]
            if len(others) == 1:
                missing = one if one.known_country is None else two
                missing.country = missing.person.country = others[0]  # type: ignore[union-attr]
        elif len(states) == 2:
            one.country, two.country = states
            one.person.country, two.person.country = states


def _named_lately(page: Page, offset: int) -> list[str]:
    """The states that the sentence and the few before it name, in the order of the text."""
    number = page.sentence_number(offset)
    start = page.sentences[max(0, number - _REACH - 1)].start
    end = page.sentence(offset).end
    named = [
        a.code for a in page.actors if a.is_state and not a.members and start <= a.start and a.end <= end
    ]
    return list(dict.fromkeys(named))


def stands_behind(page: Page, item: Found) -> bool:
    """Whether a person is one whom somebody else meets, or by whom somebody is received."""
    return _BEHIND.search(page.text[page.sentence(item.start).start : item.start]) is not None
