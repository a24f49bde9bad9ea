"""The words that make a sentence worth parsing: those of all frames, and a few more for figures and promises."""

import re
from functools import cache

from dragoman.knowledge.kinds import kinds
from dragoman.knowledge.loading import shipped
from dragoman.knowledge.modality import modality_words
from dragoman.knowledge.positions import position_words
from dragoman.knowledge.promises import promises

# Irregular forms of lemmas in the frames; regular ones are made by rule.
_IRREGULAR = {
    "be": ("is", "are", "was", "were", "been"),
    "become": ("became",),
    "break": ("broke", "broken"),
    "build": ("built",),
    "choose": ("chose", "chosen"),
    "come": ("came",),
    "do": ("did", "done", "does", "doing"),
    "fight": ("fought",),
    "fly": ("flew", "flown"),
    "forgive": ("forgave", "forgiven"),
    "freeze": ("froze", "frozen"),
    "give": ("gave", "given"),
    "go": ("went", "gone", "goes"),
    "hold": ("held",),
    "leave": ("left",),
    "lend": ("lent",),
    "meet": ("met",),
    "see": ("saw", "seen"),
    "bid": ("bade",),
    "begin": ("began", "begun"),
    "catch": ("caught",),
    "fall": ("fell", "fallen"),
    "hear": ("heard",),
    "make": ("made",),
    "pay": ("paid",),
    "put": ("putting",),
    "ride": ("rode",),
    "run": ("ran",),
    "shed": ("shed",),
    "step": ("stepped",),
    "swear": ("swore", "sworn"),
    "tell": ("told",),
    "write": ("wrote", "written"),
    "lead": ("led",),
    "bring": ("brought",),
    "drive": ("drove", "driven"),
    "overrun": ("overran",),
    "ring": ("rang", "rung"),
    "send": ("sent",),
    "shoot": ("shot",),
    "sink": ("sank", "sunk"),
    "sit": ("sat",),
    "speak": ("spoke", "spoken"),
    "spend": ("spent",),
    "stand": ("stood",),
    "strike": ("struck",),
    "take": ("took", "taken"),
    "tear": ("tore", "torn"),
    "throw": ("threw", "thrown"),
    "win": ("won",),
    "withdraw": ("withdrew", "withdrawn"),
}


def spelled(lemma: str) -> set[str]:
    """The inflected forms of a verb or noun, as they are spelled."""
    forms = {lemma + "s", lemma + "ed", lemma + "ing"}
    if lemma.endswith("e"):
        forms |= {lemma + "d", lemma[:-1] + "ing"}
    if re.search(r"[^aeiou]y$", lemma):
        forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    if re.search(r"(?:s|sh|ch|x|z|[^aeiou]o)$", lemma):
        forms |= {lemma + "es"}
    if re.search(r"(?:[^aeiou][aeiou][bdglmnprt]|[aeiou]l)$", lemma):
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    if re.fullmatch(r"[^aeiou]+[aeiou][bdgmnprt]", lemma):
        forms -= {lemma + "ed", lemma + "ing"}  # "hopped": "hoped" is of another verb
    return forms | set(_IRREGULAR.get(lemma, ()))


@cache
def lemmas_by_form() -> dict[str, str]:
    """Every inflected form of a verb of our frames or of modality that is the form of one lemma only.

    Lemmatizers fail on doubled consonants and lost endings ("readmitted", "hoped"); our own verbs are known.
    """
    lemmas = {lemma for kind in kinds().values() for frame in kind.frame for lemma in frame.verb}
    lemmas |= {lemma for words in modality_words().values() for lemma in words.verbs}
    found: dict[str, set[str]] = {}
    for lemma in lemmas:
        for form in spelled(lemma):
            found.setdefault(form, set()).add(lemma)
    return {form: next(iter(owners)) for form, owners in found.items() if len(owners) == 1}


@cache
def event_nouns() -> frozenset[str]:
    """The nouns of all frames: "visit", "talk", "summit"."""
    return frozenset(noun for kind in kinds().values() for frame in kind.frame for noun in frame.noun)


STAYING = re.compile(
    r"\b(?:is|are|was|were|been|be|'s|’s|due|expected|awaited|days?|nights?|hours|weekend) in (?:the )?[A-Z]"
)
"""Matches "is in Accra", "due in Accra", "two days in Accra": somebody who is somewhere may be there on a visit."""


AHEAD = re.compile(r"\b(?:will|shall)\b.*\b(?:by|in|on|until|next|within|before)\b")
"""Matches "will train fifty officers in 2021": what is said to come at some time may be undertaken."""


@cache
def trigger_pattern() -> re.Pattern[str]:
    """Matches any word that can start a frame, case-insensitively."""
    lemmas = {lemma for words in shipped("triggers.toml").values() for lemma in words["words"]}
    lemmas |= position_words().verbs.keys() | position_words().prepositional.keys()
    lemmas |= promises().keys()
    phrases: set[str] = set()
    for kind in kinds().values():
        for frame in kind.frame:
            lemmas.update(frame.verb)
            lemmas.update(frame.noun)
            lemmas.update(frame.adjective)
            if "be" in frame.verb:  # "was on the line to the chancellor"
                phrases.update(cue.strip() for cue in frame.cue)
    lemmas.discard(
        "be"
    )  # "is in Accra for talks" has a pattern of its own: nearly every sentence has some "is"
    forms = {form for lemma in lemmas for form in (lemma, *spelled(lemma))}
    words = "|".join(re.escape(form) for form in sorted(forms | phrases))
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
