"""The article in a page that was saved as plain text: the order in which everything else is taken away."""

import re

from dragoman.cleaning.article import PassageRole
from dragoman.cleaning.bare import is_bare
from dragoman.cleaning.bylines import mark_bylines, mark_notes
from dragoman.cleaning.credits import cut_credits
from dragoman.cleaning.dates import heads_days
from dragoman.cleaning.lines import Block, Page
from dragoman.cleaning.menus import mark_body_menus, mark_boilerplate, mark_captions, mark_menu_lines
from dragoman.cleaning.repetition import mark_copies, mark_excerpts
from dragoman.cleaning.shape import ends_sentence, is_headline, is_prose, is_unstopped, key, stops, words
from dragoman.cleaning.spam import mark_spam
from dragoman.cleaning.stamps import decide_dates, find_stamps
from dragoman.cleaning.teasers import (
    cut_bare_teasers,
    cut_comments,
    cut_doubled_headlines,
    cut_related,
    trim_glued,
)
from dragoman.cleaning.timetable import is_timetable, settle_timetable
from dragoman.cleaning.titles import find_section, find_title, settle_head

# Headings inside an article are shorter than its title; what is longer lacks its full stop.
_HEADING_WORDS = 16


def find_article(page: Page) -> None:
    """Decide on every block of the page: why it is left out, or which role it has in the article."""
    find_section(page)
    if is_timetable(page):
        settle_timetable(page)
        return
    mark_spam(page)
    mark_boilerplate(page)
    mark_captions(page)
    mark_menu_lines(page)
    trim_glued(page)
    cut_credits(page)
    mark_excerpts(page)
    cut_doubled_headlines(page)
    mark_copies(page)
    cut_comments(page)
    cut_related(page)
    cut_bare_teasers(page)
    prose = [i for i, b in enumerate(page.blocks) if b.kept and is_prose(b.line)]
    if not prose:
        _settle_without_prose(page)
        return
    first, last = prose[0], prose[-1]
    dated = find_stamps(page, first, last)
    mark_bylines(page, first)
    mark_notes(page)
    last = max((i for i in prose if page.blocks[i].kept), default=first)
    title = find_title(page, first)
    decide_dates(page, dated, title, first, last)
    if title is not None:
        page.title = page.title or page.blocks[title].line
    bare = is_bare(page, first)
    mark_body_menus(page, first, last)
    _settle_body(page, first, last)
    inside = sum(b.role is PassageRole.HEADING for b in page.blocks if b.kept)
    settle_head(page, first, title, inside, bare=bare)
    _settle_tail(page, first, last, bare=bare)


def _settle_without_prose(page: Page) -> None:
    """A page without one whole sentence: when in doubt, all of it stays that nothing speaks against."""
    mark_bylines(page, len(page.blocks))
    dated = find_stamps(page, len(page.blocks), len(page.blocks))
    decide_dates(page, dated, None, len(page.blocks), len(page.blocks))
    seen = set()
    for block in page.kept():
        if key(block.line) in seen:
            block.reason = "repeated"
            continue
        seen.add(key(block.line))
        block.role = PassageRole.ITEM if block.bullet else PassageRole.PARAGRAPH


def _settle_body(page: Page, first: int, last: int) -> None:
    body = [b for b in page.blocks[first : last + 1] if b.kept]
    title = key(page.title or "")
    for i, block in enumerate(body):
        below = body[i + 1] if i + 1 < len(body) else None
        if title and key(block.line) == title:
            block.reason = "repeated"
        else:
            above = body[i - 1] if i else None
            block.role = _role(block, above, below)


def _role(block: Block, above: Block | None, below: Block | None) -> PassageRole:
    if block.heading:
        return PassageRole.HEADING
    headed = is_headline(block.line) and below is not None and not below.bullet and not stops(block.line)
    if block.bullet:
        # "2. Japan" above a paragraph is a heading; among its like, an item.
        alone = above is not None and (not above.bullet or stops(above.line)) and not above.line.endswith(":")
        return PassageRole.HEADING if headed and alone and block.line[0].isdigit() else PassageRole.ITEM
    if is_prose(block.line):
        return PassageRole.PARAGRAPH
    if below is None or stops(block.line) or not is_headline(block.line):
        return PassageRole.PARAGRAPH
    if re.search(r"\d", block.line) and not is_prose(below.line):
        # The row of a table, or of a calendar.
        return PassageRole.ITEM
    return PassageRole.HEADING if len(words(block.line)) <= _HEADING_WORDS else PassageRole.PARAGRAPH


def _settle_tail(page: Page, first: int, last: int, *, bare: bool) -> None:
    """Below the last paragraph, only the items of its list belong to it, and its short last sentences.

    A text without a page has all that stands there.
    """
    going_on = True
    # A page that leaves out full stops in its body does so in its last lines too.
    careless = any(
        b.kept and is_unstopped(b.line) and b.role is not PassageRole.HEADING
        for b in page.blocks[first : last + 1]
    )
    for block in page.blocks[last + 1 :]:
        if not block.kept:
            going_on = going_on and block.reason == "repeated"
        elif going_on and (block.bullet or bare):
            block.role = PassageRole.HEADING if heads_days(block.line) else PassageRole.ITEM
        elif going_on and _is_closing(block.line, careless):
            block.role = PassageRole.PARAGRAPH
        else:
            going_on = False
            block.reason = "menu"


def _is_closing(line: str, careless: bool) -> bool:
    """Whether a short line below the last paragraph is a sentence that belongs to it."""
    return (ends_sentence(line) and len(words(line)) >= 3) or (careless and is_unstopped(line))
