"""The ledger as the rest of the program sees it: add readings, ask for records.

What writes is loaded where it is needed: a list should not wait for all that merges claims.
"""

import json
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from sqlalchemy import Connection, bindparam, func, select

from dragoman import __version__
from dragoman.errors import DragomanError
from dragoman.ledger import database, dialect, schema
from dragoman.ledger.address import Address
from dragoman.ledger.corrections import Correctable
from dragoman.ledger.filters import Filter, published_in, selected_documents
from dragoman.ledger.finding import Finder, Found
from dragoman.ledger.listing import last_day, listed
from dragoman.ledger.prepared import Prepared
from dragoman.ledger.search import Hit, terms
from dragoman.ledger.settings import change, setting
from dragoman.ledger.tallying import Tally, dates_of, promised_by_party, promises_by_party, tallied
from dragoman.ledger.trading import Traded, traded
from dragoman.records import Commitment, Document, Event, Figure, Reading, Statement

if TYPE_CHECKING:
    from dragoman.ledger.adding import Added
    from dragoman.ledger.appearing import Appearance
    from dragoman.ledger.documentstore import Circumstances
    from dragoman.ledger.merging.claim import StoredClaim
    from dragoman.ledger.renewing import Change

R = TypeVar("R", Event, Figure, Commitment, Statement)

