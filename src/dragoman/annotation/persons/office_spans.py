"""Offices in a text with the country they belong to: "the Serbian president", "Minister of Defence of Peru"."""

import re
from dataclasses import replace
from itertools import pairwise

from dragoman.annotation.mentions import ActorMention
from dragoman.annotation.persons.before_office import read_before, read_former
from dragoman.annotation.persons.bodies import body_end, names_body, of_council, part_of_actor
from dragoman.annotation.persons.country_lists import officer_has, read_countries
from dragoman.annotation.persons.institutions import take_institution
from dragoman.annotation.persons.name_runs import inside_name
from dragoman.annotation.persons.office_span import OfficeSpan
from dragoman.annotation.persons.page import Page
from dragoman.annotation.persons.second_posts import past_second_post
from dragoman.annotation.persons.tails import reach_name
from dragoman.knowledge.offices import OfficeMatch, match_office
from dragoman.knowledge.portfolios import is_portfolio_word

# Desks of a ministry: "Secretary (West)", "Additional Secretary (Asia Pacific)".
_DESK = re.compile(
    r" \((?:East|West|North|South|ER|CPV|Asia[ -]Pacific|Europe|Africa|Americas|Bilateral|Political|Multilateral)\)"
)
_AND_THE = re.compile(r",? (?:and |as well as )?(?:the )?")
_MINISTRIES = frozenset({"ministry", "department", "chancellery"})


def find_offices(page: Page) -> list[OfficeSpan]:
    """All offices of the page, in order, each as long as it can be; they don't overlap."""
    spans = []
    i = 0
    while i < len(page.words):
        nation = page.actor(i)
        if nation is not None and nation.is_state and page.adjective(nation) and not nation.members:
            i = max(i + 1, page.word_at(nation.end))  # "South African" is no portfolio of a foreign minister
            continue
        match = _before_country(page, match_office(page.words, i))
        if match is not None and nation is not None and match.office.domain == nation.text.lower():
            i = page.word_at(nation.end)  # "European Union Special Representative" is no envoy for a union
            continue
        if (
            match is None
            or of_council(page, match)
            or not page.same_sentence(match.first, match.end - 1)
            or part_of_actor(page, match)
            or _given_name(page, match)
            or _not_in_capitals(page, match)
            or _counts(page, match)
            or _served(page, match)
        ):
            i += 1
            continue
        span = _complete(page, match)
        spans.append(span)
        i = max(span.end, i + 1)
    _share(page, spans)
    return spans


def _before_country(page: Page, match: OfficeMatch | None) -> OfficeMatch | None:
    """An office without the half of a country's name that looks like a portfolio: "Foreign Minister of South" Sudan."""
    actor = page.actor(match.end - 1) if match is not None else None
    if match is None or actor is None or not actor.is_state or page.word_at(actor.end) <= match.end:
        return match
    return match_office(page.words[: page.word_at(actor.start)], match.first)


def _share(page: Page, spans: list[OfficeSpan]) -> None:
    """Give offices in a row the country of the one beside them: "the King and Queen of Spain", "Peru's president and premier"."""
    given: set[int] = set()
    for one, other in reversed(list(pairwise(spans))):
        behind = other.core in given or (other.end > other.core_end and not other.after)
        if _beside(page, one, other) and not one.countries and other.countries and behind:
            one.countries, one.outside = list(other.countries), other.outside
            given.add(one.core)
    for one, other in pairwise(spans):
        before = one.core > one.first and one.end == one.core_end
        named = other.end < len(page.words) and page.words[other.end].capital and page.tight(other.end)
        bare = not (other.countries or other.determiner or other.possessor or other.outside or named)
        if bare and before and one.countries and _beside(page, one, other):
            other.countries = list(one.countries)


def _beside(page: Page, one: OfficeSpan, other: OfficeSpan) -> bool:
    """Whether nothing but "and", a comma and an article stands between two offices of states."""
    if one.office.use == "role" or other.office.use == "role" or one.office.bound_to or other.office.bound_to:
        return False
    end, start = page.words[one.end - 1].end, page.words[other.first].start
    return _AND_THE.fullmatch(page.text[end:start]) is not None


def _given_name(page: Page, match: OfficeMatch) -> bool:
    """Whether the word is a name: "Sultan bin Saad", "Amir ibn Khalid"."""
    if match.end - match.first != 1:
        return False
    if page.text[page.words[match.first].end :][:1] == "-" and page.words[match.first].capital:
        return (
            match.end < len(page.words) and page.words[match.end].capital and match.first > 0
        )  # "Amir-Abdollahian"
    return inside_name(page, match.first) or (
        page.lower(match.end) in ("bin", "ibn", "bint") and page.tight(match.end)
    )


# Offices that headlines shorten. In small letters they are hours ("5 pm"), or nothing.
_SHORTENED = frozenset({"pm", "fm", "dpm", "vp", "eam"})


