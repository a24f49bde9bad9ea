"""Events as acts: who did what to whom, as the ontologies of event data (CAMEO, PLOVER) want it told.

An event of the ledger has parties, a status and a date that may be vague; an act has a source, a target, a code and a day.
What did not take place is no act, but may be one of another sort: a plan is a promise to meet (CAMEO 03, PLOVER AGREE) or, if
hostile, a threat (13, THREATEN); an invitation turned down a rejection; a visit called off a reduction of relations. A rumour
and what is denied are no acts at all.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.analysis.selection import VAGUE
from dragoman.knowledge.event_codes import EventCode, categories, contexts, event_code
from dragoman.knowledge.kinds import Frame, kinds
from dragoman.knowledge.ontologies import Codes, codes_of, is_intent
from dragoman.records import Event, Participant, Role, Status, Track, edtf

MUTUAL = frozenset({"meeting", "call", "consultation", "commission", "summit", "agreement", "relations"})
"""The kinds in which each side does to the other what the other does to it."""

_REFUSING = frozenset({"REJECT", "125"})
_VISIT, _HOSTING = "042", "043"
_ACTING = (Role.VISITOR, Role.SPEAKER, Role.VOTER, Role.MEMBER)
_UNDERGOING = (Role.TARGET, Role.ADDRESSEE)
_DONE_OR_PROMISED = (Status.OCCURRED, Status.PLANNED, Status.POSTPONED)
_MULTILATERAL = "multilateral"
_THIRDS = (1, 11, 21)


@dataclass(frozen=True, slots=True)
class Party:
    """A state (alpha-3) or organisation (acronym) that takes part, with its people, the highest first."""

    code: str
    is_state: bool
    people: tuple[Participant, ...] = ()

    @property
    def lead(self) -> Participant | None:
        """Who acts for it: the highest of those who are named, else of those with an office."""
        named = [person for person in self.people if person.name]
        return next(iter(named), None) or next((p for p in self.people if p.office), None)


@dataclass(frozen=True, slots=True)
class Act:
    """An event as an act. ``mutual``: each source does it to each other party, and all parties are sources.

    ``plover`` is None where PLOVER has no category for it; ``modes`` and ``contexts`` are PLOVER's.
    """

    event: Event
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]
    mutual: bool
    code: EventCode
    plover: str | None
    modes: tuple[str, ...]
    contexts: tuple[str, ...]

    def pairs(self) -> Iterator[tuple[Party, Party | None, EventCode]]:
        """The act as CAMEO has it: one source, one target, one code at a time; a visit is hosted, too.

        Where nobody but the source is known, the target is None.
        """
        for source in self.sources:
            others = [t for t in self.targets if t.code != source.code]
            for target in others:
                for one, two, code in linked(source.code, target.code, self.code.cameo):
                    sides = {source.code: source, target.code: target}
                    yield sides[one], sides[two], event_code(code)
            if not others:
                yield source, None, self.code


def is_mutual(kind: str, code: str | None) -> bool:
    """Whether each side does to the other what the other does: they met, but one of them refused to."""
    return kind in MUTUAL and code not in _REFUSING


def split(
    parties: Sequence[str], acting: Collection[str], undergoing: Collection[str], *, mutual: bool
) -> tuple[list[str], list[str]]:
    """The sources and the targets among ``parties``; all are both where it is mutual, or where nobody is known to act."""
    if not mutual and any(p in acting for p in parties):
        return [p for p in parties if p in acting], [p for p in parties if p not in acting]
    if not mutual and any(p in undergoing for p in parties):
        return [p for p in parties if p not in undergoing], [p for p in parties if p in undergoing]
    return list(parties), list(parties)


def linked(source: str, target: str, cameo: str) -> Iterator[tuple[str, str, str]]:
    """What one source does to one target, with what that is for the target: who is visited hosts."""
    yield source, target, cameo
    if cameo == _VISIT:
        yield target, source, _HOSTING


def why_no_act(event: Event) -> str | None:
    """Why an event is no act, in a word or two; None where it is one."""
    if event.status is Status.UNCONFIRMED:
        return "unconfirmed"
    if event.status is Status.DENIED:
        return "denied"
    if not (event.states or event.organisations):
        return "without parties"
    codes = _codes(event)
    if codes is None:
        return f"{event.status} before it was done"
    return None if codes.cameo else "without a code"


def act_of(event: Event) -> Act | None:
    """The event as an act; None where it is none, see ``why_no_act``."""
    codes = _codes(event) if why_no_act(event) is None else None
    if codes is None or codes.cameo is None:
        return None
    code = event_code(codes.cameo)
    mutual = is_mutual(event.type, codes.plover) and is_mutual(event.type, codes.cameo)
    acting, undergoing = _roles(event)
    names = [*event.states, *event.organisations]
    sources, targets = split(names, acting, undergoing, mutual=mutual)
    both = sources == targets
    return Act(
        event,
        tuple(_party(event, name) for name in sources),
        tuple(_party(event, name) for name in targets),
        both,
        code,
        codes.plover,
        _modes(event, codes.plover, code),
        _contexts(event, code),
    )


def first_day(value: str | None) -> date | None:
    """The day that event data give to a date: the day itself, or the first of a stretch that something can last.

    None where the day is not known: of a month, a year, a whole week from Monday to Sunday ("last week"), a third of a month
    ("late April"), a stretch that is too long for an event, or a year that is not told.
    """
    span = edtf.bounds(value) if value and edtf.year_known(value) else None
    if span is None or value is None or any(len(end) < len("2015-03-05") for end in value.split("/")):
        return None
    first, last = span
    whole_week = first.weekday() == 0 and last - first == timedelta(days=6)
    third = first.day in _THIRDS and (last + timedelta(days=1)).day in _THIRDS and last != first
    return None if whole_week or third or last - first > timedelta(days=VAGUE) else first


def _codes(event: Event) -> Codes | None:
    """The event's codes, if they fit its status; those that do where they don't; None where there can be none."""
    codes = Codes(event.plover, event.cameo)
    kind = kinds().get(event.type)
    if kind is None or codes.cameo is None:
        return codes
    if event.status in (Status.PLANNED, Status.POSTPONED) and not is_intent(codes):
        return codes_of(kind, Frame(), event.status)
    if event.status not in _DONE_OR_PROMISED:
        other = codes_of(kind, Frame(), event.status)
        # what is called off and was hostile keeps its own code, and is then no act
        return None if other == codes_of(kind, Frame(), Status.OCCURRED) else other
    return codes


def _roles(event: Event) -> tuple[set[str], set[str]]:
    """The codes of those who act, and of those to whom it is done, by role and, for a journey or a post, by the place."""
    people = [p for p in event.participants if p.country]
    acting = {str(p.country) for p in people if p.role in _ACTING}
    undergoing = {str(p.country) for p in people if p.role in _UNDERGOING}
    if event.type == "mission" and not acting:  # the ambassador is his own state's
        acting, undergoing = undergoing, set()
    if event.type in ("visit", "mission") and not acting:
        hosts = {str(p.country) for p in people if p.role is Role.HOST}
        undergoing = hosts or ({event.venue.country} if event.venue and event.venue.country else set())
    if event.type == "membership" and not acting:
        undergoing = set(event.organisations)
    return acting, undergoing


def _party(event: Event, code: str) -> Party:
    people = sorted((p for p in event.participants if p.country == code), key=lambda p: p.rank or 9)
    return Party(code, code in event.states, tuple(people))


def _modes(event: Event, plover: str | None, code: EventCode) -> tuple[str, ...]:
    """How it was done: as its code says, if PLOVER has that mode for the category; else that many took part in it."""
    category = categories().get(plover or "")
    known = category.modes if category else ()
    wanted = ["expel"] if event.type == "expulsion" else [code.mode] if code.mode else []
    if _MULTILATERAL in known and (event.type == "summit" or event.track is Track.MULTILATERAL):
        wanted.append(_MULTILATERAL)
    return tuple(mode for mode in wanted if mode in known)


def _contexts(event: Event, code: EventCode) -> tuple[str, ...]:
    """In what matter: what the code says, and what the topics say, in the order of PLOVER's list."""
    found = {context for context, topics in contexts().items() if set(topics) & set(event.topics)}
    return tuple(context for context in contexts() if context in found or context in code.contexts)