_HAS = Prepared(select(schema.documents.c.id).where(schema.documents.c.sha256 == bindparam("sha256")))


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the ledger holds."""

    documents: int
    claims: int
    events: int
    figures: int
    commitments: int
    statements: int


@dataclass(frozen=True, slots=True)
class Membership:
    """A claim of a record. ``score`` (0 to 1) and ``reasons`` say why it was joined to the others; the plainest
    claim, to which the others were joined, has neither."""

    claim: "StoredClaim[Any]"
    score: float | None
    reasons: tuple[str, ...]


class Ledger(Correctable):
    """One ledger. Open it with ``Ledger.open``; it is a context manager.

    Many programs may read while one writes; writers wait for each other. Every method raises DragomanError, with
    one sentence, where the file is locked, full, damaged or read-only.
    """

    @classmethod
    def open(
        cls,
        location: str | Path | Address,
        *,
        create: bool = False,
        timeout: float = database.PATIENCE,
        telling: database.Telling | None = None,
    ) -> Self:
        """Open the ledger at a path, or an address (``sqlite:///``, ``postgresql://``); with ``create``, make it where it is missing.

        ``timeout`` is how many seconds to wait for another program that writes. An older ledger is brought up to
        date, and ``telling`` hears how far. Raises DragomanError for a missing ledger, a file that is none, and a server that does not answer.
        """
        engine, address = database.open_engine(location, create=create, timeout=timeout, telling=telling)
        return cls(engine, address)

    def close(self) -> None:
        """Let go of the file, or of the server."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- writing ------------------------------------------------------------------------------------------------

    def add(
        self,
        reading: Reading,
        raw: bytes | None = None,
        *,
        encoding: str | None = None,
        reader: str = __version__,
        home: str | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> "Added":
        """Add one document, its claims and what they change, all at once or not at all.

        ``raw`` are the source's bytes, ``encoding`` how they were decoded; ``reader`` is the version of the program
        that read them, ``home`` the country for which it read, ``given`` what was said of the source beside its
        bytes (JSON values): with these it can be read again. A document whose bytes are there already changes
        nothing.
        """
        from dragoman.ledger.adding import Added, Adding
        from dragoman.ledger.documentstore import Circumstances

        read = Circumstances(reader, home, given or {})
        with self._changing() as connection:
            if self._has(connection, reading.document.sha256):
                return Added(document=reading.document.id, new=False)
            return Adding(connection, self._store, self._begun(connection)).add(reading, raw, encoding, read)

    def changes(self, reading: Reading) -> "list[Change]":
        """What it would change to read a document again so; nothing is changed."""
        from dragoman.ledger.renewing import Renewing

        with self._reading() as connection:
            return Renewing(connection, self._store, Finder(connection, self.address)).changes(reading)

    def renew(
        self,
        reading: Reading,
        *,
        reader: str = __version__,
        home: str | None = None,
        given: Mapping[str, Any] | None = None,
    ) -> "list[Change]":
        """Put a new reading of a document in the place of the last one, all at once or not at all.

        Ids stay, and so does what people decided. Returns what has changed.
        """
        from dragoman.ledger.documentstore import Circumstances
        from dragoman.ledger.renewing import Renewing

        read = Circumstances(reader, home, given or {})
        with self._changing() as connection:
            renewing = Renewing(connection, self._store, Finder(connection, self.address))
            return renewing.apply(reading, read, self._begun(connection))

    def circumstances(self, document: str) -> "Circumstances | None":
        """With what a document was read, where that is known."""
        from dragoman.ledger.documentstore import circumstances

        with self._reading() as connection:
            return circumstances(connection, document)

    def set_home(self, code: str | None) -> None:
        """Keep the alpha-3 code of the country whose diplomacy this is; None forgets it."""
        with database.writing(self._engine, self.address) as connection:
            change(connection, "home", code)

    @property
    def home(self) -> str | None:
        """The alpha-3 code of the country whose diplomacy this is, where it was said."""
        with self._reading() as connection:
            return setting(connection, "home")

    # -- documents ----------------------------------------------------------------------------------------------

    def has(self, sha256: str) -> bool:
        """Whether a document with these bytes is there."""
        with self._reading() as connection:
            return self._has(connection, sha256)

    def _has(self, connection: Connection, sha256: str) -> bool:
        return _HAS.value(connection, sha256=sha256) is not None

    def documents(self, wanted: Filter | None = None) -> list[Document]:
        """Documents by day of publication, those without one last; all, or those that the filter's ``source``, ``ids``,
        ``since`` and ``until`` (days of publication) let pass."""
        wanted = wanted or Filter()
        given = {} if wanted.ids is None else {"ids": list(wanted.ids)}
        with self._reading() as connection:
            payloads = connection.scalars(selected_documents(wanted), given).all()
        found = (Document.model_validate_json(payload) for payload in payloads)
        chosen = (document for document in found if published_in(document, wanted))
        end = None if wanted.limit is None else wanted.offset + wanted.limit
        return list(islice(chosen, wanted.offset, end))

    def document(self, identity: str) -> Document:
        """The document with this id. Raises DragomanError where there is none."""
        table = schema.documents
        with self._reading() as connection:
            payload = connection.scalar(select(table.c.payload).where(table.c.id == identity))
        if payload is None:
            raise DragomanError(f"There is no document {identity} in {self.address}.")
        return Document.model_validate_json(payload)

    def text(self, document: str) -> str:
        """The stored source text of a document, into which all offsets point."""
        return str(self._content(document, schema.contents.c.text))

    def raw(self, document: str) -> bytes:
        """The bytes that were read. Raises DragomanError where they were not given to the ledger."""
        return zlib.decompress(self._content(document, schema.contents.c.raw))

    def raw_or_none(self, document: str) -> bytes | None:
        """The bytes that were read, or None where they were not given to the ledger."""
        table = schema.contents
        with self._reading() as connection:
            raw = connection.scalar(select(table.c.raw).where(table.c.document == document))
        return None if raw is None else zlib.decompress(raw)

    def _content(self, document: str, column: Any) -> Any:
        with self._reading() as connection:
            value = connection.scalar(select(column).where(schema.contents.c.document == document))
        if value is None:
            raise DragomanError(f"There is no document {document} in {self.address}.")
        return value

    def passages(self, document: str) -> list[tuple[int, int]]:
        """The passages of the article, as (start, end) of the stored source text."""
        table = schema.passages
        query = (
            select(table.c.start, table.c.end).where(table.c.document == document).order_by(table.c.number)
        )
        with self._reading() as connection:
            return [(start, end) for start, end in connection.execute(query)]

    # -- records ------------------------------------------------------------------------------------------------

    def events(self, wanted: Filter | None = None) -> list[Event]:
        """Events by date, undated ones last; those of one day in the order in which they are told."""
        return self._records("event", Event, wanted)

    def figures(self, wanted: Filter | None = None) -> list[Figure]:
        """Figures by period."""
        return self._records("figure", Figure, wanted)

    def commitments(self, wanted: Filter | None = None) -> list[Commitment]:
        """Commitments by due date."""
        return self._records("commitment", Commitment, wanted)

    def statements(self, wanted: Filter | None = None) -> list[Statement]:
        """Statements by date."""
        return self._records("statement", Statement, wanted)

    def _records(self, kind: str, shape: type[R], wanted: Filter | None) -> list[R]:
        with self._reading() as connection:
            payloads = listed(connection, kind, wanted)
        return [shape.model_validate_json(payload) for payload in payloads]

    def tallies(self, wanted: Filter | None = None, home: str | None = None) -> list[Tally]:
        """How many of the events that pass the filter each party takes part in, by kind, status and rank; with ``home``, of
        those in which it takes part, for each party but itself. Quicker than to open them all."""
        with self._reading() as connection:
            return tallied(connection, wanted or Filter(), home)

    def appearances(
        self,
        wanted: Filter | None = None,
        names: Collection[tuple[str, str | None]] | None = None,
        *,
        counted: bool = False,
    ) -> "list[Appearance]":
        """Who appears in the events that pass the filter, and how often in which guise; with ``names``, of names and
        countries, only these, each appearance by itself unless they are to be ``counted``. In no order. Quicker than to open
        the events."""
        from dragoman.ledger.appearing import appearances

        with self._reading() as connection:
            return appearances(connection, wanted or Filter(), names, counted=counted)

    def named(self) -> list[tuple[str, str | None]]:
        """The names of all who ever took part in an event, each with a country. In no order."""
        from dragoman.ledger.appearing import named

        with self._reading() as connection:
            return named(connection)

    def trade(self, home: str) -> list[Traded]:
        """What ``home`` traded with each partner year by year: of several values the one that it reports, then the one with more
        sources. Quicker than to open the figures."""
        with self._reading() as connection:
            return traded(connection, home)

    def promised_by_party(self, home: str, wanted: Filter | None = None) -> dict[str, int]:
        """How many commitments of ``home`` that pass the filter each other party shares."""
        with self._reading() as connection:
            return promised_by_party(connection, wanted or Filter(), home)

    def promises_by_party(
        self, home: str, parties: Collection[str], wanted: Filter | None = None
    ) -> dict[str, list[str]]:
        """The ids of the commitments of ``home`` that pass the filter, by those of these ``parties`` that share them, in the order
        of lists."""
        with self._reading() as connection:
            return promises_by_party(connection, wanted or Filter(), home, parties)

    def dates_of(self, ids: Sequence[str]) -> dict[str, str | None]:
        """The dates of records by their ids, as EDTF."""
        with self._reading() as connection:
            return dates_of(connection, ids)

    def last_day(self) -> date | None:
        """The last day that is known of: on which a document was published, or an event took place."""
        with self._reading() as connection:
            return last_day(connection)

    def get(self, identity: str) -> Found:
        """The record or document with this id, or whose id alone begins so.

        An id under which a record was known before it was merged still leads to it. Raises DragomanError where
        nothing, or more than one thing, fits.
        """
        with self._reading() as connection:
            return Finder(connection, self.address).get(identity)

    def claims_of(self, record: str) -> "list[StoredClaim[Any]]":
        """The claims that a record rests on, oldest report first."""
        return [member.claim for member in self.memberships(record)]

    def memberships(self, record: str) -> list[Membership]:
        """The claims that a record rests on, oldest report first, and why each was taken to tell of the same."""
        from dragoman.ledger.claimstore import claim_of, stored

        members = schema.record_claims
        with self._reading() as connection:
            known = Finder(connection, self.address).resolve(record)
            query = stored().add_columns(members.c.score, members.c.reasons)
            query = query.join(members, members.c.claim == schema.claims.c.number)
            rows = connection.execute(query.where(members.c.record == known)).all()
        found = [
            Membership(claim_of(row[:-2]), row.score, tuple(json.loads(row.reasons or "[]"))) for row in rows
        ]
        return sorted(found, key=lambda member: member.claim.canonical)

    # -- the whole ----------------------------------------------------------------------------------------------

    def search(self, query: str, limit: int = 20, among: Filter | None = None) -> list[Hit]:
        """Passages of the sources that hold all words of ``query``, the best first.

        "Words in quotes" stand together; ``visa*`` finds what begins so. ``among`` chooses documents.
        """
        wanted = terms(query)
        chosen = None if among is None else [document.id for document in self.documents(among)]
        with self._reading() as connection:
            return dialect.of(connection).search_passages(connection, wanted, limit, chosen)

    def counts(self) -> Counts:
        """How many documents, claims and records there are."""
        records = schema.records
        with self._reading() as connection:
            by_kind = select(records.c.kind, func.count().label("number")).group_by(records.c.kind)
            by_kind = by_kind.where(records.c.id.not_in(select(schema.rejected.c.record)))
            count = {row.kind: row.number for row in connection.execute(by_kind)}
            documents = connection.scalar(select(func.count()).select_from(schema.documents))
            claims = connection.scalar(select(func.count()).select_from(schema.claims))
        return Counts(
            documents=documents or 0,
            claims=claims or 0,
            events=count.get("event", 0),
            figures=count.get("figure", 0),
            commitments=count.get("commitment", 0),
            statements=count.get("statement", 0),
        )

    def faults(self, *, sources: bool = True) -> Iterator[str]:
        """Everything that is not as it should be, as sentences; ``sources``: also whether the bytes that are kept are
        those that were read."""
        from dragoman.ledger.checking import faults

        with self._reading() as connection:
            yield from faults(connection, sources=sources)

    def check(self) -> None:
        """Raises DragomanError with the first of the ``faults``, where there is one."""
        fault = next(self.faults(sources=False), None)
        if fault:
            raise DragomanError(f"The ledger {self.address} is not whole: {fault[0].lower()}{fault[1:]}")
