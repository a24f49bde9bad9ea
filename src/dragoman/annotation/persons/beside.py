"""The state of a person whom only the words beside the name describe.

"Vanuatu's non-resident ambassador to Israel, X", "X, Malta's first resident High Commissioner", "the head of Kyrgyzstan's
security service, X", "Mr X, Finland;", "Italy's General X". An office among these words is the person's too.
"""

import re

from dragoman.annotation.mentions import ActorMention
from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.ground import owner
from dragoman.annotation.persons.office_span import rank_of
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.offices import match_office
from dragoman.knowledge.official_nouns import describing_nouns

# A description has no more words than this before or behind its noun.
_LONGEST = 12
_NEAR = 7
_BOUNDARY = re.compile(r"[,;:()\"“”\n]|\. | [–—-] ")
_PLAIN_ACTOR = re.compile(r", ?(?:the )?$")
_ENTRY_ENDS = re.compile(r"\s*(?:[;.)]|$|,? and )")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Excellency|H\.E\.|Hon|Sir|Dame|Shri|Smt|Ambassador)\b", re.IGNORECASE
)
_CALLED = re.compile(r"\b(?:ambassadors?|envoys?|credence|credentials|heads? of mission)\b", re.IGNORECASE)


def describe(page: Page, item: Found) -> None:
    """Give a person without country the one that the words beside the name tell, and the office where they name one."""
    person = item.person
    if person is None or person.country is not None or len(item.parts) < 2:
        return
    first = page.word_at(item.start)
    code = _possessor(page, first)
    if code is None and item.office is None:
        for noun, low, high in (_before(page, first), _behind(page, page.word_at(item.end))):
            if noun is None:
                continue
            code = _of_noun(page, noun, low, high) or _of_bearer(page, noun, high)
            if code is not None:
                _take_office(page, item, noun, low, code)
                break
    code = (
        code
        or _at_embassy(page, item)
        or _entry(page, item)
        or (_inside(page, item) if item.office is not None else None)
    )
    if code is not None:
        item.country = person.country = code
        person.acting = True


AT_EMBASSY = re.compile(
    r", (?:an? |the |its )?(?:[\w’'-]+ ){1,7}?(?:at|of|in|with|from) (?:the |its )?(?=[A-Z])(?P<whose>[^,.;]{3,60}?) "
    r"(?:embassy|high commission|(?:permanent |diplomatic |trade )?mission|consulate|legation|interests section)\b",
    re.IGNORECASE,
)
"""Behind a name: the mission at which somebody serves."""


def _at_embassy(page: Page, item: Found) -> str | None:
    """ "X, a minister at the Japanese Embassy in Seoul": the state whose embassy it is."""
    there = AT_EMBASSY.match(page.text, item.end, page.sentence(item.start)[1])
    if there is None:
        return None
    whose = [
        a
        for a in page.actors
        if a.is_state and a.start == there.start("whose") and a.end == there.end("whose")
    ]
    return whose[0].code if len(whose) == 1 else None


def _possessor(page: Page, first: int) -> str | None:
    """ "Italy's General X", "Russian Lieutenant General Y": the state that stands tight before a title and name."""
    actor = page.actor(first - 1) if first and page.tight(first) else None
    if actor is None or actor.members or not (page.words[first - 1].possessive or page.adjective(actor)):
        return None
    return actor.code


def _before(page: Page, first: int) -> tuple[int | None, int, int]:
    """The noun that describes the name behind a comma, and the words [low, high) in which its phrase lies."""
    if first == 0 or page.words[first].gap.strip() != "," or not page.same_sentence(first - 1, first):
        return None, 0, 0
    low = first - 1
    while low > 0 and first - low < _LONGEST and not _BOUNDARY.search(page.words[low].gap):
        low -= 1
    noun = next((i for i in range(first - 1, low - 1, -1) if page.lower(i) in describing_nouns()), None)
    if noun is None or _has_verb(page, page.words[noun].end, page.words[first].start):
        return None, 0, 0
    return noun, low, first


