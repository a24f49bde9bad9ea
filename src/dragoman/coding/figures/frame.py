"""The stretch of a sentence in which the parties of an amount stand, and the places that they take in it."""

import re
from dataclasses import dataclass

from dragoman.annotation.mentions import ActorForm, AmountMention
from dragoman.coding.figures.scene import Cue, Party, Scene, hyphenated, is_conversion
from dragoman.knowledge.indicators import section_pattern

_SPEECH = re.compile(
    r"\b(?:said|says|told|announced|noted|stated|stressed|according\s+to|reported|added|declared|claims?|claimed|reports|emphasi[sz]ed|recalled|that)\b",
    re.IGNORECASE,
)
_GIVING = re.compile(
    r"\b(?:gave|given|give|gives|giving|lends|lending|lent|lend|loaned|granted|grant|provided?|provide|provides|offered|offer|offers|extended|extend|allocated?|allocate|promised"
    r"|pledged|disbursed|donated|sent|owes?|sold|sell|supply|supplied|handed|awarded)\s*$",
    re.IGNORECASE,
)
_MODIFIERS = re.compile(
    r"^(?:['’]s|['’])?(?:[\s-]+(?!(?:in|to|with|from|for|of|by|at|on|is|was|are|were|has|have|had|will|would|a|an|the|that|which|who|as|its|their|his|granted|gave"
    r"|provided|lent|signed|received|said|invested|offered|pledged|attracted|could|can|may|should|plans?|wants?|aims?|hopes?)\b)[\w’'-]+){0,4}\s*$",
    re.IGNORECASE,
)


# "The Export-Import Bank of", "the embassy of": who acts for the state that is named next.
_OFFICIALS = re.compile(
    r"^\W*(?:[\w,]+\s+){0,3}?(?:the\s+)?(?:[A-Z][\w-]*\s+)*(?:government|embassy|ambassador|envoy|high commissioner|president|minister|bank|agency|ministry|fund|people)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Frame:
    """A cue and its amount with the stretch [left, right) of the sentence in which their parties stand."""

    scene: Scene
    cue: Cue
    amount: AmountMention
    left: int
    right: int
    referred: bool

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties in the stretch."""
        return tuple(p for p in self.scene.parties if self.left <= p.start and p.end <= self.right)

    @property
    def front(self) -> int:
        """Where the cue or the amount begins, whichever is first."""
        return self.amount.start if self.referred else min(self.cue.start, self.amount.start)

    def words(self) -> str:
        """The words of the stretch."""
        return self.scene.report.text[self.left : self.right]


def _is_purpose(cue: Cue, other: Cue) -> bool:
    """Whether a later cue only tells what the money is for, or what was done with it: "a loan of $100m for projects in Nepal",
    "a grant of $5m was disbursed"."""
    if other.kind == "weak" and other.indicator == cue.indicator:
        return True
    return other.indicator == "project" and cue.indicator in ("loan", "aid", "investment")


def frame_of(scene: Scene, cue: Cue, amount: AmountMention) -> Frame:
    """The stretch of a cue and an amount: from the amount before the cue to the cue after both."""
    referred = not (scene.start <= cue.start < scene.end)
    front = amount.start if referred else min(cue.start, amount.start)
    back = amount.end if referred else max(cue.end, amount.end)
    left = max([scene.start, *(a.end for a in scene.money() if a.end <= front)])
    coming = [
        c.start for c in scene.cues if c.start >= back and c.indicator is not None and not _is_purpose(cue, c)
    ]
    coming += [a.start for a in scene.money() if a.start >= back and not is_conversion(scene, a)]
    return Frame(scene, cue, amount, left, min([scene.end, *coming]), referred)


def owners_of(frame: Frame) -> list[Party]:
    """Who stands before the cue as its possessor or adjective: "Germany's exports", "Belarusian-Georgian trade"."""
    if frame.referred:
        return []
    text = frame.scene.report.text
    before = [p for p in frame.scene.parties if p.end <= frame.cue.start and p.start >= frame.left]
    if not before:
        return []
    last = before[-1]
    gap = text[last.end : frame.cue.start]
    named = last.form is ActorForm.NAME and not last.possessive
    if not _MODIFIERS.match(gap) or (named and last.preposition not in ("", "of", "by", "between")):
        return []
    if (
        last.preposition in ("to", "in", "with", "from", "into")
        and not last.possessive
        and gap.strip() == ""
        and named
    ):
        return []
    if named and (_GIVING.search(text[frame.left : last.start]) or gap[:1] not in (" ", "-", "–")):
        return []
    if len(before) > 1 and (hyphenated(text, before[-2], last) or (last.joined and not last.preposition)):
        return [before[-2], last]
    return [last]


def arguments(frame: Frame, *prepositions: str) -> list[Party]:
    """The parties under one of the prepositions, first those after the cue."""
    found = [p for p in frame.parties if p.preposition in prepositions]
    anchor = frame.front
    return [p for p in found if p.start > anchor] + [p for p in found if p.start < anchor]


def subjects_of(frame: Frame) -> tuple[list[Party], list[Party]]:
    """The parties before the cue that no preposition governs: subjects, and to whom something is given."""
    text, scene = frame.scene.report.text, frame.scene
    front = frame.amount.start if frame.cue.kind in ("verb", "weak") else frame.front
    for left in dict.fromkeys((frame.left, scene.start)):
        free = [
            p
            for p in scene.parties
            if left <= p.start and p.end <= front and _is_free(text[left : p.start], p)
        ]
        heard = [m.end() for m in _SPEECH.finditer(text, left, frame.front)]
        later = [p for p in free if heard and p.start >= heard[-1]]
        free = later or free
        if not free:
            continue
        if len(free) == 1 and _GIVING.search(text[left : free[0].start]):
            return [], free  # "it has lent Kyiv $1bn": only who is given is named
        first = [free[0]]
        for party in free[1:]:
            if party.joined and party.start - first[-1].end < 12:
                first.append(party)
        later = [
            p for p in scene.parties if front <= p.start and p.end <= frame.amount.start and not p.preposition
        ]
        given = [p for p in (*free, *later) if p not in first and _GIVING.search(text[left : p.start])]
        return first, given
    return [], []


def _is_free(before: str, party: Party) -> bool:
    """Whether no preposition governs a party, or only that of its officials: "the ambassador of Japan handed over"."""
    return not party.preposition or (party.preposition == "of" and _OFFICIALS.search(before) is not None)


def receives(frame: Frame) -> bool:
    return section_pattern("receiving").search(frame.scene.report.text, frame.left, frame.front) is not None


def is_bilateral(frame: Frame) -> bool:
    """Whether the words speak of two countries named before."""
    return section_pattern("bilateral").search(frame.words()) is not None


def between(frame: Frame) -> tuple[str, str] | None:
    """The pair of "between A and B"; False friends with more than two members give None."""
    pairs: list[tuple[int, tuple[str, str] | None]] = []
    parties = frame.parties
    for place, first in enumerate(parties[:-1]):
        if first.preposition == "between" and not first.joined and parties[place + 1].joined:
            third = parties[place + 2] if place + 2 < len(parties) else None
            many = third is not None and third.joined
            pairs.append((first.start, None if many else (first.code, parties[place + 1].code)))
    after = [pair for start, pair in pairs if start > frame.cue.start]
    return (after or [pair for _, pair in pairs] or [None])[0]
