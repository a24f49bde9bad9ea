"""HTML pages: the visible text, made the same way every time, and which of its lines are the article."""

import re
from typing import Any

from dragoman.cleaning.bylines import byline
from dragoman.cleaning.dates import stamps
from dragoman.cleaning.lines import Block, Page, collapse, make_block, segment
from dragoman.cleaning.pagemeta import PageMeta, day_in_address, read_meta
from dragoman.cleaning.plain import find_article
from dragoman.cleaning.shape import is_prose, key, words

_HIDDEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "head", "iframe", "object", "embed", "select", "option", "button", "textarea", "input", "canvas", "audio", "video", "map", "applet", "frameset", "dialog"}
)  # fmt: skip
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)  # fmt: skip
# Lines of one list or table stay together; all others get a blank line between them.
_CLOSE = frozenset({"li", "tr", "td", "th", "dt", "dd", "br", "pre"})
_ITEMS = frozenset({"li", "dt", "dd"})
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>", re.IGNORECASE)
# Deeper nesting than browsers allow (512) comes from broken generators.
_MAX_DEPTH = 1000
# A line shorter than this can stand inside a paragraph by chance ("Minsk"); then only equality counts.
_CONTAINED_WORDS = 4
# Dates, bylines and unmarked titles stand so many lines above the article or its title.
_HEAD_LINES = 4
# How alike a line and a paragraph of trafilatura's must be, of 100, when entities or spaces came out otherwise.
_ALIKE = 92


def read_page(html: str) -> tuple[Page, str | None, str | None]:
    """The page with the article found in it, the site's name, and the language that the page declares.

    ``Page.text`` is the visible text of the whole page: one line for every block element, white space
    collapsed, scripts and hidden elements gone. It depends on the page alone, so offsets into it last.
    """
    tree = parse(html)
    if tree is None:
        return Page("", []), None, None
    page, tags = visible_page(tree)
    meta = read_meta(html, tree)
    page.title = _title(page, tags, meta)
    page.authors = list(meta.authors)
    page.url, page.retrieved, page.section = meta.url, meta.retrieved, meta.section
    article = _article_lines(html, page)
    title = _title_place(page)
    if article:
        start = min(article) if title is None else min(title, min(article))
        for i, block in enumerate(page.blocks):
            above = start - _HEAD_LINES <= i <= min(article)
            heads = above and (title is None or stamps(block.line) or byline(block.line))
            if i not in article and i != title and not heads:
                block.reason = "outside the article"
    _find_within(page, meta, tags)
    return page, meta.site, meta.language


def _find_within(page: Page, meta: PageMeta, tags: list[str]) -> None:
    headings = {id(b) for b, tag in zip(page.blocks, tags, strict=True) if re.fullmatch(r"h[1-6]", tag)}
    for block, tag in zip(page.blocks, tags, strict=True):
        block.bullet = block.bullet or tag in _ITEMS
        block.heading = id(block) in headings
    find_article(page)
    page.title = page.title or meta.title
    if meta.published is not None:
        page.published = meta.published
    elif page.published is None:
        page.published = day_in_address(page.url)
    if page.published == meta.retrieved:
        page.published = None


def parse(html: str) -> Any:
    """The lxml tree of a page, or None where there is nothing in it."""
    from lxml import etree
    from lxml import html as lxml_html

    text = _XML_DECLARATION.sub("", html).replace("\x00", "")
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def visible_page(tree: Any) -> tuple[Page, list[str]]:
    """The visible text of a page in blocks, and for each block the element that it stands in."""
    lines: list[tuple[str, str]] = []
    pieces: list[str] = []

    def flush(tag: str) -> None:
        raw = "".join(pieces)
        pieces.clear()
        if tag == "pre" and raw.strip():
            lines.append((raw.strip("\r\n"), tag))
        elif line := collapse(raw):
            lines.append((line, tag))

    stack: list[tuple[Any, str, bool]] = [(tree, "body", False)]
    while stack:
        element, around, leaving = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        block = tag not in _INLINE
        if leaving:
            if block:
                flush(around if tag == "br" else tag)
            pieces.append(element.tail or "")
            continue
        if not tag or tag in _HIDDEN or _is_hidden(element) or len(stack) > 200 * _MAX_DEPTH:
            pieces.append(element.tail or "" if element is not tree else "")
            continue
        if block:
            flush(around)
        inside = tag if block and tag != "br" else around
        pieces.append(element.text or "")
        stack.append((element, around if tag == "br" else tag, True))
        stack.extend((child, inside, False) for child in reversed(element))
    flush("body")
    return _assemble(lines)


