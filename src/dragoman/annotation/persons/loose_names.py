"""Names without a title: what the parser's entity recogniser takes for persons, and given name with surname."""

from collections.abc import Sequence

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.known_people import known_person
from dragoman.annotation.persons.name_runs import NameRun, plausible, read_name
from dragoman.annotation.persons.page import Page, not_names
from dragoman.annotation.persons.titled_names import country_after
from dragoman.knowledge.cities import folded, place_names
from dragoman.knowledge.names import given_names, plain
from dragoman.knowledge.office_holders import Holder, holder_at, holders_named

# What shows that a capitalised word is somebody who acts, or is acted upon, in diplomacy.
_ACTS = frozenset(
    [
        "visited",
        "visits",
        "met",
        "meets",
        "told",
        "said",
        "says",
        "spoke",
        "spoken",
        "arrived",
        "arrives",
        "flew",
        "flies",
        "travelled",
        "traveled",
        "travels",
        "held",
        "holds",
        "hosted",
        "hosts",
        "received",
        "receives",
        "will",
        "would",
        "has",
        "had",
        "thanked",
        "phoned",
        "called",
        "urged",
        "announced",
        "welcomed",
        "accepted",
        "signed",
        "discussed",
        "invited",
        "attended",
        "agreed",
        "left",
        "landed",
        "and",
        "hold",
        "meet",
        "discuss",
        "agree",
        "speak",
        "talk",
        "talked",
        "sign",
        "confer",
        "conferred",
        "sat",
        "exchanged",
        "paid",
        "pays",
    ]
)
_ACTED_UPON = frozenset(
    [
        "with",
        "met",
        "meet",
        "meets",
        "received",
        "receive",
        "host",
        "hosted",
        "hosting",
        "phoned",
        "telephoned",
        "told",
        "invited",
        "visited",
        "congratulated",
        "thanked",
        "welcomed",
        "between",
        "summoned",
    ]
)
# What people do, and hardly firms, clubs or parties.
_DOES = frozenset(
    {"met", "meets", "visited", "visits", "told", "arrived", "arrives", "flew", "flies", "held", "hosted", "received", "phoned",
     "called", "spoke", "thanked", "welcomed", "travelled", "discussed", "conferred", "telephoned", "sat", "and", "talked"}
)  # fmt: skip
_ONLY_PEOPLE = frozenset(
    {"visited", "visits", "met", "meets", "told", "flew", "arrived", "hosted", "received", "phoned"}
)
_NOT_PEOPLE = frozenset({"GPE", "LOC", "FAC", "NORP", "DATE", "EVENT", "LAW", "LANGUAGE", "WORK_OF_ART"})


_PLACES = frozenset({"GPE", "LOC", "NORP"})


def find_loose(page: Page) -> list[Found]:
    """Persons named without any title, by two words or more, or by the surname of somebody widely known.

    In headings, where common words are capitalised, only those who are widely known.
    """
    runs = [
        run
        for run in _recognised(page) + _by_given_name(page) + _of_nations(page)
        if not page.heading(page.words[run.first].start)
    ]
    runs += _by_surname(page) + _by_full_name(page)
    found: dict[int, Found] = {}
    for run in sorted(runs, key=lambda r: (r.first, -r.end)):
        found.setdefault(run.first, _found(page, run))
    return list(found.values())


def _found(page: Page, run: NameRun) -> Found:
    country, _ = country_after(page, run)
    owner = page.actor(run.first - 1) if run.first and page.words[run.first - 1].possessive else None
    if country is None and owner is not None and not owner.members and page.tight(run.first):
        country = owner.code  # "Kenya's Uhuru Kenyatta"
    if country is None and len(run.parts) > 1:
        known = known_person(run.parts, page.day_at(page.words[run.first].start))
        country = (
            known.country if known is not None else None
        )  # by it the register knows how a person is called for short
    return Found(
        start=page.words[run.first].start,
        end=page.words[run.end - 1].end,
        head=page.words[run.head].start,
        parts=run.parts,
        country=country,
        source="loose",
    )


def _recognised(page: Page) -> list[NameRun]:
    if page.doc is None:
        return []
    runs = []
    for entity in page.doc.ents:
        if entity.label_ != "PERSON" or entity.end_char > len(page.text):
            continue
        first = page.word_at(entity.start_char)
        while (
            first > 0 and page.tight(first) and page.words[first - 1].capital and "-" in page.words[first].gap
        ):
            first -= 1
        if first >= len(page.words):
            continue
        run = read_name(page, first, titled=False)
        if run is None or not plausible(page, run) or _cut(page, run):
            continue
        if (
            len(run.parts) >= 2
            or known_person(run.parts, page.day_at(page.words[run.first].start)) is not None
        ):
            runs.append(run)
    return runs


def _cut(page: Page, run: NameRun) -> bool:
    """Whether the run is only a piece of a longer capitalised phrase."""
    before = run.first - 1
    if before < 0 or page.words[run.first].gap.strip(" ") or page.opens_sentence(run.first):
        return False
    word = page.words[before]
    return (
        word.capital
        and page.actor(before) is None
        and not_names().get(word.lower) not in ("function", "calendar")
    )


def _by_given_name(page: Page) -> list[NameRun]:
    runs = []
    i = 0
    while i < len(page.words):
        word = page.words[i]
        run = None
        if word.capital and plain(word.text) in given_names() and not word.possessive:
            run = read_name(page, i, titled=False)
        if run is not None and len(run.parts) >= 2 and plausible(page, run) and not _cut(page, run):
            runs.append(run)
            i = run.end
        else:
            i += 1
    return runs


