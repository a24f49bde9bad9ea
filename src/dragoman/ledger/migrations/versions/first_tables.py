"""The first tables, frozen as they were: what ``schema.py`` says today may have moved on."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

#: The kinds of record that are made anew afterwards, because claims are looked for or fused in another way.
REBUILDS = ("event", "figure", "commitment", "statement")

TABLES = (
    """
    CREATE TABLE documents (
        id VARCHAR NOT NULL,
        sha256 VARCHAR(64) NOT NULL,
        published VARCHAR,
        payload TEXT NOT NULL,
        sketch BLOB NOT NULL,
        CONSTRAINT pk_documents PRIMARY KEY (id),
        CONSTRAINT uq_documents_sha256 UNIQUE (sha256)
    )
    """,
    """
    CREATE INDEX ix_documents_published ON documents (published)
    """,
    """
    CREATE TABLE records (
        id VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        type VARCHAR,
        status VARCHAR,
        date VARCHAR,
        date_first VARCHAR,
        date_last VARCHAR,
        sequence VARCHAR NOT NULL,
        venue TEXT,
        venue_country VARCHAR,
        confidence FLOAT NOT NULL,
        words TEXT NOT NULL,
        born INTEGER NOT NULL,
        payload TEXT NOT NULL,
        CONSTRAINT pk_records PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX ix_records_kind_date ON records (kind, date_first, date_last)
    """,
    """
    CREATE INDEX ix_records_kind_type ON records (kind, type, status)
    """,
    """
    CREATE TABLE settings (
        "key" VARCHAR NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_settings PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE claims (
        number INTEGER NOT NULL,
        id VARCHAR NOT NULL,
        document VARCHAR NOT NULL,
        kind VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        payload TEXT NOT NULL,
        reader VARCHAR NOT NULL,
        block INTEGER NOT NULL,
        event INTEGER,
        CONSTRAINT pk_claims PRIMARY KEY (number),
        CONSTRAINT uq_claims_document_kind_position UNIQUE (document, kind, position),
        CONSTRAINT uq_claims_id UNIQUE (id),
        CONSTRAINT fk_claims_document FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE,
        CONSTRAINT fk_claims_event FOREIGN KEY(event) REFERENCES claims (number) ON DELETE SET NULL
    )
    """,
    """
    CREATE INDEX ix_claims_block ON claims (block)
    """,
    """
    CREATE INDEX ix_claims_event ON claims (event)
    """,
    """
    CREATE TABLE contents (
        document VARCHAR NOT NULL,
        text TEXT NOT NULL,
        raw BLOB,
        encoding VARCHAR,
        CONSTRAINT pk_contents PRIMARY KEY (document),
        CONSTRAINT fk_contents_document FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE TABLE passages (
        number INTEGER NOT NULL,
        document VARCHAR NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        CONSTRAINT pk_passages PRIMARY KEY (number),
        CONSTRAINT fk_passages_document FOREIGN KEY(document) REFERENCES documents (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_passages_document ON passages (document)
    """,
    """
    CREATE TABLE record_parties (
        record VARCHAR NOT NULL,
        party VARCHAR NOT NULL,
        CONSTRAINT pk_record_parties PRIMARY KEY (record, party),
        CONSTRAINT fk_record_parties_record FOREIGN KEY(record) REFERENCES records (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_record_parties_party ON record_parties (party, record)
    """,
    """
    CREATE TABLE record_people (
        record VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        CONSTRAINT pk_record_people PRIMARY KEY (record, name),
        CONSTRAINT fk_record_people_record FOREIGN KEY(record) REFERENCES records (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_record_people_name ON record_people (name, record)
    """,
    """
    CREATE TABLE record_topics (
        record VARCHAR NOT NULL,
        topic VARCHAR NOT NULL,
        CONSTRAINT pk_record_topics PRIMARY KEY (record, topic),
        CONSTRAINT fk_record_topics_record FOREIGN KEY(record) REFERENCES records (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_record_topics_topic ON record_topics (topic, record)
    """,
    """
    CREATE TABLE claim_keys (
        number INTEGER NOT NULL,
        claim INTEGER NOT NULL,
        "key" VARCHAR NOT NULL,
        wide INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        CONSTRAINT pk_claim_keys PRIMARY KEY (number),
        CONSTRAINT fk_claim_keys_claim FOREIGN KEY(claim) REFERENCES claims (number) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_claim_keys_claim ON claim_keys (claim)
    """,
    """
    CREATE INDEX ix_claim_keys_search ON claim_keys ("key", wide, first, last, claim)
    """,
    """
    CREATE TABLE record_claims (
        claim INTEGER NOT NULL,
        record VARCHAR NOT NULL,
        score FLOAT,
        reasons TEXT,
        CONSTRAINT pk_record_claims PRIMARY KEY (claim),
        CONSTRAINT fk_record_claims_claim FOREIGN KEY(claim) REFERENCES claims (number) ON DELETE CASCADE,
        CONSTRAINT fk_record_claims_record FOREIGN KEY(record) REFERENCES records (id) ON DELETE CASCADE
    )
    """,
    """
    CREATE INDEX ix_record_claims_record ON record_claims (record)
    """,
    """
    CREATE VIEW passage_texts AS
    SELECT p.number AS number, substr(c.text, p.start + 1, p."end" - p.start) AS text
    FROM passages AS p JOIN contents AS c ON c.document = p.document
    """,
    """
    CREATE VIRTUAL TABLE passage_index USING fts5(
        text, content='passage_texts', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
    )
    """,
)


def upgrade() -> None:
    """Make all tables of the first ledger."""
    for statement in TABLES:
        op.execute(statement)
