"""Texts that somebody kept without the page around them: in these, no short line is a menu's."""

from dragoman.cleaning.lines import Page
from dragoman.cleaning.shape import is_prose

# The heads of communiqués, circulars and diaries: office, kind of text, place, day, subject. A saved page begins with
# more: the shortest menu above an article of our marked pages has seven lines.
_HEAD_LINES = 6
# What wires and ministries write around their own texts; any other reason is a page's.
_OWN = frozenset({None, "stamp", "byline", "note", "label", "hashtags", "repeated"})


def is_bare(page: Page, first: int) -> bool:
    """Whether nothing of a web page stands around the text whose first paragraph is the block ``first``."""
    if len(page.blocks[:first]) > _HEAD_LINES:
        return False
    below = page.blocks[first:]
    prose = sum(is_prose(block.line) for block in below)
    # Below an article without a page, short lines are items of a diary: fewer than twice its whole sentences.
    return all(block.reason in _OWN for block in page.blocks) and len(below) <= 3 * prose + 2
