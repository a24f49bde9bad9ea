"""Other stories on the page: teasers glued to paragraphs, lists under a heading, and bare ones that trail behind."""

import re
from collections import Counter

from dragoman.cleaning.lines import Block, Page, collapse
from dragoman.cleaning.shape import ends_sentence, is_prose, key, sentences, words
from dragoman.knowledge.boilerplate import boilerplate

# A teaser behind "Read also:" is a headline; what is longer may be the article going on.
_GLUED_CHARS = 200
# A paragraph of this length, or with so many sentences, is no teaser: behind a list of stories, the article goes on.
_RESUME_CHARS, _RESUME_SENTENCES = 350, 4
# Two paragraphs in a row without a headline between them, each at least so long, are no teasers either.
_PAIR_CHARS = 160
# Comments are cut off only behind an article: so many characters of prose, or two paragraphs.
_ARTICLE_CHARS = 250
# A bare teaser is a standfirst: one sentence, at times two, of 60 to 240 characters on every site that we saw.
_TEASER_CHARS, _TEASER_SENTENCES = 260, 2
# Fewer than four in a row can be the end of an article.
_TEASER_RUN = 4
# The article's own paragraphs must be this much longer; where all are short, length tells nothing.
_CONTRAST = 2.0
# As what a heading of comments can have been taken before.
_OPENINGS = (None, "counter", "share buttons", "comment form", "menu")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DANGLING = re.compile(r"(?:He|She|They|His|Her|Their|It)\b")


def trim_glued(page: Page) -> None:
    """Cut "READ ALSO: ..." and "Read more" off the ends of paragraphs."""
    table = boilerplate()
    for block in page.kept():
        text = page.text[block.start : block.end]
        if len(text) < 40:
            continue
        end = len(text)
        for match in table.labelled_glue.finditer(text):
            before, after = text[: match.start()].rstrip(" ([|–—-"), text[match.end() :]
            if ends_sentence(before) and 0 < len(after) <= _GLUED_CHARS and sentences(after) == 1:
                end = len(before)
                break
        bare = table.bare_glue.search(text, max(0, end - 60), end)
        if bare is not None:
            # The full stop before "Read more" belongs to the sentence.
            stop = re.match(r"[.!?…\"'”’»)]*", text[bare.start() : end])
            cut = bare.start() + (stop.end() if stop else 0)
            if ends_sentence(text[:cut]):
                end = cut
        if end < len(text):
            page.trim(block, block.start, block.start + end, "teaser")


def cut_comments(page: Page) -> None:
    """Leave out all that stands under the heading of the readers' comments."""
    total = paragraphs = 0
    for i, block in enumerate(page.blocks):
        if block.reason in _OPENINGS and _is_comments_heading(page, i, total):
            if total >= _ARTICLE_CHARS or paragraphs >= 2:
                for other in page.blocks[i:]:
                    other.reason = other.reason or "comments"
                return
        elif block.kept and is_prose(block.line):
            total += len(block.line)
            paragraphs += 1


def _is_comments_heading(page: Page, i: int, total: int) -> bool:
    line = page.blocks[i].line
    if len(line) > 200 or not boilerplate().comments.match(line.strip("-–—*# ")):
        return False
    # "Comments (3)" also stands in the row of buttons above an article: then the most of the prose is below.
    if not re.search(r"\d", line):
        return True
    below = sum(len(b.line) for b in page.blocks[i + 1 :] if b.kept and is_prose(b.line))
    replies = sum(bool(re.search(r"\b(says|said|wrote|reply|replied)\b\W*:?\W*\Z", b.line, re.I)) for b in page.blocks[i + 1 :] if len(b.line) < 80)  # fmt: skip
    return total >= below or replies > 0


def cut_related(page: Page) -> None:
    """Leave out the headings of lists of other stories, and the lists, until the article goes on."""
    pattern = boilerplate().related
    blocks = page.blocks
    started = False
    i = 0
    while i < len(blocks):
        block = blocks[i]
        short = len(block.line) <= 100 and block.reason in (None, "menu", "teaser")
        if short and pattern.match(block.line.strip("-–—*#|:» ")) and not is_prose(block.line):
            block.reason = "related"
            if started:
                resumed = _resumption(blocks, i + 1)
                for other in blocks[i + 1 : resumed]:
                    other.reason = other.reason or "related"
                i = resumed
                continue
        started = started or (block.kept and is_prose(block.line))
        i += 1


