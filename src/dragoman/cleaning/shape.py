"""What a line looks like: prose, a headline, a list of names."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FINAL = re.compile(r"[.!?…;:][\"'”’»)\]*]*(?:\s*\[\d{1,3}\])*\Z")
_FULL_STOP = re.compile(r"[.…;:][\"'”’»)\]*]*(?:\s*\[\d{1,3}\])*\Z|[,;][\"”]\Z|[.!?][\"”’»)\]]+\Z")
_BOUNDARY = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[^\W\d_a-zа-я])")
_ELLIPSIS = re.compile(r"(?:\.{2,}|…)[\"'”’»)\]\s]*\Z|\[(?:\.{3}|…)\]\s*\Z")
_KEY = re.compile(r"[\W_]+")

# Share of words that begin in lower case: prose has .65 to .9, Title Case headlines under .4, lists of names under .3.
_PROSE_LOWER = 0.4
# "Foreign Minister A B met with European Council President C D in Brussels." has .25, and a full stop.
_STATELY_LOWER, _STATELY_WORDS = 0.2, 8
# A sentence that is not one of those in a menu ("Join us today!") has at least so many words.
_PROSE_WORDS = 6
# Without a full stop, only what is longer than any headline counts as prose.
_UNSTOPPED_WORDS = 28
# Where nearly all words are in lower case, it need not be as long; and a heading is shorter still.
_PLAIN_LOWER, _PLAIN_WORDS = 0.6, 22
# A line as long as a short sentence, for pages that leave out full stops.
_SENTENCE_WORDS = 8
# The beginning of a line tells what it is; only paragraphs are longer.
_LOOK = 1000
# Full stops with the quotation marks and footnotes behind them take less than this.
_ENDING = 40
# Every pass asks the same of the same lines; a page has some hundreds.
_REMEMBERED = 2**15
# Questions and exclamations shorter than this are headlines or calls.
_QUESTION_WORDS = 16


def words(line: str) -> list[str]:
    """The words of a line."""
    return _WORD.findall(line)


@lru_cache(_REMEMBERED)
def key(line: str) -> str:
    """What two copies of a line have in common: letters and digits, in lower case."""
    return _KEY.sub(" ", line).strip().casefold()


def stops(line: str) -> bool:
    """Whether the line ends in a full stop; questions and exclamations do not."""
    return _FULL_STOP.search(line[-_ENDING:]) is not None


def sentences(line: str) -> int:
    """How many sentences a line has, about."""
    return 1 + len(_BOUNDARY.findall(line))


def ends_sentence(line: str) -> bool:
    """Whether the line ends as sentences do."""
    return _FINAL.search(line[-_ENDING:]) is not None


def trails_off(line: str) -> bool:
    """Whether the line ends in an ellipsis, as excerpts do."""
    return _ELLIPSIS.search(line[-_ENDING:]) is not None


def lower_share(tokens: list[str]) -> float:
    """The share of words that do not begin with a capital; 1 in scripts that have none."""
    return sum(not w[0].isupper() for w in tokens) / len(tokens) if tokens else 0.0


@lru_cache(_REMEMBERED)
def is_prose(line: str) -> bool:
    """Whether a line is running text: at least one whole sentence."""
    tokens = words(line[:_LOOK])
    if len(tokens) < _PROSE_WORDS:
        return False
    share = lower_share(tokens)
    # Old telegrams are all in capitals; and offices and names in full leave little else of a sentence.
    telegram = line.isupper() and len(tokens) >= 12
    stately = len(tokens) >= _STATELY_WORDS and share >= _STATELY_LOWER and line.endswith((".", ".”", '."'))
    if share < _PROSE_LOWER and not telegram and not stately:
        return False
    count = sentences(line)
    long = len(tokens) >= _UNSTOPPED_WORDS or (len(tokens) >= _PLAIN_WORDS and share >= _PLAIN_LOWER)
    if long or count >= 3 or (count == 2 and len(tokens) >= _QUESTION_WORDS):
        return True
    if _FULL_STOP.search(line[-_ENDING:]):
        return True
    return ends_sentence(line) and (len(tokens) >= _QUESTION_WORDS or count >= 2)


def is_headline(line: str) -> bool:
    """Whether a line can be a title or a section heading."""
    tokens = words(line)
    return 1 <= len(tokens) <= 30 and not is_prose(line) and not line.rstrip().endswith((",", ";"))


def is_unstopped(line: str) -> bool:
    """Whether a line reads like a sentence that lacks its full stop."""
    tokens = words(line)
    return len(tokens) >= _SENTENCE_WORDS and lower_share(tokens) >= _PLAIN_LOWER and not ends_sentence(line)
