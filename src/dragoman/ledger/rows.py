"""Rows from records: the columns by which records are found and sorted, worked out when a record is written."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from dragoman.ledger.folding import fold, plain_words
from dragoman.records import Commitment, Document, Event, Figure, Statement, edtf

#: So many days a date may span and still be found near its first one.
NARROW = 366

#: What is longer than so many letters is no name of a place, and no database would index it.
MOST_OF_A_PLACE = 300

AnyRecord = Event | Figure | Commitment | Statement


#: The kinds of record, each with its class.
KINDS: dict[str, type[AnyRecord]] = {
    "event": Event,
    "figure": Figure,
    "commitment": Commitment,
    "statement": Statement,
}


def record_of(kind: str, payload: str) -> AnyRecord:
    """A record from what is kept of it."""
    return KINDS[kind].model_validate_json(payload)


@dataclass(frozen=True)
class Indexed:
    """What a record is found by. ``status`` is the state of a commitment, the role of a figure, the stance of a
    statement; ``words`` is folded text."""

    kind: str
    type: str | None
    status: str
    date: str | None
    parties: frozenset[str]
    people: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    highest: int = 0
    venue: str | None = None
    venue_country: str | None = None
    words: tuple[str | None, ...] = field(default=())


def indexed(record: AnyRecord) -> Indexed:
    """What ``record`` is found by."""
    match record:
        case Event():
            return _event(record)
        case Figure():
            return Indexed(
                "figure", record.indicator.value, record.role.value, record.period,
                parties=_codes(record.reporter, record.partner),
                words=(record.qualifier, record.unit, record.currency),
            )  # fmt: skip
        case Commitment():
            return Indexed(
                "commitment", None, record.state.value, record.due,
                parties=_codes(*record.parties), words=(record.undertaking,),
            )  # fmt: skip
        case Statement():
            return Indexed(
                "statement", None, record.stance.value, record.date,
                parties=_codes(record.country, record.speaker if record.speaker.isupper() else None),
                people=frozenset({fold(record.speaker)}),
                topics=_codes(record.issue),
                words=(record.speaker, record.position, record.issue, record.quotation),
            )  # fmt: skip


def _event(event: Event) -> Indexed:
    return Indexed(
        "event",
        event.type,
        event.status.value,
        event.date,
        parties=_codes(*event.states, *event.organisations),
        people=frozenset(fold(p.name) for p in event.participants if p.name),
        topics=frozenset(event.topics),
        highest=min((p.rank for p in event.participants if p.rank), default=0),
        venue=fold(event.venue.name)[:MOST_OF_A_PLACE] if event.venue else None,
        venue_country=event.venue.country if event.venue else None,
        words=(
            event.outcome,
            event.series,
            event.venue.name if event.venue else None,
            *(f"{p.name or ''} {p.office or ''}" for p in event.participants),
        ),
    )


def _codes(*codes: str | None) -> frozenset[str]:
    return frozenset(code for code in codes if code)


def found_by(record: AnyRecord, found: Indexed, sequence: str) -> dict[str, Any]:
    """The columns of ``record`` that are in an index, or tell where it stands in lists."""
    first, last = edtf.edges(found.date) if found.date and edtf.year_known(found.date) else (None, None)
    # an open end is found by any later (or earlier) day
    date_first = first.isoformat() if first else "0001-01-01" if last else None
    date_last = last.isoformat() if last else "9999-12-31" if first else None
    return {
        "id": record.id,
        "kind": found.kind,
        "type": found.type,
        "status": found.status,
        "date": found.date,
        "date_first": date_first,
        "date_last": date_last,
        "wide": int(_is_wide(date_first, date_last)),
        "sequence": sequence,
        "line": line(date_first, date_last, sequence, record.id),
        "highest": found.highest,
        "venue": found.venue,
        "venue_country": found.venue_country,
    }


def _is_wide(first: str | None, last: str | None) -> bool:
    if first is None or last is None:
        return False
    return date.fromisoformat(last) - date.fromisoformat(first) > timedelta(NARROW)


def words_of(record: AnyRecord, found: Indexed) -> str:
    """All that a search for words in ``record`` should find."""
    return " ".join(fold(word) for word in (*found.words, *(e.quote for e in record.evidence)) if word)


def line(first: str | None, last: str | None, sequence: str, identity: str) -> str:
    """The place of a record in lists: by its first and last day, undated ones last, then in the order of telling."""
    return "|".join((first or "~", last or "~", sequence, identity))


def named(document: Document) -> str:
    """By what a source is found: the folded words of its title, site and addresses."""
    told = (document.title, document.site, document.url, document.origin)
    return plain_words(" ".join(it or "" for it in told))


def value_of(figure: Figure, number: int) -> dict[str, Any]:
    """What a figure says, as a row of ``figure_values``; ``number`` is that of its record."""
    period = figure.period or ""
    year = len(period) == 4 and period.isascii() and period.isdecimal() and edtf.is_valid(period)
    return {
        "number": number,
        "year": int(period) if year else None,
        "reporter": figure.reporter,
        "partner": figure.partner,
        "currency": figure.currency,
        "value": figure.value,
        "sources": figure.sources,
    }


def outcome_of(commitment: Commitment) -> str | None:
    """The id of the event or the figure with which a commitment ended."""
    return commitment.outcome_event or commitment.outcome_figure
