"""The two sides of an event as a sentence needs them: who acts, with whom, who travels where."""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.knowledge import countries
from dragoman.publishing.english.actors import actor, alphabetical
from dragoman.publishing.english.lists import listed
from dragoman.publishing.english.names import Introductions
from dragoman.records import Event, Participant, Role, Venue

MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class Side:
    """The people who are named on one side, and the codes of its states and organisations."""

    people: tuple[Participant, ...] = ()
    codes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.codes)

    def words(self, known: Introductions) -> str:
        """The side in running text: its people, and the states for which nobody is named."""
        envoys = [p for p in self.people if p.name is None and p.office in (None, "delegation")]
        spoken_of = [p for p in self.people if len(envoys) < 2 or p not in envoys]
        items, nation = [], None
        for person in spoken_of:
            items.append(known.mention(person, nation=nation is None or person.country != nation))
            nation = person.country
        if len(envoys) > 1:
            items.append(
                "delegations from "
                + listed([actor(c) for c in alphabetical({str(p.country) for p in envoys})])
            )
        spoken = {p.country for p in self.people}
        silent = [actor(c) for c in alphabetical([c for c in self.codes if c not in spoken])]
        if silent and items:
            items.append("representatives of " + listed(silent))
        elif silent:
            items = silent
        return listed(items)

    @property
    def plural(self) -> bool:
        """Whether a verb after this side stands in the plural."""
        return len(self.people) > 1 if self.people else len(self.codes) > 1


@dataclass(frozen=True, slots=True)
class Sides:
    """An event's sides: ``us`` is home's where home takes part; visitor and host, sender and target by role."""

    us: Side
    them: Side
    visitor: Side
    host: Side
    counterparts: Side
    sender: Side
    target: Side


def sides_of(event: Event, home: str) -> Sides:
    """The sides of an event. Where home takes no part, the first state (else organisation) stands in for it."""
    codes = [*event.states, *event.organisations]
    own = (
        home if home in codes or any(p.country == home for p in event.participants) else (codes or [home])[0]
    )
    people = _presentable([p for p in event.participants if p.name or p.office])
    us = Side(tuple(p for p in people if p.country == own), (own,))
    others = tuple(c for c in codes if c != own)
    them = Side(tuple(p for p in people if p.country != own), others)
    visitor, host = _journey(event, us, them)
    sender = _sender(event, people, us, them)
    target = _by_role(event, people, us, them, _DONE_TO)
    if event.type == "mission" and target:  # whom a post is given or taken from is the sender's own
        sender, target = Side((), target.codes), us if target.codes == them.codes else them
    if event.type == "mission" and not sender:  # a post in a country is another's
        at = event.venue.country if event.venue else None
        sender = us if at in them.codes else them if at in us.codes else sender
        sender = Side((), sender.codes)
    return Sides(
        us=us,
        them=them,
        visitor=visitor,
        host=host,
        counterparts=Side(tuple(p for p in people if p.role in (Role.COUNTERPART, Role.HOST))),
        sender=sender,
        target=target,
    )


def _presentable(participants: Sequence[Participant]) -> list[Participant]:
    """Named people first, by rank; unnamed ones only where nobody of their country is named."""
    named = sorted((p for p in participants if p.name), key=lambda p: (p.rank or 9, p.name or ""))[
        :MOST_NAMED
    ]
    spoken = {p.country for p in named}
    unnamed = [p for p in participants if not p.name and p.country not in spoken]
    best: dict[str | None, Participant] = {}
    for person in unnamed:
        known = best.get(person.country)
        if known is None or (person.rank or 9) < (known.rank or 9):
            best[person.country] = person
    return [*named, *sorted(best.values(), key=lambda p: (p.rank or 9, p.country or ""))]


def _journey(event: Event, us: Side, them: Side) -> tuple[Side, Side]:
    """Who travels and who receives, from roles, else from where the venue lies; empty sides where unknown."""
    travelling = {p.country for p in event.participants if p.role is Role.VISITOR}
    receiving = {p.country for p in event.participants if p.role is Role.HOST}
    at = event.venue.country if event.venue else None
    if travelling & set(us.codes) or receiving & set(them.codes):
        return us, them
    if travelling & set(them.codes) or receiving & set(us.codes):
        return them, us
    if at in us.codes:
        return them, us
    if at in them.codes or (at is not None and at not in us.codes and event.type == "visit"):
        return us, them
    return Side(), Side()


_DONE_TO = (Role.TARGET, Role.ADDRESSEE)


def _sender(event: Event, people: Sequence[Participant], us: Side, them: Side) -> Side:
    """Who acts: by role, else the side to which nothing is done."""
    found = _by_role(event, people, us, them, (Role.SPEAKER, Role.VOTER))
    target = {p.country for p in event.participants if p.role in _DONE_TO}
    if found or not target:
        return found
    free = [side for side in (us, them) if side.codes and not target & set(side.codes)]
    return Side((), free[0].codes) if len(free) == 1 else Side()


def _by_role(
    event: Event, people: Sequence[Participant], us: Side, them: Side, roles: tuple[Role, ...]
) -> Side:
    found = [p for p in people if p.role in roles]
    acting = {p.country for p in event.participants if p.role in roles}
    for side in (us, them):
        if acting & set(side.codes):
            return Side(tuple(p for p in found if p.country in side.codes), side.codes)
    return Side()


def place_words(venue: Venue) -> str:
    """The venue inside a sentence: a country with its article, a city as it is."""
    code = countries.code_for(venue.name)
    if code and code == venue.country and countries.country(code).capital != venue.name:
        return actor(code)
    return venue.name
