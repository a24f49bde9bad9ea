"""States and organisations in a row: "the Republic of Poland", "France, Russia and Ukraine"."""

from dragoman.annotation.mentions import ActorForm, ActorMention
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.offices import match_office
from dragoman.knowledge.official_nouns import held_by_officers

_STATE_WORDS = frozenset(
    [
        "republic",
        "kingdom",
        "state",
        "states",
        "of",
        "the",
        "federal",
        "federation",
        "democratic",
        "people's",
        "peoples",
        "islamic",
        "socialist",
        "commonwealth",
        "sultanate",
        "emirate",
        "principality",
        "union",
        "grand",
        "duchy",
        "united",
        "bolivarian",
        "plurinational",
        "confederation",
        "hashemite",
        "arab",
        "and",
        "co",
        "operative",
    ]
)

# What is said of a visit or an envoy between the officer and the noun: "the President of Poland's first official visit".
_OF_VISITS = frozenset(
    {"first", "second", "third", "last", "next", "official", "state", "working", "private", "forthcoming", "upcoming", "planned", "recent",
     "current", "two", "three", "four", "five", "brief", "short", "long-awaited", "historic", "special", "personal", "telephone", "phone",
     "one", "day", "days", "maiden", "inaugural", "scheduled", "expected", "earlier", "latest", "farewell", "trade", "annual", "surprise"}
)  # fmt: skip


def read_countries(page: Page, i: int) -> tuple[list[tuple[str, ActorMention | None]], int]:
    """The states and organisations listed from word ``i`` on ("the Republic of Poland", "France, Russia and Ukraine").

    Returns code and actor of each, and the word after the last; an empty list where none stands there.
    """
    found: list[tuple[str, ActorMention | None]] = []
    end = i
    j = i
    while j < len(page.words):
        if j > i and not _list_gap(page, j, found):
            break
        k = j
        while (
            k < len(page.words)
            and k - j < 6
            and page.actor(k) is None
            and page.lower(k) in _STATE_WORDS
            and (k == i or _listing(page, k))
        ):
            k += 1
        actor = page.actor(k) if k < len(page.words) else None
        if actor is None or (k > j and not _listing(page, k)):
            break
        if page.adjective(actor) and not (k > j and page.lower(k - 1) == "the" and _people(page, actor)):
            break
        if page.words[k - 1].capital and k > j and page.words[k - 1].possessive:
            break
        last = k
        while last < len(page.words) and page.words[last].start < actor.end:
            last += 1
        if found and actor.form is ActorForm.GROUP:
            break
        if page.words[last - 1].possessive and not officer_has(page, last):
            # "of Russia's Gazprom": the office does not belong to the state
            if not found:
                return [], i
            break
        codes = actor.members or (actor.code,)
        found.extend((code, actor) for code in codes)
        end = j = last
    return found, end


def officer_has(page: Page, k: int) -> bool:
    """ "Of Poland's (first official) visit": what is had from word ``k`` on is the officer's, so the office the state's."""
    j = k
    while j < k + 4 and not page.words[k].gap.strip(" \u00a0'’s") and page.tight(j):
        if page.lower(j) in held_by_officers() or page.lower(j).removesuffix("s") in held_by_officers():
            return True
        if page.lower(j) not in _OF_VISITS and not page.lower(j).endswith("day"):
            return False
        j += 1
    return False


def _people(page: Page, actor: ActorMention) -> bool:
    """ "The King of the Belgians": a people that stands for its state."""
    return actor.form is ActorForm.DEMONYM and actor.text.endswith("s")


def _listing(page: Page, k: int) -> bool:
    return page.words[k].gap.strip(" \u00a0") in ("", ",", "-", "’", "'")


def _list_gap(page: Page, j: int, found: list[tuple[str, ActorMention | None]]) -> bool:
    gap = page.words[j].gap.strip(" \u00a0")
    return bool(found) and (gap == "," or (gap == "" and page.lower(j) == "and")) and _more_follow(page, j)


def _more_follow(page: Page, j: int) -> bool:
    k = j
    while k < len(page.words) and k - j < 5 and page.lower(k) in ("and", "the", "republic", "kingdom", "of"):
        k += 1
    actor = page.actor(k) if k < len(page.words) else None
    if actor is None or page.adjective(actor):
        return False
    last = k
    while last < len(page.words) and page.words[last].start < actor.end:
        last += 1
    if page.words[last - 1].possessive:
        return False
    return last >= len(page.words) or match_office(page.words, last) is None