def _of_nations(page: Page) -> list[NameRun]:
    """Two names behind a nation's, of whom something is done or who does something: "Kenya's Musa Duale met"."""
    runs = []
    for i in range(1, len(page.words)):
        owner = page.actor(i - 1) if page.words[i - 1].possessive and page.tight(i) else None
        if owner is None or not owner.is_state or not page.words[i].capital or page.actor(i) is not None:
            continue
        run = read_name(page, i, titled=False, apposed=True)
        if run is None or len(run.parts) < 2 or not plausible(page, run):
            continue
        first = page.word_at(owner.start)
        acts = run.end < len(page.words) and page.tight(run.end) and page.lower(run.end) in _DOES
        acted_upon = first > 0 and page.tight(first) and page.lower(first - 1) in _ACTED_UPON | {"and"}
        if (acts or acted_upon) and not _otherwise(page, run):
            runs.append(run)
    return runs


def _otherwise(page: Page, run: NameRun) -> bool:
    """Whether the entity recogniser takes a run for a prize, a law, a place or the like."""
    start, end = page.words[run.first].start, page.words[run.end - 1].end
    return page.doc is not None and any(
        e.label_ in _NOT_PEOPLE and e.start_char < end and start < e.end_char for e in page.doc.ents
    )


def _goes_on(page: Page, i: int) -> bool:
    """Whether the capitalised word ``i`` goes on with the capitalised word before it: not "Kenya's" before a name, nor
    the city of "from Lusaka"."""
    if i == 0 or not page.words[i - 1].capital or page.words[i].gap == " - " or page.in_a_city(i - 1):
        return False
    return page.tight(i) and not (page.words[i - 1].possessive and page.actor(i - 1) is not None)


def _by_full_name(page: Page) -> list[NameRun]:
    """The full names of those who held an office, which no recogniser needs to know."""
    runs = []
    for i, word in enumerate(page.words):
        if not word.capital or page.actor(i) is not None or _goes_on(page, i):
            continue
        run = read_name(page, i, titled=False)
        if run is None or len(run.parts) < 2:
            continue
        holders = holders_named(run.parts)
        if holders and (plausible(page, run) or _whole(run, holders)):
            runs.append(run)
    return runs


def _whole(run: NameRun, holders: Sequence[Holder]) -> bool:
    """ "Moon Jae-in", "Park Geun-hye": the whole name as the table has it, though its first word is mostly another thing."""
    written = " ".join(run.parts).lower()
    return "-" in run.parts[-1] and any(
        written == name.lower() for h in holders for name in (h.name, *h.variants)
    )


def _by_surname(page: Page) -> list[NameRun]:
    """The surname alone of who was in office on the day of which it is told, where the words beside it speak of a person.

    None without a date of publication, none of words that stand in lower case elsewhere or name a place.
    """
    if page.published is None:
        return []
    runs = []
    for i, word in enumerate(page.words):
        if not word.capital or len(word.text) < 2 or _goes_on(page, i):
            continue
        day = page.day_at(word.start) or page.published
        holder = _holder_of_the_country_before(page, i, day) or holder_at([word.text], day)
        if holder is None or not (
            _belongs(page, i, holder.country) or _of_person(page, i, leader=holder.rank <= 2)
        ):
            continue
        if page.opens_sentence(i) and holder.rank > 2 and len(word.text) < 6:
            continue
        if len(word.text) < 4 and (holder.rank > 2 or page.lower(i + 1) not in _ONLY_PEOPLE):
            continue
        run = read_name(page, i, titled=False)
        if run is not None and len(run.parts) == 1 and plausible(page, run) and not _cut(page, run):
            runs.append(run)
    return runs


def _holder_of_the_country_before(page: Page, i: int, day: str) -> Holder | None:
    """ "Bolivia's Morales", of two presidents of that name: the one of the country that stands before."""
    owner = page.actor(i - 1) if i and page.tight(i) and page.words[i - 1].possessive else None
    if owner is None:
        return None
    held = [h for h in holders_named([page.words[i].text]) if h.country == owner.code and h.in_office(day)]
    return min(held, key=lambda h: h.rank) if len({h.name for h in held}) == 1 else None


def _belongs(page: Page, i: int, country: str) -> bool:
    """Whether the country stands before the surname at ``i``: "Egypt's Sisi"."""
    owner = page.actor(i - 1) if i and page.tight(i) and page.words[i - 1].possessive else None
    return owner is not None and owner.code == country


def _of_person(page: Page, i: int, *, leader: bool) -> bool:
    """Whether the words beside the surname at ``i`` say that it is a person's, and nothing says otherwise.

    Of a ``leader`` the entity recogniser is not believed that the name is a place's: it takes Trump for a town.
    """
    word = page.words[i]
    acts = page.lower(i + 1) in _ACTS and page.tight(i + 1)
    if leader and i + 2 < len(page.words) and page.words[i + 1].gap == ", " and page.words[i + 1].capital:
        acts = acts or page.lower(i + 2) in _ACTS  # "Macron, Scholz hold call": a headline's comma
    acted_upon = i > 0 and page.lower(i - 1) in _ACTED_UPON and page.tight(i)
    if not (acts or acted_upon) or folded(word.text) in place_names():
        return False
    if any(other.text == word.lower for other in page.words):
        return False
    return page.doc is None or not any(
        e.label_ in (_NOT_PEOPLE - _PLACES if leader else _NOT_PEOPLE)
        and e.start_char <= word.start < e.end_char
        for e in page.doc.ents
    )
