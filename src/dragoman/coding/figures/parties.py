"""Whose figure it is: reporter and partner from possessives, prepositions, subjects, and the dyad of the story."""

import re
from dataclasses import dataclass

from dragoman.coding.figures.frame import (
    Frame,
    arguments,
    between,
    is_bilateral,
    owners_of,
    receives,
    subjects_of,
)
from dragoman.coding.figures.scene import GIFTS, Party
from dragoman.knowledge.countries import is_state
from dragoman.knowledge.indicators import indicators

_OWN = re.compile(
    r"\b(?:our|its|the\s+country['’]s|the\s+republic['’]s|the\s+nation['’]s|national|domestic|the\s+country)(?:\s+[\w-]+){0,3}\s*$",
    re.IGNORECASE,
)
_VISITED = re.compile(
    r"\b(?:visit|visited|toured?|came\s+to|arrived\s+in|entered|chose|travelled\s+to|traveled\s+to)\b[\w\s]{0,20}$",
    re.IGNORECASE,
)
# "Signed a credit agreement with": the other side is who is lent or given.
_AGREED = re.compile(
    r"\b(?:signed|sign|signs|concluded|initialled|agreement|memorandum|accord)\b", re.IGNORECASE
)
_FOREIGN_TRADE = re.compile(r"\b(?:foreign|external|total|overall|world|global|aggregate)\b", re.IGNORECASE)

# "$5 million to the work of the Office of ...", "in aid for UNICEF": up to the first capital.
_TO_NAMED = re.compile(
    r"(?:\s+in\s+(?:[a-z]+\s+){1,3})?\s+(?:to|for|towards?)\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?(?:the\s+)?){0,3}[A-Z]"
)

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

    @property
    def inferred(self) -> float:
        """How sure a figure is whose sides are only understood from this dyad."""
        return min(INFERRED, self.confidence)


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
    home, owners = frame.scene.report.home, owners_of(frame)
    subjects, _ = subjects_of(frame)
    if pair := between(frame):
        return Dyad(*_home_first(*pair, home), EXPLICIT)
    if any(p.preposition == "between" for p in frame.parties) and not is_bilateral(frame):
        return None
    if len(owners) == 2 and owners[0].code != owners[1].code:
        return Dyad(*_home_first(owners[0].code, owners[1].code, home), EXPLICIT)
    owner = owners[0].code if owners else None
    partners = _others([p.code for p in arguments(frame, "with")], owner)
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
    home = frame.scene.home_of_trade()
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
        return Dyad(next(iter(story.codes - {partner})), partner, story.inferred)
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
        return Dyad(story.reporter, story.partner, story.inferred)
    return None


def _directed(frame: Frame, story: Dyad | None, *, incoming: bool) -> Dyad | None:
    """Reporter and partner of what goes from one to the other: exports, imports, investment, loans, aid, people."""
    owners, (subjects, given) = owners_of(frame), subjects_of(frame)
    indicator = frame.cue.indicator
    trade = indicator in ("exports", "imports")
    sources = [p.code for p in arguments(frame, "from", *(() if trade else ("by",)))]
    into = ("to", "into") if trade else ("to", "in", "into", "for", "at")
    into = (*into, "with") if indicator in GIFTS and _AGREED.search(frame.words()) else into
    if frame.amount.unit and indicator == "people":
        inside = [p.code for p in frame.parties if frame.amount.start <= p.start < frame.amount.end]
        sources = inside or sources
        given += [
            p
            for p in frame.parties
            if p.start >= frame.amount.end
            and _VISITED.search(frame.scene.report.text[frame.amount.end : p.start])
        ]
    goals = [p.code for p in given] + [p.code for p in arguments(frame, *into)]
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
        receiving = receives(frame) and not trade
        givers = sources or owner or ([] if receiving else subject)
        sure = bool(sources or owner)
        reporter = givers[0] if len(set(givers)) == 1 else None
        if len(set(givers)) > 1:
            return _agreed_between(frame, givers, goals)
        pool = goals or (subject if receiving or sources else [])
        if not trade and not pool and sources:
            pool = owner
        partner, _ = _pick(pool, exclude=[reporter] if reporter else [])
        if len(set(_others(goals, reporter))) > 1 and not given:
            return None
    return _completed(frame, reporter, partner, sure, story)


