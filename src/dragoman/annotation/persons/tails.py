"""What stands between an office and the comma before the name: "Minister in the Prime Minister's Department, X".

Where an office goes on with words that no table has, up to a comma and a full name, these words are its own.
"""

import re

from dragoman.annotation.persons.country_lists import read_countries
from dragoman.annotation.persons.name_runs import NameRun, plausible, read_name, skip_address
from dragoman.annotation.persons.office_span import OfficeSpan
from dragoman.annotation.persons.page import Page
from dragoman.knowledge.offices import match_office
from dragoman.knowledge.portfolios import is_portfolio_word, names_field

_OPENING = frozenset({"of", "for", "in", "on", "at", "with", "responsible", "from"})
_LINKS = frozenset(
    {"of", "for", "in", "on", "at", "with", "and", "the", "to", "charge", "responsible", "a", "from", "all"}
)
# Behind the name that an office leads to: the clause goes on, or the next of a list.
_GOES_ON = frozenset({"and", "in", "on", "to", "at", "with", "from", "as", "who", "for", "also", "will"})
_LONGEST = 18
# Whom a state or organisation sends for something: "the EU Special Representative for the dialogue, X".
_ENVOYS = ("representative", "envoy", "coordinator", "adviser", "advisor", "mediator")
_MANDATES = frozenset(
    {
        "dialogue",
        "talks",
        "process",
        "negotiations",
        "conflict",
        "crisis",
        "settlement",
        "peace",
        "normalisation",
        "normalization",
        "relations",
        "region",
        "mediation",
        "reconciliation",
        "reconstruction",
        "transition",
        "ceasefire",
        "between",
    }
)


# Before the office of who sends somebody: "the bearer of a letter from the Emir of Kuwait, X" is not the Emir.
_SENT = re.compile(
    r"\b(?:messages?|letters?|bearer|emissary|courier|greetings|behalf) (?:from|of|by) (?:the |[A-Z][\w’']+ )?$"
)


def sends(page: Page, span: OfficeSpan) -> bool:
    """Whether an office is that of who sends the person named behind it."""
    start = page.words[span.first].start
    return _SENT.search(page.text[page.sentence(start).start : start]) is not None


def reach_name(page: Page, span: OfficeSpan) -> None:
    """Let ``span`` end before the comma and the name that its further words lead up to."""
    j = span.end
    if span.office.plural or span.outside or span.office.use == "role" or j >= len(page.words):
        return
    envoy = span.office.core.endswith(_ENVOYS)
    opening = _OPENING | {"to"} | (_MANDATES if envoy and j > span.core_end else frozenset())
    if page.words[j - 1].possessive or not page.tight(j) or page.lower(j) not in opening:
        return
    if page.lower(j) == "to":
        _past_superior(page, span)
        return
    k = j
    while k < len(page.words) and k - j < _LONGEST and page.same_sentence(j, k):
        gap = page.words[k].gap.strip()
        if gap == "," and _name_at(page, k) is not None:
            if not _has_verb(page, j, k):
                span.end = k
                _take_country(page, span, j, k)
            return
        if gap not in ("", "-", "–", ",", "'", "’", "'s", "’s", "&"):
            return
        if not _goes_with(page, k) and not (envoy and gap != "," and page.lower(k) in _MANDATES):
            return
        k += 1


def _past_superior(page: Page, span: OfficeSpan) -> None:
    """Past "to the Prime Minister" in "the Principal Secretary to the Prime Minister, Mr X"."""
    first = span.end + 1 + (page.lower(span.end + 1) == "the")
    office = match_office(page.words, first) if first < len(page.words) and page.tight(first) else None
    if office is None or office.office.plural or office.end >= len(page.words):
        return
    k = office.end
    codes, end = read_countries(page, k + 1) if page.lower(k) == "of" and page.tight(k) else ([], k)
    if len(codes) == 1 and end < len(page.words):
        k = end
    if (
        page.words[k].gap.strip() == ","
        and not page.words[k - 1].possessive
        and _name_at(page, k) is not None
    ):
        span.end = k
        span.countries = span.countries or codes


def _goes_with(page: Page, k: int) -> bool:
    """Whether word ``k`` can stand in the further words of an office."""
    if page.lower(k) in _LINKS:
        return True
    office = match_office(page.words, k)
    if office is not None and not page.words[office.end - 1].possessive:
        return False
    return page.words[k].capital or page.actor(k) is not None or names_field(page.words[k])


def _name_at(page: Page, k: int) -> NameRun | None:
    """The full name that stands between commas, or before a verb, at word ``k``."""
    k = skip_address(page, k)[0]  # "..., Mr X"
    run = read_name(page, k, titled=False, apposed=True) if k < len(page.words) else None
    if (
        run is None
        or len(run.parts) < 2
        or not plausible(page, run)
        or not page.same_sentence(k, run.end - 1)
    ):
        return None
    if any(is_portfolio_word(w.lower) for w in page.words[run.first : run.end]):
        return None
    if run.end >= len(page.words) or page.words[run.end].gap.strip() or page.lower(run.end) in _GOES_ON:
        return run
    tokens = page.tokens(page.words[run.end].start, page.words[run.end].end)
    return run if any(t.pos_ in ("VERB", "AUX") for t in tokens) else None


def _has_verb(page: Page, first: int, end: int) -> bool:
    tokens = page.tokens(page.words[first].start, page.words[end - 1].end)
    return any(
        t.pos_ in ("VERB", "AUX") and t.text.islower() and t.tag_ not in ("VBN", "VBG") for t in tokens
    )


def _take_country(page: Page, span: OfficeSpan, first: int, end: int) -> None:
    """The state named last in the further words, behind "of" or as an adjective, where the office has none before."""
    if span.countries or span.office.kind == "diplomat":
        return
    for i in range(end - 1, first - 1, -1):
        actor = page.actor(i)
        if actor is None or not actor.is_state or actor.members:
            continue
        before = page.lower(page.word_at(actor.start) - 1)
        before = page.lower(page.word_at(actor.start) - 2) if before == "the" else before
        if page.adjective(actor) or before == "of" or page.words[i].possessive:
            span.countries = [(actor.code, actor)]
            return
