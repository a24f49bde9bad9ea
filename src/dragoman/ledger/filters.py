"""Filters: which records are asked for, and the SQL that finds them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, or_, select

from dragoman.errors import UsageError
from dragoman.ledger.among import among
from dragoman.ledger.folding import fold
from dragoman.ledger.schema import (
    documents,
)
from dragoman.records import Document, edtf


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are asked for; all conditions hold at once, empty ones don't count.

    ``kinds``: kinds of event, or indicators of figures; ``statuses``: statuses of events, states of commitments,
    roles of figures, stances of statements. ``countries``: alpha-3 codes or acronyms, any of which takes part;
    ``with_``: one that must take part too. ``person``: part of a name, whatever its case and accents. ``since``
    and ``until``: EDTF; a record is found when its date shares a day with that window (one without a date or
    without a year is not). ``venue``: part of a place's name, or a country's code. ``topic``: a topic of the
    controlled list (of a statement: its issue). ``text``: words, or their beginnings, that all stand in the record's quotations, names,
    places or outcome. ``ranks``: ranks of the highest official who takes part in an event, 0 where none is given.
    ``source``: a document that tells of the record: how its id begins, or words of its title, site or address.
    ``overdue``: an EDTF day; only commitments that are open past their due date on it. ``limit`` and ``offset`` page through the sorted list.

    Of pages rather than of users: ``ids``, of records or documents; ``documents``, ids of those of which one at least gives a record its
    evidence (of a commitment, or of its outcome); ``involving``: a code, of a party or of the country of somebody who takes part.
    """

    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    with_: str | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None
    venue: str | None = None
    topic: str | None = None
    text: str | None = None
    ranks: tuple[int, ...] = ()
    source: str | None = None
    overdue: str | None = None
    ids: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    involving: str | None = None
    limit: int | None = None
    offset: int = 0


def selected_documents(wanted: Filter) -> Select[Any]:
    """The payloads of the documents that a filter's ``source``, ``ids`` (a parameter), ``since`` and ``until`` may let pass, by
    day of publication; ``published_in`` makes the days exact."""
    day = documents.c.published
    query = select(documents.c.payload).order_by(day.is_(None), day, documents.c.id)
    if wanted.source:
        query = query.where(is_source(wanted.source))
    if wanted.ids is not None:
        query = query.where(among(documents.c.id, "ids"))
    first = edges(wanted.since)[0] if wanted.since else None
    last = edges(wanted.until)[1] if wanted.until else None
    vague = or_(day.contains("/"), day.contains("X"))
    if first:
        query = query.where(or_(day >= first, day.in_((first[:4], first[:7])), vague))
    if last:
        query = query.where(or_(day <= last, vague))
    return query


def published_in(document: Document, wanted: Filter) -> bool:
    """Whether a document was published in the filter's window; one without a day lies in none."""
    if wanted.since is None and wanted.until is None:
        return True
    day = document.published
    return day is not None and edtf.is_valid(day) and edtf.overlaps(day, wanted.since, wanted.until)


def is_source(source: str) -> Any:
    """The documents that a filter's ``source`` means."""
    identity = source.strip().lower()
    if identity.startswith("doc-"):
        return documents.c.id.startswith(identity, autoescape=True)
    return words_within(documents.c.named, source)


def words_within(column: Any, text: str) -> Any:
    """Whether all words of ``text`` stand in what is kept folded."""
    words = fold(text).split()
    return and_(column.is_not(None), *(column.contains(word, autoescape=True) for word in words))


def edges(value: str) -> tuple[str | None, str | None]:
    """The first and the last day of what a user gave, each None where it is open. Raises UsageError for what is no date."""
    try:
        first, last = edtf.edges(value)
    except ValueError as error:
        raise UsageError(str(error)) from error
    return (first.isoformat() if first else None), (last.isoformat() if last else None)
