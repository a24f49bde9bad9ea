"""Lines that no article has: menus, banners, buttons, counters, captions, small print."""

import re

from dragoman.cleaning.dates import has_date
from dragoman.cleaning.lines import Page
from dragoman.cleaning.shape import ends_sentence, is_prose, lower_share, sentences, words
from dragoman.knowledge.boilerplate import boilerplate

_EDGES = " .:!…›|•·–—-*:[]"
# Rules that take figures and slashes for what they are not.
_NOT_DATES = frozenset({"contact details", "menu", "counter", "share buttons"})
_SEPARATORS = re.compile(r"\s*[|•·»›>/\\]\s*|\s{3,}|\t")
_PICTURE = re.compile(r"\S{0,120}\.(?:jpe?g|png|gif|webp|bmp|tiff?)\Z", re.IGNORECASE)
# The longest caption we met has 38 words; a lead paragraph without a full stop is rarer than a caption.
_CAPTION_WORDS = 40


def mark_boilerplate(page: Page) -> None:
    """Mark the lines whose wording gives them away, row by row of the table."""
    for block in page.blocks:
        if block.kept:
            block.reason = _reason(block.line)


def _reason(line: str) -> str | None:
    core = line.strip(_EDGES)
    prose = is_prose(line) and sentences(line) >= 3
    for rule in boilerplate().rules:
        if len(line) > rule.limit:
            continue
        hit = rule.whole is not None and (rule.whole.match(core) or rule.whole.match(line))
        hit = hit or (rule.start is not None and not prose and rule.start.match(core))
        hit = hit or (rule.anywhere is not None and not prose and rule.anywhere.search(line))
        if hit and not (rule.reason in _NOT_DATES and has_date(line)):
            return rule.reason
    return None


def mark_captions(page: Page) -> None:
    """Mark the line under the name of a picture's file."""
    for i, block in enumerate(page.blocks[:-1]):
        if block.reason == "caption" and _PICTURE.match(block.line):
            below = page.blocks[i + 1]
            short = len(words(below.line)) <= _CAPTION_WORDS
            if below.kept and short and not ends_sentence(below.line):
                below.reason = "caption"


def mark_menu_lines(page: Page) -> None:
    """Mark lines that hold a whole menu: many short items between bars, or a chain of section names."""
    for block in page.blocks:
        if block.kept and not block.bullet and _is_menu_line(page.text[block.start : block.end]):
            block.reason = "menu"


def _is_menu_line(line: str) -> bool:
    if len(line) > 2000 or is_prose(line) or has_date(line):
        return False
    items = [item for item in _SEPARATORS.split(line) if item.strip()]
    # "Trade / economy" is a heading; three bars are a menu.
    return len(items) >= 4 and sum(len(words(item)) <= 4 for item in items) >= 0.8 * len(items)


# A headline may give every word a capital; a row of tags has none of these, which stand before another word.
_LINKING = frozenset(
    {"After", "Against", "Ahead", "Amid", "As", "At", "Before", "By", "Despite", "During", "From", "In", "Into", "On", "Over",
     "Says", "To", "Under", "Until", "Will", "With", "Without"}
)  # fmt: skip


def is_tag_list(line: str) -> bool:
    """Whether a line is a row of tags or sections: many names, next to no small words, no figures."""
    tokens = words(line)
    return (
        len(tokens) >= 8
        and lower_share(tokens) < 0.25
        and _LINKING.isdisjoint(tokens[1:])
        and not ends_sentence(line)
        and not re.search(r"\d", line)
    )


def mark_body_menus(page: Page, first: int, last: int) -> None:
    """Mark runs of short lines between the paragraphs of the body, but the one that heads what follows.

    Four short lines in a row are a side bar; lists in articles have bullets, figures or an introducing colon.
    """
    run: list[int] = []
    introduced = False
    for i in range(first, last + 1):
        block = page.blocks[i]
        if not block.kept:
            continue
        if is_prose(block.line):
            if len(run) >= 4 and not introduced:
                for k in run[:-1]:
                    page.blocks[k].reason = "menu"
            run, introduced = [], block.line.endswith(":")
        elif not block.bullet and not re.search(r"\d", block.line) and not ends_sentence(block.line):
            run.append(i)
        else:
            introduced = True
