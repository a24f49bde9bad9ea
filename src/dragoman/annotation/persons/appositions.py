"""Names beside an office: "Eric Rubin, US Deputy Assistant Secretary of State", "the President of Ghana, John Mahama,"."""

import re
from dataclasses import replace

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.name_runs import (
    NameRun,
    name_ending,
    plausible,
    read_name,
    skip_address,
)
from dragoman.annotation.persons.office_span import OfficeSpan, rank_of
from dragoman.annotation.persons.page import Page
from dragoman.annotation.persons.tails import sends
from dragoman.annotation.persons.titled_names import label_of, main_of
from dragoman.knowledge.cities import folded, place_names

_LEADS = frozenset(
    {
        "a",
        "an",
        "the",
        "who",
        "is",
        "was",
        "as",
        "serves",
        "served",
        "currently",
        "himself",
        "herself",
        "also",
        "first",
    }
)

# Titles that go with an office and are none: Brazil's ministers keep the rank of ambassador.
_DIGNITIES = frozenset({"ambassador", "archbishop", "cardinal", "senator"})
# Between two offices of one person.
_AND_ALSO = re.compile(
    r",? (?:and |as well as |and also |and concurrently |also |concurrently )|, ?(?:also |and )?|/| & "
)
_OF_BIRTH = frozenset({"prince", "princess"})


def find_appositions(page: Page, offices: list[OfficeSpan], used: set[int]) -> list[Found]:
    """Persons named before or after an office that a comma or parenthesis sets off; adds these offices to ``used``."""
    found = []
    for number, span in enumerate(offices):
        if number in used or span.office.plural:
            continue
        chain = _row(page, offices, number, used)
        person = None if len(chain) > 1 else _name_before(page, span) or _name_behind(page, span)
        if len(chain) > 1:
            person = _name_behind(page, _joined(offices, chain))
            person = None if person is not None and _two_names(page, person) else person
        if person is None and len(chain) > 1:
            chain = [number]
            person = _name_before(page, span) or _name_behind(page, span)
        if person is not None:
            used.update(chain)
            found.append(person)
            following = number + 1
            if following < len(offices) and following not in used and _joint(page, span, offices[following]):
                used.add(following)
                _take_office(page, person, main_of([span, offices[following]]))
    return found


def _row(page: Page, offices: list[OfficeSpan], number: int, used: set[int]) -> list[int]:
    """The offices in a row that are one person's: "Attorney-General and Minister for Justice, X", "also Minister of Y, X"."""
    row = [number]
    while row[-1] + 1 < len(offices) and row[-1] + 1 not in used:
        one, two = offices[row[-1]], offices[row[-1] + 1]
        own = two.determiner or two.possessor or two.office.plural or two.outside
        between = page.text[page.words[one.end - 1].end : page.words[two.first].start]
        other = two.countries and one.countries and two.countries[0][0] != one.countries[0][0]
        if own or other or not _AND_ALSO.fullmatch(between) or page.words[one.end - 1].possessive:
            break
        row.append(row[-1] + 1)
    return row


def _two_names(page: Page, person: Found) -> bool:
    """Whether a second name follows, so that the offices are those of two: "chancellor and foreign minister, X and Y"."""
    i = page.word_at(person.end)
    after = (
        read_name(page, i + 1, titled=False) if page.lower(i) == "and" and i + 1 < len(page.words) else None
    )
    return after is not None and len(after.parts) > 1


def _joined(offices: list[OfficeSpan], row: list[int]) -> OfficeSpan:
    """One span of several offices in a row, with the office that counts abroad and the country of whichever has one."""
    spans = [offices[k] for k in row]
    main = main_of(spans)
    countries = next((s.countries for s in spans if s.countries), [])
    return replace(main, first=spans[0].first, core=spans[0].core, end=spans[-1].end, countries=countries,
                   determiner=spans[0].determiner, possessor=spans[0].possessor)  # fmt: skip


def _take_office(page: Page, person: Found, main: OfficeSpan) -> None:
    """Give a person with two offices the one that counts abroad."""
    if main.office.rank == 3 and main.office.domain == "foreign affairs":
        person.office, person.label = main.office, label_of(page, main)
        person.rank = rank_of(main.office, person.country)


def lift_titles(page: Page, offices: list[OfficeSpan], used: set[int], found: list[Found]) -> None:
    """Give persons with a lesser title the office before it: "the Apostolic Nuncio, Archbishop X", "the minister, Dr Y"."""
    starts = {item.start: item for item in found if item.source in ("title", "address")}
    for number, span in enumerate(offices):
        i = span.end
        if number in used or span.office.plural or span.outside or i >= len(page.words):
            continue
        if (
            page.words[i].gap.strip() != ","
            or not (span.determiner == "the" or span.countries)
            or sends(page, span)
        ):
            continue
        i = _behind_dignity(page, offices, number, i)
        name = (
            i + 1 if page.lower(i) == "the" and i + 1 < len(page.words) else i
        )  # "..., the Hon. Carmelo Abela"
        item = next(
            (
                starts[page.words[k].start]
                for k in (i, name, _behind_address(page, i))
                if page.words[k].start in starts
            ),
            None,
        )
        rank = rank_of(span.office, span.country)
        if item is None or not page.same_sentence(span.first, page.word_at(item.start)):
            continue
        if item.office is not None and (item.rank or 9) <= (rank or 9) and item.office.core not in _DIGNITIES:
            continue
        item.start, item.office, item.label, item.rank = (
            page.words[span.first].start,
            span.office,
            label_of(page, span),
            rank,
        )
        item.country, item.possessor = span.country or item.country, span.possessor
        item.former = span.office.former
        used.add(number)


