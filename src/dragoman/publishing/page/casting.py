"""The cast of a page, from a whole ledger without opening its events: who bears the names of the page's people."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dragoman.analysis.people import codes_of
from dragoman.analysis.selection import Span, order_key
from dragoman.ledger.appearing import Appearance
from dragoman.ledger.attending import told_at
from dragoman.ledger.filters import Filter
from dragoman.publishing.english.names import family
from dragoman.publishing.page.shelf import Records
from dragoman.publishing.telling.cast import Cast, term_around
from dragoman.records import Event, Participant, Role

Name = tuple[str, str | None]
"""A name and a country."""


def cast_among(
    ledger: Records, events: Iterable[Event], home: str, span: Span, elsewhere: Sequence[Event] = ()
) -> Cast:
    """The cast of a page that tells ``events``: of those in which home has a partner, all of the ledger; and ``elsewhere``.

    What it says of the people of the page is what ``telling.cast.cast_of`` would say of the opened events.
    """
    families = {family(p.name, p.country) for e in events for p in e.participants if p.name}
    names = {name for name in ledger.named() if family(*name) in families}
    named = Counter((p.name, p.country) for e in elsewhere for p in e.participants if p.name)
    for its in ledger.appearances(Filter(with_=home), names, counted=True):
        if not _alone(its, home):
            named[its.name, its.country] += its.times
    low, high = term_around(span)
    near = Filter(with_=home, since=low.isoformat(), until=high.isoformat())
    serving = [*_serving(ledger, near, names, home), *(p for e in elsewhere for p in e.participants)]
    return Cast(named, serving)


def _serving(ledger: Records, near: Filter, names: set[Name], home: str) -> list[Participant]:
    """Everybody with an office in the events of some time. Where one family bears an office in several ways, the first of
    them stands first; to know which, the events are opened."""
    told = [
        its for its in ledger.appearances(near, names, counted=True) if its.office and not _alone(its, home)
    ]
    ways: dict[tuple[str, str], set[tuple[str | None, str | None, int | None]]] = {}
    for its in told:
        ways.setdefault(_post(its.name, its.country, its.office), set()).add(
            (its.office, its.country, its.rank)
        )
    several = {post for post, its in ways.items() if len(its) > 1}
    plain = [
        Participant(
            name=its.name, country=its.country, office=its.office, rank=its.rank, role=Role.DELEGATION
        )
        for its in told
        if _post(its.name, its.country, its.office) not in several
    ]
    doubtful = {
        (its.name, its.country) for its in told if _post(its.name, its.country, its.office) in several
    }
    return plain + (_in_order(ledger, near, doubtful, several, home) if doubtful else [])


def _in_order(
    ledger: Records, near: Filter, names: set[Name], posts: set[tuple[str, str]], home: str
) -> list[Participant]:
    """Those who hold these posts, in the order of the events in which they take part."""
    ids = {told_at(its.first)[0] for its in ledger.appearances(near, names) if not _alone(its, home)}
    events = sorted(ledger.events(Filter(ids=tuple(ids))), key=order_key)
    people = (p for e in events for p in e.participants if p.name and p.office)
    return [p for p in people if _post(p.name or "", p.country, p.office) in posts]


def _post(name: str, country: str | None, office: str | None) -> tuple[str, str]:
    return family(name, country), (office or "").lower()


def _alone(its: Appearance, home: str) -> bool:
    """Whether home had no partner there."""
    return its.country in (home, None) and not {*codes_of(its.met)} - {home}
