"""What stands between an office and the name right behind it, without a comma: a second post of words that no table has,
or the ministry: "Minister of Defence and Commander of the Royal Guard Brigadier Sheikh X", "Adviser at the Ministry of Trade X"."""

from dragoman.annotation.persons.country_lists import read_countries
from dragoman.annotation.persons.name_runs import plausible, read_name, skip_address
from dragoman.annotation.persons.office_span import OfficeSpan
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.portfolios import is_portfolio_word
from dragoman.knowledge.vocabulary import vocabulary

_POSTS = vocabulary("second_posts")
_LINKS = frozenset({"of", "for", "the", "and", "in", "at", "general"})
_HOUSES = frozenset({"ministry", "department", "directorate", "secretariat"})
_QUOTED = frozenset({"", "'", "’", "‘", '"', "“", "”", "-", "' ", "’ ", "&"})
_LONGEST = 14


def past_second_post(page: Page, span: OfficeSpan) -> None:
    """Let ``span`` end before the name to which a second post or the ministry leads."""
    j = span.end
    if span.office.plural or span.outside or j >= len(page.words) or not page.tight(j):
        return
    if page.words[j - 1].possessive or not page.words[span.core].capital:
        return
    if page.lower(j) == "and" and page.lower(j + 1) in _POSTS and page.words[j + 1].capital:
        stop = _to_addressed(page, span, j + 2)
    elif page.lower(j) in ("at", "in") and page.lower(j + 1 + (page.lower(j + 1) == "the")) in _HOUSES:
        stop = _past_ministry(page, j + 2 + (page.lower(j + 1) == "the"))
    else:
        return
    if stop is not None and page.same_sentence(span.first, stop):
        span.end = stop


def _to_addressed(page: Page, span: OfficeSpan, first: int) -> int | None:
    """Where somebody is named with a form of address: the "Sheikh" behind "Commander of the Royal Guard"."""
    for k in range(first, min(first + _LONGEST, len(page.words))):
        if page.words[k].gap.strip(" ") not in _QUOTED or page.words[k - 1].possessive:
            return None
        if k > first and skip_address(page, k)[0] > k:
            return k if _full_name(page, k) else None
        actor = page.actor(k)
        if actor is not None and actor.is_state:
            return _of_state(page, span, k)
        if not page.words[k].capital and page.lower(k) not in _LINKS:
            return None
    return None


def _of_state(page: Page, span: OfficeSpan, k: int) -> int | None:
    """Where the name begins behind the state that closes both posts: "and Head of the Crisis Committee of Malta Dr X"."""
    before = k - 1 - (page.lower(k - 1) == "the")
    codes, end = read_countries(page, k)
    if page.lower(before) != "of" or len(codes) != 1 or span.countries or end >= len(page.words):
        return None
    if not page.tight(end) or skip_address(page, end)[0] == end or not _full_name(page, end):
        return None
    span.countries = codes
    return end


def _past_ministry(page: Page, first: int) -> int | None:
    """Where somebody is named behind "of Foreign Affairs" and the like."""
    if page.lower(first) not in ("of", "for"):
        return None
    for k in range(first, min(first + _LONGEST, len(page.words))):
        if not page.tight(k):
            return None
        if is_portfolio_word(page.lower(k)) or page.lower(k) in _LINKS:
            continue
        return k if page.words[k].capital and _full_name(page, k) else None
    return None


def _full_name(page: Page, k: int) -> bool:
    run = read_name(page, skip_address(page, k)[0], titled=True)
    return run is not None and len(run.parts) > 1 and plausible(page, run)
