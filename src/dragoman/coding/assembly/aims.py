"""Against whom the acts of a page are: what a later entry leaves unsaid ("17.10 Canada throws out four diplomats").

The target of an act is taken for granted where the page has told of such acts towards one party, and names no other
beside it. Acts that states take together against one of them are of one family: who is told to have recalled an
ambassador, on a page where others broke off relations with X, recalled him from there.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from dragoman.annotation.dates.grammar import SMALL_NUMBERS
from dragoman.annotation.mentions import ActorForm
from dragoman.annotation.report import covering
from dragoman.coding.assembly.context import dateline
from dragoman.coding.assembly.doers import hit_by
from dragoman.coding.assembly.parties import codes
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.story import Aim, Story
from dragoman.records import EventClaim, Status

# What is done to a state, or its envoys, in a quarrel. Of missions and relations these forms.
_QUARREL = frozenset({"expulsion", "summons", "sanction", "protest", "mission", "relations"})
_BREAKING = frozenset({"recalled", "closed", "broken", "downgraded", "suspended", "withheld"})
# Another kind of act must be told so often of its target before this kind is taken to be done to the same.
_OFTEN = 2
# A first line without a full stop is a title.
_TITLE = re.compile(r"\s*[^\n]{10,150}[^\n.!?;:,](?=\n)")


def note_aim(candidate: Candidate, claims: Sequence[EventClaim], story: Story) -> None:
    """Note whom an act hits, also where nothing could be claimed since the words leave open who acts ("allies expel ...")."""
    kind = candidate.kind.name
    if kind not in _QUARREL or not candidate.modality.is_event:
        return
    if not claims and candidate.dropped is not None and candidate.dropped not in _STILL_AIMED:
        return
    for acting, hit in [hit_by(candidate, claim) for claim in claims] or [hit_by(candidate, None)]:
        if len(hit) == 1:
            story.aims.append(Aim(kind, candidate.frame.form, hit[0], tuple(acting), story.sentence))


# Why nothing was claimed though the words say whom it hits.
_STILL_AIMED = frozenset({"nobody acts", "sums up many at once", "told before", "who they all are is open"})


def aimed_at(candidate: Candidate, story: Story, acting: Sequence[str]) -> list[Entity]:
    """Whom the acts of the page hit, for one whose words name nobody; nobody where two are hit, or another is at hand."""
    kind, form = candidate.kind.name, candidate.frame.form
    if not acting or not story.aims or not _is_told(candidate):
        return []
    same = [
        a for a in story.aims if a.kind == kind and (kind not in ("mission", "relations") or a.form == form)
    ]
    code = _one_hit(same, acting)
    if code is None and not same and _is_quarrel(kind, form):
        family = [a for a in story.aims if _is_quarrel(a.kind, a.form)]
        code = _one_hit(family, acting)
        if code is not None and _weight(candidate, family, code) < _OFTEN:
            return []
    if code is None or _another_at_hand(candidate, story, {*acting, code}, code):
        return []
    at = candidate.trigger.idx
    state = len(code) == 3 and not any(a.code == code and not a.is_state for a in candidate.report.actors)
    return [Entity(at, at, code, state, assumed=True)]


def counted_alone(candidate: Candidate, story: Story, acting: Sequence[str]) -> list[Entity]:
    """ "Expelled three of Chad's diplomats; Fiji followed, expelling one": who is only counted is of those told of last,
    whatever states the sentence goes on to name. Who hits back at those who hit him is no example that others follow."""
    those = candidate.tokens("target")
    if candidate.kind.name != "expulsion" or not those:
        return []
    if not all(t.pos_ == "NUM" and not any(c.lower_ == "of" for c in t.children) for t in those):
        return []
    told: list[Aim] = []
    for aim in story.aims:
        if aim.kind == "expulsion" and not {a.target for a in told} & set(aim.actors):
            told.append(aim)
    last = next((a.target for a in reversed(told) if a.target not in acting), None)
    at = candidate.trigger.idx
    return [] if last is None else [Entity(at, at, last, True, assumed=True)]


def _is_quarrel(kind: str, form: str | None) -> bool:
    return kind in _QUARREL and (kind not in ("mission", "relations") or form in _BREAKING)


def _one_hit(aims: Sequence[Aim], acting: Sequence[str]) -> str | None:
    """The one party that is hit; one that hits back at those who hit it is hit still, where they are two or more."""
    by: dict[str, set[str]] = defaultdict(set)
    for aim in aims:
        by[aim.target] |= set(aim.actors) or {""}
    found = [code for code in by if code not in acting]
    if len(found) < 2:
        return found[0] if found else None
    main = [code for code in found if len(by[code]) > 1 and all(by[c] <= {code} for c in found if c != code)]
    return main[0] if len(main) == 1 else None


def _weight(candidate: Candidate, aims: Sequence[Aim], code: str) -> int:
    """How much speaks for it that a page is about one party: acts that hit it, its name in the title, the dateline."""
    times = len({(a.sentence, a.kind) for a in aims if a.target == code})
    title = _TITLE.match(candidate.report.text)
    titled = title is not None and any(
        a.code == code and a.start < title.end() for a in candidate.report.actors
    )
    return times + titled + (code in codes(dateline(candidate)))


def _is_told(candidate: Candidate) -> bool:
    """Whether the act took place or will; "would expel spies if it had any" is neither."""
    status = candidate.modality.status
    return status is Status.OCCURRED or (status is Status.PLANNED and " if " not in candidate.sentence.text)


def _another_at_hand(candidate: Candidate, story: Story, known: set[str], target: str) -> bool:
    """Whether the sentence names a party that may be meant, beside those whom it tells to do it to the same one."""
    resolver, text = candidate.resolver, candidate.report.text
    others = [a for a in resolver.actors if a.code not in known and a.form is not ActorForm.CAPITAL]
    likewise = {c for claim in story.in_sentence() if target in claim.states for c in claim.states}
    return any(
        a.code not in likewise
        and not counted_off(text, a.end)
        and not (a.form is ActorForm.NAME and covering(resolver.persons, a.start) is not None)
        for a in others
    )


NUMBER = rf"(?:\d{{1,3}}|{'|'.join(SMALL_NUMBERS.split()[1:])}|a dozen|an?other|none)"
"""A number of people or things, as words or figures."""
_COUNTED = re.compile(rf"(?: and [A-Z]\w+)?[\s,:]*(?:{NUMBER}|too|each)\b", re.IGNORECASE)


def counted_off(text: str, end: int) -> bool:
    """ "Lithuania three as well": one more who acts."""
    return _COUNTED.match(text, end) is not None
