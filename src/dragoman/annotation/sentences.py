"""Sentence spans by rule: a stop ends a sentence unless the word before it or the words after it say otherwise.

The rules are those of the Punkt family of splitters (Kiss & Strunk 2006, "Unsupervised Multilingual Sentence
Boundary Detection", doi:10.1162/coli.2006.32.4.485) with a fixed list of abbreviations of diplomatic and agency
prose in the place of learnt ones. Semicolons and colons never split.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from dragoman.knowledge.countries import surfaces

_OPENERS = "\"'“‘«„([{—–-"
_CLOSERS = "\"'”’»)]}"

# A run of stops with the quotes and brackets that close after it, then white space or (a lost space) a capital.
_STOP = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[" + re.escape(_CLOSERS) + r"]*+)(?:\[\d{1,3}\])?"
    r"(?:\s++(?=[" + re.escape(_OPENERS) + r"\s]*+(?:[^\W_]|[$€£#*])|[^\x00-\x7f])|(?P<glued>(?=[A-Z][a-z])))"
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n\s*+")
LONGEST_COUNTRY_LINE = 60
"""A heading of countries' names has no more characters than this."""
_JOINED_NAMES = re.compile(r"\s*(?:,|/|&|\band\b|–)\s*(?:the\s)?")
LONGEST_DAY_LINE = 40
"""A line that is only a day has no more characters than this: "Wednesday, 17th September 2019:"."""

# A line of a list begins with a time of day ("09:30 ") or a bullet: a mark, or a dash before a capital or a figure; or with a place ("GENEVA - ").
_BULLET = re.compile(
    r"[^\S\n]*+(?:\d{1,2}[:.]\d{2}\b|[*•·▪◦●■‣➢✓]\s*+[^\W_]|[-–—][^\S\n]*+[\"“'‘«(]?[A-Z\d]|[A-Z]{3,}(?:[ ,/]{1,2}[A-Z]{3,}){0,3} [-–—] )"
)
_MONTH_NAME = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
# A line that is only a day: "TUESDAY, JUNE 18", "18 June 2019:".
_DAY_LINE = re.compile(
    r"\s*+(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)?,?\s?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH_NAME}|{_MONTH_NAME}\s\d{{1,2}}(?:st|nd|rd|th)?)?(?:,?\s\d{{4}})?(?P<colon>:?)\s*",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"[^\s" + re.escape("\"'“”‘’«»„()[]{}—–/") + r"]+$")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never the end of a sentence: a name or a number follows.
_BEFORE_NAME = _words("""ma sta mr mrs ms smt kum messrs mme mmes mlle dr drs prof profs gen lt col maj capt cpt cmdr brig adm sgt cpl sen rep reps
    gov pres hon rev fr msgr amb ambs sec supt insp h.e h.e.m h.h h.r.h h.m st ste ss mt ft sr.lt vs v cf e.g i.e
    viz eg ie ts kh zh dz gh sh approx ca c figs arts para paras ch vol vols pp p ed eds nos tel ext dep asst""")
# Ends of ranks: "Brig.-Gen. X".
_RANKS = _words("gen lt col maj adm cmdr cdr retd rtd")
# Followed by a number, part of a name or date; otherwise an ordinary end.
_BEFORE_NUMBER = _words("no nr art sec ch p pp vol para fig res doc op app tel")
_MONTHS = _words("jan feb mar apr jun jul aug sep sept oct nov dec")
# May or may not end a sentence: the next word decides.
_OPEN = _words("""al inc ltd corp co cos bros llc plc gmbh s.p.a s.a s.r.l s.a.s n.v b.v a.s a.o j.s.c etc jr sr esq ph.d m.a
    b.a ll.m a.m p.m am pm bln mln trln bn mn tn b.c a.d u.s u.k u.n e.u u.s.a u.a.e d.c p.r.c d.p.r.k r.o.k
    dept govt intl assn ave blvd rd km kg sq min max est mon tue tues wed thu thur thurs fri sat sun pty
    rs tk""")
# Words that begin a sentence and hardly ever stand with a capital inside a name.
_STARTERS = _words("""the a an this that these those he she it we they i you his her its their our my there here in on at by for
    from with after before during since until while when where as if although though however but and or so yet
    also both all some many most such no not to of under over between among upon besides moreover meanwhile
    earlier later then today yesterday last next according speaking asked following despite what who how why
    each every another other one two three four five several if once thus nor still rather instead""")
