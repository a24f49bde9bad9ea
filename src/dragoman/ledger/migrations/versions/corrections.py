"""What people correct, and with what each document was read."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

#: The kinds of record that are made anew afterwards, because claims are looked for or fused in another way.
REBUILDS = ()


def upgrade() -> None:
    """Add the layer of corrections, rejected records, aliases, and the circumstances of reading."""
    op.create_table(
        "corrections",
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("undoes", sa.String),
        sa.Column("payload", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_corrections"),
        sa.UniqueConstraint("id", name="uq_corrections_id"),
    )
    op.create_index("ix_corrections_undoes", "corrections", ["undoes"])
    op.create_table(
        "correction_claims",
        sa.Column("correction", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("claim", sa.Integer),
        sa.PrimaryKeyConstraint("correction", "place", name="pk_correction_claims"),
        sa.ForeignKeyConstraint(
            ["correction"], ["corrections.number"], "fk_correction_claims_correction", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["claim"], ["claims.number"], "fk_correction_claims_claim", ondelete="SET NULL"
        ),
    )
    op.create_index("ix_correction_claims_claim", "correction_claims", ["claim"])
    op.create_index("ix_correction_claims_document", "correction_claims", ["document"])
    op.create_table(
        "rejected",
        sa.Column("record", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("record", name="pk_rejected"),
        sa.ForeignKeyConstraint(["record"], ["records.id"], "fk_rejected_record", ondelete="CASCADE"),
    )
    op.create_table(
        "aliases",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("claim", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_aliases"),
        sa.ForeignKeyConstraint(["claim"], ["claims.number"], "fk_aliases_claim", ondelete="SET NULL"),
    )
    op.create_index("ix_aliases_claim", "aliases", ["claim"])
    op.create_table(
        "readings",
        sa.Column("document", sa.String, nullable=False),
        sa.Column("reader", sa.String, nullable=False),
        sa.Column("home", sa.String),
        sa.Column("given", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("document", name="pk_readings"),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], "fk_readings_document", ondelete="CASCADE"),
    )