def _not_in_capitals(page: Page, match: OfficeMatch) -> bool:
    """Whether what looks like a shortened office is none: "at 3 pm", "93.2 fm"."""
    return any(
        w.lower.rstrip("s") in _SHORTENED and not w.text.rstrip("s").isupper()
        for w in page.words[match.first : match.end]
    )


_ONLY_COUNTS = re.compile(r"(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)? (?:to|since|ever)\b")


def _counts(page: Page, match: OfficeMatch) -> bool:
    """Whether "first" only counts: "the first secretary of state to set foot in Hanoi", "the first president since 1990"."""
    if page.words[match.first].text != "first" or page.lower(match.first - 1) != "the":
        return False
    shorter = match_office(page.words, match.first + 1)
    end = max(match.end, shorter.end if shorter is not None else 0)
    return _ONLY_COUNTS.match(page.text, page.words[end - 1].end) is not None


def _served(page: Page, match: OfficeMatch) -> bool:
    """Whether the name behind is that of whom an aide serves: "X, now adviser to President Lula", and no office of Lula's."""
    words = page.words[match.first : match.end]
    if len(words) < 3 or words[0].capital or words[-2].lower != "to" or not words[-1].capital:
        return False
    return match.end < len(page.words) and page.tight(match.end) and page.words[match.end].capital


def _complete(page: Page, match: OfficeMatch) -> OfficeSpan:
    span = OfficeSpan(match.first, match.first, match.noun, match.end, match.end, match.office)
    _read_inside(page, span)
    _read_after(page, span)
    read_before(page, span)
    read_former(page, span)
    reach_name(page, span)
    past_second_post(page, span)
    if page.words[span.noun].possessive and span.end == span.core_end:
        span.after = True
    return span


def _read_inside(page: Page, span: OfficeSpan) -> None:
    """The country inside a title: "Speaker of the Latvian Saeima", "head of the Ukrainian presidential administration"."""
    for i in range(span.noun + 1, span.core_end):
        actor = page.actor(i)
        body = actor is not None and not actor.is_state and span.office.kind in ("diplomat", "organisation")
        force = (
            actor is not None and actor.is_state and span.office.kind == "government"
        )  # "of the Pakistan Navy"
        if actor is not None and (page.adjective(actor) or body or force) and not actor.members:
            span.countries = [(actor.code, actor)]
            return


def _read_after(page: Page, span: OfficeSpan) -> None:
    words = page.words
    if words[span.core_end - 1].possessive:
        return
    if take_institution(page, span):
        return
    _skip_party(page, span)
    _skip_charge(page, span)
    if _foreign_portfolio(page, span):
        return
    j = span.end
    if page.lower(j) in ("of", "to") and page.tight(j) and page.lower(j - 1) != "of":
        nested = j + 1 + (page.lower(j + 1) == "the")
        inner = _nested_office(page, nested)
        if inner is not None and page.lower(j) == "of":
            deeper = _complete(page, inner)
            if span.office.core.endswith(
                ("representative", "envoy", "adviser", "advisor", "coordinator", "assistant")
            ):
                span.end = deeper.end
                span.countries.extend(deeper.countries[:1])
                _skip_destination(page, span)
            return
    # "Ambassador for the Republic of X", but "the UN Special Envoy for X"
    envoy_for = page.lower(j) == "for" and span.office.core.endswith(("ambassador", "high commissioner"))
    named_before = span.first > 0 and page.tight(span.first) and page.actor(span.first - 1) is not None
    envoy_for = envoy_for and not named_before
    if (page.lower(j) == "of" or envoy_for) and page.tight(j):
        codes, end = read_countries(page, j + 1)
        ministry = _ministry_after(page, j + 1) if not codes else None
        if codes:
            span.countries, span.end = codes, end
        elif ministry is not None:
            span.countries, span.end = ministry
        elif page.lower(j + 1) == "the" and page.lower(j + 2) in ("republic", "state", "federation"):
            span.end = j + 3
        elif names_body(page, j + 1):
            regional = span.office.kind == "regional"
            span.outside = span.office.use in ("open", "role") and not regional
            if span.outside or regional:
                span.end = body_end(page, j + 1)
    if span.office.kind in ("diplomat", "organisation") or span.office.domain or span.countries:
        _skip_destination(page, span)


def _foreign_portfolio(page: Page, span: OfficeSpan) -> bool:
    """Take in a portfolio that names an organisation or state: "Minister for EU Affairs" is no minister of the EU's."""
    j = span.end + 1 + (page.lower(span.end + 1) == "the")
    actor = page.actor(j) if page.lower(span.end) in ("of", "for") and page.tight(span.end) else None
    if actor is None or span.office.kind != "government":
        return False
    stop = page.word_at(actor.end)
    if page.lower(stop) not in ("affairs", "integration", "relations") or not page.tight(stop):
        return False
    title = f"{span.office.name} of {page.text[actor.start : page.words[stop].end]}"
    span.office = replace(span.office, name=title, domain=page.text[actor.start : page.words[stop].end])
    span.end = span.core_end = stop + 1
    codes, end = read_countries(page, stop + 2) if page.lower(stop + 1) == "of" else ([], 0)
    if codes:
        span.countries, span.end = codes, end
    return True


