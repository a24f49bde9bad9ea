"""The tables of a release: the records of each kind, and participants and evidence as tables of their own.

Every table is a flat one, so that R, Stata and a spreadsheet read it without unpacking JSON; ``jsonl`` files of the records
hold them whole. The sources' texts are left out unless they are asked for, and so is the path below which a source lay.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.analysis.people import identified, person_id
from dragoman.publishing.codebook.meanings import FIELDS, SHARED
from dragoman.publishing.export.flat import Cell, Column, columns, flatten
from dragoman.publishing.export.formats import KINDS, json_form
from dragoman.records import Event, Evidence, Participant, Record, edtf

KEYED = ("events", "figures", "commitments", "statements")
"""The kinds of record that rest on evidence."""

_TITLES = {
    "events": "Events: who met, visited, called, signed, sanctioned whom; one row an event",
    "figures": "Figures: trade, investment, loans, aid and people; one row a figure",
    "commitments": "Commitments: who undertook what by when, and what became of it; one row a commitment",
    "statements": "Statements: who holds what position on what; one row a statement",
    "documents": "Documents: the sources; one row a source",
    "corrections": "Corrections: what people decided about records; one row an entry",
    "participants": "Participants of events; one row for each person, office-holder or delegation at an event",
    "evidence": "Evidence: the words that a record rests on; one row for each passage of each record",
}
_EXACT = "the same, exact, as JSON"
_OWN = {"id": "stable across runs over the same sources, and across reading them again"}
_DERIVED = {
    "venue_name": "the venue: city or place",
    "venue_country": "the venue: alpha-3 of its country",
    "venue_latitude": "the venue: degrees, WGS 84",
    "venue_longitude": "the venue: degrees, WGS 84",
    "quotes": "the quoted words alone, joined by a bar",
    "text": "the source text into which all offsets count",
}
_OF_PARTICIPANTS = {
    "event": "the id of the event",
    "number": "the place among the participants of the event, from 1",
    "person": "who it is: the same for all spellings of one name in this release; empty where nobody is named",
}
_OF_EVIDENCE = {
    "record": "the id of the record",
    "kind": "events, figures, commitments or statements",
    "number": "the place among the evidence of the record, from 1",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a release: its rows by column, the meaning of each column, and its key.

    ``records`` are the records whole, for JSON Lines; of a table that is drawn out of records, its rows.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    meanings: Mapping[str, str]
    key: tuple[str, ...]
    rows: Sequence[Mapping[str, Cell]]
    records: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Contents:
    """All tables of a release, and the time that its events, figures and commitments are of (first and last day)."""

    tables: tuple[Table, ...]
    period: tuple[str, str] | None
    home: str | None

    def table(self, name: str) -> Table:
        """The table of this name. Raises KeyError where it is not in the release."""
        return {table.name: table for table in self.tables}[name]

    def count(self, name: str) -> int:
        """How many rows a table has; 0 for one that is not in the release."""
        return next((len(table.rows) for table in self.tables if table.name == name), 0)


def contents(
    records: Mapping[str, Iterable[Record | dict[str, Any]]], home: str | None, *, texts: bool = False
) -> Contents:
    """The tables of a release of these records, by kind. Documents may carry their ``text``."""
    tables = []
    kept = {kind: [_published(kind, json_form(each), texts) for each in records[kind]] for kind in records}
    for kind in (kind for kind in KINDS if kind in kept):
        shown = tuple(c for c in columns(kind) if texts or c.name != "text")
        rows = [flatten(record) for record in kept[kind]]
        meanings = {column.name: meaning(KINDS[kind], column.name) for column in shown}
        tables.append(Table(kind, _TITLES[kind], shown, meanings, ("id",), rows, kept[kind]))
    if "events" in kept:
        tables.append(_participants(kept["events"]))
    tables.append(_evidence({kind: kept[kind] for kind in KEYED if kind in kept}))
    return Contents(tuple(tables), _period(kept), home)


def meaning(model: type[Record], column: str) -> str:
    """What a column of a kind of record means, in the words of the codebook. Raises KeyError for an unknown one."""
    told = SHARED | FIELDS[model] | _OWN
    if column in told:
        return told[column]
    return _EXACT if column.endswith("_json") else _DERIVED[column]


def _published(kind: str, record: dict[str, Any], texts: bool) -> dict[str, Any]:
    """A record as others may see it: of a document, not where it lay on our disk, and its text only where asked for."""
    if kind != "documents":
        return record
    origin = str(record["origin"])
    name = origin if "://" in origin else origin.replace("\\", "/").rsplit("/", 1)[-1]
    shown = record | {"origin": name}
    return shown if texts else {field: value for field, value in shown.items() if field != "text"}


def _participants(events: Sequence[dict[str, Any]]) -> Table:
    fields = list(Participant.model_fields)
    people = identified(map(Event.model_validate, events))
    rows = []
    for event in events:
        for place, who in enumerate(event["participants"]):
            person = people.get((event["id"], place))
            row = {"event": event["id"], "number": place + 1, "person": person_id(person) if person else None}
            rows.append(row | {field: who[field] for field in fields})
    meanings = _OF_PARTICIPANTS | FIELDS[Participant]
    return _drawn("participants", ("event", "number"), ["person", *fields], meanings, rows)


def _evidence(records: Mapping[str, Sequence[dict[str, Any]]]) -> Table:
    fields = list(Evidence.model_fields)
    rows = [
        {"record": record["id"], "kind": kind, "number": number} | {field: proof[field] for field in fields}
        for kind, given in records.items()
        for record in given
        for number, proof in enumerate(record["evidence"], start=1)
    ]
    meanings = _OF_EVIDENCE | FIELDS[Evidence]
    return _drawn("evidence", ("record", "kind", "number"), fields, meanings, rows)


def _drawn(
    name: str,
    key: tuple[str, ...],
    fields: Sequence[str],
    meanings: Mapping[str, str],
    rows: list[dict[str, Cell]],
) -> Table:
    whole = {"number", "start", "end", "rank"}
    names = (*key, *fields)
    shown = tuple(Column(each, "whole" if each in whole else "text") for each in names)
    identity = tuple(each for each in key if each != "kind")
    return Table(name, _TITLES[name], shown, {each: meanings[each] for each in names}, identity, rows, rows)


def _period(kept: Mapping[str, Sequence[dict[str, Any]]]) -> tuple[str, str] | None:
    """The first and the last day of the events that have a date, plans too."""
    days = []
    for record in kept.get("events", ()):
        if record["date"] and edtf.year_known(record["date"]):
            days += [day.isoformat() for day in edtf.edges(record["date"]) if day]
    return (min(days), max(days)) if days else None


def vocabulary(kind: type[Record], field: str) -> tuple[str, ...]:
    """The values that a field may have, where it has a closed list of them; else none."""
    from dragoman.knowledge.kinds import kinds

    if kind is Event and field == "type":
        return tuple(sorted(kinds()))
    annotation: Any = kind.model_fields[field].annotation if field in kind.model_fields else None
    for each in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(each, type) and hasattr(each, "__members__"):
            return tuple(str(value) for value in each.__members__.values())
    return ()
