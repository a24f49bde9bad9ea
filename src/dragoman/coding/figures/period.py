"""The period that a figure covers, and whether it was measured, is aimed at, or is an estimate."""

import re
from functools import cache

from dragoman.annotation.mentions import AmountMention, DateMention
from dragoman.coding.figures.scene import Cue, Scene
from dragoman.coding.told_aside import told_aside
from dragoman.knowledge.indicators import expression, role_words
from dragoman.records import FigureRole

_DAY = re.compile(r"^[\dX]{4}-[\dX]{2}-[\dX]{2}[~?%]?$")
_MONTH_ONLY = re.compile(r"^[\dX]{4}-[\dX]{2}[~?%]?$")
_COMPARISON = re.compile(
    r"\b(?:compared\s+(?:with|to)|in\s+comparison\s+(?:with|to)|than|from|against|versus|vs\.?|on|over|since|relative\s+to|of\s+the|level\s+of)"
    r"(?:\s+(?:in|the|that|a|same|period|of|level|figures?|for))*\s*$",
    re.IGNORECASE,
)
_PERIOD_FROM = re.compile(r"\b(?:in|during|over|for)\s+the\s+period\s+from\s*$", re.IGNORECASE)
_END_OF_YEAR = re.compile(r"(?:the\s+)?end\s+of\s+(?:the\s+year\s+)?(\d{4})", re.IGNORECASE)
# "Up by 29% over the same period of last year, with exports of $389 million": the year of the comparison ends at the comma.
_OVER = re.compile(
    r"\b(?:over|than|on|from|against|(?:compared|comparison)\s+(?:with|to))\s+(?:the\s+)?$", re.IGNORECASE
)
_GROWN = re.compile(
    r"\b(?:doubled|tripled|trebled|quadrupled|quintupled|halved|grown|grew|risen|rose|increased|expanded|climbed|jumped|fallen|fell|"
    r"dropped|declined|shrunk|multiplied|soared|surged|\w+fold)\b[^,;]*$",
    re.IGNORECASE,
)
# "The bank, which returned to the country last year, lent $120 million": the day of the clause between commas.
_IN_BRACKETS = re.compile(r",\s*(?:which|who|where|whose)\b[^,;]*$")
_TELLING = re.compile(
    r"\b(?:said|told|noted|stressed|added|announced|visit(?:ed)?|met|meeting|talks|stated|declared|speaking|interview)\b",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(r",?\s+(?:and|but|while)\s+(?:this|that|the|it|these|its)\s+\w+", re.IGNORECASE)
_SOON_AFTER = 45
_COPULA = ("was", "were")
_COMING = re.compile(
    r"^\s+(?:\w+\s+){0,3}?(?:will|is\s+to|are\s+to|is\s+planned|are\s+planned|would)\b", re.IGNORECASE
)


def _covers_time(date: DateMention) -> bool:
    """Whether a date is a period that can be measured: no single day, and no few days."""
    if date.edtf is None or _DAY.match(date.edtf):
        return False
    first, _, last = date.edtf.partition("/")
    return not (_DAY.match(first) and _DAY.match(last) and first[:7] == last[:7])


def period_of(scene: Scene, amount: AmountMention, cue: Cue) -> DateMention | None:
    """The date of the sentence that is the figure's period, or None.

    A date soon after the amount comes first, then the nearest one before it, then one further on that no other
    amount stands before. The day on which something was said, and the year of a comparison, are passed over.
    """
    text, money = scene.report.text, scene.money() or scene.amounts
    usable = []
    for date in scene.dates:
        lead = text[max(scene.start, date.start - 45) : date.start]
        after = date.prefix != "since" and date.start > amount.end + 8
        compared = after and _COMPARISON.search(lead) and not _PERIOD_FROM.search(lead)
        aside = date.start > amount.end and told_aside(scene.report, date, amount.end, scene.end)
        grown = cue.indicator in ("turnover", "exports", "imports", "balance") and date.prefix == "since"
        if grown and _GROWN.search(lead):
            continue  # "has quadrupled since 2010 and stands at $14bn"
        if _covers_time(date) and not compared and not aside:
            usable.append(date)
    following = [d for d in usable if d.start >= amount.end]
    if following:
        gap = text[amount.end : following[0].start]
        if (
            len(gap) <= _SOON_AFTER
            and not _told_in(gap, cue)
            and ";" not in gap
            and not _crosses(scene, gap, amount.end)
        ):
            return following[0]
    preceding = [d for d in usable if d.end <= amount.start]
    for date in reversed(preceding):
        gap = text[date.end : amount.start]
        crossed = any(date.end <= other.start and other.end <= amount.start for other in money)
        lead = text[scene.start : date.start]
        if gap.startswith(",") and (
            _IN_BRACKETS.search(lead) or (_OVER.search(lead) and "same" in date.text)
        ):
            continue
        own = any(o.end <= date.start and date.start - o.end < 12 for o in money)
        if (crossed and own) or ";" in gap:
            continue
        if _MONTH_ONLY.match(date.edtf or "") and _TELLING.search(gap):
            continue
        return date
    for date in following:
        gap = text[amount.end : date.start]
        if not any(amount.end <= other.start < date.start for other in money) and not _told_in(gap, cue):
            return date
    return None


def _told_in(gap: str, cue: Cue) -> bool:
    """Whether the date beyond the gap is that of somebody's words; tourists' visits are what is counted."""
    telling = _TELLING.search(gap)
    return telling is not None and not (cue.indicator == "people" and telling[0].lower().startswith("visit"))


def _crosses(scene: Scene, gap: str, start: int) -> bool:
    """Whether another indicator or amount stands in the gap after an amount, or a clause about "this figure"."""
    end = start + len(gap)
    if _NEXT_CLAUSE.search(gap):
        return True
    return any(start <= a.start < end for a in scene.money()) or (
        re.search(r"\b(?:and|while|but)\b", gap) is not None
        and any(start <= c.start < end for c in scene.cues)
    )


def edtf_of(date: DateMention) -> str | None:
    """The period in EDTF; "since 2010" stays open to the right, and what is reached "at the end of 2010" is the year's."""
    if whole := _END_OF_YEAR.fullmatch(date.text):
        return whole[1]
    if date.edtf and date.prefix == "since" and "/" not in date.edtf:
        return f"{date.edtf}/.."
    return date.edtf


@cache
def _roles() -> tuple[re.Pattern[str], dict[str, str]]:
    table = {word.lower(): role for role, words in reversed(role_words().items()) for word in words}
    return expression(table), table


def role_of(scene: Scene, amount: AmountMention, cue: Cue, date: DateMention | None) -> FigureRole:
    """Actual, target or estimate: what the last word of measure, intent or forecast before the amount says."""
    text = scene.report.text
    earlier = [a.end for a in scene.money() if a.end <= amount.start]
    if cue.start > amount.start and _COMING.match(text[amount.end : amount.end + 60]):
        return FigureRole.TARGET
    start = max([scene.start, *(e for e in earlier if e > 0 and _fresh(text[e : amount.start]))])
    pattern, table = _roles()
    found = [re.sub(r"\s+", " ", m[0]).lower() for m in pattern.finditer(text, start, amount.start)]
    role = table[found[-1]] if found else None
    if role == "actual" and len(found) > 1 and found[-1] in _COPULA and table[found[-2]] == "target":
        role = "target"
    if role == "target" and found[-1].startswith("to ") and len(found) > 1 and table[found[-2]] == "estimate":
        role = "estimate"
    if amount.qualifier and "estimate" in amount.qualifier:
        role = "estimate"
    if role in (None, "actual") and date is not None and _is_coming(date, scene.report.published):
        role = "target"
    return FigureRole(role) if role else FigureRole.ACTUAL


def _fresh(words: str) -> bool:
    """Whether a new clause begins after the amount before: its own words of measure decide."""
    return re.search(r"[,;]|\b(?:and|but|while)\b", words) is not None


def _is_coming(date: DateMention, published: str | None) -> bool:
    if published is None or date.edtf is None or not (date.edtf[:4].isdigit() and published[:4].isdigit()):
        return date.prefix == "by" and published is None
    first, _, last = date.edtf.partition("/")
    if last[:4].isdigit() and first >= published and last[:4] > published[:4]:
        return True  # "within the next five years"
    return first[:4] > published[:4] or (len(first) >= 7 and first[:7] > published[:7])
