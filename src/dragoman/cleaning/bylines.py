"""Who wrote it: bylines, and the notes about authors at the end."""

import re

from dragoman.cleaning.dates import remainder
from dragoman.cleaning.lines import Page
from dragoman.cleaning.shape import is_prose, key, words
from dragoman.knowledge.boilerplate import boilerplate

_PART = r"[^\W\d_a-zа-яё][\w'’.-]*"
_NAME = rf"{_PART}(?:\s+(?:(?:van|von|de|da|dos|al|el|bin|der|la|le)\s+)?{_PART}){{1,3}}"
_NAMES = re.compile(
    rf"(?P<names>{_NAME}(?:\s*(?:,|and|&)\s*{_NAME})*)\s*(?P<rest>\Z|[|,·•/(–—-].*)", re.DOTALL
)
_BIO = re.compile(
    rf"(?:(?:Dr|Prof|Mr|Ms|Mrs)\.?\s+)?(?P<name>{_NAME}),?\s+(?:is|was|has been|works|serves|teaches|covers|reports|writes|holds|joined|heads|studies|graduated)\b"
)
_ABOUT = re.compile(r"about the (?:author|writer)s?\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"\((?:additional )?(?:reporting|writing|editing|written|edited|compiled|with reporting)\b.{0,400}\)?\Z",
    re.IGNORECASE,
)
# A note about an author is short; a portrait of a minister is not.
_BIO_CHARS = 700
# Notes stand within so many lines of the end of the article.
_BIO_BLOCKS = 6


def byline(line: str) -> tuple[list[str], str] | None:
    """The names in a line like "By Jane Doe and John Roe | 12 March 2015", and the rest of it."""
    if len(line) > 160 or is_prose(line):
        return None
    table = boilerplate()
    match = table.byline.match(line)
    if match is None:
        return None
    named = _NAMES.match(line, match.end())
    if named is None:
        # "Posted by admin": a byline without a person.
        who = key(remainder(line[match.end() :]))
        return ([], "") if who in table.not_names else None
    names = [n.strip(" ,") for n in re.split(r"\s*(?:,|&|\band\b)\s*", named["names"])]
    if any(key(n) in table.months or key(n).split(" ")[0] in table.months for n in names):
        return None
    return [n for n in names if n and key(n) not in table.not_names], named["rest"]


def mark_bylines(page: Page, first: int) -> None:
    """Take the authors from bylines above the body, and mark the lines."""
    for block in page.blocks[: first + 1]:
        if not block.kept:
            continue
        found = byline(block.line)
        if found is not None and len(words(remainder(found[1]))) <= 6:
            page.authors.extend(n for n in found[0] if n not in page.authors)
            block.reason = "byline"


def mark_notes(page: Page) -> None:
    """Mark what stands about the author at the end: the name, the note, the agency's signatures."""
    kept = page.kept()
    tail = kept[-_BIO_BLOCKS:] if len(kept) > 1 else []
    for place, block in enumerate(tail):
        if _SIGNED.match(block.line) or _ABOUT.match(block.line):
            block.reason = "author note"
            if _ABOUT.match(block.line):
                for below in tail[place + 1 :]:
                    below.reason = "author note" if len(below.line) <= _BIO_CHARS else below.reason
            continue
        bio = _BIO.match(block.line)
        if bio is None or len(block.line) > _BIO_CHARS or not _is_note(page, block.line, bio["name"]):
            continue
        name = bio["name"]
        if name not in page.authors:
            page.authors.append(name)
        for other in kept:
            # The name alone, above the note, as the title of it.
            if other.kept and key(other.line) in (key(name), f"about {key(name)}"):
                other.reason = "author note"
        block.reason = "author note"
        for below in tail[place + 1 :]:
            if not is_prose(below.line) or _goes_on(below.line, name):
                below.reason = below.reason or "author note"


def _is_note(page: Page, line: str, name: str) -> bool:
    """A note names somebody who signed the article, or gives a trade of those who write."""
    signed = any(key(b.line) == key(name) for b in page.blocks) or name in page.authors
    beginning = {key(w) for w in words(line)[:16]}
    return signed or (bool(beginning & boilerplate().trades) and _is_last(page, line, name))


def _is_last(page: Page, line: str, name: str) -> bool:
    """Nobody's note names a person whom the article speaks of: that is a sentence of the article."""
    surname = key(name).split(" ")[-1]
    prose = [b for b in page.kept() if is_prose(b.line)]
    spoken_of = any(surname in key(b.line).split(" ") for b in prose if b.line != line)
    return len(prose) > 1 and prose[-1].line == line and not spoken_of


def _goes_on(line: str, name: str) -> bool:
    return bool(re.match(r"(?:He|She|They|His|Her)\b", line)) or line.startswith(name)
