"""Names after a title: "Foreign Minister Vladimir Makei", "Presidents Putin and Lukashenka", "Mr Tusk"."""

from dataclasses import replace

from dragoman.annotation.mentions import ActorMention
from dragoman.annotation.persons.country_lists import read_countries
from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.name_runs import NameRun, name_ending, read_name, skip_address
from dragoman.annotation.persons.office_span import OfficeSpan, rank_of
from dragoman.annotation.persons.page import Page
from dragoman.annotation.persons.tails import sends

_MONARCHS = frozenset(
    {"king", "queen", "emir", "amir", "sultan", "emperor", "pope", "crown prince", "prince", "grand duke"}
)


def find_titled(page: Page, offices: list[OfficeSpan]) -> tuple[list[Found], set[int]]:
    """Persons named after a title; and the indices in ``offices`` that these have used."""
    found: list[Found] = []
    used: set[int] = set()
    for number, span in enumerate(offices):
        if number in used:
            continue
        chain = _chain(page, offices, number)
        last = offices[chain[-1]]
        if page.words[last.end - 1].possessive or last.end >= len(page.words):
            continue
        name = _name_after(page, last)
        if name is None:
            pairs = _paired(page, span)
            found.extend(pairs)
            used.update([number] if pairs else [])
            continue
        main = main_of([offices[k] for k in chain])
        found.extend(_people(page, span, main, [offices[k] for k in chain], name))
        used.update(chain)
    return found, used


def main_of(chain: list[OfficeSpan]) -> OfficeSpan:
    """Of one person's offices the weightiest; but a deputy premier who is also foreign minister acts abroad as the latter,
    at the rank of the former."""
    main = min(chain, key=lambda s: (s.office.former, s.office.rank or 9, s.first))
    foreign = next((s for s in chain if s.office.domain == "foreign affairs" and s.office.rank == 4), None)
    if foreign is None or main.office.rank != 3 or main.office.former or foreign.office.former:
        return main
    return replace(
        foreign, office=replace(foreign.office, rank=3), countries=main.countries or foreign.countries
    )


def _paired(page: Page, span: OfficeSpan) -> list[Found]:
    """Names that follow in the order of their countries: "presidents of Austria and Latvia, Heinz Fischer and Raimonds Vējonis"."""
    i = span.end
    if not span.office.plural or i >= len(page.words) or page.words[i].gap.strip() != ",":
        return []
    if len(span.countries) == 1:
        return _in_turn(page, span)
    first = read_name(page, i, titled=False, apposed=True)
    if first is None or not page.same_sentence(span.first, first.end - 1):
        return []
    names = [first, *_more_names(page, first)]
    if not span.countries:
        return _of_the_two(page, span, names)
    if len(names) != len(span.countries):
        return []
    return [
        _found(page, span, run, page.words[run.first].start, page.words[run.end - 1].end, country, "")
        for run, (country, _) in zip(names, span.countries, strict=True)
    ]


def _of_the_two(page: Page, span: OfficeSpan, names: list[NameRun]) -> list[Found]:
    """The names behind an office that two hold: "the two countries' premiers, X and Y", "the ministers, X of A and Y of B"."""
    after = [country_after(page, run)[0] for run in names]
    told = len(names) > 1 and all(after)
    if (
        (len(names) != 2 and not told)
        or any(len(run.parts) < 2 for run in names)
        or span.office.use == "role"
    ):
        return []
    starts = [page.words[span.first].start, *(page.words[run.first].start for run in names[1:])]
    return [
        _found(page, span, run, start, page.words[run.end - 1].end, country if told else None, "")
        for run, start, country in zip(names, starts, after, strict=True)
    ]


def _in_turn(page: Page, span: OfficeSpan) -> list[Found]:
    """Countries and names in turn: "foreign ministers of Hungary, Ferenc Somogyi, and Croatia, Miomir Zuzul"."""
    if len(span.countries) != 1:
        return []
    pairs = names_in_turn(page, span.end, span.countries[0])
    return [
        _found(page, span, run, page.words[run.first].start, page.words[run.end - 1].end, country, "")
        for run, (country, _) in pairs
    ]


