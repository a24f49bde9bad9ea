"""The title of the article among the lines above it, and the sections that the page names."""

import re

from dragoman.cleaning.article import PassageRole
from dragoman.cleaning.dates import heads_days
from dragoman.cleaning.lines import Page, collapse
from dragoman.cleaning.menus import is_tag_list
from dragoman.cleaning.shape import ends_sentence, is_headline, key, words
from dragoman.cleaning.stamps import is_dateline_alone
from dragoman.knowledge.boilerplate import boilerplate

_CALLED = re.compile(r"(?:subject|title|headline)\s*:\s*(?=\S)", re.IGNORECASE)
_MAIL = re.compile(
    r"(?:from|to|cc|bcc|sent|reply-to|message-id|x-[\w-]+|mime-version|content-[\w-]+|return-path|received|importance)\s*:\s",
    re.IGNORECASE,
)
_CRUMB = re.compile(r"\s*(?:>|»|›|→|::|/)\s*")
_ROOTS = {
    "home",
    "main",
    "home page",
    "main page",
    "start",
    "index",
    "accueil",
    "início",
    "inicio",
    "главная",
}
_SECTION = re.compile(
    r"(?:section|category|rubric|filed under|posted in)\s*:?\s+(?P<name>[^\W\d_][\w &-]{2,40})\Z",
    re.IGNORECASE,
)

# The beginning of a word that its forms share (agree, agreed).
_STEM = 5


def find_section(page: Page) -> None:
    """The section, from breadcrumbs ("Home > News > Politics") and labelled lines."""
    for block in page.blocks:
        if len(block.line) > 160 or page.section is not None:
            continue
        label = _SECTION.match(block.line)
        crumbs = [c for c in _CRUMB.split(block.line) if c]
        if label is not None:
            page.section = label["name"].strip()
        elif len(crumbs) >= 2 and key(crumbs[0]) in _ROOTS and len(crumbs) <= 6:
            block.reason = block.reason or "breadcrumb"
            inner = [c for c in crumbs[1:] if len(words(c)) <= 3 and not _is_time(c)]
            page.section = inner[-1] if inner and len(crumbs) <= 5 else None


def _is_time(crumb: str) -> bool:
    """Whether a crumb is a year or a month of an archive."""
    return not words(crumb) or key(crumb) in boilerplate().months


def find_title(page: Page, first: int) -> int | None:
    """The index of the title: the likeliest of the headlines above the first paragraph, or None.

    The likeliest is the one that the page repeats, that stands by the date or the byline, that shares words
    with the body, that is nearest to it, and that is longer than an item of a menu.
    """
    _take_called(page, first)
    if page.title is not None:
        wanted = key(page.title)
        same = [i for i, b in enumerate(page.blocks[: first + 1]) if key(b.line) == wanted]
        if same:
            page.blocks[same[0]].reason = None
            return same[0]
        return None
    body = {w.casefold()[:_STEM] for b in page.blocks[first : first + 6] for w in words(b.line) if len(w) > 3}
    counts: dict[str, int] = {}
    for block in page.blocks:
        counts[key(block.line)] = counts.get(key(block.line), 0) + 1
    best, mark = None, 0.0
    nearest = True
    carried, above_index = 0.0, first
    for i in range(first - 1, max(-1, first - 60), -1):
        block = page.blocks[i]
        aside = block.bullet or block.line.startswith(("(", "[")) or is_tag_list(block.line)
        if not block.kept or not is_headline(block.line) or aside or is_dateline_alone(block.line):
            continue
        place = (2.0 if nearest else 0.0) + _beside(page, i)
        own = _score(page, i, counts, body)
        # A headline right above a subheading stands where that one stands, if it speaks of the same.
        shared = i == above_index - 1 and _overlap(block.line, body) >= 0.5
        score = own + max(place, carried if shared else 0.0)
        carried, above_index = 0.0 if block.gap else place, i
        nearest = False
        # Of two alike, the one that stands higher is the title and the other a heading.
        if score >= max(mark, 2.0):
            best, mark = i, score
    return best


def _score(page: Page, i: int, counts: dict[str, int], body: set[str]) -> float:
    line = page.blocks[i].line
    tokens = words(line)
    score = 0.0
    if counts.get(key(line), 0) > 1:
        score += 3
    if 4 <= len(tokens) <= 22:
        score += 2
    if len(tokens) <= 2:
        score -= 2
    if line.endswith("?") and len(tokens) <= 5:
        score -= 1
    return score + 2 * _overlap(line, body)


def _overlap(line: str, body: set[str]) -> float:
    """The share of a headline's longer words that the body has."""
    own = [w.casefold()[:_STEM] for w in words(line) if len(w) > 3]
    return sum(w in body for w in own) / len(own) if own else 0.0


def _beside(page: Page, i: int) -> float:
    """What the lines around say for a title: a date or a byline stands below it, or above."""
    above = _speaks_of(page, i - 1) if i else None
    below = _speaks_of(page, i + 1) if i + 1 < len(page.blocks) else None
    return 2.0 * (below in ("stamp", "byline")) + 1.0 * (above in ("stamp", "byline"))


def _speaks_of(page: Page, i: int) -> str | None:
    """Why a line does not belong to the article; a dateline that stands alone dates the page as a stamp does."""
    return "stamp" if is_dateline_alone(page.blocks[i].line) else page.blocks[i].reason


def _take_called(page: Page, first: int) -> None:
    """Mail and some wires call their title by name."""
    for block in page.blocks[:first]:
        if not block.kept:
            continue
        called = _CALLED.match(page.text[block.start : block.end])
        if called is not None and page.title is None:
            page.trim(block, block.start + called.end(), block.end, "label")
            page.title = collapse(page.text[block.start : block.end])
        elif _MAIL.match(block.line):
            block.reason = "mail header"


def settle_head(page: Page, first: int, title: int | None, headings_inside: int, *, bare: bool) -> None:
    """Give the lines above the body their roles: the title, headings below it, the day that heads the first entry of a
    diary; the rest is menu. A text without a page (``bare``) has no menu: what stands there is its heading."""
    if title is not None:
        page.title = page.title or page.blocks[title].line
        page.blocks[title].role = PassageRole.TITLE
    wanted = key(page.title or "")
    for i, block in enumerate(page.blocks[:first]):
        if i == title or not block.kept:
            continue
        tokens = words(block.line)
        if wanted and key(block.line) == wanted:
            block.reason = "repeated"
        elif is_dateline_alone(block.line):
            block.role = PassageRole.PARAGRAPH
        elif bare or (i >= first - 2 and heads_days(block.line)):
            # "1. Political dialogue between Peru and Laos" right above its paragraph heads it.
            below = page.blocks[i + 1] if i + 1 < len(page.blocks) else None
            numbered = block.line[:1].isdigit() and below is not None and not below.bullet
            entry = (block.bullet and not numbered) or ends_sentence(block.line)
            block.role = PassageRole.ITEM if entry else PassageRole.HEADING
        elif title is None or i < title or is_tag_list(block.line) or not is_headline(block.line):
            block.reason = "menu"
        elif len(tokens) >= 3 or (i == first - 1 and headings_inside >= 2):
            # Wires sum themselves up in points above the text.
            block.role = (
                PassageRole.ITEM if block.bullet and not block.line[0].isdigit() else PassageRole.HEADING
            )
        else:
            block.reason = "menu"
