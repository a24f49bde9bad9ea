"""The tables of a ledger, in terms that SQLite and PostgreSQL both know. In what they differ is in ``dialect.py``.

Claims (what one document says) are written once and never changed. Records are derived: they can be computed again
from the claims at any time. ``claim_keys`` bound that work: two claims that could belong to one record meet under a
key, so adding a document looks at the surroundings of its claims and at nothing else.

Text columns that hold JSON are the records' own ``model_dump_json``. Days are ISO 8601 (``2015-03-18``), so that
they sort as text.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

#: The Alembic revision that these tables stand at.
HEAD = "0008"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: Text that sorts by its letters' numbers in every database, whatever the language of the server.
Plain = String().with_variant(String(collation="C"), "postgresql")


#: Whole numbers of up to 63 bits.
Long = BigInteger().with_variant(Integer(), "sqlite")


class SourceText(TypeDecorator[str]):
    """A source's text, letter by letter. PostgreSQL can't keep the letter NUL, which a broken file may hold: there a
    sign stands for it that Unicode has set aside for such inner use."""

    impl = Text
    cache_ok = True
    NUL, INSTEAD = "\x00", "\ufdd0"

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as it is kept."""
        if value is None or dialect.name != "postgresql":
            return value
        return value.replace(self.NUL, self.INSTEAD)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """The text as it was."""
        if value is None or dialect.name != "postgresql":
            return value  # type: ignore[no-any-return]
        return str(value).replace(self.INSTEAD, self.NUL)


#: Facts about the ledger itself: ``home`` (alpha-3), ``run`` (how many times something was added by a program).
settings = Table(
    "settings",
    metadata,
    Column("key", Plain, primary_key=True),
    Column("value", Text, nullable=False),
)

#: Alembic's own bookkeeping; declared here so that a new ledger can be stamped without loading Alembic.
alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), primary_key=True),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("published", Plain, index=True),
    Column("payload", Text, nullable=False),
    #: The document's wording as a bottom-k sketch (see ``merging/voices.py``); tells copies of one story apart.
    Column("sketch", LargeBinary, nullable=False),
    #: Title, site and addresses, case-folded and without accents: by these a source is found.
    Column("named", Text, nullable=False, server_default=text("''")),
    # titles may be longer than what PostgreSQL indexes
    Index("ix_documents_named", "named", "id").ddl_if(dialect="sqlite"),
)

#: What is large is kept apart, so that lists of documents never read it.
contents = Table(
    "contents",
    metadata,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("text", SourceText, nullable=False),
    #: The source's bytes, compressed by zlib, and the encoding in which they were read.
    Column("raw", LargeBinary),
    Column("encoding", Plain),
)

#: The article's passages as [start, end) of the stored source text.
passages = Table(
    "passages",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Plain, nullable=False, unique=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Plain, nullable=False),
    #: The place of the claim among the claims of its kind in its document.
    Column("position", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    #: The version of the reader that made the claim.
    Column("reader", Plain, nullable=False),
    #: Of a commitment: the event claim that would fulfil it.
    Column("event", ForeignKey("claims.number", ondelete="SET NULL"), index=True),
    UniqueConstraint("document", "kind", "position"),
)

