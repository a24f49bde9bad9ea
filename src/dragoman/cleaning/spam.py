"""Link spam: heaps of words that sell, which broken-into sites carry at their feet."""

from dragoman.cleaning.lines import Page
from dragoman.cleaning.shape import key, sentences
from dragoman.knowledge.boilerplate import boilerplate

# One word in eight: "the casino business" in an article stays below one in twenty, spam is above one in four.
_SHARE = 0.125
# A sentence may name casinos once or twice.
_HITS = 3


def mark_spam(page: Page) -> None:
    """Mark lines of link spam."""
    for block in page.blocks:
        if block.kept and _is_spam(block.line):
            block.reason = "link spam"


def _is_spam(line: str) -> bool:
    tokens = key(line[:5000]).split()
    if not tokens:
        return False
    table = boilerplate()
    hits = sum(token in table.spam_words for token in tokens)
    strong = sum(token in table.spam_strong for token in tokens)
    if not hits:
        return False
    short = len(tokens) <= 6 and sentences(line) == 1 and not line.rstrip().endswith(".")
    if strong and short:
        return True
    return hits >= _HITS and hits >= _SHARE * len(tokens)
