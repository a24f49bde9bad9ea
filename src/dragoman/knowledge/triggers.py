"""The words that make a sentence worth parsing: those of all frames, and a few more for figures and promises."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from dragoman.knowledge.kinds import kinds

# Irregular forms of lemmas in the frames; regular ones are made by rule.
_IRREGULAR = {
    "meet": "met",
    "go": "went|gone|goes",
    "fly": "flew|flown|flies",
    "come": "came",
    "leave": "left",
    "hold": "held",
    "speak": "spoke|spoken",
    "take": "took|taken",
    "give": "gave|given",
    "send": "sent",
    "win": "won",
    "break": "broke|broken",
    "shut": "shut",
    "withdraw": "withdrew|withdrawn",
    "shoot": "shot",
    "deny": "denied|denies",
    "pay": "paid",
}


def _forms(lemma: str) -> str:
    """A regular expression for the inflected forms of a lemma."""
    word = re.escape(lemma)
    endings = "(?:s|es|ed|d|ing|ings)?"
    alternatives = [word + endings]
    if lemma.endswith("e"):
        alternatives.append(word[:-1] + "(?:ing|ed)")
    if lemma.endswith("y"):
        alternatives.append(word[:-1] + "(?:ies|ied)")
    if re.search(r"[^aeiou][aeiou][bdglmnprt]$", lemma):
        alternatives.append(word + lemma[-1] + "(?:ed|ing)")
    if lemma in _IRREGULAR:
        alternatives.append(_IRREGULAR[lemma])
    return "|".join(alternatives)


@cache
def trigger_pattern() -> re.Pattern[str]:
    """Matches any word that can start a frame, case-insensitively."""
    text = files("dragoman.knowledge").joinpath("tables/triggers.toml").read_text(encoding="utf-8")
    lemmas = {lemma for words in tomllib.loads(text).values() for lemma in words["words"]}
    for kind in kinds().values():
        for frame in kind.frame:
            lemmas.update(frame.verb)
            lemmas.update(frame.noun)
    return re.compile(r"\b(?:" + "|".join(_forms(lemma) for lemma in sorted(lemmas)) + r")\b", re.IGNORECASE)
