"""The tables of a ledger, in terms that any SQL database knows. What only SQLite can do is in ``sqlite.py``.

Claims (what one document says) are written once and never changed. Records are derived: they can be computed again
from the claims at any time. ``claim_keys`` bound that work: two claims that could belong to one record meet under a
key, so adding a document looks at the surroundings of its claims and at nothing else.

Text columns that hold JSON are the records' own ``model_dump_json``. Days are ISO 8601 (``2015-03-18``), so that
they sort as text.
"""

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

#: The Alembic revision that these tables stand at.
HEAD = "0003"

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: Facts about the ledger itself: ``home`` (alpha-3), ``run`` (how many times something was added by a program).
settings = Table(
    "settings",
    metadata,
    Column("key", String, primary_key=True),
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
    Column("id", String, primary_key=True),
    Column("sha256", String(64), nullable=False, unique=True),
    Column("published", String, index=True),
    Column("payload", Text, nullable=False),
    #: The document's wording as a bottom-k sketch (see ``merging/voices.py``); tells copies of one story apart.
    Column("sketch", LargeBinary, nullable=False),
)

#: What is large is kept apart, so that lists of documents never read it.
contents = Table(
    "contents",
    metadata,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
    #: The source's bytes, compressed by zlib, and the encoding in which they were read.
    Column("raw", LargeBinary),
    Column("encoding", String),
)

#: The article's passages as [start, end) of the stored source text.
passages = Table(
    "passages",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String, nullable=False),
    #: The place of the claim among the claims of its kind in its document.
    Column("position", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    #: The version of the reader that made the claim.
    Column("reader", String, nullable=False),
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
    Column("key", String, nullable=False),
    Column("level", Integer, nullable=False),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Index("ix_claim_keys_search", "key", "level", "first", "last", "claim"),
)

records = Table(
    "records",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    #: Kind of event, or the indicator of a figure.
    Column("type", String),
    #: Status of an event, state of a commitment, role of a figure, stance of a statement.
    Column("status", String),
    Column("date", String),
    Column("date_first", String),
    Column("date_last", String),
    #: The order of telling, for records of one day: publication, document, position of the first claim.
    Column("sequence", String, nullable=False),
    Column("venue", Text),
    Column("venue_country", String),
    Column("confidence", Float, nullable=False),
    #: All that a search for words should find, case-folded and without accents.
    Column("words", Text, nullable=False),
    #: The run that first gave this id out; the oldest id survives a merge.
    Column("born", Integer, nullable=False),
    Column("payload", Text, nullable=False),
    Index("ix_records_kind_date", "kind", "date_first", "date_last"),
    Index("ix_records_kind_type", "kind", "type", "status"),
)

record_parties = Table(
    "record_parties",
    metadata,
    Column("record", ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    Column("party", String, primary_key=True),
    Index("ix_record_parties_party", "party", "record"),
)

record_people = Table(
    "record_people",
    metadata,
    Column("record", ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    #: The name, case-folded and without accents.
    Column("name", String, primary_key=True),
    Index("ix_record_people_name", "name", "record"),
)

record_topics = Table(
    "record_topics",
    metadata,
    Column("record", ForeignKey("records.id", ondelete="CASCADE"), primary_key=True),
    Column("topic", String, primary_key=True),
    Index("ix_record_topics_topic", "topic", "record"),
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
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("at", String, nullable=False),
    Column("action", String, nullable=False),
    #: Of an undo: the id of the entry that it takes back.
    Column("undoes", String, index=True),
    Column("payload", Text, nullable=False),
)

#: The claims that a correction is about, as they are found in this ledger now; derived from the entries' anchors, of
#: which ``place`` is the number. ``claim`` is null where the document isn't here, or its claim isn't found.
correction_claims = Table(
    "correction_claims",
    metadata,
    Column("correction", ForeignKey("corrections.number", ondelete="CASCADE"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("document", String, nullable=False, index=True),
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
    Column("id", String, primary_key=True),
    Column("claim", ForeignKey("claims.number", ondelete="SET NULL"), index=True),
)

#: With what a document was read: the reader's version, the home country, and what was given beside the bytes (the
#: sidecar and ``--published``, as JSON); by these it can be read again.
readings = Table(
    "readings",
    metadata,
    Column("document", ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("reader", String, nullable=False),
    Column("home", String),
    Column("given", Text, nullable=False),
)