#: Where a claim is looked for when another might tell of the same: a key, and a window on a scale of whole numbers
#: (days for events and commitments, the logarithm of the value for figures). Windows of like width are filed on one
#: ``level``, so that the search for those that reach a given one stays within a short range of the index.
claim_keys = Table(
    "claim_keys",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("claim", ForeignKey("claims.number", ondelete="CASCADE"), nullable=False, index=True),
    Column("key", Plain, nullable=False),
    Column("level", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Index("ix_claim_keys_search", "key", "level", "first", "last", "claim"),
)

#: Records that span much; on PostgreSQL, too, it holds these alone (``postgres.py`` says so).
WIDE = Index("ix_records_wide", "kind", "line", sqlite_where=text("wide = 1"))

records = Table(
    "records",
    metadata,
    Column("id", Plain, primary_key=True),
    #: By this its words are found (``record_words``).
    Column("number", Integer),
    Column("kind", Plain, nullable=False),
    #: Kind of event, or the indicator of a figure.
    Column("type", Plain),
    #: Status of an event, state of a commitment, role of a figure, stance of a statement.
    Column("status", Plain),
    Column("date", Plain),
    Column("date_first", Plain),
    Column("date_last", Plain),
    #: Whether the date spans more than ``rows.NARROW`` days, or is open at an end: a month is looked for among these, and
    #: among those others that begin shortly before it or in it.
    Column("wide", Integer, nullable=False, server_default=text("0")),
    #: The order of telling, for records of one day: publication, document, position of the first claim.
    Column("sequence", Plain, nullable=False),
    #: The place of the record in lists of its kind: by date, undated ones last, then in the order of telling.
    Column("line", Plain, nullable=False, server_default=text("''")),
    #: Of an event: the rank of the highest official who takes part, 0 where none is given.
    Column("highest", Integer, nullable=False, server_default=text("0")),
    Column("venue", Text),
    Column("venue_country", Plain),
    Column("confidence", Float, nullable=False),
    #: The run that first gave this id out; the oldest id survives a merge.
    Column("born", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    # lists are narrowed by these alone: rows are long, and most are none of those that are asked for
    Index(
        "ix_records_list",
        "kind",
        "line",
        "id",
        "number",
        "type",
        "status",
        "highest",
        "date_first",
        "date_last",
    ),
    WIDE,
    Index("ix_records_number", "number", unique=True),
    Index("ix_records_venue", "venue", "venue_country", "id"),
)

#: All that a search for words in records should find, case-folded and without accents; indexed by each database in its own
#: way (``dialect.py``).
record_words = Table(
    "record_words",
    metadata,
    Column("number", ForeignKey("records.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("words", Text, nullable=False),
)

record_parties = Table(
    "record_parties",
    metadata,
    Column("record", ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    Column("party", Plain, primary_key=True),
    Index("ix_record_parties_party", "party", "record"),
)

record_people = Table(
    "record_people",
    metadata,
    Column("record", ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    #: The name, case-folded and without accents.
    Column("name", Plain, primary_key=True),
    Index("ix_record_people_name", "name", "record"),
)

#: The topics of an event; of a statement its issue.
record_topics = Table(
    "record_topics",
    metadata,
    Column("record", ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    Column("topic", Plain, primary_key=True),
    Index("ix_record_topics_topic", "topic", "record"),
)

#: All that a record is counted by, but for the day (``sorting.py``): each that occurs at all, once.
sorts = Table(
    "sorts",
    metadata,
    #: It follows from the other columns.
    Column("number", Long, primary_key=True, autoincrement=False),
    Column("kind", Plain, nullable=False),
    Column("type", Plain),
    Column("status", Plain),
    Column("highest", Integer, nullable=False),
    #: Whether the year is known.
    Column("dated", Integer, nullable=False),
    #: Who takes part, sorted, as a JSON list.
    Column("parties", Text, nullable=False),
    Index("ix_sorts_kind", "kind"),
)

#: Of which sort a record is, and its place in lists.
record_sorts = Table(
    "record_sorts",
    metadata,
    Column("number", ForeignKey("records.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("sort", ForeignKey("sorts.number"), nullable=False),
    Column("line", Plain, nullable=False),
    Index("ix_record_sorts_sort", "sort", "line", "number"),
    sqlite_with_rowid=False,
)

#: All that events tell of people who take part, but for the day (``attending.py``): each that is told of at all, once.
guises = Table(
    "guises",
    metadata,
    #: It follows from the other columns.
    Column("number", Long, primary_key=True, autoincrement=False),
    Column("name", Plain, nullable=False),
    Column("country", Plain),
    Column("office", Text),
    Column("rank", Integer),
    #: Of a contact that took place, on a day of which something is told: the rank of the highest official, 0 where none is
    #: given. Null for all other events.
    Column("level", Integer),
    #: What is known of the day: 0 the year, 1 a date without a year, 2 nothing.
    Column("dated", Integer, nullable=False),
    #: The parties to the event but his own country, sorted, as a JSON list.
    Column("met", Text, nullable=False),
    #: The names of those before him in the same event, of the same country, with a word of his name: who might be himself.
    Column("beside", Text, nullable=False),
    Index("ix_guises_name", "name", "country"),
)

#: Who takes part in an event, in which guise.
attendances = Table(
    "attendances",
    metadata,
    Column("number", ForeignKey("records.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    #: The place among the event's participants.
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("guise", ForeignKey("guises.number"), nullable=False),
    #: The event's place in lists, with its id; then the place among its participants, and its date.
    Column("at", Plain, nullable=False),
    Column("date", Plain),
    Index("ix_attendances_guise", "guise", "at", "date", "number"),
    sqlite_with_rowid=False,
)

#: What a figure says, so that figures can be compared without opening them.
figure_values = Table(
    "figure_values",
    metadata,
    Column("number", ForeignKey("records.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    #: Where the period is one calendar year.
    Column("year", Integer),
    Column("reporter", Plain),
    Column("partner", Plain),
    Column("currency", Plain),
    Column("value", Float, nullable=False),
    Column("sources", Integer, nullable=False),
    Index("ix_figure_values_year", "year", "reporter", "partner"),
)

#: The event or the figure with which a commitment ended: what a commitment quotes stands in the documents of that, too.
record_outcomes = Table(
    "record_outcomes",
    metadata,
    Column("number", ForeignKey("records.number", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    #: The id of its record.
    Column("outcome", Plain, nullable=False),
    Index("ix_record_outcomes_outcome", "outcome", "number"),
)

#: Which claims make a record, and why each was taken to tell of the same (score 0 to 1, reasons as a JSON list).
#: ``place`` is the claim's among those of its record, the plainest first: 0 is the one that the others joined.
record_claims = Table(
    "record_claims",
    metadata,
    Column("claim", ForeignKey("claims.number", ondelete="CASCADE"), primary_key=True),
    Column("record", ForeignKey("records.id", ondelete="CASCADE"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("score", Float),
    Column("reasons", Text),
    Index("ix_record_claims_record", "record", "place"),
)

#: What people decided: an append-only layer of its own. ``payload`` is the whole entry (``records/correction.py``).
corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", Plain, nullable=False, unique=True),
    Column("at", Plain, nullable=False),
    Column("action", Plain, nullable=False),
    #: Of an undo: the id of the entry that it takes back.
    Column("undoes", Plain, index=True),
    Column("payload", Text, nullable=False),
)

#: The claims that a correction is about, as they are found in this ledger now; derived from the entries' anchors, of
#: which ``place`` is the number. ``claim`` is null where the document isn't here, or its claim isn't found.
correction_claims = Table(
    "correction_claims",
    metadata,
    Column("correction", ForeignKey("corrections.number", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("document", Plain, nullable=False, index=True),
    Column("claim", ForeignKey("claims.number", ondelete="SET NULL"), index=True),
)

#: Records that a person rejected: kept, but in no list.
rejected = Table(
    "rejected",
    metadata,
    Column("record", ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
)

#: Ids of claims that a better reader no longer makes, or makes under another id, and the claim that stands for them.
aliases = Table(
    "aliases",
    metadata,
    Column("id", Plain, primary_key=True),
    Column("claim", ForeignKey("claims.number", ondelete="SET NULL"), index=True),
)

#: With what a document was read: the reader's version, the home country, and what was given beside the bytes (the
#: sidecar and ``--published``, as JSON); by these it can be read again.
readings = Table(
    "readings",
    metadata,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("reader", Plain, nullable=False),
    Column("home", Plain),
    Column("given", Text, nullable=False),
)