def _resumption(blocks: list[Block], start: int) -> int:
    """Where the article goes on behind a list of other stories; the end of the page where it does not."""
    headlines = 0
    previous: tuple[int, Block] | None = None
    for i in range(start, len(blocks)):
        block = blocks[i]
        if not block.kept:
            continue
        if not is_prose(block.line):
            headlines += 1
            previous = None
            continue
        if len(block.line) >= _RESUME_CHARS or sentences(block.line) >= _RESUME_SENTENCES:
            return previous[0] if previous else i
        if previous is not None:
            both = min(len(previous[1].line), len(block.line))
            # Behind headlines, paragraphs in a row are the article; behind nothing, they may be bare teasers.
            if both >= _PAIR_CHARS or headlines:
                return previous[0]
        previous = (i, block)
    return len(blocks)


def cut_doubled_headlines(page: Page) -> None:
    """Leave out a list of stories without a heading that gives itself away: every headline stands there twice."""
    doubles: list[int] = []
    prose = 0
    last = ""
    for i, block in enumerate(page.blocks):
        text = key(block.line)
        if not is_prose(block.line) and text and text == last and prose:
            doubles.append(i - 1)
        prose += block.kept and is_prose(block.line)
        last = text
    if len(doubles) >= 2:
        end = _resumption(page.blocks, doubles[-1])
        for block in page.blocks[doubles[0] : end]:
            block.reason = block.reason or "related"


def cut_bare_teasers(page: Page) -> None:
    """Leave out the teasers of other stories that trail behind the article with no heading.

    They are single sentences about other matters, behind paragraphs that are much longer. Their shape alone is
    not enough: at least one more sign must say that they are foreign - one of them stands there twice, the
    first begins with a pronoun for nobody, years that the article never names, no vocabulary in common.
    """
    prose = [b for b in page.blocks if is_prose(b.line) and b.reason in (None, "repeated", "teaser")]
    cut = len(prose)
    while cut and _like_teaser(prose[cut - 1].line):
        cut -= 1
    tail, body = prose[cut:], [b for b in prose[:cut] if b.kept]
    if len(tail) < _TEASER_RUN or len(body) < 2:
        return
    mean_body = sum(len(b.line) for b in body) / len(body)
    mean_tail = sum(len(b.line) for b in tail) / len(tail)
    if mean_body < _CONTRAST * mean_tail or _foreignness(body, tail) < 2:
        return
    start = page.blocks.index(tail[0])
    for block in page.blocks[start:]:
        block.reason = block.reason or "related"


def _like_teaser(line: str) -> bool:
    return len(line) <= _TEASER_CHARS and sentences(line) <= _TEASER_SENTENCES


def _foreignness(body: list[Block], tail: list[Block]) -> int:
    """How many signs say that the tail is about other matters than the body."""
    signs = 0
    copies = Counter(key(b.line) for b in tail)
    if max(copies.values()) > 1:
        signs += 2
    if _DANGLING.match(tail[0].line):
        signs += 1
    story = " ".join(b.line for b in body)
    written = set(_YEAR.findall(story))
    if len({y for b in tail for y in _YEAR.findall(b.line)} - written) >= 2:
        signs += 1
    vocabulary = {w.casefold() for w in words(story) if len(w) > 4}
    shares = []
    for block in tail:
        own = {w.casefold() for w in words(block.line) if len(w) > 4}
        shares.append(len(own & vocabulary) / len(own) if own else 1.0)
    # Concluding paragraphs take half of their longer words from the article; foreign teasers a quarter.
    if sum(shares) / len(shares) < 0.3:
        signs += 1
    if sum(sentences(collapse(b.line)) == 1 for b in tail) >= 0.75 * len(tail) and len(tail) >= 8:
        signs += 1
    return signs
