"""Which date on a page is its publication, and which the day on which somebody saved it."""

import re
from dataclasses import dataclass

from dragoman.cleaning.bylines import byline
from dragoman.cleaning.dates import Stamp, month_comes_first, remainder, stamps
from dragoman.cleaning.issues import issue_day, names_event, week_of
from dragoman.cleaning.lines import Page
from dragoman.cleaning.shape import is_prose, words
from dragoman.knowledge.cities import cities_named

# A line that is a stamp holds little else: a section, a place, an agency.
_REST_WORDS = 4
# Three lines of dates between paragraphs are a chronicle: there they head what happened.
_CHRONICLE = 3
_LINKS = ("by", "in", "of", "the")
_YEAR = re.compile(r"\b(?:19[89]\d|20\d\d)\b")
_BY_NICKNAME = re.compile(r"(?:by|from)\s+\S+\Z", re.IGNORECASE)
_PLACE = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*[\s,./-]+){1,6}")
_DATELINE_END = re.compile(r"[\s,.]*(?:[(/\[][^)/\]]{2,40}[)/\]])?\s*[-–—:]{1,2}\s")
# "STOCKHOLM — June 15, 2024. Sweden ...": the dash stands before the day.
_DASHED = re.compile(r"(?:[^\W\d_a-z][\w.'’]*[\s,/-]+){1,4}[–—-]\s+(?:\w+day,?\s)?")
# "MOSCOW (UrduPoint News / Sputnik - 12th March, 2021) Talks ..."
_CREDITED = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*\s){1,4}\([^()\n]{2,60}?\s?[-–—]\s")
_STOPPED = re.compile(r"\s*(?:[.:]|[-–—]{1,2})\s")
# "Kathmandu, April 24, 2024. The Prime Minister today ...", "Lima (12 March 2021). ...": only behind a city that we know.
_CITY_ENDED = re.compile(r"\)?\.\s+(?=[A-Z“\"])")
_CITY_BEFORE = re.compile(r"\s*(?P<name>[^\W\d_a-z][\w.'’ -]{1,30}?)(?:,\s(?:\w+day,?\s)?|\s\()")
_BARRED = re.compile(r"[|•·/–—-]")
# "... foreign policy in May. Published 2 June 2015." A masthead that ends with the date ends its sentence before it.
_ENDS_BEFORE = re.compile(
    r"(?:[.|•·]|\s[–—-])\s+(?:[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*){0,3}[,:]?\s+)?\Z"
)
# "... / PRESS OFFICE — 3 May 2019", "Statement by the Ministry, 3 May 2019".
_SET_OFF = re.compile(r"(?:[|•·/,:]|\s[–—-])\s+(?:\w+day,?\s)?\(?\Z")
_MASTHEAD = 160
# So many lines below the first sentence, which may be the one under the headline, a line may say when it was published.
_STANDFIRST = 3
# A line that is no more than a day and an hour; and the capitals and the dash with which a dispatch begins.
_STAMP_LINE = 60
_OPENS_DISPATCH = re.compile(r"[A-Z][A-Z'’. -]{2,30}(?: ?\([^)\n]{2,40}\))? ?(?:[–—-]{1,2} |: )")
_NOTHING_MORE = re.compile(r"[\s.)]*\Z")


@dataclass(frozen=True, slots=True)
class _Dated:
    """A dated line: where it stands, and its dates."""

    index: int
    stamps: list[Stamp]
    rest: str
    pure: bool


def find_stamps(page: Page, first: int, last: int) -> list[_Dated]:
    """The lines above and below the body that date the page; marks them as stamps.

    ``first`` and ``last`` are the indices of the body's first and last paragraph.
    """
    order = month_comes_first(page.text)
    found = []
    for i, block in enumerate(page.blocks):
        if not block.kept or len(block.line) > 200 or is_prose(block.line):
            continue
        dates = stamps(block.line, order)
        if dates:
            rest = remainder(block.line)
            found.append(_Dated(i, dates, rest, _is_pure(block.line, rest, dates)))
    inside = [d for d in found if first < d.index < last and d.pure and not d.stamps[0].label]
    above = [d for d in found if d.index < first]
    # The first of a chronicle's days stands right above its first paragraph.
    heading = bool(above) and above[-1].index == first - 1
    if inside and heading and len(inside) + 1 >= _CHRONICLE:
        found = [d for d in found if d.index != first - 1 or d.stamps[0].label]
    outside = [d for d in found if not first < d.index < last or d.stamps[0].label]
    for dated in outside:
        if dated.pure and not (dated.index < first and is_dateline_alone(page.blocks[dated.index].line)):
            page.blocks[dated.index].reason = "stamp"
            _take_rest(page, dated)
    return outside


_ALONE = re.compile(
    r"(?P<city>[^\W\d_a-z][\w.'’-]*(?:[ -][\w.'’-]+){0,3}?)(?:,? \([A-Za-z .-]{2,30}\))?(?:, | [-–—] )"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}),? \d{4}\W*"
)


