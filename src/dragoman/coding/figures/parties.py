"""Whose figure it is: reporter and partner from possessives, prepositions, subjects, and the dyad of the story."""

import itertools
import re
from dataclasses import dataclass

from dragoman.annotation.mentions import ActorForm, AmountMention
from dragoman.coding.figures.scene import Cue, Party, Scene, hyphenated
from dragoman.knowledge.indicators import indicators, section_pattern

_SPEECH = re.compile(
    r"\b(?:said|says|told|announced|noted|stated|stressed|according\s+to|reported|added|declared|claims?|claimed|reports|emphasi[sz]ed|recalled|that)\b",
    re.IGNORECASE,
)
_GIVING = re.compile(
    r"\b(?:gave|give|gives|giving|lent|lend|loaned|granted|grant|provided?|provide|provides|offered|offer|offers|extended|extend|allocated?|allocate|promised"
    r"|pledged|disbursed|donated|sent|owes?|sold|sell|supply|supplied|handed|awarded)\s*$",
    re.IGNORECASE,
)
_MODIFIERS = re.compile(
    r"^(?:['’]s|['’])?(?:[\s-]+(?!(?:in|to|with|from|for|of|by|at|on|is|was|are|were|has|have|had|will|would|a|an|the|that|which|who|as|its|their|his|granted|gave"
    r"|provided|lent|signed|received|said|invested|offered|pledged|attracted|could|can|may|should|plans?|wants?|aims?|hopes?)\b)[\w’'-]+){0,4}\s*$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:our|its|the\s+country['’]s|the\s+republic['’]s|the\s+nation['’]s|national|domestic|the\s+country)(?:\s+[\w-]+){0,3}\s*$",
    re.IGNORECASE,
)
_VISITED = re.compile(
    r"\b(?:visit|visited|toured?|came\s+to|arrived\s+in|entered|chose|travelled\s+to|traveled\s+to)\b[\w\s]{0,20}$",
    re.IGNORECASE,
)
_FOREIGN_TRADE = re.compile(r"\b(?:foreign|external|total|overall|world|global|aggregate)\b", re.IGNORECASE)

EXPLICIT, NEAR, INFERRED = 0.9, 0.8, 0.65


@dataclass(frozen=True, slots=True)
class Dyad:
    """The two sides of a figure and how surely they are known; ``partner`` is None for a total."""

    reporter: str | None
    partner: str | None
    confidence: float

    @property
    def codes(self) -> frozenset[str]:
        """Both codes, without order."""
        return frozenset(code for code in (self.reporter, self.partner) if code)


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


def frame_of(scene: Scene, cue: Cue, amount: AmountMention) -> Frame:
    """The stretch of a cue and an amount: from the amount before the cue to the cue after both."""
    referred = not (scene.start <= cue.start < scene.end)
    front = amount.start if referred else min(cue.start, amount.start)
    back = amount.end if referred else max(cue.end, amount.end)
    left = max([scene.start, *(a.end for a in scene.money() if a.end <= front)])
    coming = [c.start for c in scene.cues if c.start >= back and c.indicator is not None]
    coming += [a.start for a in scene.money() if a.start >= back]
    return Frame(scene, cue, amount, left, min([scene.end, *coming]), referred)


def _owners(frame: Frame) -> list[Party]:
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


def _arguments(frame: Frame, *prepositions: str) -> list[Party]:
    """The parties under one of the prepositions, first those after the cue."""
    found = [p for p in frame.parties if p.preposition in prepositions]
    anchor = frame.front
    return [p for p in found if p.start > anchor] + [p for p in found if p.start < anchor]


def _subjects(frame: Frame) -> tuple[list[Party], list[Party]]:
    """The parties before the cue that no preposition governs: subjects, and to whom something is given."""
    text, scene = frame.scene.report.text, frame.scene
    for left in dict.fromkeys((frame.left, scene.start)):
        free = [p for p in scene.parties if left <= p.start and p.end <= frame.front and not p.preposition]
        heard = [m.end() for m in _SPEECH.finditer(text, left, frame.front)]
        later = [p for p in free if heard and p.start >= heard[-1]]
        free = later or free
        if not free:
            continue
        first = [free[0]]
        for party in free[1:]:
            if party.joined and party.start - first[-1].end < 12:
                first.append(party)
        given = [p for p in free if p not in first and _GIVING.search(text[left : p.start])]
        return first, given
    return [], []


def _receives(frame: Frame) -> bool:
    return section_pattern("receiving").search(frame.scene.report.text, frame.left, frame.front) is not None


def is_bilateral(frame: Frame) -> bool:
    """Whether the words speak of two countries named before."""
    return section_pattern("bilateral").search(frame.words()) is not None