def _behind(page: Page, end: int) -> tuple[int | None, int, int]:
    """The noun that describes the name before a comma, and the words [low, high) in which its phrase lies."""
    if end >= len(page.words) or page.words[end].gap.strip() != "," or not page.same_sentence(end - 1, end):
        return None, 0, 0
    high = end + 1
    while high < len(page.words) and high - end < _LONGEST and not _BOUNDARY.search(page.words[high].gap):
        high += 1
    noun = next((i for i in range(end, min(high, end + _NEAR)) if page.lower(i) in describing_nouns()), None)
    if noun is None or _has_verb(page, page.words[end].start, page.words[noun].start):
        return None, 0, 0
    return noun, end, high


def _has_verb(page: Page, start: int, end: int) -> bool:
    return any(
        t.pos_ in ("VERB", "AUX") and t.tag_ != "VBN" for t in page.tokens(start, end) if t.idx >= start
    )


def _of_noun(page: Page, noun: int, low: int, high: int) -> str | None:
    """The state to which a describing noun belongs: by an adjective or possessor before it, or by "of" behind it."""
    i = noun - 1
    while i >= max(low, noun - _NEAR) and page.tight(i + 1):
        actor = page.actor(i)
        if actor is not None:
            owns = page.words[i].possessive or page.adjective(actor) or not actor.is_state
            return actor.code if owns and not actor.members else None
        if page.words[i].possessive or page.lower(i) in (
            "and",
            "of",
            "to",
            "from",
            "by",
            "with",
            "his",
            "her",
        ):
            return None
        if page.lower(i) == "its":
            return owner(page, page.words[i].start)
        if page.lower(i) in ("our", "my"):
            return page.home
        if page.lower(i) in ("the", "a", "an"):
            break
        i -= 1
    if page.lower(noun + 1) != "of" or not page.tight(noun + 1):
        return None
    i = noun + 2
    if page.lower(i) == "its":
        return owner(page, page.words[i].start)
    i += page.lower(i) in ("the", "a")
    found: ActorMention | None = page.actor(i) if i < high else None
    return found.code if found is not None and not found.members else None


_BEARERS = frozenset({"bearer", "emissary", "courier"})


def _of_bearer(page: Page, noun: int, high: int) -> str | None:
    """Whose message somebody brings: "the bearer of a letter from the Emir of Kuwait"."""
    if page.lower(noun) not in _BEARERS:
        return None
    codes = {a.code for i in range(noun, high) if (a := page.actor(i)) is not None and not a.members}
    return codes.pop() if len(codes) == 1 else None


def _take_office(page: Page, item: Found, noun: int, low: int, code: str) -> None:
    """Give the person the office that the describing words name."""
    for first in range(max(low, noun - 4), noun + 1):
        match = match_office(page.words, first)
        if match is None or match.noun != noun or match.office.former or match.office.plural:
            continue
        item.office, item.label = match.office, match.office.name
        item.rank = rank_of(match.office, code)
        person = item.person
        if person is not None and person.office is None:
            person.office, person.rank = item.label, item.rank
        return


def _inside(page: Page, item: Found) -> str | None:
    """The one state whose adjective stands inside the title: "Speaker of the Icelandic Althingi, X"."""
    inside = {
        a.code
        for a in page.actors
        if a.is_state and page.adjective(a) and not a.members and item.start <= a.start and a.end <= item.end
    }
    return inside.pop() if len(inside) == 1 else None


def _entry(page: Page, item: Found) -> str | None:
    """ "The following ambassadors: Mr X, Finland; Mrs Y, Latvia": the state behind the name in a list of envoys."""
    end = page.word_at(item.end)
    actor = page.actor(end) or page.actor(end + 1)
    if actor is None or not actor.is_state or page.adjective(actor) or actor.members:
        return None
    between = page.text[item.end : actor.start]
    listed = _PLAIN_ACTOR.fullmatch(between) and _ENTRY_ENDS.match(page.text, actor.end)
    titled = _TITLED.search(page.text, max(0, item.start - 12), item.start + 16)
    near = page.text[max(0, item.start - 300) : item.start]
    return actor.code if listed and titled and _CALLED.search(near) else None
