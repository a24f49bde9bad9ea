"""The article in a page that was saved as plain text: the order in which everything else is taken away."""

from dragoman.cleaning.article import PassageRole
from dragoman.cleaning.bylines import mark_bylines, mark_notes
from dragoman.cleaning.lines import Block, Page
from dragoman.cleaning.menus import mark_body_menus, mark_boilerplate, mark_captions, mark_menu_lines
from dragoman.cleaning.repetition import mark_copies, mark_excerpts
from dragoman.cleaning.shape import ends_sentence, is_headline, is_prose, key, stops, words
from dragoman.cleaning.spam import mark_spam
from dragoman.cleaning.stamps import decide_dates, find_stamps
from dragoman.cleaning.teasers import (
    cut_bare_teasers,
    cut_comments,
    cut_doubled_headlines,
    cut_related,
    trim_glued,
)
from dragoman.cleaning.titles import find_section, find_title, settle_head


def find_article(page: Page) -> None:
    """Decide on every block of the page: why it is left out, or which role it has in the article."""
    find_section(page)
    mark_spam(page)
    mark_boilerplate(page)
    mark_captions(page)
    mark_menu_lines(page)
    trim_glued(page)
    mark_excerpts(page)
    cut_doubled_headlines(page)
    mark_copies(page)
    cut_comments(page)
    cut_related(page)
    cut_bare_teasers(page)
    mark_notes(page)
    prose = [i for i, b in enumerate(page.blocks) if b.kept and is_prose(b.line)]
    if not prose:
        _settle_without_prose(page)
        return
    first, last = prose[0], prose[-1]
    dated = find_stamps(page, first, last)
    mark_bylines(page, first)
    title = find_title(page, first)
    decide_dates(page, dated, title, first, last)
    mark_body_menus(page, first, last)
    _settle_body(page, first, last)
    inside = sum(b.role is PassageRole.HEADING for b in page.blocks if b.kept)
    settle_head(page, first, title, inside)
    _settle_tail(page, last)


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
        if title and key(block.line) == title and not is_prose(block.line):
            block.reason = "repeated"
        else:
            block.role = _role(block, below)


def _role(block: Block, below: Block | None) -> PassageRole:
    if block.heading:
        return PassageRole.HEADING
    if block.bullet:
        return PassageRole.ITEM
    if is_prose(block.line):
        return PassageRole.PARAGRAPH
    headed = is_headline(block.line) and below is not None and not stops(block.line)
    return PassageRole.HEADING if headed else PassageRole.PARAGRAPH


def _settle_tail(page: Page, last: int) -> None:
    """Below the last paragraph, only the items of its list belong to it, and its short last sentences."""
    going_on = True
    for block in page.blocks[last + 1 :]:
        if not block.kept:
            going_on = going_on and block.reason == "repeated"
        elif going_on and block.bullet:
            block.role = PassageRole.ITEM
        elif going_on and ends_sentence(block.line) and len(words(block.line)) >= 3:
            block.role = PassageRole.PARAGRAPH
        else:
            going_on = False
            block.reason = "menu"