def lift_followed(page: Page, offices: list[OfficeSpan], used: set[int], found: list[Found]) -> None:
    """Give persons with a dignity the office behind them: "Archbishop Paul Gallagher, Secretary for Relations with States"."""
    ends = {
        item.end: item
        for item in found
        if item.office is not None and item.office.core in _DIGNITIES | _OF_BIRTH
    }
    for number, span in enumerate(offices):
        if number in used or span.office.plural or span.outside or span.first == 0:
            continue
        item = ends.get(page.words[span.first - 1].end)
        if item is None or page.words[span.first].gap.strip() != "," or not _closed(page, span.end):
            continue
        rank = rank_of(span.office, span.country)
        born = item.office is not None and item.office.core in _OF_BIRTH
        if (rank or 9) < (item.rank or 9) or (born and rank is not None):
            item.office, item.label, item.rank = span.office, label_of(page, span), rank
            item.country = span.country or item.country
            used.add(number)


def _behind_dignity(page: Page, offices: list[OfficeSpan], number: int, i: int) -> int:
    """The word behind "Senator the" in "the Minister for Foreign Affairs, Senator the Hon Penny Wong"; else ``i``."""
    following = offices[number + 1] if number + 1 < len(offices) else None
    if following is None or following.core != i or following.office.core not in _DIGNITIES:
        return i
    end = following.end
    apart = page.lower(end) == "the" and end + 1 < len(page.words)
    return end + 1 if apart else i


def _behind_address(page: Page, i: int) -> int:
    """The first word of the name behind a form of address at word ``i``, where finds by address begin."""
    return min(skip_address(page, i)[0], len(page.words) - 1)


def _joint(page: Page, span: OfficeSpan, other: OfficeSpan) -> bool:
    """Whether a second office of the same apposition follows: "Deputy Prime Minister and Foreign Minister"."""
    return other.first - span.end == 1 and page.lower(span.end) == "and" and other.determiner != "the"


def _make(page: Page, span: OfficeSpan, run: NameRun, start: int, end: int) -> Found:
    country = span.country
    return Found(
        start=start,
        end=end,
        head=page.words[run.head].start,
        parts=run.parts,
        office=span.office,
        label=label_of(page, span),
        rank=rank_of(span.office, country, outside=span.outside),
        country=None if span.outside else country,
        possessor=span.possessor,
        former=span.office.former,
        source="apposition",
    )


def _name_before(page: Page, span: OfficeSpan) -> Found | None:
    i = span.first
    if i == 0:
        return None
    if page.text[page.words[span.end - 1].end : page.words[span.end - 1].end + 2] in ("'s", "’s"):
        return None
    back = 0
    while i > 0 and page.tight(i) and page.lower(i - 1) in _LEADS and back < 3:
        i -= 1
        back += 1
    mark = page.words[i].gap.strip(' \u00a0\n“"')
    if mark not in (",", "(", "-", "–", ", –") or (mark == "-" and " - " not in page.words[i].gap):
        return None
    if mark in ("-", "–") and back == 0 and not span.countries:
        return None
    run = name_ending(page, i)
    if run is None or not page.same_sentence(run.first, span.end - 1):
        return None
    if page.opens_sentence(run.first) and len(run.parts) == 1:
        return None
    if not _closed(page, span.end) or _coordinated(page, run, span):
        return None
    return _make(page, span, run, page.words[run.first].start, page.words[run.end - 1].end)


def _closed(page: Page, end: int) -> bool:
    """Whether an apposition that ends before word ``end`` is not the subject of what follows."""
    if end >= len(page.words):
        return True
    gap = page.words[end].gap
    if gap.strip() or "\n" in gap:
        return True
    return page.lower(end) in (
        "and",
        "who",
        "in",
        "on",
        "to",
        "at",
        "with",
        "during",
        "after",
        "since",
        "for",
        "from",
        "of",
        "said",
        "told",
        "as",
        "of",
    )


def _coordinated(page: Page, run: NameRun, span: OfficeSpan) -> bool:
    """Whether name and office are items of a list: "with John Kerry, the foreign minister of Egypt and others"."""
    return (
        span.determiner == ""
        and not span.countries
        and span.office.use == "open"
        and page.lower(span.end) == "of"
    )


def _between_commas(page: Page, run: NameRun) -> bool:
    """Whether one word between commas is a name: "Indonesia's security minister, Wiranto, arrived"."""
    closed = run.end < len(page.words) and page.words[run.end].gap.strip() == ","
    word = page.words[run.first].text.lower()
    return closed and plausible(page, run) and len(word) > 3 and folded(word) not in place_names()


def _name_behind(page: Page, span: OfficeSpan) -> Found | None:
    i = span.end
    if i >= len(page.words) or page.words[i].gap.strip() != "," or page.words[i - 1].possessive:
        return None
    if not (span.determiner == "the" or span.countries or span.possessor) or span.determiner in ("a", "an"):
        return None
    if sends(page, span):
        return None
    run = read_name(page, i, titled=False, apposed=True)
    if run is None or not page.same_sentence(span.first, run.end - 1):
        return None
    if len(run.parts) < 2 and not (span.countries and _between_commas(page, run)):
        return None
    after = page.text[page.words[run.end - 1].end :][:2]
    if after[:1] not in (",", ".", ";", ":", ")", "") and page.lower(run.end) not in (
        "and",
        "in",
        "on",
        "to",
        "at",
        "with",
    ):
        return None
    return _make(page, span, run, page.words[span.first].start, page.words[run.end - 1].end)