def _between(frame: Frame) -> tuple[str, str] | None:
    """The pair of "between A and B"; False friends with more than two members give None."""
    parties = frame.parties
    for first, second in itertools.pairwise(parties):
        if first.preposition == "between" and second.joined:
            chain = [p for p in parties if p.preposition == "between"]
            return (first.code, second.code) if len(chain) == 2 else None
    return None


def _others(codes: list[str], *known: str | None) -> list[str]:
    return list(dict.fromkeys(code for code in codes if code not in known))


def _home_first(first: str, second: str, home: str | None) -> tuple[str, str]:
    return (second, first) if second == home else (first, second)


def dyad_of(frame: Frame, story: Dyad | None) -> Dyad | None:
    """Reporter and partner of a figure, or None where they are not known.

    ``story`` is the dyad that the text speaks of at this point, if there is one.
    """
    assert frame.cue.indicator is not None
    way = indicators()[frame.cue.indicator].parties
    if way == "balance":
        return _balance(frame, story)
    if way == "mutual":
        return _mutual(frame, story)
    return _directed(frame, story, incoming=way == "incoming")


def _mutual(frame: Frame, story: Dyad | None) -> Dyad | None:
    home, owners = frame.scene.report.home, _owners(frame)
    subjects, _ = _subjects(frame)
    if pair := _between(frame):
        return Dyad(*_home_first(*pair, home), EXPLICIT)
    if any(p.preposition == "between" for p in frame.parties) and not is_bilateral(frame):
        return None
    if len(owners) == 2 and owners[0].code != owners[1].code:
        return Dyad(*_home_first(owners[0].code, owners[1].code, home), EXPLICIT)
    owner = owners[0].code if owners else None
    partners = _others([p.code for p in _arguments(frame, "with")], owner)
    if len(partners) == 1:
        return _with(frame, partners[0], owner, subjects, story)
    if partners:
        return None
    if len({p.code for p in subjects}) == 2 and len(subjects) == 2:
        return Dyad(*_home_first(subjects[0].code, subjects[1].code, home), NEAR)
    trade = frame.cue.indicator == "turnover"
    if owner is not None and trade and not is_bilateral(frame):
        if story is not None and owner in story.codes and not _FOREIGN_TRADE.search(frame.words()):
            return None
        return Dyad(owner, None, NEAR)
    return _by_states(frame, story, needs_marker=trade)


def _with(
    frame: Frame, partner: str, owner: str | None, subjects: list[Party], story: Dyad | None
) -> Dyad | None:
    """The pair of "trade with B": its other side is the owner, the subject, the home, or the story's."""
    home = frame.scene.report.home
    if owner is not None:
        return Dyad(*_home_first(owner, partner, home), EXPLICIT)
    candidates = _others([p.code for p in subjects if p.is_state], partner)
    if len(candidates) == 1:
        return Dyad(*_home_first(candidates[0], partner, home), NEAR)
    if home is not None and home != partner:
        return Dyad(home, partner, NEAR)
    others = _others(list(frame.scene.states), partner)
    if len(others) == 1:
        return Dyad(others[0], partner, NEAR)
    if story is not None and partner in story.codes and story.partner is not None:
        return Dyad(next(iter(story.codes - {partner})), partner, INFERRED)
    return None


def _by_states(frame: Frame, story: Dyad | None, *, needs_marker: bool) -> Dyad | None:
    """The pair where nothing marks it: the two states of the sentence, home and one state, or the story's pair."""
    home, states = frame.scene.report.home, list(frame.scene.states)
    orgs = [p.code for p in frame.scene.parties if not p.is_state]
    marked = is_bilateral(frame) or frame.referred or not needs_marker
    if len(states) == 2:
        return Dyad(*_home_first(states[0], states[1], home), NEAR if marked else INFERRED)
    if len(states) > 2:
        return None
    if len(states) == 1 and home is not None and states[0] != home and marked:
        return Dyad(home, states[0], INFERRED + 0.05)
    if not orgs and story is not None and story.partner is not None and set(states) <= story.codes:
        return Dyad(story.reporter, story.partner, INFERRED)
    return None