def names_in_turn(
    page: Page, end: int, country: tuple[str, ActorMention | None]
) -> list[tuple[NameRun, tuple[str, ActorMention | None]]]:
    """The names that stand behind the countries of a list, each with its own: "Paraguay, X, and Peru, Y"; fewer than two are none."""
    pairs: list[tuple[NameRun, tuple[str, ActorMention | None]]] = []
    while end < len(page.words) and page.words[end].gap.strip() == ",":
        run = read_name(page, end, titled=False)
        if run is None or len(run.parts) < 2:
            break
        pairs.append((run, country))
        end = run.end + (run.end < len(page.words) and page.lower(run.end) == "and")
        end += end < len(page.words) and page.lower(end) in ("of", "from") and page.tight(end)
        if end >= len(page.words) or not page.same_sentence(end - 1, end):
            break
        listed, stop = read_countries(page, end)
        if len(listed) != 1:
            break
        country, end = listed[0], stop
    return pairs if len(pairs) > 1 else []


def _chain(page: Page, offices: list[OfficeSpan], number: int) -> list[int]:
    """One person's offices in a row: "Deputy Prime Minister and Foreign Minister Ditmir Bushati"."""
    chain = [number]
    while chain[-1] + 1 < len(offices):
        this, other = offices[chain[-1]], offices[chain[-1] + 1]
        joint = other.first - this.end
        if joint == 0 and page.tight(other.first):
            chain.append(chain[-1] + 1)
            continue
        gap = page.words[other.first].gap.strip() if other.first < len(page.words) else ""
        linked = (joint == 1 and page.lower(this.end) == "and" and gap == "") or (
            joint == 0 and gap in (",", "/", "&")
        )
        both = page.words[this.core].capital and page.words[other.core].capital and not this.office.plural
        if (
            not (linked and both)
            or other.determiner == "the"
            or (other.countries and not other.after and other.first < other.core)
        ):
            break
        if (
            this.office.rank == 1
            or _name_after(page, other) is None
            or not page.same_sentence(this.first, other.end - 1)
        ):
            break
        if gap == "," and this.office.kind != other.office.kind:
            break
        if this.office.name == other.office.name:
            break  # "at the invitation of the Foreign Minister of Ireland, Foreign Minister Amina Mohamed spoke"
        chain.append(chain[-1] + 1)
    return chain


def _name_after(page: Page, span: OfficeSpan) -> NameRun | None:
    i = span.end
    if i >= len(page.words) or not page.same_sentence(i - 1, i):
        return None
    gap = page.words[i].gap
    address, _ = skip_address(page, i)
    if address > i and gap.strip(" ") in ("'", "’", '"', "”") and not span.office.plural:
        gap = ""  # "Commander of the Internal Security Force 'X' Sheikh Y"
    if gap.strip(" \u00a0\n") not in ("", "(") and not (
        address > i and gap.strip() == "," and not _belongs_to_name_before(page, span)
    ):
        return None
    if gap.strip() == "(" or "\n" in gap or (gap.strip() == "," and sends(page, span)):
        return None
    name = read_name(page, i, titled=True)
    if name is None or not page.same_sentence(i, name.end - 1):
        return None
    if not page.words[span.noun].capital and len(name.parts) == 1 and page.heading(page.words[i].start):
        return None
    return name


def _belongs_to_name_before(page: Page, span: OfficeSpan) -> bool:
    """ "H.E. X, President of Togo, H.E. Y, Prime Minister of Guinea": the first office is X's, not Y's."""
    return (
        span.first > 0
        and page.words[span.first].gap.strip() == ","
        and name_ending(page, span.first) is not None
    )


def _people(
    page: Page, span: OfficeSpan, main: OfficeSpan, chain: list[OfficeSpan], name: NameRun
) -> list[Found]:
    names = [name]
    if main.office.plural:
        names.extend(_more_names(page, name))
    people = []
    countries = next((s.countries for s in chain if s.countries), [])
    for number, run in enumerate(names):
        country = main.office.bound_to
        if countries:
            country = countries[number][0] if len(countries) == len(names) > 1 else countries[0][0]
            if len(countries) > 1 and len(names) == 1:
                country = None
        start = page.words[span.first if number == 0 else run.first].start
        end = page.words[run.end - 1].end
        after, stop = country_after(page, run)
        if after is not None and not countries:
            country = after
            if main.office.core in _MONARCHS:
                end = page.words[stop - 1].end
        people.append(_found(page, main, run, start, end, country, span.possessor if number == 0 else ""))
    return people


