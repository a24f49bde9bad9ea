"""``dragoman people``: who takes part in events, in which office, how often and when last; one line a person."""

from functools import partial
from typing import TYPE_CHECKING

from dragoman.cli.filters import APPLY, Filters, with_filters
from dragoman.cli.options import JsonOption, LimitOption, Session

if TYPE_CHECKING:
    from dragoman.analysis.people import Seen


@with_filters(*APPLY["events"])
def people(session: Session, filters: Filters, limit: LimitOption = None, json: JsonOption = False) -> None:
    """List the people who take part in events. The busiest stand first."""
    from dragoman.analysis.gathering import gathered, with_events
    from dragoman.cli.tables import Column, show_lines, show_list

    wanted = filters.wanted("events")
    with session.open_ledger() as ledger:
        singly = partial(ledger.appearances, wanted)
        found = gathered(singly(), singly, wanted.person)[:limit]
        if json:
            with_events(found, singly)
    if json:
        show_lines(person.as_json() for person in found)
        return
    columns: list[Column[Seen]] = [
        Column("name", lambda person: person.name, share=3),
        Column("country", lambda person: person.country or ""),
        Column("offices", _offices, share=4),
        Column("events", lambda person: str(person.count), right=True),
        Column("contacts", lambda person: str(person.contacts), right=True),
        Column("first", lambda person: person.first or ""),
        Column("last", lambda person: person.last or ""),
        Column("last contact", lambda person: (person.last_contact or ("", ""))[1] or ""),
        Column("partners", lambda person: " ".join(code for code, _ in person.met.most_common()), share=3),
    ]
    show_list(columns, found, as_json=False, empty="Nobody is named.", quiet=session.quiet)


def _offices(person: "Seen") -> str:
    """The offices in the order of time, each with the dates between which it was given."""
    told = []
    for term in person.terms():
        days = "–".join(dict.fromkeys(day for day in (term["first"], term["last"]) if day))
        told.append(f"{term['office']} ({days})" if days else str(term["office"]))
    return "; ".join(told)