def _is_hidden(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _INVISIBLE.search(style))


def _assemble(lines: list[tuple[str, str]]) -> tuple[Page, list[str]]:
    parts: list[str] = []
    spans: list[tuple[int, int, str]] = []
    offset = 0
    last = ""
    for line, tag in lines:
        if parts:
            gap = "\n" if tag in _CLOSE and tag == last else "\n\n"
            parts.append(gap)
            offset += len(gap)
        parts.append(line)
        spans.append((offset, offset + len(line), tag))
        offset += len(line)
        last = tag
    text = "".join(parts)
    blocks: list[Block] = []
    tags: list[str] = []
    for start, end, tag in spans:
        if tag == "pre":
            found = segment(text[start:end])
            for block in found:
                block.start, block.end = block.start + start, block.end + start
        else:
            made = make_block(text, start, end)
            found = [made] if made else []
        blocks.extend(found)
        tags.extend([tag] * len(found))
    return Page(text, blocks), tags


def _article_lines(html: str, page: Page) -> set[int]:
    """The indices of the blocks that trafilatura takes for the article; none where it finds none."""
    from rapidfuzz import fuzz, process
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(
            html, include_comments=False, fast=True, with_metadata=False, deduplicate=False
        )
    except Exception:
        # As in read_meta: on pages that break it, the plain-text cleaner reads the visible text.
        return set()
    body = getattr(document, "body", None)
    if body is None:
        return set()
    paragraphs = [k for e in body.iter() for k in _keys(e) if k]
    whole = " \n ".join([key(" ".join(e.itertext())) for e in body] + paragraphs)
    whole = f" {whole} "
    exact = set(paragraphs)
    chosen: set[int] = set()
    for i, block in enumerate(page.blocks):
        text = key(block.line)
        if not text:
            continue
        if text in exact or (len(text.split(" ")) >= _CONTAINED_WORDS and f" {text} " in whole):
            chosen.add(i)
        elif len(paragraphs) <= 400 and is_prose(block.line) and len(text) < 3000:
            best = process.extractOne(text, paragraphs, scorer=fuzz.ratio, score_cutoff=_ALIKE)
            if best is not None:
                chosen.add(i)
    if not any(is_prose(page.blocks[i].line) for i in chosen):
        return set()
    return chosen


def _keys(element: Any) -> list[str]:
    """The lines of an element of trafilatura's body."""
    if element.tag in ("p", "head", "item", "cell", "quote", "ab"):
        lines = [element.text or ""]
        for child in element.iterdescendants():
            if child.tag == "lb":
                lines.append("")
            else:
                lines[-1] += child.text or ""
            lines[-1] += child.tail or ""
        return [key(line) for line in lines]
    return []


def _title(page: Page, tags: list[str], meta: PageMeta) -> str | None:
    """The first headline of the page that agrees with the page's own title, or None where none does."""
    wanted = key(meta.title or "")
    for block, tag in zip(page.blocks, tags, strict=True):
        own = key(block.line)
        headline = tag in ("h1", "h2") and len(words(block.line)) >= 2
        if own and wanted and (own == wanted or (headline and (own in wanted or wanted in own))):
            return block.line
    return None


def _title_place(page: Page) -> int | None:
    wanted = key(page.title or "")
    return next((i for i, b in enumerate(page.blocks) if wanted and key(b.line) == wanted), None)
