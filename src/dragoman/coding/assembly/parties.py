"""The parties of an event: states, organisations and participants from entities."""

import re
from collections.abc import Iterable, Sequence

from dragoman.annotation.mentions import PersonMention
from dragoman.annotation.persons.known_people import office_on
from dragoman.annotation.report import Report
from dragoman.coding.candidate import Candidate
from dragoman.coding.entities import Entity
from dragoman.coding.setting import passage_text
from dragoman.knowledge.domains import domain_of
from dragoman.knowledge.offices import is_style
from dragoman.records import Participant, Role, Status, Track

# Ranks from here on are not of officials: experts, journalists, businesspeople (see tables/ranks.csv).
PRIVATE_RANK = 8


def codes(entities: Sequence[Entity]) -> list[str]:
    """The codes of entities, each once, in the order of the text."""
    return list(dict.fromkeys(e.code for e in entities if e.code is not None))


def each_once(entities: Iterable[Entity]) -> list[Entity]:
    """The first entity of each code, in the order of the text."""
    found: dict[str | None, Entity] = {}
    for entity in entities:
        found.setdefault(entity.code, entity)
    return list(found.values())


def states_and_organisations(entities: Sequence[Entity]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Sorted state codes and sorted organisation acronyms."""
    states = sorted({e.code for e in entities if e.code is not None and e.is_state})
    bodies = sorted({e.code for e in entities if e.code is not None and not e.is_state})
    return tuple(states), tuple(bodies)


def track_of(states: Sequence[str], organisations: Sequence[str]) -> Track | None:
    """Bilateral, institutional or multilateral, from who takes part; None for a single party."""
    if len(states) == 2 and not organisations:
        return Track.BILATERAL
    if organisations and len(states) <= 1:
        return Track.INSTITUTIONAL if len(states) + len(organisations) > 1 else None
    if len(states) + len(organisations) > 2:
        return Track.MULTILATERAL
    return None


def is_spokesman(entity: Entity) -> bool:
    """Whether a person tells for others what they do, and has no part in it himself."""
    return entity.person is not None and "spokes" in (entity.person.known_office or "").lower()


def is_private(entity: Entity) -> bool:
    """Whether a person acts for nobody: no country, or an office that is none of a state's or organisation's."""
    person = entity.person
    if person is None:
        return False
    rank = person.known_rank
    nothing = rank is None and person.known_office is None
    unknown = nothing and person.form in ("name", "pronoun") and not person.person.acting
    low = rank is not None and rank >= PRIVATE_RANK and not person.person.acting
    return entity.code is None or unknown or low


def official(entities: Sequence[Entity]) -> list[Entity]:
    """The entities that act for a state or organisation."""
    return [e for e in entities if e.code is not None and not is_private(e)]


_NATION_AFTER = re.compile(r" (?:of|from) (?:the )?$")


def facing(candidate: Candidate, *slots: str) -> list[Entity]:
    """Those in the slots who act for a state or organisation: officials, and whom a nation's name marks beside them.

    "Minister X sat down with Austria's Y" tells no office of Y, but that he was there for Austria.
    """
    found = candidate.entities(*slots)
    acting = official(found)
    others = official([e for slot in candidate.fillers for e in candidate.fillers[slot]])
    if not any(is_ranked(e) for e in [*acting, *others]) and not _both_of_nations(candidate):
        return acting
    kept = {(e.start, e.code) for e in acting}
    return [e for e in found if (e.start, e.code) in kept or of_nation(candidate, e)]


def _both_of_nations(candidate: Candidate) -> bool:
    """ "Belize's X and Guatemala's Y met": two people marked as of two nations, on a page where officials are named too."""
    marked = {
        e.code for slot in candidate.fillers for e in candidate.fillers[slot] if of_nation(candidate, e)
    }
    report = candidate.report
    officials = any((p.known_rank or PRIVATE_RANK) < PRIVATE_RANK for p in report.persons)
    if len(marked) < 2 or not officials:
        return False
    return domain_of(passage_text(report, candidate.sentence)) is None


def is_ranked(entity: Entity) -> bool:
    """Whether an entity is an official of rank, with or without a country."""
    rank = None if entity.person is None else entity.person.known_rank
    return rank is not None and rank < PRIVATE_RANK


def of_nation(candidate: Candidate, entity: Entity) -> bool:
    """Whether a person without an office has a state's name as possessor or after "of": "Peru's X", "Y of Sudan"."""
    person = entity.person
    if person is None or person.form not in ("name", "pronoun") or entity.code is None:
        return False
    if person.known_office is not None:
        return False
    report = candidate.report
    # "South Korea's X arrived on Monday. He met Y": whoever was of a nation's side stays so
    mentions = [m for m in report.persons if m.person is person.person and m.form == "name"]
    return any(
        (actor.end <= m.start and report.text[actor.end : m.start] in ("'s ", "’s ", "' ", "’ "))
        or (actor.start >= m.end and _NATION_AFTER.fullmatch(report.text[m.end : actor.start]))
        for m in mentions
        for actor in report.actors
        if actor.code == entity.code
    )


def participant(entity: Entity, role: Role) -> Participant | None:
    """The participant that an entity stands for: a person, or the holder of an office; None for a bare state."""
    mention = entity.person
    if mention is None:
        return None
    if mention.form == "delegation" and not mention.person.name:
        return Participant(
            name=None, country=entity.code, office="delegation", rank=None, role=Role.DELEGATION
        )
    found = of_mention(mention, entity.code, role)
    return None if found.name is None and found.office is None else found


def of_mention(mention: PersonMention, country: str | None, role: Role) -> Participant:
    """The person of a mention as a participant for a country."""
    name, office = mention.person.name or None, mention.known_office
    if name is None and is_style(office):
        name = office
    return Participant(name=name, country=country, office=office, rank=mention.known_rank, role=role)


def participants(entities: Sequence[Entity], role: Role) -> list[Participant]:
    """Participants of one role, each person once."""
    found = [p for e in entities if (p := participant(e, role)) is not None]
    return distinct(found)


def undergoing(entities: Sequence[Entity], people: Sequence[Participant], role: Role) -> list[Participant]:
    """Participants without name and office for the parties to whom something is done and of whom nobody is named:
    they keep the direction of the act."""
    named = {person.country for person in people}
    return [Participant(country=code, role=role) for code in codes(entities) if code not in named]


def distinct(people: Sequence[Participant]) -> list[Participant]:
    """The same person once: the mention that says most."""
    kept: dict[tuple[str | None, str | None, str | None], Participant] = {}
    for person in people:
        key = (person.name, person.country, None if person.name else person.office)
        known = kept.get(key)
        if known is None or (known.office is None and person.office is not None):
            kept[key] = person
    return list(kept.values())


def in_office_then(
    people: Sequence[Participant], report: Report, date: str | None, status: Status
) -> list[Participant]:
    """``people`` with the offices that the tables know for the day of the event, where the text gives none itself."""
    day = date.split("/")[0] if date and status is Status.OCCURRED else ""
    if not day[:4].isdigit():
        return list(people)
    looked_up = {p.person.name for p in report.persons if p.person.looked_up}
    found = []
    for one in people:
        if one.name in looked_up and one.country is not None:
            office, rank = office_on(one.name, one.country, day)
            one = one.model_copy(update={"office": office, "rank": rank})
        found.append(one)
    return found


def with_home(candidate: Candidate, found: list[Entity]) -> list[Entity]:
    """``found``, with the home country added where the text leaves its own side unsaid and only one other is named.

    Ministries and agencies write "talks with Germany" and "visited Berlin" and mean their own country.
    """
    home = candidate.home
    if home is None or len(codes(found)) != 1 or home in codes(found):
        return found
    start = candidate.trigger.idx
    return [*found, Entity(start, start, home, True, assumed=True)]
