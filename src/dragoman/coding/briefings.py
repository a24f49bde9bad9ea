"""Who speaks on a page that is one person's words: a spokeswoman's briefing, a minister's remarks."""

import re
from collections import Counter

from spacy.tokens import Span, Token

from dragoman.annotation.mentions import PersonMention
from dragoman.annotation.report import Report
from dragoman.coding.entities import Entity

# The heading of such a page, and the letters within which it and the speaker's name stand.
_OPENING = re.compile(
    r"\b(?:press (?:conference|briefing)|(?:regular|weekly|media|daily) briefing|briefing by|remarks (?:by|of|at|to)|"
    r"opening statement by|address by|speech (?:by|of)|transcript|media stakeout)",
    re.IGNORECASE,
)
_HEADING, _REACH = 260, 500
_QUESTION = re.compile(r"\s*(?:Q|Question|Journalist|Reporter|Media)\s*\d*\s*[:.]", re.IGNORECASE)


def briefer(report: Report) -> Entity | None:
    """The one official whose words the page is, or None: named in its heading, or before the colon of its first lines, or
    of several of its paragraphs, where it answers others."""
    answering = _answers(report)
    if answering is not None:
        return answering
    if not _OPENING.search(report.text[:_HEADING]):
        return None
    named = [p for p in report.persons if p.start < _REACH and p.person.name and p.plural == 1]
    for mention in named:
        country = mention.known_country or report.home
        if country is None or not (_heads(report, mention) or _leads(report, mention)):
            continue
        return Entity(mention.start, mention.end, country, True, person=mention)
    return None


def _heads(report: Report, mention: PersonMention) -> bool:
    """Whether an official's name stands in the heading, and is that of whose words follow."""
    heading = report.text[: report.text.find("\n") if "\n" in report.text else 0]
    if mention.end > len(heading):
        return False
    before = heading[: mention.start].lower() + mention.text.lower()
    return "spokes" in before or re.search(r"\b(?:by|of)\b", before) is not None


def _leads(report: Report, mention: PersonMention) -> bool:
    """ "Ms X: Good afternoon": a name that leads a paragraph of speech."""
    line = report.text.rfind("\n", 0, mention.start) + 1
    return (
        report.text[mention.end : mention.end + 1] == ":"
        and len(report.text[line : mention.start].split()) <= 3
    )


# "AFP: Can you confirm ...?", "Wang Wenbin: Honduras opened ...".
_LABEL = re.compile(r"^(?P<who>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}): (?P<said>.*)$", re.MULTILINE)
_FEWEST_ANSWERS = 2


def _answers(report: Report) -> Entity | None:
    """The person of the page's home whose name leads some paragraphs, between those in which others ask."""
    if report.home is None:
        return None
    labels = list(_LABEL.finditer(report.text))
    asking = {m["who"] for m in labels if "?" in m["said"]}
    replies = Counter(m["who"] for m in labels if "?" not in m["said"])
    if not asking or not replies:
        return None
    who, count = replies.most_common(1)[0]
    if count < _FEWEST_ANSWERS or who in asking:
        return None
    starts = {m.start("who") for m in labels if m["who"] == who}
    for mention in report.persons:
        if mention.start in starts and mention.person.name and mention.known_country in (None, report.home):
            return Entity(mention.start, mention.end, report.home, True, person=mention)
    return None


def is_question(report: Report, sentence: Span, speaker: Entity) -> bool:
    """Whether a sentence stands in a paragraph that asks, or that another than the speaker leads."""
    start = next(
        (left for left, right, _ in report.article.bounds() if left <= sentence.start_char < right), 0
    )
    line = max(start, report.text.rfind("\n", 0, sentence.start_char) + 1)
    label = _LABEL.match(report.text, line)
    other = label is not None and "?" in label["said"] and not _names(speaker, label["who"])
    return _QUESTION.match(report.text, line) is not None or other


def _names(speaker: Entity, label: str) -> bool:
    name = speaker.person.person.name if speaker.person is not None else None
    return name is not None and name in label


def speaks_for_own(tokens: list[Token], found: list[Entity], speaker: Entity) -> bool:
    """Whether a subject is the speaker's own side: "we", "I", or the name of the speaker's state."""
    if not found:
        return any(t.lower_ in ("we", "i") for t in tokens)
    return all(e.person is None and e.code == speaker.code for e in found)
