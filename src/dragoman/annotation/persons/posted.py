"""Whose ambassador somebody is of whom the text says no more than "Ambassador X": who sent, and who called in or sent away.

An envoy belongs to the other of the two states that a sentence tells of, unless the words say that the first one calls its own
home; on the page of one country, its own where the sentence is set abroad.
"""

import re

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.ground import announces, ground_at, stands_behind
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.countries import is_state

_OWN = re.compile(
    r"\b(?:recall|withdr|bring|brought|appoint|designat|nam(?:e[ds]?|ing)\b|replac|nominat|send|sent\b|its (?:own )?(?:new )?(?:ambassador|envoy|"
    r"staff|embassy|mission|high commission|man)|his (?:own )?(?:ambassador|envoy)|our )",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:expel|declar|order|summon|call(?:ed|s|ing)? in|ask(?:ed|s|ing)? to (?:come|leave)|told|warn|bar(?:red|s)?\b|ejec|refus|accus)",
    re.IGNORECASE,
)
# What an envoy does who serves abroad, or ceases to.
_ABROAD = re.compile(
    r",? (?:has |had |was |is |will |yesterday |today )?(?:delivered|handed|presented|conveyed|returned|back (?:in|from)|protested|lodged|opened)\b"
)
_TO = re.compile(r" (?:to|in) [A-Z]")
_REACH = 2
_MASTHEAD = re.compile(
    r"\b(?:Embassy|High Commission|Permanent Mission|Consulate(?:[ -]General)?) of (?:the )?"
)
_EMBASSY = re.compile(r"\s+(?:Embassy|High Commission|Consulate)\b")
# The masthead of an embassy's own page stands in its first so many characters.
_HEAD = 200


def sender_of(page: Page, ordered: list[Found], item: Found) -> str | None:
    """The state that sent an ambassador, envoy or consul of whom the text gives none; None where that is open."""
    masthead = _embassy_of(page)
    if masthead is not None:
        return masthead
    number = page.sentence_number(item.start)
    home = page.home or ground_at(page, item.start)
    first = home
    for back in range(min(_REACH, number) + 1):
        start, end = page.sentences[number - back]
        if back and page.heading(start):
            return None
        before = _named(page, ordered, start, min(end, item.start), item)
        after = [] if back else _named(page, ordered, item.end, end, item)
        first = first or next(iter([*before, *after]), None)
        if not back and (own := _own(page, item, first, before)) is not None:
            return own
        if (
            back
            and before
            and _OWN.search(page.text, start, end)
            and not _AGAINST.search(page.text, start, end)
        ):
            return before[0]  # "France recalled its ambassador. Ambassador X had been given 72 hours"
        others = _others(before, after, first)
        if others:
            other = others[0] if len(others) == 1 else None
            against = home is not None and not back and before[:1] == [other] and _acts(page, item)
            return home if against else other
    return None


def _own(page: Page, item: Found, first: str | None, before: list[str]) -> str | None:
    """The first state where it names, calls home or hears of its own envoy, or where he acts for it abroad."""
    start, end = page.sentence(item.start)
    if announces(page, item):
        return before[0] if before else None
    accredited = _TO.search(page.text, item.start, item.end) is not None
    if accredited and first is not None and first not in _named(page, [], item.start, item.end, item):
        return first
    if before[:1] == [first] and _OWN.search(page.text, start, item.start) and not _acts(page, item):
        return first
    home = page.home or ground_at(page, item.start)
    abroad = page.grounds_in(start, end) - {home}
    if home is not None and (_ABROAD.match(page.text, item.end, end) or (abroad and home not in before)):
        return home
    return None


def _acts(page: Page, item: Found) -> bool:
    """Whether something is done to an envoy by others: "expelled", "declared", "summoned"."""
    return _AGAINST.search(page.text, page.sentence(item.start).start, item.start) is not None


def _others(before: list[str], after: list[str], first: str | None) -> list[str]:
    """The states beside the first: those named before the envoy, else after."""
    for codes in (before, after):
        if others := [code for code in codes if code != first]:
            return others
    return []


def _named(page: Page, ordered: list[Found], start: int, end: int, item: Found) -> list[str]:
    """The states named between two offsets, themselves or by their capitals or people, in the order of the text."""
    found = [
        (a.start, a.code)
        for a in page.actors
        if a.is_state and not a.members and start <= a.start < a.end <= end
    ]
    found += [(w, code) for w, code in page.capitals_in(start, end)]
    found += [
        (f.start, code)
        for f in ordered
        if f is not item and f.person is not item.person and start <= f.start and f.end <= end
        if (code := f.known_country) is not None and is_state(code)
    ]
    return list(dict.fromkeys(code for _, code in sorted(found)))


def _embassy_of(page: Page) -> str | None:
    """Whose embassy a page is of, where its masthead says so: "Embassy of Japan in Madagascar", "British Embassy Harare"."""
    head = page.text[:_HEAD].split("\n")[0]
    for actor in page.actors:
        if actor.end > len(head) or not actor.is_state:
            continue
        opened = _MASTHEAD.search(head, 0, actor.start)
        if (opened is not None and opened.end() == actor.start) or (
            page.adjective(actor) and _EMBASSY.match(head, actor.end)
        ):
            return actor.code
    return None


_RECEIVES = re.compile(
    r",? (?:(?:has|had) )?(?:receiv|met\b|meets\b|host|welcom|greet|held (?:talks|a meeting) with)"
)


def posted_to(page: Page, ordered: list[Found], item: Found) -> str | None:
    """Whose an official is whom an ambassador calls on at his post: "the Swiss Ambassador to Nepal met the Minister of Forests"."""
    start, end = page.sentence(item.start)
    if not stands_behind(page, item) and not _RECEIVES.match(page.text, item.end, end):
        return None
    posts = set()
    for other in ordered:
        inside = start <= other.start and other.end <= end and other is not item
        if not inside or other.office is None or other.office.kind != "diplomat" or other.country is None:
            continue
        posts |= {code for code in _named(page, [], other.start, other.end, other) if code != other.country}
    return posts.pop() if len(posts) == 1 else None