def _agreed_between(frame: Frame, sides: list[str], goals: list[str]) -> Dyad | None:
    """ "The EU and Moldova signed a memorandum on 100 million euros of assistance": of two sides the body gives, or the one
    that is not the country of the page."""
    pair, home = list(dict.fromkeys(sides)), frame.scene.report.home
    if frame.cue.indicator not in GIFTS or len(pair) != 2 or goals or not _AGREED.search(frame.words()):
        return None
    bodies = [code for code in pair if not is_state(code)]
    givers = bodies if len(bodies) == 1 else [code for code in pair if code != home] if home in pair else []
    if len(givers) != 1:
        return None
    return Dyad(givers[0], next(code for code in pair if code != givers[0]), INFERRED)


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
    indicator, text = frame.cue.indicator or "", frame.scene.report.text
    home = frame.scene.home_of_trade() if indicator in ("exports", "imports") else frame.scene.report.home
    words = indicators()[indicator]
    if partner is None and indicator in GIFTS and _for_another(frame):
        return None
    own = _OWN.search(text[frame.left : frame.cue.start]) is not None
    if reporter and partner:
        return Dyad(reporter, partner, EXPLICIT if sure else NEAR)
    if reporter is None and partner is not None:
        if home is not None and home != partner and (words.alone or own):
            return Dyad(home, partner, NEAR - 0.05)
        if story is not None and partner in story.codes and story.partner:
            return Dyad(next(iter(story.codes - {partner})), partner, story.inferred)
        return None
    if reporter is not None:
        if story is not None and story.partner and reporter in story.codes:
            return Dyad(reporter, next(iter(story.codes - {reporter})), story.inferred)
        if words.alone:
            return Dyad(reporter, None, NEAR)
        to_home = sure or (
            indicator in GIFTS and not _others([p.code for p in frame.parties if p.is_state], reporter, home)
        )
        return Dyad(reporter, home, INFERRED - 0.05) if home and home != reporter and to_home else None
    if words.alone and story is not None and story.partner and not frame.parties:
        first = home if home in story.codes else None
        return Dyad(first, next(iter(story.codes - {first})), story.inferred) if first else None
    return Dyad(home, None, INFERRED) if words.alone and own and home else None


def _for_another(frame: Frame) -> bool:
    """ "$100,000 to the AHA Centre": the words say who is given, and it is none of the parties that the story knows."""
    behind = _TO_NAMED.match(frame.scene.report.text, frame.amount.end, frame.scene.end)
    if behind is None:
        return False
    known = {frame.scene.report.home, *(p.code for p in frame.scene.parties)}
    spans = [(p.start, p.end) for p in frame.scene.parties]
    spans += [(p.start, p.end) for p in frame.scene.report.places if p.country in known]
    return not any(start <= behind.end() - 1 < end for start, end in spans)


def _balance(frame: Frame, story: Dyad | None) -> Dyad | None:
    """The one for whom it is a deficit or surplus, and the other side."""
    home, owners = frame.scene.report.home, owners_of(frame)
    favoured = [p.code for p in arguments(frame, "favour")]
    holder = [p.code for p in arguments(frame, "for")]
    subjects, _ = subjects_of(frame)
    partners = [p.code for p in arguments(frame, "with")]
    own = [p.code for p in owners] if len(owners) == 1 else []
    whole = arguments(frame, "of")
    codes = story.codes if story is not None and story.partner else frozenset()
    reporter, sure = _pick(
        favoured, holder, own, [p.code for p in whole], [p.code for p in subjects], exclude=partners
    )
    if reporter is None:
        reporter = home if home is not None and (home in codes or partners) else None
    if reporter is None:
        return None
    pair = between(frame)
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
