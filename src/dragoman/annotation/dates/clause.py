"""What the words around an expression of time say of it: its preposition, the tense, whether it is told or quoted."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

PAST, FUTURE, EITHER, PRESENT = "past", "future", "either", "present"
"""PRESENT: "travels to Rome on Friday", of what is fixed. EITHER: "was due to": a plan that may have come before the report or not; the nearer day is meant."""

_PREFIX = re.compile(
    r"\b(?P<p>no later than|not later than|by|since|until|till|up to|through|before|prior to|ahead of|after|following"
    r"|during|throughout|from|starting|beginning|effective|as of)\s+(?:about\s|around\s|on\s|in\s|at\s|as early as\s)?(?:the\s)?(?:(?:end|close)\sof\s)?\(?$"
    r"|\((?:lasts\s|runs\s|running\s|up\s|on\s|through\s)?(?P<to>to|[-–—])\s?$"
    r"|\b(?P<since>ever since|as far back as)\s(?:in\s|on\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_PREFIX_NAMES = {
    "no later than": "by", "not later than": "by", "by": "by", "since": "since", "until": "until", "till": "until",
    "up to": "until", "through": "until", "before": "before", "prior to": "before", "ahead of": "before",
    "after": "after", "following": "after", "during": "during", "throughout": "during", "from": "from",
    "starting": "from", "beginning": "from", "effective": "from", "as of": "from",
}  # fmt: skip

_CUE = re.compile(
    r"""(?P<perfect>
        \b(?:may|might|could|would|must|should)\s+(?:not\s+|well\s+)?have\s+[a-z]+
      | \bhad\s+(?:originally\s+|initially\s+|earlier\s+)?been\s+(?:due|scheduled|expected|set|slated|planned|supposed|foreseen|announced)\b(?:\s+to\s+[a-z]+)?
    )
    | (?P<either>
        \b(?:was|were)\s+(?:also\s+|originally\s+|initially\s+)?(?:to\s+(?:have\s+)?(?:be\s+)?[a-z]+|expected|scheduled|due|set|slated|planned|supposed|foreseen)\b(?:\s+to\s+[a-z]+)?
    )
    | (?P<present>
        (?<=[a-z),]\s)(?<!official\s)(?<!state\s)(?<!working\s)(?<!private\s)(?<!level\s)(?<!return\s)(?<!separate\s)(?<!paid\s)(?<!made\s)
        (?<!the\s)(?<!their\s)(?<!his\s)(?<!her\s)(?<!of\s)(?<!two\s)(?<!three\s)(?<!these\s)(?<!exchanged\s)(?<!exchange\s)
        (?:visits|travels|flies|arrives|departs|leaves|hosts|receives|welcomes|meets|returns|attends|holds
          |convenes|goes|opens|gathers|comes|lands|joins|pays|chairs|addresses|continues|concludes|embarks|tours|sees|begins|starts|follows
          |wraps\s+up|winds\s+up|moves\s+on|sits\s+down|proceeds|confers|co-chairs|co-hosts|dines|greets|delivers|inaugurates|rounds\s+off|kicks\s+off|sets\s+(?:off|out)|ends|reaches|spends|stops|touches\s+down|takes\s+(?:part|over|up)
          |hands\s+over|votes|assumes|leads|heads|presides)\b(?=\s)
      | (?<=[a-z]\s)(?<!to\s)(?<!and\s)(?<!or\s)(?<!not\s)(?:meet|gather|convene|arrive|assemble)\b(?=\s(?:on|in|at|here|from|for|next|later)\b)
      | (?<=s\s)(?<!his\s)(?<!its\s)(?<!ess\s)(?<!['’]s\s)(?:visit|travel)\b(?=\s(?:on|in|at|here|from|for|next|later)\b)
    )
    | (?P<future>
        \b(?:will|shall|would|['’]ll|should|must|may|might|can|could)\s+(?:(?:not|also|then|soon|be|have|been|now|instead|again|first|only|still|both|all|each|together
          |later|thus|therefore|even|once|more|indeed|next|themselves|himself|herself|likewise|afterwards|already|[a-z]{2,12}ly)\s+){0,4}[a-z]+
      | \b(?:is|are)\s+(?:also\s+|now\s+|both\s+|still\s+|then\s+|currently\s+|next\s+|again\s+|likewise\s+|each\s+|all\s+|[a-z]{2,12}ly\s+)?(?:to\s+(?:have\s+)?(?:be\s+)?[a-z]+|expected|scheduled|due|set|slated|planned|going\s+to|poised|supposed|foreseen|arranged|billed|envisaged)\b
      | \b(?:is|are)\s+(?:also\s+|now\s+|both\s+|then\s+|next\s+|currently\s+|[a-z]{2,12}ly\s+)?(?:travell?ing|flying|heading|hosting|arriving|departing|meeting|going|attending|returning|visiting|sending|dispatching|despatching|signing|opening|convening|welcoming|launching|leaving|touring|paying|coming|joining)\b
      | \b(?:upcoming|forthcoming)\b
      | \b(?:takes?\s+effect|(?:enters?|comes?|goe?s?)\s+into\s+(?:force|effect)|expires|lapses)\b
    )
    | (?P<plan>
        \b(?:plan|plans|planned|planning|intend|intends|intended|expect|expects|expected|scheduled|slated|tentatively|hope|hopes|hoped)\s+(?:to|for)\b
      | \b(?:agree|decide|promise|pledge|vow|threaten|offer)[ds]{0,2}\s+to\s+[a-z]+
      | \b(?:set|due|fixed|billed|pencill?ed\s+in|earmarked|booked)\s+(?:for|to|on|in)\b
      | \b(?:is|are)\s+on\s+(?:for|the\s+(?:calendar|agenda|cards|diary|programme|program|schedule|books)\s+for)\b
      | \b(?:arranged|foreseen|envisaged|announced)\s+for\b
      | \b(?:postponed|deferred|shifted|rescheduled|moved|put\s+(?:off|back)|pushed\s+back)\s+(?:to|until|till|for)\b
      | \bagreed\s+on\s+holding\b
      | \b(?:(?:has|have|had|was|were|been)\s+)*(?:ordered|instructed|directed|told|required|obliged)\s+(?:[\w.'’-]+\s+){0,5}?to\s+(?:shut|close|leave|quit|depart|withdraw|vacate|hand|pull|return|cut|reduce|remove)\b(?=[^.;]*\bby\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|the\s+(?:end|close|start|\d)|\d|midnight|noon|next))
      | \binvited\s+(?:[\w.'’-]+\s+){1,5}?(?:to|for)\b
      | \b(?:to|for)\s+be\s+[a-z]+
      | \b(?:planned|scheduled|expected|next\s+(?:round|meeting|session|gathering|summit|talks|sitting|visit))\b
      | \b(?:prepare|preparing|preparations?|prepared|preparatory\s+\w+)\s+(?:for|of)\b
      | \b(?:looks?|looking)\s+forward\b
      | \b(?:starts?|begins?|starting|beginning)\b(?!\s+of)
      | \bto\s+(?:visit|host|hold|meet|attend|sign|pay|take|begin|arrive|travel|open|launch|convene|receive|chair|discuss)\b(?=\s+(?!with\b))
    )
    | (?P<past>
        \bgot\s+off\s+to\s+an?\s+(?:[\w-]+\s+){0,3}start\b
      | \b(?:was|were|had|met|held|took|went|came|said|spoke|began|left|gave|made|saw|led|sent|won|told|became|flew|
          drew|rose|fell|grew|sank|brought|kept|chose|put|ran|paid|sat|rang|got|bade|lost|drove|rode|laid|wrote|withdrew|shook|broke|stood|
          struck|sought|thought|found|felt|fought|fled|threw|swept|dealt|shot|swore|heard|bought|caught|built|
          has\s+been|have\s+been|has\s+[a-z]+ed|did)\b
      | \b[a-z]{2,20}ed\b | (?<![a-z,]\s)(?<!-)\b[A-Z][a-z]{1,20}ed\b
    )""",
    re.VERBOSE,
)  # fmt: skip
_NO_VERB = frozenset(
    [
        "united",
        "need",
        "needed",
        "indeed",
        "speed",
        "unprecedented",
        "limited",
        "advanced",
        "armed",
        "developed",
    ]
)
_ASIDE = re.compile(
    r"(?:^|[\s(])(?:as\s(?:he|she|they|it|the)|which|who|whom|whose|where|when|since|proclaimed|(?<!was\s)(?<!were\s)established)"
    r"\b[^,;()]*$"
)  # fmt: skip
_HEAD_OF_ASIDE = re.compile(
    r"\s(?:under|according to|in line with|on the basis of|provided by|stipulated in)\s[^,;()]*$"
)


# "... was received, and, on Monday, he will fly on": the day opens a clause with a verb of its own.
_OPENS_CLAUSE = re.compile(r",\s(?:and|but|while|then),?\s(?:(?:on|in|from|later|early|late)\s)?(?:the\s)?\Z")
_SUBJECT = 45
_SUBJECT_ONLY = re.compile(r",?\s[^,;:.]*")
_SAID = re.compile(r"said|told|announced|reported|added|confirmed|stated", re.IGNORECASE)
HEAD_OF_SENTENCE = 30
"""Words of more characters before an expression are a clause: "he said" after it is of who tells, not of when."""


def prefix_before(text: str, begin: int, start: int) -> str:
    """The preposition that limits the expression at ``start``: by, since, until, before, after, during, from or ""."""
    match = _PREFIX.search(text[max(begin, start - 40) : start])
    if match is None:
        return ""
    return "until" if match["to"] else "since" if match["since"] else _PREFIX_NAMES[match["p"].lower()]


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb or a word of planning at [start, end): its tense to an expression after it, and to one before it."""

    start: int
    end: int
    onward: str
    back: str


def cues_in(text: str, begin: int, end: int) -> list[Cue]:
    """The cues of tense of a sentence, in order."""
    found = []
    for match in _CUE.finditer(text, begin, end):
        tense = _tense_of(match)
        onward = FUTURE if match["plan"] else tense
        if onward:
            found.append(Cue(match.start(), match.end(), onward, tense))
    return found


def tense_around(text: str, cues: list[Cue], begin: int, end: int, start: int, stop: int) -> str:
    """PAST or FUTURE by the nearest cue before the expression [start, stop) in its sentence, else after it; or "".

    A cue of planning ("scheduled for", "agreed to meet", "preparations for") before the expression is future
    whatever its own tense; after it, "agreed to meet" tells of what was agreed then, and is past.
    """
    first = bisect_left(cues, start, key=attrgetter("start"))
    if _OPENS_CLAUSE.search(text, max(begin, start - 30), start):
        for cue in cues[first : first + 1]:
            if (
                stop <= cue.start <= stop + _SUBJECT
                and cue.back
                and _SUBJECT_ONLY.fullmatch(text, stop, cue.start)
            ):
                return cue.back
    floor = max(begin, start - 400, text.rfind(";", max(begin, start - 400), start) + 1)
    for cue in reversed(cues[max(0, first - 3) : first]):
        if cue.end <= start and cue.start >= floor:
            return cue.onward
    limit = min(end, stop + 300)
    within = start - floor > HEAD_OF_SENTENCE
    semicolon = text.find(";", stop, limit)
    for cue in cues[first : first + 12]:
        if cue.start >= stop and cue.end <= (semicolon if semicolon >= 0 else limit) and cue.back:
            if within and _SAID.fullmatch(text, cue.start, cue.end) and "," in text[stop : cue.start]:
                return ""
            return cue.back
    return ""


def _tense_of(cue: re.Match[str]) -> str:
    """The tense of a verb by itself; "" for a plan without one ("preparations for")."""
    if cue["perfect"]:
        return PAST
    if cue["either"]:
        return EITHER
    if cue["present"]:
        return PRESENT
    if cue["future"]:
        return FUTURE
    if cue["plan"]:
        return PAST if re.match(r"[a-z]+ed\b", cue["plan"]) else ""
    return "" if cue["past"].lower() in _NO_VERB else PAST


def in_quotation(text: str, begin: int, start: int) -> bool:
    """Whether ``start`` lies in a quotation that opened after ``begin`` (the start of its passage)."""
    before = text[max(begin, start - 3000) : start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


_LABEL = re.compile(
    r"(?:^|[.;!?]\s|\n)\s*(?:Ahead|Next(?:\s(?:up|week|month|year))?|Coming\sup|Up\snext|Looking\sahead|(?:What\s)?[Tt]o\s(?:watch|expect)"
    r"|What(?:['’]s|\sis)\s(?:next|ahead|coming)|Outlook|Still\sto\scome|Expected|Upcoming|Forthcoming|In\sthe\sdiary|On\sthe\sagenda)"
    r"(?:\s(?:in|for|this|next)\s[\w ]{3,20}|\s(?:week|month|year))?\s?:\s"
)


def under_label(text: str, begin: int, start: int) -> bool:
    """Whether a label of what is to come ("Ahead:", "What to watch in May:") stands before ``start`` in its passage."""
    return _LABEL.search(text[begin:start]) is not None


def is_aside(text: str, begin: int, start: int) -> bool:
    """Whether the expression stands in a subordinate clause or a bracket: told beside the story, not in it."""
    head = text[max(begin, start - 200) : start]
    if head.count("(") > head.count(")"):
        return True
    tail = head[max(head.rfind(","), head.rfind(";"), head.rfind("—"), head.rfind(" – ")) + 1 :]
    return bool(_ASIDE.search(tail) or _HEAD_OF_ASIDE.search(tail))
