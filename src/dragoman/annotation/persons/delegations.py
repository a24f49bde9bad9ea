"""Delegations: "a US delegation led by Eric Rubin", "a delegation of diplomats from Hungary and Latvia"."""

from dragoman.annotation.mentions import ActorMention, Person
from dragoman.annotation.persons.country_lists import read_countries
from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.vocabulary import vocabulary

_KINDS = frozenset(
    [
        "high",
        "level",
        "large",
        "small",
        "big",
        "joint",
        "official",
        "government",
        "governmental",
        "parliamentary",
        "business",
        "trade",
        "military",
        "economic",
        "interagency",
        "inter",
        "agency",
        "ministerial",
        "representative",
        "top",
        "senior",
        "working",
        "expert",
        "diplomatic",
        "visiting",
        "numerous",
        "whole",
        "technical",
        "bipartisan",
        "bicameral",
        "congressional",
        "negotiating",
        "advance",
        "mediation",
        "consular",
        "inspection",
        "assessment",
        "interministerial",
        "person",
        "man",
        "member",
        "strong",
    ]
)
# "A Saudi technical team": of a state, where a sports team is not.
_TEAMS = frozenset(
    {"technical", "negotiating", "advance", "expert", "diplomatic", "ministerial", "mediation", "consular", "inspection",
     "assessment", "interministerial", "interagency", "government", "official"}
)  # fmt: skip
# "A delegation of five US senators", "of some thirty senior Omani officials".
_BETWEEN = vocabulary("numerals") | {
    "about",
    "bipartisan",
    "high",
    "leading",
    "level",
    "ranking",
    "retired",
    "senior",
    "some",
    "the",
    "top",
}
_COUNTS = frozenset(
    {"a", "an", "the", "several", "two", "three", "four", "some", "another", "many", "first", "second"}
)
_RECALL = 3


def find_delegations(page: Page) -> list[Found]:
    """Delegations of a country; "the delegation" is the one spoken of in the last sentences."""
    found: list[Found] = []
    for i, word in enumerate(page.words):
        team = word.lower == "team" and page.lower(i - 1) in _TEAMS
        if (word.lower in ("delegation", "delegations") or team) and page.actor(i) is None:
            found.extend(_read(page, i, found))
    return found


def _read(page: Page, i: int, earlier: list[Found]) -> list[Found]:
    word = page.words[i]
    if word.capital and page.lower(i + 1) in ("to", "in") and not page.opens_sentence(i):
        return []
    if page.lower(i - 1) in ("head", "heads", "member", "members") or page.lower(i - 2) in (
        "head",
        "member",
        "members",
    ):
        return []
    first, actor = _before(page, i)
    plural = 2 if word.lower == "delegations" else 1
    if actor is not None:
        return [_found(page, page.words[first].start, word.end, word.start, actor.code, plural)]
    listed, sender = _senders(page, i)
    if listed:
        found = []
        for number, (code, other) in enumerate(listed):
            start, end = (other.start, other.end) if other is not None else (word.start, word.end)
            head = start
            if number == 0:
                start, head = page.words[first].start, word.start
            found.append(_found(page, start, max(end, sender if number == 0 else end), head, code, 1))
        return found
    if page.lower(first) == "the" and earlier and plural == 1:
        last = earlier[-1]
        if (
            page.sentence_number(word.start) - page.sentence_number(last.start) <= _RECALL
            and last.person is not None
        ):
            item = _found(page, page.words[first].start, word.end, word.start, last.country, 1)
            item.person = last.person
            return [item]
    return []


def _found(page: Page, start: int, end: int, head: int, country: str | None, plural: int) -> Found:
    return Found(
        start=start,
        end=end,
        head=head,
        country=country,
        form="delegation",
        plural=plural,
        source="delegation",
        person=Person("", country),
    )


def _before(page: Page, i: int) -> tuple[int, ActorMention | None]:
    j = i - 1
    while j >= 0 and page.tight(j + 1) and page.lower(j) in _KINDS and page.actor(j) is None:
        j -= 1
    actor = page.actor(j) if j >= 0 and page.tight(j + 1) else None
    first = j + 1
    if actor is not None and not actor.members:
        first = page.word_at(actor.start)
        j = first - 1
    else:
        actor = None
    if j >= 0 and page.tight(j + 1) and page.lower(j) in _COUNTS:
        first = j
    return first, actor


def _senders(page: Page, i: int) -> tuple[list[tuple[str, ActorMention | None]], int]:
    """The states after "of" or "from", within a few words: "a delegation of high-level diplomats from Hungary"."""
    for j in range(i + 1, min(i + 8, len(page.words))):
        if (
            not page.same_sentence(i, j)
            or (page.words[j].gap.strip(" -") and j > i + 1)
            or page.words[j].gap.strip(" -")
        ):
            break
        if page.lower(j) in (
            "led",
            "headed",
            "to",
            "visited",
            "arrived",
            "met",
            "will",
            "is",
            "was",
            "and",
            "with",
            "in",
            "at",
        ):
            break
        if page.lower(j) in ("from", "of"):
            k = j + 1
            while k < min(j + 4, len(page.words) - 1) and (
                page.lower(k) in _BETWEEN or page.lower(k).isdigit()
            ):
                k += 1
            listed, _ = read_countries(page, k)
            listed = [(code, actor) for code, actor in listed if actor is None or not actor.members]
            if listed:
                return listed, listed[0][1].end if listed[0][1] is not None else page.words[i].end
    return [], page.words[i].end
