"""The note that a syndicator puts before the first word of another's news: "(MENAFN- Kuwait News Agency (KUNA)) KUWAIT, May 3"."""

import re

from dragoman.cleaning.lines import Page
from dragoman.cleaning.shape import is_prose

# Two names with a dash between them, in brackets, before the dateline or the first sentence.
_CREDIT = re.compile(
    r"[(\[][A-Z][\w.&' ]{1,30}\s?[-–—/]\s?[A-Z][^()\[\]\n]{1,60}(?:\([^()\n]{1,20}\))?\s?[)\]]\s+(?=[A-Z“\"])"
)
# It stands before one of the first paragraphs.
_PARAGRAPHS = 3


def cut_credits(page: Page) -> None:
    """Cut a syndicator's credit off the beginning of the article, so that the dateline behind it opens the paragraph."""
    prose = [block for block in page.kept() if is_prose(block.line)][:_PARAGRAPHS]
    for block in prose:
        found = _CREDIT.match(page.text, block.start, block.end)
        if found is not None:
            page.trim(block, found.end(), block.end, "credit")
