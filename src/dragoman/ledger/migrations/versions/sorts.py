"""Records by their sort in a table of their own: partners are counted, and people of many events found, along one index."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

#: The kinds of record that are made anew afterwards: none.
REBUILDS = ()

#: The tables that are filled from the records afterwards.
FILLS = ("sorts", "record_sorts")


def upgrade() -> None:
    """Make the tables; ``refilling.py`` fills them."""
    plain = sa.String(collation="C") if op.get_bind().dialect.name == "postgresql" else sa.String()
    long = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "sorts",
        sa.Column("number", long, nullable=False, autoincrement=False),
        sa.Column("kind", plain, nullable=False),
        sa.Column("type", plain),
        sa.Column("status", plain),
        sa.Column("highest", sa.Integer, nullable=False),
        sa.Column("dated", sa.Integer, nullable=False),
        sa.Column("parties", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_sorts_kind", "sorts", ["kind"])
    op.create_table(
        "record_sorts",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("sort", long, nullable=False),
        sa.Column("line", plain, nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.ForeignKeyConstraint(["number"], ["records.number"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["sort"], ["sorts.number"]),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_record_sorts_sort", "record_sorts", ["sort", "line", "number"])