def _found(
    page: Page, main: OfficeSpan, run: NameRun, start: int, end: int, country: str | None, possessor: str
) -> Found:
    return Found(
        start=start,
        end=end,
        head=page.words[run.head].start,
        parts=run.parts,
        office=main.office,
        label=label_of(page, main),
        rank=rank_of(main.office, country, outside=main.outside),
        country=None if main.outside else country,
        possessor=possessor,
        given=main.office.core in _MONARCHS or run.address == "noble",
        former=main.office.former,
    )


def label_of(page: Page, span: OfficeSpan) -> str:
    """The office as shown: its canonical name; for an office of a firm or club the words of the text."""
    if span.outside:
        return page.text[page.words[span.core].start : page.words[span.end - 1].end]
    name = span.office.name
    one = (
        not page.text[page.words[span.core].start : page.words[span.end - 1].end]
        .lower()
        .endswith("ministers")
    )
    if name == "Foreign Minister" and span.country == "EU" and one:
        name = "High Representative"  # the EU's top diplomat; "EU foreign ministers" are those of its members
    return ("former " if span.office.former else "") + name


def country_after(page: Page, run: NameRun) -> tuple[str | None, int]:
    """The country that follows a name: "Sergey Lavrov of (for) Russia", "Sergey Lavrov (Russia)"; and the word after it."""
    i = run.end
    if page.words[i - 1].possessive or i >= len(page.words) or not page.same_sentence(i - 1, i):
        return None, i
    if page.lower(i) in ("of", "for") and page.tight(i):
        codes, stop = read_countries(page, i + 1)
        if codes and (len(codes) == 1 or codes[0][1] is codes[-1][1]):
            return codes[0][0], stop
        if codes:
            return codes[0][0], page.word_at(codes[0][1].end) if codes[0][1] else stop
    actor = page.actor(i)
    if (
        actor is not None
        and page.words[i].gap.strip(" ") == "("
        and page.text[actor.end : actor.end + 1] == ")"
    ):
        return actor.code, page.word_at(actor.end)
    return None, i


def _more_names(page: Page, name: NameRun) -> list[NameRun]:
    """The further names of a list: "Putin, Hollande and Poroshenko"."""
    names: list[NameRun] = []
    run = name
    for _ in range(8):
        _, i = country_after(page, run)
        if i >= len(page.words):
            break
        gap = page.words[i].gap.strip(" )")
        if page.lower(i) == "and" and gap in ("", ","):
            i += 1
        elif gap != ",":
            break
        following = (
            read_name(page, i, titled=True)
            if i < len(page.words) and page.words[i].gap.strip() in ("", ",")
            else None
        )
        if following is None or not page.same_sentence(name.first, following.end - 1):
            break
        names.append(following)
        run = following
    return names


def find_addressed(page: Page) -> list[Found]:
    """Persons after a form of address alone: "Mr Tusk", "Dr Nkosazana Dlamini-Zuma", "Sheikh Tamim bin Hamad"."""
    found = []
    i = 0
    while i < len(page.words):
        j, kind = skip_address(page, i)
        if j == i:
            i += 1
            continue
        name = read_name(page, i, titled=True)
        if name is not None and page.same_sentence(i, name.end - 1) and _after_sense(page, i, j, kind, name):
            country, _ = country_after(page, name)
            found.append(
                Found(
                    start=page.words[name.first].start,
                    end=page.words[name.end - 1].end,
                    head=page.words[name.head].start,
                    parts=name.parts,
                    country=country,
                    given=kind == "noble",
                    source="address",
                )
            )
            i = name.end
        else:
            i = j
    return found


def _after_sense(page: Page, i: int, j: int, kind: str, name: NameRun) -> bool:
    """Words that are a form of address only before a full name: General Motors, Major League, Count, Don, Captain."""
    if page.actor(i) is not None:
        return False
    if page.lower(i) in (
        "general",
        "major",
        "count",
        "don",
        "father",
        "citizen",
        "the",
        "lord",
        "lady",
        "eng",
        "ing",
        "hon",
        "tun",
        "miss",
        "marshal",
        "captain",
    ):
        opens = page.opens_sentence(i) and page.lower(i) not in ("hon", "eng", "ing")
        return len(name.parts) >= 2 and not opens and not page.heading(page.words[i].start)
    return kind in ("address", "academic", "noble") or len(name.parts) >= 2