def _ministry_after(page: Page, i: int) -> tuple[list[tuple[str, ActorMention | None]], int] | None:
    """The country of a ministry from word ``i`` on: "(State Secretary of) the Ministry for Foreign Affairs of Finland"."""
    j = i + (page.lower(i) == "the")
    first = page.actor(j)
    if first is not None and page.adjective(first) and not first.members:
        k = page.word_at(first.end)
        while k < len(page.words) and page.tight(k) and is_portfolio_word(page.lower(k)):
            k += 1
        if page.lower(k) in _MINISTRIES and page.tight(k):
            return [(first.code, first)], k + 1
        return None
    if page.lower(j) not in _MINISTRIES:
        return None
    for k in range(j + 1, min(j + 10, len(page.words))):
        if not page.tight(k) and page.words[k].gap.strip() not in (",", "&"):
            return None
        if page.lower(k) == "of":
            codes, end = read_countries(page, k + 1)
            if len(codes) == 1:
                return codes, end
        if page.lower(k) not in ("of", "for", "the", "and") and not is_portfolio_word(page.lower(k)):
            return None
    return None


def _skip_party(page: Page, span: OfficeSpan) -> None:
    """Past "-designate" and a parenthesis of an abbreviation; nothing else may stand between office and country."""
    if page.lower(span.end) in ("elect", "designate") and page.tight(span.end):
        span.end += 1
        span.core_end = span.end
    bracket = _DESK.match(page.text, page.words[span.end - 1].end)
    if bracket is not None and span.end < len(page.words):
        span.end = span.core_end = page.word_at(bracket.end() - 2) + 1


def _skip_charge(page: Page, span: OfficeSpan) -> None:
    """Past "in charge of the East African Community" up to the comma that a name follows."""
    j = span.end
    if [page.lower(j), page.lower(j + 1), page.lower(j + 2)] == ["in", "charge", "of"]:
        stop = j + 3
    elif any(page.lower(i) == "charge" for i in range(span.core, j)):
        stop = j
    else:
        return
    while stop < len(page.words) and stop - j < 12 and page.tight(stop):
        stop += 1
    if stop < len(page.words) and page.words[stop].gap.strip() == "," and page.words[stop].capital:
        span.end = stop


def _nested_office(page: Page, i: int) -> OfficeMatch | None:
    actor = page.actor(i)
    while actor is not None and i < len(page.words) and page.actor(i) is actor:
        i += 1
    if i >= len(page.words) or not page.tight(i):
        return None  # "Minister of Foreign Affairs of Angola, Ambassador X"
    office = match_office(page.words, i)
    return (
        None if office is not None and office.office.core == "official" and officer_has(page, i) else office
    )


def _skip_destination(page: Page, span: OfficeSpan) -> None:
    """Past "to Lithuania", "for Syria", "in Minsk": where a diplomat serves is not the country served."""
    for _ in range(3):
        j = span.end
        if page.lower(j) not in ("to", "for", "in", "at", "on", "and") or not page.tight(j):
            return
        if page.lower(j) in ("in", "at") and span.office.kind != "diplomat":
            return
        if page.lower(j) == "and" and not (span.end > span.core_end and page.lower(j + 1) in ("to", "for")):
            return
        j += page.lower(j) == "and"
        codes, end = read_countries(page, j + 1)
        if codes:
            span.end = end
            continue
        stop = j + 1 + (page.lower(j + 1) == "the")
        if page.lower(stop) in ("embassy", "mission") and page.lower(stop + 1) == "of" and not span.countries:
            codes, end = read_countries(page, stop + 2)
            if len(codes) == 1:
                span.countries, span.end = codes, end
                return
        first = stop
        while (
            stop < len(page.words)
            and stop - first < 6
            and page.tight(stop)
            and (page.actor(stop) is not None or _is_regional(page, stop))
        ):
            stop += 1
        while (
            span.office.kind == "diplomat"
            and stop < len(page.words)
            and page.words[stop].capital
            and page.tight(stop)
        ):
            if stop - first > 2 or page.lower(j) != "in":
                break
            stop += 1
        if stop == first:
            return
        span.end = stop


def _is_regional(page: Page, i: int) -> bool:
    return is_portfolio_word(page.lower(i)) or (
        page.lower(i) in ("and", "the") and i + 1 < len(page.words) and is_portfolio_word(page.lower(i + 1))
    )
