"""Which indicator an amount measures: the word that it is attached to, or the nearest one before it."""

import re
from functools import cache

from dragoman.annotation.mentions import AmountMention
from dragoman.coding.figures.scene import Cue, Scene
from dragoman.knowledge.indicators import expression, role_words

_FUNCTION = (
    r"(?!(?:to|and|or|but|with|from|by|at|on|as|while|which|that|who|was|were|is|are|has|have|had|will|would|than|when|after|before|in|for"
    r"|of|into|between|against|the|their|its|his|not|it|they|compared|versus|if|because|since|per|up|down)\b)"
)
_WORD = rf"{_FUNCTION}[^\W_][\w’'.&/-]*"
_COMPOUND = re.compile(rf"^(?:-|\s+)(?:worth\s+)?(?:(?:{_WORD})(?:\s+|-)){{0,4}}$")
_OF = re.compile(
    rf"^\s+(?:worth\s+)?(?:of|in|for|as|on)\s+(?:(?:the|a|an|its|their|new|this)\s+)?(?:(?:{_WORD})(?:\s+|-)(?:and\s+)?){{0,3}}$"
)
_PASSIVE = re.compile(
    rf"^\s+(?:(?:{_WORD})\s+)?(?:was|were|is|are|has been|have been|had been|will be|would be|is to be|to be|being|is being)?\s*$"
)
_ADJACENT = re.compile(
    r"^\s*(?:(?:a\s+total\s+of|up\s+to|more\s+than|as\s+much\s+as|an\s+estimated|at\s+least|less\s+than|no\s+less\s+than|[\w-]+|(?:the\s+)?(?:[A-Z][\w’'-]*\s+(?:of\s+|and\s+)?){1,3}?[A-Z][\w’'-]*)\s+)?$"
)
_PRONOUN = re.compile(
    r"(?:^|[,;]\s+|\b(?:and|but|when|while|that|though)\s+)(?:it|they|this|(?:the|this|that|its)\s+(?:\w+\s+)?(?:figure|figures|number|volume|indicator|amount|total|value))\b"
    r"(?!\s+(?:visit|trip|meeting|country))[^;]*$",
    re.IGNORECASE,
)
_WORTH = re.compile(
    r"^\s+(?:of|worth|totall?ing|valued\s+at|amounting\s+to|to\s+the\s+tune\s+of|in\s+the\s+(?:amount|sum)\s+of|for)\s+"
    r"(?:(?:a\s+total\s+of|up\s+to|more\s+than|less\s+than|at\s+least|as\s+much\s+as|an\s+estimated|[a-z]+)\s+)?$"
)
_UNDER = re.compile(r"^\s+(?:in|for|of|on|towards?)\s+(?:(?:[\w-]+(?:['’]s?)?)\s+){0,3}$")
_LONGEST_REACH = 170
# "Exported goods worth 1 billion and bought 2 billion's worth there": the second sum is no export.
_BUYING = re.compile(
    r"\b(?:and|but|while)\s+(?:bought|purchased|received|imported|spent|paid)\b", re.IGNORECASE
)
_TARGET = re.compile(
    r"\b(?:set|sets|have|has|fixed|share|shares|agreed\s+on|confirmed|reaffirmed|keep|kept)\s+(?:themselves\s+|itself\s+)?(?:a|an|the|their|its|our)\s+(?:\w+\s+)?(?:target|goal|objective|aim)\s+of\s+"
    r"(?:(?:reaching|at\s+least|about|some|over|more\s+than)\s+)?$",
    re.IGNORECASE,
)


@cache
def _measure() -> re.Pattern[str]:
    return expression(word for words in role_words().values() for word in words)


def cue_of(scene: Scene, amount: AmountMention, previous: Scene | None) -> Cue | None:
    """The cue that says what ``amount`` measures, or None. ``previous`` is the sentence before, for "it totalled".

    The order: a noun that the amount modifies ("a $5bn loan"), a verb whose object it is ("invested $2bn"), a
    noun under a preposition ("$50m in aid"), the nearest word before it; a weak verb only if nothing else is there.
    """
    after = [cue for cue in scene.cues if cue.start >= amount.end]
    before = [cue for cue in scene.cues if cue.end <= amount.start]
    text = scene.report.text
    following = text[amount.end : after[0].start] if after else None
    leading = text[before[-1].end : amount.start] if before else None
    if following is not None and _COMPOUND.match(following):
        return after[0]
    if leading is not None and before[-1].kind == "verb" and _ADJACENT.match(leading):
        return before[-1]
    if leading is not None and before[-1].kind == "noun" and _WORTH.match(leading):
        return _head(scene, before)
    if following is not None and (
        _OF.match(following) or (after[0].kind == "verb" and _PASSIVE.match(following))
    ):
        return after[0]
    strong = [cue for cue in before if cue.kind != "weak"]
    if strong and _reaches(text[strong[-1].end : amount.start]):
        return _head(scene, strong)
    if referred := _referred(scene, amount, previous):
        return referred
    if before and before[-1].kind == "weak" and _ADJACENT.match(text[before[-1].end : amount.start]):
        return before[-1]
    return None


def _head(scene: Scene, cues: list[Cue]) -> Cue:
    """The cue that governs the last one: of "investment in the project" and "deficit in trade" the first noun."""
    text, last = scene.report.text, cues[-1]
    for earlier in reversed(cues[:-1]):
        if earlier.kind != "noun" or not _UNDER.match(text[earlier.end : last.start]):
            break
        last = earlier
    return last


def _reaches(words: str) -> bool:
    return len(words) <= _LONGEST_REACH and ";" not in words and not _BUYING.search(words)


def _referred(scene: Scene, amount: AmountMention, previous: Scene | None) -> Cue | None:
    """The indicator of the clause before, to which a pronoun before a verb of measure leads: "it totalled"."""
    text = scene.report.text
    clause = max(text.rfind(";", scene.start, amount.start) + 1, scene.start)
    leading = text[clause : amount.start]
    aimed = _TARGET.search(leading) is not None
    if not aimed and (not _measure().search(leading) or not _PRONOUN.search(leading)):
        return None
    told = scene.cues if clause > scene.start else previous.cues if previous is not None else ()
    named = [cue for cue in told if cue.indicator is not None and cue.end <= amount.start]
    return named[-1] if named else None