_SPEECH = re.compile(
    r"(?:[A-Z][\w'’-]+ ){1,4}(?:said|says|asked|added|told|stressed|noted|replied|wrote|tweeted|emphasi[sz]ed)\b"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_LIST_LABEL = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$")


def split_sentences(text: str, bounds: Sequence[tuple[Any, ...]]) -> list[tuple[int, int]]:
    """The sentences of ``text`` as spans [start, end), without the white space around them.

    ``bounds`` are the passages, as ``Article.bounds()`` gives them: tuples that begin with (start, end). A
    sentence never crosses a passage or a blank line. Every character that is not white space and lies in a
    passage lies in exactly one sentence.
    """
    spans: list[tuple[int, int]] = []
    for bound in bounds:
        start, end = int(bound[0]), int(bound[1])
        for block_start, block_end in _blocks(text, start, end):
            spans.extend(_split_block(text, block_start, block_end))
    return spans


def _blocks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of [start, end) between blank lines, and the lines of lists."""
    blocks, at = [], start
    for gap in _BLANK_LINE.finditer(text, start, end):
        blocks += _lines_of_list(text, at, gap.start())
        at = gap.end()
    return blocks + _lines_of_list(text, at, end)


def _lines_of_list(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """[start, end) cut before every line that begins with a bullet, and around a line that is only a day.

    Lines that are merely wrapped are left together, so that a day without a weekday counts only as a first line.
    """
    cuts, after_day, at = [start], False, start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        day = (
            _DAY_LINE.fullmatch(text, at, stop)
            if stop - at <= LONGEST_DAY_LINE and text[at:stop].strip()
            else None
        )
        heads = day is not None and bool(day["weekday"] or day["colon"] or at == start)
        named = stop - at <= LONGEST_COUNTRY_LINE and _heads(text, start, at, stop)
        if at > start and (after_day or heads or named or _BULLET.match(text, at, stop)):
            cuts.append(at)
        after_day, at = heads or named, stop + 1
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _heads(text: str, start: int, at: int, stop: int) -> bool:
    """Whether a line is nothing but the names of countries, between closed lines: the heading of a part of a digest."""
    before = text[start:at].rstrip()
    after = text[stop:].lstrip()[:1]
    if (before and before[-1] not in '.!?:;”"') or not (after.isupper() or after in "0123456789*•-–"):
        return False
    names = _JOINED_NAMES.split(text[at:stop].strip().rstrip(":"))
    return all(name.strip().lower() in _country_names() for name in names)


@cache
def _country_names() -> frozenset[str]:
    return frozenset(s.text.lower() for s in surfaces() if s.form == "name")


def _split_block(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, at = [], start
    for stop in _STOP.finditer(text, start, end):
        cut = stop.end("close")
        if _ends_sentence(text, at, stop):
            spans.append(_trim(text, at, cut))
            at = cut
    spans.append(_trim(text, at, end))
    return [span for span in spans if span[0] < span[1]]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends_sentence(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether the stop ends the sentence that began at ``begin``."""
    after = _NEXT_WORD.search(text, stop.end(), stop.end() + 60)
    next_word = after.group() if after else ""
    starter = next_word.lower() in _STARTERS and next_word[:1].isupper()
    head = text[max(begin, stop.start() - 40) : stop.start()]
    word = _LAST_WORD.search(head)
    last = word.group() if word else ""
    if stop.group("glued") is not None:
        whole = last.isalpha() and not last.isupper()
        if starter:
            return whole and len(last) > 2
        # "... with Lim Jock Seng.Lim is in Hanoi ...": a lost space between two sentences that are long enough for it
        known = last.lower() in _BEFORE_NAME | _MONTHS | _OPEN
        return (
            whole
            and len(last) > 3
            and not known
            and stop.start() - begin > _LOST_SPACE
            and _goes_on(text, stop.end())
        )
    if next_word[:1].islower():
        return False
    if stop.group("close") and stop.group("stop") != "." and _SPEECH.match(text, stop.end()):
        return False
    if _in_brackets(text, begin, stop):
        return False
    if stop.group("stop") != ".":
        return True
    return _full_stop_ends(text, begin, stop, last, next_word, starter)


_LOST_SPACE = 40
"""A sentence before a lost space has more characters than this."""
_THREE_WORDS = re.compile(r"(?:[\w'’-]+,? ){3}")


def _goes_on(text: str, start: int) -> bool:
    """Whether three words stand behind a stop, as they don't behind that of an address or a firm ("Booking.Com")."""
    return _THREE_WORDS.match(text, start) is not None


def _full_stop_ends(
    text: str, begin: int, stop: re.Match[str], last: str, next_word: str, starter: bool
) -> bool:
    """Whether one full stop after the word ``last`` ends the sentence."""
    if stop.start() - begin <= 6 and _LIST_LABEL.match(text[begin : stop.start()].strip()):
        return False
    if stop.group("close"):
        return True
    lower = last.lower().lstrip("#")
    digit_next = next_word[:1].isdigit()
    if lower in _BEFORE_NUMBER and digit_next:
        return False
    if lower in _MONTHS:
        return starter
    if last.isdigit() and len(last) <= 2:
        return not (
            next_word[:3].lower() in _MONTHS or next_word.lower() == "may" or _day_of_month(next_word)
        )
    if lower in _BEFORE_NAME or lower.rpartition("-")[2] in _RANKS:
        return False
    if lower in _OPEN:
        return starter
    if _INITIALS.fullmatch(last):
        if last == "I" and text[max(begin, stop.start() - 5) : stop.start()] == "War I":
            return True
        return starter and len(last) > 1
    return True


def _day_of_month(word: str) -> bool:
    return word.isdigit() and len(word) <= 2


def _in_brackets(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether the stop lies in a round bracket that opened amid the sentence and closes further on."""
    opened = text.rfind("(", max(begin, stop.start() - 300), stop.start())
    if opened <= begin or text.find(")", opened, stop.end("close")) >= 0:
        return False
    return text.find(")", stop.end(), stop.end() + 300) >= 0
