"""Filters: which records are asked for, and the SQL that finds them."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, or_, select

from dragoman.errors import UsageError
from dragoman.ledger.names import fold
from dragoman.ledger.schema import (
    claims,
    documents,
    record_claims,
    record_parties,
    record_people,
    record_topics,
    records,
    rejected,
)
from dragoman.records import CommitmentState, Document, edtf


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are asked for; all conditions hold at once, empty ones don't count.

    ``kinds``: kinds of event, or indicators of figures; ``statuses``: statuses of events, states of commitments,
    roles of figures, stances of statements. ``countries``: alpha-3 codes or acronyms, any of which takes part;
    ``with_``: one that must take part too. ``person``: part of a name, whatever its case and accents. ``since``
    and ``until``: EDTF; a record is found when its date shares a day with that window (one without a date or
    without a year is not). ``venue``: part of a place's name, or a country's code. ``topic``: a topic of the
    controlled list (of a statement: its issue). ``text``: words that all stand in the record's quotations, names,
    places or outcome. ``ranks``: ranks of the highest official who takes part in an event, 0 where none is given.
    ``source``: a document that tells of the record: how its id begins, or words of its title, site or address.
    ``overdue``: an EDTF day; only commitments that are open past their due date on it. ``limit`` and ``offset`` page through the sorted list.
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
    limit: int | None = None
    offset: int = 0


def selected(kind: str, wanted: Filter | None) -> Select[Any]:
    """The payloads of all records of a kind that pass the filter: by date, undated ones last.

    Records of one day stand in the order in which they are told. Raises UsageError for what is not a date.
    """
    query = select(records.c.payload).where(records.c.kind == kind)
    query = query.where(records.c.id.not_in(select(rejected.c.record)))
    query = query.order_by(records.c.line)
    return _narrowed(query, wanted) if wanted else query


def selected_documents(wanted: Filter) -> Select[Any]:
    """The payloads of the documents that a filter's ``source``, ``since`` and ``until`` may let pass, by day of
    publication; ``published_in`` makes the days exact."""
    day = documents.c.published
    query = select(documents.c.payload).order_by(day.is_(None), day, documents.c.id)
    if wanted.source:
        query = query.where(_is_source(wanted.source))
    first = _edges(wanted.since)[0] if wanted.since else None
    last = _edges(wanted.until)[1] if wanted.until else None
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
    return document.published is not None and edtf.overlaps(document.published, wanted.since, wanted.until)


def _narrowed(query: Select[Any], wanted: Filter) -> Select[Any]:
    if wanted.kinds:
        query = query.where(records.c.type.in_(wanted.kinds))
    if wanted.statuses:
        query = query.where(records.c.status.in_(wanted.statuses))
    if wanted.countries:
        query = query.where(_takes_part(wanted.countries))
    if wanted.with_:
        query = query.where(_takes_part((wanted.with_,)))
    if wanted.person:
        named = _words_within(record_people.c.name, wanted.person)
        query = query.where(records.c.id.in_(select(record_people.c.record).where(named)))
    if wanted.topic:
        found = select(record_topics.c.record).where(record_topics.c.topic == wanted.topic)
        query = query.where(records.c.id.in_(found))
    if wanted.venue:
        at = or_(records.c.venue_country == wanted.venue, _words_within(records.c.venue, wanted.venue))
        query = query.where(at)
    if wanted.text:
        query = query.where(_words_within(records.c.words, wanted.text))
    if wanted.ranks:
        query = query.where(records.c.highest.in_(wanted.ranks))
    if wanted.source:
        query = query.where(records.c.id.in_(_told_by(wanted.source)))
    if wanted.overdue:
        due = _edges(wanted.overdue)[1]
        query = query.where(records.c.status == CommitmentState.OPEN.value, records.c.date_last < (due or ""))
    if wanted.since:
        first = _edges(wanted.since)[0]
        query = query.where(records.c.date_last >= first) if first else query
    if wanted.until:
        last = _edges(wanted.until)[1]
        query = query.where(records.c.date_first <= last) if last else query
    if wanted.limit is not None or wanted.offset:
        query = query.limit(wanted.limit).offset(wanted.offset)
    return query


def _takes_part(codes: tuple[str, ...]) -> Any:
    upper = [code.upper() for code in codes]
    return records.c.id.in_(select(record_parties.c.record).where(record_parties.c.party.in_(upper)))


def _told_by(source: str) -> Any:
    told = select(record_claims.c.record).join(claims, claims.c.number == record_claims.c.claim)
    return told.where(claims.c.document.in_(select(documents.c.id).where(_is_source(source))))


def _is_source(source: str) -> Any:
    identity = source.strip().lower()
    if identity.startswith("doc-"):
        return documents.c.id.startswith(identity, autoescape=True)
    return _words_within(documents.c.named, source)


def _words_within(column: Any, text: str) -> Any:
    words = fold(text).split()
    return and_(column.is_not(None), *(column.contains(word, autoescape=True) for word in words))


def _edges(value: str) -> tuple[str | None, str | None]:
    try:
        first, last = edtf.edges(value)
    except ValueError as error:
        raise UsageError(str(error)) from error
    return (first.isoformat() if first else None), (last.isoformat() if last else None)
