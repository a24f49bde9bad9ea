"""``dragoman people``: who takes part in events, in which office, how often and when last; one line a person."""

from itertools import islice
from typing import TYPE_CHECKING

from dragoman.cli.filters import APPLY, Filters, with_filters
from dragoman.cli.options import JsonOption, LimitOption, Session

if TYPE_CHECKING:
    from dragoman.analysis.people import Seen


@with_filters(*APPLY["events"])
def people(session: Session, filters: Filters, limit: LimitOption = None, json: JsonOption = False) -> None:
    """List the people who take part in events. The busiest stand first."""
    from dragoman.analysis.people import seen
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