def is_dateline_alone(line: str) -> bool:
    """Whether a line is the place and the day from which the text below it is told: "KINGSTON (JIS), Monday, May 3, 2010".

    It dates the page, and stays, since it says whose officials are meant and where "here" is.
    """
    found = _ALONE.fullmatch(line.strip())
    city = found["city"] if found else ""
    return bool(city) and bool(cities_named(city) or cities_named(city.title()))


def _is_pure(line: str, rest: str, dates: list[Stamp]) -> bool:
    tokens = words(rest)
    if len(tokens) <= _REST_WORDS and all(not t[0].islower() or t in _LINKS for t in tokens):
        return True
    if len(tokens) <= _REST_WORDS - 1 and tokens[0][0].isupper() and "|" in line:
        return True
    found = byline(line) or byline(line[dates[-1].end :].strip(" |,-–—"))
    if found is not None or _BY_NICKNAME.match(rest):
        return True
    return bool(dates[0].label) and len(tokens) <= _REST_WORDS + 2


def _take_rest(page: Page, dated: _Dated) -> None:
    """The section or the author that stands beside the date."""
    line = page.blocks[dated.index].line
    found = byline(line) or byline(line[dated.stamps[-1].end :].strip(" |,-–—"))
    if found is not None:
        page.authors.extend(n for n in found[0] if n not in page.authors)
    elif page.section is None and 1 <= len(words(dated.rest)) <= 3 and _BARRED.search(line) and "|" in line:
        page.section = dated.rest


def decide_dates(page: Page, dated: list[_Dated], title: int | None, first: int, last: int) -> None:
    """Set ``published`` and ``retrieved`` of the page from its dated lines.

    A date that is called something is that. Of those that are not, the one at the head of the page with its
    weekday and clock, or later than another, is the day of saving; the one by the title is the publication.
    """
    every = [(d.index, s, d.pure) for d in dated for s in d.stamps]
    saved = [s.day for _, s, _ in every if s.label == "retrieved"]
    called = [
        s.day
        for i, s, pure in every
        if s.label == "published" and (i <= first + _STANDFIRST * pure or i >= last)
    ]
    plain = [
        (i, s)
        for i, s, pure in every
        if not s.label and pure and i < first and not week_of(page.blocks[i].line)
    ]
    top = plain[0] if plain else None
    touched = [s for i, s, _ in every if s.label == "updated" and i < first]
    if top is not None and _is_saving(page, top, [*(s for _, s in plain[1:]), *touched], called, title):
        saved.append(top[1].day)
        plain = [(i, s) for i, s in plain if s.day != top[1].day]
    page.retrieved = page.retrieved or (saved[0] if saved else None)
    if called:
        page.published = called[0]
        return
    page.published = issue_day(page, title, first)
    if page.published:
        return
    by_title = [s.day for i, s in plain if title is None or i > title] or [s.day for _, s in plain[::-1]]
    if by_title:
        page.published = by_title[0]
        return
    # Below the article, only a line that holds nothing else, or a town; with other words, it is news of that day.
    below = {
        s.day
        for d in dated
        if last < d.index <= last + 3 and _names_no_news(d.rest)
        for s in d.stamps
        if not s.label
    }
    if len(below) == 1 and not plain:
        day = below.pop()
        page.published = day if day not in saved else None
    line = page.blocks[first].line if first < len(page.blocks) else ""
    page.published = (
        page.published
        or _dateline(line)
        or _masthead(line)
        or _headed([d for d in dated if d.index < first], page)
        or _between(page, first, last)
    )
    if page.published is None and title is not None:
        page.published = _touched(
            page, [s.day for i, s, _ in every if s.label == "updated" and title < i < first]
        )