def _directed(frame: Frame, story: Dyad | None, *, incoming: bool) -> Dyad | None:
    """Reporter and partner of what goes from one to the other: exports, imports, investment, loans, aid, people."""
    owners, (subjects, given) = _owners(frame), _subjects(frame)
    indicator = frame.cue.indicator
    trade = indicator in ("exports", "imports")
    sources = [p.code for p in _arguments(frame, "from", *(() if trade else ("by",)))]
    into = ("to", "into") if trade else ("to", "in", "into", "for", "at")
    if frame.amount.unit and indicator == "people":
        inside = [p.code for p in frame.parties if frame.amount.start <= p.start < frame.amount.end]
        sources = inside or sources
        given += [
            p
            for p in frame.parties
            if p.start >= frame.amount.end
            and _VISITED.search(frame.scene.report.text[frame.amount.end : p.start])
        ]
    goals = [p.code for p in given] + [p.code for p in _arguments(frame, *into)]
    owner = [p.code for p in owners]
    if len(owner) == 2:
        return None
    subject = [p.code for p in subjects]
    if incoming:
        sources, goals = goals, sources
        receivers, givers = sources, goals
        reporter, sure = _pick(owner, receivers, subject, exclude=givers)
        partner, _ = _pick(givers, exclude=[reporter] if reporter else [])
    else:
        receiving = _receives(frame) and not trade
        givers = sources or owner or ([] if receiving else subject)
        sure = bool(sources or owner)
        reporter = givers[0] if len(set(givers)) == 1 else None
        if len(set(givers)) > 1:
            return None
        pool = goals or (subject if receiving or sources else [])
        if not trade and not pool and sources:
            pool = owner
        partner, _ = _pick(pool, exclude=[reporter] if reporter else [])
        if len(set(_others(goals, reporter))) > 1 and not given:
            return None
    return _completed(frame, reporter, partner, sure, story)


def _pick(*groups: list[str], exclude: list[str]) -> tuple[str | None, bool]:
    """The first code of the first group that is not excluded; whether it stood in the first group."""
    for place, group in enumerate(groups):
        for code in group:
            if code not in exclude:
                return code, place < 2
    return None, False


def _completed(
    frame: Frame, reporter: str | None, partner: str | None, sure: bool, story: Dyad | None
) -> Dyad | None:
    """The dyad with a side that is missing supplied by the home or the story, or None."""
    home, text = frame.scene.report.home, frame.scene.report.text
    words = indicators()[frame.cue.indicator or ""]
    own = _OWN.search(text[frame.left : frame.cue.start]) is not None
    if reporter and partner:
        return Dyad(reporter, partner, EXPLICIT if sure else NEAR)
    if reporter is None and partner is not None:
        if home is not None and home != partner and (words.alone or own):
            return Dyad(home, partner, NEAR - 0.05)
        if story is not None and partner in story.codes and story.partner:
            return Dyad(next(iter(story.codes - {partner})), partner, INFERRED)
        return None
    if reporter is not None:
        if story is not None and story.partner and reporter in story.codes:
            return Dyad(reporter, next(iter(story.codes - {reporter})), INFERRED)
        if words.alone:
            return Dyad(reporter, None, NEAR)
        return Dyad(reporter, home, INFERRED - 0.05) if home and home != reporter and sure else None
    if words.alone and story is not None and story.partner and not frame.parties:
        first = home if home in story.codes else None
        return Dyad(first, next(iter(story.codes - {first})), INFERRED) if first else None
    return Dyad(home, None, INFERRED) if words.alone and own and home else None


def _balance(frame: Frame, story: Dyad | None) -> Dyad | None:
    """The one for whom it is a deficit or surplus, and the other side."""
    home, owners = frame.scene.report.home, _owners(frame)
    favoured = [p.code for p in _arguments(frame, "favour")]
    holder = [p.code for p in _arguments(frame, "for")]
    subjects, _ = _subjects(frame)
    partners = [p.code for p in _arguments(frame, "with")]
    own = [p.code for p in owners] if len(owners) == 1 else []
    whole = _arguments(frame, "of")
    codes = story.codes if story is not None and story.partner else frozenset()
    reporter, sure = _pick(
        favoured, holder, own, [p.code for p in whole], [p.code for p in subjects], exclude=partners
    )
    if reporter is None:
        reporter = home if home is not None and (home in codes or partners) else None
    if reporter is None:
        return None
    pair = _between(frame)
    others = _others(partners or list(pair or ()), reporter)
    if others:
        return Dyad(reporter, others[0], EXPLICIT if sure or own else NEAR)
    if reporter in codes:
        return Dyad(reporter, next(iter(codes - {reporter})), NEAR if sure else INFERRED)
    states = _others(list(frame.scene.states), reporter)
    if len(states) == 1:
        return Dyad(reporter, states[0], INFERRED)
    return Dyad(reporter, None, INFERRED) if not states and not is_bilateral(frame) else None


def favours(frame: Frame) -> bool:
    """Whether a balance is said to be in the reporter's favour."""
    return (
        re.search(r"\bin\s+(?:the\s+)?favou?r\s+of\b|['’]s?\s+favou?r\b|\bpositive\b", frame.words())
        is not None
    )
