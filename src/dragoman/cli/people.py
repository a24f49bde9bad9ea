"""``dragoman people``: who takes part in events, in which office, how often and when last; one line a person."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from dragoman.cli.filters import APPLY, Filters, with_filters
from dragoman.cli.options import JsonOption, LimitOption, Session

if TYPE_CHECKING:
    from dragoman.records import Event


@dataclass
class Seen:
    """A person (a name and a country) as the events show them. ``events`` are ids, in the order of their dates."""

    name: str
    country: str | None
    offices: Counter[str] = field(default_factory=Counter)
    rank: int | None = None
    events: list[str] = field(default_factory=list)
    first: str | None = None
    last: str | None = None
    met: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> dict[str, Any]:
        """The person as one line of JSON; offices and partners most frequent first."""
        return {
            "name": self.name,
            "country": self.country,
            "offices": [office for office, _ in self.offices.most_common()],
            "rank": self.rank,
            "events": self.events,
            "first": self.first,
            "last": self.last,
            "partners": [code for code, _ in self.met.most_common()],
        }


@with_filters(*APPLY["events"])
def people(session: Session, filters: Filters, limit: LimitOption = None, json: JsonOption = False) -> None:
    """List the people who take part in events. The busiest stand first."""
    from dragoman.cli.tables import Column, show_lines, show_list

    wanted = filters.wanted("events")
    with session.open_ledger() as ledger:
        found = list(islice(seen(ledger.events(wanted), wanted.person), limit))
    if json:
        show_lines(person.as_json() for person in found)
        return
    columns: list[Column[Seen]] = [
        Column("name", lambda person: person.name, share=3),
        Column("country", lambda person: person.country or ""),
        Column("offices", lambda person: "; ".join(o for o, _ in person.offices.most_common()), share=4),
        Column("events", lambda person: str(len(person.events)), right=True),
        Column("first", lambda person: person.first or ""),
        Column("last", lambda person: person.last or ""),
        Column("partners", lambda person: " ".join(code for code, _ in person.met.most_common()), share=3),
    ]
    show_list(columns, found, as_json=False, empty="Nobody is named.", quiet=session.quiet)


def seen(events: "list[Event]", named: str | None = None) -> list[Seen]:
    """The people in events that are in the order of their dates; only those whose name holds ``named``."""
    from dragoman.knowledge.countries import plain

    people: list[Seen] = []
    for event in events:
        for who in event.participants:
            if who.name is None or (named and not all(w in plain(who.name) for w in plain(named).split())):
                continue
            person = known(people, who.name, who.country)
            if who.office:
                person.offices[who.office] += 1
            person.rank = min(filter(None, (person.rank, who.rank)), default=None)
            if event.id in person.events:
                continue
            person.events.append(event.id)
            person.first = person.first or event.date
            person.last = event.date or person.last
            others = {*event.states, *event.organisations} - {who.country}
            person.met.update(sorted(others))
    return sorted(people, key=lambda p: (-len(p.events), p.rank or 9, p.name))


def known(people: list[Seen], name: str, country: str | None) -> Seen:
    """The person of this name among ``people``, or a new one.

    Spellings of one name are one person ("Lukashenko", "Alexander Lukashenka"), as long as only one of that
    country fits; the longest name is shown.
    """
    from dragoman.knowledge.names import keys_of

    keys = set(keys_of(tuple(name.split())))
    fitting = []
    for person in people:
        theirs = set(keys_of(tuple(person.name.split())))
        if person.country == country and keys and theirs and (keys <= theirs or theirs <= keys):
            fitting.append(person)
    exact = [person for person in fitting if person.name == name]
    if exact or len(fitting) == 1:
        person = (exact or fitting)[0]
        person.name = max(person.name, name, key=len)
        return person
    people.append(Seen(name, country))
    return people[-1]