def _between(page: Page, first: int, last: int) -> str | None:
    """The day of a lone dated line below the lead of the article: with its hour, or above the dateline of the dispatch."""
    order = month_comes_first(page.text)
    dated = []
    for i in range(first + 1, last):
        block = page.blocks[i]
        if not block.kept or len(block.line) > _STAMP_LINE or is_prose(block.line):
            continue
        if (found := stamps(block.line, order)) and not remainder(block.line):
            dated.append((i, found[0]))
    if len(dated) != 1:
        return None
    i, stamp = dated[0]
    below = next((b.line for b in page.blocks[i + 1 :] if b.kept), "")
    if stamp.clock or _OPENS_DISPATCH.match(below):
        page.blocks[i].reason = "stamp"
        return stamp.day
    return None


def _touched(page: Page, days: list[str]) -> str | None:
    """Many a page shows only when it was last touched. Between title and article, and of a year of which the page speaks,
    that is as good as the day on which it was written."""
    return days[0] if days and not _is_late(page, days[0]) else None


def _names_no_news(rest: str) -> bool:
    return not rest or bool(cities_named(rest))


def _dateline(line: str) -> str | None:
    """The day of wire copy that gives it in full: "MUSCAT, March 15, 2016 (Agency) - Talks ..."; "MUSCAT — March 15, 2016. Talks ..."."""
    found = stamps(line[:120])
    if not found:
        return None
    before = line[: found[0].start]
    if _CREDITED.fullmatch(before) and line[found[0].end :].startswith(") "):
        return found[0].day
    if (
        _CITY_ENDED.match(line, found[0].end)
        and (place := _CITY_BEFORE.fullmatch(before))
        and cities_named(place["name"])
    ):
        return found[0].day
    dashed = _DASHED.fullmatch(before) and _STOPPED.match(line, found[0].end)
    if not dashed and not (_PLACE.fullmatch(before) and _DATELINE_END.match(line, found[0].end)):
        return None
    return found[0].day


def _masthead(line: str) -> str | None:
    """The day with which a short first line ends: "Ministry of Foreign Affairs. Dakar, 24 March 2017."."""
    found = stamps(line) if len(line) <= _MASTHEAD else []
    if not found or not _NOTHING_MORE.match(line, found[-1].end):
        return None
    return found[-1].day if _ENDS_BEFORE.search(line[: found[-1].start]) else None


def _headed(above: list[_Dated], page: Page) -> str | None:
    """The day behind the words of a line at the head of the page: "FREETOWN, la Présidence / PRESS OFFICE — 3 May 2019".

    What is held on that day is no issuer: "Regional Conference on Fisheries, Freetown, 3 May 2019" dates nothing.
    """
    ends = {
        stamp.day
        for d in above
        for line in [page.blocks[d.index].line]
        for stamp in d.stamps[-1:]
        if not d.pure and not stamp.label and _NOTHING_MORE.match(line, stamp.end)
        if _SET_OFF.search(line[: stamp.start]) and not names_event(line)
    }
    return ends.pop() if len(ends) == 1 else None


def _is_saving(
    page: Page, top: tuple[int, Stamp], others: list[Stamp], called: list[str], title: int | None
) -> bool:
    index, stamp = top
    if title is not None and index > title:
        return False
    if stamp.weekday and stamp.clock:
        return True
    if any(day < stamp.day for day in [*called, *(s.day for s in others)]):
        return True
    return _is_late(page, stamp.day)


def _is_late(page: Page, day: str) -> bool:
    """News of a year speaks of that year or the one before; a page saved or touched later does not."""
    years = [int(y) for y in _YEAR.findall(" ".join(b.line for b in page.kept()))]
    return bool(years) and int(day[:4]) > max(years) + 1
