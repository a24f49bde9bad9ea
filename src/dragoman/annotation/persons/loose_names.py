"""Names without a title: what the parser's entity recogniser takes for persons, and given name with surname."""

from dragoman.annotation.persons.found import Found
from dragoman.annotation.persons.known_people import known_country
from dragoman.annotation.persons.name_runs import NameRun, read_name
from dragoman.annotation.persons.page import Page, not_names
from dragoman.annotation.persons.titled_names import country_after
from dragoman.knowledge.names import given_names, particles, plain


def find_loose(page: Page) -> list[Found]:
    """Persons named without any title, by two words or more, or by the surname of somebody widely known.

    None in headings, where common words are capitalised.
    """
    runs = [
        run
        for run in _recognised(page) + _by_given_name(page)
        if not page.heading(page.words[run.first].start)
    ]
    found: dict[int, Found] = {}
    for run in sorted(runs, key=lambda r: (r.first, -r.end)):
        found.setdefault(run.first, _found(page, run))
    return list(found.values())


def _found(page: Page, run: NameRun) -> Found:
    country, _ = country_after(page, run)
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
        if len(run.parts) >= 2 or known_country(run.parts) is not None:
            runs.append(run)
    return runs


def plausible(page: Page, run: NameRun) -> bool:
    """Whether the words of a run can be a person's name: no common noun of politics or firm among them."""
    words = page.words[run.first : run.end]
    return all(w.lower not in not_names() for w in words) and not any(
        page.actor(i) is not None for i in range(run.first, run.end) if page.lower(i) not in particles()
    )


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
