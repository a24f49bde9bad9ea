"""Claims are found by neighbourhood: no blocks, windows filed by their width, the place of a claim in its record."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

#: The kinds of record that are made anew afterwards, because claims are looked for or fused in another way.
REBUILDS = ("event", "figure", "commitment", "statement")

STATEMENTS = (
    "DROP INDEX ix_claims_block",
    "ALTER TABLE claims DROP COLUMN block",
    "DROP TABLE claim_keys",
    """
    CREATE TABLE claim_keys (
        number INTEGER NOT NULL,
        claim INTEGER NOT NULL,
        "key" VARCHAR NOT NULL,
        level INTEGER NOT NULL,
        first INTEGER NOT NULL,
        last INTEGER NOT NULL,
        CONSTRAINT pk_claim_keys PRIMARY KEY (number),
        CONSTRAINT fk_claim_keys_claim FOREIGN KEY(claim) REFERENCES claims (number) ON DELETE CASCADE
    )
    """,
    "CREATE INDEX ix_claim_keys_claim ON claim_keys (claim)",
    'CREATE INDEX ix_claim_keys_search ON claim_keys ("key", level, first, last, claim)',
    "ALTER TABLE record_claims RENAME TO earlier_claims",
    "DROP INDEX ix_record_claims_record",
    """
    CREATE TABLE record_claims (
        claim INTEGER NOT NULL,
        record VARCHAR NOT NULL,
        place INTEGER NOT NULL,
        score FLOAT,
        reasons TEXT,
        CONSTRAINT pk_record_claims PRIMARY KEY (claim),
        CONSTRAINT fk_record_claims_claim FOREIGN KEY(claim) REFERENCES claims (number) ON DELETE CASCADE,
        CONSTRAINT fk_record_claims_record FOREIGN KEY(record) REFERENCES records (id) ON DELETE CASCADE
    )
    """,
    "INSERT INTO record_claims SELECT claim, record, 0, score, reasons FROM earlier_claims",
    "DROP TABLE earlier_claims",
    "CREATE INDEX ix_record_claims_record ON record_claims (record, place)",
)


def upgrade() -> None:
    """Change the tables; what stands in them is made anew by ``rebuilding.py``."""
    for statement in STATEMENTS:
        op.execute(statement)
