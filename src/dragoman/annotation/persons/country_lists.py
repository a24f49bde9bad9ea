"""States and organisations in a row: "the Republic of Poland", "France, Russia and Ukraine"."""

from dragoman.annotation.mentions import ActorForm, ActorMention
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.offices import match_office

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
        if page.words[last - 1].possessive:
            # "of Russia's Gazprom": the office does not belong to the state
            if not found:
                return [], i
            break
        codes = actor.members or (actor.code,)
        found.extend((code, actor) for code in codes)
        end = j = last
    return found, end


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
